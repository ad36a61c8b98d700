"""Words of two names that agree across their parts: one list's surname is another's father's name, or given name.

Whose name has one word, or a chain of names of which each list gives as many as it likes, has no parts that are the
same on all lists. Where the parts as they stand do not agree, a word is looked for among what the other name has left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.roster import Roster
from accounted.linkage.similarity import CLOSE, SIMILAR, Words
from accounted.linkage.values import Column, Values, sound_of, worst_paired

__all__ = ["Crossed", "across"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

BETTER = 0.2
"""By how much a word must fit better in another part than in its own."""


@dataclass(slots=True)
class Crossed:
    """How alike given names and surnames are, and where a part of the left or right name was found in another part."""

    given: Floats
    surname: Floats
    given_left: Mask
    given_right: Mask
    surname_left: Mask
    surname_right: Mask


def across(roster: Roster, words: Words, a: Ints, b: Ints, given: Floats, surname: Floats) -> Crossed:
    """The likenesses, with words that are found in another part of the other name.

    A name with one word only is compared with both parts of the other. A surname that the other name does not have as
    such is looked for among its fathers' names and further given names.
    """
    found = Crossed(given.copy(), surname.copy(), *(np.zeros(len(a), dtype=bool) for _ in range(4)))
    _single(roster, words, a, b, found)
    _left_over(roster, words, a, b, found)
    _held(roster, words, a, b, found)
    return found


def _single(roster: Roster, words: Words, a: Ints, b: Ints, found: Crossed) -> None:
    """Names of which a side has one part only: whichever part of the other fits best."""
    has_given, has_surname = roster.given.codes >= 0, roster.surname.codes >= 0
    for left in (True, False):
        one, other = (a, b) if left else (b, a)
        # Only a given name here, and a surname there that it fits better than the given name.
        look = np.nonzero(has_given[one] & ~has_surname[one] & has_surname[other] & (found.given < SIMILAR))[0]
        sound = sound_of(words, roster.given, roster.surname, one[look], other[look])
        better = look[(sound >= SIMILAR) & (sound > found.given[look] + BETTER)]
        found.given[better] = sound[(sound >= SIMILAR) & (sound > found.given[look] + BETTER)]
        (found.given_right if left else found.given_left)[better] = True
        # Only a surname here, and a given name there that it fits better than the surname.
        look = np.nonzero(has_surname[one] & ~has_given[one] & has_given[other] & (found.surname < SIMILAR))[0]
        look = look[~found.given_left[look] & ~found.given_right[look]]
        sound = sound_of(words, roster.surname, roster.given, one[look], other[look])
        better = look[(sound >= SIMILAR) & (sound > found.surname[look] + BETTER)]
        found.surname[better] = sound[(sound >= SIMILAR) & (sound > found.surname[look] + BETTER)]
        (found.surname_right if left else found.surname_left)[better] = True


def _left_over(roster: Roster, words: Words, a: Ints, b: Ints, found: Crossed) -> None:
    """A surname that agrees with no surname is looked for among the other's fathers' and further given names."""
    further = Column(roster.given.table[:, 1:], roster.given.codes)
    fathers = Column(roster.patronymic.table, roster.patronymic.codes)
    for left in (True, False):
        one, other = (a, b) if left else (b, a)
        look = np.nonzero((found.surname < SIMILAR) & (roster.surname.codes[one] >= 0))[0]
        sound = np.maximum(
            sound_of(words, roster.surname, further, one[look], other[look]),
            sound_of(words, roster.surname, fathers, one[look], other[look]),
        )
        fits = sound >= CLOSE
        found.surname[look[fits]] = sound[fits]
        (found.surname_right if left else found.surname_left)[look[fits]] = True


def _held(roster: Roster, words: Words, a: Ints, b: Ints, found: Crossed) -> None:
    """Names all of whose words the longer name has too, wherever the parts were cut: a title ahead shifts them all."""
    both = (roster.given.codes >= 0) & (roster.surname.codes >= 0)
    one_only = (found.given < SIMILAR) != (found.surname < SIMILAR)
    look = np.nonzero(one_only & both[a] & both[b])[0]
    many = _many(roster.given) + _many(roster.surname)
    one, other = many[a[look]], many[b[look]]
    look = look[(one != other) | (one > 2)]
    shorter = many[a[look]] < many[b[look]]
    worst = worst_paired(words, _own(roster, a[look]), _own(roster, b[look]))
    fits = worst >= CLOSE
    at, shorter = look[fits], shorter[fits]
    found.given[at], found.surname[at] = worst[fits], worst[fits]
    for left, right in ((found.given_left, found.given_right), (found.surname_left, found.surname_right)):
        left[at], right[at] = ~shorter, shorter


def _own(roster: Roster, records: Ints) -> Ints:
    """The words of given names and surnames, in rows."""
    parts = [values.table[values.codes[records]] for values in (roster.given, roster.surname)]
    return np.concatenate(parts, axis=1)


def _many(values: Values) -> Ints:
    """How many words each record gives."""
    return np.asarray((values.table >= 0).sum(axis=1)[values.codes], dtype=np.int64)
