"""What is asked of each page when it is measured: every address that there is, with the queries that people send.

The addresses come from the application itself; a page that is not told of here stops the measurement, so that none is
left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from accounted.web.sitemap import PAGES, PICTURES

Fetch = Callable[[str], Any]
"""Gives the twin at an address, as a program reads it."""

QUERIES: dict[str, tuple[str, ...]] = {
    "/": ("", "?incident={incident}", "?incident={small}", "?rule=ibc&rule=ohchr"),
    "/incidents": ("", "?offset=400"),
    "/incidents/{id}": ("", "?offset=400"),
    "/contradictions": ("", "?offset=20000", "?status=seeming", "?status=all", "?incident={incident}"),
    "/timeline": ("", "?offset=2000", "?incident={incident}", "?from=1970-01-01&to=1980-01-01"),
    "/map": ("", "?offset=400"),
    "/origins": ("", "?offset=5000", "?status=proposed", "?incident={incident}", "?origin={origin}"),
    "/speakers": ("", "?offset=1000", "?incident={incident}"),
    "/labels": ("", "?offset=2000", "?incident={incident}"),
    "/evidence": ("", "?offset=2000", "?incident={incident}"),
    "/documents": ("", "?offset=4000"),
    "/documents/{id}": ("", "?claim={claim}"),
    "/documents/{id}/words": ("?start=0&end=200",),
    "/claims": ("", "?offset=80000", "?fate=killed&state=read", "?number=120", "?said_by={speaker}", "?place={place}",
                "?kind=count&state=accept", "?document={document}"),
    "/claims/{id}": ("",),
    "/search": ("", "?q=hospital", "?q=больница", "?q=hospital+killed&fate=killed", "?said_by={speaker}&fate=killed",
                "?q=hospital&from=1970-01-01&to=1980-12-31", "?from=1970-01-01&to=1980-12-31&fate=killed"),
    "/lookup": ("", "?q=120+killed", "?q={place}+killed", "?q=killed+hospital", "?q=120+{place}"),
    "/review": ("",),
    "/agreement": ("",),
    "/dates": ("?said=3+May+1999",),
    "/rules": ("", "?rule=ibc&rule=ohchr", "?rule=ibc&rule=ohchr&incident={incident}"),
    "/persons": ("", "?q=an", "?list={list}", "?offset=1500"),
    "/persons/{id}": ("",),
    "/counts": ("",),
    "/pairs": ("",),
    "/lists": ("",),
    "/lists/{id}": ("",),
    "/estimates": ("", "?model=chapman&model=chao"),
    "/activity": ("", "?offset=5000"),
    "/judgements": ("", "?offset=100"),
    "/export": ("",),
    "/add": ("",),
    "/about": ("",),
    "/parts": ("",),
}  # fmt: skip
"""By page: what follows its address. Names in braces are ids and words out of the case."""

OF_WHAT = {"/claims/{id}": "claim", "/persons/{id}": "person", "/lists/{id}": "table", "/incidents/{id}": "incident"}
"""What the id in an address is of, where it is of no document."""

NEEDED = {"/documents/{id}/words": "?start=0&end=200"}
"""Pages that have nothing to show unless they are asked for something, and what their twins are asked for."""

UNDRAWN = {"/documents/{id}/pages/{number}.webp": "no document of this case is a PDF"}
"""Pictures that this case has none of, and why."""


def addresses(fetch: Fetch) -> Iterator[tuple[str, str]]:
    """Every page with what is asked of it, and its twin: the page's address in the sitemap, and what to ask.

    Raises:
        LookupError: there is a page or a picture that nothing is said of here.
    """
    unknown = {page.path for page in PAGES} ^ QUERIES.keys() | {one.path for one in PICTURES} ^ UNDRAWN.keys()
    if unknown:
        raise LookupError(f"Say in benchmarks/web/asked.py what to ask of: {', '.join(sorted(unknown))}")
    words = _out_of(fetch)
    for page in PAGES:
        id = words.get(OF_WHAT.get(page.path, "document"), "")
        for query in QUERIES[page.path]:
            asked = query.format(**{key: quote(value) for key, value in words.items()})
            yield page.path, page.path.replace("{id}", id) + quote(asked, safe="?&=%+")
        twin = page.twin or f"{page.path}.json"
        yield f"{page.path} (twin)", twin.replace("{id}", id) + NEEDED.get(page.path, "")


def _out_of(fetch: Fetch) -> dict[str, str]:
    """Ids and words out of the case, to ask for."""
    document = fetch("/documents.json?offset=100&limit=1")["documents"][0]
    claim = fetch("/claims.json?kind=count&offset=2000&limit=1")["claims"][0]
    incidents = fetch("/incidents.json?limit=1000")["incidents"]
    lists, persons = fetch("/lists.json")["lists"], fetch("/persons.json?limit=1")["persons"]
    return {
        "document": document["id"], "claim": claim["id"], "speaker": "the police", "place": claim["place"]["name"],
        "incident": incidents[0]["id"], "small": incidents[-1]["id"],
        "origin": fetch("/origins.json?limit=1")["origins"][0]["id"],
        "list": lists[0]["list"] if lists else "", "table": lists[0]["document"] if lists else "",
        "person": persons[0]["id"] if persons else "",
    }  # fmt: skip


def as_json(body: bytes) -> Any:
    """A twin that was answered."""
    return json.loads(body)
