"""The day of publication as EDTF, from the words a file gives for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from accounted.errors import BadInput
from accounted.language.dates import dates
from accounted.language.tokens import tokenise
from accounted.language.words import languages, words_for
from accounted.model.edtf import days, is_edtf

_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d")
_COMPACT = re.compile(r"(\d{4})[/.]?([01]\d)[/.]?([0-3]\d)\Z")
_LAST_YEARS = re.compile(r",\s*(?P<years>(?:1[89]|20)\d\d(?:(?:,\s*and|\s+and|,)\s+(?:1[89]|20)\d\d)*)\s*\Z")


class Dated(NamedTuple):
    """A date and where its words begin."""

    edtf: str
    start: int


def published_in(words: str, language: str | None = None) -> str | None:
    """The EDTF date that a value such as `about 25 February 2020` begins with or holds, or None.

    The day of a timestamp is the day as its writer had it, whatever the time zone.
    """
    value = words.strip()
    stamp, compact = _TIMESTAMP.match(value), _COMPACT.match(value)
    plain = stamp[1] if stamp else "-".join(compact.groups()) if compact else value
    if is_edtf(plain):
        return plain
    found = dates_in(value, language)
    return found[0].edtf if found else None


def dates_in(words: str, language: str | None = None) -> list[Dated]:
    """All dates with a year that the words hold, in order."""
    known = languages()
    for code in dict.fromkeys((language, "en")):
        if code in known:
            found = [Dated(date.edtf, date.start) for date in dates(tokenise(words), words_for(code or ""))
                     if date.kind == "date" and date.edtf and is_edtf(date.edtf)]  # fmt: skip
            if found:
                return found
    return []


def dates_of_title(title: str, language: str | None = None) -> list[Dated]:
    """The dates in a title; a list of years at its end ("Letters, 2012 and 2021") counts too."""
    years = _LAST_YEARS.search(title)
    if not years:
        return dates_in(title, language)
    return [Dated(year.group(), years.start() + year.start()) for year in re.finditer(r"\d{4}", title[years.start() :])]


def spanned(found: list[Dated]) -> str | None:
    """One date for several: itself when there is one, else the period from the earliest to the latest."""
    if len({date.edtf for date in found}) < 2:
        return found[0].edtf if found else None
    ends = [end for date in found for end in date.edtf.split("/")]
    try:
        whole = f"{min(ends)}/{max(ends)}"
        days(whole)
    except BadInput:
        return None
    return whole
