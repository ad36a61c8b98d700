"""A register of persons by one keeper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PersonList:
    """A list of persons; `document` is the id of the document it was read from."""

    id: str
    name: str
    document: str

    def to_dict(self) -> dict[str, Any]:
        """Id, name and document."""
        return {"id": self.id, "name": self.name, "document": self.document}
