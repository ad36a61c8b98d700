"""Words about time that are no dates: times of day, durations, ages and anniversaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .cardinals import follows_hyphen
from .numbers import Number, number_at
from .tokens import Token
from .words import Words

__all__ = ["TimeWords", "duration_at"]

_OLDEST = 120


class TimeWords(NamedTuple):
    """Words up to token `last`; `kind` is time, duration, age or anniversary."""

    last: int
    kind: str
    ordinal: int | None = None


def duration_at(tokens: Sequence[Token], i: int, words: Words) -> TimeWords | None:
    """The time of day, duration, age or anniversary that begins at token `i`, or None."""
    if found := words.dates.some_time.at(tokens, i):
        return TimeWords(i + found.length - 1, "duration")
    number = number_at(tokens, i, words)
    if number is None:
        return None
    return (
        _anniversary(tokens, number, words)
        or _time(tokens, number, words)
        or _age(tokens, number, words)
        or _duration(tokens, number, words)
    )


def _anniversary(tokens: Sequence[Token], number: Number, words: Words) -> TimeWords | None:
    found = words.dates.anniversary.at(tokens, number.last + 1) if number.form == "ordinal" else None
    return TimeWords(number.last + found.length, "anniversary", number.low) if found else None


def _time(tokens: Sequence[Token], number: Number, words: Words) -> TimeWords | None:
    """23:00, 10.30 a.m., 0340 hrs, four o'clock, eleven at night, at 0430."""
    if clock := words.dates.clock.at(tokens, number.last + 1):
        return TimeWords(number.last + clock.length, "time") if (number.low or 0) < 2400 else None
    if number.form == "time":
        return TimeWords(number.last, "time")
    text = tokens[number.first].text
    if number.first != number.last or not re.fullmatch(r"(?:[01]\d|2[0-4])[0-5]\d", text):
        return None
    if hours := words.dates.hours.at(tokens, number.last + 1):
        return TimeWords(number.last + hours.length, "time")
    return TimeWords(number.last, "time") if text[0] == "0" else None


def _age(tokens: Sequence[Token], number: Number, words: Words) -> TimeWords | None:
    """41 years old, aged 41, a woman of 30, "Edda, 52,"; the span holds the number and what stands behind it."""
    if number.low is None or number.low > _OLDEST or number.form not in ("exact", "range"):
        return None
    if behind := words.dates.age_behind.at(tokens, number.last + 1):
        return TimeWords(number.last + behind.length, "age")
    if words.dates.before(words.dates.age_before, tokens, number.first) and not _counts(tokens, number, words):
        return TimeWords(_second_age(tokens, number, words), "age")
    return TimeWords(number.last, "age") if _apposition(tokens, number) else None


def _second_age(tokens: Sequence[Token], number: Number, words: Words) -> int:
    """The last token of the ages: "between the ages of 5 and 10" has two."""
    if not words.range_links.at(tokens, number.last + 1) or number.last + 2 >= len(tokens):
        return number.last
    second = number_at(tokens, number.last + 2, words)
    if second is None or second.form != "exact" or not (number.low or 0) < (second.low or 0) <= _OLDEST:
        return number.last
    return number.last if _counts(tokens, second, words) else second.last


def _counts(tokens: Sequence[Token], number: Number, words: Words) -> bool:
    """Whether something counted seems to follow: "a woman of 16 villagers" is no age."""
    at = number.last + 1
    return at < len(tokens) and words.dates.counts(tokens[at].low)


def _apposition(tokens: Sequence[Token], number: Number) -> bool:
    """A number in digits between a name and a comma or full stop: "said Edda, 52.\""""
    i, after = number.first, number.last + 1
    if number.words or number.form != "exact" or i < 2 or not 1 < (number.low or 0) < 111:
        return False
    named = tokens[i - 1].text == "," and tokens[i - 2].kind == "word" and tokens[i - 2].text[:1].isupper()
    closed = after >= len(tokens) or tokens[after].text in (",", ".", ";", ")")
    return named and closed and not tokens[i - 2].text.isupper()


def _names_year(tokens: Sequence[Token], number: Number, words: Words) -> bool:
    """Whether four digits before a word for year are the year itself: авария 1974 года."""
    named = words.dates.year_words.at(tokens, number.last + 1) is not None
    return named and re.fullmatch(r"1[5-9]\d\d|20\d\d", tokens[number.first].text) is not None


def _duration(tokens: Sequence[Token], number: Number, words: Words) -> TimeWords | None:
    """two-hour, 36 hours, ten days; not "two days ago", which points to a day."""
    if number.form not in ("exact", "range", "vague", "decimal"):
        return None
    at = number.last + 1 + follows_hyphen(tokens, number.last + 1)
    unit = words.dates.units.at(tokens, at)
    if unit is None or _names_year(tokens, number, words):
        return None
    after = at + unit.length
    pointing = words.dates.ago.at(tokens, after) or words.dates.earlier.at(tokens, after)
    return None if pointing else TimeWords(after - 1, "duration")
