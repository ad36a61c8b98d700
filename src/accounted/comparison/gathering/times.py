"""The days on which what a claim tells happened, as stretches that meet or don't."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from accounted.model import Claim
from accounted.model.edtf import days

__all__ = ["FEW_DAYS", "NEAR_DAYS", "Home", "Stretch", "gives_a_year", "in_years", "in_years_of", "stretch_of",
           "together"]  # fmt: skip

NEAR_DAYS = 20
"""Dates that are no further apart may belong to one incident: a siege, the days after."""
FEW_DAYS = 3
"""A stretch that is no longer tells the days of one happening; a longer one is a month, a season, a war."""
_A_MONTH, _A_SEASON = 27, 92
_LONGEST = 370
_YEAR = re.compile(r"\d{4}")


class Stretch(NamedTuple):
    """The first and the last day."""

    first: date
    last: date

    @staticmethod
    def of(edtf: str) -> Stretch | None:
        """The days of a date, None for one that is open."""
        first, last = days(edtf)
        return Stretch(first, last) if first and last else None

    @property
    def length(self) -> int:
        """How many days lie between both ends."""
        return (self.last - self.first).days

    def meets(self, other: Stretch) -> bool:
        """Whether both have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def near(self, other: Stretch) -> bool:
        """Whether both meet, or all but meet."""
        gap = timedelta(days=NEAR_DAYS)
        return self.first <= other.last + gap and other.first <= self.last + gap


class Home(NamedTuple):
    """An incident that documents are about: a place's key and days, each None where no document says.

    Where there is no place, `first` is the digest of a document about it: those of another subject are another's.
    """

    place: str | None
    when: Stretch | None
    first: str | None = None

    def to_plain(self) -> list[Any]:
        """It as a list that can be kept as JSON."""
        when = (self.when.first.toordinal(), self.when.last.toordinal()) if self.when else (None, None)
        return [self.place, *when, self.first]

    @classmethod
    def of_plain(cls, kept: Sequence[Any]) -> Home:
        """What `to_plain` gave."""
        place, first, last, document = kept
        when = None if first is None else Stretch(date.fromordinal(first), date.fromordinal(last))
        return cls(place, when, document)


def stretch_of(claim: Claim, bases: Iterable[str] = ("sentence", "derived", "context")) -> Stretch | None:
    """The days of a claim's period, None for one that is open, longer than a year, or of another basis."""
    if claim.period is None or claim.period.basis not in bases:
        return None
    told = Stretch.of(claim.period.edtf)
    return told if told and told.length <= _LONGEST else None


def in_years_of(own: Stretch | None, claim: Claim, told: Stretch | None) -> Stretch | None:
    """The days that a claim tells; a date without a year in its words is one of the incident's years if near then.

    "On 15 May" in a report that has just spoken of a decree of 2000 is a day of the incident of 1993.
    """
    if own is None or told is None or not claim.period or not claim.period.exact:
        return told
    if claim.period.basis == "derived" and not any(map(str.isdigit, claim.period.exact)):
        return told  # yesterday is a day of the year in which it is said
    return in_years(own, told, gives_a_year(claim))


def gives_a_year(claim: Claim) -> bool:
    """Whether the words of a claim's date give the year."""
    return bool(claim.period and _YEAR.search(claim.period.exact or ""))


def in_years(own: Stretch, told: Stretch, in_full: bool) -> Stretch:
    """The days told, which are of the incident's years where the words give none and that brings them near it."""
    if in_full or told.near(own):
        return told
    for year in sorted({own.first.year, own.last.year}):
        moved = Stretch(_in(year, told.first), _in(year + told.last.year - told.first.year, told.last))
        if moved.near(own):
            return moved
    return told


def _in(year: int, day: date) -> date:
    """The same day of another year; of 29 February the day before, where the year has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _lasts(one: Stretch, other: Stretch) -> bool:
    """Whether two months of one season tell of what lasts: a march, a siege, an epidemic."""
    months = all(it.length >= _A_MONTH for it in (one, other))
    return months and (other.first - one.last).days <= _A_SEASON


def together(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches put together where they are near, in order; those of more than some weeks (a year) tell of no days."""
    fine = sorted(one for one in stretches if one.length < NEAR_DAYS * 2)
    found: list[Stretch] = []
    for number, one in enumerate(fine):
        if found and (found[-1].near(one) or _lasts(fine[number - 1], one)):
            found[-1] = Stretch(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return found
