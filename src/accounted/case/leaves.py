"""A page of what a case holds: some claims, some documents, or one document with its text and all its claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounted.case.standing import JudgedClaim
from accounted.model import Document


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Claims from `offset` on, and how many there are in all."""

    claims: tuple[JudgedClaim, ...]
    offset: int
    total: int

    def to_dict(self) -> dict[str, Any]:
        """The claims as in the contract, with where the page stands."""
        listed = [one.to_dict() for one in self.claims]
        return {"schema": "claims/1", "offset": self.offset, "total": self.total, "claims": listed}


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Documents from `offset` on, how many there are in all, and how many claims and figures each has, by id."""

    documents: tuple[Document, ...]
    offset: int
    total: int
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The documents as in the contract, each with its counts, and where the page stands."""
        listed = []
        for one in self.documents:
            claims, figures = self.counts.get(one.id, (0, 0))
            listed.append({**one.to_dict(), "claims": claims, "figures": figures})
        return {"schema": "documents/1", "offset": self.offset, "total": self.total, "documents": listed}


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document as a reader of it needs it: its text, None where it has none, and every claim in it, as judged."""

    document: Document
    text: str | None
    claims: Sequence[JudgedClaim]

    def to_dict(self) -> dict[str, Any]:
        """Document, text and claims."""
        listed = [one.to_dict() for one in self.claims]
        return {"schema": "document/1", "document": self.document.to_dict(), "text": self.text, "claims": listed}
