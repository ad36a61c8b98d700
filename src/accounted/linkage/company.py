"""What the other records say of a pair: the groups that both its records stand in, and who else is like either of them.

A pair is weighed field by field as if it stood alone. But whoever is also like a third record, which is not like the
other one, is less often the same person than the pair by itself says, and whoever is like all records of a group more
often. How much that counts hardly differs from people to people (`USUAL`), and answers move it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from accounted.linkage.clustering import LEAST, MOST, NOT_COMPARED
from accounted.linkage.keys import told_apart
from accounted.linkage.odds import probabilities

__all__ = ["COMPANY", "WIDEST", "company", "general", "in_company", "usual"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

COMPANY: Final = ("rivals", "kept in", "kept out", "several", "together")
"""How probable it is that either record is of one person with a third, as far as the other is not; of a pair within
one group and of one between two, by how much the group's other pairs speak more for it than the pair itself; whether
there are such other pairs; and whether both stand in one group."""
USUAL: Final = (-0.84, 0.3, 0.37, 0.48, -0.26)
"""What each adds to the log odds, on average over eighteen invented peoples whose persons are known, of which three
sets of lists each were looked at (see `benchmarks/linkage`)."""
SHIFT, UPWARDS = 0.74, -0.21
"""What the log odds rise by beside it, and by how much they go up less far."""
FEW = 100.0
"""Records of which half of this is believed: two records alone have no company, and nothing to make up for it.

All of it was seen where several lists are linked. On one list that repeats persons it does not hold."""
WIDEST = 8.0
"""Log odds are cut to these before they are weighed."""
LIKE = 0.3
"""Probability from which a third record counts."""
MOST_RIVALS = 4.0


def company(left: Ints, right: Ints, log_odds: Floats, groups: Ints) -> Floats:
    """What the company of each pair says, a column for each of `COMPANY`.

    Args:
        left: with `right` the places of the records of each pair.
        log_odds: of each pair, that it is of one person.
        groups: for each record the number of the group it was gathered into.
    """
    odds = np.clip(log_odds, LEAST, MOST)
    one, other = groups[left], groups[right]
    within, sizes = one == other, np.bincount(groups)
    number = told_apart(np.minimum(one, other) * len(sizes) + np.maximum(one, other))[1].astype(np.int64)
    there = np.where(within, sizes[one] * (sizes[one] - 1) // 2, sizes[one] * sizes[other])
    missing = there - np.bincount(number)[number]
    others = np.bincount(number, odds)[number] - odds + NOT_COMPARED * missing
    several = there > 1
    more = np.where(several, others / np.maximum(there - 1, 1) - odds, 0.0)
    columns = (_rivals(left, right, log_odds, len(groups)), np.where(within, more, 0), np.where(within, 0, more),
               several, within)  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def usual(lists: NDArray[np.int32]) -> Floats:
    """What each column of `general` usually adds to the log odds, and each of `company`; nothing on one list alone."""
    believed = len(lists) / (len(lists) + FEW) if len(lists) and lists.min() < lists.max() else 0.0
    return np.array([SHIFT, UPWARDS, 0.0, *USUAL]) * believed


def general(log_odds: Floats) -> Floats:
    """How far the log odds go, as `usual` weighs it: a column of ones, upwards, downwards."""
    upwards, downwards = np.clip(log_odds, 0, WIDEST), np.clip(log_odds, -WIDEST, 0)
    return np.stack([np.ones(len(log_odds)), upwards, downwards], axis=1)


def in_company(left: Ints, right: Ints, log_odds: Floats, groups: Ints, lists: NDArray[np.int32]) -> Floats:
    """The log odds of all pairs as their company usually moves them."""
    seen = np.concatenate((general(log_odds), company(left, right, log_odds, groups)), axis=1)
    return np.asarray(log_odds + seen @ usual(lists), dtype=np.float64)


def _rivals(left: Ints, right: Ints, log_odds: Floats, records: int) -> Floats:
    """The probabilities that either record is of one person with a third, less those that both are."""
    probability = probabilities(log_odds)
    probability[probability <= LIKE] = 0
    at = np.nonzero(probability)[0]
    ends = np.concatenate((left[at], right[at])), np.concatenate((right[at], left[at]))
    like = csr_array((np.tile(probability[at], 2), ends), shape=(records, records))
    each = np.asarray(like.sum(axis=1)).ravel()
    shared = np.asarray((like @ like)[left, right]).ravel()
    alone = each[left] + each[right] - 2 * probability - 2 * shared
    return np.asarray(np.clip(alone, 0, MOST_RIVALS), dtype=np.float64)
