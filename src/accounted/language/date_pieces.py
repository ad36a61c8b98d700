"""The pieces of written dates: days, months, years, dates in figures, and the small words between them.

Every reader looks at token `i` and gives back where reading stopped and what was read, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .edtf import Point
from .numbers import number_at
from .tokens import HYPHENS, Token
from .words import Words

__all__ = ["DASHES", "LIKELY_YEAR", "Pieces"]

DASHES = HYPHENS | {"–", "—", "/"}
LIKELY_YEAR = 1700  # from here on weaker signs make a number a year
_TEN = 10
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class Pieces:
    """Reads the pieces of dates from a list of tokens."""

    def __init__(self, tokens: Sequence[Token], words: Words, latest: int | None = None) -> None:
        self.tokens, self.words, self.dates = tokens, words, words.dates
        self.latest = latest  # no date is later than this year; it places a year of two digits

    def _numeric(self, i: int) -> tuple[int, Point] | None:
        """1992-02-26, 26.02.1992, 26-02-1992 and 14/8/2013; where day and month cannot be told apart, only the year."""
        glued = [self.tokens[k].text for k in range(i, min(i + 5, len(self.tokens)))]
        touching = len(glued) == 5 and self.tokens[i + 4].end - self.tokens[i].start == sum(map(len, glued))
        text, length = ("".join(glued), 5) if touching else (self._text(i), 1)
        if iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
            return self._checked(i + length, *map(int, iso.groups()))
        if day_first := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", self._text(i)):
            day, month, year = map(int, day_first.groups())
            return self._checked(i + 1, year, month, day)
        if slashed := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text):
            return self._slashed(i + length, *map(int, slashed.groups()))
        return None

    def _slashed(self, after: int, a: int, b: int, year: int) -> tuple[int, Point] | None:
        if a == b or b > 12:
            return self._checked(after, year, a, b)
        return self._checked(after, year, b, a) if a > 12 else (after, Point(year))

    def _checked(self, after: int, year: int, month: int, day: int) -> tuple[int, Point] | None:
        return (after, Point(year, month, day)) if 1 <= month <= 12 else None

    def _low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def _text(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def _between(self, i: int) -> bool:
        return bool(i) and self.dates.has("between", self._low(i - 1))

    def _joining(self, i: int) -> bool:
        """Whether token `i` only joins two dates ("and", "or") rather than spanning the time between."""
        return self.dates.has("joins", self._low(i))

    def _touches(self, i: int) -> bool:
        """Whether token `i` touches both its neighbours."""
        if not 0 < i < len(self.tokens) - 1:
            return False
        return self.tokens[i - 1].end == self.tokens[i].start and self.tokens[i].end == self.tokens[i + 1].start

    def _hyphenated(self, i: int) -> bool:
        return self._text(i) in HYPHENS and self.tokens[i].start == self.tokens[i - 1].end

    def _short_year(self, i: int) -> tuple[int, int] | None:
        """The year of "26 Feb 92" or "Feb. '92": the latest such year; not where something could be counted."""
        marked = self._text(i) in ("'", "’")
        at = i + marked
        if self.latest is None or not re.fullmatch(r"\d\d", self._text(at)):
            return None
        if not marked and at + 1 < len(self.tokens) and self.tokens[at + 1].kind != "punct":
            return None
        return at + 1, self.latest - (self.latest - int(self._text(at))) % 100

    def spans(self, i: int) -> bool:
        """Whether token `i` leads to the other end of a stretch of time (to, until, a dash)."""
        return self.dates.has("links", self._low(i)) and not self._joining(i)

    def _past_of(self, i: int) -> int:
        """Past small words that may stand inside a date ("of", "the", a comma), two at most."""
        for _ in range(2):
            i += self.dates.has("of", self._low(i))
        return i

    def _past_link(self, i: int, dash: bool = False) -> int | None:
        """Past the link of a range, and a preposition or article behind it; `dash` allows signs only."""
        if not self.dates.has("links", self._low(i)) or (dash and self._text(i) not in DASHES):
            return None
        return i + 1 + self.dates.has("articles", self._low(i + 1))

    def _day(self, i: int) -> tuple[int, int] | None:
        """A day of the month: 26, 26th, 26-го; not "l5"."""
        match = re.fullmatch(r"([0-9٠-٩]{1,2})([^\W\d_]*)", self._low(i))
        if match is None or (match[2] and not self.dates.has("day_suffixes", match[2])):
            return self._day_in_words(i)
        after = i + 1
        if self._hyphenated(after) and self.dates.has("day_suffixes", self._low(after + 1)):
            after += 2
        return (after, int(match[1])) if 1 <= int(match[1]) <= 31 else None

    def _day_in_words(self, i: int) -> tuple[int, int] | None:
        """ "the first of May", двадцать восьмого января: an ordinal in words, only where "of" or a month follows.

        The tens before it belong to it; where a language puts no "of" between, its month follows right behind.
        """
        if i >= len(self.tokens) or self.tokens[i].kind != "word":
            return None
        number = number_at(self.tokens, i, self.words)
        if number is None or number.form != "ordinal" or not number.words or not 1 <= (number.low or 0) <= 31:
            return None
        after, day = number.last + 1, number.low or 0
        if self.dates.has("of", self._low(after)):
            return after, day
        tens = number_at(self.tokens, i - 1, self.words) if i and day < _TEN else None
        day += (tens.low or 0) if tens and tens.last == i - 1 and tens.words else 0
        told = self.dates.has("ordinal_days", "yes") and after < len(self.tokens) and self._month(after)
        return (after, day) if told and day <= 31 else None

    def _month(self, i: int) -> tuple[int, int] | None:
        """A month's name, with the full stop of its abbreviation."""
        found = self.dates.months.at(self.tokens, i)
        if found is None or (self.dates.sets["capital"] and self._text(i)[0].islower()):
            return None
        after = i + found.length
        abbreviated = self._text(after) == "." and self.words.has("abbreviations", self._low(i))
        return after + abbreviated, found.value

    def _year(self, i: int) -> tuple[int, int] | None:
        """Four digits that could be a year, and a word for year behind them."""
        text = self._text(i)
        if not re.fullmatch(r"[0-9٠-٩]{4}", text) or not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
            return None
        found = self.dates.year_words.at(self.tokens, i + 1)
        return i + 1 + (found.length if found else 0), int(text)
