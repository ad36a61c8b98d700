"""Dates as sources give them: EDTF (ISO 8601-2:2019, level 1), read into the days they may mean.

Only what the project writes is accepted: `1992`, `1992-02`, `1992-02-26`, `199X`, seasons
`1992-21` (spring) to `1992-24` (winter), the qualifiers `~ ? %`, intervals `a/b`, and `..`
for an open end. A winter starts in December of the year it is named by.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from accounted.errors import BadInput

_POINT = re.compile(r"(?P<y>-?\d{2}(?:\d{2}|\dX|XX))(?:-(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)?(?P<q>[~?%]?)\Z")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
_SEASON = re.compile(r"(?P<y>\d{4}|\d\dXX|\d{3}X)-(?P<m>2[1-4])(?!\d)")
_SEASON_NAMES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_CENTURY = 100
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


class Days(NamedTuple):
    """The first and last day that an EDTF string may mean; None where an end is open or unknown."""

    first: date | None
    last: date | None


@lru_cache(maxsize=4096)
def days(edtf: str) -> Days:
    """The days an EDTF string may mean, both ends included.

    Qualifiers widen nothing here: `1992-02~` gives February 1992. Compare with care.

    Raises:
        BadInput: the string is not EDTF of the kinds listed above.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start, edtf)
    first = None if start in ("", "..") else _point(start, edtf).first
    last = None if end in ("", "..") else _point(end, edtf).last
    if first and last and first > last:
        raise BadInput(f"The period {edtf!r} ends before it begins.", None, "Write the earlier date first.")
    return Days(first, last)


def is_edtf(value: str) -> bool:
    """Whether the string is a date or period this project can read."""
    try:
        days(value)
    except BadInput:
        return False
    return True


def in_words(edtf: str) -> str:
    """The same for people who read English: a season by its name, all else as it is."""
    if not _SEASON.search(edtf):
        return edtf
    said = _SEASON.sub(lambda it: " ".join(season(it[0]) or (it[0],)), edtf)
    return said.replace("/", " to ").replace(" to ..", " on").replace(".. to ", "until ")


def season(point: str) -> tuple[str, str] | None:
    """The name of a season and its year, or both years of a winter; None where the point in time is no season."""
    found = _SEASON.fullmatch(point)
    if not found:
        return None
    year, name = found["y"], _SEASON_NAMES[found["m"]]
    if name != "winter" or not year.isdigit():
        return name, year
    after = int(year) + 1
    return name, f"{year}–{after if after % _CENTURY == 0 else str(after)[2:]}"


def precision(edtf: str) -> str:
    """How fine a date is: `day`, `days`, `month`, `year`, or `years`."""
    first, last = days(edtf)
    if first is None or last is None:
        return "years"
    length = (last - first).days
    return ("day" if length == 0 else "days" if length < 27 else "month" if length < 32
            else "year" if length < 367 else "years")  # fmt: skip


def _point(text: str, whole: str) -> Days:
    found = _POINT.match(text)
    if not found:
        raise BadInput(
            f"{whole!r} is not a date in EDTF.", None, "Write it like 1992-02-26, 1992-02, 1992, 199X or 1992/1994."
        )
    try:
        return _span(found["y"], found["m"], found["d"])
    except ValueError as error:
        raise BadInput(f"{whole!r} is not a date in the calendar.", None, "Check the month and the day.") from error


def _span(year: str, month: str | None, day: str | None) -> Days:
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None or month == "XX" or "X" in year:
        return Days(date(max(first_year, 1), 1, 1), date(last_year, 12, 31))
    if int(month) in _SEASONS:
        return _months(first_year, _SEASONS[int(month)], 3)
    if day is None or day == "XX":
        return _months(first_year, int(month), 1)
    return Days(date(first_year, int(month), int(day)), date(first_year, int(month), int(day)))


def _months(year: int, month: int, count: int) -> Days:
    years_on, after = divmod(month - 1 + count, 12)
    at_the_end = year + years_on > _LAST.year
    last = _LAST if at_the_end else date(year + years_on, after + 1, 1) - timedelta(days=1)
    return Days(date(year, month, 1), last)


def sort_key(edtf: str | None) -> tuple[date, date]:
    """A key that puts dates in order of their first day, finer before coarser, undated last."""
    if edtf is None:
        return (_LAST, _LAST)
    first, last = days(edtf)
    return (first or _FIRST, last or _LAST)
