"""A text cut into stretches that a model can take at once, each with a little of the text around it.

Where a text is cut decides what is asked, and kept answers are found by what was asked. So the cuts follow from the
letters alone, and not from word lists that get better with time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

AROUND = 400
"""How many characters before and after a stretch are shown with it, so that a sentence over a cut is seen whole."""

_CUTS = ("\n\n", "\n", ". ", " ")
"""Where a stretch may end, best first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text from `start` to `end`, shown from `shown_from` to `shown_to`.

    Figures belong to the stretch that their number begins in, so that none is read twice where the shown parts overlap.
    """

    start: int
    end: int
    shown_from: int
    shown_to: int

    def holds(self, position: int) -> bool:
        """Whether what stands there is read in this stretch."""
        return self.start <= position < self.end


def stretches(text: str, first: int, length: int) -> Iterator[Stretch]:
    """The stretches of a text from `first` on, of at most `length` characters, in order and without a gap."""
    start = first
    while start < len(text):
        end = _cut(text, start, start + length)
        if text[start:end].strip():
            yield Stretch(start, end, _onwards(text, max(first, start - AROUND), start), _back(text, end))
        start = end


def _cut(text: str, start: int, limit: int) -> int:
    """The best place to cut in the second half before the limit."""
    if limit >= len(text):
        return len(text)
    for mark in _CUTS:
        found = text.rfind(mark, start + (limit - start) // 2, limit - len(mark) + 1)
        if found >= 0:
            return found + len(mark)
    return limit


def _onwards(text: str, place: int, limit: int) -> int:
    """The place itself at the beginning of a text, else behind the first space after it: no word is shown in part."""
    if place == 0 or place == limit:
        return place
    found = text.find(" ", place, limit)
    return found + 1 if found >= 0 else limit


def _back(text: str, end: int) -> int:
    limit = min(len(text), end + AROUND)
    if limit == len(text):
        return limit
    found = text.rfind(" ", end, limit)
    return found if found >= 0 else end
