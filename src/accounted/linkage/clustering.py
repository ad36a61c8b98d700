"""Records gathered into persons: two groups join while the pairs between them, on average, speak for it.

Groups are joined the most probable first. What decides is the mean over all pairs between two groups, so that one
strong link cannot chain two persons together; pairs that were never compared count against. Two records of one list
are seldom one person, which their odds say already.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

__all__ = ["gathered"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LEAST, MOST = -5.0, 7.0
"""Log odds are cut to these, so that no single pair decides alone."""
JUDGED = 40.0
"""Log odds beyond which a person judged the pair; it then outweighs all other pairs together."""
OUTWEIGHS = 1e6
NOT_COMPARED = -4.0


def gathered(records: int, left: Ints, right: Ints, log_odds: Floats, least: float) -> Ints:
    """For each record the number of its group; numbers follow the first record of each group.

    Args:
        log_odds: of each pair, that it is of one person; beyond `JUDGED` a person said so, or the opposite.
        least: the mean log odds from which two groups join.
    """
    weight = np.clip(log_odds, LEAST, MOST)
    judged = np.abs(log_odds) >= JUDGED
    weight[judged] = np.sign(log_odds[judged]) * OUTWEIGHS
    used = judged | (weight > LEAST + 1e-9)
    around: list[dict[int, float]] = [{} for _ in range(records)]
    for a, b, w in zip(left[used].tolist(), right[used].tolist(), weight[used].tolist(), strict=True):
        around[a][b] = around[b][a] = w
    members: list[list[int]] = [[record] for record in range(records)]
    strong = np.nonzero(weight > least)[0]
    order = strong[np.lexsort((right[strong], left[strong], -weight[strong]))]
    queue = [(-float(weight[p]), int(left[p]), int(right[p]), 1, 1) for p in order]
    heapq.heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heapq.heappop(queue)
        if len(members[a]) != size_a or len(members[b]) != size_b:
            continue  # one of them has grown since
        _join(a, b, members, around)
        for other, total in around[a].items():
            pairs = len(members[a]) * len(members[other])
            if members[other] and total / pairs > least:
                one, two = min(a, other), max(a, other)
                heapq.heappush(queue, (-total / pairs, one, two, len(members[one]), len(members[two])))
    return _numbered(records, members)


def _join(a: int, b: int, members: list[list[int]], around: list[dict[int, float]]) -> None:
    """Group b goes into group a; what lay between either and another group adds up, pairs not compared included."""
    size_a, size_b = len(members[a]), len(members[b])
    near_a, near_b = around[a], around[b]
    near_a.pop(b, None)
    near_b.pop(a, None)
    for other in near_a.keys() | near_b.keys():
        size = len(members[other])
        total = near_a.get(other, NOT_COMPARED * size_a * size) + near_b.get(other, NOT_COMPARED * size_b * size)
        near_a[other] = total
        around[other].pop(b, None)
        around[other][a] = total
    members[a] += members[b]
    members[b] = []
    around[b] = {}


def _numbered(records: int, members: Iterable[list[int]]) -> Ints:
    group = np.zeros(records, dtype=np.int64)
    for one in members:
        if one:
            group[one] = min(one)
    return np.unique(group, return_inverse=True)[1].astype(np.int64)
