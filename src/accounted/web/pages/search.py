"""`/search`: full text over the documents, folded across scripts and diacritics."""

from __future__ import annotations

from accounted.web.page import Shown
from accounted.web.visit import Visit

HITS = 50


def search(visit: Visit) -> Shown:
    """Where all words of the query stand, best match first; nothing while nothing is asked."""
    query = visit.asked("q")
    hits = list(visit.case.search(query, visit.count("limit", HITS))) if query else []
    return Shown({"schema": "search/1", "query": query, "hits": hits}, {"query": query})
