"""`/documents` and the reader: a document as it is, with every claim marked in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from accounted.model import PUBLISHER, Document
from accounted.model.layout import Page
from accounted.web.language import N_
from accounted.web.marks import marked
from accounted.web.page import Done, Shown
from accounted.web.page_marks import sheets
from accounted.web.sections import section_at, sections
from accounted.web.visit import NAME, Visit

if TYPE_CHECKING:
    from accounted.case import JudgedClaim

DOCUMENTS = 100

BOUNDS = ("exact", "approximate", "at_least", "at_most")
"""The kinds of figure that a person chooses from; a range or a vague word is one by its own words."""

DESCRIBED = {
    "title": N_("Title"), "publisher": N_("Publisher"), "published": N_("Published"), "citation": N_("Source address"),
    "side": N_("Side"), "language": N_("Language"),
}  # fmt: skip
"""What can be set of a document or corrected, with what a page calls it."""

PAGES = 10
"""How many pages of a document are drawn at once."""


def documents(visit: Visit) -> Shown:
    """The documents, a page at a time."""
    page = visit.case.documents.page(visit.count("offset", 0, 10**9), visit.count("limit", DOCUMENTS))
    return Shown(page, {"withdrawn": visit.case.judgements.withdrawn()})


def document(visit: Visit) -> Shown:
    """One document with its text and claims; of a long one, a section with its claims."""
    opened = visit.case.claims.in_document(visit.path("id"))
    tables = opened.document.tables if opened.document.kind == "table" else ()
    held = sections(opened.text or "")
    part = _part(visit, held, opened.claims)
    start, end = held[part - 1]
    here = [one for one in opened.claims if len(held) == 1 or start <= one.claim.passage.start < end]
    text = marked(opened.text, opened.claims, tables, (start, end)) if opened.text is not None else None
    if not visit.is_twin:
        visit.case.claims.ready_to_propose(opened.document.language.value if opened.document.language else "en")
    drawn = _drawn(opened.document)
    first = max(visit.count("page", 1), 1)
    some = drawn[first - 1 : first - 1 + PAGES] if visit.asked("as") == "pages" else []
    return Shown(opened, {
        "text": text, "drawn": len(drawn), "first": first, "most": PAGES,
        "sheets": sheets(some, opened.claims), "part": part, "parts": len(held), "start": start, "end": end,
        "claims": opened.claims if some else here, "described": DESCRIBED,
        "withdrawn": visit.case.judgements.withdrawn().get(opened.document.id),
        "on_it": [] if visit.is_twin else [it.to_dict() for it in visit.case.judgements.on(opened.document.id)],
    })  # fmt: skip


def _part(visit: Visit, held: Sequence[tuple[int, int]], claims: Sequence[JudgedClaim]) -> int:
    """The number of the section to show, from 1: as asked for, or that of a claim or a place in the text."""
    if (wanted := visit.asked("claim")) is not None:
        places = [one.claim.passage.start for one in claims if one.claim.id == wanted]
        return section_at(held, *places[:1] or [0]) + 1
    if visit.asked("at") is not None:
        return section_at(held, visit.count("at", 0, 10**9)) + 1
    return min(max(visit.count("part", 1), 1), len(held))


def _drawn(document: Document) -> Sequence[Page]:
    """The pages that can be looked at, beside the text."""
    return document.pages if document.media_type == "application/pdf" else ()


def page_picture(visit: Visit) -> bytes:
    """A page of a PDF as it looks."""
    number = visit.path("number")
    return visit.case.documents.picture(visit.path("id"), int(number) if number.isdecimal() else 0)


def words(visit: Visit) -> Shown:
    """Words that a person chose in a document, and what the reader makes of them, to read a claim there by hand."""
    start, end = (visit.count(key, 0, 10**9) for key in ("start", "end"))
    opened = visit.case.claims.in_document(visit.path("id"))
    speakers = sorted({one.claim.said_by.name for one in opened.claims} - {PUBLISHER})
    return Shown(visit.case.claims.proposed(opened.document.id, start, end), {
        "document": opened.document, "speakers": speakers, "bounds": BOUNDS,
    })  # fmt: skip


def add_claim(visit: Visit) -> Done:
    """A claim that a person reads in the words they chose."""
    form, by = visit.form, visit.by
    values = {
        key.removeprefix("set."): value for key, value in form.items() if key.startswith("set.") and value.strip()
    }
    start, end = (int(form[key]) if form.get(key, "").isdecimal() else 0 for key in ("start", "end"))
    why = {"why": form["why"]} if form.get("why", "").strip() else {}
    added = visit.case.claims.add(
        form.get("document", ""), start, end, fate=form.get("fate", ""), by=by, set=values, **why
    )
    return Done(added, f"{form.get('back', '/documents')}#{added.claim.id}", cookies={NAME: quote(by)})
