"""Tables of an OpenDocument text: which cells span others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from accounted.intake.office.body import Body
from accounted.intake.office.grid import Region
from accounted.intake.office.tables import WIDEST_SPAN, mostly_cells
from accounted.intake.office.xml import attribute, local
from accounted.intake.prose import LONGEST_CELL

_CELLS = ("table-cell", "covered-table-cell")


def rows_of(table: Any) -> Iterator[list[Any]]:
    """The cells of each row, without those of tables inside."""
    for row in table.iter():
        if local(row) == "table-row" and next(it for it in row.iterancestors() if local(it) == "table") is table:
            yield [cell for cell in row if local(cell) in _CELLS]


def sets_out(table: Any) -> bool:
    """Whether a table sets out figures or names: several rows and columns of short cells, few with a table inside."""
    rows = list(rows_of(table))
    if len(rows) < 2 or max(sum(_number(it, "number-columns-repeated") for it in row) for row in rows) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    within = [sum(local(it) == "table" for it in cell.iter()) for cell in cells]
    if any(within):
        short = ["".join(cell.itertext()) for cell, count in zip(cells, within, strict=True) if not count]
        deeper = sum(within) - len(list(inside(table)))
        if deeper or not mostly_cells(short, sum(map(bool, within))):
            return False
    return all(sum(map(len, cell.itertext())) <= LONGEST_CELL for cell in cells)


def inside(table: Any) -> Iterator[Any]:
    """The tables that stand in its cells themselves; they are written behind it."""
    for row in rows_of(table):
        yield from (child for cell in row for child in cell if local(child) == "table")


def grid_of(table: Any, written: Callable[[Any], Body]) -> tuple[list[list[Body | None]], list[Region]]:
    """The cells of a table, each written by itself, None where one is covered; and the regions of merged ones."""
    grid: list[list[Body | None]] = []
    regions: list[Region] = []
    for row in rows_of(table):
        number, cells = len(grid), list[Body | None]()
        for cell in row:
            column, times = len(cells), _number(cell, "number-columns-repeated")
            wide, deep = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
            if wide > 1 or deep > 1:
                regions.append(Region(number, column, number + deep - 1, column + wide - 1))
            cells += [written(cell) if local(cell) == _CELLS[0] else None for _ in range(times)]
        while cells and (cells[-1] is None or (not cells[-1].prose.text and not cells[-1].struck)):
            cells.pop()
        if cells:
            grid.append(cells)
    return grid, regions


def _number(element: Any, name: str) -> int:
    written = attribute(element, name) or "1"
    return min(max(int(written), 1), WIDEST_SPAN) if written.isascii() and written.isdigit() else 1
