"""Happenings as speakers tell them, and the taking of a place that is told of other days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from accounted.comparison.clocks import says
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.model import Claim, EventClaim, dated, say
from accounted.model.edtf import days, precision

__all__ = ["CLASSES", "Happening", "taken_on"]

CLASSES = {"attack": "attack", "killing": "attack", "capture_of_place": "capture_of_place"}
"""Kinds of event that are compared with one another."""
_OTHERWISE = ("began", "under_way", "retaken")
"""What began late in the evening is told by others as of the day after; a toll rose on another day; and whoever took a
place back took it from those who had."""
_FINE = ("day", "days")


class Happening(NamedTuple):
    """An event or an accusation as somebody tells it: the claim, who speaks, and what puts it in order."""

    claim: Claim
    speaker: str
    name: str
    order: tuple[object, ...]


def taken_on(happenings: Iterable[Happening]) -> Iterator[Contradiction]:
    """The taking of a place that different speakers, or one text, put on days that don't meet, however far apart."""
    by_date: dict[str, Happening] = {}
    for one in sorted(happenings, key=lambda it: (it.order, it.claim.id)):
        event = one.claim
        if not isinstance(event, EventClaim) or event.type != "capture_of_place" or event.polarity == "denied":
            continue
        if any(says(event, kind) for kind in _OTHERWISE):
            continue
        if event.period and precision(event.period.edtf) in _FINE:
            by_date.setdefault(event.period.edtf, one)
    paired: set[frozenset[str]] = set()
    held = sorted(by_date.items(), key=lambda it: (it[1].order, it[0]))
    for i, (edtf, one) in enumerate(held):
        for other_edtf, other in held[i + 1 :]:
            gap = _gap(edtf, other_edtf)
            if gap == 1 and any(not _gap(edtf, it) and not _gap(other_edtf, it) for it in by_date):
                continue  # somebody tells of the night between
            if gap and not any(_touches(pair, edtf, other_edtf) for pair in paired):
                paired.add(frozenset((edtf, other_edtf)))
                why = say(
                    "The place was taken on {date} according to {one}, on {other_date} according to {other}.",
                    one=one.name, date=dated(edtf), other=other.name, other_date=dated(other_edtf),
                )  # fmt: skip
                yield contradiction("date", one.claim.id, other.claim.id, why)


def _touches(pair: frozenset[str], one: str, other: str) -> bool:
    """Whether a pair of dates was set against each other already, a night counting for both of its days."""
    first, second = sorted(pair)
    return any(not _gap(a, first) and not _gap(b, second) for a, b in ((one, other), (other, one)))


def _gap(one: str, other: str) -> int:
    """The days between two dates; 0 when they meet."""
    (first, last), (other_first, other_last) = days(one), days(other)
    if first is None or last is None or other_first is None or other_last is None:
        return 0
    return max(_days(last, other_first), _days(other_last, first), 0)


def _days(earlier: date, later: date) -> int:
    return (later - earlier).days
