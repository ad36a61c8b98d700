"""Ages as lists write them, in whole years: "31", "42 года", "3 months", "1 год 6 мес.", "١٠ أشهر", "newborn"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import yaml

__all__ = ["OLDEST", "age_of"]

OLDEST = 120
"""Nobody on a list is older."""

IN_A_YEAR = {"years": 1.0, "months": 12.0, "weeks": 52.0, "days": 365.0, "hours": 8760.0}
UNCLEAR, MONTHS_AT_MOST = "unclear", 36
"""A letter that may be months or a sex, and the number above which it is no months."""
_PARTS = re.compile(r"(?<!\d)(\d{1,4})(?:[.,](\d+))?(?!\d)[\s\-–]*([^\W\d_]+(?:[-'’.][^\W\d_]+)*)?")
_BELOW_ONE = re.compile(r"<\s*1\b")
_DIGIT = re.compile(r"\d")


def age_of(written: str) -> int:
    """The age in whole years; -1 where none can be told.

    A number alone is years, and so is one beside words that are no unit ("ca. 40", "aged 7"). Years, months and days of
    one age are added up. Two numbers that are no parts of one age, such as "25-30", are no age.
    """
    text = unicodedata.normalize("NFC", written).casefold().strip()
    if not _DIGIT.search(text):
        return 0 if text.strip(" .()") in _words()["newborn"] else -1
    if _BELOW_ONE.search(text):
        return 0
    parts = [(float(f"{int(whole)}.{rest[:3] or 0}"), _unit(word)) for whole, rest, word in _PARTS.findall(text)]
    if len(parts) == 1:
        return _alone(*parts[0])
    found = [unit for _, unit in parts]
    units = ["months" if unit == UNCLEAR and "years" in found else unit for unit in found]
    if not parts or not all(units) or UNCLEAR in units or len({*units}) < len(units):
        return -1
    return _whole(sum(number / IN_A_YEAR[unit or "years"] for (number, _), unit in zip(parts, units, strict=True)))


def _alone(number: float, unit: str | None) -> int:
    if unit == UNCLEAR:
        return _whole(number) if number > MONTHS_AT_MOST else -1
    return _whole(number / IN_A_YEAR[unit or "years"])


def _whole(years: float) -> int:
    return int(years + 1e-9) if years <= OLDEST else -1


@cache
def _unit(word: str) -> str | None:
    """The unit that a word names; a hyphen before it, as in "3-month-old", belongs to the number."""
    bare = word.strip(".")
    for unit in (*IN_A_YEAR, UNCLEAR):
        whole, beginnings = _known(unit)
        if word in whole or bare in whole or bare.startswith(beginnings):
            return unit
    first = re.split(r"[-.]", bare)[0]
    return _unit(first) if first != bare else None


@cache
def _known(unit: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of a unit, and the beginnings of its words."""
    words = _words()[unit]
    return frozenset(words), tuple(one.removesuffix("-") for one in words if one.endswith("-"))


@cache
def _words() -> dict[str, frozenset[str]]:
    text = files("accounted.linkage").joinpath("ages.yaml").read_text("utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    read = yaml.load(text, Loader=loader)
    return {kind: frozenset(unicodedata.normalize("NFC", one).casefold() for one in of) for kind, of in read.items()}
