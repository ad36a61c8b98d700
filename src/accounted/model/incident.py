"""A happening at a place and period that claims are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounted.model.period import Period


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident; the title names it for people and takes no side."""

    id: str
    title: str
    place: str | None = None
    period: Period | None = None

    def to_dict(self) -> dict[str, Any]:
        """Id and title, as `figures/1` shows them."""
        return {"id": self.id, "title": self.title}
