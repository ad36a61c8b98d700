"""A column of names or places: its distinct values, the words of each, and how alike two values are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from accounted.language.names import Readings, name_words, readings_of, words_in_each
from accounted.linkage.compounds import Halves
from accounted.linkage.keys import told_apart
from accounted.linkage.similarity import SHORT_FORM, Words, distinct

__all__ = ["Column", "Values", "alike", "apart", "coded", "sound_of", "words_of_names", "words_together",
           "worst_paired"]  # fmt: skip

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

MOST_WORDS = 4
AT_ONCE = 100_000
"""Pairs of names whose words are paired at once."""


def coded(column: Sequence[str | None]) -> tuple[Ints, list[str]]:
    """The column as numbers of its distinct values, -1 where it is empty, and the values, first seen first."""
    values = [value for value in dict.fromkeys(column) if value]
    numbers: dict[str | None, int] = {None: -1, "": -1, **{value: number for number, value in enumerate(values)}}
    return np.fromiter(map(numbers.__getitem__, column), np.int32, len(column)), values


class Values:
    """A column with its distinct values cut into words; `codes` is the number of each record's value, -1 for none."""

    def __init__(self, column: Sequence[str | None], part: str, halves: Halves | None = None) -> None:
        self.part = part
        written, distinct = coded(column)
        codes, self.values = coded([value.strip() for value in distinct])
        self.codes = np.append(codes, np.int32(-1))[written]
        cut = [_without_marks(words, part) for words in words_in_each(self.values)]
        if halves is not None:
            cut = [apart(words, halves) for words in cut]
        if part == "identifier":
            cut = [[value.replace(" ", "").lower()] for value in self.values]
        numbers: dict[str, int] = {}
        rows = [[numbers.setdefault(word, len(numbers)) for word in words[:MOST_WORDS]] for words in cut]
        self.table = np.full((len(rows) + 1, max([1, *map(len, rows)])), -1, dtype=np.int64)
        for place, row in enumerate(rows):
            self.table[place, : len(row)] = row
        empty = np.append(self.table[:-1, 0] < 0, True)
        self.codes = np.where(empty[self.codes], -1, self.codes).astype(np.int32)
        self.words = list(numbers)

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many records have each value."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values))

    @cached_property
    def many(self) -> NDArray[np.int64]:
        """For each value 1 if it has several words, else 0; the last stands for none."""
        return np.asarray((self.table >= 0).sum(axis=1) > 1, dtype=np.int64)

    @cached_property
    def totals(self) -> NDArray[np.int64]:
        """How many records give one word, and how many give more."""
        return np.bincount(self.many[:-1], self.counts, minlength=2).astype(np.int64)


class Column:
    """Some of the words of a column of values: rows of word numbers, and the row of each record, -1 for none."""

    def __init__(self, table: NDArray[np.int64], codes: NDArray[np.int32]) -> None:
        self.table = table if table.shape[1] else np.full((len(table), 1), -1, dtype=np.int64)
        empty = np.all(self.table < 0, axis=1)
        self.codes = np.where(empty[codes], -1, codes).astype(np.int32)


def apart(words: list[str], halves: Halves) -> list[str]:
    """The words, with those that are two run together cut in two."""
    return [one for word in words for one in halves.get(word, (word,))]


def _without_marks(words: list[str], part: str) -> list[str]:
    """The words without those that mark a part (oğlu, bin), unless nothing else is there."""
    if part == "place":
        return words
    lists = name_words().kinds
    marks = ("sons", "daughters", "filial", "titles", "maiden")
    kept = [word for word in words if len(word) > 1 and not any(word in lists[kind] for kind in marks)]
    return kept or words[:1]


def alike(words: Words, left: NDArray[np.int64], right: NDArray[np.int64], forms: bool = False) -> Floats:
    """How alike the values are whose words stand in the rows of two tables: the words of the shorter, best paired.

    With `forms`, two forms of one given name are alike, however they sound.
    """
    single = (left[:, 1:] < 0).all(axis=1) & (right[:, 1:] < 0).all(axis=1)
    found = np.zeros(len(left), dtype=np.float32)
    found[single] = _one_by_one(words, left[single, 0], right[single, 0], forms)
    if not single.all():
        found[~single] = _paired(words, left[~single], right[~single], forms)
    return found


def _one_by_one(words: Words, left: NDArray[np.int64], right: NDArray[np.int64], forms: bool) -> Floats:
    sound = words.alike(left, right)
    return np.maximum(sound, words.same_given(left, right) * np.float32(SHORT_FORM)) if forms else sound


def sound_of(
    words: Words, one: Values | Column, other: Values | Column, a: NDArray[np.int64], b: NDArray[np.int64]
) -> Floats:
    """How alike the values of two columns sound, pair by pair; -1 where one is silent. Each pair of values once."""
    found = np.full(len(a), -1.0, dtype=np.float32)
    x, y = one.codes[a].astype(np.int64), other.codes[b].astype(np.int64)
    said = np.nonzero((x >= 0) & (y >= 0))[0]
    if not len(said):
        return found
    x, y = x[said], y[said]
    if one is other:
        x, y = np.minimum(x, y), np.maximum(x, y)
    keys, back = told_apart(x * len(other.table) + y)
    left, right = keys // len(other.table), keys % len(other.table)
    value = np.empty(len(keys), dtype=np.float32)
    same = (left == right) if one is other else np.zeros(len(keys), dtype=bool)
    value[same] = 1.0
    value[~same] = alike(words, one.table[left[~same]], other.table[right[~same]])
    found[said] = value[back]
    return found


