"""Records gathered into persons: two groups join while the pairs between them, on average, speak for it.

Groups are joined the most probable first. What decides is the mean over all pairs between two groups, so that one
strong link cannot chain two persons together; pairs that were never compared count against. Two records of one list
are seldom one person, which their odds say already.
"""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from accounted.linkage.keys import told_apart
from accounted.linkage.odds import probabilities

__all__ = ["JUDGED", "gathered", "join_from"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LEAST, MOST = -5.0, 7.0
"""Log odds are cut to these, so that no single pair decides alone."""
JUDGED = 40.0
"""Log odds beyond which a person judged the pair; it then outweighs all other pairs together."""
OUTWEIGHS = 1e6
NOT_COMPARED = -4.0
CAREFUL = 0.15
"""How much lower the mean log odds may be from which groups join than a single pair's: a mean of several pairs, some of
them hardly comparable, is careful by itself."""
LEAST_JOINED = 0.25
"""Below this probability nothing joins, however little the lists say."""


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
    left, right, weight = left[used], right[used], weight[used]
    # Between two records of different islands no pair speaks for one person, so their mean can't either.
    strong = weight > least
    graph = coo_array((np.ones(int(strong.sum())), (left[strong], right[strong])), shape=(records, records))
    island = connected_components(graph, directed=False)[1].astype(np.int64)
    within = island[left] == island[right]
    left, right, weight = left[within], right[within], weight[within]
    size = np.bincount(island, minlength=1)
    group = np.arange(records, dtype=np.int64)
    two = strong[within] & (size[island[left]] == 2)
    group[right[two]] = left[two]
    three = size[island[left]] == 3
    _of_three(group, island, left[three], right[three], weight[three], least)
    more = size[island[left]] > 3
    _one_by_one(group, left[more], right[more], weight[more], least)
    first = group == np.arange(records)
    return np.asarray((np.cumsum(first) - 1)[group], dtype=np.int64)


def _of_three(group: Ints, island: Ints, left: Ints, right: Ints, weight: Floats, least: float) -> None:
    """Islands of three records, all at once: the best pair joins, then the third where the mean of its two pairs does.

    With records a < b < c the pairs stand in the order ab, ac, bc.
    """
    if not len(left):
        return
    number = told_apart(island[left])[1]
    count = int(number.max()) + 1
    record = np.full((count, 3), -1, dtype=np.int64)
    low, high = np.full(count, np.iinfo(np.int64).max), np.full(count, -1, dtype=np.int64)
    np.minimum.at(low, number, left)
    np.maximum.at(high, number, right)
    middle = np.full(count, -1, dtype=np.int64)
    for ends in (left, right):
        inner = (ends != low[number]) & (ends != high[number])
        middle[number[inner]] = ends[inner]
    record[:, 0], record[:, 1], record[:, 2] = low, middle, high
    each = np.full((count, 3), NOT_COMPARED)
    place = np.where(right == middle[number], 0, np.where(left == middle[number], 2, 1))
    each[number, place] = weight
    every, best = np.arange(count), each.argmax(axis=1)
    one, other = np.array((0, 0, 1))[best], np.array((1, 2, 2))[best]
    group[record[every, other]] = record[every, one]
    whole = (each.sum(axis=1) - each[every, best]) / 2 > least
    group[record[whole, 1]] = group[record[whole, 2]] = record[whole, 0]


def _one_by_one(group: Ints, left: Ints, right: Ints, weight: Floats, least: float) -> None:
    """Larger islands, join by join, the most probable first; the group of each record is its first record."""
    around: dict[int, dict[int, float]] = {}
    for a, b, w in zip(left.tolist(), right.tolist(), weight.tolist(), strict=True):
        around.setdefault(a, {})[b] = w
        around.setdefault(b, {})[a] = w
    members = {record: [record] for record in around}
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
    for together in members.values():
        if together:
            group[together] = min(together)


def _join(a: int, b: int, members: dict[int, list[int]], around: dict[int, dict[int, float]]) -> None:
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


def join_from(log_odds: Floats, recall: float) -> float:
    """The mean log odds from which groups join: where the expected F1 over pairs is largest.

    Whoever keeps all pairs from a threshold on has the largest expected F1 where the threshold is half of that F1: on
    lists that say much about persons just below even odds, on poor lists lower.

    Source:
        Z. C. Lipton, C. Elkan, B. Naryanaswamy: Optimal thresholding of classifiers to maximize F1 measure (2014).
    """
    probability = np.sort(probabilities(log_odds))[::-1]
    there = probability.sum() / max(recall, 0.5)
    if not there:
        return 0.0
    half = float((np.cumsum(probability) / (np.arange(1, len(probability) + 1) + there)).max())
    half = max(half, LEAST_JOINED)
    return float(np.log(half / (1 - half))) - CAREFUL if half < 1 else 0.0
