"""Figures that count the people of two sides: what the one says of the other, and why that is no contradiction."""

from __future__ import annotations

from accounted.comparison.contradictions.peers import size
from accounted.comparison.contradictions.positions import Position
from accounted.comparison.scope import CIVILIANS
from accounted.comparison.whose import BOTH, Side
from accounted.model import Sentence, say

__all__ = ["one_loss", "one_side", "whose"]


def whose(one: Position, other: Position) -> tuple[str, Sentence, str | None] | None:
    """What two figures that count the people of two sides are, why, and in what they differ; None for other pairs."""
    here, there = one.side, other.side
    if here is None or there is None:
        return None
    if here.differs(there):
        return "different_scope", _why(here, there), "people"
    if here.meets(there):
        return _civilians_and_all(one, other)
    if (here.camp == BOTH) == (there.camp == BOTH):
        return None
    both, part = (one, other) if here.camp == BOTH else (other, one)
    if size(part) > size(both) and both.first.claim.amount.high is not None:
        return None
    words, whole = (part.side or here).words, (both.side or there).words
    return "part_of", say("“{part}” speaks of one side, “{whole}” of both", part=words, whole=whole), None


def _civilians_and_all(one: Position, other: Position) -> tuple[str, Sentence, str | None] | None:
    """The same for civilians of one side beside all of that side's dead, soldiers among them, who are more."""
    civil, whole = sorted((one, other), key=lambda it: it.first.claim.group.code is None)
    codes = (civil.first.claim.group.code, whole.first.claim.group.code)
    if codes != (CIVILIANS, None) or size(civil) >= size(whole):
        return None
    return "different_scope", say("civilians of one side, and all of that side"), "people"


def one_side(one: Position, other: Position) -> bool:
    """Whether words say of both figures that they count the people of one side."""
    here, there = one.side, other.side
    return here is not None and there is not None and here.sure and there.sure and here.meets(there)


def one_loss(one: Position, other: Position) -> bool:
    """Whether both count the people of one side, and the smaller is given as its losses, not as some of them."""
    small = min((one, other), key=size).side
    return one_side(one, other) and small is not None and small.losses


def _why(one: Side, other: Side) -> Sentence:
    if one.sure and other.sure:
        return say("they count the people of two sides: “{one}”, “{other}”", one=one.words, other=other.words)
    return say(
        "they most likely count the people of two sides, each that of its speaker: “{one}”, “{other}”", one=one.words,
        other=other.words,
    )  # fmt: skip
