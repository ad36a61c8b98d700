"""`xlsx`: the same tables as `csv`, as sheets of one workbook; words are typed as text, so that none is a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from accounted.publication.cells import Cell
from accounted.publication.columns import NUMBER, Column, Sheet
from accounted.publication.exporter import Part
from accounted.publication.selection import Selection
from accounted.publication.sheets import SHEETS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_LETTERS = 32_767
"""What a cell of a workbook can hold; in UTF-16, as Excel counts."""

MOST_ROWS = 1_048_576
CUT = " … [cut here: a cell holds no more; the whole text is in the formats csv and jsonl]"
EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook's dates have no zone)


class WorkbookExporter:
    """A sheet for each table, and one before them that says what the export is of and what the columns hold."""

    name = "xlsx"
    folder = False
    persons = True

    def export(self, selection: Selection) -> Iterable[Part]:
        """One workbook."""
        yield Part("case.xlsx", [_workbook(selection)])


def _workbook(selection: Selection) -> bytes:
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                             "strings_to_numbers": False})  # fmt: skip
    book.set_properties({"title": selection.title[:255], "created": _moment(selection), "comments": selection.software})
    _about(book, selection)
    for sheet in SHEETS:
        _table(book, sheet, selection)
    book.close()
    return stream.getvalue()


def _moment(selection: Selection) -> datetime:
    """The moment of the state that went out, so that the same state gives the same bytes."""
    return datetime.fromisoformat(selection.as_of.time[:19]) if selection.as_of else EARLIEST


def _about(book: Workbook, selection: Selection) -> None:
    page, bold = book.add_worksheet("about"), book.add_format({"bold": True})
    page.set_column(0, 1, 24)
    page.set_column(2, 2, 90)
    said = [("case", selection.title), ("left out", selection.left_out.sentence()), ("software", selection.software)]
    if selection.as_of:
        state = f"after event {selection.as_of.seq} of the log, {selection.as_of.time}, {selection.as_of.hash}"
        said.append(("state", state))
    for number, (key, value) in enumerate(said):
        page.write_string(number, 0, key, bold)
        page.write_string(number, 1, _fitting(value))
    start = len(said) + 1
    told = [(sheet.name, column.name, column.meaning) for sheet in SHEETS for column in sheet.columns]
    for number, words in enumerate(told, start):
        for place, word in enumerate(words):
            page.write_string(number, place, word)


def _table(book: Workbook, sheet: Sheet, selection: Selection) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    rows, number = sheet.rows(selection), 0
    while True:
        number += 1
        held = list(islice(rows, MOST_ROWS - 1))
        if number > 1 and not held:
            return
        page = book.add_worksheet(sheet.name if number == 1 else f"{sheet.name} ({number})")
        _write(page, sheet.columns, held, bold)


def _write(page: Worksheet, columns: tuple[Column, ...], rows: list[list[Cell]], bold: Any) -> None:
    page.freeze_panes(1, 1)
    for place, column in enumerate(columns):
        page.set_column(place, place, 10 if column.kind == NUMBER else 60 if column.name == "quote" else 18)
        page.write_string(0, place, column.name, bold)
    for number, row in enumerate(rows, 1):
        for place, cell in _filled(row):
            if isinstance(cell, bool):
                page.write_boolean(number, place, cell)
            elif isinstance(cell, int):
                page.write_number(number, place, cell)
            else:
                page.write_string(number, place, _fitting(str(cell)))
    page.autofilter(0, 0, len(rows), len(columns) - 1)


def _filled(row: list[Cell]) -> Iterator[tuple[int, Cell]]:
    return ((place, cell) for place, cell in enumerate(row) if cell is not None)


def _fitting(text: str) -> str:
    """The text as far as a cell holds it, saying so where it is cut."""
    if len(text.encode("utf-16-le")) // 2 <= MOST_LETTERS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_LETTERS - len(CUT))].decode("utf-16-le", "ignore")
    return kept + CUT
