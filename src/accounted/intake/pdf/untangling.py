"""Lines that a file draws out of order put together again.

A program that takes the letters of one script from another font often writes these after the others of the line: all
words, then all numbers and commas. Each such part comes as a stretch of its own, with holes where the others stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from accounted.intake.pdf.pieces import Piece, Stretch

WIDE_GAP = 1.0
"""Of the height of a line: what stands further apart stands in another column."""

_WORD_GAP = 0.4
_GLUED = 0.12
"""Of the height of a line: the widest gap between two words of a column, and between the parts of one word."""

_MOST_IN_A_LINE = 400


def untangled(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The same stretches, those of one line that stand in each other's holes, or next to each other, put together."""
    return [it for line in _lines(stretches) for it in _put_together(line)]


def _lines(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Stretches that stand in one line and came one after the other."""
    line: list[Stretch] = []
    for it in stretches:
        if line and (len(line) == _MOST_IN_A_LINE or not _in_one_line(line[0], it)):
            yield line
            line = []
        line.append(it)
    if line:
        yield line


def _in_one_line(first: Stretch, it: Stretch) -> bool:
    one, other = first.box, it.box
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.6 * min(one.bottom - one.top, other.bottom - other.top)


def _put_together(line: list[Stretch]) -> list[Stretch]:
    if len(line) < 2 or _stands_in_order(line):
        return line
    pieces = [(piece, number) for number, it in enumerate(line) for piece in it.pieces]
    leftward = sum(it.leftward for it in line) * 2 > len(line)
    pieces.sort(key=lambda one: -one[0].box.right if leftward else one[0].box.left)
    if any(_overlap(one, other) for (one, _), (other, _) in pairwise(pieces)):
        return line  # drawn over each other, as shadows are
    found: list[list[Piece]] = [[pieces[0][0]._replace(glued=False)]]
    for (before, of_before), (piece, of_piece) in pairwise(pieces):
        height = max(piece.box.bottom - piece.box.top, 1)
        gap = before.box.left - piece.box.right if leftward else piece.box.left - before.box.right
        if gap > (WIDE_GAP if of_before == of_piece else _WORD_GAP) * height:  # cells of a table stay apart
            found.append([piece._replace(glued=False)])
        else:
            found[-1].append(piece._replace(glued=gap < _GLUED * height))
    return [Stretch(tuple(part)) for part in found]


def _stands_in_order(line: list[Stretch]) -> bool:
    """Whether the stretches stand apart, as cells and columns do."""
    ordered = sorted((it.box for it in line), key=lambda box: box.left)
    height = max(it.size for it in line)
    return all(after.left - before.right > _WORD_GAP * height for before, after in pairwise(ordered))


def _overlap(one: Piece, other: Piece) -> bool:
    shared = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    narrow = min(one.box.right - one.box.left, other.box.right - other.box.left)
    return shared > 0.5 * max(narrow, 0.1)
