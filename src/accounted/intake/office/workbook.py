"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS, FODS): every sheet as a table whose cells keep their row and column."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.containers.listing import Contents
from accounted.intake.media import FODS, ODS, OLE, XLSX
from accounted.intake.office.beside import Beside
from accounted.intake.office.flat import as_zipped
from accounted.intake.office.grid import Region, laid_out, trimmed
from accounted.intake.office.ods_beside import beside_of_ods
from accounted.intake.office.ole import Damaged, check_sectors
from accounted.intake.office.pictures import pictures_of, write_listing
from accounted.intake.office.xlsx_beside import beside_of_xlsx
from accounted.intake.office.zipped import zipped
from accounted.intake.opened import GivenMetadata, Opened
from accounted.intake.prose import Prose, is_number
from accounted.model import Original, Table

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 500, 2_000_000
"""Of one sheet; further ones are left out, and a note says so."""

_RESAVE = "The bytes are kept. Open it in the program that made it, save it as XLSX, and add that copy as well."
_OLDER = "Comments, hidden rows, pictures and cells struck through are not told of a workbook of this older form."
_EMPTY = "0 characters were read: all its sheets are empty."
_OTHER = (
    "It is an older Office document that is no workbook and no Word document, such as PPT or MSG, which this version"
    " doesn't read."
)
_OLD_BOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


class WorkbookImporter:
    """Opens workbooks of Excel and OpenDocument."""

    name = "workbook"
    version = "3"
    media_types = frozenset({XLSX, ODS, FODS, OLE})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `table`: a table for each sheet; values as they were last calculated."""
        notes, given_as = list[str](), content
        content = as_zipped(content, name)
        media_type, beside, pictures = _checked(content, name, notes)
        prose = Prose()
        for sheet, rows, merged, hidden in _sheets(content, name, notes):
            also = beside.get(sheet, Beside())
            table = _write(prose, sheet, rows, merged or also.merged)
            if table:
                also.mark(prose, table)
            if hidden:
                notes.append(f"The sheet {sheet!r} is hidden in the workbook; it is read all the same.")
            notes += also.said(sheet, table)
        prose.end_body()
        for sheet, also in beside.items():
            also.write(prose, sheet)
        notes += pictures.notes
        if not any(character.isalnum() for character in prose.text):
            if not pictures.inside:
                raise CannotOpen(" ".join([_EMPTY, *pictures.notes]), name, _RESAVE)
            write_listing(prose, pictures)
        tables = tuple(prose.tables)
        parts = Parts(
            "table", media_type if content is given_as else FODS, prose.text, None, body_end=prose.body_end,
            tables=tables, marks=tuple(prose.marks),
            inside=len(pictures.inside), notes=tuple(notes), words=_words(tables),
        )  # fmt: skip
        return replace(compose(self, original, name, given, parts), inside=tuple(pictures.inside))


def _checked(content: bytes, name: str, notes: list[str]) -> tuple[str, dict[str, Beside], Contents]:
    """The media type of a workbook, what stands beside the cells of its sheets, by their names, and its pictures.

    Raises:
        CannotOpen: it is something else, or unpacks to more than anybody wrote.
    """
    if not content.startswith(b"PK"):
        if not any(mark in content for mark in _OLD_BOOK):
            raise CannotOpen(_OTHER, name, _RESAVE)
        try:
            check_sectors(content)
        except Damaged as failure:
            raise CannotOpen(f"It is a damaged workbook ({failure}).", name, _RESAVE) from failure
        notes.append(_OLDER)
        return OLE, {}, Contents()
    with zipped(content, name) as parts:
        kind, of = (ODS, beside_of_ods) if "content.xml" in parts.names else (XLSX, beside_of_xlsx)
        try:
            return kind, of(parts, name), pictures_of(parts)
        except CannotOpen as failure:
            notes.append(f"Comments and hidden rows could not be looked for. {failure.what}")
            return kind, {}, pictures_of(parts)


def _sheets(content: bytes, name: str, notes: list[str]) -> Iterator[tuple[str, list[list[str]], list[Region], bool]]:
    """Name, rows, merged regions of each sheet, and whether it is hidden."""
    import python_calamine as calamine

    try:
        with _without_panic():
            book: Any = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
            sheets = list(book.sheets_metadata)
    except (calamine.CalamineError, OSError, ValueError) as failure:
        locked = "password" in str(failure).lower()
        what = "It is encrypted with a password." if locked else f"It is a damaged workbook ({failure})."
        raise CannotOpen(what, name, _RESAVE) from failure
    failed = 0
    for one in sheets:
        if one.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            with _without_panic():
                sheet = book.get_sheet_by_name(one.name)
                height, width = sheet.total_height, sheet.total_width
                most = min(MOST_ROWS, MOST_CELLS // max(min(width, MOST_COLUMNS), 1))
                rows = list(trimmed(sheet.to_python(skip_empty_area=False, nrows=most), most, MOST_COLUMNS))
                merged = [Region(*top, *bottom) for top, bottom in sheet.merged_cell_ranges or ()]
        except (calamine.CalamineError, OSError, ValueError) as failure:
            failed += 1
            notes.append(f"The sheet {one.name!r} is damaged and was left out ({failure}).")
            continue
        if height > most or width > MOST_COLUMNS:
            limit = f"the first {most:,} rows and {MOST_COLUMNS:,} columns were read"
            notes.append(f"The sheet {one.name!r} has {height:,} rows and {width:,} columns; {limit}.")
        yield one.name, rows, merged, one.visible != calamine.SheetVisibleEnum.Visible
    if failed and failed == len(sheets):
        raise CannotOpen("All its sheets are damaged.", name, _RESAVE)


@contextmanager
def _without_panic() -> Iterator[None]:
    """Have the parser's panics, which pass by every usual `except`, raised as errors of the file."""
    try:
        yield
    except BaseException as failure:
        if type(failure).__name__ != "PanicException":
            raise
        raise ValueError(f"its parts contradict each other: {failure}") from failure


def _write(prose: Prose, name: str, rows: list[list[str]], merged: list[Region]) -> Table | None:
    """Write a sheet: its name, the lines above its table, the table, which comes back."""
    laid = laid_out(rows, merged)
    if laid is None:
        return None
    prose.end_paragraph()
    start, table = prose.next, None
    prose.paragraph(name)
    for title in laid.titles:
        prose.paragraph(title)
    if laid.rows:
        table = prose.table(laid.rows, laid.header, name, laid.first_row + 1, laid.first_column + 1)
    prose.mark("sheet", start, prose.length, {"name": name})
    return table


def _words(tables: tuple[Table, ...]) -> str:
    """The words of the tables, for telling their language."""
    cells = (cell.text for table in tables for row in table.rows[:2000] for cell in row)
    return "\n".join(text for text in cells if text and not is_number(text))[:40_000]
