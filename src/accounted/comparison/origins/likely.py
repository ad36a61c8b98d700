"""Whether a statement repeats an earlier one that gives the same number, by plain signs and how much each tells.

Two who count by themselves may come to one number. Whether they did, or the one has it from the other, is told by the
number itself, by what else both give, and by who speaks. So each sign has a weight, learnt from the statements of
cases that people judged (`likely.yaml`, written by `benchmarks/comparison/weigh_origins.py`), and a repeat is proposed
where they make it likely enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log

import yaml

from accounted.comparison.classes import APART, Counted, tells_apart
from accounted.comparison.origins.statements import Told
from accounted.comparison.speakers import profile_of, same_speaker
from accounted.comparison.spelling import alike, plain, tokens_of

__all__ = ["ENOUGH", "Given", "chance", "names"]

ENOUGH = 0.5
"""How likely it must be that a statement repeats another to be proposed: with less, fewer than four in five of the
pairs that come out would be of one origin, on cases whose author no weight was learnt from."""
_LOOKED_AT = 12  # earlier statements of one number that a later one is compared with; the earliest are kept
_MOST = 2.0  # what other numbers tell; with more, nothing is in doubt


class Given:
    """The numbers that the statements of an incident give, each by whom and beside which others."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._blocks: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
        self._counting: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        self._giving: dict[tuple[str, str], set[tuple[object, ...]]] = {}
        self._rows: defaultdict[str, dict[Counted, set[tuple[object, ...]]]] = defaultdict(dict)
        self._shared: dict[tuple[str, ...], tuple[tuple[Told, Told], ...]] = {}
        for one in told:
            self._blocks[one.document, one.speaker].append(one)
            if _affirms(one):
                self._counting[one.number[:2]].add(one.document)
                self._rows[one.speaker].setdefault(one.counted, set()).add(one.number)

    def alike(self) -> Iterator[tuple[Told, Told]]:
        """Statements with one number of another speaker or document, the later one first, then the earlier."""
        earlier: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
        for one in filter(_affirms, self._told):
            for first in earlier[one.number]:
                within = first.document == one.document and first.speaker == one.speaker
                if not within and _may_be_one(one, first):
                    yield one, first
            if len(earlier[one.number]) < _LOOKED_AT:
                earlier[one.number].append(one)

    def shared(self, later: Told, first: Told) -> tuple[tuple[Told, Told], ...]:
        """The figures that both speakers give in these documents, each as the later and as the earlier gives it."""
        key = (later.document, later.speaker, first.document, first.speaker)
        if key not in self._shared:
            self._shared[key] = tuple(_equal(self._blocks[key[:2]], self._blocks[key[2:]]))
        return self._shared[key]

    def others_too(self, later: Told, first: Told) -> bool:
        """Whether both give other numbers alike as well."""
        return any(one.number != later.number for one, _ in self.shared(later, first))

    def signs(self, later: Told, first: Told) -> dict[str, float]:
        """The signs of a pair, by the names that have weights."""
        others: dict[tuple[object, ...], float] = {later.number: 0.0}
        for one, there in self.shared(later, first):
            if one.number != later.number:
                others[one.number] = max(others.get(one.number, 0.0), _weight(one, there))
        counting = self._counting[later.number[:2]] - {later.document}
        return {
            "number": _weight(later, first),
            "other_numbers": min(sum(others.values()), _MOST),
            "only_the_later_gives": log(1 + len(self._numbers(later) - others.keys())),
            "only_the_earlier_gives": log(1 + len(self._numbers(first) - others.keys())),
            "names_the_earlier": float(names(later, first)),
            "may_stand_for_the_earlier": float(_may_stand_for(later, first)),
            "one_speaker": float(later.speaker == first.speaker),
            "one_kind_of_body": float(bool(later.profile.bodies & first.profile.bodies)),
            "a_part": float(bool(later.claim.part_of or first.claim.part_of)),
            "rows_that_differ": log(1 + self._differing(later, first)),
            "only_two_count": float(len(counting) == 1),
            "later_own": float(later.own),
            "later_own_of_a_paper": float(later.own and later.press),
            "later_own_of_a_finder": float(later.own and later.finds),
            "later_own_and_earlier_finds": float(later.own and first.finds),
            "earlier_finds": float(first.finds),
            "earlier_own_of_a_finder": float(first.own and first.finds),
            "earlier_of_a_body": float(first.profile.office and not first.profile.paper),
            "both_find": float(later.finds and first.finds),
            "a_finder_tells_what_others_say": float(later.own and later.finds and _from_others(later)),
        }

    def _differing(self, later: Told, first: Told) -> int:
        """How many rows there are, but for that of the number, in which both speakers give numbers, and never one."""
        if later.speaker == first.speaker:
            return 0
        here, there = self._rows[later.speaker], self._rows[first.speaker]
        both = here.keys() & there.keys() - {later.counted}
        return sum(here[row].isdisjoint(there[row]) for row in both)

    def _numbers(self, one: Told) -> set[tuple[object, ...]]:
        """All numbers that the speaker of a statement gives in its document."""
        key = (one.document, one.speaker)
        if key not in self._giving:
            self._giving[key] = {it.number for it in filter(_affirms, self._blocks[key])}
        return self._giving[key]


