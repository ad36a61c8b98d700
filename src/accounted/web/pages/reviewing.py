"""`/review` and `/agreement`: what waits for somebody's judgement, and how alike reviewers decide."""

from __future__ import annotations

from accounted.case import waiting
from accounted.web.page import Shown
from accounted.web.visit import Visit


def review(visit: Visit) -> Shown:
    """How much waits in each queue, the documents that were not read, and where to begin."""
    queues = waiting(visit.case)
    return Shown(queues.to_dict(), {"first": queues.first, "lists": len(visit.case.persons.lists)})


def agreement(visit: Visit) -> Shown:
    """How far reviewers agree, question by question, and where they differ."""
    return Shown({"schema": "agreement/1", "agreement": visit.case.agreement()})
