"""A table in its place in a text: rows and cells around the words, what parts them hidden, nothing left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from accounted.model.table import Cell, Table
from accounted.web.spans import Stretch

_SPAN = Markup("</span>")
_BETWEEN = Markup('<span class="between">')


def framed(tables: Sequence[Table]) -> Iterator[Stretch]:
    """The elements of each table: the table, its rows, its cells, and the signs between them."""
    taken = False
    for table in tables:
        rows = [row for row in table.rows if row and row[0].start < row[-1].end]
        if not rows:
            continue
        yield _element(rows[0][0].start, rows[-1][-1].end, Markup('<span class="grid" role="table">'), 0)
        for number, row in enumerate(rows, 1):
            head = table.header and number == 1
            name = Markup(' id="row-{}"').format(row[0].row) if not taken else Markup("")
            opened = Markup('<span class="grid-row{}" role="row"{}>').format(" head" if head else "", name)
            yield _element(row[0].start, row[-1].end, opened, 1)
            role = "columnheader" if head else "cell"
            for cell in row:
                if cell.start < row[-1].end:  # an empty one at the end would stand behind its row
                    yield _element(cell.start, cell.end, Markup('<span class="grid-cell" role="{}">').format(role), 2)
        for before, after in pairwise([cell for row in rows for cell in row]):
            if before.end < after.start:
                yield _element(before.end, after.start, _BETWEEN, 2)
        taken = True


def _element(start: int, end: int, opened: Markup, rank: int) -> Stretch:
    return Stretch(start, end, opened, opened, _SPAN, rank)


def cuts(tables: Iterable[Table]) -> list[int]:
    """Where a mark must be parted so that no cell is."""
    cells: Iterator[Cell] = (cell for table in tables for row in table.rows for cell in row)
    return sorted({place for cell in cells for place in (cell.start, cell.end)})


def parted(start: int, end: int, at: Sequence[int]) -> list[tuple[int, int]]:
    """A stretch in pieces, each inside a cell or between two."""
    places = [start, *at[bisect_right(at, start) : bisect_left(at, end)], end]
    return list(pairwise(places))
