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

__all__ = ["COMPANY", "SHIFT", "USUAL", "company", "in_company"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

COMPANY: Final = ("rivals", "kept in", "kept out", "several", "together")
"""How probable it is that either record is of one person with a third, as far as the other is not; of a pair within
one group and of one between two, by how much the group's other pairs speak more for it than the pair itself; whether
there are such other pairs; and whether both stand in one group."""
USUAL: Final = (-0.75, 0.5, 0.5, 0.4, 0.0)
"""What each adds to the log odds, from six invented peoples whose persons are known (see `benchmarks/linkage`)."""
SHIFT = 0.7
"""What the log odds rise by beside it, so that on the whole no more and no fewer pairs are believed."""
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


def in_company(left: Ints, right: Ints, log_odds: Floats, groups: Ints) -> Floats:
    """The log odds of all pairs as their company usually moves them."""
    return np.asarray(log_odds + SHIFT + company(left, right, log_odds, groups) @ np.array(USUAL), dtype=np.float64)


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
