"""Tables of a Word document: which cells span others, and which rows and cells were struck out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from accounted.intake.office.body import Body, all_at
from accounted.intake.office.grid import Region
from accounted.intake.office.tables import WIDEST_SPAN, mostly_cells, write_table
from accounted.intake.office.xml import attribute, local
from accounted.intake.prose import LONGEST_CELL

Add = Callable[[Any, Body], None]
"""Writes what an element holds into a text."""


def write(table: Any, body: Body, add: Add) -> None:
    """Write a table into the body; what only lays out a page is written cell by cell."""
    if _sets_out(table):
        write_table(body, *_grid_of(table, body, add))
        for inner in _inside(table, struck=False):
            write(inner, body, add)
        return
    for row in _own(table.iter(), "tr", table):
        struck = _property(row, "trPr", "del")
        for cell in _own(row.iter(), "tc", row):
            gone = _property(cell, "tcPr", "cellDel") if struck is None else struck
            if gone is not None:
                body.take(_written(cell, body, gone, add, whole=True), all_at(body.prose.length))
                continue
            for child in cell:
                if local(child) != "tcPr":
                    add(child, body)


def _sets_out(table: Any) -> bool:
    """Whether a table sets out figures or names: several rows and columns of short cells, few with a table inside."""
    rows = [list(_own(row.iter(), "tc", row)) for row in _own(table.iter(), "tr", table)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    within = [sum(local(it) == "tbl" for it in cell.iter()) for cell in cells]
    if any(within):
        short = ["".join(cell.itertext()) for cell, count in zip(cells, within, strict=True) if not count]
        deeper = sum(within) - len(list(_inside(table)))
        if deeper or not mostly_cells(short, sum(map(bool, within))):
            return False
    return all(sum(map(len, cell.itertext())) <= LONGEST_CELL for cell in cells)


def _inside(table: Any, struck: bool = True) -> Iterator[Any]:
    """The tables that stand in its cells themselves; they are written behind it, but with what was struck out."""
    for row in _own(table.iter(), "tr", table):
        for cell in _own(row.iter(), "tc", row):
            gone = _property(row, "trPr", "del"), _property(cell, "tcPr", "cellDel")
            if struck or gone == (None, None):
                yield from (child for child in cell if local(child) == "tbl")


def _grid_of(table: Any, around: Body, add: Add) -> tuple[list[list[Body | None]], list[Region]]:
    """The cells of a table, each written by itself, None where one is covered; and the regions of merged ones."""
    grid: list[list[Body | None]] = []
    regions: dict[tuple[int, int], Region] = {}
    above: dict[int, tuple[int, int]] = {}
    for row in _own(table.iter(), "tr", table):
        number, reaching = len(grid), dict[int, tuple[int, int]]()
        struck = _property(row, "trPr", "del")
        cells: list[Body | None] = [None] * _number(row, "trPr", "gridBefore")
        for cell in _own(row.iter(), "tc", row):
            column, span = len(cells), max(_number(cell, "tcPr", "gridSpan"), 1)
            merge = _property(cell, "tcPr", "vMerge")
            key = number, column
            if merge is not None and attribute(merge, "val") in (None, "continue"):
                key = above.get(column, key)
            if merge is not None:
                reaching[column] = key
            begun = regions.get(key, Region(number, column, number, column + span - 1))
            regions[key] = begun._replace(bottom=number)
            gone = _property(cell, "tcPr", "cellDel")
            whole = struck is not None or gone is not None
            cells += [_written(cell, around, gone, add, whole), *[None] * (span - 1)]
        if struck is not None:
            around.strike_all([it for it in cells if it], _who(struck))
        elif cells:
            grid.append(cells)
            above = reaching
    return grid, [it for it in regions.values() if it.bottom > it.top or it.right > it.left]


def _own(elements: Iterator[Any], name: str, holder: Any) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, without those of tables inside it."""
    for it in elements:
        if local(it) == name:
            around = next(above for above in it.iterancestors() if local(above) == local(holder))
            if around is holder:
                yield it


def _written(cell: Any, around: Body, struck: Any, add: Add, whole: bool = False) -> Body:
    inner = around.inner()
    for child in cell:
        if local(child) != "tcPr" and (whole or local(child) != "tbl"):
            add(child, inner)
    if struck is None:
        return inner
    emptied = around.inner()
    emptied.strike_all([inner], _who(struck))
    return emptied


def _property(element: Any, group: str, name: str) -> Any:
    """A property of a row or cell, None when it has none of that name."""
    properties = next((it for it in element if local(it) == group), ())
    return next((it for it in properties if local(it) == name), None)


def _number(element: Any, group: str, name: str) -> int:
    found = _property(element, group, name)
    written = "" if found is None else attribute(found, "val") or ""
    return min(int(written), WIDEST_SPAN) if written.isascii() and written.isdigit() else 0


def _who(change: Any) -> dict[str, str]:
    said = {key: attribute(change, key) for key in ("author", "date")}
    return {key: value for key, value in said.items() if value}
