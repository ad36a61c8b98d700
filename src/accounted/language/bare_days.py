"""Days told by their number alone: "Saturday the 14th", "at dawn on the 27th", "the 14th ult.", la noche del 7.

The month is that of the day told last, or the latest that lets the day stand before the publication. A number behind a
weekday is a day only where the calendar agrees, so that "on Sunday 12 people died" stays a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from .date_pieces import Pieces
from .edtf import published_day
from .numbers import number_at
from .tokens import Token
from .words import Words

__all__ = ["BareDay", "bare_day"]

_MONTHS = 2
"""So many months before and behind the one that is told are tried for a day of a weekday."""
_LATEST = 31
_AROUND = 3
"""A word for a part of the day stands at most so many words before a number that it makes a day."""


class BareDay(NamedTuple):
    """Such words up to token `last`, and the day."""

    last: int
    edtf: str


def bare_day(tokens: Sequence[Token], i: int, words: Words, published: str | None, told: str | None) -> BareDay | None:
    """The day whose words begin at token `i`: at its weekday, or else at its number.

    Args:
        published: the day of publication in EDTF. told: the day that the text told last.
    """
    pieces, known = Pieces(tokens, words), words.dates
    weekday = known.weekdays.at(tokens, i)
    at = i + (weekday.length if weekday else 0)
    if weekday:
        at += at < len(tokens) and tokens[at].text == ","
        at += at < len(tokens) and known.has("articles", tokens[at].low)
    day = pieces._day(at) if at < len(tokens) and tokens[at].kind == "number" else None
    if weekday and day is None:
        day = _in_words(tokens, at, words)
    anchor = published_day(told) or published_day(published)
    if day is None or anchor is None or pieces._month(pieces._past_of(day[0])):
        return None
    after, number = day
    if weekday:
        plain = _closes(tokens, after, words) or (tokens[at].kind == "number" and _marked(tokens, at, after))
        fitting = [one for one in _near(anchor, number) if plain and one.isoweekday() == weekday.value]
        return BareDay(after - 1, fitting[0].isoformat()) if fitting else None
    low, out = tokens[after].low if after < len(tokens) else "", published_day(published)
    if out and (known.has("of_last_month", low) or known.has("of_this_month", low)):
        first = out.replace(day=1)
        made = _in(first - timedelta(1) if known.has("of_last_month", low) else first, number)
        return BareDay(after, made.isoformat()) if made else None
    made = None
    if _alone(tokens, i, after, words):
        made = _in(anchor, number) if published_day(told) else _before(anchor, number)
    return BareDay(after - 1, made.isoformat()) if made else None


def _in_words(tokens: Sequence[Token], i: int, words: Words) -> tuple[int, int] | None:
    """A day by its ordinal number in words behind a weekday: Sunday, the eighth."""
    number = number_at(tokens, i, words) if i < len(tokens) else None
    if number is None or number.form != "ordinal" or not number.words or not 1 <= (number.low or 0) <= _LATEST:
        return None
    return number.last + 1, number.low or 0


def _alone(tokens: Sequence[Token], i: int, after: int, words: Words) -> bool:
    """Whether a number without a month is a day: an ordinal that no noun follows, or one beside a part of the day."""
    known, before = words.dates, [token.low for token in tokens[max(0, i - _AROUND) : i]]
    if not before or not _closes(tokens, after, words):
        return False
    part = any(known.has("day_parts", low) for low in before)
    part = part or any(known.has("day_parts", token.low) for token in tokens[after : after + _AROUND])
    led = known.has("articles", before[-1]) or known.has("before_day", before[-1])
    return led and (part or (_marked(tokens, i, after) and known.has("bare_ordinals", "yes")))


def _closes(tokens: Sequence[Token], after: int, words: Words) -> bool:
    """Whether nothing that could be counted stands at token `after`."""
    behind = tokens[after] if after < len(tokens) else None
    return behind is None or behind.kind == "punct" or words.dates.has("behind_day", behind.low)


def _marked(tokens: Sequence[Token], i: int, after: int) -> bool:
    """Whether a number is written as an ordinal: 27th, 19-го."""
    return tokens[i].text[-1:].isalpha() or after > i + 1


def _near(anchor: date, number: int) -> list[date]:
    """The days of that number around a day, the nearest first."""
    months = (anchor.year * 12 + anchor.month - 1 + step for step in range(-_MONTHS, _MONTHS + 1))
    found = (_in(date(month // 12, month % 12 + 1, 1), number) for month in months)
    return sorted((one for one in found if one), key=lambda one: (abs((one - anchor).days), one))


def _in(month: date, number: int) -> date | None:
    try:
        return month.replace(day=number)
    except ValueError:
        return None


def _before(anchor: date, number: int) -> date | None:
    """The latest day of that number up to a day."""
    return max((one for one in _near(anchor, number) if one <= anchor), default=None)
