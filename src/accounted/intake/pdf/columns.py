"""The stretches of a page in reading order: columns told from tables, lines from rows of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accounted.intake.pdf.pieces import Stretch
from accounted.intake.prose import is_number

_LEAST_LINES = 4
_LEAST_LETTERS = 18
_MOST_CROSSING = 0.3
_MOST_CELL_LETTERS = 40
_DEEPEST = 4
_SPACE = 0.4
"""Of the height of a line: the widest space between two words of one column."""

_MOST_PLACES_TRIED, _MOST_PLACES_WEIGHED = 2_000, 40


class Row(NamedTuple):
    """What stands side by side in one line, in reading order."""

    parts: tuple[Stretch, ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(part.box.top for part in self.parts)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(part.box.bottom for part in self.parts)

    @property
    def line(self) -> Stretch:
        """All its words as one line."""
        return Stretch(tuple(piece for part in self.parts for piece in part.pieces))


Region = list[Row]


def regions(stretches: Sequence[Stretch], depth: int = 0) -> Iterator[Region]:
    """The columns of a page in reading order, each as its rows from top to bottom.

    Where columns run to the left, the one on the right comes first.
    """
    if not stretches:
        return
    gutter = _gutter(stretches) if depth < _DEEPEST else None
    if gutter is None:
        yield rows(stretches)
        return
    stretches = [half for it in stretches for half in _cut_at(it, gutter)]
    leftward = sum(it.leftward for it in stretches) * 2 > len(stretches)
    for crossing, band in _bands(stretches, gutter):
        if crossing:
            yield rows(band)
            continue
        sides = ([it for it in band if _middle(it) < gutter], [it for it in band if _middle(it) >= gutter])
        for side in reversed(sides) if leftward else sides:
            yield from regions(side, depth + 1)


def rows(stretches: Sequence[Stretch]) -> Region:
    """The stretches as rows, from top to bottom; those of one row in reading order."""
    found: list[list[Stretch]] = []
    for it in sorted(stretches, key=lambda one: (one.box.top + one.box.bottom) / 2):
        if found and _beside(found[-1], it):
            found[-1].append(it)
        else:
            found.append([it])
    return [Row(tuple(_across(row))) for row in found]


def _across(row: list[Stretch]) -> list[Stretch]:
    leftward = sum(it.leftward for it in row) * 2 > len(row)
    return sorted(row, key=lambda it: -it.box.right if leftward else it.box.left)


def _beside(row: list[Stretch], it: Stretch) -> bool:
    """Whether a stretch stands in that row: most of its height does, and nobody there stands in its place."""
    last = row[-1].box
    overlap = min(last.bottom, it.box.bottom) - max(last.top, it.box.top)
    clear = all(it.box.left >= one.box.right - 1 or it.box.right <= one.box.left + 1 for one in row)
    return clear and overlap > 0.5 * min(last.bottom - last.top, it.box.bottom - it.box.top)


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """Where between two columns of running text a line could be drawn from top to bottom, or None."""
    left, right = min(it.box.left for it in stretches), max(it.box.right for it in stretches)
    if right - left < 100 or len(stretches) < 2 * _LEAST_LINES:
        return None
    edges = {round(edge, 1) for it in stretches for run in _runs(it) for edge in (run[0] - 1, run[1] + 1)}
    runs = [run for it in stretches for run in _runs(it)]
    inner = sorted(x for x in edges if left + 0.15 * (right - left) < x < right - 0.15 * (right - left))
    crossed = {x: sum(run[0] < x < run[1] for run in runs) for x in inner[:_MOST_PLACES_TRIED]}
    for x in sorted(crossed, key=lambda x: (crossed[x], abs(x - (left + right) / 2)))[:_MOST_PLACES_WEIGHED]:
        if crossed[x] > _MOST_CROSSING * len(stretches):
            return None
        if _parts_prose([half for it in stretches for half in _cut_at(it, x)], x):
            return x
    return None


def _runs(it: Stretch) -> list[tuple[float, float]]:
    """The extents of a stretch's words, those with no more than a usual space between them as one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((piece.box.left, piece.box.right) for piece in it.pieces):
        if found and left - found[-1][1] < _SPACE * it.size:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _cut_at(it: Stretch, x: float) -> list[Stretch]:
    """A stretch in two where it has a gap there, else whole."""
    if not it.box.left < x < it.box.right or any(left < x < right for left, right in _runs(it)):
        return [it]
    sides = (
        [piece for piece in it.pieces if piece.box.right <= x],
        [piece for piece in it.pieces if piece.box.right > x],
    )
    return [Stretch(tuple(side)) for side in (sides[::-1] if it.leftward else sides)]