def worst_paired(words: Words, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
    """How alike the two words are that are least so, when all words of the shorter of two names are paired, best first.

    The words stand in the rows of two tables, -1 where there is none.
    """
    if len(left) > AT_ONCE:
        parts = [slice(begin, begin + AT_ONCE) for begin in range(0, len(left), AT_ONCE)]
        return np.concatenate([worst_paired(words, left[part], right[part]) for part in parts])
    if not len(left):
        return np.zeros(0, dtype=np.float32)
    rows, i, j = np.nonzero((left[:, :, None] >= 0) & (right[:, None, :] >= 0))
    each = np.full((len(left), left.shape[1], right.shape[1]), -1.0, dtype=np.float32)
    each[rows, i, j] = words.alike(left[rows, i], right[rows, j])
    shorter = np.minimum((left >= 0).sum(axis=1), (right >= 0).sum(axis=1))
    worst, every = np.ones(len(left), np.float32), np.arange(len(left))
    for turn in range(min(each.shape[1:])):
        best = each.reshape(len(left), -1).argmax(axis=1)
        i, j = best // each.shape[2], best % each.shape[2]
        worst = np.where(turn < shorter, np.minimum(worst, each[every, i, j]), worst)
        each[every, i, :] = -1
        each[every, :, j] = -1
    return np.asarray(worst, dtype=np.float32)


LIKE = 0.5
"""How alike two words must sound to be taken for one name in two spellings."""


def words_together(
    words: Words, values: Values, a: NDArray[np.int64], b: NDArray[np.int64], weight: NDArray[np.float64]
) -> list[tuple[str, str, float]]:
    """The words of two names of each pair that are each other's likest, in readings, and how much weight they have."""
    left, right = values.table[values.codes[a]], values.table[values.codes[b]]
    rows, i, j = np.nonzero((left[:, :, None] >= 0) & (right[:, None, :] >= 0))
    each = np.full((len(left), left.shape[1], right.shape[1]), -1.0, dtype=np.float32)
    each[rows, i, j] = words.alike(left[rows, i], right[rows, j])
    mutual = (each == each.max(axis=2, keepdims=True)) & (each == each.max(axis=1, keepdims=True)) & (each >= LIKE)
    rows, i, j = np.nonzero(mutual)
    whole = ~words.initials[left[rows, i]] & ~words.initials[right[rows, j]]
    rows, one, other = rows[whole], left[rows, i][whole], right[rows, j][whole]
    keys, back = distinct(np.minimum(one, other) * len(words.words) + np.maximum(one, other))
    total = np.bincount(back, weight[rows])
    readings = words.likest(keys // len(words.words), keys % len(words.words))
    return [(*both, float(many)) for both, many in zip(readings, total, strict=True)]


def _paired(words: Words, left: NDArray[np.int64], right: NDArray[np.int64], forms: bool) -> Floats:
    rows, i, j = np.nonzero((left[:, :, None] >= 0) & (right[:, None, :] >= 0))
    each = np.full((len(left), left.shape[1], right.shape[1]), -1.0, dtype=np.float32)
    each[rows, i, j] = _one_by_one(words, left[rows, i], right[rows, j], forms)
    count_a, count_b = (left >= 0).sum(axis=1), (right >= 0).sum(axis=1)
    total, every = np.zeros(len(left), np.float32), np.arange(len(left))
    for _ in range(min(each.shape[1:])):
        best = each.reshape(len(left), -1).argmax(axis=1)
        i, j = best // each.shape[2], best % each.shape[2]
        total += np.maximum(each[every, i, j], 0)
        each[every, i, :] = -1
        each[every, :, j] = -1
    return np.asarray(total / np.maximum(np.minimum(count_a, count_b), 1), dtype=np.float32)


def words_of_names(given: Values, patronymic: Values, surname: Values) -> Words:
    """One table of all words of names, in which the three columns then find theirs by number.

    A father's name is read without the ending that makes it a patronymic, a woman's surname as a man of her family
    would bear it.
    """
    words: list[str] = []
    readings: list[Readings] = []
    for values in (given, patronymic, surname):
        values.table = np.where(values.table >= 0, values.table + len(words), -1)
        words += values.words
        readings += _read_as(values)
    return Words(words, readings)


def _read_as(values: Values) -> list[Readings]:
    readings = readings_of(values.words)
    if values.part == "given" or not readings:
        return readings
    lines = "\n".join(reading for each in readings for reading in each)
    if values.part == "patronymic":
        lines = name_words().patronymics.sub("", lines)
    else:
        for ending, instead in name_words().women:
            lines = ending.sub(instead, lines)
    changed = iter(lines.split("\n"))
    return [tuple(dict.fromkeys(next(changed) or reading for reading in each)) for each in readings]
