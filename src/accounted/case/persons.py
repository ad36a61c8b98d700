"""`case.persons`: the register. Records of all lists linked, as judged by the machine and, before it, by people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounted.case.folders import AnyPath
from accounted.case.joining import DIFFERENT, SAME, SPLIT, named_before, pairs_of
from accounted.case.linking import check_engine, read_labels
from accounted.case.looking import Looked, look_at
from accounted.case.making import check_made
from accounted.case.registers import (
    DOCUMENTS,
    KeptList,
    ListAdded,
    ListedList,
    keep_list,
    kept_lists,
    listed_lists,
    records_of,
)
from accounted.case.standing import undone
from accounted.case.whereabouts import addresses_of, places_of
from accounted.case.withdrawing import withdrawn
from accounted.errors import NotFound
from accounted.language.names import names_nobody
from accounted.linkage import COLUMNS, Settings, in_words
from accounted.model import Judgement, OverlapTable, Person, Record, content_id

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.case.profiles import Profile
    from accounted.case.tallies import Tally
    from accounted.linkage import Lesson, Linkage, Outlook, Pair

UNSURE = "unsure"
FEWEST_FORETOLD = 20
"""Answers from which it is told how well the program foretells them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair to ask about: both records whole, the probability, and what speaks for and against it, field by field."""

    pair: Pair
    left: Record
    right: Record

    def to_dict(self) -> dict[str, Any]:
        """The pair with both records."""
        return {**self.pair.to_dict(), "records": [self.left.to_dict(), self.right.to_dict()]}


@dataclass(frozen=True, slots=True)
class Registered:
    """A person of the register with the records behind it, and how sure it is that they belong together.

    Where no record has a name, or only a word such as "unknown", it is not `named`: somebody stands there, who may be
    among the named persons too, and is counted apart from them.
    """

    person: Person
    records: tuple[Record, ...]
    probability: float
    named: bool = True

    @property
    def certainty(self) -> str:
        """In words; a person of one record is `one record`, or `unnamed record`."""
        alone = "one record" if self.named else "unnamed record"
        return in_words(self.probability) if len(self.records) > 1 else alone

    def to_dict(self) -> dict[str, Any]:
        """Id, names, records and documents, the lists, and the certainty."""
        return {
            **self.person.to_dict(), "lists": sorted({record.list_id for record in self.records}),
            "probability": round(self.probability, 4), "certainty": self.certainty, "named": self.named,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Kept:
    """The links as made last, and what they were made of."""

    head: object
    engine: str
    settings: Settings
    judged: list[tuple[str, str, bool]]
    records: list[Record]
    linkage: Linkage


class Persons:
    """The persons of a case: iterate for all, or take one by its id. The records are linked when first asked for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._held = case.desk.linked  # whoever opens the case on this desk again need not link anew

    @property
    def lists(self) -> list[KeptList]:
        """The lists of the case, by name."""
        return [one for _, one in sorted(kept_lists(self._case.desk).items())]

    @property
    def lists_with_state(self) -> list[ListedList]:
        """All lists that were ever taken in, by name, with how many records each has and whether it was taken back."""
        return listed_lists(self._case.desk)

    @property
    def list_names(self) -> list[str]:
        """What the lists are called, by name; one file may carry several."""
        return sorted({record.list_id for record in self.unlinked()} - {DOCUMENTS})

    def look_at(self, document: str, name: str | None = None) -> Looked:
        """A document's table as it would become a list: its columns, and what they seem to hold.

        Raises:
            NotFound: there is no such document.
            BadInput: it holds no table.
        """
        return look_at(self._case, document, name)

    def keep_list(self, document: str, name: str, mapping: Mapping[str, Any] | None = None) -> ListAdded:
        """Take a document's table as a list of persons, its columns holding what the mapping says.

        Raises:
            NotFound: there is no such document.
            BadInput: it holds no table, no column holds names, or the mapping does not fit.
        """
        return keep_list(self._case, document, name, mapping)

    @property
    def records(self) -> list[Record]:
        """All records: those of the lists, and of persons named in documents."""
        return self._linked()[1]

    def link(self, labels: AnyPath | None = None, settings: Settings | None = None, engine: str = "duckdb") -> Linkage:
        """Link all records; what people judged wins, and labels of a file count like judgements that came before.

        `duckdb` links on this machine, `spark` on a cluster; the persons are the same.

        Raises:
            BadInput: there is no such engine here, or the labels can't be read.
        """
        check_engine(engine)
        return self._linked(labels, settings or Settings(), engine)[0]

    def __iter__(self) -> Iterator[Registered]:
        """All persons, in the order of their first records."""
        linkage, records = self._linked()
        registered: tuple[Linkage, tuple[Registered, ...]] | None = self._held.registered
        if registered is None or registered[0] is not linkage:
            registered = self._held.registered = linkage, tuple(_registered(linkage, records))
        yield from registered[1]

    def __getitem__(self, id: str) -> Registered:
        """The person of that id.

        Raises:
            NotFound: the register has none; after a new judgement or list a person may have another id.
        """
        for one in self:
            if one.person.id == id:
                return one
        if now := [one.person.id for one in self.became(id)]:
            what = "This person is there no more: its records were divided or joined."
            raise NotFound(what, id, f"See who has them now:  accounted show {now[0]}")
        raise NotFound("No person has this id.", id, "Run: accounted persons")

    def became(self, id: str) -> list[Registered]:
        """The persons who have the records of one who was divided, or joined with others, since; none for any other id.

        A person's id follows from its records, so only who was named in such a judgement is known again.
        """
        judgements = self._case.desk.store.hand.judgements(verdicts=(SAME, SPLIT))
        had = next((held for one in judgements if (held := named_before(one, id))), ())
        return [one for one in self if not {*had}.isdisjoint(one.person.records)]

    def pairs_of(self, id: str) -> list[Pair]:
        """The compared pairs in which a person's records stand, within it and to others, the most probable first."""
        linkage, records = self._linked()
        inside = {record.id for record in self[id].records}
        places = [n for n, record in enumerate(records) if record.id in inside]
        found = [
            linkage.pair(int(n))
            for n, (a, b) in enumerate(zip(linkage.pairs.left.tolist(), linkage.pairs.right.tolist(), strict=True))
            if a in places or b in places
        ]
        return sorted((one for one in found if one.probability >= 0.01), key=lambda one: -one.probability)

    def to_ask(self, most: int = 20, by: str | None = None) -> list[Asked]:
        """The pairs that answers would set most right; none that is decided, nor any that `by` was unsure about."""
        from accounted.linkage import worth_asking

        linkage, records = self._linked()
        asked = {(one.targets[0], one.targets[1]) for one in self._judgements(UNSURE) if by is None or one.by == by}
        asked |= {(b, a) for a, b in asked}
        found = []
        for place in worth_asking(linkage, most, asked):
            left, right = records[int(linkage.pairs.left[place])], records[int(linkage.pairs.right[place])]
            found.append(Asked(linkage.pair(place), left, right))
        return found

    def outlook(self) -> Outlook:
        """What the register is expected to be worth over pairs, and whether asking more is worth it."""
        from accounted.linkage import outlook

        return outlook(self._linked()[0])

    def foretold(self) -> Lesson | None:
        """How well the program foretold half of the answers from the other half; None where there are few."""
        lesson = self._linked()[0].lesson
        return lesson if lesson is not None and lesson.answers >= FEWEST_FORETOLD else None

    def overlap(self, passes: Callable[[str], bool] | None = None) -> OverlapTable:
        """How many persons stand on each combination of lists; whom only documents name, or nobody, is not in it.

        Args:
            passes: whether the record, or person, of that id may leave the case; all may, when it is left out.
        """
        if passes is not None:
            return self._overlap(passes)
        store = self._case.desk.store
        grounds = (store.given.head(), store.stamp())
        return self._case.desk.lasting.while_("overlap", grounds, lambda: self._overlap(lambda _id: True))

    def _overlap(self, passes: Callable[[str], bool]) -> OverlapTable:
        names = sorted({record.list_id for record in self.records} - {DOCUMENTS})
        kept = (one.records for one in self if one.named and passes(one.person.id))
        return OverlapTable.of_persons(names, ({one.list_id for one in held if passes(one.id)} for held in kept))

    def _linked(
        self, labels: AnyPath | None = None, settings: Settings | None = None, engine: str | None = None
    ) -> tuple[Linkage, list[Record]]:
        from accounted.linkage import link

        desk, settings = self._case.desk, settings or Settings()
        check_made(desk)
        kept: _Kept | None = self._held.kept
        head = desk.store.given.head()
        if kept is not None and engine not in (None, kept.engine):
            kept = None  # who names an engine wants that one to run
        if labels is None and kept is not None and kept.head == head and kept.settings == settings:
            return kept.linkage, kept.records
        records, judged = self.unlinked(), list(pairs_of(self._judgements(SAME, DIFFERENT, SPLIT)))
        said = read_labels(labels) if labels is not None else []
        # Much is logged that changes no list and no judgement on persons; then the links stand as they are.
        if said or kept is None or (kept.records, kept.judged, kept.settings) != (records, judged, settings):
            engine = engine or "duckdb"
            linkage = link(_columns(records), [*said, *judged], settings, desk.step, engine)
        else:
            engine, linkage = kept.engine, kept.linkage
        if labels is None:
            self._held.kept = _Kept(head, engine, settings, judged, records, linkage)
        return linkage, records

    def unlinked(self) -> list[Record]:
        """All records as they stand on lists and in documents, before any is linked to another."""
        store = self._case.desk.store
        return self._case.desk.lasting.while_("records", (store.given.head(), store.stamp()), self._as_they_stand)

    def _as_they_stand(self) -> list[Record]:
        desk = self._case.desk
        named = {*desk.store.overview.claim_ids_of("person")}
        held = desk.store.hand.judgements() if named else []
        taken = undone(held)
        said = [one.id for one in held if one.id not in taken and not named.isdisjoint(one.targets)]
        grounds = (sorted(kept_lists(desk).items()), desk.store.made.grounds(), said, sorted(withdrawn(desk)))
        unlinked: tuple[Any, list[Record]] | None = self._held.unlinked
        if unlinked is None or unlinked[0] != grounds:
            unlinked = self._held.unlinked = grounds, records_of(self._case)
        return unlinked[1]

    def merge(self, ids: Sequence[str], *, by: str, why: str) -> Judgement:
        """Join persons, or records, into one person; all their records are held to be of one human until it is undone.

        Raises:
            NotFound: there is no such person or record.
        """
        return self._case.judge(SAME, ids, by=by, why=why)

    def split(self, records: Sequence[str], *, by: str, why: str) -> Judgement:
        """Take records out of their person; those named, and those that stay, are of two humans until it is undone.

        Raises:
            NotFound: there is no such record.
            BadInput: they are of several persons, or all that their person has.
        """
        return self._case.judge(SPLIT, records, by=by, why=why)

    def profile(self, id: str) -> Profile:
        """All that the case holds on a person: names as written, records, what became of them by whom, relatives.

        Raises:
            NotFound: the register has none.
        """
        from accounted.case.profiles import profile_of

        return profile_of(self._case, self[id])

    def tally(self, passes: Callable[[str], bool] = lambda _id: True) -> Tally:
        """How many persons the lists and documents hold, by list, sex, age, place and period; nothing is estimated.

        Args:
            passes: whether the record, or person, of that id may leave the case.
        """
        from accounted.case.tallies import tally_of

        return tally_of(self, passes)

    def _judgements(self, *verdicts: str) -> Iterator[Judgement]:
        judgements = self._case.desk.store.hand.judgements()
        taken = undone(judgements)
        return (one for one in judgements if one.verdict in verdicts and one.id not in taken)


