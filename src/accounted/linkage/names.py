"""How alike two full names are, across scripts, orders and customs, many pairs at a time.

The words of both names are paired, the most alike first. A name that leaves words out is a shorter way to write the
same name and loses little; a name that has another word in a word's place loses much. Words that are no names (al-,
bin, Dr) weigh little. An initial stands for every name it begins; a short form for every name it is short for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accounted.language.names import name_words, words_in_each
from accounted.linkage.similarity import INITIAL, SHORT_FORM, Words, uncollected

__all__ = ["NameMatch", "compare_names", "name_scores"]

Floats = NDArray[np.float32]
Pairs = list[tuple[int, int, float]]

MOST_WORDS = 8
"""Words of a name beyond these are not compared."""
CHUNK = 50_000
LIGHT = {"titles": 0.1, "suffixes": 0.1, "articles": 0.1, "maiden": 0.1, "particles": 0.2, "sons": 0.2,
         "daughters": 0.2, "filial": 0.2, "kunya": 0.4}  # fmt: skip
"""What words count that are no names; a name counts 1."""
DIFFERENT, SAME = 0.5, 0.88
"""Words less alike than the first count as different, words more alike than the second as the same."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How alike two names are (0 to 1), and the readings that were found alike, word by word."""

    score: float
    readings: tuple[tuple[str, str, float], ...]

    def to_dict(self) -> dict[str, Any]:
        """The score and the pairs of readings."""
        pairs = [{"left": left, "right": right, "alike": round(alike, 3)} for left, right, alike in self.readings]
        return {"score": round(self.score, 4), "readings": pairs}


def compare_names(left: str, right: str) -> NameMatch:
    """How alike two full names are, with the readings of their words that matched best."""
    names = _Names([left], [right])
    score, pairs = names.scores(0, 1)
    readings = tuple(
        (*names.words.best_readings(names.left[0, i], names.right[0, j]), float(alike))
        for i, j, alike in pairs[0]
        if alike >= 0
    )
    return NameMatch(float(score[0]), readings)


def name_scores(left: Sequence[str], right: Sequence[str]) -> Iterator[float]:
    """How alike the names at each place of two sequences are, 0 to 1."""
    for begin in range(0, len(left), CHUNK):
        with uncollected():
            names = _Names(left[begin : begin + CHUNK], right[begin : begin + CHUNK])
            scores = names.scores(0, len(names.left))[0]
        yield from map(float, scores)


class _Names:
    """Two columns of names as tables of word numbers, -1 where a name has no more words."""

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        self.left, self.right = (_table(words_in_each(side), numbers) for side in (left, right))
        self.words = Words(list(numbers))
        kind = name_words().kind
        weights = [LIGHT.get(kind(word) or "", 1.0) for word in self.words.words]
        self.weights = np.array([*weights, 0.0], dtype=np.float32)  # the last for -1: no word

    def scores(self, begin: int, end: int) -> tuple[Floats, list[Pairs]]:
        """The scores of these pairs, and which words were paired."""
        a, b = self.left[begin:end], self.right[begin:end]
        alike = self._alike(a, b)
        wa, wb = self.weights[a], self.weights[b]
        matched, weight, worst, pairs = _paired(alike, wa, wb)
        total_a, total_b = wa.sum(axis=1), wb.sum(axis=1)
        short, extra = np.minimum(total_a, total_b), np.abs(total_a - total_b)
        mean = matched / np.maximum(weight, 1e-6)
        score = mean * (0.4 + 0.6 * worst) * (1 - 0.04 * np.minimum(extra, 4))
        alone = (short <= 1.0) & (extra >= 0.9)
        score = np.where(alone, score * 0.55, score)
        joined = self._joined(a, b, alike)
        return np.maximum(score, joined).astype(np.float32), pairs

    def _alike(self, a: NDArray[Any], b: NDArray[Any]) -> Floats:
        """How alike each word of one name is to each of the other; -1 where there is no word."""
        rows, ia, ib = np.nonzero((a[:, :, None] >= 0) & (b[:, None, :] >= 0))
        left, right = a[rows, ia], b[rows, ib]
        keys, back = np.unique(
            np.minimum(left, right) * len(self.words.words) + np.maximum(left, right), return_inverse=True
        )
        one, other = keys // len(self.words.words), keys % len(self.words.words)
        sound = self.words.alike(one, other)
        value = np.clip((sound - DIFFERENT) / (SAME - DIFFERENT), 0, 1)
        value = np.where(self.words.same_given(one, other), np.maximum(value, SHORT_FORM), value)
        value = np.where(self.words.initial_of(one, other), INITIAL, value)
        full = np.full((len(a), a.shape[1], b.shape[1]), -1.0, dtype=np.float32)
        full[rows, ia, ib] = value[back]
        return full

    def _joined(self, a: NDArray[Any], b: NDArray[Any], alike: Floats) -> Floats:
        """The score of names as if written without spaces, where the numbers of their words differ."""
        found = np.zeros(len(a), dtype=np.float32)
        differ = np.nonzero(((a >= 0).sum(axis=1) != (b >= 0).sum(axis=1)) & (alike.max(axis=(1, 2)) < 0.99))[0]
        if len(differ):
            texts = [["".join(self.words.words[w] for w in row if w >= 0) for row in side[differ]] for side in (a, b)]
            words = Words([*texts[0], *texts[1]])
            places = np.arange(len(differ))
            found[differ] = np.clip((words.alike(places, places + len(differ)) - 0.8) / 0.15, 0, 1)
        return found


def _table(names: Sequence[list[str]], numbers: dict[str, int]) -> NDArray[np.int64]:
    cut = [words[:MOST_WORDS] for words in names]
    for word in chain.from_iterable(cut):
        numbers.setdefault(word, len(numbers))
    lengths = np.array([len(words) for words in cut], dtype=np.int64)
    table = np.full((len(cut), max(1, lengths.max(initial=1))), -1, dtype=np.int64)
    flat = np.fromiter(map(numbers.__getitem__, chain.from_iterable(cut)), dtype=np.int64, count=int(lengths.sum()))
    table[np.arange(table.shape[1]) < lengths[:, None]] = flat
    return table


def _paired(alike: Floats, wa: Floats, wb: Floats) -> tuple[Floats, Floats, Floats, list[Pairs]]:
    """Words paired greedily, the most alike first: weighted sum, sum of weights, the worst of full weight, pairs."""
    n, m, k = alike.shape
    left = alike.copy()
    matched, weight, worst = np.zeros(n, np.float32), np.zeros(n, np.float32), np.ones(n, np.float32)
    pairs: list[Pairs] = [[] for _ in range(n)] if n == 1 else []
    every = np.arange(n)
    for _ in range(min(m, k)):
        flat = left.reshape(n, -1)
        best = flat.argmax(axis=1)
        value = flat[every, best]
        i, j = best // k, best % k
        w = np.where(value >= 0, np.maximum(wa[every, i], wb[every, j]), 0)
        w = np.where((np.minimum(wa[every, i], wb[every, j]) < 0.5), np.minimum(w, 0.3), w)
        matched += np.maximum(value, 0) * w
        weight += w
        worst = np.where(w >= 0.5, np.minimum(worst, np.maximum(value, 0)), worst)
        if pairs:
            pairs[0].append((int(i[0]), int(j[0]), float(value[0])))
        left[every, i, :] = -1
        left[every, :, j] = -1
    return matched, weight, np.where(weight > 0, worst, 0), pairs
