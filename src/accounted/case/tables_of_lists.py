"""The tables of a file in which a list of persons stands: one of them, or sheet after sheet under the same columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounted.errors import BadInput
from accounted.language.list_headings import heads_persons
from accounted.linkage.mapping import BadRow, mapped
from accounted.model import Table

if TYPE_CHECKING:
    from accounted.case.desk import Desk

__all__ = ["NAME_COLUMNS", "Row", "RowsOfList", "TableLeftOut", "header_of", "rows_of", "table_of"]

NAME_COLUMNS = frozenset({"full_name", "given", "surname"})


@dataclass(frozen=True, slots=True)
class TableLeftOut:
    """A table of the file that gave no records: its sheet, how many rows it has under its first, and why.

    `persons` tells that its columns look like those of a list of persons all the same.
    """

    sheet: str | None
    rows: int
    why: str
    persons: bool

    def to_dict(self) -> dict[str, Any]:
        """Sheet, rows, reason, and whether it looks like a list of persons."""
        return {"sheet": self.sheet, "rows": self.rows, "why": self.why, "persons": self.persons}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be used: its number in its own table, the sheet where there are several, and its values."""

    row: int
    sheet: str | None
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class RowsOfList:
    """What the tables of a file give: rows, rows that can't be used, and tables that were left out as a whole."""

    rows: tuple[Row, ...]
    bad: tuple[BadRow, ...]
    left_out: tuple[TableLeftOut, ...]


def table_of(desk: Desk, document: str, where: str) -> Table:
    """The table that a list is told by: the largest of those that look like persons, else the largest of all.

    Raises:
        BadInput: the document holds no table.
    """
    return max(_tables(desk, document, where), key=lambda one: (heads_persons(header_of(one)), len(one.rows)))


def header_of(table: Table) -> list[str]:
    """The names of a table's columns."""
    return [cell.text.strip() for cell in table.rows[0]]


def rows_of(desk: Desk, document: str, where: str, mapping: Mapping[str, Sequence[str]]) -> RowsOfList:
    """The rows of all tables of a file that hold the columns of a list's names; other columns may be missing there.

    Raises:
        BadInput: the document holds no table.
    """
    tables = _tables(desk, document, where)
    seen: dict[tuple[str, str], str] = {}
    rows, bad, left_out = list[Row](), list[BadRow](), list[TableLeftOut]()
    for table in tables:
        header, sheet = header_of(table), table.caption if len(tables) > 1 else None
        fields = {field: tuple(names) for field, names in mapping.items() if all(name in header for name in names)}
        if absent := [name for field in NAME_COLUMNS & mapping.keys() - fields.keys() for name in mapping[field]]:
            left_out.extend(_left_out(table, header, absent))
            continue
        found = mapped(header, [[cell.text for cell in row] for row in table.rows[1:]], fields,
                       table.first_row + 1, seen, sheet)  # fmt: skip
        rows += [Row(number, sheet, values) for number, values in found.rows]
        bad += found.bad
    return RowsOfList(tuple(rows), tuple(bad), tuple(left_out))


def _left_out(table: Table, header: Sequence[str], absent: Sequence[str]) -> Iterator[TableLeftOut]:
    if len(table.rows) > 1:
        why = f"It has no column {', '.join(sorted(absent))!r}."
        yield TableLeftOut(table.caption, len(table.rows) - 1, why, heads_persons(header))


def _tables(desk: Desk, document: str, where: str) -> list[Table]:
    tables = [one for one in desk.store.made.document(document).tables if one.rows]
    if not tables:
        raise BadInput("The file holds no table of persons.", where, "Save it as CSV or XLSX, one row a person.")
    return tables
