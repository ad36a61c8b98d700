"""How many slips two records of one person have at once: where most have one slip or none, two are rare.

Fields are weighed one by one, as if a slip in one had nothing to do with a slip in another. On lists where a record
that was copied has just one slip, or none, two slips then speak far too little against one person. How often persons
have none, one, two and more of them is counted from the pairs and set against what the fields by themselves promise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.comparing import Levels
from accounted.linkage.keys import told_apart

__all__ = ["MOST_SLIPS", "SLIPS", "Patterns", "slips_in", "surprise"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SLIPS: dict[str, tuple[int, ...]] = {
    "given": (0, 0, 1, 0, 0, 1, 1),
    "surname": (0, 0, 1, 1, 1),
    "patronymic": (0, 0, 1, 1, 1),
    "initial": (0, 0, 1),
    "birthday": (0, 0, 1, 1, 2, 0, 2),
    "born": (0, 0, 0, 1, 1, 1),
    "place": (0, 0, 1, 1),
    "died": (0, 0, 0, 0, 1, 1, 1),
    "address": (0, 0, 1, 1),
    "identifier": (0, 0, 1, 1),
    "sex": (0, 0, 1),
}
"""How many slips a level of a field takes; a short form, an initial and a rounded age are none."""
MOST_SLIPS = 5
"""More slips count as this many."""

WEIGHS = 200.0
"""How many pairs it weighs as that slips have nothing to do with one another."""
RAREST, COMMONEST = 0.02, 5.0
"""By how much persons may have a number of slips less and more often than their fields promise."""
ROWS = 3


@dataclass(frozen=True, slots=True)
class Patterns:
    """Of some pairs which fields are said on both sides, and in which row of the fields' tables.

    `of_pair` numbers each pair's pattern, `place` gives for each field and pattern where its row begins, -1 for
    silence; `slips` is how many slips each pair has.
    """

    of_pair: Ints
    place: dict[str, Ints]
    slips: NDArray[np.uint8]

    @classmethod
    def of(cls, pairs: Levels, rows: dict[str, Ints]) -> Patterns:
        """The patterns of these pairs, whose fields take these rows."""
        keys = np.zeros(len(pairs), dtype=np.int64)
        for name in SLIPS:
            keys = keys * (ROWS + 1) + np.where(pairs.level[name] > 0, 1 + rows[name], 0)
        found, of_pair = told_apart(keys)
        place: dict[str, Ints] = {}
        for name in reversed(SLIPS):
            place[name], found = found % (ROWS + 1) - 1, found // (ROWS + 1)
        return cls(of_pair.astype(np.int64), place, slips_in(pairs))


def slips_in(pairs: Levels) -> NDArray[np.uint8]:
    """How many slips each pair has, those of all fields together."""
    slips = np.zeros(len(pairs), dtype=np.uint8)
    for name, of_level in SLIPS.items():
        slips += np.take(np.array(of_level, dtype=np.uint8), pairs.level[name])
    return np.minimum(slips, MOST_SLIPS)


def surprise(patterns: Patterns, weight: Floats, tables: dict[str, Floats]) -> Floats:
    """For each number of slips, the logarithm of how much more often persons have so many than their fields promise.

    What is seen more often than promised is believed of none and of one slip only: two and more are what relatives
    have who are taken for one person.

    Args:
        weight: how probable it is that each pair is of one person.
        tables: for each field the logarithms of how often persons have each level.
    """
    seen = np.bincount(patterns.slips, weight, minlength=MOST_SLIPS + 1)
    promised = _promised(patterns, tables)
    expected = np.bincount(patterns.of_pair, weight, minlength=len(promised)) @ promised
    there = max(float(weight.sum()), 1e-9)
    held = WEIGHS / (WEIGHS + there)
    ratio = held + (1 - held) * seen / np.maximum(expected, 1e-9 * there)
    ratio[2:] = np.minimum(ratio[2:], 1.0)
    return np.asarray(np.log(np.clip(ratio, RAREST, COMMONEST)), dtype=np.float64)


def _promised(patterns: Patterns, tables: dict[str, Floats]) -> Floats:
    """For each pattern, how often its fields by themselves have no slip, one, two and more together."""
    count = len(next(iter(patterns.place.values())))
    found = np.zeros((count, MOST_SLIPS + 1))
    found[:, 0] = 1
    for name, of_level in SLIPS.items():
        place, shares = patterns.place[name], np.exp(tables[name][:, 1:])
        shares = shares / shares.sum(axis=1, keepdims=True)
        slips = np.array(of_level[1:])
        each = np.stack([shares[:, slips == number].sum(axis=1) for number in range(3)], axis=1)
        chance = np.where((place >= 0)[:, None], each[np.maximum(place, 0)], np.array([1.0, 0.0, 0.0]))
        moved = found * chance[:, :1]
        for number in (1, 2):
            moved[:, number:] += found[:, :-number] * chance[:, number : number + 1]
            moved[:, MOST_SLIPS] += found[:, MOST_SLIPS + 1 - number :].sum(axis=1) * chance[:, number]
        found = moved
    return found
