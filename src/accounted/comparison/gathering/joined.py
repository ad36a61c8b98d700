"""Incidents that are one, though places or days set their documents apart: they give the same figures.

A document that names another village, the day of a speech, or the day on which a war began, still gives the figures of
the incident that it is about. So two groups of documents are one where figures that they share tell enough of a common
subject, and nothing speaks against it: one has no place, or documents of one name the place of the other. The more
groups there are, and the more figures they give, the more of them are equal by chance: what they share must stand out
from that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import comb, fsum, log

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
_MARGIN = 2.0  # numbers of people are not quite so evenly spread
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
    leader, rank = {one: one for one in ranked}, {one: number for number, one in enumerate(ranked)}
    tell = {one: fsum(held.values()) for one, held in figures.items()}
    chance = _Chance(figures)
    for large, small in _meeting(ranked, figures):
        shared = fsum(figures[large][it] for it in figures[large].keys() & figures[small].keys())
        if shared < NEAR_ENOUGH:
            continue
        first, second = _top(leader, large), _top(leader, small)
        least = min(tell[large], tell[small])
        if first != second and _are_one(large, small, shared, least, naming) and chance.is_exceeded(large, small):
            keeps, goes = sorted((first, second), key=rank.__getitem__)
            leader[goes] = keeps
    return {digest: _top(leader, one) for digest, one in home.items()}


class _Chance:
    """How likely figures of two groups are equal though they tell of different things.

    A group that counts n times in a class gives a certain number with odds of n to that number times the logarithm of
    the largest, as numbers spread evenly over their logarithms do; of a round number the digits before its zeros count.
    Any k of the figures that a group gives may be the shared ones. So many pairs of groups are there to share them.
    """

    def __init__(self, figures: Mapping[Home, Mapping[Figure, float]]) -> None:
        self._figures = figures
        self._counting = {one: Counter(figure[0] for figure in held) for one, held in figures.items()}
        largest: defaultdict[object, int] = defaultdict(lambda: 3)
        for held in figures.values():
            for figure in held:
                largest[figure[0]] = max(largest[figure[0]], _value(figure))
        self._spread = {kind: log(value) for kind, value in largest.items()}
        self._pairs = log(max(len(figures) * (len(figures) - 1) / 2, 1))

    def is_exceeded(self, one: Home, other: Home) -> bool:
        """Whether among all pairs hardly one would share by chance what these two do."""
        shared = self._figures[one].keys() & self._figures[other].keys()
        ways = log(comb(min(len(self._figures[one]), len(self._figures[other])), len(shared)))
        return fsum(-log(self._odds(figure, other)) for figure in shared) - ways > self._pairs

    def _odds(self, figure: Figure, other: Home) -> float:
        digits = int(str(_value(figure)).rstrip("0") or 1)
        return min(1.0, _MARGIN * self._counting[other][figure[0]] / (digits * self._spread[figure[0]]))


def _value(figure: Figure) -> int:
    return max((end for end in figure[1:] if isinstance(end, int)), default=1) or 1


def _top(leader: Mapping[Home, Home], one: Home) -> Home:
    while leader[one] != one:
        one = leader[one]
    return one


def _meeting(ranked: Sequence[Home], figures: Mapping[Home, Mapping[Figure, float]]) -> list[tuple[Home, Home]]:
    """Pairs of groups that share a figure, the larger groups first."""
    having: defaultdict[Figure, list[int]] = defaultdict(list)
    for number, one in enumerate(ranked):
        for figure in figures[one]:
            having[figure].append(number)
    pairs = {pair for held in having.values() if len(held) <= _COMMON for pair in combinations(held, 2)}
    return [(ranked[first], ranked[second]) for first, second in sorted(pairs)]


def _are_one(
    one: Home, other: Home, shared: float, least: float, naming: Mapping[Home, set[str]]
) -> bool:  # fmt: skip
    """Whether two groups are one; `shared` is how much common figures tell, `least` all figures of one of them."""
    apart = one.when is not None and other.when is not None and not one.when.near(other.when)
    if shared < (max(ENOUGH, least / 2) if apart else NEAR_ENOUGH):
        return False
    if one.place is None or other.place is None or one.place == other.place:
        return True
    if not apart and shared >= max(PLENTY, least / 2):
        return True
    return one.place in naming[other] or other.place in naming[one]


def _figures(
    digests: Iterable[str], gists: Mapping[str, Gist], places: Places, own_places: set[str], own: str | None
) -> dict[Figure, float]:
    """The figures of documents, each with how much it tells; without those whose sentence names only others' places."""
    held = (one for digest in digests for one in gists[digest].counts)
    found = {
        figure: tells for figure, tells, names in held
        if not names or not all(it != own and it in own_places for it in map(places.place_of, names))
    }  # fmt: skip
    return {figure: weight for figure, weight in found.items() if weight >= _LEAST}
