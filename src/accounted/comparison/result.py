"""What a comparison holds: rows of figures, their ends, and the speakers who give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounted.comparison.lines import lines_of
from accounted.model import Amount, Incident

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
    that is a share, `denied`, `hypothetical`, or one number for several fates sets no end of the row.
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
    `open_above` says that a speaker leaves room above the number given.
    """

    fate: str
    group: str | None
    unit: str
    low: End | None
    high: End | None
    open_above: bool
    entries: tuple[Entry, ...]

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
            "open_above": self.open_above, "speakers": [entry.to_dict() for entry in self.entries],
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
class Comparison:
    """The figures of one incident side by side; no figure in it is preferred, and none is computed.

    `silent` are those who give no figure, `unread` the ids of documents that were not opened or not read,
    `rejected` the ids of claims that a reviewer took out. Contradictions and what only looks like one are
    not judged yet: both lists are empty in this form, which means "not examined" and not "none found".
    """

    incident: Incident
    rows: tuple[Row, ...]
    silent: tuple[Silent, ...] = ()
    unread: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of the figures, `figures/1`."""
        return {
            "schema": SCHEMA, "incident": self.incident.to_dict(), "rows": [row.to_dict() for row in self.rows],
            "silent": [one.to_dict() for one in self.silent], "unread": list(self.unread),
            "rejected": list(self.rejected), "contradictions": [], "not_contradictions": [],
        }  # fmt: skip

    def lines(self) -> list[dict[str, Any]]:
        """The rows as a table for people: one line for each amount, with everyone who gives it."""
        return [lines_of(row) for row in self.rows]
