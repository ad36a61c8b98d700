"""Who speaks, known again when spelled a little differently, and the publisher who carries it.

Two spellings are one speaker when they differ only in case, diacritics, punctuation or a definite article ("the
Foreign Ministry", "Foreign ministry"). A name with an indefinite article ("a survivor") stands for somebody in
its own document only. Nothing cleverer: a body under two names stays two speakers.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from accounted.comparison.cues import scope_words
from accounted.language import lookup_form
from accounted.model import PUBLISHER, Claim, Document


class Voice(NamedTuple):
    """A speaker: `key` is equal for equal speakers, `name` is as written here."""

    key: str
    name: str


def voice_of(claim: Claim, document: Document | None) -> Voice:
    """The speaker of a claim: in its own voice the publisher, under the name people know it by."""
    written = claim.said_by.name
    if not (claim.said_by.own_voice or written == PUBLISHER):
        return Voice(_key(written, claim, document), written)
    publisher = _publisher(claim, document)
    if publisher is None and written != PUBLISHER:
        return Voice(_key(written, claim, document), written)
    return publisher_voice(document, claim)


def publisher_voice(document: Document | None, claim: Claim | None = None) -> Voice:
    """The publisher of a document; where nobody says who that is, the document's title or name stands for it."""
    publisher = _publisher(claim, document)
    if publisher is not None:
        return Voice(_key(publisher, claim, document), publisher)
    digest = document.digest if document else claim.source.digest if claim else ""
    return Voice(f"document {digest}", _title(document, claim))


def language_of(claim: Claim | None, document: Document | None) -> str | None:
    """The language a claim was read in, else that of its document."""
    read = claim.read_by.language if claim else None
    return read or (document.language.value if document and document.language else None)


def name_key(name: str) -> str:
    """A name without case, diacritics and punctuation."""
    parted = unicodedata.normalize("NFD", lookup_form(name))
    bare = (c for c in parted if not "\u0300" <= c <= "\u036f")
    return " ".join("".join(" " if unicodedata.category(c)[0] in "PSZC" else c for c in bare).split())


def _key(name: str, claim: Claim | None, document: Document | None) -> str:
    words = scope_words(language_of(claim, document))
    article, _, rest = name.strip().partition(" ")
    if words is None or not rest.strip():
        return name_key(name) or name
    if lookup_form(article) in words.definite:
        return name_key(rest) or name
    if lookup_form(article) in words.indefinite and (document or claim):
        digest = document.digest if document else claim.source.digest if claim else ""
        return f"{name_key(name)} {digest}"
    return name_key(name) or name


def _publisher(claim: Claim | None, document: Document | None) -> str | None:
    carried = claim.carried_by if claim else None
    return carried or (document.publisher.value if document and document.publisher else None)


def _title(document: Document | None, claim: Claim | None) -> str:
    if document:
        return document.title.value if document.title else document.name
    return claim.source.name if claim else ""
