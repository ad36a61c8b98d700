"""`/dates`: how a date that somebody types is understood; and the days between which a page shows something."""

from __future__ import annotations

from datetime import date

from accounted.model.edtf import days
from accounted.web.page import Shown
from accounted.web.visit import Visit


def understood(visit: Visit) -> Shown:
    """What is asked for as `said`, as EDTF."""
    return Shown({"schema": "date/1", "said": visit.asked("said"), "edtf": visit.date("said")})


def between(visit: Visit) -> tuple[date | None, date | None]:
    """The first day that `from` may mean, and the last that `to` may; None for one that is left out.

    Raises:
        BadInput: one is no date, or could be two.
    """
    first, last = visit.date("from"), visit.date("to")
    return days(first).first if first else None, days(last).last if last else None
