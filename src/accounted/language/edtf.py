"""Dates as EDTF strings (ISO 8601-2:2019, level 1), kept as vague as the words are.

What "early", "late" or "the first half" spans is a convention of this project, written as an approximate interval:
the early 1990s are 1990~/1993~, the second half of the 1980s 1985~/1989~, the final days of 1991
1991-12-25~/1991-12-31.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

__all__ = ["Point", "interval", "part_of", "point", "published_day"]

_Spans = dict[str, tuple[int, int]]
_PARTS = ("early", "mid", "late", "beginning", "end", "first_half", "second_half")
_DECADES: _Spans = dict(zip(_PARTS, ((0, 3), (4, 6), (7, 9), (0, 1), (8, 9), (0, 4), (5, 9)), strict=True))
_CENTURIES: _Spans = dict(zip(_PARTS, ((0, 33), (34, 66), (67, 99), (0, 10), (90, 99), (0, 49), (50, 99)), strict=True))
_YEARS: _Spans = dict(zip(_PARTS, ((1, 4), (5, 8), (9, 12), (1, 2), (11, 12), (1, 6), (7, 12)), strict=True))
_MONTHS: _Spans = dict(zip(_PARTS, ((1, 10), (11, 20), (21, 31), (1, 5), (26, 31), (1, 15), (16, 31)), strict=True))
_DAYS_AT_THE_EDGE = 7


class Point(NamedTuple):
    """A day, month, season (month 21 to 24) or year; `span` is 10 for a decade and 100 for a century."""

    year: int | None
    month: int | None = None
    day: int | None = None
    span: int = 1

    def possible(self) -> bool:
        """Whether the calendar has such a day; the 29th of February counts while the year is open."""
        if self.month is None or self.month > 12 or self.day is None:
            return True
        return 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]

    def edtf(self, approximate: bool = False) -> str | None:
        """The point as EDTF, or None while its year is unknown."""
        if self.year is None:
            return None
        year = f"{self.year:04d}"
        if self.span > 1:
            return f"{self.year // 10:03d}X" if self.span == 10 else f"{self.year // 100:02d}XX"
        rest = "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)
        return year + rest + ("~" if approximate else "")


def interval(low: Point, high: Point, approximate: bool = False) -> str | None:
    """Two points as an EDTF interval, or None while a year is unknown or the order is wrong."""
    a, b = low.edtf(approximate), high.edtf(approximate)
    if a is None or b is None or _order(low) > _order(high):
        return None
    return a if a == b else f"{a}/{b}"


def part_of(part: str, whole: Point) -> str | None:
    """A part (early, mid, late …) of a century, decade, year or month as an approximate interval."""
    if whole.year is None or (whole.month or 0) > 12 or whole.day is not None:
        return None
    if part in ("first_days", "last_days"):
        return _edge(part, whole)
    if whole.span > 1:
        low, high = (_DECADES if whole.span == 10 else _CENTURIES)[part]
        return interval(Point(whole.year + low), Point(whole.year + high), approximate=True)
    if whole.month is None:
        low, high = _YEARS[part]
        return interval(Point(whole.year, low), Point(whole.year, high), approximate=True)
    low, high = _MONTHS[part]
    high = min(high, calendar.monthrange(whole.year, whole.month)[1])
    return interval(Point(whole.year, whole.month, low), Point(whole.year, whole.month, high), approximate=True)


def _edge(part: str, whole: Point) -> str | None:
    """The first or final days of a year or month: a week whose outer end is sharp."""
    if whole.year is None or whole.span > 1:
        return None
    if part == "first_days":
        first = Point(whole.year, whole.month or 1, 1)
        return f"{first.edtf()}/{first._replace(day=_DAYS_AT_THE_EDGE).edtf(True)}"
    month = whole.month or 12
    last = Point(whole.year, month, calendar.monthrange(whole.year, month)[1])
    return f"{last._replace(day=(last.day or 0) - _DAYS_AT_THE_EDGE + 1).edtf(True)}/{last.edtf()}"


def point(edtf: str | None) -> Point | None:
    """The day, month or year that a simple EDTF string names; None for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return Point(year, month, day)


def published_day(edtf: str | None) -> date | None:
    """The day of publication, if the day is known."""
    found = point(edtf)
    if found is None or not (found.year and found.month and found.day and found.month <= 12 and found.possible()):
        return None
    return date(found.year, found.month, found.day)


def _order(at: Point) -> tuple[int, int, int]:
    return at.year or 0, at.month if at.month and at.month <= 12 else 0, at.day or 0
