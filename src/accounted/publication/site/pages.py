"""What stands on each page of the site: an overview, a page for each incident and document, and how to check it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from accounted.model import Document
from accounted.publication.report.exporter import contents, template
from accounted.publication.report.passages import Passages
from accounted.publication.selection import Selection, Wire


class Page(NamedTuple):
    """A page of the site: the name of its file, and its bytes, piece by piece."""

    name: str
    content: Iterator[bytes]


def page_of(document: Document) -> str:
    """The page of a document; its name stays the same as long as the document's bytes do."""
    return f"{document.id}.html"


def pages(selection: Selection) -> Iterator[Page]:
    """Every page of the site, the overview first.

    Raises:
        EvidenceAtRisk: a figure rests on no passage.
    """
    passages = Passages(selection, page_of)
    incidents = {one["incident"]["id"]: f"{one['incident']['id']}.html" for one in selection.figures}
    around = {"site": selection, "incident_pages": incidents, "page_of": page_of}
    views = _by_incident(selection)
    whole = contents(replace(selection, views=views(None), ruled=(), documents=()), passages)
    yield _page("index.html", "overview", around | whole)
    for number, figures in enumerate(selection.figures, 1):
        id = figures["incident"]["id"]
        ruled = tuple(one for one in selection.ruled if one["incident"]["id"] == id)
        of_one = replace(selection, figures=(figures,), views=views(id), ruled=ruled, documents=())
        yield _page(incidents[id], "incident", around | contents(of_one, passages) | {"number": number})
    bare = contents(replace(selection, figures=(), views={}, ruled=(), documents=()), passages)
    for document in selection.documents:
        quotes = passages.in_document(document)
        yield _page(page_of(document), "document", around | bare | {"document": document, "quotes": quotes})
    yield _page("documents.html", "documents", around | bare | {"documents": selection.documents})
    if selection.judgements:
        yield _page("judgements.html", "judgements", around | bare)
    yield _page("checking.html", "checking", around | bare)


def _page(name: str, kind: str, given: dict[str, Any]) -> Page:
    made = template("site/page.html.jinja").generate(kind=kind, **given)
    return Page(name, (piece.encode() for piece in made))


def _by_incident(selection: Selection) -> Callable[[str | None], Mapping[str, Wire]]:
    """Gives the views with the rows about one incident alone, or about none."""
    rows: dict[tuple[str, str | None], list[Wire]] = {}
    names = [name for name in selection.views if name != "incidents"]
    for name in names:
        for row in selection.views[name][name]:
            rows.setdefault((name, row.get("incident")), []).append(row)
    return lambda incident: {name: {**selection.views[name], name: rows.get((name, incident), [])} for name in names}