def _registered(linkage: Linkage, records: Sequence[Record]) -> Iterator[Registered]:
    surest, named = _surest(linkage), named_in(records)
    for places in linkage.clusters():
        behind = tuple(records[place] for place in places)
        sure = min((surest.get(place, 1.0) for place in places), default=1.0)
        known = [record for record in behind if record.id in named]
        yield Registered(_person(behind, known), behind, sure, named=bool(known))


def _columns(records: Sequence[Record]) -> dict[str, list[str | None]]:
    columns: dict[str, list[str | None]] = {name: [record.values.get(name) for record in records] for name in COLUMNS}
    columns["rec_id"] = [record.id for record in records]
    columns["list"] = [record.list_id for record in records]
    return {**columns, "place": places_of(records), "address": addresses_of(records)}


NAMES = ("full_name", "given", "surname", "patronymic")


def named_in(records: Sequence[Record]) -> set[str]:
    """The ids of the records that have a name, be it a part of one, or in place of any a document number.

    "Unknown" is no name, also beside a number: a body's number does not say who it is.
    """
    parts = [(one.id, one.values.get(part)) for one in records for part in NAMES]
    nobody = names_nobody(name for _, name in parts)
    named = {id for (id, _), unnamed in zip(parts, nobody, strict=True) if not unnamed}
    silent = (one for one in records if not any(one.values.get(part) for part in NAMES))
    return named | {one.id for one in silent if one.values.get("identifier")}


def _person(records: Sequence[Record], named: Sequence[Record]) -> Person:
    names = dict.fromkeys(filter(None, map(name_of, named)))
    documents = dict.fromkeys(record.document for record in records)
    ids = tuple(record.id for record in records)
    return Person(content_id("person", sorted(ids)), tuple(names), ids, tuple(documents))


def name_of(record: Record) -> str:
    """The name as the record writes it: whole, or its parts in the usual order."""
    parts = (record.values.get(field, "") for field in ("given", "patronymic", "surname"))
    return record.values.get("full_name") or " ".join(filter(None, parts))


def _surest(linkage: Linkage) -> dict[int, float]:
    """For each record that shares a person with others, the probability of its best link within it."""
    inside = linkage.groups[linkage.pairs.left] == linkage.groups[linkage.pairs.right]
    found: dict[int, float] = {}
    for place, probability in zip(inside.nonzero()[0].tolist(), linkage.probability[inside].tolist(), strict=True):
        for record in (int(linkage.pairs.left[place]), int(linkage.pairs.right[place])):
            found[record] = max(found.get(record, 0.0), probability)
    return found
