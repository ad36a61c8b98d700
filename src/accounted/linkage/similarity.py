"""How alike two words of names sound, many pairs at a time.

A word is compared as the set of its readings: the most alike pair of readings counts. Three measures are averaged,
so that a slip in one is made up by the others: letters, letters with vowels of one kind made one, and consonants by
kind. Where a script leaves vowels out, the two with vowels are taken from the consonants alone.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from accounted.language import script_of
from accounted.language.names import Readings, is_read, is_vowelless, readings_of, short_forms, skeletons_of
from accounted.linkage.hearing import Hearing
from accounted.linkage.keys import Keys
from accounted.linkage.letters import Letters
from accounted.linkage.parts import in_parts

__all__ = ["CLOSE", "EQUAL", "SIMILAR", "Words", "distinct", "in_order", "uncollected"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

EQUAL, CLOSE, SIMILAR = 0.985, 0.82, 0.62
"""From which likeness on two names count as equal, close and similar."""
SHORT_FORM = 0.9
"""How alike two forms of one given name count, however different they sound (Sasha, Alexander)."""
INITIAL = 0.8
"""How alike an initial and a name that begins with it count."""

AS_FAR_AS_WRITTEN = 0.99
"""How alike two words count that agree in all consonants, where one leaves its vowels out."""
HEARD_FROM, HEARD_UP_TO = 0.5, 0.98
"""Between which likenesses two words are heard again by what the lists show of letters, never so as to be equal."""
HEARD_LETTERS = 4
"""Letters that both words must have for that: in shorter ones each letter tells names apart."""
AT_ONCE = 30_000
"""Pairs of words compared at once."""

_VOWELS = str.maketrans({"e": "a", "o": "u"})
_NO_VOWELS = str.maketrans(dict.fromkeys("aeiou", ""))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's search for rings of objects: there are none among millions of words, and it takes a fifth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def in_order(keys: Ints) -> Ints:
    """The distinct keys in order; numpy's own way there is many times slower for millions."""
    ordered = np.sort(keys)
    new = np.ones(len(keys), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


def distinct(keys: Ints) -> tuple[Ints, Ints]:
    """The distinct keys in order, and for each key the place of its like; sorting beats numpy's own for millions."""
    order = np.argsort(keys)
    ordered = keys[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    back = np.empty(len(keys), dtype=np.int64)
    back[order] = np.cumsum(new) - 1
    return ordered[new], back


class Words:
    """Distinct words with their readings, and how alike any two of them sound."""

    def __init__(self, words: Sequence[str], readings: list[Readings] | None = None) -> None:
        self.words = list(words)
        self.hearing: Hearing | None = None
        self.readings = readings_of(self.words) if readings is None else readings
        self.counts = np.array([len(one) for one in self.readings], dtype=np.int64)
        self.starts = np.concatenate(([0], np.cumsum(self.counts)[:-1])) if len(words) else np.zeros(0, np.int64)
        self._flat = [reading for one in self.readings for reading in one]
        self.vowelless = np.array([not word.isascii() and is_vowelless(word) for word in self.words], dtype=bool)
        self._pairs, self._sounds = Keys(), np.zeros(0, dtype=np.float32)

    @cached_property
    def _script(self) -> NDArray[np.int64]:
        return np.unique(
            [script_of(word) if not word.isascii() else "Latn" for word in self.words] or [""], return_inverse=True
        )[1]

    @cached_property
    def _consonants(self) -> NDArray[np.int64]:
        """How many consonants the first reading of each word has."""
        lines = "\n".join([one[0] for one in self.readings]).translate(_NO_VOWELS).split("\n")
        return np.fromiter(map(len, lines), np.int64, len(lines))

    @cached_property
    def _letters(self) -> Letters:
        """The readings of all words, one behind the other."""
        return Letters(self._flat)

    @cached_property
    def _by_vowels(self) -> Letters:
        """The readings, vowels of one kind made one."""
        return Letters("\n".join(self._flat).translate(_VOWELS).split("\n"))

    @cached_property
    def _skeletons(self) -> list[str]:
        return skeletons_of(self._flat) if self._flat else []

    @cached_property
    def _by_skeleton(self) -> Letters:
        return Letters(self._skeletons)

    @cached_property
    def _bare(self) -> Letters:
        """The readings without their vowels."""
        return Letters("\n".join(self._flat).translate(_NO_VOWELS).split("\n"))

    @cached_property
    def untold(self) -> NDArray[np.bool_]:
        """Which words are in a script that is not read here (Han, Hangul …): two of them compare as written."""
        return np.array([not word.isascii() and not is_read(word) for word in self.words], dtype=bool)

    @cached_property
    def _ascii(self) -> NDArray[np.bool_]:
        return np.array([word.isascii() for word in self.words], dtype=bool)

    @cached_property
    def _written(self) -> Letters:
        """The words as they stand, where they are in plain Latin letters."""
        return Letters([word if word.isascii() else "" for word in self.words])

    @cached_property
    def _unread(self) -> Letters:
        """The words as they stand, where their script is not read here."""
        return Letters([word if untold else "" for word, untold in zip(self.words, self.untold.tolist(), strict=True)])

    @cached_property
    def skeletons(self) -> list[tuple[str, ...]]:
        """The distinct skeletons of each word."""
        flat = self._skeletons
        return [tuple(dict.fromkeys(flat[s : s + c])) for s, c in zip(self.starts, self.counts, strict=True)]

    @cached_property
    def _names(self) -> NDArray[np.int32]:
        """Up to four numbers of given names each word may be a form of, -1 where there are fewer."""
        known, found = short_forms(), np.full((len(self.words), 4), -1, dtype=np.int32)
        for place, readings in enumerate(self.readings):
            numbers = known.get(readings[0])
            if numbers:
                found[place, : len(numbers[:4])] = numbers[:4]
        return found

    @cached_property
    def initials(self) -> NDArray[np.bool_]:
        """Words of one letter, and those that begin with one letter and a hyphen: G/Medhin."""
        return np.array([len(word) == 1 or word[1:2] == "-" for word in self.words], dtype=bool)

    def given_names(self, place: int) -> list[int]:
        """The numbers of the given names that the word at a place may be a form of."""
        return [name for name in self._names[place].tolist() if name >= 0]

    def same_given(self, left: Ints, right: Ints) -> NDArray[np.bool_]:
        """Whether two words are forms of one given name."""
        a, b = self._names[left], self._names[right]
        same = np.zeros(len(left), dtype=bool)
        for i in range(4):
            for j in range(4):
                same |= (a[:, i] >= 0) & (a[:, i] == b[:, j])
        return same

    def alike(self, left: Ints, right: Ints) -> Floats:
        """How alike the words at these places sound, 0 to 1; each pair of words is compared once and kept."""
        low, high = np.minimum(left, right).astype(np.int64), np.maximum(left, right).astype(np.int64)
        places = self._pairs.numbers(low * len(self.words) + high)
        self._compare(np.arange(len(self._sounds), len(self._pairs)))
        return self._sounds[places]

    def hear(self, hearing: Hearing) -> None:
        """From now on compare words by these letters as well; those that could sound otherwise so are compared anew."""
        self.hearing = hearing
        self._compare(np.nonzero((self._sounds >= HEARD_FROM) & (self._sounds < HEARD_UP_TO))[0])

    def _compare(self, places: Ints) -> None:
        """Keep how alike the pairs of words at these places sound, so many at once as fit into near memory."""
        if len(self._sounds) < len(self._pairs):
            self._sounds = np.append(self._sounds, np.zeros(len(self._pairs) - len(self._sounds), dtype=np.float32))
        keys = self._pairs.all

        def compare(part: slice) -> None:
            at = places[part]
            self._sounds[at] = self._by_readings(*np.divmod(keys[at], len(self.words)))

        in_parts(len(places), AT_ONCE, compare)

    def _by_readings(self, left: Ints, right: Ints) -> Floats:
        """Readings against readings, the best of each pair of words."""
        made = self.counts[left] * self.counts[right]
        pair = np.repeat(np.arange(len(left)), made)
        within = np.arange(len(pair)) - np.repeat(np.cumsum(made) - made, made)
        a = self.starts[left][pair] + within // self.counts[right][pair]
        b = self.starts[right][pair] + within % self.counts[right][pair]
        # Two names in one such script leave out the same vowels, so there the letters compare as they stand.
        told = self.vowelless[left] != self.vowelless[right]
        both = self.vowelless[left] & self.vowelless[right]
        if both.any():
            told |= both & (self._script[left] != self._script[right])
        bare = (told & (self._consonants[left] > 1) & (self._consonants[right] > 1))[pair]
        score = (self._by_skeleton.alike(a, b) + self._by_vowels.alike(a, b) + self._letters.alike(a, b)) / 3
        if bare.any():
            consonants = self._bare.alike(a[bare], b[bare])
            score[bare] = np.where(consonants == 1, AS_FAR_AS_WRITTEN, (2 * consonants + score[bare]) / 3)
        best = np.maximum.reduceat(score, np.cumsum(made) - made)
        if self.hearing is not None:
            best = self._heard(best, score, pair, a, b, left, right)
        slipped = np.nonzero((best < 0.98) & self._ascii[left] & self._ascii[right])[0]
        if len(slipped):  # a slip of the pen shows best in the letters as they stand
            best[slipped] = np.maximum(best[slipped], self._written.alike(left[slipped], right[slipped]))
        odd = self.untold[left] & self.untold[right]
        if odd.any():
            best[odd] = self._unread.alike(left[odd], right[odd])
        best[left == right] = 1.0
        return best.astype(np.float32)

    def _heard(
        self, best: NDArray[Any], score: NDArray[Any], pair: Ints, a: Ints, b: Ints, left: Ints, right: Ints
    ) -> NDArray[Any]:
        """The likenesses, where words that differ are as far apart as these lists show letters to be."""
        likest = np.nonzero(score == best[pair])[0]
        first = likest[np.append(True, np.diff(pair[likest]) > 0)]  # of each pair of words
        long = np.minimum(self._letters.many[a[first]], self._letters.many[b[first]]) >= HEARD_LETTERS
        initial = self.initials[left] | self.initials[right]
        again = np.nonzero((best >= HEARD_FROM) & (best < EQUAL) & long & ~initial)[0]
        assert self.hearing is not None
        one, other = (self._letters.spelled(side[first[again]]) for side in (a, b))
        found = best.copy()
        found[again] = np.maximum(best[again], np.minimum(self.hearing.alike(one, other), HEARD_UP_TO))
        return found

    def likest(self, left: Ints, right: Ints) -> list[tuple[str, str]]:
        """For each pair of words the two readings that are most alike, letter by letter."""
        return [
            max(
                ((one, other) for one in self.readings[x] for other in self.readings[y]),
                key=lambda both: OSA.normalized_similarity(*both),
            )
            for x, y in zip(left.tolist(), right.tolist(), strict=True)
        ]

    def best_readings(self, left: int, right: int) -> tuple[str, str]:
        """The most alike readings of two words."""
        each = [(one, other) for one in self.readings[left] for other in self.readings[right]]
        return max(each, key=lambda pair: (OSA.normalized_similarity(*pair), pair))

    def initial_of(self, left: Ints, right: Ints) -> NDArray[np.bool_]:
        """Whether one word is an initial with which a reading of the other begins; what follows it ends that one."""
        found = np.zeros(len(left), dtype=bool)
        for place in np.nonzero(self.initials[left] ^ self.initials[right])[0]:
            short, long = left[place], right[place]
            if self.initials[long]:
                short, long = long, short
            found[place] = any(
                one and whole.startswith(one[0]) and whole.endswith(one[1:])
                for one in self.readings[short]
                for whole in self.readings[long]
            )
        return found
