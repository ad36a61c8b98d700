"""A few beside many: a figure so much smaller than another that it counts a part, as a car, a family or a cell.

A body's account of more than a few may be one of the whole, however far it lies from others: nineteen, say the police,
of hundreds. And who says how many civilians there were tells of all of them.
"""

from __future__ import annotations

from accounted.comparison.contradictions.likely import official, size
from accounted.comparison.contradictions.positions import Position
from accounted.comparison.contradictions.whose import one_loss
from accounted.comparison.scope import CIVILIANS

__all__ = ["few_beside_many"]

_FAR = 8
"""Of two numbers, one of which is more than so many times the other, the smaller counts a part."""
_HANDFUL, _SOME = 10, 50
_THRICE, _TWICE = 3, 2
_SEVERAL = 2
"""A number that so many documents give is hardly that of one cell."""


def few_beside_many(one: Position, other: Position) -> bool:
    """Whether the smaller of two figures of different origins most likely counts a part; none is none."""
    small, large = sorted((one, other), key=size)
    if size(small) == 0 or one_loss(one, other) or _of_all_civilians(small):
        return False
    whole = official(small)
    if size(small) * _FAR < size(large) and not (whole and size(small) > _HANDFUL):
        return True
    alone = len({told.document for told in small.told}) < _SEVERAL
    return not whole and alone and (_handful(small, large) or _among(small, large))


def _of_all_civilians(position: Position) -> bool:
    """Whether somebody says so of civilians, and not the publisher of whom it saw."""
    first = position.first
    return first.claim.group.code == CIVILIANS and not first.own


def _handful(small: Position, large: Position) -> bool:
    """Whether one is up to ten and the other at least three times as many."""
    return size(small) <= _HANDFUL and size(large) >= _THRICE * size(small)


def _among(small: Position, large: Position) -> bool:
    """Whether the smaller is told only beside figures at least twice as large, and is of few people."""
    return _TWICE * size(small) <= min(small.among, size(large)) and size(small) <= _SOME
