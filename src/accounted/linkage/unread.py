"""Cells of a list that are kept as they are written and can't be understood: no age, no date, no day of the calendar.

Such a row is a record all the same. Nothing is compared in these cells, so whoever adds the list is told of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounted.linkage.dated import DAY_FIRST, EARLIEST, LATEST, NOTHING, Cell, cell_of, settle
from accounted.linkage.days import ages_in, birth_years_in
from accounted.linkage.roster import sexes_in

__all__ = ["UnreadCell", "told_of_dates", "unread_cells"]

Rows = Sequence[tuple[int, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that is kept and not understood: its row in the file, what it was to hold, its words, and why.

    `compared` is what of it is compared all the same: "year" of a date whose day and month can't be told apart.
    """

    row: int
    field: str
    written: str
    why: str
    compared: str | None = None
    sheet: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Row, field, words, reason, and what is compared all the same."""
        return {"row": self.row, "field": self.field, "written": self.written, "why": self.why,
                "compared": self.compared, **({"sheet": self.sheet} if self.sheet else {})}  # fmt: skip


def unread_cells(rows: Rows) -> tuple[UnreadCell, ...]:
    """The cells of these rows that say an age, a sex or a date which can't be understood, by row."""
    found = [
        *_unlike(rows, "age", lambda cells: ages_in(cells) >= 0, "It is no age in years."),
        *_unlike(rows, "sex", lambda cells: sexes_in(cells) > 0, "It is no sex in the words that are known."),
        *_unlike(rows, "birth_year", lambda cells: birth_years_in(cells) >= 0, "It is no year."),
        *(one for field in DATES for some in _by_list(rows, field) for one in _no_days(some, field)),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.row, one.field)))


def _unlike(rows: Rows, field: str, understood: Any, why: str) -> Iterable[UnreadCell]:
    held = [(row, values[field]) for row, values in rows if values.get(field)]
    for (row, written), well in zip(held, understood([written for _, written in held]), strict=True):
        if not well:
            yield UnreadCell(row, field, written, why)


DATES = ("birth_date", "death_date")
Dated = Sequence[tuple[int, str, Cell]]


def _by_list(rows: Rows, field: str) -> Iterable[Dated]:
    """Row, words and date of each cell of a field, list by list, since the dates of one list tell of each other."""
    found: dict[str, list[tuple[int, str, Cell]]] = {}
    for row, values in rows:
        if written := values.get(field):
            found.setdefault(values.get("list", ""), []).append((row, written, cell_of(written)))
    return found.values()


def _no_days(some: Dated, field: str) -> Iterable[UnreadCell]:
    settled = settle(cell for _, _, cell in some)
    for row, written, cell in some:
        if cell == NOTHING:
            yield UnreadCell(row, field, written, "It is no date that can be understood.")
        elif settled.year(cell) is None:
            yield UnreadCell(row, field, written, "Its year has two digits, and no dates beside it tell the century.")
        elif not _in_the_calendar(settled.parts(cell)):
            yield UnreadCell(row, field, written, "There is no such day.")
        elif settled.is_open(cell):
            yield UnreadCell(row, field, written, "Day or month may come first, and no date beside it tells.", "year")


def _in_the_calendar(parts: tuple[int, int, int]) -> bool:
    """Whether the day is one, or only a part of it is said."""
    year, month, day = parts
    if not EARLIEST <= year <= LATEST:
        return False
    try:
        date(year, month if month > 0 else 1, day if day > 0 and month > 0 else 1)
    except ValueError:
        return False
    return True


def told_of_dates(rows: Rows) -> tuple[str, ...]:
    """What the dates of a list left open and others of them told, a sentence for each kind."""
    held = [(field, some) for field in DATES for some in _by_list(rows, field)]
    return tuple(dict.fromkeys(it for field, some in held for it in _told(field, some)))


def _told(field: str, some: Dated) -> Iterable[str]:
    settled = settle(cell for _, _, cell in some)
    forms = {cell.form: written for _, written, cell in reversed(some) if settled.orders.get(cell.form)}
    for form, written in sorted(forms.items()):
        sure = next(other for _, other, cell in some if cell.order == settled.orders[form] + form)
        if settled.orders[form] == DAY_FIRST:
            yield f"In {field}, {written} is read with the day first, as {sure} can only be."
        else:
            yield f"In {field}, {written} is read with the month first, as {sure} can only be."
    short = [(written, year) for _, written, cell in some if cell.short and (year := settled.year(cell))]
    if short and settled.years:
        first, last = settled.years
        written, year = short[0]
        yield f"In {field}, years of two digits are those between {first} and {last}: {written} is of {year}."
