"""Dates of lists, whole or in part, as numbers; and years of birth out of years, dates and ages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.ages import age_of
from accounted.linkage.dated import DIGITS, EARLIEST, LATEST, NOTHING, Cell, cell_of, settle
from accounted.linkage.values import coded

__all__ = ["Days", "ages_in", "birth_years_in", "days_in", "years_of_birth"]

Ints = NDArray[np.int32]
Column = Sequence[str | None]

_NUMBER = re.compile(r"\D*(\d{1,4})(?:[.,]0+)?\D*$")
_ANY_YEAR = 2000


@dataclass(slots=True)
class Days:
    """Dates as year, month and day, each -1 where it is not said.

    `written` is the whole date as one number, 19920226, even where there is no such day; -1 where a part is missing.
    """

    year: Ints
    month: Ints
    day: Ints
    written: NDArray[np.int64]


def days_in(column: Column, lists: Sequence[str] | None = None) -> Days:
    """The dates of a column: ISO, whole or in part (1992, 1992-02), day first (26.02.1992), run together, or in words.

    Parts marked X or ? in EDTF, and a day or a month 00, are not said. What is no date is not said either. Where the
    order of day and month or the century is left open, the other dates of the same list tell, or nothing does.

    Args:
        lists: the list of each record; all are of one when left out.
    """
    codes, values = coded(column)
    of_list = np.zeros(len(codes), np.int64) if lists is None else coded(lists)[0].astype(np.int64)
    pairs, back = np.unique(of_list * (len(values) + 1) + codes, return_inverse=True)
    places = [divmod(int(pair), len(values) + 1) if values else (0, 0) for pair in pairs + 1]
    return _days(np.array(_settled(places, values), dtype=np.int32).reshape(-1, 3)[back])


def _settled(places: Sequence[tuple[int, int]], values: Sequence[str]) -> list[tuple[int, int, int]]:
    """Year, month and day for each pair of a list and a value, whose numbers count from 1; 0 is no value."""
    held: dict[int, dict[int, Cell]] = {}
    for of_list, code in places:
        held.setdefault(of_list, {})[code] = cell_of(values[code - 1]) if code else NOTHING
    settled = {of_list: settle(cells.values()) for of_list, cells in held.items()}
    return [settled[of_list].parts(held[of_list][code]) for of_list, code in places]


def _days(parts: Ints) -> Days:
    year, month, day = parts.T
    whole = np.where((month > 0) & (day > 0) & (year > 0), year.astype(np.int64) * 10_000 + month * 100 + day, -1)
    year = np.where((year >= EARLIEST) & (year <= LATEST), year, -1)
    month = np.where((year >= 0) & (month >= 1) & (month <= 12), month, -1)
    day = np.where((year >= 0) & (day >= 1) & (day <= 31), day, -1)
    return Days(year, month, day, whole)


def years_of_birth(
    birth_year: Column, age: Column, birth: Days, death: Days
) -> tuple[Ints, NDArray[np.bool_], NDArray[np.bool_]]:
    """The year of birth of each record, whether it comes from an age, and whether that age ends in 0 or 5.

    An age counts back from the year of death; where that is not said, from the middle one of all years of death; where
    none is said, from the year in which those of the middle age were born in the middle one of all years of birth.
    """
    said = birth_years_in(birth_year)
    said = np.where(said >= 0, said, birth.year)
    ages = ages_in(age)
    usual = _usual_year(death.year[death.year > 0], said[said > 0], ages[ages >= 0])
    at = np.where(death.year > 0, death.year, usual)
    from_age = (said < 0) & (ages >= 0)
    born = np.where(from_age, at - ages, said).astype(np.int32)
    return born, from_age, from_age & (ages % 5 == 0) & (ages >= 15)


def ages_in(age: Column) -> Ints:
    """The ages of a column in whole years, -1 where none can be told; months and days are parts of a year."""
    codes, values = coded(age)
    return np.array([age_of(value.translate(DIGITS)) for value in values] + [-1], dtype=np.int32)[codes]


def birth_years_in(birth_year: Column) -> Ints:
    """The years of a column of years of birth, -1 where none can be told."""
    said = _numbers(birth_year)
    return np.where((said >= EARLIEST) & (said <= LATEST), said, -1)


def _usual_year(deaths: Ints, births: Ints, ages: Ints) -> int:
    """The year from which ages count back where their own record says none; any, where nothing is to be compared."""
    if len(deaths):
        return int(np.median(deaths))
    if len(births) and len(ages):
        return int(np.median(births) + np.median(ages))
    return _ANY_YEAR


def _numbers(column: Column) -> Ints:
    codes, values = coded(column)
    found = [_NUMBER.match(value.translate(DIGITS)) for value in values]
    return np.array([int(one[1]) if one else -1 for one in found] + [-1], dtype=np.int32)[codes]
