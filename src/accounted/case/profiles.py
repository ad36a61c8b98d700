"""All that a case holds on one person: every name as written, who says what befell them, and who may be their family.

Nothing is concluded: a fate stands with whoever says it, also where two differ, and a list without a column of fates
says none, so nobody is presumed dead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounted.case.persons import Registered, name_of
from accounted.case.registers import DOCUMENTS
from accounted.language.names import plain
from accounted.model import Record, say

if TYPE_CHECKING:
    from accounted.case.case import Case

__all__ = ["Profile", "Relative", "Said", "profile_of"]

HOUSEHOLDS = ("household", "household_id", "family", "family_id", "семья", "hanə", "foyer", "hogar", "أسرة")
"""Columns, in small letters, in which lists say who lived together."""
ALIKE = 0.8
"""How alike two surnames must be to be of one family, as `compare-names` has it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says became of the person, and when: a list by its keeper, a document by its speaker."""

    fate: str | None
    period: str | None
    said_by: str
    carried_by: str | None
    record: str
    document: str
    claim: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The fate and period as said, by whom, and where it stands."""
        return {
            "fate": self.fate, "period": self.period, "said_by": self.said_by, "carried_by": self.carried_by,
            "record": self.record, "document": self.document, "claim": self.claim,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relative:
    """Another person of the register who may be of one family, with the records that show it, and why."""

    person: str
    name: str
    records: tuple[str, str]
    because: str

    def to_dict(self) -> dict[str, Any]:
        """The other person, both records, and why."""
        return {"person": self.person, "name": self.name, "records": list(self.records), "because": self.because}


@dataclass(frozen=True, slots=True)
class Profile:
    """A person with all that is held on them; `family` is proposed, never decided."""

    registered: Registered
    fates: tuple[Said, ...]
    family: tuple[Relative, ...]
    documents: tuple[Mapping[str, Any], ...]

    def to_dict(self) -> dict[str, Any]:
        """`person/1`: names as written, records, documents, fates by speaker in the order of time, and family."""
        held = self.registered
        return {
            "schema": "person/1", **held.to_dict(),
            "written": [{"name": name_of(one), "record": one.id, "list": one.list_id} for one in held.records],
            "records": [one.to_dict() for one in held.records], "documents": [dict(one) for one in self.documents],
            "fates": [one.to_dict() for one in self.fates], "family": [one.to_dict() for one in self.family],
        }  # fmt: skip


def profile_of(case: Case, held: Registered) -> Profile:
    """The profile of a person of the register."""
    documents = case.documents.by_id(held.person.documents)
    by_id = {id: documents[id].to_dict() for id in held.person.documents}
    said = [one for record in held.records for one in _said(case, record, by_id[record.document].get("publisher"))]
    said.sort(key=lambda one: (one.period is None, one.period or "", one.said_by, one.record))
    return Profile(held, tuple(said), tuple(_family(case, held)), tuple(by_id.values()))


def _said(case: Case, record: Record, publisher: str | None) -> Iterator[Said]:
    claim_id = record.values.get("claim") if record.list_id == DOCUMENTS else None
    if claim_id is not None:
        claim = case.claims[claim_id].claim
        period = claim.period.edtf if claim.period else None
        speaker = claim.said_by.name
        yield Said(record.values.get("fate"), period, speaker, publisher, record.id, record.document, claim_id)
        return
    fate, period = record.values.get("fate"), record.values.get("death_date")
    if fate or period:
        yield Said(fate, period, record.list_id, publisher, record.id, record.document)


def _family(case: Case, held: Registered) -> Iterator[Relative]:
    """The persons who share a household, or surname with an address, or with a place and day, each once."""
    from accounted.linkage import name_scores

    for other in case.persons:
        if other.person.id == held.person.id:
            continue
        near = [(a, b, why) for a in held.records for b in other.records if (why := _near(a, b))]
        surnames = [(one.values.get("surname", ""), two.values.get("surname", "")) for one, two, _ in near]
        alike = name_scores([one for one, _ in surnames], [two for _, two in surnames])
        for (a, b, (shared, sure)), (one, two), score in zip(near, surnames, alike, strict=True):
            if sure or (one and two and score >= ALIKE):
                because = shared if sure else say("{shared} and surname", shared=shared)
                yield Relative(other.person.id, next(iter(other.person.names), ""), (a.id, b.id), because)
                break


def _near(one: Record, other: Record) -> tuple[str, bool] | None:
    """What two records share that families share, and whether a list says itself that they lived together."""
    if one.list_id == other.list_id and (named := _household(one)) and named == _household(other):
        return say("one household on {list}", list=one.list_id), True
    if _same(one, other, "address"):
        return say("one address"), False
    if _same(one, other, "place") and _same(one, other, "death_date"):
        return say("one place and date of death"), False
    if _same(one, other, "residence") and _same(one, other, "death_date"):
        return say("one residence and date of death"), False
    return None


def _household(record: Record) -> tuple[str, str] | None:
    for column, value in record.values.items():
        if value and column.strip().lower() in HOUSEHOLDS:
            return column, value
    return None


def _same(one: Record, other: Record, column: str) -> bool:
    a, b = one.values.get(column), other.values.get(column)
    return bool(a and b) and plain(str(a)) == plain(str(b))
