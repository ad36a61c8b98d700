"""Dates as cells of lists write them: in digits of either order, in words, with years of two digits.

What one cell leaves open, the others of its list may tell. 05/04/2008 stands with the day first where another date of
the list can only be read so, as 25/04/2008; a year of two digits falls among the years that the list writes in full.
Where nothing tells, it stays open: only the year is known, or nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from accounted.language import date_in_words

__all__ = ["DIGITS", "EARLIEST", "LATEST", "NOTHING", "Cell", "Settled", "cell_of", "settle"]

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
EARLIEST, LATEST = 1500, 2100
MONTHS, CENTURY = 12, 100
DAY_FIRST, MONTH_FIRST = "day first", "month first"

_ISO = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?(?:[T ].*)?$")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_MONTH = re.compile(r"(\d{1,2})[-./ ](\d{4})$")
_DAY = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})[-./ ](\d{4}|\d{2})$")
_SHORT_BEHIND_WORDS = re.compile(r"(.*[^\W\d_].*?)[-./\s,]*['’]?(?<!\d)(\d{2})$", re.DOTALL)
_SAID = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\??$")
_ANY_CENTURY = 2000
"""A leap year, in which words are read whose own year has two digits."""


class Cell(NamedTuple):
    """One date as written: year, month and day, -1 for what is missing.

    `form` is the sign between its parts and the length of its year, where digits leave open whether the day comes
    first; the parts then stand as if it did. `short` tells that the year has two digits.
    """

    year: int
    month: int
    day: int
    form: str = ""
    short: bool = False
    order: str = ""
    """Which comes first, where this cell can only be read so."""


NOTHING = Cell(-1, -1, -1)


def cell_of(written: str) -> Cell:
    """What a cell says, as far as it does so alone."""
    text = written.strip().translate(DIGITS).rstrip("?~%")
    text = re.sub(r"[-./](?:XX|xx|\?\?)", "", text)
    if found := _RUN_TOGETHER.match(text) or _ISO.match(text):
        return _of_parts(found)
    if found := _MONTH.match(text):
        return Cell(int(found[2]), int(found[1]), -1)
    if found := _DAY.match(text):
        return _in_digits(int(found[1]), int(found[3]), found[2], found[4])
    return _in_words(" ".join(text.split())) if any(map(str.isdigit, text)) else NOTHING


def _of_parts(found: re.Match[str]) -> Cell:
    """A date whose year stands first, whole or in part."""
    year, month, day = (int(part) if part else -1 for part in found.groups())
    return Cell(year, month, day)


def _in_digits(one: int, two: int, sign: str, year: str) -> Cell:
    short, form = len(year) < 4, f"{sign}{len(year)}"
    if two > MONTHS >= one > 0:
        return Cell(int(year), one, two, "", short, MONTH_FIRST + form)
    if one > MONTHS or sign == "." or one == two:
        return Cell(int(year), two, one, "", short, DAY_FIRST + form if one > MONTHS else "")
    return Cell(int(year), two, one, form, short)


def _in_words(text: str) -> Cell:
    if found := _SAID.match(date_in_words(text) or ""):
        return _of_parts(found)
    if short := _SHORT_BEHIND_WORDS.match(text):
        told = _SAID.match(date_in_words(f"{short[1]} {_ANY_CENTURY}") or "")
        if told and told[2]:
            return Cell(int(short[2]), int(told[2]), int(told[3]) if told[3] else -1, "", True)
    return NOTHING


@dataclass(frozen=True, slots=True)
class Settled:
    """What the dates of one list tell of each other: the order of each form in digits, and the years in full."""

    orders: Mapping[str, str]
    years: tuple[int, int] | None

    def parts(self, cell: Cell) -> tuple[int, int, int]:
        """Year, month and day of one of its cells, possible or not; -1 for what is missing or open."""
        year = self.year(cell)
        if year is None:
            return -1, -1, -1
        order = self.orders.get(cell.form)
        if not cell.form or order == DAY_FIRST:
            return year, cell.month, cell.day
        return (year, cell.day, cell.month) if order == MONTH_FIRST else (year, -1, -1)

    def year(self, cell: Cell) -> int | None:
        """The year of a cell; None where it has two digits and not just one such year lies among those in full."""
        if not cell.short:
            return cell.year
        first, last = self.years or (1, 0)
        found = [year for year in range(first, last + 1) if year % CENTURY == cell.year]
        return found[0] if len(found) == 1 else None

    def is_open(self, cell: Cell) -> bool:
        """Whether nothing tells which of two numbers is the day."""
        return bool(cell.form) and cell.form not in self.orders


def settle(cells: Iterable[Cell]) -> Settled:
    """What the dates of one list tell of each other; where they contradict each other, nothing."""
    held = list(cells)
    told = {one.order for one in held if one.order}
    forms = {one.form for one in held if one.form}
    orders = {form: [order for order in (DAY_FIRST, MONTH_FIRST) if order + form in told] for form in forms}
    years = [one.year for one in held if not one.short and EARLIEST <= one.year <= LATEST]
    return Settled(
        {form: found[0] for form, found in orders.items() if len(found) == 1},
        (min(years), max(years)) if years else None,
    )  # fmt: skip
