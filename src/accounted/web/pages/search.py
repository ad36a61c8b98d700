"""`/search`: full text over the documents, folded across scripts and diacritics; and claims by what they say."""

from __future__ import annotations

from typing import Any

from accounted.model.edtf import days
from accounted.web.choices import codes_of
from accounted.web.page import Shown
from accounted.web.visit import Visit

HITS, CLAIMS = 50, 50
MOST = 1000
"""In how many hits claims are looked for, where both words and a fate, a speaker or a number are asked for."""


def search(visit: Visit) -> Shown:
    """Where all words of the query stand, best match first, and the claims that fit; nothing while nothing is asked."""
    query, fate, speaker = visit.asked("q"), visit.asked("fate"), visit.asked("said_by")
    number = visit.count("number", -1, 10**15)
    dated = _dated(visit)
    of_claims = fate is not None or speaker is not None or number >= 0
    wide = of_claims or dated is not None
    found = list(visit.case.search(query, MOST if wide else visit.count("limit", HITS))) if query else []
    held = [hit for hit in found if dated is None or hit.document in dated]
    result: dict[str, Any] = {"schema": "search/1", "query": query, "hits": held[: visit.count("limit", HITS)]}
    claims = None
    if of_claims or (dated is not None and not query):
        within = {hit.document for hit in held} if query else dated
        claims = visit.case.claims.page(
            visit.count("offset", 0, 10**9), CLAIMS, fate=fate, said_by=speaker,
            number=number if number >= 0 else None, documents=None if within is None else sorted(within),
        )  # fmt: skip
        result["claims"] = claims
    return Shown(
        result, {"query": query, "fates": codes_of("fates"), "found": claims, "more": of_claims or dated is not None}
    )


def _dated(visit: Visit) -> set[str] | None:
    """The documents that may have been published between two days, None where no day was asked for."""
    first, last = visit.day("from"), visit.day("to")
    if first is None and last is None:
        return None

    def fits(published: str) -> bool:
        earliest, latest = days(published)
        return not ((first and latest and latest < first) or (last and earliest and earliest > last))

    published = visit.case.documents.published()
    between = {it: fits(it) for it in {*published.values()}}
    return {id for id, it in published.items() if between[it]}
