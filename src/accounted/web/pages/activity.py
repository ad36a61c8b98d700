"""`/activity` and `/judgements`: what was done to originals, and what people decided; checking all of it."""

from __future__ import annotations

from accounted.web.page import Shown
from accounted.web.visit import Visit


def judgements(visit: Visit) -> Shown:
    """Every judgement, the latest first, with what has become of it."""
    listed = list(visit.case.judgements)[::-1]
    return Shown({"schema": "judgements/1", "judgements": listed})
