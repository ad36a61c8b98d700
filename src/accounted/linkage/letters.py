"""How many letters two texts are apart, many pairs at a time.

A column of numbers that a step of the usual table would fill, letter by letter, is kept in the bits of one number; so
a step is a few operations on whole arrays, whatever the texts.

Source:
    H. Hyyrö: A bit-vector algorithm for computing Levenshtein and Damerau edit distances. Nordic J. Comput. 10 (2003)
    29–39; the form with neighbouring letters swapped, each letter changed once (optimal string alignment).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

__all__ = ["LONGEST", "Letters"]

Bits = NDArray[np.uint16]
Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LONGEST = 16
"""Letters of a text that fit into the bits; longer texts are compared one by one."""
MOST_LETTERS = 255
"""Different letters of all texts up to which they are compared by bits."""
WORTH = 4
"""From how many pairs for each text on it pays to spell all texts first; fewer are compared one by one."""
AT_ONCE = 50_000

_ONE = np.uint16(1)
_CHANGES, _LENGTHS = np.ogrid[: LONGEST + 1, : LONGEST + 1]
_ALIKE = (1 - np.minimum(_CHANGES / np.maximum(_LENGTHS, 1), 1)).astype(np.float32)
"""How alike two texts are, by how many changes they are apart and by the letters of the longer one."""


class Letters:
    """Texts as rows of letters, and how alike any two of them are, letter by letter; `many` letters has each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = np.array([*texts, ""], dtype=object)[:-1]
        self._lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.many = np.minimum(self._lengths, LONGEST).astype(np.uint8)
        self._asked = 0

    @cached_property
    def _spelled(self) -> tuple[Ints, Bytes]:
        """The letters that there are, in order, and each text as a row of their numbers, 0 behind its end."""
        table = np.array([*self._texts, ""], dtype=f"U{LONGEST}").view(np.uint32).reshape(-1, LONGEST)[:-1]
        there = np.zeros(int(table.max(initial=0)) + 1, dtype=bool)
        there[0] = there[table] = True
        numbers = np.cumsum(there) - 1
        return np.nonzero(there)[0], numbers.astype(np.uint8)[table]

    @cached_property
    def _bits(self) -> tuple[Bits, Bits]:
        """For each text its places as bits, the last place in the last bit; and those at which each letter stands."""
        alphabet, rows = self._spelled
        whole, where = np.zeros(len(rows), np.uint16), np.zeros(len(rows) * len(alphabet), np.uint16)
        for place in range(LONGEST):
            at = np.nonzero(self.many > place)[0]
            bit = np.left_shift(1, LONGEST - self.many[at].astype(np.int64) + place).astype(np.uint16)
            whole[at] |= bit
            where[at * len(alphabet) + rows[at, place]] |= bit
        return whole, where

    def __len__(self) -> int:
        return len(self._texts)

    def spelled(self, places: Ints) -> NDArray[np.int64]:
        """The first letters of the texts at these places as numbers of Unicode, 0 behind the last."""
        alphabet, rows = self._spelled
        return np.asarray(alphabet[rows[places]])

    def alike(self, left: Ints, right: Ints) -> Floats:
        """How alike the texts at these places are: 1 less the letters to change, by the letters of the longer one."""
        self._asked += len(left)
        if self._asked < WORTH * len(self) or len(self._spelled[0]) > MOST_LETTERS:
            return self._one_by_one(left, right)
        parts = [slice(begin, begin + AT_ONCE) for begin in range(0, len(left), AT_ONCE)]
        return np.concatenate([np.zeros(0, np.float32), *(self._by_bits(left[part], right[part]) for part in parts)])

    def _one_by_one(self, left: Ints, right: Ints) -> Floats:
        texts = (self._texts[side].tolist() for side in (left, right))
        return np.asarray(cpdist(*texts, scorer=OSA.normalized_similarity), dtype=np.float32)

    def _by_bits(self, left: Ints, right: Ints) -> Floats:
        order = np.argsort(LONGEST - self.many[right], kind="stable")  # the longest first
        one, other = left[order], right[order]
        found = np.empty(len(left), dtype=np.float32)
        found[order] = _ALIKE[self._apart(one, other), np.maximum(self.many[one], self.many[other])]
        at = np.nonzero(np.maximum(self._lengths[left], self._lengths[right]) > LONGEST)[0]
        if len(at):
            found[at] = self._one_by_one(left[at], right[at])
        return found

    def _apart(self, left: Ints, right: Ints) -> NDArray[np.int16]:
        """How many letters to change; of the right texts the longest come first."""
        many = self.many[right]
        reach = np.cumsum(np.bincount(many, minlength=LONGEST + 1)[::-1])[-2::-1]  # how many have one letter, two …
        (alphabet, rows), (whole, where) = self._spelled, self._bits
        row, letters = left * len(alphabet), rows[right]
        apart = self.many[left].astype(np.int16)
        down, up = whole[left], np.zeros(len(left), dtype=np.uint16)  # where a step down adds one, or takes one
        straight = before = up
        for place, here in enumerate(reach[reach > 0].tolist()):
            down, up, straight, before = down[:here], up[:here], straight[:here], before[:here]
            same = where.take(row[:here] + letters[:here, place])
            swapped = ((~straight & same) << _ONE) & before
            straight = (((same & down) + down) ^ down) | same | up | swapped
            more, less = up | ~(straight | down), straight & down
            apart[:here] += (more.view(np.int16) < 0).view(np.int8) - (less.view(np.int16) < 0).view(np.int8)
            more = (more << _ONE) | _ONE
            down, up, before = (less << _ONE) | ~(straight | more), more & straight, same
        return apart
