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
_CLOSES = {"“": '”"', "„": "“”", "«": "»", '"': '"', "”": "”"}


class Quotations:
    """The stretches of a text inside quotation marks, marks left out."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._spans = list(_quotations(text, start))
        self._starts = [first for first, _ in self._spans]

    def holds(self, position: int) -> bool:
        """Whether a position stands inside quotation marks."""
        return self.closing(position) is not None

    def closing(self, position: int) -> int | None:
        """Where the quotation that holds a position ends; None outside of quotation marks."""
        i = bisect.bisect_right(self._starts, position) - 1
        return self._spans[i][1] if i >= 0 and position < self._spans[i][1] else None


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
