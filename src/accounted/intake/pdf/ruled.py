"""The ruled tables of a page as blocks: each word in the cell in which it stands, merged labels where they reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.intake.pdf.grids import Grid
from accounted.intake.pdf.pieces import Block, Piece, Stretch
from accounted.intake.prose import LONGEST_CELL, is_number, is_sentence

Cells = dict[tuple[int, int], Stretch]
Row = list[Stretch | None]
_MOST_HEADINGS = 4


def ruled(stretches: Sequence[Stretch], grids: Sequence[Grid]) -> list[tuple[list[Stretch], list[Block]]]:
    """A page from top to bottom: what stands above a ruled table, with its blocks; then what is left, with none.

    A grid that lays out the page instead, or stands beside other words, is no table: its words stay among the others.
    """
    found: list[tuple[list[Stretch], list[Block]]] = []
    rest = list(stretches)
    for grid in grids:
        inside = [it for it in rest if is_inside(it, grid)]
        cells = _cells(inside, grid)
        beside = any(_overlaps(it, grid) for it in rest if not is_inside(it, grid))
        if beside or not _is_table(cells):
            continue
        outside = [it for it in rest if not is_inside(it, grid)]
        above = [it for it in outside if it.box.bottom <= grid.box.top + 1]
        found.append((above, _blocks(cells, grid)))
        rest = [it for it in outside if it.box.bottom > grid.box.top + 1]
    return [*found, (rest, [])]


def _middle(piece: Piece) -> tuple[float, float]:
    return (piece.box.left + piece.box.right) / 2, (piece.box.top + piece.box.bottom) / 2


def is_inside(it: Stretch, grid: Grid) -> bool:
    """Whether all words of a stretch stand in cells of a grid."""
    return all(grid.cell(*_middle(piece)) is not None for piece in it.pieces)


def _overlaps(it: Stretch, grid: Grid) -> bool:
    """Whether a stretch stands beside a grid, or half in it."""
    middle = (it.box.top + it.box.bottom) / 2
    return grid.box.top < middle < grid.box.bottom


def _cells(inside: Sequence[Stretch], grid: Grid) -> Cells:
    """The words of each cell, line after line; a stretch that runs through a rule is parted there."""
    parts: dict[tuple[int, int], list[Stretch]] = {}
    for it in inside:
        for cell, part in _parted(it, grid):
            parts.setdefault(cell, []).append(part)
    return {cell: Stretch(tuple(_in_order(those))) for cell, those in parts.items()}


def _parted(it: Stretch, grid: Grid) -> Iterator[tuple[tuple[int, int], Stretch]]:
    at, run = None, list[Piece]()
    for piece in it.pieces:
        here = grid.cell(*_middle(piece))
        if run and here != at:
            if at is not None:
                yield at, Stretch(tuple(run))
            run = []
        at = here
        run.append(piece)
    if run and at is not None:
        yield at, Stretch(tuple(run))


def _in_order(parts: list[Stretch]) -> Iterator[Piece]:
    """The words of a cell: its lines from top to bottom, a line as its letters run."""
    lines: list[list[Stretch]] = []
    for it in sorted(parts, key=lambda one: one.box.top + one.box.bottom):
        if lines and it.box.top < (lines[-1][0].box.top + lines[-1][0].box.bottom) / 2:
            lines[-1].append(it)
        else:
            lines.append([it])
    for line in lines:
        leftward = sum(it.leftward for it in line) * 2 > len(line)
        for it in sorted(line, key=lambda one: -one.box.right if leftward else one.box.left):
            yield it.pieces[0]._replace(glued=False)
            yield from it.pieces[1:]


def _is_table(cells: Cells) -> bool:
    """Whether cells set something out, rather than laying out a page or a form of one line."""
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    return len(rows) > 1 and len(columns) > 1 and all(len(it.text) <= LONGEST_CELL for it in cells.values())


def _blocks(cells: Cells, grid: Grid) -> list[Block]:
    """The table, after the lines above its headings; headings of several rows are joined into one."""
    height, width = grid.size
    leftward = sum(it.leftward for it in cells.values()) * 2 > len(cells)
    order = range(width - 1, -1, -1) if leftward else range(width)
    rows = [(row, [_at(cells, grid, row, column) for column in order]) for row in range(height)]
    filled = [(row, laid) for row, laid in rows if any(laid)]
    titles: list[Block] = []
    while len(filled) > 2 and len(list(_once(filled[0][1]))) == 1:
        titles += [Block((it,)) for it in _once(filled.pop(0)[1])]
    depth = _depth(filled, grid)
    head = [_joined([laid[i] for _, laid in filled[:depth]]) for i in range(width)]
    body = [head, *(laid for _, laid in filled[depth:])]
    kept = [i for i in range(width) if any(row[i] for row in body)]
    lines = tuple(Stretch(tuple(piece for it in _once(row) for piece in it.pieces)) for row in body)
    return [*titles, Block(lines, "table", tuple(tuple(row[i] for i in kept) for row in body))]


def _depth(filled: Sequence[tuple[int, Row]], grid: Grid) -> int:
    """How many rows the headings take: as many as one of the first row reaches over, two where one spans columns."""
    row, laid = filled[0]
    if any(it is not None and is_number(it.text) for it in laid):
        return 1
    columns = range(grid.size[1])
    below = [sum(grid.first[other, column] == (row, column) for other, _ in filled) for column in columns]
    spread = any(grid.first[row, column] == (row, column - 1) for column in columns if column)
    most = max(max(below, default=1), 2 if spread else 1)
    words = next((i for i, (_, it) in enumerate(filled[:most]) if any(one and is_number(one.text) for one in it)), most)
    return max(min(words, _MOST_HEADINGS, len(filled) - 1), 1)


def _joined(parts: Row) -> Stretch | None:
    """The heading of a column from the top down, each part once."""
    pieces = [piece for it in dict.fromkeys(it for it in parts if it) for piece in it.pieces]
    return Stretch(tuple(pieces)) if pieces else None


def _once(row: Sequence[Stretch | None]) -> Iterator[Stretch]:
    before = None
    for it in row:
        if it is not None and it is not before:
            yield it
        before = it or before


def _at(cells: Cells, grid: Grid, row: int, column: int) -> Stretch | None:
    """What stands in a cell: a label in every cell that it reaches, a number or a sentence in the first alone."""
    first = grid.first[row, column]
    words = cells.get(first)
    if words is None or first == (row, column):
        return words
    return None if is_number(words.text) or is_sentence(words.text) else words
