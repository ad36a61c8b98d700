"""`/review` and `/agreement`: what waits for somebody's judgement, and how alike reviewers decide."""

from __future__ import annotations

from accounted.web.page import Shown
from accounted.web.visit import Visit

ALL = 10**6


def review(visit: Visit) -> Shown:
    """How much waits in each queue, and the documents with the most readings that nobody has judged."""
    case = visit.case
    against = case.contradictions().to_dict()["contradictions"]
    chains = case.origins().to_dict()["origins"]
    documents = case.documents.page(0, ALL)
    refused = [one for one in documents.documents if one.why or any("refused" in note for note in one.notes)]
    queues = {
        "readings": case.claims.page(0, 0, state="read").total,
        "figures": case.claims.page(0, 0, kind="count", state="read").total,
        "contradictions": sum(row["status"] == "open" for row in against),
        "origins": sum(row["status"] == "proposed" and row["statements"] > 1 for row in chains),
        "refused": len(refused),
    }
    result = {"schema": "review/1", **queues, "not_read": [{"id": one.id, "name": one.name, "why": one.why,
              "notes": list(one.notes)} for one in refused]}  # fmt: skip
    waiting = case.claims.page(0, 1, kind="count", state="read").claims
    return Shown(result, {"first": waiting[0].claim if waiting else None})


def agreement(visit: Visit) -> Shown:
    """How far reviewers agree, question by question, and where they differ."""
    return Shown({"schema": "agreement/1", "agreement": visit.case.agreement()})
