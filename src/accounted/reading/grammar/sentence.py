"""What a sentence is to the grammar: chunks with the roles they can play, and a letter for each.

The string of letters is what frames are matched against.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from accounted.language import Token
from accounted.reading.grammar.people import People
from accounted.reading.grammar.quantities import Quantity
from accounted.reading.lexicon import Entry, Meaning

_NOTHING: Entry = MappingProxyType({})

ENDING = frozenset({"mark", "comma", "semi", "quote", "close", "dash", "and", "or", "bar"})
"""What ends all that a number could belong to."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first` to `last` (inclusive), the roles they play, and what they mean in each."""

    first: int
    last: int
    roles: frozenset[str]
    entry: Entry = field(default_factory=lambda: _NOTHING)
    quantity: Quantity | None = None
    people: People | None = None
    linked: bool = False
    """Whether an "and" is written in one with its first word; it is a chunk of its own before this one."""
    opens: int | None = None
    """Where the words for one person begin that end with this chunk, when it may stand for somebody."""

    def plays(self, *roles: str) -> bool:
        """Whether the chunk has any of these roles."""
        return any(role in self.roles for role in roles)

    def meaning(self, *roles: str) -> Meaning | None:
        """What the chunk means in the first of these roles that it plays."""
        return next((self.entry[role] for role in roles if role in self.entry), None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, chunked; `letters` has one letter for each chunk."""

    start: int
    end: int
    tokens: Sequence[Token]
    chunks: Sequence[Chunk]
    letters: str

    def chunks_of(self, first: int, last: int) -> Sequence[Chunk]:
        """The chunks from the one that begins with token `first` to the one that ends with token `last`."""
        return [chunk for chunk in self.chunks if first <= chunk.first and chunk.last <= last]

    def span(self, chunk: Chunk) -> tuple[int, int]:
        """The chunk's offsets in the document's text."""
        return self.tokens[chunk.first].start, self.tokens[chunk.last].end


def fronted(sentence: Sentence, at: int) -> bool:
    """Whether "of" and the number open the sentence, or a clause of it."""
    before = [chunk.roles for chunk in sentence.chunks[max(0, at - 3) : at]]
    while before and before[-1] & {"det"} and not before[-1] & {"rel"}:
        before.pop()
    if not before or not before.pop() & {"of"}:
        return False
    return not before or bool(before[-1] & {"comma", "rel", "sub", "quote", "and", "mark"})
