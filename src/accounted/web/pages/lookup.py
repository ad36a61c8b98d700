"""`/lookup`: who gives a figure, since when, who repeats whom, what others say; with a citation to copy."""

from __future__ import annotations

import re

from accounted.web.cited import homes_of
from accounted.web.page import Shown
from accounted.web.picture import pictures
from accounted.web.visit import Visit

ROWS = 10
"""How many origins, and how many rows of figures, stand on the page; its twin holds all."""
NUMBER = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ']\d{3})+|\d+")


def lookup(visit: Visit) -> Shown:
    """What the case holds on a number and words, as somebody types them: "613 killed Khojaly"."""
    asked = visit.asked("q") or ""
    found = NUMBER.search(asked)
    number = int(re.sub(r"\D", "", found[0])) if found and len(found[0]) < 16 else None
    words = NUMBER.sub(" ", asked, count=1).split() if found else asked.split()
    result = visit.case.lookup(number, words)
    rows = list(result.rows[:ROWS])
    origins = [one for one in result.origins if len(one["chain"]) > 1][:ROWS]
    return Shown(result, {
        "rows": rows, "origins": origins, "asked": asked, "number": number, "pictures": pictures(rows),
        "homes": homes_of(visit.case, rows),
    })  # fmt: skip