def chance(signs: dict[str, float]) -> float:
    """How likely it is, between 0 and 1, that a pair with such signs has one origin."""
    weights = _weights()
    return 1 / (1 + exp(-weights["always"] - sum(weights[name] * told for name, told in signs.items())))


def _affirms(one: Told) -> bool:
    """Whether a statement gives its number as so; who denies a figure speaks for himself."""
    return one.claim.polarity == "affirmed"


def _may_be_one(one: Told, other: Told) -> bool:
    return not one.other_side(other) and _weight(one, other) > 0


def _equal(block: Sequence[Told], other: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """The figures of a block that another gives, too, each with that one."""
    theirs: dict[tuple[object, ...], Told] = {}
    for one in filter(_affirms, other):
        theirs.setdefault(one.figure, one)
        theirs.setdefault(one.number, one)
    for one in filter(_affirms, block):
        there = theirs.get(one.figure) or theirs.get(one.number)
        if there and _may_be_one(one, there):
            yield one, there


def _weight(one: Told, other: Told) -> float:
    """How much an equal number tells: half where the one names a group and the other doesn't, less where it is given
    otherwise, as "at least 12" is beside 12."""
    told = tells_apart(one.claim.amount)
    if one.claim.amount.precision != other.claim.amount.precision:
        told *= 0.9
    if one.figure == other.figure:
        return told
    groups = {one.counted.group, other.counted.group}
    return told / 2 if None in groups and not groups & APART else 0.0


def _from_others(told: Told) -> bool:
    """Whether the words say that others say so: they say, on the radio."""
    words = f" {plain(told.claim.passage.exact)} "
    return any(phrase in words for phrase in _hearsay())


def names(later: Told, first: Told) -> bool:
    """Whether a statement names the other's publisher or speaker, as its speaker or between."""
    if later.document == first.document:
        return False
    if not later.own and later.speaker == first.carrier_key:
        return True
    return any(_one_name(via, first) for via in later.claim.said_by.via)


def _one_name(name: str, first: Told) -> bool:
    profile = profile_of(name)
    return bool(profile.words) and any(
        same_speaker(profile, profile_of(there)) for there in (first.carrier, first.name) if there
    )


def _may_stand_for(later: Told, first: Told) -> bool:
    """Whether a speaker's name may stand for the other: officials or a country for a body of it, a person who is named
    for one who tells in a document of his own."""
    if later.own or later.document == first.document or not first.profile.words:
        return False
    said, there = later.profile, first.profile
    shared = any(alike(word, other) for word in said.named for other in there.named)
    if (said.officials and not said.bodies) or "records" in said.bodies:
        return there.office and not there.paper and (shared or not said.named or not there.named)
    if len(said.named) == 1 and not (said.office or said.roles or said.press):
        return there.office and not there.paper and shared
    return bool(first.witness and said.named) and any(alike(said.named[0], word) for word in tokens_of(first.witness))


@cache
def _hearsay() -> tuple[str, ...]:
    source = files(__package__).joinpath("hearsay.yaml")
    read: dict[str, list[str]] = yaml.safe_load(source.read_text("utf-8"))
    return tuple(f" {plain(phrase)} " for phrases in read.values() for phrase in phrases)


@cache
def _weights() -> dict[str, float]:
    source = files(__package__).joinpath("likely.yaml")
    read: dict[str, float] = yaml.safe_load(source.read_text("utf-8"))
    return read
