"""What pairs of records take from each other: who is on a list once can match one record of it, not three.

Each pair alone may be probable while all of them cannot hold. The chances that every pair leaves to the others are
passed along until they agree (belief propagation for a matching between each two lists). Records that stand for one
person twice on a list do not compete.

Source:
    The sum–product form for matchings: IEEE Trans. Inf. Theory 54 (2008) 1241–1251, in marginals instead of maxima.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from accounted.linkage.keys import told_apart

__all__ = ["competed"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PASSES = 12
SLIGHT = 1e-3
"""Odds below this compete with nobody."""
REPEATED = 0.5
"""From which probability on two records of one list count as one entry."""
DAMPING = 0.5
MOST_MATCHED = 0.9


def competed(left: Ints, right: Ints, log_odds: Floats, lists: NDArray[np.int32], matched: Floats) -> Floats:
    """The logarithms of odds after every pair has given way to those that exclude it.

    Args:
        matched: for each two lists, the share of the first one's records that stand on the second. A pair competes
            with having no match at all, which is the rarer the larger this share is.
    """
    across = lists[left] != lists[right]
    alone = np.log1p(-np.clip(matched, 0, MOST_MATCHED))
    start = log_odds - alone[lists[left], lists[right]] - alone[lists[right], lists[left]]
    odds = np.exp(np.clip(np.where(across, start, log_odds), -30, 30))
    entry = _entries(left, right, odds, ~across, len(lists))
    used = np.nonzero(across & (odds > SLIGHT))[0]
    if not len(used):
        return log_odds
    i, j, o = left[used], right[used], odds[used]
    size = int(lists.max()) + 1
    # For each pair and end: the pairs of that end with the other's list, less those with the other's own entry.
    ends = [(i, j), (j, i)]
    rivals = [_numbered(one * size + lists[other]) for one, other in ends]
    same = [_numbered(one * len(lists) + entry[other]) for one, other in ends]
    passed = [np.ones(len(used)), np.ones(len(used))]  # what each end still leaves to the pair
    for _ in range(PASSES):
        renewed = []
        for side in (0, 1):
            weight = o * passed[1 - side]
            rival = np.bincount(rivals[side], weight)[rivals[side]] - np.bincount(same[side], weight)[same[side]]
            renewed.append(1 / (1 + np.maximum(rival, 0)))
        passed = [DAMPING * old + (1 - DAMPING) * new for old, new in zip(passed, renewed, strict=True)]
    found = log_odds.copy()
    found[used] = start[used] + np.log(passed[0]) + np.log(passed[1])
    return found


def _entries(left: Ints, right: Ints, odds: Floats, within: NDArray[np.bool_], records: int) -> Ints:
    """For each record, the number of its entry: records of one list that probably repeat each other share one."""
    repeated = within & (odds / (1 + odds) >= REPEATED)
    ones = np.ones(int(repeated.sum()))
    graph = coo_array((ones, (left[repeated], right[repeated])), shape=(records, records))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def _numbered(keys: Ints) -> Ints:
    return told_apart(keys)[1].astype(np.int64)
