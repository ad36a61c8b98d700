"""What two amounts of the same people can be to each other: one figure, two that both may hold, or two that can't.

Arithmetic of intervals: at least 161 reaches from 161 upwards, at most 200 up to 200, about 800 a tenth to both sides;
a vague word contradicts no number.
"""

from __future__ import annotations

from typing import NamedTuple

from accounted.comparison.classes import number_of
from accounted.model import Amount

__all__ = ["EQUAL", "FITS", "OPPOSES", "UNLIKE", "VAGUE", "Reach", "reach", "relation"]

EQUAL, FITS, OPPOSES, VAGUE, UNLIKE = "equal", "fits", "opposes", "vague", "unlike"
_ABOUT = 10
"""An approximate figure reaches one part in so many to both sides."""


class Reach(NamedTuple):
    """All numbers that an amount leaves possible; None where it is open above."""

    low: int
    high: int | None


def reach(amount: Amount) -> Reach:
    """The numbers that an amount leaves possible.

    "Just over 50" is read as about 50, so that 52 fits it.
    """
    low, high = amount.low or 0, amount.high
    if amount.precision == "approximate":
        slack = max(low, 1) // _ABOUT
        return Reach(low - slack, low + slack)
    return Reach(low, high)


def relation(
    one: Amount, other: Amount, floors: tuple[bool, bool] = (False, False), beside: tuple[int, int] = (0, 0)
) -> str:
    """How two amounts stand to each other: `equal`, `fits`, `opposes`, `vague`, or `unlike` (vague and far away).

    `floors` says of each whether its words leave room for more, as what a hospital counted does; `beside` how many more
    the same statement counts apart from it, at least.
    """
    if number_of(one) == number_of(other):
        return EQUAL
    if not one.quantified or not other.quantified:
        return UNLIKE
    vague = "vague" in (one.precision, other.precision)
    if _meet(_raised(reach(one), floors[0], beside[0]), _raised(reach(other), floors[1], beside[1])):
        return VAGUE if vague else FITS
    return UNLIKE if vague else OPPOSES


def _raised(reached: Reach, floor: bool, beside: int) -> Reach:
    return Reach(reached.low + beside, None) if floor or beside else reached


def _meet(one: Reach, other: Reach) -> bool:
    above = other.high is None or one.low <= other.high
    return above and (one.high is None or other.low <= one.high)
