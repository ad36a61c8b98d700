"""The records held to be one human."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the register: every name as written, and the records and documents behind them."""

    id: str
    names: tuple[str, ...]
    records: tuple[str, ...]
    documents: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Id, names, record ids and document ids."""
        return {
            "id": self.id,
            "names": list(self.names),
            "records": list(self.records),
            "documents": list(self.documents),
        }
