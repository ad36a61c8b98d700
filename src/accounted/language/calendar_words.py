"""The grammar of written dates: dates, seasons, decades, centuries, bare years, their parts and ranges.

Which words are months, which small words may stand between, and before which a bare number is a year is data
(`date_words.py`); the pieces a date is made of are read in `date_pieces.py`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .date_pieces import DASHES, LIKELY_YEAR, Pieces
from .edtf import Point
from .numbers import number_at
from .tokens import HYPHENS

__all__ = ["Calendar", "Stretch"]


class Stretch(NamedTuple):
    """A date or the two ends of a range, read up to token `next` exclusive; years may still be missing."""

    next: int
    low: Point
    high: Point
    about: bool = False
    part: str = ""


class Calendar(Pieces):
    """Reads written dates from a list of tokens."""

    def stretch(self, i: int) -> Stretch | None:
        """The longest date or range of dates that begins at token `i`."""
        found = self._part(i) or self._range(i) or self._single(i)
        if found is None:
            return None
        return found._replace(about=self.dates.before(self.dates.about, self.tokens, i))

    def behind_weekday(self, i: int) -> Stretch | None:
        """The date behind its weekday: Sunday, March 5, 2023; Sunday the 5th of March."""
        weekday = self.dates.weekdays.at(self.tokens, i)
        if weekday is None:
            return None
        at = i + weekday.length
        at += self._text(at) == ","
        at += self.dates.has("articles", self._low(at))
        found = self._date(at)
        return Stretch(found[0], found[1], found[1]) if found and found[1].day is not None else None

    # One date

    def _single(self, i: int) -> Stretch | None:
        found = self._date(i) or self._season(i) or self._decade(i) or self._century(i) or self._bare_year(i)
        if found is None:
            return None
        at = found[1] if found[1].year else found[1]._replace(year=self._year_shared(found[0]))
        return Stretch(found[0], at, at)

    def _year_shared(self, i: int) -> int | None:
        """The year of the date joined to one without: "in January and February 1992"."""
        joined = self._date(i + 1) if self._joining(i) or self._text(i) == "," else None
        return joined[1].year if joined else None

    def _date(self, i: int) -> tuple[int, Point] | None:
        """A date with at least a month, in any of the usual orders."""
        return self._numeric(i) or self._day_first(i) or self._year_first(i) or self._month_first(i)

    def _day_first(self, i: int) -> tuple[int, Point] | None:
        """26 February 1992, the 26th of February, 26 Feb."""
        if (day := self._day(i)) is None or (month := self._month(self._past_of(day[0]))) is None:
            return None
        return self._then_year(month[0], Point(None, month[1], day[1]))

    def _month_first(self, i: int) -> tuple[int, Point] | None:
        """February 26, 1992; February 1992; February."""
        if (month := self._month(i)) is None:
            return None
        day = self._day(month[0])
        if day is not None and self._may_be_day(i, day[0]):
            return self._then_year(day[0], Point(None, month[1], day[1]))
        dated = self._then_year(month[0], Point(None, month[1]))
        return dated if dated[1].year or self._may_be_month(i) else None

    def _year_first(self, i: int) -> tuple[int, Point] | None:
        """1992-ci il fevralın 26-sı, 1992-ի մարտի 13-ին: only with a word or ending for year or before a month."""
        year = self._year(i)
        ending = self.dates.year_endings.at(self.tokens, i + 1) if year else None
        if year is None or (month := self._month(year[0]) or (ending and self._month(i + 1 + ending.length))) is None:
            return None
        if not (ending or self.dates.year_words.at(self.tokens, i + 1) or self._hyphenated(i + 1)):
            return None
        day = self._day(month[0])
        return (day[0], Point(year[1], month[1], day[1])) if day else (month[0], Point(year[1], month[1]))

    def _then_year(self, i: int, at: Point) -> tuple[int, Point]:
        year = self._year(self._past_of(i)) or self._year(i)
        if year is None and at.month is not None:
            year = self._short_year(i)
        return (year[0], at._replace(year=year[1])) if year else (i, at)

    def _may_be_day(self, i: int, after: int) -> bool:
        """Whether "May 2" is a date: not where the sentence may begin with "may", unless a year follows."""
        if self.dates.has("also_words", self._low(i)) and self._starts(i):
            return self._year(self._past_of(after)) is not None or self._text(after) in (",", ":", ")")
        return True

    def _may_be_month(self, i: int) -> bool:
        """Whether a month's name without day or year is one: behind "in", "last", "since" and the like."""
        return bool(i) and self.dates.has("before_month", self._low(i - 1)) and not self._shouted(i)

    def _shouted(self, i: int) -> bool:
        """In a text in capitals "MAY" says little."""
        doubtful = self._text(i).isupper() and self.dates.has("also_words", self._low(i))
        return doubtful and not self.dates.has("strong", self._low(i - 1))

    def _starts(self, i: int) -> bool:
        return i == 0 or self._text(i - 1) in (".", "!", "?", "“", '"')

    # Parts, seasons, decades, years

    def _part(self, i: int) -> Stretch | None:
        """early 1990s, the second half of the 1980s, the final days of 1991, mid-March."""
        found = self.dates.parts.at(self.tokens, i)
        if found is None:
            return None
        at = self._past_of(i + found.length)
        at += at < len(self.tokens) and self._text(at) in HYPHENS
        whole = self._decade(at) or self._century(at) or self._named_month(at) or self._whole_year(at)
        return Stretch(whole[0], whole[1], whole[1], part=found.value) if whole else None

    def _named_month(self, i: int) -> tuple[int, Point] | None:
        """A month with or without a year."""
        month = self._month(i)
        return self._then_year(month[0], Point(None, month[1])) if month else None

    def _season(self, i: int) -> tuple[int, Point] | None:
        """spring 1992, the winter of 1991-1992 (winter 1991: the one that begins then)."""
        found = self.dates.seasons.at(self.tokens, i)
        year = self._year(self._past_of(i + 1)) if found else None
        if found is None or year is None:
            return None
        second = self._second_year(year[0], year[1])
        return second[0] if second else year[0], Point(year[1], found.value)

    def _decade(self, i: int) -> tuple[int, Point] | None:
        """1990s, 1990-е; not the 90s, whose century is not said."""
        match = re.fullmatch(r"(\d{3})0(\D*)", self._low(i))
        if match is None:
            return None
        decade = Point(int(match[1]) * 10, span=10)
        if match[2]:
            return (i + 1, decade) if self.words.has("decade_suffixes", match[2]) else None
        tied = self._hyphenated(i + 1) and self.words.has("decade_suffixes", self._low(i + 2))
        return (i + 3, decade) if tied else None

    def _century(self, i: int) -> tuple[int, Point] | None:
        """19th century, the twentieth century."""
        if i >= len(self.tokens):
            return None
        number = number_at(self.tokens, i, self.words)
        if number is None or number.form != "ordinal" or not number.low or not 1 < number.low < 22:
            return None
        found = self.dates.century.at(self.tokens, number.last + 1)
        return (number.last + 1 + found.length, Point((number.low - 1) * 100, span=100)) if found else None

    def _bare_year(self, i: int) -> tuple[int, Point] | None:
        """A number that its neighbours make a year: in 1992, (1938), the 1992 massacre; not 1992 people."""
        year = self._whole_year(i)
        if year is None:
            return None
        before, after = self._low(i - 1) if i else "", self._low(year[0])
        listed = (self._joining(i - 1) or before == ",") and i > 1 and self._year(i - 2) is not None
        if self.dates.year_words.at(self.tokens, i + 1) or (before == "(" and after in (")", ",", ";", ":")):
            return year
        likely, counted = (year[1].year or 0) >= LIKELY_YEAR, self.dates.counts(after)
        if likely and (ending := self.dates.year_endings.at(self.tokens, i + 1)):
            return i + 1 + ending.length, year[1]
        if self.dates.has("strong", before):
            return year if likely or not counted else None
        named = self.dates.has("weak", before) or self.dates.has("named_by", before)
        named = named or listed or self.dates.before(self.dates.about, self.tokens, i)
        return year if named and likely and not counted else None

    def _whole_year(self, i: int) -> tuple[int, Point] | None:
        year = self._year(i)
        return (year[0], Point(year[1])) if year else None

    # Ranges

    def _range(self, i: int) -> Stretch | None:
        return (
            self._one_night(i)
            or self._days_of_month(i)
            or self._month_days(i)
            or self._two_dates(i)
            or self._two_years(i)
        )

    def _days_of_month(self, i: int) -> Stretch | None:
        """25-26 February 1992, 25 to 26 February, 14/15 May."""
        if (low := self._day(i)) is None or (at := self._past_link(low[0])) is None:
            return None
        if (high := self._day(at)) is None or (month := self._month(self._past_of(high[0]))) is None:
            return None
        if not low[1] < high[1]:
            return None
        after, end = self._then_year(month[0], Point(None, month[1], high[1]))
        return Stretch(after, end._replace(day=low[1]), end)

    def _month_days(self, i: int) -> Stretch | None:
        """February 25-26, 1992."""
        if (month := self._month(i)) is None or (low := self._day(month[0])) is None:
            return None
        at = self._past_link(low[0], dash=not (i and self.dates.has("between", self._low(i - 1))))
        high = None if at is None else self._day(at)
        if high is None or not low[1] < high[1] or self._month(self._past_of(high[0])):
            return None
        after, end = self._then_year(high[0], Point(None, month[1], high[1]))
        return Stretch(after, end._replace(day=low[1]), end)

    def _one_night(self, i: int) -> Stretch | None:
        """A night by its two days behind their month: sentyabrın 2-dən 3-nə keçən gecə."""
        if (month := self._month(i)) is None or (low := self._day(month[0])) is None:
            return None
        high = self._day(low[0] + self.dates.has("night_links", self._low(low[0])))
        if high is None or high[1] != low[1] + 1:
            return None
        if not any(self.dates.is_night(self.tokens, at) for at in (high[0], high[0] + 1)):
            return None
        return Stretch(high[0], Point(None, month[1], low[1]), Point(None, month[1], high[1]))

    def _two_dates(self, i: int) -> Stretch | None:
        """24 March to 30 May, between 1 January and 30 June 2015, October 1991 to March 1992."""
        low = self._date(i)
        at = None if low is None else self._past_link(low[0])
        if low is None or at is None or (self._joining(low[0]) and not self._between(i)):
            return None
        high = self._date(at)
        if high is None or (low[1].day is None) != (high[1].day is None):
            return None
        return Stretch(high[0], low[1], high[1])

    def _two_years(self, i: int) -> Stretch | None:
        """between 1980 and 1984, from 1992 to 1995, 2010-2015, 1991-92."""
        year = self._year(i)
        behind_sign = i > 0 and self._text(i - 1) in DASHES and self._touches(i - 1)
        if year is None or year[1] < LIKELY_YEAR or behind_sign or self._numeric(i):
            return None
        touching = self._text(year[0]) in DASHES and self._touches(year[0])
        if not (touching or self._between(i) or (i and self.dates.has("from", self._low(i - 1)))):
            return None
        second = self._second_year(year[0], year[1])
        if second is None or self.dates.counts(self._low(second[0])):
            return None
        return Stretch(second[0], Point(year[1]), second[1])

    def _second_year(self, i: int, first: int) -> tuple[int, Point] | None:
        """The year behind a link, in full or by its last two digits behind a dash."""
        if (at := self._past_link(i)) is None:
            return None
        if (year := self._year(at)) is not None:
            return (year[0], Point(year[1])) if first < year[1] < first + 200 else None
        short = re.fullmatch(r"\d\d", self._text(at))
        last = first // 100 * 100 + int(short[0]) if short else 0
        latest = first + (1 if self._text(i) == "/" else 30)
        return (at + 1, Point(last)) if self._text(i) in DASHES and first < last <= latest else None
