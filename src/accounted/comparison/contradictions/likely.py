"""Whether two figures that don't fit together count the same people, by a few plain signs and how much each tells.

Rules find the pairs that can't both hold if they count the same people; whether they do, words seldom say. So each sign
has a weight, learnt from the pairs of cases that people judged (`likely.yaml`, written by
`benchmarks/comparison/weigh.py`), and a pair is proposed as a contradiction unless the signs make that less likely
than two in five. Among them is what is known of each figure alone: how likely it counts some only, and how likely its
count goes on (`wholes`). Else it is shown as one that may count other people, and a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from math import exp, log
from statistics import fmean as mean

import yaml

from accounted.comparison.classes import number_of
from accounted.comparison.contradictions.positions import EXAMINED, PLAINLY, Position
from accounted.comparison.contradictions.relation import OPPOSES, relation
from accounted.comparison.scope import CIVILIANS
from accounted.comparison.voices import name_key
from accounted.comparison.wholes.field import NEAR
from accounted.comparison.wholes.signs import UNDATED

__all__ = ["ONE_IN", "Peers", "is_likely", "official", "places_differ", "signs", "size"]

_MOST = 6.0  # from four hundred times on, more makes no difference
_FARTHEST = 4.0  # likewise for how far a figure lies from what others give
_HARMED = ("killed", "died_in_captivity", "injured", EXAMINED)
_NOBODY = 0.5
_NEARLY = 1.15
ONE_IN = 2.5
"""A pair is proposed where at least one in so many of its kind is a contradiction: rather one too many than one hidden.
"""
_BOUNDS = ("at_least", "at_most")


class Peers:
    """What the documents give, of all positions of one class."""

    def __init__(self, held: Sequence[Position]) -> None:
        self._documents: dict[int, set[str]] = {}
        self._sizes: defaultdict[str, set[int]] = defaultdict(set)
        self._near: dict[int, int] = {}
        self._off: dict[int, float] = {}
        for position in held:
            documents = {one.document for one in position.told}
            self._documents.setdefault(size(position), set()).update(documents)
            for document in documents:
                self._sizes[document].add(size(position))

    def giving(self, position: Position) -> int:
        """How many documents give the number of a position, whoever says it there."""
        return len(self._documents[size(position)])

    def near(self, position: Position) -> int:
        """How many other documents give a number near to that of a position."""
        if id(position) not in self._near:
            here = size(position) or _NOBODY
            self._near[id(position)] = sum(
                any(here / NEAR <= (it or _NOBODY) <= here * NEAR for it in sizes) for sizes in self._others(position)
            )
        return self._near[id(position)]

    def off(self, position: Position) -> float:
        """How far a position lies from the middle of the largest numbers of other documents, where these are several.

        One other document makes no middle: that it gives another number is what is asked about.
        """
        if id(position) not in self._off:
            most = sorted(max(sizes) for sizes in self._others(position))
            middle = most[len(most) // 2] if len(most) > 1 else size(position)
            apart = abs(log((size(position) or _NOBODY) / (middle or _NOBODY)))
            self._off[id(position)] = min(apart, _FARTHEST)
        return self._off[id(position)]

    def _others(self, position: Position) -> list[set[int]]:
        own = {one.document for one in position.told}
        return [sizes for document, sizes in self._sizes.items() if document not in own]


def size(position: Position) -> int:
    """The number of a position: its lower end, or the upper one where only that is given."""
    low, high = number_of(position.first.claim.amount)
    return low if low is not None else high or 0


def official(position: Position) -> bool:
    """Whether a body gives the figure, whose account it is of the whole; newspapers and agencies are none."""
    profile = position.first.profile
    return profile.office and not profile.paper


def is_likely(one: Position, other: Position, peers: Peers, replaced: bool) -> bool:
    """Whether two figures of one class that don't fit together are likely enough to be a contradiction."""
    weights = _weights()
    found = signs(one, other, peers, replaced)
    return weights["always"] + sum(weights.get(name, 0.0) * value for name, value in found.items()) >= -log(ONE_IN - 1)


