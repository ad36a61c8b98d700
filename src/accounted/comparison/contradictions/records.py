"""A contradiction, or what only looks like one: two claims, a kind, and one sentence of why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounted.model import content_id

__all__ = ["CONTRADICTIONS", "NOT_CONTRADICTIONS", "Contradiction", "contradiction"]

CONTRADICTIONS = ("conflict", "within_document", "revision", "same_list_two_sizes", "date", "duration", "actor")
NOT_CONTRADICTIONS = ("part_of", "different_scope", "compatible_bounds", "different_unit", "vague_compatible")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that can't both hold, or only seem so; `holds` says which.

    `scope` names what differs where the scope does: `time`, `place`, `people`. `status` is `open` until a person
    explains or dismisses it; `judged` is then the id of the judgement. `by_hand` is the id of the judgement by which a
    person marked it, None where the program alone proposes it. The id comes from both claims.
    """

    id: str
    kind: str
    claims: tuple[str, str]
    why: str
    scope: str | None = None
    status: str = "open"
    judged: str | None = None
    by_hand: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it is a contradiction, and not one in appearance only."""
        return self.kind in CONTRADICTIONS

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        written: dict[str, Any] = {"id": self.id, "kind": self.kind, "claims": list(self.claims), "why": self.why}
        if self.holds:
            marked = {"by_hand": self.by_hand} if self.by_hand else {}
            return {**written, "status": self.status, "judged": self.judged, **marked}
        return {**written, "scope": self.scope} if self.scope else written


def contradiction(kind: str, one: str, other: str, why: str, scope: str | None = None) -> Contradiction:
    """A new one between two claims, which stand in the order given: the earlier first."""
    first, second = sorted((one, other))
    return Contradiction(content_id("contradiction", first, second), kind, (one, other), why, scope)
