"""Figures against figures: which pairs of positions can't both hold, and which only seem so.

Pairs are made between origins, and inside an origin whose figures differ; each pair is the earliest statements of two
positions. What explains a difference comes before what makes it a contradiction: a count under way that grew, missing
people who were found, a number that leaves room for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from itertools import combinations

from accounted.comparison.classes import Counted
from accounted.comparison.clocks import says
from accounted.comparison.contradictions.likely import is_likely, places_differ
from accounted.comparison.contradictions.peers import Peers, Spoken, size
from accounted.comparison.contradictions.positions import EXAMINED, Position
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.contradictions.relation import EQUAL, FITS, OPPOSES, UNLIKE, VAGUE, relation
from accounted.comparison.contradictions.revisions import revises
from accounted.comparison.contradictions.whose import one_side, whose
from accounted.model import Sentence, say, vocabulary
from accounted.model.amount import in_words

__all__ = ["EARLY_DAYS", "against_each_other"]

Denied = tuple[object, ...]
"""A speaker, and the figure that it calls false."""
EARLY_DAYS = 2
"""A figure that nobody gives later than so many days after the event is one of a count under way."""
_BOTH_MAY_HOLD = {
    FITS: ("compatible_bounds", say("both may hold")),
    VAGUE: ("vague_compatible", say("a vague word and a number that fits it")),
}
_REPLACED = say("who gave the one gave another later, as a count goes on")
_PARTIAL = ("body_found", "buried", "identified")
"""Fates of which everyone counts those that they came upon, and of which there are more as time goes on."""


def against_each_other(
    by_class: Mapping[Counted, Sequence[Position]], ended: date | None, denied: AbstractSet[Denied] = frozenset()
) -> Iterator[Contradiction]:
    """Contradictions and what only looks like one, class by class.

    Args:
        by_class: the positions, by who is counted.
        ended: the last day of the event, where it is known to the day.
        denied: the figures that speakers call false; who gives another beside it speaks of the same people.
    """
    lines, spoken = _Lines(by_class), Spoken(it for held in by_class.values() for it in held)
    for counted, held in by_class.items():
        clock, peers = _Clock(ended, held, lines), Peers(held, spoken)
        for one, other in combinations(sorted(held, key=lambda position: position.first.order), 2):
            sure = bool(denied) and (_denies(one, other, denied) or _denies(other, one, denied))
            found = _pair(one, other, counted, clock, None if sure else peers)
            if found:
                yield found


def _pair(one: Position, other: Position, counted: Counted, clock: _Clock, peers: Peers | None) -> Contradiction | None:
    """What an earlier and a later position are to each other, or None where nothing needs saying.

    Args:
        peers: all figures of the class; None where it is sure that both count the same people.
    """
    related = relation(one.first.claim.amount, other.first.claim.amount, (one.floor, other.floor), _beside(one, other))
    same_origin = one.chain == other.chain
    left = not same_origin and (clock.left_behind(one) or clock.left_behind(other))
    if related in (EQUAL, UNLIKE) or (same_origin and related == VAGUE) or (left and related in _BOTH_MAY_HOLD):
        return None
    scope, sides = None, whose(one, other)
    if sides:
        kind, because, scope = sides
    elif related in _BOTH_MAY_HOLD and not _room_in_words_only(one, other, clock, peers, left):
        kind, because = _BOTH_MAY_HOLD[related]
    elif other_scope := _other_scope(one, other, clock, peers, left):
        kind, (because, scope) = "different_scope", other_scope
    else:
        kind, because = _kind(one, other, revises(one, other)), _why(one, other)
    why = say(
        "{figure} ({fate}) according to {one}, {other_figure} ({other_fate}) according to {other}: {because}.",
        figure=_figure(one), fate=_whom(counted, one), one=one.first.name, other_figure=_figure(other),
        other_fate=_whom(counted, other), other=other.first.name, because=because,
    )  # fmt: skip
    return contradiction(kind, one.first.id, other.first.id, why, scope)


def _room_in_words_only(one: Position, other: Position, clock: _Clock, peers: Peers | None, replaced: bool) -> bool:
    """Whether two figures fit only since who gives one may not have counted all, and most likely contradict yet.

    What a hospital received or a witness saw leaves room for more, and yet is often given as the count.
    """
    if (
        peers is None
        or relation(one.first.claim.amount, other.first.claim.amount, beside=_beside(one, other)) != OPPOSES
    ):
        return False
    likely = is_likely(one, other, peers, replaced)
    return likely and _other_scope(one, other, clock, peers, replaced) is None


def _beside(one: Position, other: Position) -> tuple[int, int]:
    return one.beside, other.beside


def _other_scope(
    one: Position, other: Position, clock: _Clock, peers: Peers | None, replaced: bool
) -> tuple[Sentence, str] | None:
    """Why two figures that don't fit together may count other people or another time, and which; None where they don't.

    Args:
        replaced: whether one of both origins gave another figure later.
    """
    partial = one.counted.fate in _PARTIAL or _none_in_captivity(one, other)
    if one.chain != other.chain and partial:
        return say("each may count a part"), "people"
    revised = revises(one, other)
    goes_on = replaced and any(it.anywhere("so_far") or it.anywhere("under_way") for it in (one, other))
    if not revised and (why := _REPLACED if goes_on else clock.explains(one, other)):
        return why, "time"
    whole = any(_beside(one, other))  # who counts the nameless bodies beside a list counts all
    sure = revised or peers is None or _mends(one, other) or one_side(one, other) or whole
    if sure or peers is None or is_likely(one, other, peers, replaced):
        return None
    if replaced:
        return _REPLACED, "time"
    place = places_differ(one, other)
    return say("too little shows that both count the same people"), "place" if place else "people"


def _denies(one: Position, other: Position, denied: AbstractSet[Denied]) -> bool:
    """Whether the speaker of the one calls the other's figure false."""
    return any((told.speaker, *other.first.figure) in denied for told in one.told)


