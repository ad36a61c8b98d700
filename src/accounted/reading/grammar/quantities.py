"""A number with the words that bound it: at least 30, some 150, 20 or more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accounted.language import Number, Token, lookup_form
from accounted.language.numbers import COUNTS
from accounted.reading.grammar.things import counts_something_else
from accounted.reading.lexicon import Lexicon

_BRACKET = 10
"""How many tokens a remark in brackets may have between the ends of "from 1,200 (…) to 3,600"."""
_ENDING_MARKS = frozenset("'’ʼ‘-‐‑")


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
    ended: bool = False
    """Whether the number carries an ending of a case, so that no noun of its own follows."""
    partitive: bool = False
    """Whether that ending makes it a part: bunlardan 30'u, "30 of them"."""


class _Behind(NamedTuple):
    """What stands behind a number and still belongs to it, up to token `last`."""

    last: int
    bound: str | None = None
    ended: bool = False
    partitive: bool = False


def quantity_at(tokens: Sequence[Token], i: int, counts: Mapping[int, Number], lexicon: Lexicon) -> Quantity | None:
    """The quantity that begins at token `i`, its bounding words first, or None."""
    if _goes_on_from(tokens, i, counts, lexicon):
        return None
    bounds: list[str] = []
    j = i
    while (found := lexicon.bounds.at(tokens, j)) and (j not in counts or found.length > counts[j].last - j + 1):
        bounds.append(found.value)
        j += found.length
    number = counts.get(j)
    if (
        len(bounds) > 1
        and bounds[-1] == "none"
        and "approximate" in bounds
        and tokens[j - 1].low in lexicon.sets.get("definite", ())
    ):
        bounds = []  # something about the seven
    if number is None or number.form not in COUNTS or number.low is None:
        return None
    end = number.last + (2 if number.plus and _plus_follows(tokens, number.last + 1, lexicon) else 0)
    end = _said_twice(tokens, number, end, counts)
    last, near, ended, partitive = _ending(tokens, number, end, lexicon) or _bound_behind(tokens, end, lexicon)
    bound = next((b for b in bounds if b != "none"), None) or near or _far_bound(tokens, end, lexicon)
    low, high, precision = bounded(number, bound)
    things = counts_something_else(tokens, j, last, lexicon)
    zero = number.form == "zero"
    end_at = number.end + (_part_length(tokens[end], number, lexicon) if partitive else 0)
    return Quantity(i, last, number.start, end_at, low, high, precision, zero, things, ended, partitive)


def _said_twice(tokens: Sequence[Token], number: Number, end: int, counts: Mapping[int, Number]) -> int:
    """The last token of a number that is repeated in brackets: 12 (twelve) dead."""
    again = counts.get(end + 2) if end + 1 < len(tokens) and tokens[end + 1].text == "(" else None
    if again is None or (again.low, again.high) != (number.low, number.high) or again.last + 1 >= len(tokens):
        return end
    return again.last + 1 if tokens[again.last + 1].text == ")" else end


def _bound_behind(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> _Behind:
    """The bound in the words behind a number: 20 or more."""
    behind = lexicon.bounds_behind.at(tokens, end + 1)
    near = behind if behind and behind.value != "far" else None
    return _Behind(end + near.length, near.value) if near else _Behind(end)


def _ending(tokens: Sequence[Token], number: Number, end: int, lexicon: Lexicon) -> _Behind | None:
    """The ending on a number, in one with it or behind an apostrophe or hyphen, with the bound it may begin."""
    token = tokens[end]
    if number.end < token.end:
        last, ending = end, lookup_form(token.text[number.end - token.start :]).strip("'")
    elif _joined(tokens, end):
        last, ending = end + 2, tokens[end + 2].low
    else:
        return None
    following = [tokens[last]._replace(low=ending), *tokens[last + 1 : last + 5]]
    if bound := lexicon.bounds_behind.at(following, 0):
        last += bound.length - 1
        part, closing = (tokens[last].low in lexicon.sets.get(name, ()) for name in ("part_words", "end_words"))
        return _Behind(last, bound.value, part or closing, part)
    known = ending in lexicon.sets.get("number_endings", ())
    return _Behind(last, None, True, ending in lexicon.sets.get("part_endings", ())) if known else None


def _part_length(token: Token, number: Number, lexicon: Lexicon) -> int:
    """How many letters of a number's ending make it a part, without the case behind: 2 in ikisini, "two of them"."""
    ending = lookup_form(token.text[number.end - token.start :]) if number.end < token.end else ""
    return max((len(part) for part in lexicon.sets.get("part_starts", ()) if ending.startswith(part)), default=0)


def _joined(tokens: Sequence[Token], end: int) -> bool:
    """Whether letters are joined to a number by an apostrophe or a hyphen: 30'u, 106-sı."""
    if end + 2 >= len(tokens) or tokens[end + 1].text not in _ENDING_MARKS or tokens[end + 2].kind != "word":
        return False
    return tokens[end].end == tokens[end + 1].start and tokens[end + 1].end == tokens[end + 2].start


def bounded(number: Number, bound: str | None) -> tuple[int | None, int | None, str]:
    """Low, high and precision of a number under a bound; the number itself is the bound, never one more."""
    if number.form == "vague":
        return number.low, number.high, "vague"
    if number.form == "range" or (number.form == "same" and number.low != number.high):
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


def _goes_on_from(tokens: Sequence[Token], i: int, counts: Mapping[int, Number], lexicon: Lexicon) -> bool:
    """Whether token `i` leads from one figure to another, so that it is no upper bound: rose from 47 to 52."""
    link = lexicon.words.range_links.at(tokens, i)
    if not link or link.value != "to":
        return False
    end = i - 1
    if end > 0 and tokens[end].text == ")":  # from 1,200 (the commission) to 3,600
        end = next((k - 1 for k in range(end, max(0, end - _BRACKET), -1) if tokens[k].text == "("), end)
    before = next((number.first for number in counts.values() if number.last == end), 0)
    return before > 0 and lexicon.words.has("from", tokens[before - 1].low)
