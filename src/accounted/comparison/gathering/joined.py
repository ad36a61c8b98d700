"""Incidents that are one, though places or days set their documents apart: they give the same figures.

A document that names another village, the day of a speech, or the day on which a war began, still gives the figures of
the incident that it is about. So two groups of documents are one where figures that they share tell enough of a common
subject, and nothing speaks against it: one has no place, or documents of one name the place of the other. The more
groups there are, and the more figures they give, the more of them are equal by chance: what they share must stand out
from that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum

from accounted.comparison.gathering.chance import Chance
from accounted.comparison.gathering.gist import Figure, Gist
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home

__all__ = ["one_incident"]

ENOUGH, NEAR_ENOUGH = 1.0, 0.75
"""How much shared figures must tell for two groups to be one: with days apart, and with none or near ones."""
PLENTY = 2.0
"""How much they must tell, and half of all that one group tells, where neither names the other's place, and days don't
set them apart: one ravine has a name in each language."""
_LEAST = 0.3  # a figure that tells less is no sign of a common subject
_COMMON = 40  # a figure that more groups give tells none of them apart


def one_incident(home: Mapping[str, Home], gists: Mapping[str, Gist], places: Places) -> dict[str, Home]:
    """The home of each document, where groups that are one have the home of the largest of them."""
    groups: defaultdict[Home, list[str]] = defaultdict(list)
    for digest in sorted(home):
        groups[home[digest]].append(digest)
    ranked = sorted(groups, key=lambda one: (-len(groups[one]), str(one)))
    own_places = {one.place for one in ranked if one.place}
    figures = {one: _figures(groups[one], gists, places, own_places, one.place) for one in ranked}
    naming = {
        one: {places.place_of(name) for digest in groups[one] for name in gists[digest].named or ()} for one in ranked
    }
    leader = list(range(len(ranked)))
    tell = [fsum(figures[one].values()) for one in ranked]
    chance = Chance(figures)
    for (large, small), shared in _meeting(ranked, figures):
        one, other, least = ranked[large], ranked[small], min(tell[large], tell[small])
        if _are_one(one, other, shared, least, naming) and chance.is_exceeded(one, other):
            keeps, goes = sorted((_top(leader, large), _top(leader, small)))
            leader[goes] = keeps
    leads = {one: ranked[_top(leader, number)] for number, one in enumerate(ranked)}
    return {digest: leads[one] for digest, one in home.items()}


def _top(leader: Sequence[int], one: int) -> int:
    while leader[one] != one:
        one = leader[one]
    return one


def _meeting(
    ranked: Sequence[Home], figures: Mapping[Home, Mapping[Figure, float]]
) -> list[tuple[tuple[int, int], float]]:
    """Pairs of groups, by their numbers, that share figures which tell enough, with how much; larger groups first."""
    having: defaultdict[Figure, list[tuple[int, float]]] = defaultdict(list)
    for number, one in enumerate(ranked):
        for figure, tells in figures[one].items():
            having[figure].append((number, tells))
    shared: dict[int, float] = {}
    many = len(ranked)
    for held in having.values():
        if 1 < len(held) <= _COMMON:
            for (first, tells), (second, _) in combinations(held, 2):
                pair = first * many + second
                shared[pair] = shared.get(pair, 0.0) + tells
    return [(divmod(pair, many), shared[pair]) for pair in sorted(shared) if shared[pair] >= NEAR_ENOUGH]


def _are_one(
    one: Home, other: Home, shared: float, least: float, naming: Mapping[Home, set[str]]
) -> bool:  # fmt: skip
    """Whether two groups are one; `shared` is how much common figures tell, `least` all figures of one of them."""
    if shared < max(ENOUGH, least / 2) and one.when and other.when and not one.when.near(other.when):
        return False
    if one.place is None or other.place is None or one.place == other.place:
        return True
    apart = one.when is not None and other.when is not None and not one.when.near(other.when)
    if not apart and shared >= max(PLENTY, least / 2):
        return True
    return one.place in naming[other] or other.place in naming[one]


def _figures(
    digests: Iterable[str], gists: Mapping[str, Gist], places: Places, own_places: set[str], own: str | None
) -> dict[Figure, float]:
    """The figures of documents, each with how much it tells; without those whose sentence names only others' places."""
    elsewhere: dict[tuple[str, ...], bool] = {(): False}
    found: dict[Figure, float] = {}
    for digest in digests:
        for figure, tells, names in gists[digest].counts:
            if names not in elsewhere:
                elsewhere[names] = all(it != own and it in own_places for it in map(places.place_of, names))
            if tells >= _LEAST and not elsewhere[names]:
                found[figure] = tells
    return found
