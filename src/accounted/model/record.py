"""One entry on a list of persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FIELDS = ("full_name", "given", "patronymic", "surname", "sex", "age", "birth_year", "birth_date", "death_date",
          "place", "residence", "address", "identifier", "fate")  # fmt: skip
"""The columns that every list is mapped to; others are kept under their own names."""


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as its keeper wrote it, with the row of the document it stands in (from 1).

    `sheet` names the sheet where a list stands on several. `values` holds strings as written; a field that is absent
    was not said, which is not the same as empty.
    """

    id: str
    list_id: str
    document: str
    row: int
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    sheet: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The record with its values under their column names."""
        sheet = {"sheet": self.sheet} if self.sheet else {}
        return {
            "id": self.id, "list": self.list_id, "document": self.document, **sheet, "row": self.row, **self.values,
        }  # fmt: skip
