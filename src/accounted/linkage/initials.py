"""Names of which one list has just the first letter: the father's in S. Kandiah, the surname's in Anna K.

Who has a surname and a father's initial is compared with fathers' names. Who has a letter only beside the given name is
compared with whatever the other name has there, surname or father's name: peoples put one or the other. It says
little, and a letter that fits no word says much against one person.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.keys import told_apart
from accounted.linkage.roster import Roster
from accounted.linkage.similarity import Words
from accounted.linkage.values import Values

__all__ = ["LoneInitials"]

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

FITS, FITS_NOT = 1, 2


class LoneInitials:
    """The records that have a letter for a surname or for a father's name, and whether it fits another record's."""

    def __init__(self, roster: Roster, words: Words) -> None:
        self._words, initials = words, np.append(words.initials, False)
        self.in_surname, self.in_patronymic = (
            _alone(values, initials) for values in (roster.surname, roster.patronymic)
        )
        self._beside = [(values.table, values.codes) for values in (roster.surname, roster.patronymic)]
        self._letter = [
            np.where(alone, values.table[values.codes, 0], -1)
            for values, alone in ((roster.surname, self.in_surname), (roster.patronymic, self.in_patronymic))
        ]
        # Beside a whole surname, a letter is of the father's name only.
        whole = (roster.surname.codes >= 0) & ~self.in_surname
        self._of_either = [np.ones(len(whole), dtype=bool), ~whole]
        self.any = bool(self.in_surname.any() or self.in_patronymic.any())

    def levels(self, a: Ints, b: Ints) -> Bytes:
        """For each pair of records 1 where the letter of one fits a word of the other, 2 where it fits none, else 0."""
        found = np.zeros(len(a), dtype=np.uint8)
        for one, other in ((a, b), (b, a)):
            for letters, of_either in zip(self._letter, self._of_either, strict=True):
                at = np.nonzero(letters[one] >= 0)[0]
                said, fits = self._fitting(letters[one[at]], other[at], of_either[one[at]])
                level = np.where(fits, FITS, np.where(said, FITS_NOT, 0)).astype(np.uint8)
                found[at] = np.where(
                    found[at] == 0, level, np.where(level == 0, found[at], np.minimum(found[at], level))
                )
        return found

    def _fitting(self, letters: Ints, others: Ints, of_either: Mask) -> tuple[Mask, Mask]:
        """Whether the other records have a word beside their given names, and whether it begins with the letter."""
        said, fits = np.zeros(len(letters), dtype=bool), np.zeros(len(letters), dtype=bool)
        for (table, codes), looked_at in zip(self._beside, (of_either, np.ones(len(letters), bool)), strict=True):
            for column in table[codes[others]].T:
                here = np.nonzero((column >= 0) & looked_at)[0]
                said[here] = True
                fits[here] |= self._begins(letters[here], column[here])
        return said, fits

    def _begins(self, letters: Ints, words: Ints) -> Mask:
        keys, back = told_apart(letters * len(self._words.words) + words)
        one, other = np.divmod(keys, len(self._words.words))
        both = self._words.initials[one] & self._words.initials[other]
        same = self._words.initial_of(one, other)
        same[both] = self._words.alike(one[both], other[both]) == 1
        return np.asarray(same[back])


def _alone(values: Values, initials: Mask) -> Mask:
    """The records whose value is one letter."""
    first, more = values.table[values.codes, 0], (values.table >= 0).sum(axis=1)[values.codes] > 1
    return np.asarray(initials[first] & (first >= 0) & ~more)
