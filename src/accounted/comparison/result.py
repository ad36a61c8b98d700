"""What a comparison holds: rows of figures, their ends, and the speakers who give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounted.comparison.contradictions import Contradiction
from accounted.comparison.lines import lines_of
from accounted.comparison.origins import Chain
from accounted.comparison.views import Evidence, Moment, Named, Rest, Speaking, Used
from accounted.model import Amount, Incident, Sentence, content_id, say

SCHEMA = "figures/1"


@dataclass(frozen=True, slots=True)
class End:
    """The smallest or largest figure claimed in a row, how it was given, and the claim that gives it."""

    value: int
    precision: str
    claim: str

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        return {"value": self.value, "precision": self.precision, "claim": self.claim}


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount as one speaker gives it, with everyone who carries it.

    `amount` quotes the claim `first`, the one in the earliest document. `origin` is a letter within the row.
    `share` says that the figure counts only a part of what the row counts, `share_why` by which words. A figure
    that is a share, `denied`, `hypothetical`, or one number for several fates sets no end of the row. `said_by` is the
    name that `first` has for the speaker, `known_as` the one by which it is known over all documents.
    """

    said_by: str
    carried_by: tuple[str, ...]
    amount: Amount
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    first: str
    origin: str
    share: bool = False
    share_why: str | None = None
    denied: bool = False
    hypothetical: bool = False
    merged_fates: tuple[str, ...] = ()
    known_as: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON, with what limits the figure."""
        return {
            "said_by": self.said_by, "carried_by": list(self.carried_by), "amount": self.amount.to_dict(),
            "claims": list(self.claims), "origin": self.origin, "first": self.first,
            "share": self.share, "share_why": self.share_why,
            "polarity": "denied" if self.denied else "affirmed", "hypothetical": self.hypothetical,
            "merged_fates": list(self.merged_fates) or None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """All figures for one fate, group and unit. `group` None is the row of the whole.

    `low` and `high` are figures somebody claims, never computed ones; None when nobody sets that end.
    `open_above` and `open_below` say that a speaker leaves room above, or below, the number given. `below` is the
    smallest figure given as "at most", where `low` does not lie under it: people are shown it as the lower end.
    """

    fate: str
    group: str | None
    unit: str
    low: End | None
    high: End | None
    open_above: bool
    entries: tuple[Entry, ...]
    below: End | None = None
    open_below: bool = False

    @property
    def statements(self) -> int:
        """How many claims stand in the row."""
        return sum(len(entry.claims) for entry in self.entries)

    @property
    def documents(self) -> int:
        """How many documents these claims stand in."""
        return len({digest for entry in self.entries for digest in entry.documents})

    @property
    def origins(self) -> int:
        """How many origins are proposed for these claims."""
        return len({entry.origin for entry in self.entries})

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        return {
            "fate": self.fate, "group": self.group, "unit": self.unit,
            "low": self.low.to_dict() if self.low else None, "high": self.high.to_dict() if self.high else None,
            "open_above": self.open_above, "below": self.below.to_dict() if self.below else None,
            "open_below": self.open_below, "speakers": [entry.to_dict() for entry in self.entries],
            "origins": self.origins, "statements": self.statements, "documents": self.documents,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Silent:
    """A speaker or publisher of the case who gives no figure; `documents` are ids of documents."""

    said_by: str
    carried_by: tuple[str, ...]
    documents: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Who, through whom, and where."""
        return {"said_by": self.said_by, "carried_by": list(self.carried_by), "documents": list(self.documents)}


