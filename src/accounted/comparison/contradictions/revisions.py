"""Figures that a speaker puts in the place of those it gave before, and says so.

A count that goes on explains that a later figure is higher. Where the later statement says that it replaces the
earlier one ("raised to 112 from 86", "12, and not 14 as was stated", "after a review"), the speaker no longer stands by
what it said, whether the count was under way or not.
"""

from __future__ import annotations

import re

from accounted.comparison.clocks import says
from accounted.comparison.contradictions.peers import size
from accounted.comparison.contradictions.positions import Position
from accounted.comparison.origins import Told

__all__ = ["revises"]

_SAYS_SO = ("replaced", "mended")
_MOVED = (*_SAYS_SO, "under_way")
_BESIDE = (*_MOVED, "earlier")
"""With both figures in one sentence, also that it rose from the one to the other tells of a replacement."""
_NUMBERS = re.compile(r"(?<![\d.,])\d+(?![\d.,]*\d)")
_THRICE = 3
"""Of two figures in one sentence, one that is less than a third of the other is a part of it, and no earlier one."""
_TOLD = 10
"""A smaller number in a sentence may count anything."""


def revises(one: Position, other: Position) -> bool:
    """Whether words say that one of two figures stands in the place of the other."""
    beside = [(here, there) for here in one.told for there in other.told if _one_sentence(here, there)]
    if beside and _THRICE * min(size(one), size(other)) < max(size(one), size(other)):
        return False
    if any(here.speaker == there.speaker and _tells_why(here) for here, there in beside):
        return True
    earlier, later = sorted((one, other), key=lambda it: (it.since, it.first.order))
    after = [told for told in later.told if told.dated[0] >= earlier.since]
    if any(_gives(told, earlier) for told in after):
        return True
    return (one.chain == other.chain or _same_speaker(one, other)) and any(map(_replaces, after))


def _same_speaker(one: Position, other: Position) -> bool:
    return bool({told.speaker for told in one.told} & {told.speaker for told in other.told})


def _one_sentence(one: Told, other: Told) -> bool:
    return one.document == other.document and one.claim.passage.start == other.claim.passage.start


def _gives(told: Told, earlier: Position) -> bool:
    """Whether a statement tells, beside its own figure, that an earlier one was so many."""
    text, period = told.claim.passage.exact, told.claim.period
    if size(earlier) < _TOLD or not any(says(told.claim, kind) for kind in _MOVED):
        return False
    beside = text.replace(period.exact, " ") if period and period.exact else text
    return str(size(earlier)) in _NUMBERS.findall(beside)


def _tells_why(told: Told) -> bool:
    return any(says(told.claim, kind) for kind in _BESIDE)


def _replaces(told: Told) -> bool:
    return any(says(told.claim, kind) for kind in _SAYS_SO)