def _kind(one: Position, other: Position, revised: bool) -> str:
    first, second = one.first, other.first
    if all(says(told.claim, "listed") for told in (first, second)) and first.speaker == second.speaker:
        return "same_list_two_sizes"
    if revised:
        return "revision"
    if first.speaker == second.speaker:
        return "within_document" if first.document == second.document and not _mends(one, other) else "revision"
    return "conflict"


def _why(one: Position, other: Position) -> Sentence:
    if one.chain != other.chain:
        return say("two proposed origins, whose figures do not seem to fit together")
    if _mends(one, other):
        return say("a figure and its correction")
    if one.first.speaker == other.first.speaker:
        return say("the same speaker gives another figure")
    return say("it is proposed that both repeat one origin, and they differ")


def _mends(one: Position, other: Position) -> bool:
    return one.anywhere("mended") or other.anywhere("mended")


class _Lines:
    """What each origin said over time, all classes together: when last, and of which fates another number later."""

    def __init__(self, by_class: Mapping[Counted, Sequence[Position]]) -> None:
        self.spoke: dict[int, date] = {}
        self.moved: set[tuple[int, str]] = set()
        for counted, held in by_class.items():
            before: dict[int, Position] = {}
            for position in sorted(held, key=lambda one: one.first.order):
                chain = position.chain
                self.spoke[chain] = max(self.spoke.get(chain, date.min), position.last)
                first = before.setdefault(chain, position)
                if first is not position and size(first) != size(position) and position.since > first.since:
                    self.moved.add((chain, counted.fate))


class _Clock:
    """What time explains in one class of figures."""

    def __init__(self, ended: date | None, held: Sequence[Position], lines: _Lines) -> None:
        self._ended, self._lines = ended, lines
        self._by_chain: dict[int, list[Position]] = {}
        self._left: dict[int, bool] = {}
        for position in held:
            self._by_chain.setdefault(position.chain, []).append(position)

    def left_behind(self, position: Position) -> bool:
        """Whether the origin itself moved on from the figure, so that it speaks for the origin no more."""
        if id(position) not in self._left:
            self._left[id(position)] = self._moved_on(position)
        return self._left[id(position)]

    def _moved_on(self, position: Position) -> bool:
        later = [other for other in self._by_chain[position.chain] if other.since > position.last]
        return any(
            relation(position.first.claim.amount, other.first.claim.amount) not in (EQUAL, FITS)
            and self.explains(position, other) for other in later
        )  # fmt: skip

    def explains(self, one: Position, other: Position) -> Sentence | None:
        """How the clock explains that an earlier figure and a later one differ, or None."""
        grows, later = size(other) > size(one), one.first.dated[1] < other.since
        if not later or size(one) == 0:
            return None  # who says that there was nobody has no count that could grow
        sought = {one.first.claim.fate.code, other.first.claim.fate.code} == {"missing"}
        if sought and not grows:
            return say("fewer are missing as people are found")
        rough = self._early(one) and one.first.claim.amount.precision == "approximate"
        return self._grew(one, other, grows) if grows or rough else None

    def _grew(self, one: Position, other: Position, grows: bool) -> Sentence | None:
        """How an earlier figure comes to be another later: it was of the first days, or its count went on."""
        if one.counted.fate in _PARTIAL:
            return say("more are found, buried or identified as time goes on")
        if self._early(one) and (one.chain == other.chain or not self._stands(one)):
            return say("the first is of the first days, when the count was under way")
        if grows and one.anywhere("so_far"):
            return say("the first says that its count goes on")
        if one.chain == other.chain and (self._growing(one) or other.anywhere("under_way")):
            return say("one count, which grew")
        return None

    def _growing(self, position: Position) -> bool:
        """Whether the words say that the count is under way, or it is one that grew since the first days."""
        grew = any(self._early(it) and size(it) < size(position) for it in self._by_chain[position.chain])
        return grew or position.anywhere("under_way")

    def _stands(self, position: Position) -> bool:
        """Whether the origin stands by a figure of the first days.

        It does where it spoke again after them, of whatever figure, and left those of this fate; and where it is
        somebody who keeps no count, as a passer-by who has heard of sixty.
        """
        if (position.chain, position.counted.fate) in self._lines.moved or position.anywhere("under_way"):
            return False
        profile = position.first.profile
        if not (profile.office or profile.press or position.first.own):
            return True
        spoke = self._lines.spoke[position.chain]
        return self._ended is not None and spoke > self._ended + timedelta(days=EARLY_DAYS)

    def _early(self, position: Position) -> bool:
        return self._ended is not None and position.last <= self._ended + timedelta(days=EARLY_DAYS)


def _none_in_captivity(one: Position, other: Position) -> bool:
    """Whether the one says that nobody died in captivity, and the other tells of people killed otherwise."""
    small, large = sorted((one, other), key=size)
    codes = small.first.claim.fate.code, large.first.claim.fate.code
    return size(small) == 0 and codes[0] == "died_in_captivity" != codes[1]


def _figure(position: Position) -> str:
    return in_words(position.first.claim.amount)


def _whom(counted: Counted, position: Position) -> Sentence:
    """Whom a figure counts, by the fate and group of its own claim: one class may hold captured and abducted, or people
    and civilians."""
    claim = position.first.claim
    own = vocabulary("fates").label(claim.fate.code)
    fate = say("examined") if counted.fate == EXAMINED else say(own)
    if not claim.group.code:
        return fate
    return say("{fate}, {group}", fate=fate, group=say(vocabulary("groups").label(claim.group.code)))
