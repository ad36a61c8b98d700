"""How common a value of a name or a place is: which share of the records has one that sounds equal, or only close."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.nearness import met_through, with_first
from accounted.linkage.similarity import CLOSE, EQUAL, Words, in_order
from accounted.linkage.values import Values, alike

__all__ = ["agreeing"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

MOST_ALIKE, MOST_HEARD = 300, 100
"""Values of one skeleton, or near it, with which each is compared to see how common its sound is: the most frequent."""


FEW = 50.0
"""How many records the shares among all weigh as, where few give as many words."""


def agreeing(values: Values, words: Words) -> tuple[Floats, Floats]:
    """For each value, the share of records whose value is equal to it in sound, and the share that is only close.

    Both in two columns: among records that give one word, and among those that give more.
    """
    size, many = len(values.values), values.many
    totals = np.maximum(values.totals, 1)
    equal, close = np.zeros((size + 1, 2)), np.zeros((size + 1, 2))
    equal[np.arange(size), many[:-1]] = values.counts / totals[many[:-1]]
    groups: dict[str, list[int]] = {}
    for place in range(size):
        skeletons = {one for word in values.table[place] if word >= 0 for one in words.skeletons[word]}
        if words.hearing is not None:  # words of other consonants may be close as well then
            skeletons = {key for one in skeletons for key in met_through(one)}
        for skeleton in sorted(skeletons):
            groups.setdefault(skeleton, []).append(place)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(-values.counts, kind="stable")] = np.arange(size)
    one, other = with_first(list(groups.values()), rank, MOST_ALIKE if words.hearing is None else MOST_HEARD)
    if len(one):
        keys = in_order(one * (size + 1) + other)
        one, other = keys // (size + 1), keys % (size + 1)
        sound = alike(words, values.table[one], values.table[other])
        share = values.counts[other] / totals[many[other]]
        for found, fits in ((equal, sound >= EQUAL), (close, (sound >= CLOSE) & (sound < EQUAL))):
            np.add.at(found, (one[fits], many[other[fits]]), share[fits])
    return _steadied(equal, totals), _steadied(close, totals)


def _steadied(shares: NDArray[np.float64], totals: NDArray[np.int64]) -> Floats:
    """Shares among few records drawn towards those among all; never none; the last row stands for silence."""
    every = shares @ totals / totals.sum()
    steady = (shares * totals + FEW * every[:, None]) / (totals + FEW)
    steady = np.maximum(steady, 0.5 / totals.sum())
    steady[-1] = 1.0
    return np.asarray(steady, dtype=np.float32)
