"""What figures may be set against each other: fates that sources use for one another, and figures that are one number.

Sources call the same people captured, abducted or detained, missing or disappeared. Rows keep the word that was used;
where statements are compared, such words are one class.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from accounted.model import Amount, CountClaim

__all__ = ["APART", "Counted", "counted", "fate_class", "number_of", "tells_apart"]

APART = frozenset({"combatants", "police", "peacekeepers", "humanitarian", "medical"})
"""Groups that a source counts apart from the people of a place."""
_PLENTY = 100
"""From so many people on, two who count by themselves hardly come to one number."""
_ONE_FATE = {"abducted": "captured", "detained": "captured", "disappeared": "missing"}
_ONE_GROUP = {"civilians": None, "girls": "children", "boys": "children"}


class Counted(NamedTuple):
    """Who is counted, as far as comparing goes: fate, group and unit, each as a class; `at` is the place within the
    incident where only those harmed there are counted."""

    fate: str
    group: str | None
    unit: str
    at: str | None = None


def fate_class(code: str) -> str:
    """The fate under which figures of this one are compared."""
    return _ONE_FATE.get(code, code)


def counted(claim: CountClaim) -> Counted:
    """The class a count is compared in; civilians are compared with the whole, girls and boys with children."""
    group = claim.group.code
    unit = "family" if claim.unit in ("family", "household") else claim.unit
    return Counted(fate_class(claim.fate.code), _ONE_GROUP.get(group, group) if group else None, unit)


def number_of(amount: Amount) -> tuple[int | None, int | None]:
    """The number given, without how: 613, about 613 and at least 613 are one number; a range is two."""
    if amount.precision in ("range", "vague"):
        return (amount.low, amount.high)
    value = amount.low if amount.low is not None else amount.high
    return (value, value)


def tells_apart(amount: Amount) -> float:
    """How much an equal number says of a common source, from 0 to 1: 613 says much, 7 or 600 little.

    Who counts few people by himself easily comes to the same number as others, and who rounds does so at any size. So
    the weight grows with the logarithm of the number up to 100, and is less for round ones: three quarters for tens and
    where only the first two figures are no zeros, half for hundreds and thousands.
    """
    if amount.precision in ("vague", "unquantified"):
        return 0.0
    low, high = number_of(amount)
    if low != high:
        return 1.0
    value = low or 0
    weight = min(1.0, log(max(value, 1)) / log(_PLENTY))
    figures = str(value).rstrip("0")
    if value < 10 or str(value)[-1] != "0":
        return weight
    if value < _PLENTY or len(figures) == 2:
        return weight * 0.75
    return weight * (0.5 if len(figures) == 1 else 1.0)
