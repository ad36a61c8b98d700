"""A date as a person types it where one is asked for, read into EDTF; what could be two dates is neither."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from accounted.errors import BadInput
from accounted.model.edtf import is_edtf

from .dates import dates
from .tokens import tokenise
from .words import languages, words_for

__all__ = ["date_in_words", "typed_date"]

_FIRST_TRIED = "en"
_DAY = re.compile(r"(?P<one>\d{1,2})\s*(?P<sign>[./\-\s])\s*(?P<two>\d{1,2})\s*(?P=sign)\s*(?P<year>\d{4})\Z")
_MONTH = re.compile(r"(?P<month>\d{1,2})\s*[./\-]\s*(?P<year>\d{4})\Z")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./\-](?P<month>\d{1,2})(?:[./\-](?P<day>\d{1,2}))?\Z")
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?\Z")
_SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}\s*(?:[./\-\s]\s*(?:\d{1,2}\s*[./\-\s]|\w+\.?\s))\s*\d{2}\Z")
_UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks of direction, which come along with what is copied out of a page in Arabic."""
_HYPHENS = re.compile(r"(?<=\d)\s*[-/]\s*(?=[^\W\d_])|(?<=[^\W\d_])\.?\s*[-/]\s*(?=\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_MONTHS, _WORDS_BEFORE = 12, 2
_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
"""Of months, for sentences in English; the system would name them in the language that it is set to."""


def typed_date(said: str) -> str:
    """The EDTF of a date that a person typed: in EDTF, in digits, or in words of any language that is known here.

    With points between them, digits are day, month and year, as wherever points are written. With other signs that
    holds only where one of the two can't be a month.

    Raises:
        BadInput: it is no date, or could be two; then both are named.
    """
    plain = " ".join(_UNSEEN.sub("", said).split())
    digits = "".join(str(int(one)) if one.isdecimal() else one for one in plain)
    edtf = digits if is_edtf(digits) else _in_digits(digits, plain) or date_in_words(plain)
    if edtf is None:
        if any(form.match(digits) for form in (_DAY, _MONTH, _YEAR_FIRST, _ISO)):
            raise BadInput(f"{plain!r} is not a date in the calendar.", None, "Check the month and the day.")
        raise BadInput(
            f"{plain!r} is not a date that can be understood.",
            None,
            "Write it like 3 May 1999, May 1999, 1999 or 1999-05-03.",
        )
    return edtf


def _in_digits(digits: str, plain: str) -> str | None:
    """03.05.1999, 13/05/1999, 05/1999, 1999/05/03."""
    if _SHORT_YEAR.search(digits):
        raise BadInput(f"{plain!r} gives a year in two digits.", None, "Write all four: 1999.")
    if first := _YEAR_FIRST.match(digits):
        return _known(first["year"], first["month"], first["day"])
    if month := _MONTH.match(digits):
        return _known(month["year"], month["month"])
    if (day := _DAY.match(digits)) is None:
        return None
    one, two, year = int(day["one"]), int(day["two"]), day["year"]
    if day["sign"] != "." and one != two and max(one, two) <= _MONTHS:
        left, right = _known(year, str(two), str(one)), _known(year, str(one), str(two))
        if left and right:
            both = f"{plain!r} could be {_said(left)} or {_said(right)}."
            raise BadInput(both, None, f"Write {left} or {right}, or name the month.")
    return _known(year, str(two), str(one)) or (None if day["sign"] == "." else _known(year, str(one), str(two)))


def _known(year: str, month: str, day: str | None = None) -> str | None:
    """It as EDTF, where the calendar has such a day."""
    edtf = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    return edtf if is_edtf(edtf) and int(month) <= _MONTHS else None


def _said(edtf: str) -> str:
    year, month, day = map(int, edtf.split("-"))
    return f"{day} {_NAMES[month - 1]} {year}"


@lru_cache(maxsize=1 << 14)
def date_in_words(plain: str) -> str | None:
    """The EDTF of one date in words, and nothing else that counts; English first, then the languages known here.

    "14-Aug-2008" is written with spaces as well, and months are known in more languages than other words.
    """
    bare = plain.rstrip("?").rstrip()
    spaced = _HYPHENS.sub(" ", bare)
    forms = dict.fromkeys((bare, spaced, bare.title(), spaced.title()))  # a month may be typed in small letters
    for code in dict.fromkeys((_FIRST_TRIED, *sorted(languages()))):
        for words in forms:
            if edtf := _whole(words, code):
                simple = bare != plain and "/" not in edtf and edtf[-1].isdecimal()
                return f"{edtf}?" if simple else edtf
    elsewhere = _LETTERS.sub(_month_elsewhere, spaced)
    return _whole(elsewhere, _FIRST_TRIED) if elsewhere != spaced else None


def _month_elsewhere(found: re.Match[str]) -> str:
    """A month of another language by its English name; any other word as it is."""
    month = _months_elsewhere().get(found[0].lower())
    return _NAMES[month - 1] if month else found[0]


@cache
def _months_elsewhere() -> dict[str, int]:
    text = files(__package__).joinpath("other_months.yaml").read_text("utf-8")
    read = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return {form: int(month) for month, forms in read.items() for form in forms}


def _whole(words: str, code: str) -> str | None:
    found = dates(tokenise(words), words_for(code))
    if len(found) != 1 or found[0].kind != "date" or not found[0].edtf or not is_edtf(found[0].edtf):
        return None
    before, after = words[: found[0].start], words[found[0].end :]
    beside = any(one.isalnum() for one in after) or any(one.isdecimal() for one in before)
    return None if beside or len(before.split()) > _WORDS_BEFORE or re.search(r"\d/\d", words) else found[0].edtf
