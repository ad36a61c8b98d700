"""Ranges of figures: "between 150 and 170", "nine or ten", "500-1,000", "two to three hundred", "50-dən 70-dək".

A second end that is smaller than the first makes no range, and neither does
a figure that changes ("rose from 7 to 8").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from .cardinals import Quantity, quantity
from .figures import Number, figure_of, number_of
from .tokens import Token
from .words import Words

__all__ = ["range_at"]

_CHANGES_BEFORE = 9
"""How many tokens before a first end the verb of a change may stand: revised its figure for the dead from 23 to 26."""


def range_at(tokens: Sequence[Token], i: int, read: Quantity, words: Words) -> Number | None:
    """A range that begins at token `i`: "between 150 and 170", "150 to 170", "nine or ten", "500-1,000"."""
    before = tokens[i - 1].low if i else ""
    if words.has("no_range_after", before) or _changing(tokens, i, words):
        return None
    for low_end, cue in _first_ends(tokens, i, read, words, before):
        for at, link in _links(tokens, low_end.last + 1, words):
            if link == "and" and cue != "between":
                continue
            high_end = quantity(tokens, at, words)
            if high_end is not None and (scaled := _scaled(low_end, high_end)) is not None:
                return _span(tokens, scaled, high_end, "between" if link == "and" else cue or link)
    at, ending = _ending(tokens, read)
    high_end = quantity(tokens, at, words) if words.has("from_endings", ending) else None
    if high_end is not None and _until(tokens, high_end, words) and (scaled := _scaled(read, high_end)) is not None:
        return _span(tokens, scaled, high_end, "from")
    return None


def _ending(tokens: Sequence[Token], end: Quantity) -> tuple[int, str]:
    """The ending on a number, in one with it or behind a mark, and the token behind it: 50-dən, iyirmidən."""
    at = end.last + 1
    if end.back:
        return at, tokens[end.last].low[-end.back :]
    joined = at + 1 < len(tokens) and tokens[at].kind == "punct" and tokens[at + 1].kind == "word"
    touching = joined and tokens[end.last].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    return (at + 2, tokens[at + 1].low) if touching else (at, "")


def _until(tokens: Sequence[Token], end: Quantity, words: Words) -> bool:
    """Whether a number has an ending that means "up to", or such a word behind it: 70-dək, 70'e kadar."""
    at, ending = _ending(tokens, end)
    behind = at < len(tokens) and words.has("until_words", tokens[at].low)
    return words.has("until_endings", ending) or (bool(ending) and behind)


def _changing(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """Whether the sentence speaks of a figure that changes: "raised the toll from seven to eight" is two figures."""
    if not (i and words.has("from", tokens[i - 1].low)):
        return False
    clause = takewhile(lambda token: token.kind != "punct", reversed(tokens[max(0, i - _CHANGES_BEFORE) : i]))
    return any(words.has("changes", token.low) for token in clause)


def _first_ends(
    tokens: Sequence[Token], i: int, read: Quantity, words: Words, before: str
) -> Iterator[tuple[Quantity, str]]:
    """The readings of the first end with the cue before it; behind "between", first one without "and" inside."""
    if words.has("between", before):
        short = quantity(tokens, i, words, joiners=False)
        if short is not None:
            yield short, "between"
        yield read, "between"
    else:
        yield read, "from" if words.has("from", before) else ""


def _links(tokens: Sequence[Token], i: int, words: Words) -> Iterator[tuple[int, str]]:
    """What links two ends at token `i`, as (token behind it, cue); a dash must touch both ends.

    Some numbers need no link: "üç beş kişi", three to five people.
    """
    if i < len(tokens) and tokens[i].kind == "word" and words.has("first_of_two", tokens[i - 1].low):
        yield i, "or"
    found = words.range_links.at(tokens, i)
    if found is None or i + found.length >= len(tokens):
        return
    touching = tokens[i].start == tokens[i - 1].end and tokens[i].end == tokens[i + 1].start
    if found.value != "dash" or touching:
        yield i + found.length, found.value


def _scaled(low_end: Quantity, high_end: Quantity) -> Quantity | None:
    """The first end on the scale of the second ("two or three hundred"), or None if the two make no range."""
    if low_end.scale == 1 and high_end.scale > 1 and low_end.value < high_end.value / high_end.scale:
        return low_end._replace(value=low_end.value * high_end.scale)
    return low_end if 0 < low_end.value < high_end.value else None


def _span(tokens: Sequence[Token], low_end: Quantity, high_end: Quantity, cue: str) -> Number:
    ends = figure_of(tokens, low_end), figure_of(tokens, high_end)
    whole = ends[0].low is not None and ends[1].low is not None
    number = number_of(tokens, low_end.first, high_end.last, "range" if whole else "decimal", None, None, low_end.words)
    return number._replace(low=ends[0].low, high=ends[1].low, start=ends[0].start, end=ends[1].end, cue=cue, ends=ends)
