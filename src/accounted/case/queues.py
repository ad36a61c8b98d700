"""What waits for somebody's judgement: how much stands in each queue, and where to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounted.case.views import Leaf
from accounted.model import Claim, Document

if TYPE_CHECKING:
    from accounted.case.case import Case

_NO_ROWS = Leaf(0, 0)


@dataclass(frozen=True, slots=True)
class Queues:
    """How much a program proposed and no person has decided, by kind.

    `readings` are claims of all kinds, `figures` those that count; `contradictions` are open ones, `origins` proposed
    ones of more than one statement. `not_read` are the documents that were not read, or read in part; `first` is the
    first figure that nobody has judged.
    """

    readings: int
    figures: int
    contradictions: int
    origins: int
    not_read: Sequence[Document]
    first: Claim | None

    def to_dict(self) -> dict[str, Any]:
        """The queues, `review/1`."""
        return {
            "schema": "review/1", "readings": self.readings, "figures": self.figures,
            "contradictions": self.contradictions, "origins": self.origins, "refused": len(self.not_read),
            "not_read": [
                {"id": one.id, "name": one.name, "why": one.why, "notes": list(one.notes)} for one in self.not_read
            ],
        }  # fmt: skip


def waiting(case: Case) -> Queues:
    """What waits in a case."""
    first = case.claims.first_unjudged("count")
    return Queues(
        case.claims.unjudged(), case.claims.unjudged("count"), case.contradictions(leaf=_NO_ROWS).counts["open"],
        case.origins(leaf=_NO_ROWS).counts["proposed"], case.documents.refused(), first.claim if first else None,
    )  # fmt: skip
