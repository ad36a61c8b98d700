"""When two amounts are one figure, and how a person would write it."""

from __future__ import annotations

from typing import Any

from accounted.comparison.voices import name_key
from accounted.model import Amount, say, vocabulary


def figure_key(amount: Amount) -> tuple[Any, ...]:
    """What makes two amounts equal: the number and how it is given; for a mention without one, its words."""
    if not amount.quantified:
        return (amount.precision, amount.mention, name_key(amount.exact))
    return (amount.precision, amount.low, amount.high)


def in_words(amount: Amount) -> str:
    """An amount as a person would write it: "613", "at least 161", "500–1,000"; a vague word as it stands."""
    if amount.precision in ("vague", "unquantified"):
        return amount.exact
    if amount.precision == "range":
        return f"{amount.low:,}–{amount.high:,}"
    return number_in_words(amount.low if amount.low is not None else amount.high or 0, amount.precision)


def number_in_words(value: int, precision: str) -> str:
    """A number with the word for its precision before it; an exact one, or an end of a range, stands alone."""
    bare = precision in ("exact", "range")
    return f"{value:,}" if bare else say(f"{vocabulary('precisions').label(precision)} {{number}}", number=value)
