"""`/search`: full text over the documents, folded across scripts and diacritics; and claims by what they say."""

from __future__ import annotations

from accounted.case import Sought, find
from accounted.web.choices import codes_of
from accounted.web.page import Shown
from accounted.web.pages.dating import between
from accounted.web.visit import Visit

HITS, CLAIMS = 50, 50


def search(visit: Visit) -> Shown:
    """Where all words of the query stand, best match first, and the claims that fit; nothing while nothing is asked."""
    number = visit.count("number", -1, 10**15)
    sought = Sought(
        visit.asked("q"), visit.asked("fate"), visit.asked("said_by"), number if number >= 0 else None,
        *between(visit),
    )  # fmt: skip
    found = find(visit.case, sought, visit.count("limit", HITS), visit.count("offset", 0, 10**9), CLAIMS)
    return Shown(found, {
        "query": sought.words, "fates": codes_of("fates"), "found": found.claims,
        "more": sought.by_claim or sought.dated,
    })  # fmt: skip
