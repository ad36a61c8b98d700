"""The register as it may leave the case: each person with the records behind it, and who says what became of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from accounted.case.persons import Registered, name_of
from accounted.case.registers import DOCUMENTS
from accounted.linkage import in_words
from accounted.model import Document, Record, content_id
from accounted.publication import KEPT_BACK

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.case.standing import JudgedClaim
    from accounted.publication import Gate

SCHEMA = "registered/1"
SAID = ("place", "age", "sex", "birth_year", "birth_date")
"""What records say of a person, beside the name and what befell it; further what of `KEPT_BACK` is asked for."""


def persons_out(case: Case, gate: Gate, shown: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """Every person that may leave, in the order of the register, with those of its records that may.

    A record stays in with its document, with the claim it comes of, or when any words of its list are confidential. A
    fate stands with who says it; where nobody does there is none, and nobody is presumed dead.
    """
    if not case.persons.unlinked():
        return
    held = list(case.persons)
    documents = case.documents.by_id({id for one in held for id in one.person.documents})
    claims = case.claims.by_id([id for one in held for it in one.records if (id := _claim_of(it))])
    for one in held:
        records = [it for it in one.records if _passes(it, gate, documents, claims)]
        if records and gate.passes(one.person.id):
            yield _person(one, records, documents, claims, shown)


def kept_back(case: Case, shown: Collection[str]) -> tuple[str, ...]:
    """What of `KEPT_BACK` some record says and is not shown."""
    asked = [field for field in KEPT_BACK if field not in shown]
    said = {field for one in case.persons.unlinked() for field in asked if one.values.get(field)}
    return tuple(field for field in asked if field in said)


def records_kept_in(case: Case, gate: Gate) -> int:
    """How many records stay in."""
    records = case.persons.unlinked() if gate.ids or gate.stretches else []
    documents = case.documents.by_id({one.document for one in records})
    claims = case.claims.by_id([id for one in records if (id := _claim_of(one))])
    return sum(not _passes(one, gate, documents, claims) for one in records if one.id not in gate.whole)


def _claim_of(record: Record) -> str | None:
    return record.values.get("claim") if record.list_id == DOCUMENTS else None


def _passes(
    record: Record, gate: Gate, documents: Mapping[str, Document], claims: Mapping[str, JudgedClaim]
) -> bool:  # fmt: skip
    document, claim = documents[record.document], claims.get(_claim_of(record) or "")
    if not gate.passes(record.id) or not gate.passes_document(document):
        return False
    if claim:
        return gate.passes_claim(claim.claim)
    return gate.passes_words(document.digest)


def _person(
    one: Registered, records: Sequence[Record], documents: Mapping[str, Document], claims: Mapping[str, JudgedClaim],
    shown: Collection[str],
) -> dict[str, Any]:  # fmt: skip
    whole = len(records) == len(one.records)
    id = one.person.id if whole else content_id("person", sorted(it.id for it in records))
    certainty = one.certainty if whole or len(records) == 1 == len(one.records) else _certainty(one, records)
    return {
        "schema": SCHEMA, "id": id, "names": list(dict.fromkeys(filter(None, map(name_of, records)))),
        "named": one.named, "certainty": certainty, "lists": sorted({it.list_id for it in records}),
        "records": [_record(it, documents[it.document], claims.get(_claim_of(it) or ""), shown) for it in records],
    }  # fmt: skip


def _certainty(one: Registered, records: Sequence[Record]) -> str:
    """In words, of a person some of whose records stay in."""
    return in_words(one.probability) if len(records) > 1 else "one record" if one.named else "unnamed record"


def _record(
    record: Record, document: Document, judged: JudgedClaim | None, shown: Collection[str]
) -> dict[str, Any]:  # fmt: skip
    """A record as written, with its place in its document and who says what became of the person."""
    values, claim = record.values, judged.claim if judged else None
    period = (claim.period.edtf if claim.period else None) if claim else values.get("death_date")
    fate = values.get("fate")
    speaker = claim.said_by.name if claim else record.list_id
    return {
        "id": record.id, "list": record.list_id, "name": name_of(record) or None,
        "document": document.id, "document_name": document.name, "row": None if claim else record.row,
        "claim": claim.id if claim else None, **{key: values.get(key) for key in SAID},
        **{key: values.get(key) if key in shown else None for key in KEPT_BACK},
        "fate": fate, "period": period, "said_by": speaker if fate or period else None,
        "carried_by": document.publisher.value if document.publisher else None,
    }  # fmt: skip
