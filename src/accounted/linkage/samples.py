"""Pairs that are drawn to be learned from: of any records, of neighbours, and some of too many candidates."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.comparing import Comparer, Levels

__all__ = ["LEARNED_FROM", "any_pairs", "drawn_from", "neighbours"]

Ints = NDArray[np.int64]

SAMPLE, LEARNED_FROM = 150_000, 300_000
"""Pairs drawn to see how strangers and neighbours compare; candidates beyond which a sample is learned from."""


def any_pairs(records: int, random: np.random.Generator) -> tuple[Ints, Ints]:
    """Pairs drawn from all pairs; all of them where there are few."""
    if records * (records - 1) // 2 <= SAMPLE:
        left, right = np.triu_indices(records, 1)
        return left.astype(np.int64), right.astype(np.int64)
    left = random.integers(0, records, SAMPLE)
    right = (left + random.integers(1, records, SAMPLE)) % records
    return np.minimum(left, right), np.maximum(left, right)


def neighbours(comparer: Comparer, random: np.random.Generator) -> tuple[Levels, float]:
    """Pairs drawn from those with one place, compared, and which share of all pairs such pairs are; none of few."""
    codes = comparer.roster.place.codes
    said = np.nonzero(codes >= 0)[0]
    order = said[np.argsort(codes[said], kind="stable")]
    counts = np.bincount(codes[said]) if len(said) else np.zeros(1, dtype=np.int64)
    there_are = float((counts * (counts - 1) / 2).sum())
    if there_are < 50:
        nobody = np.zeros(0, dtype=np.int64)
        return comparer.compare(nobody, nobody), 1e-4
    starts = np.cumsum(counts) - counts
    chance = counts * (counts - 1) / (counts * (counts - 1)).sum()
    size = int(min(SAMPLE // 2, there_are))
    value = random.choice(len(counts), size, p=chance)
    one = (random.random(size) * counts[value]).astype(np.int64)
    other = (one + 1 + (random.random(size) * (counts[value] - 1)).astype(np.int64)) % counts[value]
    a, b = order[starts[value] + one], order[starts[value] + other]
    near = comparer.compare(np.minimum(a, b), np.maximum(a, b))
    equal, _ = comparer._chance["place"]
    among = comparer.roster.place.totals / max(counts.sum(), 1)
    share = float((counts * (equal[: len(counts)] @ among)).sum() / max(counts.sum(), 1))
    return near, share


def drawn_from(pairs: Levels, random: np.random.Generator) -> Ints:
    """The places of some of too many pairs."""
    return np.sort(random.choice(len(pairs), LEARNED_FROM, replace=False))
