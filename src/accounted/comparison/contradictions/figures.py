"""Figures against figures: which pairs of positions can't both hold, and which only seem so.

Pairs are made between origins, and inside an origin whose figures differ; each pair is the earliest statements of two
positions. What explains a difference comes before what makes it a contradiction: a count under way that grew, missing
people who were found, a number that leaves room for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from accounted.comparison.amounts import in_words
from accounted.comparison.classes import Counted, number_of
from accounted.comparison.contradictions.clocks import says
from accounted.comparison.contradictions.positions import EXAMINED, Position
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.contradictions.relation import EQUAL, FITS, UNLIKE, VAGUE, relation
from accounted.model import vocabulary

__all__ = ["EARLY_DAYS", "against_each_other"]

EARLY_DAYS = 2
"""A figure that nobody gives later than so many days after the event is one of a count under way."""
_BOTH_MAY_HOLD = {
    FITS: ("compatible_bounds", "both may hold"),
    VAGUE: ("vague_compatible", "a vague word and a number that fits it"),
}
_HANDFUL = 10
_PARTIAL = ("body_found", "buried", "identified", "found_alive")
"""Fates of which everyone counts those that they came upon."""


def against_each_other(by_class: Mapping[Counted, Sequence[Position]], ended: date | None) -> Iterator[Contradiction]:
    """Contradictions and what only looks like one, class by class.

    Args:
        by_class: the positions, by who is counted.
        ended: the last day of the event, where it is known to the day.
    """
    for counted, held in by_class.items():
        clock = _Clock(ended, held)
        for one, other in combinations(sorted(held, key=lambda position: position.first.order), 2):
            found = _pair(one, other, counted, clock)
            if found:
                yield found


def _pair(one: Position, other: Position, counted: Counted, clock: _Clock) -> Contradiction | None:
    """What an earlier and a later position are to each other, or None where nothing needs saying."""
    related = relation(one.first.claim.amount, other.first.claim.amount, (one.floor, other.floor))
    same_origin = one.chain == other.chain
    left = not same_origin and (clock.left_behind(one) or clock.left_behind(other))
    if left or related in (EQUAL, UNLIKE) or (same_origin and related == VAGUE):
        return None
    whom, ids = _whom(counted), (one.first.id, other.first.id)
    said = f"{one.first.name} gives {_figure(one)}, {other.first.name} {_figure(other)}"
    if related in _BOTH_MAY_HOLD:
        kind, because = _BOTH_MAY_HOLD[related]
        return contradiction(kind, *ids, f"{said}, {whom}: {because}.")
    if not same_origin and (counted.fate in _PARTIAL or _handful(one, other)):
        return contradiction("different_scope", *ids, f"{said}, {whom}: each may count a part.", "people")
    if why := clock.explains(one, other):
        return contradiction("different_scope", *ids, f"{said}, {whom}: {why}.", "time")
    return contradiction(_kind(one, other), *ids, f"{said}, {whom}: {_why(one, other)}.")


def _kind(one: Position, other: Position) -> str:
    first, second = one.first, other.first
    if all(says(told.claim, "listed") for told in (first, second)) and first.speaker == second.speaker:
        return "same_list_two_sizes"
    if first.speaker == second.speaker:
        return "within_document" if first.document == second.document and not _mends(one, other) else "revision"
    return "conflict"


def _why(one: Position, other: Position) -> str:
    if one.chain != other.chain:
        return "two origins, and both can't hold"
    if _mends(one, other):
        return "a figure and its correction"
    if one.first.speaker == other.first.speaker:
        return "the same speaker gives another figure"
    return "both are said to repeat one origin, and they differ"


def _mends(one: Position, other: Position) -> bool:
    return one.anywhere("mended") or other.anywhere("mended")


class _Clock:
    """What time explains in one class of figures."""

    def __init__(self, ended: date | None, held: Sequence[Position]) -> None:
        self._ended = ended
        self._by_chain: dict[int, list[Position]] = {}
        for position in held:
            self._by_chain.setdefault(position.chain, []).append(position)

    def left_behind(self, position: Position) -> bool:
        """Whether the origin itself moved on from the figure, so that it speaks for the origin no more."""
        later = [other for other in self._by_chain[position.chain] if other.since > position.last]
        return any(
            relation(position.first.claim.amount, other.first.claim.amount) not in (EQUAL, FITS)
            and self.explains(position, other) for other in later
        )  # fmt: skip

    def explains(self, one: Position, other: Position) -> str | None:
        """How the clock explains that an earlier figure and a later one differ, or None."""
        grows, later = _size(other) > _size(one), one.first.dated[1] < other.since
        if one.counted.fate == "missing" and not grows and later:
            return "fewer are missing as people are found"
        rough = self._early(one) and one.first.claim.amount.precision == "approximate"
        if not later or not (grows or rough):
            return None
        if self._early(one):
            return "the first is of the first days, when the count was under way"
        if one.chain == other.chain and (self._under_way(one) or other.anywhere("under_way")):
            return "one count, which grew"
        return None

    def _early(self, position: Position) -> bool:
        return self._ended is not None and position.last <= self._ended + timedelta(days=EARLY_DAYS)

    def _under_way(self, position: Position) -> bool:
        """Whether the origin's count is one that is under way, by its words or by a figure of the first days."""
        return any(other.anywhere("under_way") or self._early(other) for other in self._by_chain[position.chain])


def _size(position: Position) -> int:
    low, high = number_of(position.first.claim.amount)
    return low if low is not None else high or 0


def _handful(one: Position, other: Position) -> bool:
    """Whether one is up to ten and the other at least three times as many: a family, a cell, a car beside a toll."""
    small, large = sorted((_size(one), _size(other)))
    return small <= _HANDFUL and large >= 3 * max(small, 1) and small > 0


def _figure(position: Position) -> str:
    return in_words(position.first.claim.amount)


def _whom(counted: Counted) -> str:
    fate = "examined" if counted.fate == EXAMINED else vocabulary("fates").label(counted.fate)
    group = f", {vocabulary('groups').label(counted.group)}" if counted.group else ""
    return f"{fate}{group}"
