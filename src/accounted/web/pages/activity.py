"""`/activity` and `/judgements`: what was done to originals, and what people decided; checking all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accounted.web.choices import document_of
from accounted.web.page import Done, Shown
from accounted.web.visit import Visit

EVENTS = 100


def activity(visit: Visit) -> Shown:
    """The log, the latest act first."""
    offset = visit.count("offset", 0, 10**9)
    acts = visit.case.activity(visit.count("limit", EVENTS) or 1, offset)[::-1]
    beside = {} if visit.is_twin else _named(visit, (id for one in acts for id in one.refs))
    return Shown({"schema": "activity/1", "activity": acts}, {"offset": offset, "size": EVENTS, **beside})


def verify(visit: Visit) -> Done:
    """Check every byte, the log and every quotation, as `accounted verify` does."""
    return Done(visit.case.verify(), "/activity", "verified.html", notice="verified.html")


def judgements(visit: Visit) -> Shown:
    """Every judgement, the latest first, with what has become of it."""
    offset = visit.count("offset", 0, 10**9)
    listed, total = visit.case.judgements.latest(offset, visit.count("limit", EVENTS))
    result = {"schema": "judgements/1", "judgements": listed, "offset": offset, "total": total}
    beside = {} if visit.is_twin else _named(visit, (id for one in listed for id in one.judgement.targets))
    return Shown(result, {"size": EVENTS, **beside})


def _named(visit: Visit, ids: Iterable[str]) -> dict[str, Any]:
    """The claims and the names of the documents that are meant by ids, so that they can be shown in words."""
    held = set(ids)
    documents = {document_of(id) for id in held if id.startswith("sha256:")}
    documents |= {id for id in held if id.startswith("document-")}
    claims = visit.case.claims.by_id([id for id in held if id.startswith("claim-")])
    return {"claims": claims, "documents": visit.case.documents.names(sorted(documents))}
