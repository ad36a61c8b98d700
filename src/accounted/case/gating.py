"""The publication gate of a case: what the orders of its people keep in, and what they must keep in with it.

An order on a person is about a human, not about how records were linked on that day. It covers the records that the
person had then; whoever has one of these now stays in as a whole, with the records that came since. A record that stays
in takes with it what would tell of it: the claim by which a document names it, claims read in its row, and every copy
of its list, earlier versions among them.

What lies inside an archive or a mail is a document of its own, with bytes that lie there as well: an order on the outer
one covers it, and where something inside stays in, no copy of the outer one leaves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from accounted.case.describing import receipts_of
from accounted.case.receipts import Receipt
from accounted.case.registers import DOCUMENTS, versions_of
from accounted.case.standing import undone
from accounted.model import Judgement, Record, content_id
from accounted.publication import Gate
from accounted.publication.gate import CONFIDENTIAL, EVERY_ROW, records_covered, stretch_of

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.case.standing import ListedJudgement

__all__ = ["covered", "gate_of", "orders_on", "with_what_is_inside"]


def gate_of(case: Case) -> Gate:
    """The gate that the case's judgements make now."""
    gate = Gate.kept_by(_holding(case))
    if any(id.startswith(("record-", "person-")) for id in gate.ids):
        gate = _with_persons(case, gate)
    return with_what_is_inside(gate, receipts_of(case.desk)) if gate.ids or gate.stretches else gate


def with_what_is_inside(gate: Gate, receipts: Mapping[str, Receipt]) -> Gate:
    """The gate that keeps in all that lies in an archive or a mail which stays in, and copies of what holds such."""
    around = {one: {of["inside"] for of in map(dict, it.origins) if "inside" in of} for one, it in receipts.items()}
    inside: dict[str, set[str]] = {}
    for one, containers in around.items():
        for container in containers:
            inside.setdefault(container, set()).add(one)
    ordered = {one for one in receipts if content_id("document", one) in gate.ids or one in gate.ids}
    ids = gate.ids | {content_id("document", one) for one in _reached(ordered, inside)}
    wider = replace(gate, ids=ids)
    held = [one for one in receipts if not wider.passes_original(one)]
    return replace(wider, copies=wider.copies | _reached(held, around))


def _reached(begin: Iterable[str], steps: Mapping[str, Collection[str]]) -> set[str]:
    """What can be reached by these steps, by however many, and the beginnings."""
    found, todo = set[str](), [*begin]
    while todo:
        if (one := todo.pop()) not in found:
            found.add(one)
            todo += steps.get(one, ())
    return found


def _with_persons(case: Case, gate: Gate) -> Gate:
    """The gate with what must stay in because a record or a person does."""
    records, persons = _kept_in(case, gate)
    listed = [it for it in records if it.list_id != DOCUMENTS]
    named = case.claims.by_id([it.values["claim"] for it in records if it.list_id == DOCUMENTS])
    versions, digest = versions_of(case.desk), {one.id: one.digest for one in case.documents}
    found = {one.id for one in records} | persons
    lost = any(id.startswith("record-") and id not in found for id in gate.ids)
    # Of whom no list speaks now, nobody can tell on which version of which list the record stood: all stay in.
    files = [{it.digest for it in held} for held in versions.values()]
    copies = {it for held in files if lost or any(digest[one.document] in held for one in listed) for it in held}
    rows = {(digest[one.document], one.row) for one in listed}
    rows |= {(it, EVERY_ROW) for it in copies - {held for held, _ in rows}}  # where it stood in these, nobody looks
    stretches = {one: {*spans} for one, spans in gate.stretches.items()}
    for claim in (one.claim for one in named.values()):
        stretches.setdefault(claim.source.digest, set()).add((claim.passage.start, claim.passage.end))
    return replace(
        gate, ids=gate.ids | {*named} | {it.id for it in records} | persons, copies=frozenset(copies),
        rows=frozenset(rows), stretches={one: tuple(sorted(spans)) for one, spans in stretches.items()},
    )  # fmt: skip


def _kept_in(case: Case, gate: Gate) -> tuple[list[Record], set[str]]:
    """The records that stay in, and the persons that do as a whole; records are linked only where one is ordered to."""
    inside, persons = {*gate.ids}, set[str]()
    if gate.whole or any(id.startswith("person-") for id in gate.ids):
        for one in case.persons:
            if one.person.id in gate.ids or not gate.whole.isdisjoint(one.person.records):
                persons.add(one.person.id)
                inside.update(one.person.records)
    return [one for one in case.persons.unlinked() if one.id in inside], persons


def _holding(case: Case) -> Iterator[Judgement]:
    judgements = case.desk.store.hand.judgements()
    taken = undone(judgements)
    return (one for one in judgements if one.verdict == CONFIDENTIAL and one.id not in taken)


def covered(case: Case, ids: Collection[str]) -> list[str]:
    """What an order on these covers beside them: the records of the persons among them, and words that name these."""
    if not any(id.startswith(("record-", "person-")) for id in ids):
        return []
    of_persons = {it for one in case.persons if one.person.id in ids for it in one.person.records}
    held = [one for one in case.persons.unlinked() if one.id in of_persons or one.id in ids]
    named = case.claims.by_id([one.values["claim"] for one in held if one.list_id == DOCUMENTS])
    return [*sorted(stretch_of(one.claim) for one in named.values()), *sorted(of_persons)]


def orders_on(case: Case, records: Collection[str]) -> list[ListedJudgement]:
    """The orders that hold on a person who had one of these records when they were given, first made first."""
    held = [one.id for one in _holding(case) if not {*records_covered(one)}.isdisjoint(records)]
    return case.judgements.of_ids(held)
