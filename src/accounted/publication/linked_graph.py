"""`jsonld`: the case as a graph of linked records, in terms that others know.

Passages are Web Annotations (W3C, 2017) with a quote and a position; who made what from what is told in PROV-O (W3C,
2013); titles and the like in Dublin Core. What these have no word for stands under `acc:`, with the keys of the
project's own JSON. The context is inside, so that nothing has to be fetched. Originals are named by their bytes
(RFC 6920, `ni:`).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from accounted.model import CustodyEvent, Document, content_id, digest_of
from accounted.publication.exporter import Part
from accounted.publication.selection import Decision, Released, Selection, Wire

CONTEXT = {
    "@version": 1.1,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "acc": "urn:accounted:term:",
    "case": "urn:accounted:",
    "id": "@id",
    "type": "@type",
}
_OF_KIND = ("fate", "unit", "group", "group_text", "merged_fates", "what", "actors", "term", "category", "use", "forum",
            "for", "shown", "target", "attributes")  # fmt: skip


class LinkedGraphExporter:
    """One JSON-LD document: claims with their passages, speakers, documents, originals, custody and judgements."""

    name = "jsonld"
    folder = False

    def export(self, selection: Selection) -> Iterable[Part]:
        """One document, a node a line."""
        yield Part("case.jsonld", _document(selection))


def _document(selection: Selection) -> Iterator[bytes]:
    yield b'{"@context": ' + _line(CONTEXT) + b',\n"@graph": [\n'
    before = b""
    for node in nodes(selection):
        yield before + _line(node)
        before = b",\n"
    yield b"\n]}\n"


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def nodes(selection: Selection) -> Iterator[dict[str, Any]]:
    """The nodes of the graph, in order of the selection; the first says what it is of."""
    statement = selection.statement()
    yield {"id": "case:export", "type": "prov:Bundle", "dcterms:title": selection.title,
           "acc:statement": {"@value": statement, "type": "@json"}}  # fmt: skip
    for document in selection.documents:
        yield from _opened(document, selection)
    agents: dict[str, dict[str, Any]] = {}
    for one in selection.claims:
        yield _claim(one, agents)
    for figures in selection.figures:
        yield from _pairs(figures)
    for decision in selection.judgements:
        yield _judgement(decision, agents)
    yield from (agents[id] for id in sorted(agents))


def _opened(document: Document, selection: Selection) -> Iterator[dict[str, Any]]:
    original = original_iri(document.digest)
    yield _bare({
        "id": f"case:{document.id}", "type": "prov:Entity", "prov:wasDerivedFrom": {"id": original},
        "dcterms:title": document.title.value if document.title else document.name,
        "dcterms:publisher": document.publisher.value if document.publisher else None,
        "dcterms:issued": document.published.value if document.published else None,
        "dcterms:language": document.language.value if document.language else None,
        "dcterms:bibliographicCitation": document.citation.value if document.citation else None,
        "dcterms:format": document.media_type, "acc:name": document.name, "acc:why": document.why,
    })  # fmt: skip
    yield {"id": original, "type": "prov:Entity", "acc:digest": document.digest}
    for event in selection.custody(document.digest):
        yield _event(event, original)


def _event(event: CustodyEvent, original: str) -> dict[str, Any]:
    return {
        "id": f"case:event-{event.seq}", "type": "prov:Activity", "acc:act": event.kind, "prov:used": {"id": original},
        "prov:endedAtTime": _moment(event.time), "acc:hash": event.hash,
        **({"prov:wasAssociatedWith": {"type": "prov:Agent", "foaf:name": event.actor}} if event.actor else {}),
    }  # fmt: skip


def _claim(one: Released, agents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    claim, wire = one.claim, one.to_dict()
    speaker = claim.carried_by if claim.said_by.own_voice and claim.carried_by else claim.said_by.name
    return _bare({
        "id": f"case:{claim.id}", "type": ["oa:Annotation", "prov:Entity"], "acc:kind": claim.kind,
        "oa:hasTarget": _target(wire), "prov:wasAttributedTo": _agent(speaker, "prov:Agent", agents),
        "acc:said_by_mode": claim.said_by.mode, "acc:carried_by": claim.carried_by,
        "acc:through": list(claim.said_by.via) or None,
        "acc:polarity": claim.polarity, "acc:modality": claim.modality,
        "acc:place": claim.place.name if claim.place else None,
        "acc:alleged_actor": claim.actor.name if claim.actor else None,
        "dcterms:temporal": claim.period.edtf if claim.period else None,
        **{f"acc:{key}": _value(wire[key]) for key in _OF_KIND if key in wire},
        "acc:amount": {"@value": wire["amount"], "type": "@json"} if "amount" in wire else None,
        "acc:type": wire.get("type"), "acc:person": wire["name"]["exact"] if "name" in wire else None,
        "acc:part_of": {"id": f"case:{wire['part_of']}"} if wire.get("part_of") else None,
        "acc:read_by": claim.read_by.reader, "acc:reader_version": claim.read_by.version,
        "acc:judged": wire["judged"]["verdict"] if wire["judged"] else None,
    })  # fmt: skip


def _target(wire: Wire) -> dict[str, Any]:
    passage = wire["passage"]
    quote = {"type": "oa:TextQuoteSelector", "oa:exact": passage["exact"],
             "oa:prefix": passage["prefix"], "oa:suffix": passage["suffix"]}  # fmt: skip
    place = {"type": "oa:TextPositionSelector", "oa:start": passage["start"], "oa:end": passage["end"]}
    source = f"case:{content_id('document', wire['document']['digest'])}"  # in whose text the offsets count
    return {"type": "oa:SpecificResource", "oa:hasSource": {"id": source}, "oa:hasSelector": [quote, place]}


def _pairs(figures: Wire) -> Iterator[dict[str, Any]]:
    for key, kind in (("contradictions", "acc:Contradiction"), ("not_contradictions", "acc:NotAContradiction")):
        for one in figures[key]:
            name = one.get("id") or f"{kind[4:].lower()}-{digest_of(_line(one))[7:27]}"
            yield _bare({
                "id": f"case:{name}", "type": kind, "acc:kind": one["kind"], "dcterms:description": one["why"],
                "acc:status": one.get("status"), "acc:between": [{"id": f"case:{id}"} for id in one["claims"]],
            })  # fmt: skip


def _judgement(decision: Decision, agents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    one = decision.judgement
    return _bare({
        "id": f"case:{one.id}", "type": "prov:Activity", "acc:verdict": one.verdict, "acc:state": decision.state,
        "prov:used": [{"id": f"case:{target}"} for target in one.targets], "prov:endedAtTime": _moment(one.at),
        "prov:wasAssociatedWith": _agent(one.by, "prov:Person", agents), "dcterms:description": one.why,
        "acc:set": {"@value": dict(one.changes), "type": "@json"} if one.changes else None,
    })  # fmt: skip


def _agent(name: str, kind: str, agents: dict[str, dict[str, Any]]) -> dict[str, str]:
    """A node for whoever goes by the name as written; two spellings are two nodes, since nobody has joined them."""
    id = f"case:agent-{digest_of(f'{kind} {name}'.encode())[7:27]}"
    agents.setdefault(id, {"id": id, "type": kind, "foaf:name": name})
    return {"id": id}


def original_iri(digest: str) -> str:
    """The name of an original by its bytes, after RFC 6920."""
    raw = bytes.fromhex(digest.removeprefix("sha256:"))
    return f"ni:///sha-256;{base64.urlsafe_b64encode(raw).decode().rstrip('=')}"


def _moment(time: str) -> dict[str, str]:
    return {"@value": time, "type": "xsd:dateTime"}


def _value(value: Any) -> Any:
    return {"@value": value, "type": "@json"} if isinstance(value, dict) else value


def _bare(node: dict[str, Any]) -> dict[str, Any]:
    """The node without what nobody said."""
    return {key: value for key, value in node.items() if value is not None}
