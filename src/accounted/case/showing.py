"""Anything by its id, with what it stands on: for a claim its passage, how it was read, original and custody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from accounted.case.explaining import explain
from accounted.case.gating import orders_on
from accounted.errors import NotFound
from accounted.model import Claim, CustodyEvent, Document, places
from accounted.model.layout import Place

if TYPE_CHECKING:
    from accounted.case.case import Case

Shown = dict[str, Any]


def show(case: Case, id: str) -> Shown:
    """What the id names, as one JSON object whose `kind` says what it is.

    Raises:
        NotFound: nothing in the case answers to it.
    """
    for beginning, shown in _BY_BEGINNING.items():
        if id.startswith(beginning):
            return shown(case, id)
    raise NotFound(
        "Nothing answers to this id.", id, "Ids are in:  accounted claims, accounted documents, accounted judgements"
    )


def _claim(case: Case, id: str) -> Shown:
    judged = case.claims[id]
    document = case.documents[judged.claim.source.digest]
    return {
        "kind": "claim", "claim": judged.to_dict(),
        "as_read": judged.read.to_dict() if judged.claim != judged.read else None,
        "explained": [one.to_dict() for one in explain(judged.read)],
        "places": [place.to_dict() for place in _places(document, judged.claim)],
        "document": document.to_dict(), **_original(case, document.digest), "judgements": _on(case, id),
    }  # fmt: skip


def _places(document: Document, claim: Claim) -> list[Place]:
    return places(document.pages, claim.passage.start, claim.passage.end)


def _document(case: Case, id: str) -> Shown:
    document = case.documents[id]
    claims = sum(1 for _ in case.claims.all(document=document.id))
    on = [listed.to_dict() for listed in case.judgements.on(document.id)]
    original = _original(case, document.digest)
    return {"kind": "document", "document": document.to_dict(), "claims": claims, **original, "judgements": on}


def _by_digest(case: Case, digest: str) -> Shown:
    return {"kind": "original", **_original(case, digest)}


def _original(case: Case, digest: str) -> Shown:
    given = case.desk.store.given
    custody = [_event(event) for event in given.events_on(digest)]
    return {"original": given.original(digest).to_dict(), "custody": custody}


def _event(event: CustodyEvent) -> Shown:
    return {
        "seq": event.seq,
        "time": event.time,
        "actor": event.actor,
        "act": event.kind,
        "particulars": dict(event.payload),
    }


def _judgement(case: Case, id: str) -> Shown:
    case.judgements[id]
    listed = case.judgements.of_ids([id])[0]
    return {"kind": "judgement", "judgement": listed.to_dict()}


def _incident(case: Case, id: str) -> Shown:
    comparison = case.figures(id)
    return {
        "kind": "incident", "incident": comparison.about(), "persons": [one.to_dict() for one in comparison.persons],
        "contradictions": len(comparison.contradictions), "judgements": _on(case, id),
    }  # fmt: skip


def _origin(case: Case, id: str) -> Shown:
    row = _row(case, id, "origin", "accounted origins")
    claims = [case.claims[one["claim"]].to_dict() for one in row["chain"]]
    on = [one.to_dict() for one in case.judgements.of_ids(row["judgements"])]
    return {"kind": "origin", "origin": row, "claims": claims, "judgements": on}


def _contradiction(case: Case, id: str) -> Shown:
    row = _row(case, id, "contradiction", "accounted contradictions")
    claims = [case.claims[one].to_dict() for one in row["claims"]]
    return {"kind": "contradiction", "contradiction": row, "claims": claims, "judgements": _on(case, id)}


def _row(case: Case, id: str, noun: str, command: str) -> Shown:
    found = case.views.named(id)
    if found is None:
        raise NotFound(f"The case has no such {noun} now.", id, f"See:  {command}")
    return found


def _on(case: Case, id: str) -> list[Shown]:
    return [listed.to_dict() for listed in case.judgements.on(id)]


def _person(case: Case, id: str) -> Shown:
    person = case.persons[id]
    about = (id, *person.person.records)
    on = [*(it for one in about for it in case.judgements.on(one)), *orders_on(case, person.person.records)]
    listed = {it.judgement.id: it.to_dict() for it in on}  # an order on whom it was before is on it still
    return {
        "kind": "person", "person": person.to_dict(), "records": [one.to_dict() for one in person.records],
        "profile": case.persons.profile(id).to_dict(),
        "pairs": [pair.to_dict() for pair in case.persons.pairs_of(id)],
        "judgements": [*listed.values()],
    }  # fmt: skip


def _record(case: Case, id: str) -> Shown:
    record = next((one for one in case.persons.records if one.id == id), None)
    if record is None:
        raise NotFound("No record has this id.", id, "Run: accounted persons --json")
    on = [listed.to_dict() for listed in case.judgements.on(id)]
    document = case.documents[record.document].to_dict()
    return {"kind": "record", "record": record.to_dict(), "document": document, "judgements": on}


_BY_BEGINNING: dict[str, Callable[[Case, str], Shown]] = {
    "claim-": _claim, "document-": _document, "sha256:": _by_digest, "judgement-": _judgement, "incident-": _incident,
    "origin-": _origin, "contradiction-": _contradiction,
    "person-": _person, "record-": _record,
}  # fmt: skip
