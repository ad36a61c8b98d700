"""Two names of one place: what places differ in letters and still go together, learned from the lists themselves.

One clerk names the village, another its district; a name read from another script may not be known again. But where
the pairs that are probably of one person bring the same two names together again and again, the two are held to go
together, as far as that happens more often than places that differ would have it.
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

EQUAL = 1
DUE = 3.0
"""How many pairs of one person what is expected of two names weighs as."""
MOST = 4.0
"""The most that two names may add to the log odds."""


@dataclass(slots=True)
class PlacesTogether:
    """For pairs of places, by their numbers, how much more they say of one person than their level does."""

    keys: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    more: Floats = field(default_factory=lambda: np.zeros(0))

    def weights(self, pairs: Levels, codes: NDArray[np.int32]) -> Floats:
        """What the two places of each pair add to its log odds; `codes` are the numbers of the records' places."""
        found = np.zeros(len(pairs))
        if len(self.keys):
            at = np.nonzero(pairs.level["place"] > EQUAL)[0]
            keys = _keys(pairs, codes, at)
            place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            here = self.keys[place] == keys
            found[at[here]] = self.more[place[here]]
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
    seen = np.bincount(back, weight)
    return PlacesTogether(keys, np.minimum(np.log((seen + DUE) / (due + DUE)), MOST))


def _keys(pairs: Levels, codes: NDArray[np.int32], at: Ints) -> Ints:
    one, other = codes[pairs.left[at]].astype(np.int64), codes[pairs.right[at]].astype(np.int64)
    return np.minimum(one, other) * (int(codes.max()) + 1) + np.maximum(one, other)
