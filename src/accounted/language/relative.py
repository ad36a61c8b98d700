"""Words that point to a day from the day of publication: Monday, yesterday, two days ago, last year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from .cardinals import Quantity, quantity
from .edtf import Point, point, published_day
from .tokens import Token
from .words import Words

__all__ = ["Pointing", "relative_at"]

_DAYS = {"day": 1, "night": 1, "week": 7}
_YEARS = {"year": 1, "decade": 10, "century": 100}


class Pointing(NamedTuple):
    """Pointing words up to token `last`, and the date they point to if that can be told.

    `back` is the length of a suffix that is not part of them (Monday's).
    """

    last: int
    edtf: str | None
    back: int = 0


def relative_at(tokens: Sequence[Token], i: int, words: Words, published: str | None) -> Pointing | None:
    """The pointing words at token `i`; a weekday is the last such day up to the day of publication."""
    day = published_day(published)
    found, unplaced = words.dates.relative_days.at(tokens, i), words.dates.unplaced.at(tokens, i)
    if found and not (unplaced and unplaced.length > found.length):  # "the next day" may begin like "today"
        return Pointing(i + found.length - 1, _shifted(day, found.value), found.back)
    if unplaced:
        return Pointing(i + unplaced.length - 1, None)
    near = _weekday(tokens, i, words, day) or _last_unit(tokens, i, words, published)
    return near or _ago(tokens, i, words, published)


def _shifted(day: date | None, days: int) -> str | None:
    return None if day is None else (day + timedelta(days)).isoformat()


def _weekday(tokens: Sequence[Token], i: int, words: Words, day: date | None) -> Pointing | None:
    """Monday, last Friday, Tuesday last, next Sunday."""
    known = words.dates
    before = tokens[i].low
    led = known.has("last", before) or known.has("next", before) or known.has("this", before)
    at = i + led
    found = known.weekdays.at(tokens, at)
    if found is None or (known.sets["capital"] and tokens[at].text[0].islower()):
        return None
    last = at + found.length - 1  # يوم الأحد
    behind = last + 1 < len(tokens) and known.has("last_behind", tokens[last + 1].low)
    strictly = (led and known.has("last", before)) or behind
    edtf = _nearest(day, found.value, strictly, led and known.has("next", before))
    return Pointing(last + behind, edtf, 0 if behind else found.back)


def _nearest(day: date | None, weekday: int, strictly: bool, ahead: bool) -> str | None:
    """The day of that weekday on or before `day`; strictly before it; or ahead of it."""
    if day is None:
        return None
    if ahead:
        return _shifted(day, (weekday - day.isoweekday() - 1) % 7 + 1)
    back = (day.isoweekday() - weekday) % 7
    return _shifted(day, -(back or 7) if strictly else -back)


def _last_unit(tokens: Sequence[Token], i: int, words: Words, published: str | None) -> Pointing | None:
    """last week, last month, this year."""
    low, at = tokens[i].low, i + 1
    found = words.dates.units.at(tokens, at)
    if found is None or at >= len(tokens):
        return None
    step = 0 if words.dates.has("this", low) else 1 if words.dates.has("last", low) else None
    if step is None or found.value not in ("week", "month", "year"):
        return None
    return Pointing(at, _back(published, found.value, step, approximate=False))


def _ago(tokens: Sequence[Token], i: int, words: Words, published: str | None) -> Pointing | None:
    """ "two days ago"; "two days earlier" cannot be placed, because it is earlier than something else."""
    read = quantity(tokens, i, words)
    if read is None and words.has("articles", tokens[i].low):  # a year ago
        read = Quantity(i, i, Fraction(1), True)
    if read is None or read.value.denominator != 1 or not (unit := words.dates.units.at(tokens, read.last + 1)):
        return None
    at = read.last + 1 + unit.length
    if found := words.dates.ago.at(tokens, at):
        steps = int(read.value) if read.value < 10_000 else 0
        exact = unit.value in ("day", "night")
        return Pointing(at + found.length - 1, _back(published, unit.value, steps, not exact) if steps else None)
    if found := words.dates.earlier.at(tokens, at):
        return Pointing(at + found.length - 1, None)
    return None


def _back(published: str | None, unit: str, steps: int, approximate: bool) -> str | None:
    """So many units before the publication, as fine as the unit: a day, a week, a month, a year."""
    at, day = point(published), published_day(published)
    if at is None or at.year is None:
        return None
    if unit in _YEARS:
        year = at.year - steps * _YEARS[unit]
        return Point(year).edtf(approximate) if year > 0 else None
    if unit == "month":
        months = at.year * 12 + (at.month or 0) - 1 - steps
        return Point(months // 12, months % 12 + 1).edtf(approximate) if at.month and months > 12 else None
    if day is None or unit not in _DAYS:
        return None
    if unit == "week" and not approximate:
        monday = day - timedelta(day.isoweekday() - 1 + 7 * steps)
        return f"{monday.isoformat()}~/{(monday + timedelta(6)).isoformat()}~"
    return f"{_shifted(day, -steps * _DAYS[unit])}{'~' if approximate else ''}"
