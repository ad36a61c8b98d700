"""Where the words of a proposal stand in a text: an exact search, with two liberties that change no word.

Letters that Unicode can write in two ways (é as one sign or as two) are the same, and so are a space and a line end,
because models copy a wrapped line as one. Nothing else is: no case, no accent, no near miss.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SPACE = re.compile(r"\s+")

Place = tuple[int, int]
"""Start and end in the document's text."""


class Searchable:
    """The text between two offsets, in a form that can be searched; places are those of the whole text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.plain, self._starts, self._ends = _normal(text, start, end)

    def places(self, words: str, within: Place | None = None) -> list[Place]:
        """Every place where the words stand, whole words only; of those that lie within another, if one is given."""
        wanted = normal(words)
        found = [self._place(at, len(wanted)) for at in self._all(wanted)]
        return [place for place in found if within is None or (within[0] <= place[0] and place[1] <= within[1])]

    def places_behind(self, words: str, before: str) -> list[Place]:
        """The places of the words that these words stand right before."""
        wanted, ahead = normal(words), normal(before)
        found = self._all(wanted) if ahead else ()
        return [self._place(at, len(wanted)) for at in found if self.plain[:at].rstrip().endswith(ahead)]

    def _all(self, wanted: str) -> Iterator[int]:
        """Where in the plain form the words stand, cut off neither inside a word nor inside a letter."""
        at = self.plain.find(wanted) if wanted else -1
        while at >= 0:
            if not self._inside(at) and not self._inside(at + len(wanted)):
                yield at
            at = self.plain.find(wanted, at + 1)

    def _inside(self, at: int) -> bool:
        """Whether a place lies between two letters or digits, or between a letter and a sign that belongs to it."""
        if not 0 < at < len(self.plain):
            return False
        return self._starts[at - 1] == self._starts[at] or (self.plain[at - 1].isalnum() and self.plain[at].isalnum())

    def _place(self, at: int, length: int) -> Place:
        return self._starts[at], self._ends[at + length - 1]


def normal(words: str) -> str:
    """Words in the form that is searched."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", words)).strip()


def _normal(text: str, start: int, end: int) -> tuple[str, list[int], list[int]]:
    """The text in the form that is searched; for each of its characters, where in the text it begins and ends."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for first, last in _clusters(text, start, end):
        piece = unicodedata.normalize("NFC", text[first:last])
        if piece.isspace():
            if letters and letters[-1] == " ":
                ends[-1] = last
                continue
            piece = " "
        letters += piece
        starts += [first] * len(piece)
        ends += [last] * len(piece)
    return "".join(letters), starts, ends


def _clusters(text: str, start: int, end: int) -> Iterator[Place]:
    """A character with all that may melt into it, one after the other."""
    if unicodedata.is_normalized("NFC", text[start:end]):
        yield from ((i, i + 1) for i in range(start, end))
        return
    first = start
    for i in range(start + 1, end):
        if not _melts(text[first:i], text[i]):
            yield first, i
            first = i
    if first < end:
        yield first, end


def _melts(before: str, sign: str) -> bool:
    if unicodedata.combining(sign):
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", sign)
    return unicodedata.normalize("NFC", before + sign) != apart
