"""A table of a document written into its text: headings in one row, merged labels where they reach, marks in place."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.intake.office.body import Body, all_at, in_one_line
from accounted.intake.office.grid import Region, laid_out
from accounted.intake.prose import is_number, one_line
from accounted.model import Cell, Table

WIDEST_SPAN = 100
"""How many columns or rows a cell can span; more is a mistake of the file, or worse."""


def mostly_cells(short: Sequence[str], nested: int) -> bool:
    """Whether a table with tables inside sets out figures all the same, rather than laying out a page.

    `short` are the words of the cells that hold no table, `nested` is how many hold one.
    """
    filled = [words for words in short if words.strip()]
    return nested * 3 <= len(filled) and any(is_number(words.strip()) for words in filled)


Grid = Sequence[Sequence[Body | None]]
"""Cells, each written by itself; None where one is covered by another, or there is none."""


def write_table(body: Body, grid: Grid, merged: Sequence[Region]) -> None:
    """Write a table into a text, and take over what its cells hold beside their words."""
    texts = [[one_line(cell.prose.text) if cell else "" for cell in row] for row in grid]
    laid = laid_out(texts, merged)
    table = Table(())
    if laid is not None:
        for title in laid.titles:
            body.prose.paragraph(title)
        if laid.rows:
            table = body.prose.table(laid.rows, laid.header, None, laid.first_row + 1, laid.first_column + 1)
    base = table.rows[0][0].start if table.rows and table.rows[0] else body.prose.length
    for number, row in enumerate(grid, 1):
        for column, cell in enumerate(row, 1):
            if cell:
                there = _written(table, number, column, one_line(cell.prose.text))
                body.take(cell, in_one_line(cell.prose.text, there.start) if there else all_at(base))


def _written(table: Table, row: int, column: int, words: str) -> Cell | None:
    """The cell that stands there with these words; None for a part of a heading or a title."""
    if not table.first_row <= row < table.first_row + len(table.rows):
        return None
    cells = table.rows[row - table.first_row]
    if not table.first_column <= column < table.first_column + len(cells):
        return None
    cell = cells[column - table.first_column]
    return cell if cell.text == words else None
