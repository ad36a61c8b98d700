"""The events of a document, sentence by sentence: which happenings are told, when they were, in what order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from accounted.language import Date, Words
from accounted.model import Amount, CountClaim, EventClaim, LabelClaim, Period
from accounted.reading.kinds.dating import Clock, Occasion
from accounted.reading.kinds.events.agreement import DONE, HARMS
from accounted.reading.kinds.events.deeds import deeds
from accounted.reading.kinds.events.denied import denied
from accounted.reading.kinds.events.doers import doings
from accounted.reading.kinds.events.happening import COUNTED, Telling
from accounted.reading.kinds.events.hits import Hit, hits
from accounted.reading.kinds.events.lasting import lasting
from accounted.reading.kinds.events.order import OF_REPORTING, Order
from accounted.reading.kinds.events.pieces import Cutter, Piece
from accounted.reading.kinds.events.placing import Placed, placed
from accounted.reading.kinds.events.plainly import plainly_dated
from accounted.reading.kinds.events.striking import striking
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.scene import is_dateline


@dataclass(frozen=True, slots=True)
class Known:
    """A happening that the text has dated: the words it was told in, and its period."""

    words: frozenset[str]
    period: Period


@dataclass(frozen=True, slots=True)
class _Free:
    """The dates of a sentence that belong to none of its hits."""

    spoken: Spoken
    dated: Placed
    period_of: Callable[[Date], Period | None]

    def within(self, first: int, last: int) -> Period | None:
        """The period of the one free date between two tokens; None without one, or with several."""
        held = [
            date for date in self.spoken.when
            if date.kind == "date" and first <= date.first and date.last <= last
            and date not in self.dated.values() and not is_dateline(date, self.spoken.tokens)
        ]  # fmt: skip
        return self.period_of(held[0]) if len(held) == 1 else None


class Events:
    """One document being read for events."""

    def __init__(self, occasion: Occasion, words: Words) -> None:
        self.occasion, self.clock, self.order, self.words = occasion, Clock(), Order(), words
        self.known: list[Known] = []
        self._shared: dict[tuple[int, bool], Period | None] = {}

    def read(
        self, spoken: Spoken, labels: Sequence[LabelClaim], figures: Sequence[CountClaim] = ()
    ) -> list[EventClaim]:
        """The events of one sentence, in order; its `figures` tell how long something lasted by themselves."""
        self._shared.clear()
        pieces = Cutter(spoken).cut()
        found = hits(spoken, pieces)
        doers = [*doings(spoken, pieces, found)]
        dated = placed(spoken, pieces, found, {n for n, _, _ in doers})
        told: set[int] = set()
        events: dict[tuple[int, int, str], EventClaim] = {}
        for k, hit in enumerate(found):
            if _told_already(k, pieces, found, dated, told):
                continue
            telling = Telling(spoken, pieces, found, hit, dated.get(k))
            event = self._event(telling, labels)
            if event is not None:
                told |= set() if event.type in COUNTED else {k}
                stretch = event.passage.start, event.passage.end, event.type
                if stretch not in events or events[stretch].period is None:
                    events[stretch] = event
        apart = [_without_victims(one, figures) for one in _apart(list(events.values()))]
        pointed = partial(self._of_clock, spoken=spoken, reporting=False)
        free = _Free(spoken, dated, pointed)
        done = [*deeds(spoken, pieces, found, [*apart, *figures], doers, free.within)]
        done += denied(spoken, pieces, found)
        done += lasting(spoken, pieces, found, [*apart, *figures], self.words)
        done += striking(spoken, found, [*apart, *done, *figures], self.words, pointed)
        done += plainly_dated(spoken, [*apart, *done, *figures], pointed)
        return [*apart, *done]

    def _event(self, telling: Telling, labels: Sequence[LabelClaim]) -> EventClaim | None:
        kind = telling.kind()
        if kind is None:
            return None
        reporting = kind in OF_REPORTING
        period = self._period(telling, kind, labels)
        if not telling.stands(kind, period) or _in_name(telling, labels):
            return None
        self.clock.told(period, reporting)
        event = telling.claim(kind, period)
        if period is not None and not reporting:
            self.known.append(Known(telling.words(), period))
        return self.order.follow(event, telling.spoken, telling.first, telling.hit.last)

    def _period(self, telling: Telling, kind: str, labels: Sequence[LabelClaim]) -> Period | None:
        """When it happened: its own date, an anniversary, the present day, or the day of an event named in it."""
        spoken, date = telling.spoken, telling.date
        now = telling.present()
        if date is not None and date.kind == "anniversary":
            if kind != "commemoration" or date.ordinal is None:
                return None
            period = self.occasion.anniversary(date.ordinal, now)
            return Period(period.edtf, period.basis, date.exact) if period else None
        if date is not None and kind == "commemoration" and date.basis == "relative" and _long_ago(date):
            return self._commemorated(telling, now)
        if date is not None:
            return self._of_clock(date, spoken, kind in OF_REPORTING)
        if kind == "commemoration":
            return self._commemorated(telling, now)
        return self._named(telling, labels)

    def _of_clock(self, date: Date, spoken: Spoken, reporting: bool) -> Period | None:
        """The period of a date; one that several events share ("the next day they shelled it and left") points once."""
        shared = date.first, reporting
        if shared not in self._shared:
            self._shared[shared] = self.clock.period(date, spoken.lexicon, reporting)
        return self._shared[shared]

    def _commemorated(self, telling: Telling, now: bool) -> Period | None:
        """The day of a commemoration without a date: an anniversary told in the piece, or today."""
        first, last = telling.piece.first, telling.piece.last
        near = next((d for d in telling.spoken.when if d.kind == "anniversary" and first <= d.first <= last), None)
        if near is not None and near.ordinal is not None:
            return self.occasion.anniversary(near.ordinal, now)
        return Period(self.occasion.published, "derived") if now and self.occasion.published else None

    def _named(self, telling: Telling, labels: Sequence[LabelClaim]) -> Period | None:
        """The day of an event that the piece names behind "during": known from elsewhere in the text."""
        spoken, piece = telling.spoken, telling.piece
        start, end = spoken.tokens[telling.hit.last].end, spoken.tokens[piece.last].end
        for label in labels:
            if label.use != "event_name" or not start <= label.passage.start < end:
                continue
            at = spoken.at(label.passage.start)
            if not any(spoken.lexicon.reach("named_in", spoken.tokens, i) for i in range(telling.hit.last + 1, at)):
                continue
            name = spoken.tokens[at - 1].low
            head = spoken.tokens[spoken.at(label.passage.end - 1)].low
            matching = [k.period.edtf for k in self.known if {head, name} <= k.words]
            if matching:
                return Period(max(matching, key=len), "context")
        return None


def _without_victims(event: EventClaim, figures: Sequence[CountClaim]) -> EventClaim:
    """The event without an actor in whose words those are counted who suffered it: tué dix habitants."""
    if event.type not in HARMS or not event.actors:
        return event
    suffered = [one.amount for one in figures if one.fate.code in DONE]
    kept = tuple(name for name in event.actors if not any(_holds_number(event, name, it) for it in suffered))
    return event if kept == event.actors else replace(event, actors=kept, id="")


def _holds_number(event: EventClaim, name: str, amount: Amount) -> bool:
    at = event.passage.exact.find(name)
    start = event.passage.start + at
    return at >= 0 and start <= amount.start and amount.end <= start + len(name)


def _long_ago(date: Date) -> bool:
    """Whether a date is only a year told from today ("31 years ago"): that of what is commemorated."""
    return date.edtf is None or len(date.edtf) <= len("1993~")


def _apart(events: list[EventClaim]) -> list[EventClaim]:
    """The events without those that repeat another: its passage without a date, or by a noun within it of one date."""
    dated = {(e.passage.start, e.passage.end) for e in events if e.period}
    kept = [e for e in events if e.period or (e.passage.start, e.passage.end) not in dated]
    return [e for e in kept if not (e.read_by.rule == "event-noun" and any(_holds(other, e) for other in kept))]


def _holds(outer: EventClaim, inner: EventClaim) -> bool:
    """Whether one event is told in more words than another, around it, and of the same time."""
    around = outer.passage.start <= inner.passage.start and inner.passage.end <= outer.passage.end
    longer = len(outer.passage.exact) > len(inner.passage.exact)
    return around and longer and outer.period is not None and inner.period is not None and (
        outer.period.edtf == inner.period.edtf
    )  # fmt: skip


def _told_already(k: int, pieces: Sequence[Piece], found: Sequence[Hit], dated: Placed, told: set[int]) -> bool:
    """Whether a clause with "when" only says more of what the clause before tells, at the one date they share."""
    clause = pieces[found[k].piece].clause
    if pieces[found[k].piece].opener != "same_time" or k not in dated:
        return False
    return any(
        dated[j] is dated[k] and pieces[found[j].piece].clause == clause - 1 and found[j].form != "say"
        for j in told if j in dated
    )  # fmt: skip


def _in_name(telling: Telling, labels: Sequence[LabelClaim]) -> bool:
    """Whether a happening is only named with its year, and not told: "the 1992 Tol massacre left a mark"."""
    if telling.hit.form != "noun" or telling.date is None or telling.date.last >= telling.hit.first:
        return False
    start = telling.spoken.tokens[telling.hit.first].start
    return any(one.use == "event_name" and one.passage.start <= start < one.passage.end for one in labels)
