"""What a speaker says in a passage: count, event, person, label, evidence or position.

A claim's id comes from its content alone (document, kind, passage, and what tells two claims on
one passage apart), so that a judgement made today still finds its claim after any rebuild.
`to_dict` and `from_dict` are the public JSON, `claim/1`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from accounted.errors import BadInput
from accounted.model.amount import Amount
from accounted.model.explanation import Explanation
from accounted.model.fate import Fate
from accounted.model.group import EVERYONE, Group
from accounted.model.ids import content_id
from accounted.model.passage import Passage, Span
from accounted.model.period import Period
from accounted.model.place import AllegedActor, Place
from accounted.model.speaker import Speaker
from accounted.model.vocabulary import vocabulary

SCHEMA = "claim/1"


@dataclass(frozen=True, slots=True)
class Source:
    """The document a claim stands in: digest of the original, and its name as given."""

    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Who or what read the claim: a reader with version, language, and rule or model, or a person by hand."""

    reader: str
    version: str | None = None
    language: str | None = None
    rule: str | None = None
    name: str | None = None
    model: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON: for a hand the name, for a program version and language."""
        if self.reader == "hand":
            return {"reader": "hand", "name": self.name}
        written = {"reader": self.reader, "version": self.version, "language": self.language}
        more = {"rule": self.rule, "model": self.model}
        return {**written, **{key: value for key, value in more.items() if value}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(ABC):
    """What all kinds of claim share; use one of the six kinds below.

    `explanation` tells which rules and words made it; a claim read by hand has none. How a claim was read
    is no part of what it says: two that differ in this alone are equal, and have one id.
    """

    kind: ClassVar[str]

    source: Source
    passage: Passage
    said_by: Speaker
    read_by: ReadBy
    carried_by: str | None = None
    polarity: str = "affirmed"
    modality: str = "certain"
    place: Place | None = None
    period: Period | None = None
    actor: AllegedActor | None = None
    about: tuple[str, str] | None = None
    explanation: Explanation | None = field(default=None, compare=False)
    id: str = field(default="")

    def __post_init__(self) -> None:
        vocabulary("polarities").check(self.polarity)
        vocabulary("modalities").check(self.modality)
        self._check()
        if not self.id:
            object.__setattr__(self, "id", self.derived_id())

    def derived_id(self) -> str:
        """The id that follows from the claim's content."""
        where = (self.source.digest, self.kind, self.passage.start, self.passage.end)
        return content_id("claim", *where, *self._distinguishing())

    def spans(self) -> list[tuple[int, int, str]]:
        """Every stretch of the document's text that the claim quotes, as start, end and words."""
        quoted = [(self.passage.start, self.passage.end, self.passage.exact)]
        if self.said_by.cue:
            quoted.append((self.said_by.cue.start, self.said_by.cue.end, self.said_by.cue.exact))
        quoted += [(it.start, it.end, it.name) for it in (self.place, self.actor) if it]
        if self.explanation:
            quoted += [(it.start, it.end, it.exact) for it in self.explanation.spans()]
        return quoted + self._own_spans()

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of the claim, `claim/1`."""
        return {
            "schema": SCHEMA, "id": self.id, "kind": self.kind,
            "document": {"digest": self.source.digest, "name": self.source.name},
            "passage": self.passage.to_dict(), "said_by": self.said_by.to_dict(),
            "carried_by": {"name": self.carried_by}, "polarity": self.polarity, "modality": self.modality,
            "place": self.place.to_dict() if self.place else None,
            "period": self.period.to_dict() if self.period else None,
            "actor": self.actor.to_dict() if self.actor else None,
            "about": {"id": self.about[0], "title": self.about[1]} if self.about else None,
            "read_by": self.read_by.to_dict(), **self._explained(), **self._own_dict(),
        }  # fmt: skip

    @property
    def tier(self) -> str | None:
        """Of a count, whether it is a `figure` or a `mention`, which is never counted; None for other kinds."""
        return None

    def _explained(self) -> dict[str, Any]:
        if self.explanation is None:
            return {}
        tier = {"tier": self.tier} if self.tier else {}
        return {"explanation": {**tier, **self.explanation.to_dict()}}

    def with_changes(self, **changes: Any) -> Self:
        """A copy with other values under the same id, as after a correction."""
        return replace(self, **changes)

    @abstractmethod
    def _distinguishing(self) -> tuple[Any, ...]:
        """What tells two claims of this kind on one passage apart."""

    @abstractmethod
    def _own_dict(self) -> dict[str, Any]:
        """The keys of this kind."""

    def _own_spans(self) -> list[tuple[int, int, str]]:
        return []

    def _check(self) -> None:
        """Refuse values that this kind can't have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountClaim(Claim):
    """How many people (bodies, families, households), of which group, met which fate.

    `part_of` is the id of the claim whose people these are a part of.
    """

    kind: ClassVar[str] = "count"

    fate: Fate
    amount: Amount
    unit: str = "person"
    group: Group = EVERYONE
    part_of: str | None = None

    @property
    def tier(self) -> str:
        """`figure` where an explicit number is given, else `mention`: kept, and never counted."""
        return "figure" if self.amount.quantified else "mention"

    def _check(self) -> None:
        vocabulary("units").check(self.unit)

    def _distinguishing(self) -> tuple[Any, ...]:
        return (self.amount.start, self.amount.end, self.fate.code, self.group.code)

    def _own_spans(self) -> list[tuple[int, int, str]]:
        return [(self.amount.start, self.amount.end, self.amount.exact)]

    def _own_dict(self) -> dict[str, Any]:
        return {
            "fate": self.fate.code, "amount": self.amount.to_dict(), "unit": self.unit,
            "group": self.group.code, "group_text": self.group.text, "part_of": self.part_of,
            "merged_fates": list(self.fate.merged) or None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    """Something said to have happened; its date is `period`, its known order `after` and `before`."""

    kind: ClassVar[str] = "event"

    what: str
    type: str = "other"
    actors: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None

    def _check(self) -> None:
        vocabulary("event_types").check(self.type)

    def _distinguishing(self) -> tuple[Any, ...]:
        return (self.type,)

    def _own_dict(self) -> dict[str, Any]:
        order = {key: value for key, value in (("after", self.after), ("before", self.before)) if value}
        return {"what": self.what, "type": self.type, "actors": list(self.actors), "order": order}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonClaim(Claim):
    """A named person and what the text says befell them; a name is no victim unless it says so."""

    kind: ClassVar[str] = "person"

    name: Span
    fate: Fate
    attributes: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def _distinguishing(self) -> tuple[Any, ...]:
        return (self.name.start, self.name.end, self.fate.code)

    def _own_spans(self) -> list[tuple[int, int, str]]:
        return [(self.name.start, self.name.end, self.name.exact)]

    def _own_dict(self) -> dict[str, Any]:
        return {"name": self.name.to_dict(), "fate": self.fate.code, "attributes": dict(self.attributes)}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelClaim(Claim):
    """What a speaker calls what happened; `use` tells a name ("the X massacre") from an assertion."""

    kind: ClassVar[str] = "label"

    term: str
    category: str
    use: str = "assertion"
    forum: str | None = None

    def _check(self) -> None:
        vocabulary("label_categories").check(self.category)
        vocabulary("label_uses").check(self.use)

    def _distinguishing(self) -> tuple[Any, ...]:
        return (self.term, self.category)

    def _own_dict(self) -> dict[str, Any]:
        return {"term": self.term, "category": self.category, "use": self.use, "forum": self.forum}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceClaim(Claim):
    """What a speaker says exists as proof, and for what; `shown` whether the document shows it."""

    kind: ClassVar[str] = "evidence"

    type: str
    supports: str | None = None
    shown: bool = False

    def _check(self) -> None:
        vocabulary("evidence_types").check(self.type)

    def _distinguishing(self) -> tuple[Any, ...]:
        return (self.type,)

    def _own_dict(self) -> dict[str, Any]:
        return {"type": self.type, "for": self.supports, "shown": self.shown}


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionClaim(Claim):
    """A stance a speaker takes: condemns, condoles, accuses, calls for, denies and the like."""

    kind: ClassVar[str] = "position"

    type: str
    target: str | None = None

    def _check(self) -> None:
        vocabulary("position_types").check(self.type)

    def _distinguishing(self) -> tuple[Any, ...]:
        return (self.type,)

    def _own_dict(self) -> dict[str, Any]:
        return {"type": self.type, "target": self.target}


KINDS: dict[str, type[Claim]] = {
    kind.kind: kind for kind in (CountClaim, EventClaim, PersonClaim, LabelClaim, EvidenceClaim, PositionClaim)
}


def claim_from_dict(given: Mapping[str, Any]) -> Claim:
    """The claim that `to_dict` wrote, id included.

    Raises:
        BadInput: a key is missing, or a value breaks a rule of the contract.
    """
    if given.get("schema") != SCHEMA or given.get("kind") not in KINDS:
        raise BadInput(f"Not a claim of schema {SCHEMA}: {given.get('schema')!r}, kind {given.get('kind')!r}.")
    try:
        return KINDS[given["kind"]](**_shared(given), **_OWN[given["kind"]](given))
    except KeyError as missing:
        raise BadInput(f"The claim lacks the key {missing}.", given.get("id")) from missing


def _shared(given: Mapping[str, Any]) -> dict[str, Any]:
    about, place, period, actor = (given.get(key) for key in ("about", "place", "period", "actor"))
    explanation = given.get("explanation")
    return {
        "id": given["id"], "source": Source(given["document"]["digest"], given["document"]["name"]),
        "passage": Passage.from_dict(given["passage"]), "said_by": Speaker.from_dict(given["said_by"]),
        "carried_by": given["carried_by"]["name"], "polarity": given["polarity"], "modality": given["modality"],
        "place": Place.from_dict(place) if place else None, "period": Period.from_dict(period) if period else None,
        "actor": AllegedActor.from_dict(actor) if actor else None, "read_by": ReadBy(**given["read_by"]),
        "about": (about["id"], about["title"]) if about else None,
        "explanation": Explanation.from_dict(explanation) if explanation else None,
    }  # fmt: skip


def _count(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "fate": Fate(given["fate"], tuple(given.get("merged_fates") or ())),
        "amount": Amount.from_dict(given["amount"]), "unit": given["unit"],
        "group": Group(given["group"], given.get("group_text")), "part_of": given["part_of"],
    }  # fmt: skip


def _event(given: Mapping[str, Any]) -> dict[str, Any]:
    order = given.get("order") or {}
    return {
        "what": given["what"], "type": given["type"], "actors": tuple(given["actors"]),
        "after": order.get("after"), "before": order.get("before"),
    }  # fmt: skip


def _person(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": Span.from_dict(given["name"]), "fate": Fate(given["fate"]), "attributes": given["attributes"]}


def _plain(*keys: str) -> Any:
    return lambda given: {key: given[key] for key in keys}


def _evidence(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": given["type"], "supports": given["for"], "shown": given["shown"]}


_OWN = {
    "count": _count, "event": _event, "person": _person, "evidence": _evidence,
    "label": _plain("term", "category", "use", "forum"), "position": _plain("type", "target"),
}  # fmt: skip
