"""Phrases of one or several words with a value each, found in a list of tokens; the longest that fits is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from .tokens import Token, tokenise

__all__ = ["Found", "Phrases"]

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A phrase found: how many tokens it has, its value, and letters at its ends that are not part of it."""

    length: int
    value: T
    front: int = 0
    back: int = 0


Entries = list[tuple[tuple[tuple[int, str], ...], Found[T]]]
"""Phrases with one first word, longest first: the words behind it with their distance, and what is found."""


class Phrases(Generic[T]):
    """Phrases with their values; finds the longest one at a place in a list of tokens."""

    __slots__ = ("_by_first", "_cuttable", "_prefixes", "_suffixes")

    def __init__(self, table: Mapping[str, T], prefixes: Sequence[str] = (), suffixes: Sequence[str] = ()) -> None:
        self._prefixes, self._suffixes = tuple(prefixes), tuple(suffixes)
        self._cuttable = bool(prefixes or suffixes)
        self._by_first: dict[str, Entries[T]] = {}
        for phrase, value in table.items():
            first, *further = (token.low for token in tokenise(phrase))
            entry = (tuple(enumerate(further, 1)), Found(len(further) + 1, value))
            self._by_first.setdefault(first, []).append(entry)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -entry[1].length)

    def at(self, tokens: Sequence[Token], i: int) -> Found[T] | None:
        """The longest phrase that begins at token `i`, or None."""
        if not 0 <= i < len(tokens):
            return None
        low = tokens[i].low
        entries = self._by_first.get(low)
        if entries and (found := _longest(entries, tokens, i)):
            return found
        return self._cut_at(low, tokens, i) if self._cuttable else None

    def _cut_at(self, low: str, tokens: Sequence[Token], i: int) -> Found[T] | None:
        """The phrase whose first word stands in token `i` with a prefix or a suffix of the language."""
        for front, back in self._cuts(low):
            entries = self._by_first.get(low[front : len(low) - back])
            if entries and (found := _longest(entries, tokens, i)):
                return found._replace(front=front, back=back) if found.length == 1 or not back else None
        return None

    def may_begin(self, low: str) -> bool:
        """Whether some phrase begins with this word."""
        return low in self._by_first or any(low[f : len(low) - b] in self._by_first for f, b in self._cuts(low))

    def _cuts(self, low: str) -> Iterable[tuple[int, int]]:
        """How many letters to take off at the front or back, by the language's prefixes and suffixes."""
        for prefix in self._prefixes:
            if low.startswith(prefix) and len(low) > len(prefix):
                yield len(prefix), 0
        for suffix in self._suffixes:
            if low.endswith(suffix) and len(low) > len(suffix):
                yield 0, len(suffix)


def _longest(entries: Entries[T], tokens: Sequence[Token], i: int) -> Found[T] | None:
    """The first of the entries, longest first, whose further words stand behind token `i`."""
    left = len(tokens) - i
    for further, found in entries:
        if found.length <= left and all(tokens[i + k].low == low for k, low in further):
            return found
    return None
