"""Pairs sifted before they are compared: those stay that share the most that is rare, as far as their keys tell.

Keys bring together more pairs than are worth comparing in full. What both records of a pair share (words of names by
their sound, place, year of birth, day) is added up, each by how rare it is, and the pairs with the most are kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.parts import in_parts
from accounted.linkage.roster import Roster
from accounted.linkage.similarity import Words
from accounted.linkage.values import Values

__all__ = ["sifted"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

AGAINST = {"word": -2.5, "further word": -1.8, "sex": -4.0, "place": -1.5, "month": -2.0, "birthday": -1.0}
"""What it costs when both say something else. All weights here are milder than fits to invented lists."""
SAME_LIST = -2.2
"""What it costs that a list would have to name somebody twice."""
BORN = (2.2, 1.8, 0.2, -1.5, -3.0)
"""What years of birth say that are up to 1, 3, 6 and 12 years apart, and further."""
FIRST = 2
"""Words of each part that are looked at."""
AT_ONCE = 100_000
"""Pairs looked at at once."""

Near = list[tuple[int, ...]]
"""For each word the words near it, as `nearness.near_words` has them."""


def sifted(
    roster: Roster, names: Words, near_names: Near, near_places: Near, left: Ints, right: Ints, most: int
) -> NDArray[np.bool_]:
    """Which pairs stay: at most `most`, those that share the most."""
    if len(left) <= most:
        return np.ones(len(left), dtype=bool)
    score = shared(roster, names, near_names, near_places, left, right)
    kept = np.zeros(len(left), dtype=bool)
    kept[np.argsort(-score, kind="stable")[:most]] = True
    return kept


def shared(roster: Roster, names: Words, near_names: Near, near_places: Near, left: Ints, right: Ints) -> Floats:
    """How much the two records of each pair share, by rarity."""
    says = _Says.of(roster, names, near_names, near_places)
    parts = in_parts(len(left), AT_ONCE, lambda part: _score(roster, says, left[part], right[part]))
    return np.concatenate([np.zeros(0, np.float32), *parts])


def _score(roster: Roster, says: _Says, left: Ints, right: Ints) -> Floats:
    score = _shared_words(says.names, left, right)
    score += says.place.agreeing(left, right) + says.place.differing(left, right, AGAINST["place"])
    if len(roster.list_names) > 1:
        score += np.where(roster.lists[left] == roster.lists[right], SAME_LIST, 0)
    sex_a, sex_b = roster.sex[left], roster.sex[right]
    score += np.where((sex_a > 0) & (sex_b > 0) & (sex_a != sex_b), AGAINST["sex"], 0)
    born_a, born_b = roster.born[left], roster.born[right]
    whole = (roster.birth.written[left] >= 0) & (roster.birth.written[right] >= 0)
    said, apart = (born_a > 0) & (born_b > 0) & ~whole, np.abs(born_a - born_b)
    score += np.where(said, np.array(BORN)[np.searchsorted([1, 3, 6, 12], apart, side="left")], 0)
    same_day = says.days.same(left, right)
    score += says.days.agreeing(left, right) + np.where(same_day, 0, says.months.agreeing(left, right))
    score += says.months.differing(left, right, AGAINST["month"])
    # Of a date of birth one part is written wrong more often than all three.
    found = np.zeros(len(left), dtype=np.float32)
    for part in says.birthday:
        found += part.agreeing(left, right) + part.differing(left, right, AGAINST["birthday"])
    score += found
    return np.asarray(score + says.identifier.agreeing(left, right), dtype=np.float32)


class _Said:
    """A number for each record, -1 where nothing is said, and how rare each is."""

    def __init__(self, keys: Ints) -> None:
        self.keys, self.rarity = keys, _rarity(keys)

    def same(self, left: Ints, right: Ints) -> NDArray[np.bool_]:
        """Whether both say the same."""
        return np.asarray((self.keys[left] >= 0) & (self.keys[left] == self.keys[right]))

    def agreeing(self, left: Ints, right: Ints) -> Floats:
        """The rarity of what both say, where it is the same."""
        found, same = np.zeros(len(left), dtype=np.float32), self.same(left, right)
        found[same] = self.rarity[self.keys[left[same]]]
        return found

    def differing(self, left: Ints, right: Ints, costs: float) -> NDArray[np.float64]:
        """What it costs where both say something else."""
        one, other = self.keys[left], self.keys[right]
        return np.where((one >= 0) & (other >= 0) & (one != other), costs, 0.0)


class _Table:
    """Words of each record, -1 where there are no more, how many each has, and how rare each word is in any place."""

    def __init__(self, table: Ints) -> None:
        self.table, self.many = table.astype(np.int32), (table >= 0).sum(axis=1)
        a_record = max(float((table >= 0).sum()), 1.0) / max(len(table), 1)
        self.rarity = _rarity(table.ravel()) - np.log(a_record)


@dataclass(frozen=True, slots=True)
class _Says:
    """What the records say that pairs may share."""

    names: _Table
    place: _Said
    days: _Said
    months: _Said
    birthday: tuple[_Said, ...]
    identifier: _Said

    @classmethod
    def of(cls, roster: Roster, names: Words, near_names: Near, near_places: Near) -> _Says:
        """What these records say."""
        parts = (roster.given, roster.surname, roster.patronymic)
        where, death, written = _sounds(roster.place, near_places)[:, :1], roster.death, roster.birth.written
        months = np.where((death.year > 0) & (death.month > 0), death.year.astype(np.int64) * 12 + death.month, -1)
        days = np.where((months >= 0) & (death.day > 0), months * 31 + death.day, -1)
        birthday = (
            np.where(written >= 0, written // divisor % (10_000 if divisor > 100 else 100), -1)
            for divisor in (10_000, 100, 1)
        )
        return cls(
            _Table(np.concatenate([_sounds(values, near_names, names.initials) for values in parts], axis=1)),
            _Said(where[:, 0]), _Said(days), _Said(months), tuple(map(_Said, birthday)),
            _Said(roster.identifier.codes.astype(np.int64)),
        )  # fmt: skip


def _rarity(keys: Ints) -> Floats:
    """By key, the logarithm of how many records there are for each that has it."""
    said = keys[keys >= 0]
    counts = np.maximum(np.bincount(said, minlength=int(keys.max(initial=0)) + 1), 1)
    return np.asarray(np.log(max(len(said), 1) / counts), dtype=np.float32)


def _shared_words(words: _Table, left: Ints, right: Ints) -> Floats:
    """The rarity of all words of the left records that the right ones have too, in whatever place.

    Words of the shorter name that the longer one lacks count against the pair.
    """
    found = np.zeros(len(left), dtype=np.float32)
    a, b = words.table[left], words.table[right]
    lacking = np.minimum(words.many[left], words.many[right]).astype(np.float32)
    for one in range(a.shape[1]):
        same = np.zeros(len(left), dtype=bool)
        for other in range(b.shape[1]):
            same |= a[:, one] == b[:, other]
        same &= a[:, one] >= 0
        found[same] += np.maximum(words.rarity[a[same, one]], 0.1)
        lacking -= same
    further = AGAINST["further word"] * np.maximum(lacking - 1, 0)
    return np.asarray(found + np.where(lacking > 0, AGAINST["word"] + further, 0), dtype=np.float32)


def _sounds(values: Values, near: Near, left_out: NDArray[np.bool_] | None = None) -> Ints:
    """For each record what its first words stand for: the most frequent word near each, -1 where there are no more."""
    stands = np.array([*(each[0] if each else place for place, each in enumerate(near)), -1], dtype=np.int64)
    if left_out is not None:  # a letter stands for too many names to count as one of them
        stands[:-1][left_out] = -1
    table = np.full((len(values.table), FIRST), -1, dtype=np.int64)
    width = min(FIRST, values.table.shape[1])
    table[:, :width] = stands[values.table[:, :width]]
    return table[values.codes]