def _parts_prose(stretches: Sequence[Stretch], x: float) -> bool:
    """Whether on both sides of a line stands running text, side by side, rather than cells of a table."""
    sides = ([it for it in stretches if it.box.right <= x], [it for it in stretches if it.box.left >= x])
    if any(len(side) < _LEAST_LINES for side in sides):
        return False
    letters = [sorted(len(it.text) for it in side)[len(side) // 2] for side in sides]
    tops = [(min(it.box.top for it in side), max(it.box.bottom for it in side)) for side in sides]
    together = min(tops[0][1], tops[1][1]) - max(tops[0][0], tops[1][0])
    clear = min(it.box.left for it in sides[1]) - max(it.box.right for it in sides[0])
    size = sorted(it.size for it in stretches)[len(stretches) // 2]
    return min(letters) >= _LEAST_LETTERS and together > 3 * size and clear > 0.5 * size


def _bands(stretches: Sequence[Stretch], x: float) -> Iterator[tuple[bool, list[Stretch]]]:
    """The page from top to bottom, parted where something stands across the line between the columns."""
    crossing = rows([it for it in stretches if it.box.left < x < it.box.right])
    rest = [it for it in stretches if not it.box.left < x < it.box.right]
    for row in crossing:
        above = [it for it in rest if (it.box.top + it.box.bottom) / 2 < row.top]
        rest = [it for it in rest if (it.box.top + it.box.bottom) / 2 >= row.top]
        if above:
            yield False, above
        beside = [it for it in rest if (it.box.top + it.box.bottom) / 2 < row.bottom]
        rest = [it for it in rest if (it.box.top + it.box.bottom) / 2 >= row.bottom]
        yield True, [*row.parts, *beside]
    if rest:
        yield False, rest


def _middle(it: Stretch) -> float:
    return (it.box.left + it.box.right) / 2


def tables(region: Region) -> Iterator[tuple[bool, Region, list[tuple[float, float]]]]:
    """The rows of a column in order, those that make up a table together, with the extents of its columns."""
    start = 0
    while start < len(region):
        end, columns = _table_from(region, start)
        if _is_table(region[start:end]):
            yield True, region[start:end], columns
            start = end
            continue
        stop = start + 1
        while stop < len(region) and not _is_table(region[stop : _table_from(region, stop)[0]]):
            stop += 1
        yield False, region[start:stop], []
        start = stop


def _is_table(part: Region) -> bool:
    """Whether rows are enough to be a table: three, or two with figures or many columns."""
    cells = [cell for row in part for cell in row.parts]
    telling = any(is_number(cell.text) for cell in cells) or len(cells) > 2 * len(part)
    return len(part) > 2 or (len(part) == 2 and telling)


def _table_from(region: Region, start: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the table that begins at a row ends, and the extents of its columns; the row itself when there is none."""
    if len(region[start].parts) < 2 or not _short(region[start]):
        return start, []
    columns = sorted((part.box.left, part.box.right) for part in region[start].parts)
    end = start + 1
    while end < len(region):
        row = region[end]
        if not _short(row) or row.top - region[end - 1].bottom > 3 * row.parts[0].size:
            break
        if len(row.parts) < 2 and (end + 1 == len(region) or len(region[end + 1].parts) < 2):
            break
        wider = _with(columns, row)
        if wider is None:
            break
        columns, end = wider, end + 1
    return end, columns


def _short(row: Row) -> bool:
    return all(len(part.text) <= _MOST_CELL_LETTERS for part in row.parts)


def _with(columns: list[tuple[float, float]], row: Row) -> list[tuple[float, float]] | None:
    """The columns, widened by the cells of a row; None when a cell stands across two of them."""
    wider = list(columns)
    for part in row.parts:
        touched = [i for i, (left, right) in enumerate(wider) if part.box.left < right and left < part.box.right]
        if len(touched) > 1:
            return None
        if touched:
            left, right = wider[touched[0]]
            wider[touched[0]] = (min(left, part.box.left), max(right, part.box.right))
        else:
            wider.append((part.box.left, part.box.right))
    return sorted(wider)
