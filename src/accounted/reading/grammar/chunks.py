"""A sentence as chunks: numbers of people, mentions of people, words that tell a fate, and the words between.

Each chunk has the roles it can play; the string of their letters is what frames are matched against.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from accounted.language import Date, Number, Token, numbers
from accounted.language.numbers import COUNTS
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.quantities import Quantity, quantity_at
from accounted.reading.lexicon import Entry, Lexicon, Meaning, punctuation_role

_NOTHING: Entry = MappingProxyType({})


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
    """Whether an "and" is written in one with its first word."""

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

    def span(self, chunk: Chunk) -> tuple[int, int]:
        """The chunk's offsets in the document's text."""
        return self.tokens[chunk.first].start, self.tokens[chunk.last].end


def chunked(start: int, end: int, tokens: Sequence[Token], dates: Sequence[Date], lexicon: Lexicon) -> Sentence:
    """The sentence between two offsets, from its tokens and the dates found in it."""
    chunks = _with_mentions(_chunks(tokens, _dated(dates), lexicon), tokens, lexicon)
    letters = "".join(lexicon.letter(chunk.roles) for chunk in chunks)
    return Sentence(start, end, tokens, chunks, letters)


def _dated(dates: Sequence[Date]) -> dict[int, int]:
    """For each token that begins a date, time, duration or age: the token that ends it."""
    return {date.first: date.last for date in dates}


def _chunks(tokens: Sequence[Token], dated: dict[int, int], lexicon: Lexicon) -> list[Chunk]:
    in_dates = {i for first, last in dated.items() for i in range(first, last + 1)}
    counts = {n.first: n for n in numbers(tokens, lexicon.words) if n.first not in in_dates and n.last not in in_dates}
    chunks: list[Chunk] = []
    i = 0
    while i < len(tokens):
        chunk = _chunk_at(tokens, i, dated, counts, lexicon)
        chunks.append(chunk)
        i = chunk.last + 1
    return chunks


def _chunk_at(
    tokens: Sequence[Token], i: int, dated: dict[int, int], counts: dict[int, Number], lexicon: Lexicon
) -> Chunk:
    if i in dated:
        return Chunk(i, dated[i], frozenset({"when"}))
    if quantity := quantity_at(tokens, i, counts, lexicon):
        return _number_chunk(tokens, quantity, lexicon)
    if i in counts and counts[i].form not in COUNTS:
        return Chunk(i, counts[i].last, frozenset({"thing"}))
    token = tokens[i]
    if token.kind == "punct":
        return _phrase(tokens, i, lexicon) or Chunk(i, i, frozenset({_mark(tokens, i)}))
    plain = "thing" if token.kind == "number" else "name" if token.text[:1].isupper() else "word"
    return _phrase(tokens, i, lexicon) or Chunk(i, i, frozenset({plain}))


def _mark(tokens: Sequence[Token], i: int) -> str:
    """The role of a punctuation mark; a hyphen with spaces around it is a dash."""
    role = punctuation_role(tokens[i].text)
    spaced = role == "hyphen" and i > 0 and tokens[i - 1].end < tokens[i].start
    return "dash" if spaced else role


def _phrase(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Chunk | None:
    found = lexicon.phrases.at(tokens, i)
    if found is None:
        return None
    linked = bool(found.front) and tokens[i].low.startswith(lexicon.joining)
    return Chunk(i, i + found.length - 1, frozenset(found.value), found.value, linked=linked)


def _number_chunk(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> Chunk:
    """A number with the noun it counts: a number of people, or of something else."""
    if quantity.things:
        return Chunk(quantity.first, quantity.last, frozenset({"thing"}), quantity=quantity)
    people = people_after(tokens, quantity.last + 1, lexicon, quantity.low == 1)
    if people is None:
        return Chunk(quantity.first, quantity.last, frozenset({"number"}), quantity=quantity)
    role = "thing" if people.things else "number"
    return Chunk(quantity.first, max(quantity.last, people.last), frozenset({role}), quantity=quantity, people=people)


def _with_mentions(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks with each noun for people, its article and adjectives joined into one mention."""
    joined: list[Chunk] = []
    for chunk in chunks:
        if not chunk.plays("people", "units") and _is_nation(chunk, joined, tokens, lexicon):
            joined.append(
                replace(chunk, roles=frozenset({"mention"}), people=People(chunk.first, chunk.last, "person", None))
            )
            continue
        if not chunk.plays("people", "units") or chunk.plays("counts", "done", "state", "taken"):
            joined.append(chunk)
            continue
        first = chunk.first
        while (
            joined
            and first - joined[-1].first <= 4
            and joined[-1].roles <= {"word", "modifier", "det", "name", "people"}
        ):
            last = joined.pop()
            first = last.first
            if last.roles == {"det"}:
                break
        people = people_after(tokens, first, lexicon) or people_after(tokens, chunk.first, lexicon)
        joined.append(replace(chunk, first=first, roles=frozenset({"mention"}), people=people))
    return joined


def _is_nation(chunk: Chunk, before: Sequence[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a plural without an entry names people: "all Azerbaijanis", "several traders"."""
    if not chunk.roles <= {"name", "word"} or not before or before[-1].roles != {"det"}:
        return False
    several = tokens[before[-1].last].low in lexicon.sets["several"]
    endings = lexicon.sets["nation_endings"] if chunk.roles == {"name"} else lexicon.sets["person_endings"]
    return several and tokens[chunk.last].low.endswith(tuple(endings))


def fronted(sentence: Sentence, at: int) -> bool:
    """Whether "of" and the number open the sentence, or a clause of it."""
    before = [chunk.roles for chunk in sentence.chunks[max(0, at - 3) : at]]
    while before and before[-1] & {"det"} and not before[-1] & {"rel"}:
        before.pop()
    if not before or not before.pop() & {"of"}:
        return False
    return not before or bool(before[-1] & {"comma", "rel", "sub", "quote", "and", "mark"})
