"""What is said to have happened when: events of all sources in one line, dated ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounted.comparison.spelling import plain
from accounted.comparison.voices import Hearing
from accounted.model import Claim, EventClaim
from accounted.model.edtf import sort_key

__all__ = ["Moment", "timeline"]


@dataclass(frozen=True, slots=True)
class Moment:
    """An event as one speaker dates it. `edtf` is None where nobody dates it; `after` names the claim it is said to
    come after, or None."""

    edtf: str | None
    what: str
    said_by: str
    claims: tuple[str, ...]
    after: str | None = None
    type: str = "other"

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON, with the kind of event."""
        return {
            "edtf": self.edtf, "what": self.what, "said_by": self.said_by, "claims": list(self.claims),
            "after": self.after, "type": self.type,
        }  # fmt: skip


def timeline(claims: Iterable[Claim], heard: Hearing) -> tuple[Moment, ...]:
    """The events of an incident: dated ones by date, then undated ones in their known order.

    What one speaker says twice in the same words of the same date stands once; speakers stand apart.
    """
    gathered: defaultdict[tuple[Any, ...], list[EventClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, EventClaim) and claim.polarity == "affirmed":
            edtf = claim.period.edtf if claim.period else None
            gathered[edtf, plain(claim.what), heard.voice(claim).key].append(claim)
    moments = [_moment(held, heard) for held in gathered.values()]
    dated = [one for one in moments if one.edtf is not None]
    undated = [one for one in moments if one.edtf is None]
    by_date = sorted(dated, key=lambda one: (*sort_key(one.edtf), one.what, one.said_by, one.claims))
    return (*by_date, *_in_known_order(undated))


def _moment(held: Iterable[EventClaim], heard: Hearing) -> Moment:
    claims = sorted(held, key=lambda one: one.id)
    first = min(claims, key=lambda one: (heard.dated(one.source.digest), one.id))
    after = next((one.after for one in claims if one.after), None)
    name = heard.voice(first).name
    edtf = first.period.edtf if first.period else None
    return Moment(edtf, first.what, name, tuple(one.id for one in claims), after, first.type)


def _in_known_order(moments: Iterable[Moment]) -> list[Moment]:
    """Each after the one that it is said to come after, as far as that is known; else by speaker and words."""
    waiting = sorted(moments, key=lambda one: (one.said_by, one.what, one.claims))
    home = {claim: one for one in waiting for claim in one.claims}
    placed: dict[tuple[str, ...], Moment] = {}

    def place(one: Moment, above: frozenset[tuple[str, ...]]) -> None:
        if one.claims in placed or one.claims in above:
            return
        before = home.get(one.after or "")
        if before:
            place(before, above | {one.claims})
        placed[one.claims] = one

    for one in waiting:
        place(one, frozenset())
    return list(placed.values())
