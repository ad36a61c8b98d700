"""Two names of one place: what places differ in letters and still go together, learned from the lists themselves.

One clerk names the village, another its district; a name read from another script may not be known again. But where
the pairs that are probably of one person bring the same two names together again and again, the two are held to go
together, as far as that happens more often than places that differ would have it. And whoever is named at a district
is nearly always named at another place elsewhere: that says little against one person.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.comparing import Levels
from accounted.linkage.similarity import distinct

__all__ = ["PlacesTogether", "places_together"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EQUAL, DIFFERENT = 1, 3
USUAL = 5.0
"""How many pairs of one person what is usual for all places weighs as for one."""
NARROWEST = 0.1
"""The least, against what is usual, at which persons named at a place are taken to be named elsewhere."""
SETTLING = 6
"""How many times over a difference is put down to the wider of two places."""
DUE = 3.0
"""How many pairs of one person what is expected of two names weighs as."""
MOST = 4.0
"""The most that two names may add to the log odds."""


@dataclass(slots=True)
class PlacesTogether:
    """How much more places say of one person than their level does.

    `wide` is by place how often persons named there stand at another place elsewhere because this one is wide (a
    district, beside its villages), against what is usual of two places together. Of pairs of places (`keys`) it is
    known how often pairs of one person brought the two together (`seen`), and how often that was due.
    """

    wide: Floats = field(default_factory=lambda: np.zeros(0))
    keys: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    seen: Floats = field(default_factory=lambda: np.zeros(0))
    due: Floats = field(default_factory=lambda: np.zeros(0))

    def weights(self, pairs: Levels, codes: NDArray[np.int32]) -> Floats:
        """What the two places of each pair add to its log odds; `codes` are the numbers of the records' places."""
        found = np.zeros(len(pairs))
        if len(self.keys):
            at = np.nonzero(pairs.level["place"] > EQUAL)[0]
            wider = self.wide[codes[pairs.left[at]]] + self.wide[codes[pairs.right[at]]]
            wider = np.maximum(wider, NARROWEST)
            wider[pairs.level["place"][at] != DIFFERENT] = 1.0
            keys = _keys(pairs, codes, at)
            place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            here = self.keys[place] == keys
            seen, due = np.where(here, self.seen[place], 0), np.where(here, self.due[place], 0)
            found[at] = np.minimum(np.log((seen + DUE * wider) / (due + DUE)), MOST)
        return found


def places_together(pairs: Levels, codes: NDArray[np.int32], person: Floats, odds: Floats) -> PlacesTogether:
    """What pairs of places say beyond their level.

    Args:
        codes: the number of each record's place.
        person: how probable it is that each pair is of one person.
        odds: how much more often persons than strangers have the level that the two places of each pair have.
    """
    at = np.nonzero(pairs.level["place"] > EQUAL)[0]
    if not len(at):
        return PlacesTogether()
    size = int(codes.max()) + 1
    one, other, weight = codes[pairs.left[at]], codes[pairs.right[at]], person[at]
    keys, back = distinct(_keys(pairs, codes, at))
    a, b = keys // size, keys % size
    # How often each place stands beside another one, and so how often these two would if any other went as well.
    beside = np.bincount(one, weight, minlength=size) + np.bincount(other, weight, minlength=size)
    share = np.bincount(codes[codes >= 0], minlength=size) / (codes >= 0).sum()
    of_level = np.zeros(len(keys))
    of_level[back] = odds[at]
    due = np.minimum(of_level * np.sqrt(beside[a] * share[b] * beside[b] * share[a]), np.minimum(beside[a], beside[b]))
    return PlacesTogether(
        _wide(pairs, codes, person, size), keys, np.asarray(np.bincount(back, weight), np.float64), due
    )


def _wide(pairs: Levels, codes: NDArray[np.int32], person: Floats, size: int) -> Floats:
    """For each place, how often a person named there is named elsewhere because of it, against what is usual of two.

    That two places differ is put down to each of them as far as it is known to be wide, a few times over: else a
    village whose people are named at the district elsewhere would look as wide as the district.
    """
    said = np.nonzero(pairs.level["place"])[0]
    a, b = codes[pairs.left[said]], codes[pairs.right[said]]
    weight, apart = person[said], person[said] * (pairs.level["place"][said] == DIFFERENT)
    every = np.bincount(a, weight, minlength=size) + np.bincount(b, weight, minlength=size)
    usual = max(float(apart.sum()), 1e-6) / max(float(weight.sum()), 1e-6)
    rate = np.full(size, usual / 2)
    for _ in range(SETTLING):
        of_left = apart * rate[a] / (rate[a] + rate[b])
        differ = np.bincount(a, of_left, minlength=size) + np.bincount(b, apart - of_left, minlength=size)
        rate = (differ + USUAL * usual / 2) / (every + USUAL)
    return np.asarray(rate / usual, np.float64)


def _keys(pairs: Levels, codes: NDArray[np.int32], at: Ints) -> Ints:
    one, other = codes[pairs.left[at]].astype(np.int64), codes[pairs.right[at]].astype(np.int64)
    return np.minimum(one, other) * (int(codes.max()) + 1) + np.maximum(one, other)
