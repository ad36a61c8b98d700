"""Keys told apart by the million, and found again, without sorting them.

A table of slots, a few for each key, holds the number of a key near where its digits, well mixed, point to. All keys
are looked up together, those whose slot another key has once more at the next one, until none is left.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Keys", "told_apart"]

Ints = NDArray[np.int64]
Places = NDArray[np.int32]

AT_ONCE = 500_000
"""Keys that are looked up at once."""
MIXED = np.uint64(0x9E3779B97F4A7C15)
"""What a key is multiplied with, so that keys near each other point to slots far apart."""


class Keys:
    """Distinct keys with their numbers; a key keeps its number when others come."""

    def __init__(self) -> None:
        self._keys = np.zeros(0, dtype=np.int64)
        self._slots = np.full(2, -1, dtype=np.int32)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def all(self) -> Ints:
        """The keys, by their numbers."""
        return self._keys[: self._count]

    def numbers(self, keys: Ints) -> Places:
        """The numbers of these keys; those that are new get the next ones."""
        keys = np.ascontiguousarray(keys, dtype=np.int64)
        parts = [keys[begin : begin + AT_ONCE] for begin in range(0, len(keys), AT_ONCE)]
        return np.concatenate([np.zeros(0, np.int32), *map(self._numbered, parts)])

    def _numbered(self, keys: Ints) -> Places:
        self._make_room(len(keys))
        before, size = self._count, len(keys)
        every = np.arange(before, before + size, dtype=np.int32)  # what each has where it is the first of its like
        self._keys[before : before + size] = keys
        found, slots = np.empty(size, dtype=np.int32), self._pointed(keys)
        left, at, key = np.arange(size), slots, keys
        while len(left):
            free = self._slots[at] < 0
            self._slots[at[free]] = every[left[free]]
            there = self._slots[at]
            same = self._keys[there] == key
            found[left[same]], slots[left[same]] = there[same], at[same]
            left, at, key = left[~same], (at[~same] + 1) % len(self._slots), key[~same]
        new = np.nonzero(found == every)[0]
        self._keys[before : before + len(new)] = keys[new]
        self._slots[slots[new]] = every[: len(new)]
        self._count += len(new)
        again = np.empty(size, dtype=np.int32)
        again[new] = every[: len(new)]
        late = found >= before
        found[late] = again[found[late] - before]
        return found

    def _pointed(self, keys: Ints) -> Ints:
        bits = np.uint64(len(self._slots).bit_length() - 1)
        return ((keys.view(np.uint64) * MIXED) >> (np.uint64(64) - bits)).astype(np.int64)

    def _make_room(self, more: int) -> None:
        """Room for so many more keys: at least two slots for each."""
        if len(self._keys) < self._count + more:
            self._keys = np.append(self.all, np.empty(self._count + more, dtype=np.int64))
        if len(self._slots) < 2 * (self._count + more):
            bits = (2 * (self._count + more)).bit_length()
            self._slots, kept = np.full(1 << bits, -1, dtype=np.int32), self.all.copy()
            left, at = np.arange(len(kept), dtype=np.int32), self._pointed(kept)
            while len(left):
                free = self._slots[at] < 0
                self._slots[at[free]] = left[free]
                other = self._slots[at] != left
                left, at = left[other], (at[other] + 1) % len(self._slots)


def told_apart(keys: Ints) -> tuple[Ints, Places]:
    """The distinct keys, in no order, and for each key the place of its like among them."""
    known = Keys()
    places = known.numbers(keys)
    return known.all, places
