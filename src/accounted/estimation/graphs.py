"""Decomposable graphs: all ways in which lists can depend on each other such that the table falls into cliques."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@cache
def decomposable(number: int) -> Ints:
    """Every decomposable graph of that many lists, as what it multiplies: 8 for three, 61, 822, 18,154 for six.

    Row g, column s: how often the margin of the set of lists s (its bits) stands in the product of graph g; cliques
    count 1, separators -1. A vertex whose neighbours are all joined can be taken away; a graph is decomposable when
    that can go on to the end, and each step gives one factor: the vertex with its neighbours, by the neighbours alone.
    """
    pairs = list(combinations(range(number), 2))
    codes = np.arange(1 << len(pairs))
    joined = np.zeros((len(codes), number), dtype=np.int64)
    for place, (one, other) in enumerate(pairs):
        edge = codes >> place & 1
        joined[:, one] |= edge << other
        joined[:, other] |= edge << one
    left = np.full(len(codes), (1 << number) - 1)
    factors = np.zeros((len(codes), 1 << number), dtype=np.int64)
    rows = np.arange(len(codes))
    for _ in range(number):
        vertex, near = _simplicial(joined, left, number)
        rows, joined, left, vertex, near = (kept[vertex >= 0] for kept in (rows, joined, left, vertex, near))
        factors[rows, near | 1 << vertex] += 1
        factors[rows, near] -= 1
        left = left & ~(1 << vertex)
    return factors[rows]


def _simplicial(joined: Ints, left: Ints, number: int) -> tuple[Ints, Ints]:
    """Of each graph the last vertex that is left whose neighbours are all joined (-1: none), and its neighbours."""
    found, near_found = np.full(len(left), -1), np.zeros(len(left), dtype=np.int64)
    for vertex in range(number):
        near = joined[:, vertex] & left
        fits = (left >> vertex & 1).astype(bool)
        for other in range(number):
            inside = (near >> other & 1).astype(bool)
            fits &= ~inside | (near & ~(joined[:, other] | 1 << other) == 0)
        found, near_found = np.where(fits, vertex, found), np.where(fits, near, near_found)
    return found, near_found
