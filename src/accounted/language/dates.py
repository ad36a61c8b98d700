"""Dates, times, durations and ages in running text; dates as EDTF, as vague as the words are.

Nothing is invented: no day or month that the words do not hold, unless the words point to one ("Monday", in a text
whose day of publication is known) or name a stretch ("the final days of 1991"), which comes back as approximate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from .bare_days import bare_day
from .calendar_words import Calendar, Stretch
from .durations import duration_at
from .edtf import Point, interval, part_of, point
from .relative import relative_at
from .tokens import Token
from .words import Words

__all__ = ["Date", "dates"]

_LINKED, _BESIDE = 2, 3
"""So many words may stand between the two days of a night, and between these and the word for it."""


class Date(NamedTuple):
    """Words about time, with their place.

    `kind` is date, time (of day), duration, age or anniversary; only a date has an `edtf`, and it is None when the
    words cannot be placed. `basis` is explicit, relative (to the day of publication) or context (the year is taken
    from the context). `ordinal` is the 32 of a 32nd anniversary. Prepositions are not part of the span.
    """

    start: int
    end: int
    exact: str
    edtf: str | None
    basis: str
    kind: str = "date"
    ordinal: int | None = None
    first: int = 0
    last: int = 0


def dates(
    tokens: Sequence[Token],
    words: Words,
    published: str | None = None,
    context_year: int | None = None,
    told: str | None = None,
) -> list[Date]:
    """All words about time in the tokens, in order and without overlap.

    Args:
        published: the day, month or year of publication in EDTF, for "Monday" and for dates without a year.
        context_year: the year that dates without one belong to, until a date names another; goes before `published`.
        told: the day that was told last, in EDTF, for days without a month ("on the 27th").
    """
    found: list[Date] = []
    i = 0
    while i < len(tokens):
        hit = None if _plain(tokens[i], words) else _at(tokens, i, words, published, context_year, told)
        if hit is not None:
            found.append(hit)
            context_year = _year_of(hit) or context_year
        i = i + 1 if hit is None else hit.last + 1
    return _with_nights(tokens, found, words)


def _with_nights(tokens: Sequence[Token], found: Iterable[Date], words: Words) -> list[Date]:
    """The dates, of two that follow each other the night between them: la nuit du mercredi 5 au jeudi 6 juin 2019."""
    made: list[Date] = []
    for one in found:
        if made and _is_one_night(tokens, made[-1], one, words):
            first, basis = made[-1], one.basis if one.basis != "relative" else made[-1].basis
            night = _date(tokens, first.first, one.last, f"{first.edtf}/{one.edtf}", basis)
            made[-1] = night._replace(end=one.end, exact=night.exact[: one.end - first.start])
        else:
            made.append(one)
    return made


def _is_one_night(tokens: Sequence[Token], one: Date, other: Date, words: Words) -> bool:
    """Whether two days that follow each other stand beside a word for night, with hardly a word between them."""
    between, known = tokens[one.last + 1 : other.first], words.dates
    small = all(known.has("links", token.low) or known.has("articles", token.low) for token in between)
    if one.kind != "date" or other.kind != "date" or len(between) > _LINKED or not small:
        return False
    near = [*range(max(0, one.first - _BESIDE), one.first), *range(other.last + 1, other.last + _BESIDE)]
    return _is_next_day(one.edtf, other.edtf) and any(known.is_night(tokens, i) for i in near)


def _is_next_day(one: str | None, other: str | None) -> bool:
    try:
        return date.fromisoformat(one or "") + timedelta(1) == date.fromisoformat(other or "")
    except ValueError:
        return False


def _year_of(date: Date) -> int | None:
    """The year that a date in full names, which what follows in its sentence shares."""
    named = point((date.edtf or "").split("/")[-1].rstrip("~?")) if date.basis == "explicit" else None
    return named.year if named else None


def _plain(token: Token, words: Words) -> bool:
    """Whether no words about time can begin here."""
    return token.kind == "punct" or (token.kind == "word" and not words.may_begin("time", token.low))


def _at(
    tokens: Sequence[Token], i: int, words: Words, published: str | None, context_year: int | None, told: str | None
) -> Date | None:
    """What begins at token `i`: first what only looks like a date, then dates in full, then pointing words."""
    if other := duration_at(tokens, i, words):
        return _date(tokens, i, other.last, None, "explicit", other.kind, other.ordinal)
    known = point(published)
    calendar = Calendar(tokens, words, known.year if known else context_year)
    written = tokens[i].kind == "number" or words.may_begin("date", tokens[i].low)
    if stretch := (written and calendar.stretch(i)) or calendar.behind_weekday(i):
        stretch, pointed = _with_pointed_year(tokens, stretch, words, published)
        edtf, basis = _placed(stretch, published, context_year)
        edtf = _opened(tokens, i, stretch.next, edtf, calendar)
        return _date(tokens, i, stretch.next - 1, edtf, "relative" if pointed else basis)
    if day := bare_day(tokens, i, words, published, told):
        return _date(tokens, i, day.last, day.edtf, "relative")
    if pointing := relative_at(tokens, i, words, published):
        edtf = _opened(tokens, i, pointing.last + 1, pointing.edtf, calendar)
        hit = _date(tokens, i, pointing.last, edtf, "relative")
        return hit._replace(end=hit.end - pointing.back, exact=hit.exact[: len(hit.exact) - pointing.back])
    return None


def _date(
    tokens: Sequence[Token],
    first: int,
    last: int,
    edtf: str | None,
    basis: str,
    kind: str = "date",
    ordinal: int | None = None,
) -> Date:
    start, end = tokens[first].start, tokens[last].end
    exact = _words_between(tokens[first : last + 1])
    return Date(start, end, exact, edtf, basis, kind, ordinal, first, last)


def _words_between(tokens: Sequence[Token]) -> str:
    """The words as written; of the whitespace between them only the length is known, so it comes back as spaces."""
    pieces = [tokens[0].text]
    for before, token in pairwise(tokens):
        pieces.append(" " * (token.start - before.end) + token.text)
    return "".join(pieces)


def _placed(stretch: Stretch, published: str | None, context_year: int | None) -> tuple[str | None, str]:
    """The EDTF of a stretch and its basis, the year taken from the context where the words leave it out."""
    low, high = stretch.low, stretch.high
    basis = "explicit"
    if high.year is None:
        high, basis = _with_year(high, published, context_year), "context"
    if low.year is None and high.year is not None:
        earlier = (low.month or 1) > (high.month or 12)
        low = low._replace(year=high.year - earlier)
    if stretch.part:
        return part_of(stretch.part, high), basis
    if not (low.possible() and high.possible()):
        return None, basis
    edtf = high.edtf(stretch.about) if low == high else interval(low, high, stretch.about)
    return edtf, basis


def _with_pointed_year(
    tokens: Sequence[Token], stretch: Stretch, words: Words, published: str | None
) -> tuple[Stretch, bool]:
    """ "in November last year": a date without a year together with the words that point to one."""
    low = tokens[stretch.next].low if stretch.next < len(tokens) else ""
    if stretch.high.year is not None or not (words.dates.has("last", low) or words.dates.has("this", low)):
        return stretch, False
    pointing = relative_at(tokens, stretch.next, words, published)
    year = point(pointing.edtf) if pointing else None
    if pointing is None or year is None or year.month is not None:
        return stretch, False
    return stretch._replace(next=pointing.last + 1, high=stretch.high._replace(year=year.year)), True


def _with_year(at: Point, published: str | None, context_year: int | None) -> Point:
    """A date without a year in the given one, or else in the latest that lets it stand before the publication."""
    if context_year is not None:
        return at._replace(year=context_year)
    known = point(published)
    if known is None or known.year is None:
        return at
    later = known.month is not None and at.month is not None and at.month <= 12
    later = later and (at.month or 0, at.day or 0) > (known.month or 12, known.day or 31)
    return at._replace(year=known.year - later)


def _opened(tokens: Sequence[Token], i: int, after: int, edtf: str | None, calendar: Calendar) -> str | None:
    """ "since October 1991" as 1991-10/.., "until May 1993" as ../1993-05; an interval stays as it is."""
    if edtf is None or "/" in edtf or edtf.endswith("X") or not i:
        return edtf
    before = tokens[i - 1].low
    if calendar.dates.has("articles", before) and i > 1:
        before = tokens[i - 2].low
    if calendar.dates.has("since", before) and not (after < len(tokens) and calendar.spans(after)):
        return f"{edtf}/.."
    return f"../{edtf}" if calendar.dates.has("until", before) else edtf
