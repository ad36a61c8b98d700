"""At what hour a sentence says that a deed was done or began, where no other claim stands at that hour.

"The first shell fell at 13:32" tells of no day and of nobody who did it, and yet contradicts whoever says half past
twelve; so it is an event of its own, on the day that its sentence names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from accounted.language import Date, Hour, Words, hours
from accounted.model import CountClaim, EventClaim, Period, vocabulary
from accounted.reading.kinds.events.hits import Hit
from accounted.reading.kinds.events.order import OF_REPORTING
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.scene import is_dateline

RULE = "event-hour"
_LATER = OF_REPORTING | {"legal_act", "political_act", "background"}
_AT_ONCE = vocabulary("fates").having("done")


def striking(
    spoken: Spoken,
    found: Sequence[Hit],
    held: Sequence[EventClaim | CountClaim],
    words: Words,
    period_of: Callable[[Date], Period | None],
) -> Iterator[EventClaim]:
    """The first hour of a sentence that no claim among `held` has in its passage, as an event; its type by a noun."""
    for hour in hours(spoken.tokens, words)[:1]:
        position = spoken.tokens[hour.first].start
        if any(one.passage.start <= position < one.passage.end and _befell(one) for one in held):
            return
        first, last = _stretch(spoken, hour)
        nouns = (hit for hit in found if hit.form == "noun" and first <= hit.first <= last)
        named = (hit.type for hit in nouns if hit.type not in _LATER)
        speaker, voice = spoken.said(first)
        denied = voice is not None and voice.kind == "deny" and voice.cue[1] <= position
        days = [one for one in spoken.when if one.kind == "date" and not is_dateline(one, spoken.tokens)]
        yield EventClaim(
            **spoken.basis(first, last, RULE, speaker, (hour.first, hour.first)),
            what=" ".join(spoken.words(first, last).strip(" ,.;:“”\"'‘’–—").split()),
            type=next(named, "other"), polarity="denied" if denied else "affirmed",
            period=period_of(days[0]) if len(days) == 1 else None,
        )  # fmt: skip


def _befell(one: EventClaim | CountClaim) -> bool:
    """Whether a claim tells the deed itself, at the hour in its passage; who was set free or found came later."""
    return one.fate.code in _AT_ONCE if isinstance(one, CountClaim) else one.type not in _LATER


def _stretch(spoken: Spoken, hour: Hour) -> tuple[int, int]:
    """The sentence, without the marks at its ends."""
    first, last = 0, len(spoken.tokens) - 1
    while last > hour.first and spoken.tokens[last].kind == "punct":
        last -= 1
    while first < hour.first and spoken.tokens[first].kind == "punct":
        first += 1
    return first, last
