"""Stretches of a text that overlap and nest, written as elements that nest: one that crosses another is taken up again.

The text itself comes out whole and in order; only elements are put around its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from accounted.web.evidence_text import inert


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end`, the element that opens there; `again` is how it is opened where it is taken up again.

    Of two that begin together the one of the lower `rank` is outside, then the longer.
    """

    start: int
    end: int
    open: Markup
    again: Markup
    close: Markup
    rank: int = 9


def woven(text: str, stretches: Iterable[Stretch]) -> Markup:
    """The text as HTML with every stretch around its words.

    A stretch without words, such as an empty cell, stands before what begins at its place.
    """
    waiting = sorted(
        (one for one in stretches if 0 <= one.start <= one.end <= len(text)),
        key=lambda one: (one.start, one.rank, one.start < one.end, -one.end),
    )[::-1]
    pieces: list[Markup] = []
    open_now: list[Stretch] = []
    at = 0
    while waiting or open_now:
        ends = min((one.end for one in open_now), default=len(text) + 1)
        begins = waiting[-1].start if waiting else len(text) + 1
        to = min(ends, begins)
        pieces.append(inert(text[at:to]))
        at = to
        if ends <= begins:
            _close(pieces, open_now, at)
        else:
            opened = waiting.pop()
            pieces.append(opened.open)
            open_now.append(opened)
    pieces.append(inert(text[at:]))
    return Markup("").join(pieces)


def _close(pieces: list[Markup], open_now: list[Stretch], at: int) -> None:
    """Close what ends here, and what was opened inside it; that is taken up again behind."""
    again: list[Stretch] = []
    while any(one.end <= at for one in open_now):
        last = open_now.pop()
        pieces.append(last.close)
        if last.end > at:
            again.append(last)
    for one in reversed(again):
        pieces.append(one.again)
        open_now.append(one)
