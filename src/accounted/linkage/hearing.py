"""Which letters these lists write for one another, learned from the lists: Dj for J, ou for u, what one clerk mishears.

Names of pairs that are probably of one person differ in a few ways again and again: a schooling, a custom of spelling,
an ear. How often each letter stands for each other one there, is left out, or put in, tells how far apart two words
are that differ so. What is learned is of letters, not of words: so it holds for names not seen before, and one wrong
pair teaches little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

__all__ = ["Hearing", "heard"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SIGNS = 128
RARE = 0.003
"""How often a letter stands for another where nothing is learned; such a change counts as one whole letter."""
SHOWN = 200.0
"""How many letters seen what is usual weighs as."""
CHEAPEST = 0.25
"""The least that a change of letters counts, however usual it is."""
LONGEST = 16
AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Hearing:
    """What it counts to write one letter for another, and to leave a letter out behind another (or at the start)."""

    instead: Floats
    left_out: Floats

    def alike(self, left: Sequence[str], right: Sequence[str]) -> Floats:
        """How alike the words of each pair are, 0 to 1: by the letters that differ, each as it counts."""
        parts = [
            self._alike(left[begin : begin + AT_ONCE], right[begin : begin + AT_ONCE])
            for begin in range(0, len(left), AT_ONCE)
        ]
        return np.concatenate([np.zeros(0, np.float32), *parts])

    def _alike(self, left: Sequence[str], right: Sequence[str]) -> Floats:
        (a, many_a), (b, many_b) = _letters(left), _letters(right)
        gap_a, gap_b = (
            self.left_out[np.concatenate((np.zeros((len(x), 1), int), x[:, :-1]), axis=1), x] for x in (a, b)
        )
        every = np.arange(len(a))
        row = np.concatenate((np.zeros((len(a), 1), np.float32), np.cumsum(gap_b, axis=1, dtype=np.float32)), axis=1)
        found = row[every, many_b]
        for i in range(a.shape[1]):
            above, row = row, np.empty_like(row)
            row[:, 0] = above[:, 0] + gap_a[:, i]
            changed = above[:, :-1] + self.instead[a[:, i, None], b]
            dropped = above[:, 1:] + gap_a[:, i, None]
            least = np.minimum(changed, dropped)
            for j in range(b.shape[1]):
                row[:, j + 1] = np.minimum(least[:, j], row[:, j] + gap_b[:, j])
            ends = many_a == i + 1
            found[ends] = row[ends, many_b[ends]]
        return np.asarray(1 - found / np.maximum(np.maximum(many_a, many_b), 1), dtype=np.float32)


def heard(pairs: Iterable[tuple[str, str, float]]) -> Hearing:
    """What pairs of words teach that are probably one name.

    Args:
        pairs: two words in their readings, and how many pairs of one person bring them together.
    """
    seen = np.zeros(SIGNS)
    instead, left_out = np.zeros((SIGNS, SIGNS)), np.zeros((SIGNS, SIGNS))
    for one, other, weight in pairs:
        for letter in one + other:
            seen[_sign(letter)] += weight / 2
        for change in Levenshtein.editops(one, other):
            i, j = change.src_pos, change.dest_pos
            if change.tag == "replace":
                x, y = _sign(one[i]), _sign(other[j])
                instead[x, y] += weight
                instead[y, x] += weight
            else:
                word, at = (one, i) if change.tag == "delete" else (other, j)
                left_out[_sign(word[at - 1]) if at else 0, _sign(word[at])] += weight
    both = np.minimum.outer(seen, seen)
    shares = (instead + SHOWN * RARE) / (both + SHOWN)
    # A letter that is often left out anywhere is left out likewise behind one that is seldom seen before it.
    anywhere = (left_out.sum(axis=0) + SHOWN * RARE) / (seen + SHOWN)
    cost, gap = _counting(shares), _counting((left_out + SHOWN * anywhere) / (both + SHOWN))
    np.fill_diagonal(cost, 0.0)
    return Hearing(cost, gap)


def _sign(letter: str) -> int:
    return ord(letter) % SIGNS


def _counting(shares: NDArray[np.float64]) -> Floats:
    """What a change counts, by how often it is seen."""
    return np.asarray(np.clip(np.log(shares) / np.log(RARE), CHEAPEST, 1.0), dtype=np.float32)


def _letters(words: Sequence[str]) -> tuple[NDArray[Any], Ints]:
    """The words as rows of letters, 0 behind the last one, and how many letters each has."""
    cut = np.array([word[:LONGEST].encode("ascii", "replace") for word in words], dtype=f"S{LONGEST}")
    table = cut.view(np.uint8).reshape(len(cut), LONGEST).astype(np.int64) % SIGNS
    many = (table > 0).sum(axis=1)
    return table[:, : max(int(many.max(initial=1)), 1)], many
