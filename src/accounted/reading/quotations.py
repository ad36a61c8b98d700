"""Quotation marks: which stretches of a text stand inside them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

QUOTES = frozenset('"“”«»„‟')
"""Quotation marks of every kind, opening or closing."""
_LONGEST = 4000
"""A quotation not closed within this many characters, or by the end of its paragraph, ends there."""
_MARKS = re.compile('[“”„«»"]|\n\\s*\n|\n')
_LOOKED_BACK = 8
_SPACES_AND_MARKS = " \t" + "".join(sorted(QUOTES))
_INSIDE = ",;('’՝،"
_FEW = 5
"""So many words between marks, inside a sentence, are marked and not said."""
_CLOSES = {"“": '”"', "„": "“”", "«": "»", '"': '"', "”": "”"}


class Quotations:
    """The stretches of a text inside quotation marks, marks left out."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text = text
        self._spans = list(_quotations(text, start))
        self._starts = [first for first, _ in self._spans]

    def holds(self, position: int) -> bool:
        """Whether a position stands inside quotation marks."""
        return self.closing(position) is not None

    def closing(self, position: int) -> int | None:
        """Where the quotation that holds a position ends; None outside of quotation marks."""
        span = self._around(position)
        return span[1] if span else None

    def goes_on(self, position: int) -> bool:
        """Whether what is quoted at a position is told in sentences, and not a few words marked inside a sentence.

        "“Four died,” he said. “Two …" goes on; in "the strike is said to have killed “over 200”" nobody does.
        """
        span = self._around(position)
        if span is None:
            return False
        before = self._text[max(0, span[0] - _LOOKED_BACK) : span[0]].rstrip(_SPACES_AND_MARKS)
        inside = bool(before) and (before[-1].isalnum() or before[-1] in _INSIDE)
        few = len(self._text[span[0] : span[1]].split()) <= _FEW
        return not (inside and few)

    def _around(self, position: int) -> tuple[int, int] | None:
        i = bisect.bisect_right(self._starts, position) - 1
        return self._spans[i] if i >= 0 and position < self._spans[i][1] else None


def _quotations(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Pairs of marks; a paragraph's end closes what is open, since a stray mark must not swallow the rest."""
    opened: tuple[int, str] | None = None
    for mark in _MARKS.finditer(text, start):
        char = mark[0]
        if opened is None:
            if char in _CLOSES and (char not in '”"' or _opens(text, mark.start())):
                opened = (mark.end(), char)
        elif char in _CLOSES[opened[1]] or char.startswith("\n") or mark.start() - opened[0] > _LONGEST:
            yield opened[0], mark.start()
            opened = None
    if opened is not None:
        yield opened[0], min(len(text), opened[0] + _LONGEST)


def _opens(text: str, i: int) -> bool:
    """Whether a straight mark opens: a space or bracket before it, a letter behind it."""
    return (i == 0 or not text[i - 1].isalnum()) and i + 1 < len(text) and not text[i + 1].isspace()
