"""What stands beside the values of a workbook's cells: comments, hidden rows and columns, cells struck through.

Programs that read values leave all this out, and a recorder's remark is often a comment on a cell. Rows and columns
count from 0 here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from accounted.intake.office.grid import Region
from accounted.intake.prose import Prose, one_line
from accounted.model import Table

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a cell, with what the file says of its author and date."""

    row: int
    column: int
    words: str
    about: dict[str, str]


@dataclass(slots=True)
class Beside:
    """What stands beside the cells of one sheet."""

    comments: list[Remark] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    """Where a formula came to an error, such as #N/A."""

    merged: list[Region] = field(default_factory=list)
    not_told: int = 0
    """How many hidden rows and columns there are beyond those that are kept in mind."""

    def mark(self, prose: Prose, table: Table) -> None:
        """Mark the cells of a table that was written that are hidden or struck through."""
        for row in table.rows:
            for cell in row:
                at = cell.row - 1, cell.column - 1
                if at[0] in self.hidden_rows or at[1] in self.hidden_columns:
                    of = "row" if at[0] in self.hidden_rows else "column"
                    prose.mark("hidden", cell.start, cell.end, {"of": of})
                if at in self.struck:
                    prose.mark("struck", cell.start, cell.end)

    def said(self, sheet: str, table: Table | None) -> Iterator[str]:
        """A sentence on each kind of what was found."""
        there = [(cell.row - 1, cell.column - 1) for row in table.rows for cell in row if cell.text] if table else []
        rows = len(self.hidden_rows & {row for row, _ in there})
        columns = len(self.hidden_columns & {column for _, column in there})
        if rows or columns:
            yield (
                f"The sheet {sheet!r} hides or filters out {counted(rows, 'row')} and {counted(columns, 'column')} of "
                "its table; they are read all the same, and marked."
            )
        if self.not_told:
            yield (
                f"The sheet {sheet!r} hides {self.not_told:,} more rows or columns than are kept in mind: of those it "
                "is not told which cells are hidden."
            )
        if struck := len(self.struck.intersection(there)):
            yield f"In the sheet {sheet!r} {counted(struck, 'cell')} struck through: read all the same, and marked."
        if self.errors:
            shown = ", ".join(self.errors[:_MOST_NAMED]) + (" …" if len(self.errors) > _MOST_NAMED else "")
            yield f"In the sheet {sheet!r} {counted(len(self.errors), 'cell')} without a value, for an error: {shown}."
        if self.comments:
            yield f"The sheet {sheet!r} has {counted(len(self.comments), 'comment')}, behind the text and not read."

    def write(self, prose: Prose, sheet: str) -> None:
        """Write the comments, each a paragraph under a mark."""
        for one in self.comments:
            by = ", ".join(one.about[key] for key in ("author", "date") if key in one.about)
            where = f"{sheet}!{address(one.row, one.column)}"
            about = {**one.about, "sheet": sheet, "row": str(one.row + 1), "column": str(one.column + 1)}
            said = f"Comment on {where}{f' ({by})' if by else ''}: {one_line(one.words)}"
            prose.paragraph(said, "comment", about)


def counted(number: int, what: str) -> str:
    """A number of things."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def address(row: int, column: int) -> str:
    """A cell as workbooks call it: row 1 of column 2 is B1."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
