"""Sentences that say how long something lasted: an event where none was read for it, to compare lengths by."""

from __future__ import annotations

from collections.abc import Iterable

from accounted.language import lengths, words_for
from accounted.model import Claim, EventClaim
from accounted.reading.kinds.spoken import Spoken

__all__ = ["lasting"]


def lasting(spoken: Spoken, found: Iterable[Claim]) -> list[EventClaim]:
    """The sentence as an event, where it tells a length of time that no event read in it holds; it has no date."""
    told = lengths(spoken.tokens, words_for(spoken.lexicon.language))
    at = spoken.tokens[told[0].first].start if told else 0
    held = any(isinstance(one, EventClaim) and one.passage.start <= at < one.passage.end for one in found)
    if not told or held:
        return []
    first, last = 0, len(spoken.tokens) - 1
    while last > 0 and spoken.tokens[last].kind == "punct":
        last -= 1
    while first < last and spoken.tokens[first].kind == "punct":
        first += 1
    speaker, _ = spoken.said(told[0].first)
    what = " ".join(spoken.words(first, last).split())
    return [EventClaim(**spoken.basis(first, last, "event-length", speaker, (told[0].first, told[0].first)), what=what)]
