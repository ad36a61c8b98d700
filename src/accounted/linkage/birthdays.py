"""How well two dates of birth agree: sign by sign, as they were written, since a slip of the pen changes one sign.

A month 14 or a year 9185 is no date and still tells which date was meant: it is compared as written.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.days import Days

__all__ = ["birthdays"]

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

PARTS = ((10_000, 10_000, 4), (100, 100, 2), (1, 100, 2))
"""Year, month and day of a date written as one number: what divides it, what it is below, and how many signs it has."""


def birthdays(birth: Days, a: Ints, b: Ints) -> tuple[Bytes, Floats]:
    """The levels of dates of birth, and how often chance agrees as well: the parts that agree, and near misses."""
    whole = (birth.written[a] >= 0) & (birth.written[b] >= 0)
    level, chance = _in_part(birth, a, b)
    at = np.nonzero(whole)[0]
    level[at], chance[at] = _as_written(birth.written, a[at], b[at])
    return level, chance


def _as_written(written: Ints, a: Ints, b: Ints) -> tuple[Bytes, Floats]:
    known = written[written >= 0]
    one, other = written[a], written[b]
    differ, near_parts, far_parts = np.zeros((3, len(a)), dtype=np.int64)
    chance = np.ones(len(a), dtype=np.float64)
    for divisor, below, signs in PARTS:
        x, y = one // divisor % below, other // divisor % below
        changed = _changed(x, y, signs)
        same, near = _spread(known // divisor % below, below, signs)
        differ += changed
        near_parts += changed == 1
        far_parts += changed > 1
        chance *= np.where(changed == 0, same[x], np.where(changed == 1, near[x], 1.0))
    year, month, day = (one // divisor % below for divisor, below, _ in PARTS)
    turned = (year == other // 10_000) & (month == other % 100) & (day == other // 100 % 100)
    level = np.select(
        [differ == 0, (near_parts == 1) & (far_parts == 0), ((far_parts == 1) & (near_parts == 0)) | turned,
         (near_parts == 2) & (far_parts == 0)],
        [1, 2, 3, 4], 6,
    )  # fmt: skip
    return level.astype(np.uint8), chance.astype(np.float32)


def _changed(x: Ints, y: Ints, signs: int) -> Ints:
    """How many signs of two numbers differ; two that changed places count as one."""
    tens = 10 ** np.arange(signs)
    apart = (x[:, None] // tens % 10) != (y[:, None] // tens % 10)
    found = apart.sum(axis=1)
    for place in range(signs - 1):
        pair = 10**place
        swapped = (x // pair % 10 == y // (pair * 10) % 10) & (x // (pair * 10) % 10 == y // pair % 10)
        found = np.where((found == 2) & apart[:, place] & apart[:, place + 1] & swapped, 1, found)
    return np.asarray(found, dtype=np.int64)


def _spread(values: Ints, below: int, signs: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each value, the share of dates with it, and the share with a value that differs from it in one sign."""
    counts = np.bincount(values, minlength=below)
    same = (counts + 0.5) / (counts.sum() + 0.5)
    near, met = np.full(below, 0.5 / (counts.sum() + 0.5)), np.nonzero(counts)[0]
    for value in met.tolist():
        near[value] += counts[met][_changed(np.full(len(met), value), met, signs) == 1].sum() / counts.sum()
    return same, near


def _in_part(birth: Days, a: Ints, b: Ints) -> tuple[Bytes, Floats]:
    """Dates of which a side says only a part: whether they agree as far as said."""
    parts = [(part[a], part[b]) for part in (birth.year, birth.month, birth.day)]
    said = [(x > 0) & (y > 0) for x, y in parts]
    same = [s & (x == y) for s, (x, y) in zip(said, parts, strict=True)]
    differ = np.any([s & ~e for s, e in zip(said, same, strict=True)], axis=0)
    some = said[0] & (said[1] | said[2] | (birth.month[a] > 0) | (birth.month[b] > 0))
    chance = np.ones(len(a), dtype=np.float32)
    for part, agrees in zip((birth.year, birth.month, birth.day), same, strict=True):
        known = part[part > 0]
        if len(known):
            shares = np.bincount(known) / len(known)
            chance = np.where(agrees, chance * shares[np.maximum(part[a], 0)], chance).astype(np.float32)
    return np.where(some, np.where(differ, 6, 5), 0).astype(np.uint8), chance
