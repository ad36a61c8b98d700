"""What a judgement can be on: for each kind of thing, how its ids begin, and which of some ids the case has.

A part of the house that gives a case new things with ids (incidents, contradictions, records, persons) names them here;
then they can be judged, kept confidential, and their judgements are known for orphans when they are gone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from accounted.case.desk import Desk
from accounted.errors import NotFound
from accounted.model import content_id

There = Callable[[Desk, Collection[str]], set[str]]
"""Gives those of some ids that the case has."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing: how its ids begin, where a person finds them, and which of some ids there are."""

    kind: str
    beginning: str
    listed_by: str
    there: There


def _claims(desk: Desk, ids: Collection[str]) -> set[str]:
    return {claim.id for claim in desk.store.made.claims_of(ids)}


def _documents(desk: Desk, ids: Collection[str]) -> set[str]:
    return {one for one in ids if desk.store.made.has_document(one)}


def _judgements(desk: Desk, ids: Collection[str]) -> set[str]:
    return {one.id for one in desk.store.hand.judgements() if one.id in ids}


def _incidents(desk: Desk, ids: Collection[str]) -> set[str]:
    from accounted.case.case import Case

    split = {content_id("incident", one.id) for one in desk.store.hand.judgements() if one.verdict == "split"}
    return {*Case(desk).views.ids(), *split} & set(ids)


def _contradictions(desk: Desk, ids: Collection[str]) -> set[str]:
    from accounted.case.case import Case

    return Case(desk).views.those_named(ids)


def _records(desk: Desk, ids: Collection[str]) -> set[str]:
    from accounted.case.case import Case
    from accounted.case.registers import records_of

    return {record.id for record in records_of(Case(desk))} & set(ids)


def _persons(desk: Desk, ids: Collection[str]) -> set[str]:
    from accounted.case.case import Case

    return {one.person.id for one in Case(desk).persons} & set(ids)


def _lists(desk: Desk, ids: Collection[str]) -> set[str]:
    from accounted.case.registers import lists_ever

    return {one.id for one in lists_ever(desk).values()} & set(ids)


def _places(desk: Desk, ids: Collection[str]) -> set[str]:
    return {id for name, _, _ in desk.store.overview.places() if (id := content_id("place", name)) in ids}


SUBJECTS: dict[str, Subject] = {
    one.kind: one
    for one in (
        Subject("claim", "claim-", "accounted claims", _claims),
        Subject("document", "document-", "accounted documents", _documents),
        Subject("judgement", "judgement-", "accounted judgements", _judgements),
        Subject("incident", "incident-", "accounted incidents --json", _incidents),
        Subject("list", "list-", "accounted list show", _lists),
        Subject("place", "place-", "accounted places", _places),
        Subject("contradiction", "contradiction-", "accounted contradictions --json", _contradictions),
        Subject("record", "record-", "accounted persons --json", _records),
        Subject("person", "person-", "accounted persons", _persons),
    )
}


def kind_of(id: str) -> str:
    """Which kind of thing the id names, by how it begins.

    Raises:
        NotFound: no id begins so.
    """
    found = next((one.kind for one in SUBJECTS.values() if id.startswith(one.beginning)), None)
    if found is None:
        raise NotFound("Nothing that can be judged has an id like this.", id, _listings())
    return found


def named(id: str) -> str:
    """The id itself; for the digest of an original, the id of its document."""
    return content_id("document", id) if id.startswith("sha256:") else id


def missing(desk: Desk, ids: Iterable[str]) -> list[str]:
    """Those of the ids that name nothing the case has, in their order."""
    wanted = list(ids)
    by_kind: dict[str, list[str]] = {}
    for id in wanted:
        by_kind.setdefault(kind_of(id), []).append(id)
    here = {id for kind, some in by_kind.items() for id in SUBJECTS[kind].there(desk, some)}
    return [id for id in wanted if id not in here]


def check_there(desk: Desk, ids: Iterable[str]) -> None:
    """Refuse ids that name nothing in the case.

    Raises:
        NotFound: it names the first of them.
    """
    for id in missing(desk, ids):
        subject = SUBJECTS[kind_of(id)]
        raise NotFound(f"No {subject.kind} has this id.", id, f"Run: {subject.listed_by}")


def _listings() -> str:
    return "Ids are in:  accounted claims, accounted documents, accounted judgements"
