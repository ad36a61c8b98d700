"""`/documents` and the reader: a document as it is, with every claim marked in its place."""

from __future__ import annotations

from accounted.web.marks import marked
from accounted.web.page import Shown
from accounted.web.visit import Visit

DOCUMENTS = 100


def documents(visit: Visit) -> Shown:
    """The documents, a page at a time."""
    return Shown(visit.case.documents.page(visit.count("offset", 0, 10**9), visit.count("limit", DOCUMENTS)))


def document(visit: Visit) -> Shown:
    """One document with its text and claims."""
    opened = visit.case.claims.in_document(visit.path("id"))
    text = marked(opened.text, opened.claims) if opened.text is not None else None
    return Shown(opened, {"text": text})
