"""Low and high of a row: the smallest and the largest figure that somebody claims for the whole of it.

"At least 161" gives 161 to either end and leaves the row open above. "At most 20" gives a high and leaves the row open
below; as nobody gives 20 for their least, it stands apart from the low, as the figure `below` it, where no low lies
under it. A vague word ("hundreds") gives its conventional ends only in a row where no number sets any. Shares, denied
and hypothetical figures and numbers for several fates together set none, and a mention without a number has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from accounted.comparison.entries import Statement
from accounted.comparison.result import End


class Ends(NamedTuple):
    """Both ends of a row, None where nobody sets one, what is claimed below them, and to which sides it is open."""

    low: End | None
    below: End | None
    high: End | None
    open_below: bool
    open_above: bool


def ends_of(statements: Iterable[Statement]) -> Ends:
    """The ends of a row with the claims that set them.

    Where several claims give the same end, "at least" stands for it, then the earliest document, then the id.
    """
    whole = [one for one in statements if one.sets_an_end]
    numbered = [one for one in whole if one.claim.amount.precision != "vague"] or whole
    low, below = (_end(numbered, side, lambda value: value) for side in (_low, _most))
    return Ends(
        low,
        below if below and (low is None or below.value <= low.value) else None,
        _end(numbered, _high, lambda value: -value),
        any(one.claim.amount.open_below for one in numbered),
        any(one.claim.amount.open_above for one in numbered),
    )


def _low(statement: Statement) -> int | None:
    return statement.claim.amount.low


def _most(statement: Statement) -> int | None:
    amount = statement.claim.amount
    return amount.high if amount.open_below else None


def _high(statement: Statement) -> int | None:
    amount = statement.claim.amount
    return amount.low if amount.open_above else amount.high


def _end(
    statements: Iterable[Statement], side: Callable[[Statement], int | None], order: Callable[[int], int]
) -> End | None:
    given = [(value, one) for one in statements if (value := side(one)) is not None]
    if not given:
        return None
    value, one = min(given, key=lambda it: (order(it[0]), not it[1].claim.amount.open_above, it[1].earliest))
    return End(value, one.claim.amount.precision, one.claim.id)
