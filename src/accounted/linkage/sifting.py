"""Pairs sifted before they are compared: those stay that share the most that is rare, as far as their keys tell.

Keys bring together more pairs than are worth comparing in full. What both records of a pair share (words of names by
their sound, place, year of birth, day) is added up, each by how rare it is, and the pairs with the most are kept.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.roster import Roster
from accounted.linkage.values import Values

__all__ = ["sifted"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

AGAINST = {"word": -2.0, "sex": -2.5, "born": -1.5, "place": -1.0, "day": -0.5, "birthday": -1.0}
"""What it costs when both say something else."""
BORN_CHANCE = 0.12
FIRST = 2
"""Words of each part that are looked at."""

Near = list[tuple[int, ...]]
"""For each word the words near it, as `nearness.near_words` has them."""


def sifted(
    roster: Roster, near_names: Near, near_places: Near, left: Ints, right: Ints, most: int
) -> NDArray[np.bool_]:
    """Which pairs stay: at most `most`, those that share the most."""
    if len(left) <= most:
        return np.ones(len(left), dtype=bool)
    score = shared(roster, near_names, near_places, left, right)
    kept = np.zeros(len(left), dtype=bool)
    kept[np.argsort(-score, kind="stable")[:most]] = True
    return kept


def shared(roster: Roster, near_names: Near, near_places: Near, left: Ints, right: Ints) -> Floats:
    """How much the two records of each pair share, by rarity."""
    names = np.concatenate(
        [_sounds(values, near_names) for values in (roster.given, roster.surname, roster.patronymic)], axis=1
    )
    where = _sounds(roster.place, near_places)[:, :1]
    score = _shared_words(names, left, right) + _shared_words(where, left, right)
    elsewhere = (where[left, 0] >= 0) & (where[right, 0] >= 0) & (where[left, 0] != where[right, 0])
    score += np.where(elsewhere, AGAINST["place"], 0)
    sex_a, sex_b = roster.sex[left], roster.sex[right]
    score += np.where((sex_a > 0) & (sex_b > 0) & (sex_a != sex_b), AGAINST["sex"], 0)
    born_a, born_b = roster.born[left], roster.born[right]
    whole = (roster.birth.written[left] >= 0) & (roster.birth.written[right] >= 0)
    said, apart = (born_a > 0) & (born_b > 0) & ~whole, np.abs(born_a - born_b)
    ages = np.where(apart <= 3, -np.log(BORN_CHANCE), np.where(apart > 12, 2, 1) * AGAINST["born"])
    score += np.where(said, ages, 0)
    death = roster.death
    months = np.where((death.year > 0) & (death.month > 0), death.year.astype(np.int64) * 12 + death.month, -1)
    days = np.where((months >= 0) & (death.day > 0), months * 31 + death.day, -1)
    same_day = _same(days, left, right)
    score += _agreeing(days, left, right) + np.where(same_day, 0, _agreeing(months, left, right))
    differ = (months[left] >= 0) & (months[right] >= 0) & (months[left] != months[right])
    score += np.where(differ, AGAINST["day"], 0)
    score += _birthdays(roster, left, right)
    return np.asarray(score + _agreeing(roster.identifier.codes.astype(np.int64), left, right), dtype=np.float32)


def _birthdays(roster: Roster, left: Ints, right: Ints) -> Floats:
    """What dates of birth share, part by part: one part is written wrong more often than all three."""
    found, birth = np.zeros(len(left), dtype=np.float32), roster.birth
    for divisor in (10_000, 100, 1):
        keys = np.where(birth.written >= 0, birth.written // divisor % (10_000 if divisor > 100 else 100), -1)
        differ = (keys[left] >= 0) & (keys[right] >= 0) & (keys[left] != keys[right])
        found += _agreeing(keys, left, right) + np.where(differ, AGAINST["birthday"], 0)
    return found


def _same(keys: Ints, left: Ints, right: Ints) -> NDArray[np.bool_]:
    return np.asarray((keys[left] >= 0) & (keys[left] == keys[right]))


def _agreeing(keys: Ints, left: Ints, right: Ints) -> Floats:
    """The rarity of a key where both have the same."""
    found, same = np.zeros(len(left), dtype=np.float32), _same(keys, left, right)
    found[same] = _rarity(keys)[keys[left[same]]]
    return found


def _rarity(keys: Ints) -> Floats:
    """By key, the logarithm of how many records there are for each that has it."""
    said = keys[keys >= 0]
    counts = np.maximum(np.bincount(said, minlength=int(keys.max(initial=0)) + 1), 1)
    return np.asarray(np.log(max(len(said), 1) / counts), dtype=np.float32)


def _shared_words(table: Ints, left: Ints, right: Ints) -> Floats:
    """The rarity of all words of the left records that the right ones have too, in whatever place.

    Words of the shorter name that the longer one lacks count against the pair.
    """
    a_record = max(float((table >= 0).sum()), 1.0) / max(len(table), 1)
    rarity, found = _rarity(table.ravel()) - np.log(a_record), np.zeros(len(left), dtype=np.float32)
    a, b = table[left], table[right]
    lacking = np.minimum((table >= 0).sum(axis=1)[left], (table >= 0).sum(axis=1)[right]).astype(np.float32)
    for one in range(table.shape[1]):
        same = np.zeros(len(left), dtype=bool)
        for other in range(table.shape[1]):
            same |= a[:, one] == b[:, other]
        same &= a[:, one] >= 0
        found[same] += np.maximum(rarity[a[same, one]], 0.1)
        lacking -= same
    return np.asarray(found + AGAINST["word"] * np.maximum(lacking, 0), dtype=np.float32)


def _sounds(values: Values, near: Near) -> Ints:
    """For each record what its first words stand for: the most frequent word near each, -1 where there are no more."""
    stands = np.array([*(each[0] if each else place for place, each in enumerate(near)), -1], dtype=np.int64)
    table = np.full((len(values.table), FIRST), -1, dtype=np.int64)
    width = min(FIRST, values.table.shape[1])
    table[:, :width] = stands[values.table[:, :width]]
    return table[values.codes]