def signs(one: Position, other: Position, peers: Peers, replaced: bool) -> dict[str, float]:
    """The signs of a pair of an earlier and a later position, by the names that have weights.

    Args:
        replaced: whether one of both origins gave another figure later, as a count that grew does.
    """
    small, large = sorted((one, other), key=lambda it: (size(it), it.first.order))
    documents = [{told.document for told in it.told} for it in (small, large)]
    both = not documents[0].isdisjoint(documents[1])
    return {
        "times_as_many": min(log(size(large) / size(small)), _MOST) if size(small) else 0.0,
        "documents_giving_the_smaller": log(peers.giving(small)),
        "documents_giving_the_larger": log(peers.giving(large)),
        "a_bound": float(any(it.first.claim.amount.precision in _BOUNDS for it in (small, large))),
        "places_differ": float(places_differ(small, large)),
        "of_a_group": float(small.counted.group is not None),
        "one_origin": float(small.chain == large.chain),
        "replaced_later": float(replaced),
        "a_body_gives_the_smaller": float(official(small)),
        "publisher_gives_the_larger": float(large.first.own),
        "one_document_gives_both": float(both),
        "one_origin_in_one_document": float(both and small.chain == large.chain),
        "documents_near_the_smaller": log(1 + peers.near(small)),
        "larger_far_from_the_rest": peers.off(large),
        "smaller_a_part": _mean(small),
        "larger_a_part": _mean(large),
        "smaller_never_surer": min(_parts(small)),
        "larger_ever_surer": max(_parts(large)),
        "both_parts": min(_mean(small), _mean(large)),
        "earlier_goes_on": mean(it.goes_on for it in one.chances),
        **_of_both(small, large),
        "neither_dead_nor_wounded": float(small.counted.fate not in _HARMED),
        "of_one_spot": float(small.counted.at is not None),
    }


def _of_both(small: Position, large: Position) -> dict[str, float]:
    """Signs of how the words and days of both differ, and of who gives the smaller."""
    one, other = small.first, large.first
    floors = (small.floor, large.floor)
    teller = one.profile.office or one.profile.press or one.own
    return {
        "civilians_and_all": float((one.claim.group.code == CIVILIANS) != (other.claim.group.code == CIVILIANS)),
        "two_fates": float(one.claim.fate.code != other.claim.fate.code),
        "days_between": _days_between(one.dated[1], other.dated[1]),
        "nearly_equal": float(0 < size(large) <= _NEARLY * size(small)),
        "smaller_said_to_be_a_part": float(any(it.claim.part_of for it in small.told)),
        "smaller_a_whole": -log(1 + exp(_mean(small))),
        "a_person_gives_the_smaller": float(not teller),
        "room_for_more": float(relation(one.claim.amount, other.claim.amount, floors) != OPPOSES),
    }


def _days_between(one: date, other: date) -> float:
    """The logarithm of how many days lie between two documents; none where one is undated."""
    return log(1 + abs((one - other).days)) if max(one, other) < UNDATED else 0.0


def _parts(position: Position) -> list[float]:
    """The odds of each statement that it counts some only; beyond what is plain, more makes no difference."""
    return [min(max(one.part, -PLAINLY), PLAINLY) for one in position.chances]


def _mean(position: Position) -> float:
    return mean(_parts(position))


def places_differ(one: Position, other: Position) -> bool:
    """Whether the claims name two places."""
    here, there = one.first.claim.place, other.first.claim.place
    return bool(here and there and name_key(here.name) != name_key(there.name))


@cache
def _weights() -> dict[str, float]:
    source = files(__package__).joinpath("likely.yaml")
    read: dict[str, float] = yaml.safe_load(source.read_text("utf-8"))
    return read
