"""What happened to originals and what was derived from them, in the words of PROV-O, as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from accounted.model import CustodyEvent

if TYPE_CHECKING:
    from accounted.publication import Selection

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}  # fmt: skip


_SPELL = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def prov_document(events: Iterable[CustodyEvent], selection: Selection) -> Iterator[bytes]:
    """The events that may be shown as activities, originals, documents and claims as entities, who acted as agents.

    One JSON document, line by line: each thing told of has a line of its own.
    """
    told = list(events)
    agents = sorted({event.actor for event in told})
    graph = chain(
        ({"@id": _agent(name), "@type": "prov:Agent", "rdfs:label": name} for name in agents),
        map(_activity, told),
        _entities(selection),
    )
    yield f'{{"@context": {_SPELL(CONTEXT)},\n"@graph": ['.encode()
    for number, one in enumerate(graph):
        yield f"{',' if number else ''}\n{_SPELL(one)}".encode()
    yield b"\n]}\n"


def _activity(event: CustodyEvent) -> dict[str, Any]:
    made = {
        "@id": f"urn:accounted:event:{event.hash}", "@type": "prov:Activity", "rdfs:label": event.kind,
        "prov:startedAtTime": {"@type": "xsd:dateTime", "@value": event.time},
        "prov:wasAssociatedWith": {"@id": _agent(event.actor)},
    }  # fmt: skip
    used = [{"@id": _urn(ref)} for ref in event.refs]
    return {**made, "prov:used": used} if used else made


def _entities(selection: Selection) -> Iterator[dict[str, Any]]:
    for original in selection.originals:
        yield {
            "@id": _urn(original.digest), "@type": "prov:Entity", "dcterms:extent": original.size_bytes,
            "rdfs:label": "original",
        }  # fmt: skip
    for document in selection.documents:
        yield {
            "@id": _urn(document.id), "@type": "prov:Entity", "rdfs:label": "document", "dcterms:title": document.name,
            "prov:wasDerivedFrom": {"@id": _urn(document.digest)},
        }  # fmt: skip
    by_digest = {document.digest: document.id for document in selection.documents}
    for one in selection.claims:
        source = by_digest.get(one.claim.source.digest, one.claim.source.digest)
        made = {"@id": _urn(one.claim.id), "@type": "prov:Entity", "rdfs:label": f"{one.claim.kind} claim",
                "prov:wasDerivedFrom": {"@id": _urn(source)}}  # fmt: skip
        read_by = one.claim.read_by
        yield {**made, "prov:wasAttributedTo": {"@id": _agent(f"{read_by.reader} {read_by.version or ''}".strip())}}
    for decision in selection.judgements:
        judgement = decision.judgement
        yield {
            "@id": _urn(judgement.id), "@type": "prov:Entity", "rdfs:label": f"judgement: {judgement.verdict}",
            "prov:wasAttributedTo": {"@id": _agent(judgement.by)},
            "prov:wasDerivedFrom": [{"@id": _urn(target)} for target in judgement.targets],
        }  # fmt: skip


def _urn(name: str) -> str:
    return f"urn:{name}" if name.startswith("sha256:") else f"urn:accounted:{name}"


def _agent(name: str) -> str:
    return f"urn:accounted:agent:{quote(name, safe='')}"
