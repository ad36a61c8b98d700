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


class Phrases(Generic[T]):
    """Phrases with their values; finds the longest one at a place in a list of tokens."""

    __slots__ = ("_by_first", "_prefixes", "_suffixes")

    def __init__(self, table: Mapping[str, T], prefixes: Sequence[str] = (), suffixes: Sequence[str] = ()) -> None:
        self._prefixes, self._suffixes = tuple(prefixes), tuple(suffixes)
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in table.items():
            lows = tuple(token.low for token in tokenise(phrase))
            self._by_first.setdefault(lows[0], []).append((lows, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Sequence[Token], i: int) -> Found[T] | None:
        """The longest phrase that begins at token `i`, or None."""
        if not 0 <= i < len(tokens):
            return None
        low = tokens[i].low
        if found := self._exactly(low, tokens, i):
            return found
        for front, back in self._cuts(low):
            if found := self._exactly(low[front : len(low) - back], tokens, i):
                return found._replace(front=front, back=back) if found.length == 1 or not back else None
        return None

    def _exactly(self, low: str, tokens: Sequence[Token], i: int) -> Found[T] | None:
        """The longest phrase whose first word is `low` and whose others stand behind token `i`."""
        for lows, value in self._by_first.get(low, ()):
            if len(lows) == 1 or _stands(lows, tokens, i):
                return Found(len(lows), value)
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


def _stands(lows: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    """Whether the words behind the first of a phrase stand behind token `i`."""
    return all(i + k < len(tokens) and tokens[i + k].low == lows[k] for k in range(1, len(lows)))
