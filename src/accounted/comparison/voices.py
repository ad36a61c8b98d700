"""Who speaks, known again under other spellings and names, and the publisher who carries it.

Two spellings are one speaker when they differ only in case, diacritics, punctuation or a definite article ("the
Foreign Ministry", "Foreign ministry"). A name with an indefinite article ("a survivor") stands for somebody in
its own document only. `Hearing` goes further, for the claims of one incident: it knows a body or a person again under
another name, in another language or script (`speakers`).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from accounted.comparison.cues import scope_words
from accounted.comparison.speakers import (
    AGAINST,
    Heard,
    Profile,
    is_indefinite,
    known_speakers,
    offices_of,
    profile_of,
)
from accounted.language import lookup_form
from accounted.model import EARLIER_MAIL, PUBLISHER, Claim, Document
from accounted.model.edtf import sort_key

_OF, _WITHIN = " of ", " within "


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


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name without case, diacritics and punctuation."""
    parted = unicodedata.normalize("NFD", lookup_form(name))
    bare = (c for c in parted if not "\u0300" <= c <= "\u036f")
    return " ".join("".join(" " if unicodedata.category(c)[0] in "PSZC" else c for c in bare).split())


def _key(name: str, claim: Claim | None, document: Document | None) -> str:
    words = scope_words(language_of(claim, document))
    article, _, rest = name.strip().partition(" ")
    if rest.strip() and words and lookup_form(article) in words.definite:
        name = rest.strip()
    if (is_indefinite(name) or name.startswith(EARLIER_MAIL)) and (document or claim):
        digest = document.digest if document else claim.source.digest if claim else ""
        return f"{name_key(name)} {digest}"
    if profile_of(name).bare and profile_of(name).office and (document or claim):
        digest = document.digest if document else claim.source.digest if claim else ""
        return f"{name_key(name)}{_WITHIN}{digest}"
    return name_key(name) or name


def _publisher(claim: Claim | None, document: Document | None) -> str | None:
    carried = claim.carried_by if claim else None
    return carried or (document.publisher.value if document and document.publisher else None)


def _title(document: Document | None, claim: Claim | None) -> str:
    if document:
        return document.title.value if document.title else document.name
    return claim.source.name if claim else ""


class Hearing:
    """The speakers of some claims, each known again under all its names.

    `names` gives the name to show of each speaker, by key: as the earliest document writes it.
    """

    def __init__(self, claims: Iterable[Claim], documents: Mapping[str, Document]) -> None:
        self._documents = documents
        held = sorted(claims, key=lambda one: (self.dated(one.source.digest), one.id))
        self._said = {claim.id: _of_its_publisher(claim, documents.get(claim.source.digest)) for claim in held}
        named: dict[str, str] = {}
        places: defaultdict[str, set[str]] = defaultdict(set)
        publishers: set[str] = set()
        for document in documents.values():
            own = publisher_voice(document)
            named.setdefault(own.key, own.name)
            publishers.add(own.key)
            places[own.key].add(document.digest)
        for claim in held:
            key, name = self._said[claim.id]
            named.setdefault(key, _with_its_owner(key, name))
            places[key].add(claim.source.digest)
        heard = [
            Heard(key, name, _is_local(key), frozenset(places[key]), key in publishers) for key, name in named.items()
        ]
        offices = _offices(named, places, held)
        self._known = known_speakers(heard, {key: one for key, one in offices.items() if one.bodies})
        self._roles = {self._known[key]: one.roles for key, one in offices.items() if one.roles}
        self.names: dict[str, str] = {}
        for voice in [*self._said.values(), *map(publisher_voice, documents.values())]:
            self.names.setdefault(self._known[voice.key], voice.name)

    def voice(self, claim: Claim) -> Voice:
        """The speaker of one of the claims, under the name it has there."""
        said = self._said[claim.id]
        return Voice(self._known[said.key], said.name)

    def roles_of(self, voice: Voice) -> frozenset[str]:
        """What a person is by the words beside the name in some document: a survivor, a midwife."""
        return self._roles.get(voice.key, frozenset())

    def publisher(self, document: Document) -> Voice:
        """The publisher of one of the documents."""
        own = publisher_voice(document)
        return Voice(self._known[own.key], own.name)

    def key_of(self, name: str) -> str | None:
        """The speaker of that name, where a claim or a document names it so."""
        return self._known.get(name_key(name))

    def dated(self, digest: str) -> tuple[date, date]:
        """The days on which a document may have appeared, the end of the calendar where nobody says."""
        document = self._documents.get(digest)
        return sort_key(document.published.value if document and document.published else None)


def _with_its_owner(key: str, name: str) -> str:
    """A name with whose it is, where the key says so: the ministry of the country that publishes."""
    owner = key.partition(_WITHIN)[0].partition(_OF)[2] if profile_of(name).office else ""
    return f"{name} {owner}" if owner and owner not in name else name


def _offices(named: Mapping[str, str], places: Mapping[str, set[str]], claims: Iterable[Claim]) -> dict[str, Profile]:
    """What body each person speaks for, by the passages of the documents that name the person."""
    passages: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        one = claim.passage
        passages[claim.source.digest].append(one.prefix + one.exact + one.suffix)
    owners = {word for name in named.values() if profile_of(name).office for word in profile_of(name).named}
    persons = {
        key: name for key, name in named.items()
        if _may_be_a_person(key, name) and not owners >= set(profile_of(name).named)
    }  # fmt: skip
    found: dict[str, Profile] = {}
    for digest in sorted(passages):
        here = {key: name for key, name in persons.items() if digest in places[key] and key not in found}
        found |= offices_of(here, passages[digest])
    return found


def _may_be_a_person(key: str, name: str) -> bool:
    profile = profile_of(name)
    if profile.sides or name.islower():
        return False
    return bool(profile.named) and not (profile.office or profile.press or profile.roles or _is_local(key))


def _of_its_publisher(claim: Claim, document: Document | None) -> Voice:
    """The speaker of a claim; a body without a name ("the ministry") is the publisher's if that is such a body.

    A publisher that is called by a name alone, such as a country, is taken for one whose body speaks; who fights or
    opposes a state ("the opposition") is nobody's.
    """
    voice = voice_of(claim, document)
    said, publisher = profile_of(voice.name), profile_of(publisher_voice(document, claim).name)
    if claim.said_by.own_voice or said.named or not said.office or not publisher.named:
        return voice
    if said.bodies & AGAINST:
        return voice
    if said.bodies & publisher.bodies:
        return publisher_voice(document, claim)
    if len(publisher.words) == 1 and not publisher.press:
        return Voice(f"{voice.key}{_OF}{' '.join(publisher.named)}", voice.name)
    return voice


def _is_local(key: str) -> bool:
    """Whether a key names somebody in one document only: it ends with the document's digest."""
    return "sha256:" in key and _WITHIN not in key
