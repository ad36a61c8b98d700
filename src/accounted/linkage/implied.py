"""What answers settle: the pairs that people judged, and those that follow from several answers together.

Two records that are each one person with a third are one person with each other; of whom one record is told apart, all
records are. What was said of a pair itself always wins over what would follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

__all__ = ["Answers", "Settled", "settled"]

Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]

Answers = Mapping[tuple[int, int], bool]
"""By the places of two records, the lower one first, whether they are of one person."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The places of the settled pairs among all, whether each is of one person, and whether it was itself asked."""

    places: Ints
    same: Truths
    asked: Truths

    def __len__(self) -> int:
        return len(self.places)


def settled(left: Ints, right: Ints, answers: Answers, records: int) -> Settled:
    """Which pairs the answers settle.

    Args:
        left: with `right` the places of the records of each pair, the lower one on the left.
        records: how many records there are.
    """
    said = np.array([*answers], dtype=np.int64).reshape(-1, 2)
    same = np.array([*answers.values()], dtype=bool)
    joined = coo_array((np.ones(int(same.sum())), (said[same, 0], said[same, 1])), shape=(records, records))
    person = connected_components(joined, directed=False)[1].astype(np.int64)
    one, other = person[left], person[right]
    apart = np.isin(_keys(one, other, records), _keys(person[said[~same, 0]], person[said[~same, 1]], records))
    keys, at = _keys(said[:, 0], said[:, 1], records), _keys(left, right, records)
    asked = np.isin(at, keys)
    settled_by_any = (one == other) | apart | asked
    found = one == other
    order = np.argsort(keys)
    found[asked] = same[order][np.searchsorted(keys[order], at[asked])]
    places = np.nonzero(settled_by_any)[0]
    return Settled(places, found[places], asked[places])


def _keys(one: Ints, other: Ints, records: int) -> Ints:
    return np.asarray(np.minimum(one, other) * records + np.maximum(one, other), dtype=np.int64)
