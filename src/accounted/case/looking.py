"""A table before it is taken as a list of persons: its columns, some of its rows, and what the columns seem to hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounted.case.registers import fits, kept_lists
from accounted.case.tables_of_lists import header_of, table_of
from accounted.linkage.mapping import KNOWN, guessed

if TYPE_CHECKING:
    from accounted.case.case import Case


@dataclass(frozen=True, slots=True)
class Looked:
    """A table before it is taken as a list: its columns, some of its rows, and which column seems to hold what.

    `kept` tells that this is what somebody said of the list's columns before.
    """

    document: str
    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    size: int
    mapping: Mapping[str, tuple[str, ...]]
    kept: bool

    def to_dict(self) -> dict[str, Any]:
        """The columns, the rows shown, how many there are, and the mapping."""
        return {
            "schema": "columns/1", "document": self.document, "list": self.name, "columns": list(self.header),
            "rows": [list(row) for row in self.rows], "records": self.size, "kept": self.kept,
            "map": {field: list(names) for field, names in self.mapping.items()}, "known": list(KNOWN),
        }  # fmt: skip


def look_at(case: Case, document: str, name: str | None = None, most: int = 6) -> Looked:
    """A document's table as it would become a list: what its columns are called, and what they seem to hold.

    Raises:
        NotFound: there is no such document.
        BadInput: it holds no table.
    """
    opened = case.documents[document]
    table = table_of(case.desk, opened.id, opened.name)
    header = tuple(header_of(table))
    lists = kept_lists(case.desk)
    of_it = next((one for one in lists.values() if one.digest == opened.digest), None)
    called = name or (of_it.name if of_it else opened.name.rpartition(".")[0] or opened.name)
    earlier = lists.get(called) or next((one for one in lists.values() if fits(one, header)), None)
    kept = earlier is not None and fits(earlier, header)
    mapping = dict(earlier.mapping) if earlier is not None and kept else guessed(header)
    some = tuple(tuple(cell.text for cell in row) for row in table.rows[1 : 1 + most])
    return Looked(opened.id, called, header, some, len(table.rows) - 1, mapping, kept)
