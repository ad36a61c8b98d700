"""`ftm`: the case as entities of FollowTheMoney, one JSON object a line, for Aleph, OpenSanctions' tools and others.

FollowTheMoney 4 has documents, events, persons and bodies, and no word for a figure that somebody claims. So a claim is
a `Note`: its words are the description, what was read in them the name, and it points at the speaker, the incident and
the person it is about, with its document as proof. No number and no fate becomes a property of a person or an event:
there it would stand as a fact. Names of properties are those of the model's own schemata.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from accounted.errors import BadInput
from accounted.model import Claim, Document, PersonClaim, content_id
from accounted.model.edtf import days
from accounted.publication.exporter import Part
from accounted.publication.report.accounts import brief, speaker_of
from accounted.publication.selection import Released, Selection

Entity = dict[str, Any]

_BIBLIOGRAPHIC = frozenset(
    "alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per rum slo tib wel".split()  # noqa: SIM905 (a list of codes is read as one line)
)
"""The second codes of ISO 639-2 for languages that have two; ISO 639-3 has the other."""


class FollowTheMoneyExporter:
    """One file: documents, speakers, incidents and persons named, then a note for each claim."""

    name = "ftm"
    folder = False

    def export(self, selection: Selection) -> Iterable[Part]:
        """The entities; a claim that was rejected is none."""
        yield Part("case.ftm.json", (_line(one) for one in entities(selection)))


def _line(entity: Entity) -> bytes:
    return (json.dumps(entity, ensure_ascii=False) + "\n").encode()


def entities(selection: Selection) -> Iterator[Entity]:
    """Every entity of the selection, once, in order of the file."""
    standing = [one for one in selection.claims if not one.rejected]
    yield from (_document(one) for one in selection.documents)
    speakers = {speaker_of(one.claim): None for one in standing}
    yield from (_entity(_speaker_id(name), "LegalEntity", name=name) for name in speakers)
    incident_of: dict[str, str] = {}
    for incident in selection.views.get("incidents", {}).get("incidents", ()):
        yield _event(incident)
        incident_of |= dict.fromkeys(incident["claims"], incident["id"])
    named = {_person_id(one.claim): one.claim for one in standing if isinstance(one.claim, PersonClaim)}
    yield from (_entity(id, "Person", name=claim.name.exact) for id, claim in named.items())
    yield from (_note(one, incident_of.get(one.claim.id)) for one in standing)


def _entity(id: str, schema: str, **properties: Any) -> Entity:
    """An entity with the properties that have a value; each is a list, as the model wants it."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    worded = {name: [str(one) for one in values] for name, values in listed.items()}
    return {"id": id, "schema": schema, "properties": worded}


def _document(document: Document) -> Entity:
    """A document; the model's own hash is another than ours, so the digest stands among its notes."""
    language = _three_letters(document.language.value) if document.language else None
    return _entity(
        document.id, "Document", fileName=document.name, mimeType=document.media_type, language=language,
        title=document.title.value if document.title else None,
        publisher=document.publisher.value if document.publisher else None,
        date=_dates(document.published.value) if document.published else None,
        summary=document.citation.value if document.citation else None, notes=document.digest,
    )  # fmt: skip


def _event(incident: Any) -> Entity:
    start, end = days(incident["period"]) if incident.get("period") else (None, None)
    return _entity(
        incident["id"], "Event", name=incident["title"], location=incident.get("place"),
        startDate=start.isoformat() if start else None, endDate=end.isoformat() if end else None,
        notes=incident.get("why"),
    )  # fmt: skip


def _note(one: Released, incident: str | None) -> Entity:
    claim = one.claim
    about = [_speaker_id(speaker_of(claim)), *([incident] if incident else [])]
    about += [_person_id(claim)] if isinstance(claim, PersonClaim) else []
    words = [one.judged] if one.judged and not one.disputed else one.reviews
    judged = "; ".join(f"{it['verdict']} by {it['by']}: {it['why']}" for it in words)
    passage = claim.passage
    return _entity(
        claim.id, "Note", name=f"{brief(claim)}, says {speaker_of(claim)}", description=passage.exact, entity=about,
        proof=content_id("document", claim.source.digest), publisher=claim.carried_by,
        keywords=[claim.kind, *([claim.fate.code] if hasattr(claim, "fate") else [])],
        locationMentioned=claim.place.name if claim.place else None,
        notes=[f"characters {passage.start}-{passage.end} of {claim.source.digest}", *([judged] if judged else [])],
        summary=f"{claim.polarity}, {claim.modality}" + (f"; of {claim.period.edtf}" if claim.period else ""),
    )  # fmt: skip


def _speaker_id(name: str) -> str:
    return content_id("speaker", name)


def _person_id(claim: Claim) -> str:
    """The person as this document names it; whether two documents name one person is for the register to say."""
    assert isinstance(claim, PersonClaim)  # the callers have looked
    return content_id("person-named", claim.source.digest, claim.name.exact)


def _dates(edtf: str) -> list[str]:
    """The date as ISO 8601 has it, or the first and last day of what is less precise."""
    try:
        start, end = days(edtf)
    except BadInput:
        return []
    return list(dict.fromkeys(one.isoformat() for one in (start, end) if one))


def _three_letters(code: str) -> str | None:
    """The ISO 639-3 code of a language by its two letters."""
    from babel.core import get_global

    if len(code) == 3:
        return code
    found = (long for long, short in get_global("language_aliases").items() if short == code and len(long) == 3)
    return next((long for long in sorted(found) if long not in _BIBLIOGRAPHIC), None)
