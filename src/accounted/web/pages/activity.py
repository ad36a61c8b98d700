"""`/activity` and `/judgements`: what was done to originals, and what people decided; checking all of it."""

from __future__ import annotations

from accounted.web.page import Done, Shown
from accounted.web.visit import Visit

EVENTS = 100


def activity(visit: Visit) -> Shown:
    """The log, the latest act first."""
    offset = visit.count("offset", 0, 10**9)
    acts = visit.case.activity(offset + visit.count("limit", EVENTS))[::-1][offset:]
    return Shown({"schema": "activity/1", "activity": acts}, {"offset": offset, "size": EVENTS})


def verify(visit: Visit) -> Done:
    """Check every byte, the log and every quotation, as `accounted verify` does."""
    return Done(visit.case.verify(), "/activity", "verified.html")


def judgements(visit: Visit) -> Shown:
    """Every judgement, the latest first, with what has become of it."""
    listed = list(visit.case.judgements)[::-1]
    return Shown({"schema": "judgements/1", "judgements": listed})
