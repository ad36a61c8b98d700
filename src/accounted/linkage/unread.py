"""Cells of a list that are kept as they are written and can't be understood: no age, no date, no day of the calendar.

Such a row is a record all the same. Nothing is compared in these cells, so whoever adds the list is told of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounted.linkage.days import Days, ages_in, birth_years_in, days_in
from accounted.linkage.roster import sexes_in

__all__ = ["UnreadCell", "unread_cells"]

Rows = Sequence[tuple[int, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that is kept and not understood: its row in the file, what it was to hold, its words, and why."""

    row: int
    field: str
    written: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        """Row, field, words and reason."""
        return {"row": self.row, "field": self.field, "written": self.written, "why": self.why}


def unread_cells(rows: Rows) -> tuple[UnreadCell, ...]:
    """The cells of these rows that say an age, a sex or a date which can't be understood, by row."""
    found = [
        *_unlike(rows, "age", lambda cells: ages_in(cells) >= 0, "It is no age in years."),
        *_unlike(rows, "sex", lambda cells: sexes_in(cells) > 0, "It is no sex in the words that are known."),
        *_unlike(rows, "birth_year", lambda cells: birth_years_in(cells) >= 0, "It is no year."),
        *_no_days(rows, "birth_date"), *_no_days(rows, "death_date"),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.row, one.field)))


def _unlike(rows: Rows, field: str, understood: Any, why: str) -> Iterable[UnreadCell]:
    held = [(row, values[field]) for row, values in rows if values.get(field)]
    for (row, written), well in zip(held, understood([written for _, written in held]), strict=True):
        if not well:
            yield UnreadCell(row, field, written, why)


def _no_days(rows: Rows, field: str) -> Iterable[UnreadCell]:
    held = [(row, values[field]) for row, values in rows if values.get(field)]
    days = days_in([written for _, written in held])
    for place, (row, written) in enumerate(held):
        if days.year[place] < 0:
            yield UnreadCell(row, field, written, "It is no date with a year of four digits.")
        elif not _in_the_calendar(days, place):
            yield UnreadCell(row, field, written, "There is no such day.")


def _in_the_calendar(days: Days, place: int) -> bool:
    """Whether the day is one, or only a part of it is said."""
    if days.written[place] < 0:
        return True
    year, rest = divmod(int(days.written[place]), 10_000)
    try:
        date(year, *divmod(rest, 100))
    except ValueError:
        return False
    return True
