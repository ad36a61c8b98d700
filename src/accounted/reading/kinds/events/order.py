"""Which event comes before which, where the words say so; dates speak for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accounted.model import Claim, EventClaim
from accounted.reading.kinds.spoken import Spoken

OF_REPORTING = frozenset({"statement", "commemoration"})
"""Types that belong to the telling, not to the story."""


class Order:
    """Remembers the event told last and gives it to the next one."""

    def __init__(self) -> None:
        self._last: EventClaim | None = None
        self._sentence_end = 0

    def follow(self, event: EventClaim, spoken: Spoken, first: int, last: int) -> EventClaim:
        """The event with `after` set, where the narrative puts it behind the one told before."""
        if event.type in OF_REPORTING or event.type == "background":
            return event
        earlier = self._last
        placed = event
        if earlier is not None and earlier.id != event.id and self._follows(earlier, event, spoken, first, last):
            placed = replace(event, after=earlier.id)
        self._last, self._sentence_end = placed, spoken.sentence.end
        return placed

    def _follows(self, earlier: EventClaim, event: EventClaim, spoken: Spoken, first: int, last: int) -> bool:
        if self._sentence_end == spoken.sentence.end:
            return False
        if any(spoken.lexicon.reach("sequence", spoken.tokens, i) for i in range(first, last + 1)):
            return True
        between = spoken.text[self._sentence_end : spoken.sentence.start]
        one_line = len(between) < 4 and "\n" not in between
        own = earlier.said_by == event.said_by and event.said_by.mode != "direct_quote"
        return one_line and own and None in (earlier.period, event.period)


def in_order(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with `before` filled in on each event that another one names as the one before it."""
    followed: dict[str, str] = {}
    for claim in claims:
        if isinstance(claim, EventClaim) and claim.after:
            followed.setdefault(claim.after, claim.id)
    return [replace(c, before=followed.get(c.id)) if isinstance(c, EventClaim) else c for c in claims]
