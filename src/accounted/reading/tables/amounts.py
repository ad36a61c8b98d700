"""The amount in a cell that holds a number and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from accounted.language import numbers, tokenise
from accounted.model import Cell
from accounted.reading.grammar.quantities import Quantity, bounded, quantity_at
from accounted.reading.lexicon import Lexicon, lexicon_for

_LONGEST = 6
"""How many tokens an amount with its bound has at most."""
_NOTE_MARK = re.compile(r"\s*(?:[*†‡§⁰¹²³⁴-⁹]+|\[[\w*]\]|(?<=\d)\s?\([a-z*]\))\Z")
_REMEMBERED = 1 << 14
"""So many different cells are remembered, since numbers and labels recur."""
_YEARS = range(1500, 2200)


def quantity_of(cell: Cell, lexicon: Lexicon) -> Quantity | None:
    """The amount of a cell, offsets in the document's text; the mark of a note behind it is no part of it."""
    found = _amount(cell.text, lexicon.language) if len(cell.text) == cell.end - cell.start else None
    return replace(found, start=found.start + cell.start, end=found.end + cell.start) if found else None


@lru_cache(maxsize=_REMEMBERED)
def _amount(words: str, language: str) -> Quantity | None:
    """The amount that words hold and nothing else."""
    lexicon = lexicon_for(language)
    tokens = tokenise(_NOTE_MARK.sub("", words))
    if not tokens or len(tokens) > _LONGEST:
        return None
    counts = {number.first: number for number in numbers(tokens, lexicon.words) if number.form != "zero"}
    found = quantity_at(tokens, 0, counts, lexicon)
    if found is None or found.last != len(tokens) - 1 or found.things:
        return None
    return Quantity(0, found.last, found.start, found.end, found.low, found.high, found.precision)


def is_year(cell: Cell) -> bool:
    """Whether a cell holds a number that looks like a year."""
    words = cell.text.strip()
    return len(words) == 4 and words.isdecimal() and int(words) in _YEARS


def with_bound(quantity: Quantity, value: Cell, bound: Cell, lexicon: Lexicon) -> Quantity:
    """The amount under the bound that another cell names: "more than"."""
    found = lexicon.bounds.at(tokenise(bound.text), 0)
    number = next(iter(numbers(tokenise(value.text), lexicon.words)))
    if found is None or found.value == "none":
        return quantity
    low, high, precision = bounded(number, found.value)
    return replace(quantity, low=low, high=high, precision=precision)
