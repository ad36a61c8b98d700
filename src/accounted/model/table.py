"""Tables inside a document: each cell with its row, column and offsets in the document's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Rows and columns count from 1; offsets are code points in the document's text.

    The offsets hold the cell as it stands in the file, without the quotes around it; they hold its
    `text`, except that a CSV doubles the quotes inside. An empty cell has `start == end`.
    """

    row: int
    column: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells; `header` says whether the first row names the columns.

    `first_row` and `first_column` are the numbers of its first cell, other than 1 inside a sheet.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: bool = True
    caption: str | None = None
    first_row: int = 1
    first_column: int = 1

    def to_dict(self) -> dict[str, Any]:
        """Rows of `[start, end, content]`; row and column follow from the order."""
        rows = [[[cell.start, cell.end, cell.text] for cell in row] for row in self.rows]
        return {"header": self.header, "caption": self.caption, "first_row": self.first_row,
                "first_column": self.first_column, "rows": rows}  # fmt: skip

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Table:
        """The table that `to_dict` wrote."""
        rows = tuple(
            tuple(Cell(r, c, start, end, text) for c, (start, end, text) in enumerate(row, given["first_column"]))
            for r, row in enumerate(given["rows"], given["first_row"])
        )
        return cls(rows, given["header"], given.get("caption"), given["first_row"], given["first_column"])
