"""Pairs sifted before they are compared: those stay that share the most that is rare, as far as their keys tell.

Keys bring together more pairs than are worth comparing in full. What both records of a pair share (words of names by
their sound, place, year of birth, day) is added up, each by how rare it is, and the pairs with the most are kept. At
first words are the same or not, as what they are near tells. Then, among a few times as many pairs as may stay, each
word counts by how alike it is to the word of the other name that it is most alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.roster import Roster
from accounted.linkage.similarity import Words
from accounted.linkage.values import Values

__all__ = ["sifted"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

AGAINST = {"word": -2.0, "sex": -2.5, "born": -1.5, "place": -1.0, "day": -0.5, "birthday": -1.0}
"""What it costs when both say something else."""
BORN_CHANCE = 0.12
FIRST = 2
"""Words of each part that are looked at."""
TWICE, MOST_TWICE = 4, 600_000
"""How many times as many pairs as may stay are looked at twice, and how many at most."""
ALIKE_FROM, ALIKE_TO = 0.4, 0.85
"""From which likeness on two words are somewhat, and wholly, the same."""
ONE_NAME = 0.85
"""How alike two forms of one given name count."""
CHUNK = 50_000

Near = list[tuple[int, ...]]
"""For each word the words near it, as `nearness.near_words` has them."""


def sifted(
    roster: Roster, words: Words, near_names: Near, near_places: Near, left: Ints, right: Ints, most: int
) -> NDArray[np.bool_]:
    """Which pairs stay: at most `most`, those that share the most."""
    if len(left) <= most:
        return np.ones(len(left), dtype=bool)
    names = _columns(roster, near_names)
    by_names = _shared_words(names, left, right)
    score = by_names + shared(roster, near_places, left, right)
    order = np.argsort(-score, kind="stable")
    if most < MOST_TWICE:
        again = order[: min(TWICE * most, MOST_TWICE)]
        finer = _alike_words(_columns(roster, None), names, words, left[again], right[again])
        finer += score[again] - by_names[again]
        order = again[np.argsort(-finer, kind="stable")]
    kept = np.zeros(len(left), dtype=bool)
    kept[order[:most]] = True
    return kept


def shared(roster: Roster, near_places: Near, left: Ints, right: Ints) -> Floats:
    """How much the two records of each pair share beside their names, by rarity."""
    where = _sounds(roster.place, near_places)[:, :1]
    score = _shared_words(where, left, right)
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


def _alike_words(written: Ints, sounds: Ints, words: Words, left: Ints, right: Ints) -> Floats:
    """The rarity of the words of the shorter name, each as far as it is alike to a word of the other name."""
    a_record = max(float((sounds >= 0).sum()), 1.0) / max(len(sounds), 1)
    rarity = np.where(sounds >= 0, _rarity(sounds.ravel())[sounds] - np.log(a_record), 0)
    many = (written >= 0).sum(axis=1)
    swap = many[left] > many[right]
    short, long = np.where(swap, right, left), np.where(swap, left, right)
    found = np.zeros(len(left), dtype=np.float32)
    for begin in range(0, len(left), CHUNK):
        one, other = short[begin : begin + CHUNK], long[begin : begin + CHUNK]
        a, b = written[one], written[other]
        rows, i, j = np.nonzero((a[:, :, None] >= 0) & (b[:, None, :] >= 0))
        alike = np.zeros((len(a), a.shape[1], b.shape[1]), dtype=np.float32)
        one_form = words.same_given(a[rows, i], b[rows, j])
        alike[rows, i, j] = np.maximum(words.alike(a[rows, i], b[rows, j]), one_form * ONE_NAME)
        same = np.clip((alike.max(axis=2) - ALIKE_FROM) / (ALIKE_TO - ALIKE_FROM), 0, 1)
        each = same * np.maximum(rarity[one], 0.1) + (1 - same) * AGAINST["word"]
        found[begin : begin + CHUNK] = np.where(a >= 0, each, 0).sum(axis=1)
    return found


def _columns(roster: Roster, near: Near | None) -> Ints:
    """For each record the first words of all parts of its name, or what they stand for."""
    return np.concatenate(
        [_sounds(values, near) for values in (roster.given, roster.surname, roster.patronymic)], axis=1
    )


def _sounds(values: Values, near: Near | None) -> Ints:
    """For each record its first words, -1 where there are no more; or the most frequent word near each."""
    table = np.full((len(values.table), FIRST), -1, dtype=np.int64)
    width = min(FIRST, values.table.shape[1])
    table[:, :width] = values.table[:, :width]
    if near is not None:
        stands = np.array([*(each[0] if each else place for place, each in enumerate(near)), -1], dtype=np.int64)
        table = stands[table]
    return table[values.codes]
