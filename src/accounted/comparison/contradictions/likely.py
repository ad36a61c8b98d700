"""Whether two figures that don't fit together count the same people, by a few plain signs and how much each tells.

Rules find the pairs that can't both hold if they count the same people; whether they do, words seldom say. So each sign
has a weight, learnt from the pairs of cases that people judged (`likely.yaml`, written by
`benchmarks/comparison/weigh.py`), and a pair is proposed as a contradiction unless the signs make that less likely
than two in five. Among them is what is known of each figure alone: how likely it counts some only, and how likely its
count goes on (`wholes`). Else it is shown as one that may count other people, and a person decides.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from math import log
from statistics import fmean as mean

import yaml

from accounted.comparison.contradictions.peers import Peers, size
from accounted.comparison.contradictions.positions import EXAMINED, PLAINLY, Position
from accounted.comparison.contradictions.relation import OPPOSES, relation
from accounted.comparison.origins import Told
from accounted.comparison.scope import CIVILIANS
from accounted.comparison.voices import name_key
from accounted.comparison.wholes.signs import UNDATED

__all__ = ["ONE_IN", "is_likely", "official", "places_differ", "signs"]

_MOST = 6.0  # from four hundred times on, more makes no difference
_HARMED = ("killed", "died_in_captivity", "injured", EXAMINED)
_NEARLY = 1.15
ONE_IN = 2.5
"""A pair is proposed where at least one in so many of its kind is a contradiction: rather one too many than one hidden.
"""
_BOUNDS = ("at_least", "at_most")
_ROUGH = ("range", "vague")


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
    times = min(log(size(large) / size(small)), _MOST) if size(small) else 0.0
    both = not {told.document for told in small.told}.isdisjoint(told.document for told in large.told)
    return {
        "times_as_many": times,
        "times_and_a_finder": times * small.first.finds,
        "times_and_larger_a_part": times * _mean(large),
        "documents_giving_the_larger": log(peers.giving(large)),
        "a_bound": float(any(it.first.claim.amount.precision in _BOUNDS for it in (small, large))),
        "one_origin": float(small.chain == large.chain),
        "replaced_later": float(replaced),
        "a_body_gives_the_smaller": float(official(small)),
        "publisher_gives_the_larger": float(large.first.own),
        "one_origin_in_one_document": float(both and small.chain == large.chain),
        "larger_far_from_the_rest": peers.off(large),
        "larger_a_part": _mean(large),
        "smaller_never_surer": min(_parts(small)),
        "both_parts": min(_mean(small), _mean(large)),
        "earlier_goes_on": _goes_on(one),
        "larger_goes_on": _goes_on(large),
        **_of_both(small, large),
        **_among(one, other, small, large, peers),
        "neither_dead_nor_wounded": float(small.counted.fate not in _HARMED),
        "of_one_spot": float(small.counted.at is not None),
    }


def _among(one: Position, other: Position, small: Position, large: Position, peers: Peers) -> dict[str, float]:
    """Signs of how both stand among the figures of their class, their origin and their incident."""
    return {
        "numbers_of_these": log(peers.numbers),
        "smaller_the_largest_of_its_origin": float(peers.is_largest(small)),
        "larger_the_first_of_its_origin": float(peers.is_first(large)),
        "statements_of_the_smaller": log(len(small.told)),
        "in_one_sentence": float(any(_beside(it, there) for it in small.told for there in large.told)),
        "speakers_meet": float(peers.spoken.meet(one, other)),
        "documents_before_the_later": log(1 + peers.spoken.before(other)),
    }


def _beside(one: Told, other: Told) -> bool:
    return one.document == other.document and one.claim.passage == other.claim.passage


def _of_both(small: Position, large: Position) -> dict[str, float]:
    """Signs of how the words and days of both differ, and of who gives the smaller."""
    one, other = small.first, large.first
    floors = (small.floor, large.floor)
    civil = float((one.claim.group.code == CIVILIANS) != (other.claim.group.code == CIVILIANS))
    teller = one.profile.office or one.profile.press or one.own
    return {
        "civilians_and_all": civil,
        "civilians_never_surer": civil * min(_parts(small)),
        "two_fates": float(_fates(small).isdisjoint(_fates(large))),
        "days_between": _days_between(one.dated[1], other.dated[1]),
        "nearly_equal": float(0 < size(large) <= _NEARLY * size(small)),
        "smaller_said_to_be_a_part": float(any(it.claim.part_of for it in small.told)),
        "a_person_gives_the_smaller": float(not teller),
        "a_finder_gives_the_smaller": float(one.finds),
        "smaller_in_a_paper": float(one.press),
        "smaller_rough": float(one.claim.amount.precision in _ROUGH),
        "day_beside_the_smaller": float(one.claim.period is not None and one.claim.period.basis == "sentence"),
        "place_beside_the_larger": float(other.claim.place is not None),
        "larger_only_probable": float(any(it.claim.modality == "probable" for it in large.told)),
        "room_for_more": float(relation(one.claim.amount, other.claim.amount, floors) != OPPOSES),
    }


def _fates(position: Position) -> set[str]:
    """The fates by which the statements of a position call it: one captured, another abducted."""
    return {it.claim.fate.code for it in position.told}


def _days_between(one: date, other: date) -> float:
    """The logarithm of how many days lie between two documents; none where one is undated."""
    return log(1 + abs((one - other).days)) if max(one, other) < UNDATED else 0.0


def _parts(position: Position) -> list[float]:
    """The odds of each statement that it counts some only; beyond what is plain, more makes no difference."""
    return [min(max(one.part, -PLAINLY), PLAINLY) for one in position.chances]


def _mean(position: Position) -> float:
    return mean(_parts(position))


def _goes_on(position: Position) -> float:
    return mean(it.goes_on for it in position.chances)


def places_differ(one: Position, other: Position) -> bool:
    """Whether the claims name two places."""
    here, there = one.first.claim.place, other.first.claim.place
    return bool(here and there and name_key(here.name) != name_key(there.name))


@cache
def _weights() -> dict[str, float]:
    source = files(__package__).joinpath("likely.yaml")
    read: dict[str, float] = yaml.safe_load(source.read_text("utf-8"))
    return read
