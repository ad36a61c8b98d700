"""Which letters these lists write for one another, learned from the lists: Dj for J, ou for u, what one clerk mishears.

Names of pairs that are probably of one person differ in a few ways again and again: a schooling, a custom of spelling,
an ear. How often each letter stands for each other one there, is left out, or put in, tells how far apart two words
are that differ so. What is learned is of letters, not of words: so it holds for names not seen before, and one wrong
pair teaches little.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Hearing:
    """What it counts to write one letter for another, and to leave a letter out behind another (or at the start)."""

    instead: Floats
    left_out: Floats

    def alike(self, left: Ints, right: Ints) -> Floats:
        """How alike the words of each pair are, 0 to 1: by the letters that differ, each as it counts.

        Args:
            left: with `right` the words, spelled in rows of numbers of Unicode, 0 behind the last letter.
        """
        a, b = (np.ascontiguousarray(side.T) % SIGNS for side in (left, right))
        (many_a, gap_a), (many_b, gap_b) = self._gaps(a), self._gaps(b)
        row = np.concatenate((np.zeros((1, a.shape[1]), np.float32), np.cumsum(gap_b, axis=0, dtype=np.float32)))
        found, instead = row[many_b, np.arange(len(left))], self.instead.ravel()
        for i in range(int(many_a.max(initial=0))):
            above, row = row, np.empty_like(row)
            row[0], at = above[0] + gap_a[i], a[i] * SIGNS
            for j in range(int(many_b.max(initial=0))):
                changed = above[j] + instead.take(at + b[j])
                row[j + 1] = np.minimum(np.minimum(changed, above[j + 1] + gap_a[i]), row[j] + gap_b[j])
            ends = np.nonzero(many_a == i + 1)[0]
            found[ends] = row[many_b[ends], ends]
        return np.asarray(1 - found / np.maximum(np.maximum(many_a, many_b), 1), dtype=np.float32)

    def _gaps(self, words: Ints) -> tuple[Ints, Floats]:
        """How many letters each word has, and what it counts to leave out each of them."""
        before = np.concatenate((np.zeros((1, words.shape[1]), dtype=np.int64), words[:-1]))
        return np.count_nonzero(words, axis=0), self.left_out[before, words]


def heard(pairs: Iterable[tuple[str, str, float]]) -> Hearing:
    """What pairs of words teach that are probably one name.

    Args:
        pairs: two words in their readings, and how many pairs of one person bring them together.
    """
    seen = [0.0] * SIGNS
    instead, left_out = np.zeros((SIGNS, SIGNS)), np.zeros((SIGNS, SIGNS))
    for one, other, weight in pairs:
        for letter in one + other:
            seen[_sign(letter)] += weight / 2
        for change in Levenshtein.editops(one, other) if one != other else ():
            i, j = change.src_pos, change.dest_pos
            if change.tag == "replace":
                x, y = _sign(one[i]), _sign(other[j])
                instead[x, y] += weight
                instead[y, x] += weight
            else:
                word, at = (one, i) if change.tag == "delete" else (other, j)
                left_out[_sign(word[at - 1]) if at else 0, _sign(word[at])] += weight
    letters = np.array(seen)
    both = np.minimum.outer(letters, letters)
    shares = (instead + SHOWN * RARE) / (both + SHOWN)
    # A letter that is often left out anywhere is left out likewise behind one that is seldom seen before it.
    anywhere = (left_out.sum(axis=0) + SHOWN * RARE) / (letters + SHOWN)
    cost, gap = _counting(shares), _counting((left_out + SHOWN * anywhere) / (both + SHOWN))
    np.fill_diagonal(cost, 0.0)
    return Hearing(cost, gap)


def _sign(letter: str) -> int:
    return ord(letter) % SIGNS


def _counting(shares: NDArray[np.float64]) -> Floats:
    """What a change counts, by how often it is seen."""
    return np.asarray(np.clip(np.log(shares) / np.log(RARE), CHEAPEST, 1.0), dtype=np.float32)
