"""A number with the words that bound it: at least 30, some 150, 20 or more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounted.language import Number, Token
from accounted.language.numbers import COUNTS
from accounted.reading.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount at tokens `first` to `last`, bounds included; `start` and `end` hold the number words only."""

    first: int
    last: int
    start: int
    end: int
    low: int | None
    high: int | None
    precision: str
    zero: bool = False
    things: bool = False


def quantity_at(tokens: Sequence[Token], i: int, counts: Mapping[int, Number], lexicon: Lexicon) -> Quantity | None:
    """The quantity that begins at token `i`, its bounding words first, or None."""
    bounds: list[str] = []
    j = i
    while j not in counts and (found := lexicon.bounds.at(tokens, j)):
        bounds.append(found.value)
        j += found.length
    number = counts.get(j)
    if number is None or number.form not in COUNTS or number.low is None:
        return None
    end = number.last + (2 if number.plus and _plus_follows(tokens, number.last + 1, lexicon) else 0)
    behind = lexicon.bounds_behind.at(tokens, end + 1)
    near = behind if behind and behind.value != "far" else None
    last = end + (near.length if near else 0)
    bound = next((b for b in bounds if b != "none"), None) or (near.value if near else _far_bound(tokens, end, lexicon))
    low, high, precision = bounded(number, bound)
    things = _counts_something_else(tokens, j, last, lexicon)
    return Quantity(i, last, number.start, number.end, low, high, precision, number.form == "zero", things)


def bounded(number: Number, bound: str | None) -> tuple[int | None, int | None, str]:
    """Low, high and precision of a number under a bound; the number itself is the bound, never one more."""
    if number.form == "vague":
        return number.low, number.high, "vague"
    if number.form == "range":
        return number.low, number.high, "range"
    if number.plus or bound == "at_least":
        return number.low, None, "at_least"
    if bound == "at_most":
        return None, number.high, "at_most"
    loose = bound == "approximate" or number.approximate
    return number.low, number.high, "approximate" if loose else "exact"


def _far_bound(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> str | None:
    """A bound told of the number behind its noun: 600 dead was a minimum."""
    found = (lexicon.bounds_behind.at(tokens, k) for k in range(end + 1, min(len(tokens), end + 4)))
    return "at_least" if any(bound and bound.value == "far" for bound in found) else None


def _plus_follows(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether "-plus" is written behind the digits, outside the number words."""
    return i + 1 < len(tokens) and tokens[i].text == "-" and lexicon.words.has("plus", tokens[i + 1].low)


def _glued_to_a_word(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether letters touch the digits: 12x, 1e9."""
    behind, before = tokens[last + 1 : last + 2], tokens[i - 1 : i] if i else []
    after = bool(behind) and behind[0].kind == "word" and behind[0].start == tokens[last].end
    return after or (
        bool(before) and before[0].low.isascii() and before[0].low.isalpha() and before[0].end == tokens[i].start
    )


def _counts_something_else(tokens: Sequence[Token], i: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the neighbours show that no people are counted: page 31, 31 km, $31."""
    before = tokens[i - 1].low if i else ""
    if before == "." and i > 1:
        before = tokens[i - 2].low + "."
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if before in lexicon.sets["not_counts_after"] or after in lexicon.sets["not_counts_before"]:
        return True
    if _glued_to_a_word(tokens, i, last):
        return True
    attached = last + 2 < len(tokens) and after == "-" and tokens[last + 1].start == tokens[last].end
    return attached and tokens[last + 2].start == tokens[last + 1].end and tokens[last + 2].kind == "word"
