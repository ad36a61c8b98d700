"""When a text was published, worked out from an anniversary when it does not say; and days told from other days.

A text that marks the 32nd anniversary of 26 February 1992 and says "on Monday" is of Monday, 26 February 2024: the year
of the event and the ordinal give the year, and the day is accepted only when its weekday is one the text names.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from accounted.language import Date, dates, sentences, tokenise
from accounted.model import Period
from accounted.reading.kinds.lexicon import KindsLexicon

_NEAR_DAYS = 45
"""How far from its anniversary a text may be published and still be about it."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The publication of a text, and the day each anniversary it speaks of goes back to, by ordinal.

    `published` is EDTF, `derived` whether it was worked out here.
    """

    published: str | None = None
    derived: bool = False
    origins: dict[int, str] = field(default_factory=dict)

    def anniversary(self, ordinal: int, now: bool) -> Period | None:
        """The day of an anniversary; when its origin is unknown and it is marked `now`, the day of publication."""
        origin = self.origins.get(ordinal)
        if origin is not None:
            day = _years_on(_day(origin), ordinal)
            return Period(day.isoformat(), "derived") if day else None
        return Period(self.published, "derived") if now and self.published else None


def occasion(text: str, start: int, published: str | None, lexicon: KindsLexicon) -> Occasion:
    """What the anniversaries of a text tell: each with its origin, and the publication when nobody states its day."""
    if not any(word.strip("*") in text.casefold() for word in lexicon.lists.get("anniversary", ())):
        return Occasion(published)
    days, ordinals, weekdays = _named(text, start, lexicon)
    if published and _day(published):
        return Occasion(published, False, _origins(ordinals, days, _day(published)))
    derived = _derived(ordinals, days, weekdays, published)
    if derived is None:
        return Occasion(published)
    return Occasion(derived.isoformat(), True, _origins(ordinals, days, derived))


def _named(text: str, start: int, lexicon: KindsLexicon) -> tuple[Counter[str], Counter[int], set[int]]:
    """The full dates, the ordinals of anniversaries and the weekdays (1 is Monday) that a text names."""
    days: Counter[str] = Counter()
    ordinals: Counter[int] = Counter()
    weekdays: set[int] = set()
    for first, last in sentences(text, lexicon.words, start):
        tokens = tokenise(text, first, last)
        for found in dates(tokens, lexicon.words):
            if found.kind == "anniversary" and found.ordinal:
                ordinals[found.ordinal] += 1
            elif found.basis == "explicit" and found.edtf:
                days.update(edge for edge in found.edtf.split("/")[-1:] if _day(edge))
            elif found.basis == "relative" and found.first == found.last:
                weekday = lexicon.words.dates.weekdays.at(tokens, found.first)
                weekdays |= {weekday.value} if weekday else set()
    return days, ordinals, weekdays


def _derived(ordinals: Counter[int], days: Counter[str], weekdays: set[int], published: str | None) -> date | None:
    """The anniversary's day where its weekday is one that the text names; None when two days would do."""
    year = int(published[:4]) if published and published[:4].isdigit() else None
    fitting = {day for ordinal in ordinals for origin in days if (day := _years_on(_day(origin), ordinal))
               and day.isoweekday() in weekdays and year in (None, day.year)}  # fmt: skip
    return fitting.pop() if len(fitting) == 1 else None


def _origins(ordinals: Counter[int], days: Counter[str], published: date | None) -> dict[int, str]:
    """For each ordinal the day whose anniversary falls nearest to the publication."""
    found: dict[int, str] = {}
    for ordinal in ordinals:
        near = [(abs((day - published).days), -days[origin], origin) for origin in days
                if published and (day := _years_on(_day(origin), ordinal))]  # fmt: skip
        if near and min(near)[0] <= _NEAR_DAYS:
            found[ordinal] = min(near)[2]
    return found


def _day(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat(edtf or "")
    except ValueError:
        return None


def _years_on(day: date | None, years: int) -> date | None:
    """The same day so many years later; of a leap day the 28th."""
    if day is None or day.year + years > date.max.year:
        return None
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


class Clock:
    """The days told last, in the story and in the reporting of it, from which "a day earlier" is reckoned."""

    def __init__(self) -> None:
        self._last: dict[bool, str] = {}

    def period(self, when: Date, lexicon: KindsLexicon, reporting: bool) -> Period | None:
        """The period of a date's words; None when they give no date."""
        shift = _shift(when, lexicon)
        if shift is not None and (last := self._last.get(reporting)):
            return Period(_shifted(last, shift), "derived" if shift else "context", when.exact)
        if when.kind != "date" or when.edtf is None:
            return None
        basis = {"explicit": "sentence", "context": "context"}.get(when.basis, "derived")
        return Period(when.edtf, basis, when.exact)

    def told(self, period: Period | None, reporting: bool) -> None:
        """Remember a day that was told; of a night the later day."""
        if period and _day(period.edtf.split("/")[-1]):
            self._last[reporting] = period.edtf.split("/")[-1]


def _shift(when: Date, lexicon: KindsLexicon) -> int | None:
    """How many days away from the last one the words point, if they do."""
    tokens = tokenise(when.exact)
    found = lexicon.pointing.at(tokens, 0)
    return int(found.value) if found and found.length == len(tokens) else None


def _shifted(edtf: str, days: int) -> str:
    day = _day(edtf)
    return (day + timedelta(days)).isoformat() if day else edtf