@dataclass(frozen=True, slots=True)
class Repeat:
    """A statement of an origin: the claim, who says it through whom, and what it repeats.

    `repeats` is the id of the claim that it is linked to, None for the first; `why` are sentences on what the link
    rests on, `kinds` what they are.
    """

    claim: str
    said_by: str
    carried_by: str
    document: str
    repeats: str | None
    kinds: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The statement with its link."""
        return {
            "claim": self.claim, "said_by": self.said_by, "carried_by": self.carried_by, "document": self.document,
            "repeats": self.repeats, "kinds": list(self.kinds), "why": list(self.why),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Statements that are held to be one voice, earliest first; one alone is an origin, too.

    `letter` names it within its incident. `status` is `proposed`, or `confirmed` when a person joined some of it:
    `confirmed` of its statements, those who decided it being `confirmed_by`. `judgements` are the ids of decisions on
    its statements.
    """

    id: str
    letter: str
    status: str
    repeats: tuple[Repeat, ...]
    judgements: tuple[str, ...] = ()
    confirmed: int = 0
    confirmed_by: tuple[str, ...] = ()

    @property
    def statements(self) -> int:
        """How many statements it has."""
        return len(self.repeats)

    @property
    def documents(self) -> int:
        """How many documents carry them."""
        return len({one.document for one in self.repeats})

    @property
    def status_in_words(self) -> Sentence:
        """How much of it people confirmed, and who."""
        if not self.confirmed:
            return say("proposed")
        by = ", ".join(self.confirmed_by)
        if self.confirmed == self.statements:
            return say("confirmed by {person}", person=by)
        return say("{number} of {all} confirmed by {person}", number=self.confirmed, all=self.statements, person=by)

    def to_dict(self) -> dict[str, Any]:
        """The origin with its statements, earliest first."""
        return {
            "id": self.id, "letter": self.letter, "status": self.status, "first": self.repeats[0].claim,
            "said_by": self.repeats[0].said_by, "statements": self.statements, "documents": self.documents,
            "chain": [one.to_dict() for one in self.repeats], "judgements": list(self.judgements),
            "confirmed": self.confirmed, "confirmed_by": list(self.confirmed_by),
            "status_in_words": self.status_in_words,
        }  # fmt: skip


def origin_of(chain: Chain, letter: str) -> Origin:
    """A chain as a record."""
    repeats = tuple(
        Repeat(
            step.told.id, step.told.name, step.told.carrier, step.told.document, step.repeats,
            tuple(dict.fromkeys(link.kind for link in step.links)),
            tuple(dict.fromkeys(link.why for link in step.links)),
        )
        for step in chain.steps
    )  # fmt: skip
    judgements = tuple(one.id for one in chain.judgements)
    confirmed, by = chain.confirmed
    status = "confirmed" if confirmed else "proposed"
    return Origin(content_id("origin", chain.first.id), letter, status, repeats, judgements, confirmed, by)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of one incident side by side; no figure in it is preferred, and none is computed.

    `silent` are those who give no figure, `unread` the ids of documents that were not opened or not read,
    `rejected` the ids of claims that a reviewer took out, `disputed` of those that reviewers differ on: they are
    compared like any other, and marked. `origins` say who repeats whom; `against` holds the
    contradictions and what only looks like one; `why` says what puts the claims together, `claims` are the ids
    of all. `without_speaker` are ids of claims that nobody signs; `rests` say what the parts of a figure leave over;
    `spots` are claims that count only those harmed at one place within the incident, each with the place.
    """

    incident: Incident
    rows: tuple[Row, ...]
    silent: tuple[Silent, ...] = ()
    unread: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    against: tuple[Contradiction, ...] = ()
    why: str = ""
    claims: tuple[str, ...] = ()
    timeline: tuple[Moment, ...] = ()
    labels: tuple[Used, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    speakers: tuple[Speaking, ...] = ()
    without_speaker: tuple[str, ...] = ()
    persons: tuple[Named, ...] = ()
    rests: tuple[Rest, ...] = ()
    spots: tuple[tuple[str, str], ...] = ()

    @property
    def statements(self) -> int:
        """How many counts there are."""
        return sum(row.statements for row in self.rows)

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Those that are one."""
        return tuple(one for one in self.against if one.holds)

    @property
    def not_contradictions(self) -> tuple[Contradiction, ...]:
        """Those that only look like one."""
        return tuple(one for one in self.against if not one.holds)

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of the figures, `figures/1`."""
        return {
            "schema": SCHEMA, "incident": self.incident.to_dict(), "rows": [row.to_dict() for row in self.rows],
            "silent": [one.to_dict() for one in self.silent], "unread": list(self.unread),
            "rejected": list(self.rejected), "disputed": list(self.disputed),
            "rests": [one.to_dict() for one in self.rests],
            "contradictions": [one.to_dict() for one in self.contradictions],
            "not_contradictions": [one.to_dict() for one in self.not_contradictions],
        }  # fmt: skip

    def about(self) -> dict[str, Any]:
        """The incident: title, place, period, why its claims stand together, and how much is said of it.

        Counts are three, because one voice may be heard in many places: statements, documents, origins.
        """
        period = self.incident.period
        return {
            "id": self.incident.id, "title": self.incident.title, "place": self.incident.place,
            "period": period.edtf if period else None, "why": self.why, "statements": self.statements,
            "documents": len({digest for row in self.rows for one in row.entries for digest in one.documents}),
            "origins": len(self.origins), "claims": list(self.claims),
        }  # fmt: skip

    def lines(self) -> list[dict[str, Any]]:
        """The rows as a table for people: one line for each amount, with everyone who gives it."""
        return [lines_of(row) for row in self.rows]
