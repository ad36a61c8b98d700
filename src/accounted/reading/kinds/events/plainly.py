"""The day on which a sentence plainly says that it was: "It was Wednesday, the 18th", «Это было в субботу».

Such a sentence names no deed, and yet tells the day of what its text is about; so it is an event of its own where no
other claim of the sentence has that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from accounted.language import Date, says_when
from accounted.model import CountClaim, EventClaim, Period
from accounted.reading.kinds.spoken import Spoken

RULE = "event-it-was"


def plainly_dated(
    spoken: Spoken, held: Sequence[EventClaim | CountClaim], period_of: Callable[[Date], Period | None]
) -> Iterator[EventClaim]:
    """One event for the first day that words right beside it make the answer to when it was."""
    for when in spoken.when:
        if when.kind != "date" or not says_when(spoken.tokens, when.first, when.last):
            continue
        if any(one.period and one.passage.start <= when.start < one.passage.end for one in held):
            return
        last = when.last
        speaker, voice = spoken.said(when.first)
        yield EventClaim(
            **spoken.basis(0, last, RULE, speaker, (when.first, last)),
            what=" ".join(spoken.words(0, last).strip(" ,.;:“”\"'‘’–—").split()), type="other",
            polarity="denied" if voice is not None and voice.kind == "deny" else "affirmed", period=period_of(when),
        )  # fmt: skip
        return
