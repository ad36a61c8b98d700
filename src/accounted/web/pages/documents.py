"""`/documents` and the reader: a document as it is, with every claim marked in its place."""

from __future__ import annotations

from urllib.parse import quote

from accounted.model import PUBLISHER
from accounted.web.marks import marked
from accounted.web.page import Done, Shown
from accounted.web.visit import NAME, Visit

DOCUMENTS = 100


def documents(visit: Visit) -> Shown:
    """The documents, a page at a time."""
    return Shown(visit.case.documents.page(visit.count("offset", 0, 10**9), visit.count("limit", DOCUMENTS)))


def document(visit: Visit) -> Shown:
    """One document with its text and claims."""
    opened = visit.case.claims.in_document(visit.path("id"))
    tables = opened.document.tables if opened.document.kind == "table" else ()
    text = marked(opened.text, opened.claims, tables) if opened.text is not None else None
    speakers = sorted({one.claim.said_by.name for one in opened.claims} - {PUBLISHER})
    return Shown(opened, {"text": text, "speakers": speakers})


def add_claim(visit: Visit) -> Done:
    """A claim that a person reads in the words they chose."""
    form, by = visit.form, visit.form.get("by", "").strip() or visit.by
    values = {
        key.removeprefix("set."): value for key, value in form.items() if key.startswith("set.") and value.strip()
    }
    start, end = (int(form[key]) if form.get(key, "").isdecimal() else 0 for key in ("start", "end"))
    why = {"why": form["why"]} if form.get("why", "").strip() else {}
    added = visit.case.claims.add(
        form.get("document", ""), start, end, fate=form.get("fate", ""), by=by, set=values, **why
    )
    return Done(added, f"{form.get('back', '/documents')}#{added.claim.id}", cookies={NAME: quote(by)})
