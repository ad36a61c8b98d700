"""`/review` and `/agreement`: what waits for somebody's judgement, and how alike reviewers decide."""

from __future__ import annotations

from accounted.case import Leaf
from accounted.web.page import Shown
from accounted.web.visit import Visit

NONE = Leaf(0, 0)


def review(visit: Visit) -> Shown:
    """How much waits in each queue, and the documents with the most readings that nobody has judged."""
    case = visit.case
    refused = case.documents.refused()
    queues = {
        "readings": case.claims.unjudged(),
        "figures": case.claims.unjudged("count"),
        "contradictions": case.contradictions(leaf=NONE).counts["open"],
        "origins": case.origins(leaf=NONE).counts["proposed"],
        "refused": len(refused),
    }
    result = {"schema": "review/1", **queues, "not_read": [{"id": one.id, "name": one.name, "why": one.why,
              "notes": list(one.notes)} for one in refused]}  # fmt: skip
    waiting = case.claims.first_unjudged("count")
    return Shown(result, {"first": waiting.claim if waiting else None, "lists": len(case.persons.lists)})


def agreement(visit: Visit) -> Shown:
    """How far reviewers agree, question by question, and where they differ."""
    return Shown({"schema": "agreement/1", "agreement": visit.case.agreement()})
