"""What happened to originals and what was derived from them, in the words of PROV-O, as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING
from urllib.parse import quote

from accounted.errors import EvidenceAtRisk
from accounted.vault.chain import parsed

if TYPE_CHECKING:
    from accounted.publication import Selection

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """What the line of an event tells: who did what to what, when."""

    hash: str
    time: str
    actor: str
    kind: str
    refs: Sequence[str]

    @classmethod
    def of(cls, line: str, made: str) -> Act:
        """The act that a line of the log tells of.

        Raises:
            EvidenceAtRisk: it tells of none.
        """
        told = parsed(line)
        try:
            return cls(made, told["time"], told["actor"], told["kind"], told["refs"])
        except KeyError as failure:
            what = "The log holds a line that is no event; nothing was exported."
            raise EvidenceAtRisk(what, made, "See what is wrong:  accounted verify") from failure


def prov_document(events: Iterable[Act], selection: Selection) -> Iterator[bytes]:
    """The events that may be shown as activities, originals, documents and claims as entities, who acted as agents.

    One JSON document, line by line: each thing told of has a line of its own. The lines are spelled here and not by a
    writer of JSON, since a case has four for every original.
    """
    told = list(events)
    agents = sorted({event.actor for event in told})
    graph = chain(
        (f'{{"@id": {_agent(name)}, "@type": "prov:Agent", "rdfs:label": {_text(name)}}}' for name in agents),
        map(_activity, told),
        _entities(selection),
    )
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": ['.encode()
    for number, one in enumerate(graph):
        yield f"{',' if number else ''}\n{one}".encode()
    yield b"\n]}\n"


def _activity(event: Act) -> str:
    used = f', "prov:used": [{", ".join(map(_ref, event.refs))}]' if event.refs else ""
    return (
        f'{{"@id": {_urn("event:" + event.hash)}, "@type": "prov:Activity", "rdfs:label": {_text(event.kind)},'
        f' "prov:startedAtTime": {{"@type": "xsd:dateTime", "@value": {_text(event.time)}}},'
        f' "prov:wasAssociatedWith": {{"@id": {_agent(event.actor)}}}{used}}}'
    )


def _entities(selection: Selection) -> Iterator[str]:
    for original in selection.originals:
        yield _entity(original.digest, "original", f'"dcterms:extent": {original.size_bytes}')
    for document in selection.documents:
        title, source = _text(document.name), _ref(document.digest)
        yield _entity(document.id, "document", f'"dcterms:title": {title}, "prov:wasDerivedFrom": {source}')
    by_digest = {document.digest: document.id for document in selection.documents}
    for one in selection.claims:
        claim, by = one.claim, one.claim.read_by
        source = _ref(by_digest.get(claim.source.digest, claim.source.digest))
        reader = _agent(f"{by.reader} {by.version or ''}".strip())
        rest = f'"prov:wasDerivedFrom": {source}, "prov:wasAttributedTo": {{"@id": {reader}}}'
        yield _entity(claim.id, f"{claim.kind} claim", rest)
    for judgement in (decision.judgement for decision in selection.judgements):
        targets = ", ".join(map(_ref, judgement.targets))
        rest = f'"prov:wasAttributedTo": {{"@id": {_agent(judgement.by)}}}, "prov:wasDerivedFrom": [{targets}]'
        yield _entity(judgement.id, f"judgement: {judgement.verdict}", rest)


def _entity(name: str, label: str, rest: str) -> str:
    return f'{{"@id": {_urn(name)}, "@type": "prov:Entity", "rdfs:label": {_text(label)}, {rest}}}'


def _ref(name: str) -> str:
    return f'{{"@id": {_urn(name)}}}'


def _urn(name: str) -> str:
    return _text(f"urn:{name}" if name.startswith("sha256:") else f"urn:accounted:{name}")


@cache
def _agent(name: str) -> str:
    return _text(f"urn:accounted:agent:{quote(name, safe='')}")
