"""When two amounts are one figure."""

from __future__ import annotations

from typing import Any

from accounted.comparison.voices import name_key
from accounted.model import Amount


def figure_key(amount: Amount) -> tuple[Any, ...]:
    """What makes two amounts equal: the number and how it is given; for a mention without one, its words."""
    if not amount.quantified:
        return (amount.precision, amount.mention, name_key(amount.exact))
    return (amount.precision, amount.low, amount.high)
