"""The amount in a cell that holds a number and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

from accounted.language import numbers, tokenise
from accounted.model import Cell
from accounted.reading.grammar.quantities import Quantity, bounded, quantity_at
from accounted.reading.lexicon import Lexicon

_LONGEST = 6
"""How many tokens an amount with its bound has at most."""
_NOTE_MARK = re.compile(r"\s*(?:[*†‡§⁰¹²³⁴-⁹]+|\[[\w*]\]|(?<=\d)\s?\([a-z*]\))\Z")
_YEARS = range(1500, 2200)


def quantity_of(cell: Cell, lexicon: Lexicon) -> Quantity | None:
    """The amount of a cell, offsets in the document's text; the mark of a note behind it is no part of it."""
    words = _NOTE_MARK.sub("", cell.text)
    tokens = tokenise(words)
    if not tokens or len(cell.text) != cell.end - cell.start or len(tokens) > _LONGEST:
        return None
    counts = {number.first: number for number in numbers(tokens, lexicon.words) if number.form != "zero"}
    found = quantity_at(tokens, 0, counts, lexicon)
    if found is None or found.last != len(tokens) - 1 or found.things:
        return None
    start, end = found.start + cell.start, found.end + cell.start
    return Quantity(0, found.last, start, end, found.low, found.high, found.precision)


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
