"""What a web page says of itself in its markup: publisher, date, title, language. Nothing is guessed from its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from accounted.intake.language_id import language_code
from accounted.intake.published import published_in
from accounted.model import Stated

_PUBLISHER = (
    "issuer",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "og:site_name",
    "author",
)
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "citation_publication_date", "pubdate", "publishdate", "og:published_time",
)  # fmt: skip
_TITLE = ("citation_title", "dc.title", "dcterms.title", "og:title")
_LONGEST_SCRIPT = 200_000
_MOST_OBJECTS = 500


def stated_in_markup(root: Any) -> dict[str, Stated]:
    """The metadata of a parsed page; of several places that name one thing the more deliberate wins."""
    named = dict(reversed(list(_meta(root))))
    linked = _linked(root)
    language = language_code(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    language = language or language_code(named.get("content-language") or linked.get("inLanguage"))
    issuer, author = _first(named, _PUBLISHER[:-1]), named.get("author")
    found = {
        "publisher": issuer or linked.get("publisher") or author,
        "published": _published(root, named, linked, language),
        "title": _first(named, _TITLE) or linked.get("headline") or _words(root, "title") or _words(root, "h1"),
        "language": language,
    }
    return {key: Stated(value, "markup") for key, value in found.items() if value}


def declared_encoding(head: str) -> str | None:
    """The encoding that a page names in its first characters, as `<meta charset>` or in an XML declaration."""
    found = re.search(
        r"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w:.-]{2,40})", head[:4096], re.I
    )
    return found[1] if found else None


def _meta(root: Any) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        key = element.get("name") or element.get("property") or element.get("itemprop") or element.get("http-equiv")
        value = " ".join((element.get("content") or "").split())
        if key and value:
            yield key.strip().lower(), value


def _first(named: dict[str, str], keys: Iterable[str]) -> str | None:
    return next((named[key] for key in keys if key in named), None)


def _words(root: Any, tag: str) -> str:
    element = next(root.iter(tag), None)
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _published(root: Any, named: dict[str, str], linked: dict[str, str], language: str | None) -> str | None:
    """The date of publication, from what says so outright; `<time>` only where it is marked as that."""
    marked = [element.get("datetime") for element in root.iter("time")
              if element.get("pubdate") is not None or "datePublished" in (element.get("itemprop") or "")]  # fmt: skip
    written = [*(named[key] for key in _PUBLISHED if key in named), linked.get("datePublished"), *marked]
    return next((edtf for value in written if value and (edtf := published_in(value, language))), None)


def _linked(root: Any) -> dict[str, str]:
    """Headline, date, language and publisher of the first article in the page's JSON-LD."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        for item in _objects(script.text or ""):
            if "datePublished" in item or "headline" in item:
                plain = {key: value for key, value in item.items() if isinstance(value, str)}
                publisher = item.get("publisher")
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                return {**plain, "publisher": name} if isinstance(name, str) else plain
    return {}


def _objects(script: str) -> list[dict[str, Any]]:
    """The objects of a JSON-LD script, outermost first; none of a broken or overlong one."""
    if len(script) > _LONGEST_SCRIPT:
        return []
    try:
        waiting: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    for item in waiting:  # grows while it is read
        if isinstance(item, dict):
            found.append(item)
        inner = item.get("@graph", []) if isinstance(item, dict) else item
        if isinstance(inner, list) and len(waiting) < _MOST_OBJECTS:
            waiting.extend(inner)
    return found
