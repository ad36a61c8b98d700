"""How many persons two lists share, and a list has twice: what is expected, and how far what is seen counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accounted.linkage import priors

__all__ = ["REPEATS", "expected_matches", "held_back", "log_odds_of_persons"]

Floats = NDArray[np.float64]

HELD = 20.0
"""How many records of the shorter list what is expected of matches weighs as."""
REPEATS, BEYOND = 3.0, 0.25
"""How many times as often as expected one of several lists may repeat persons, and the power at which more counts."""


def expected_matches(lists: NDArray[np.int32]) -> Floats:
    """How many pairs of one person are expected between each two lists, and in each."""
    sizes = np.bincount(lists).astype(np.float64)
    between = np.minimum.outer(sizes, sizes) * priors.SHARED_BY_TWO_LISTS
    only = len(sizes) == 1
    np.fill_diagonal(between, sizes * (priors.TWICE_ON_THE_ONLY_LIST if only else priors.TWICE_ON_ONE_LIST))
    return between


def _pairs_there_are(lists: NDArray[np.int32]) -> Floats:
    sizes = np.bincount(lists).astype(np.float64)
    there = np.outer(sizes, sizes)
    np.fill_diagonal(there, np.maximum(sizes * (sizes - 1) / 2, 1))
    return np.maximum(there, 1)


def log_odds_of_persons(matches: Floats, lists: NDArray[np.int32]) -> Floats:
    """The logarithm of the odds that any two records, of each two lists and of each one, are of one person."""
    return np.log(np.clip(matches / _pairs_there_are(lists), 1e-12, 0.5))


def held_back(found: Floats, lists: NDArray[np.int32]) -> Floats:
    """The pairs of one person between each two lists, and in each, drawn from what is seen towards what is expected.

    Of several lists each keeps its own persons apart, mostly: how much more often than that one of them seems to repeat
    a person counts at a root of it. Else namesakes who share a father's name or a village, and are neighbours on one
    list, are taken for one person, and teach that lists repeat most persons.
    """
    sizes, expected = np.bincount(lists), expected_matches(lists)
    held = HELD / (HELD + np.minimum.outer(sizes, sizes))
    kept = np.asarray((1 - held) * found + held * expected, dtype=np.float64)
    if len(sizes) > 1:
        seen, most = np.diag(kept), np.maximum(REPEATS * np.diag(expected), 1e-9)
        np.fill_diagonal(kept, np.where(seen > most, most * (seen / most) ** BEYOND, seen))
    return kept
