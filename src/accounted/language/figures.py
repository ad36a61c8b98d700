"""The record that `numbers` gives back, and how it is made from tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .cardinals import Quantity
from .tokens import Token

__all__ = ["COUNTS", "Number", "figure_of", "number_of"]

COUNTS = frozenset({"exact", "range", "vague", "zero", "same"})
"""The forms that can be an amount of people; the others are passed over."""


class Number(NamedTuple):
    """A number in a list of tokens; `low` and `high` are None where the form holds no whole figure.

    `start` and `end` are code points of the number words only, with the article of "a dozen" and both ends of a
    range. `form` is exact, range, vague, zero or same ("as many": the figure before), or else ordinal, decimal,
    fraction, percent, time or code. For a range `cue` says how it was written (between, from, to, or, dash) and
    `ends` holds the two figures: "from 7 to 8" may be a range or a correction.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    form: str
    start: int
    end: int
    words: bool
    approximate: bool = False
    plus: bool = False
    cue: str = ""
    ends: tuple[Number, ...] = ()


def number_of(
    tokens: Sequence[Token], first: int, last: int, form: str, low: int | None, high: int | None, words: bool
) -> Number:
    """A number over the tokens `first` to `last`."""
    return Number(first, last, low, high, form, tokens[first].start, tokens[last].end, words)


def figure_of(tokens: Sequence[Token], read: Quantity) -> Number:
    """A quantity as a number: exact if it is whole, else decimal."""
    whole = read.value.denominator == 1
    low = int(read.value) if whole else None
    form = "exact" if whole else "decimal"
    number = number_of(tokens, read.first, read.last, form, low, low, read.words)
    start, end = number.start + read.front, number.end - read.back
    return number._replace(start=start, end=end, approximate=read.approximate)
