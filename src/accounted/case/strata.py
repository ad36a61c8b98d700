"""What makes strata of records: a column as written, a place in all its spellings, a year, a month, a group of ages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from accounted.case.whereabouts import places_of
from accounted.errors import BadInput
from accounted.language.names import readings_of, skeletons_of, words_in
from accounted.model import Record

if TYPE_CHECKING:
    from accounted.linkage.days import Days

NOT_SAID = ""
GROUPS = ((18, "under 18"), (60, "18 to 59"), (200, "60 and over"))
"""Ages below each number, and what their group is called."""


MOST_TOLD = 8
"""How many spellings of one place a sentence names."""


def strata_of(
    records: Sequence[Record], by: Sequence[str], where: str
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Of each record what it says in each column that makes strata, empty where nothing; and what was taken as one.

    `year`, `month` and `age_group` follow from dates and ages where a list has no such column of its own. The spellings
    of a place that sound alike, in whatever script, are one; it is called as most records write it.

    Raises:
        BadInput: no record has such a column.
    """
    columns = [_column(records, name, where) for name in by]
    strata = {record.id: tuple(column[place] for column in columns) for place, record in enumerate(records)}
    return strata, tuple(_told(records) if "place" in by else ())


def _told(records: Sequence[Record]) -> Iterator[str]:
    """Which spellings were taken as one place, a sentence for each."""
    groups: dict[str, list[str]] = {}
    for value, name in one_name(place or NOT_SAID for place in places_of(records)).items():
        groups.setdefault(name, []).append(value)
    for spellings in groups.values():
        if len(spellings) > 1:
            more = f" and {len(spellings) - MOST_TOLD} more" if len(spellings) > MOST_TOLD else ""
            yield f"Taken as one place, since they sound alike: {', '.join(spellings[:MOST_TOLD])}{more}."


def _column(records: Sequence[Record], name: str, where: str) -> list[str]:
    values = places_of(records) if name == "place" else _column_of(records, name)
    written = [value or NOT_SAID for value in values]
    if not any(written) and name in DERIVED:
        written = [value or NOT_SAID for value in DERIVED[name](records)]
    if not any(written):
        known = {column for record in records for column, value in record.values.items() if value}
        there = f"Columns there are: {', '.join(sorted(known | DERIVED.keys()))}."
        raise BadInput(f"No record of the lists has a column {name!r} to make strata of.", where, there)
    if name == "sex":
        return _sexes(written)
    if name != "place":
        return written
    called = one_name(written)
    return [called.get(value, value) for value in written]


def _sexes(written: Sequence[str]) -> list[str]:
    """m and f, in whatever language a list says them; what is neither stays as written."""
    from accounted.linkage.roster import sexes_in

    known = {1: "m", 2: "f"}
    return [known.get(int(sex), value) for sex, value in zip(sexes_in(written), written, strict=True)]


def one_name(written: Iterable[str]) -> dict[str, str]:
    """For each spelling of a place the one that most records have among those that sound like it."""
    times = Counter(value for value in written if value)
    group: dict[str, str] = {}
    met: dict[tuple[str, ...], str] = {}
    # The most written comes first, so that it is the one that others join.
    for value in sorted(times, key=lambda one: (-times[one], one)):
        sounds = _sounds(value)
        group[value] = next((met[sound] for sound in sounds if sound in met), value)
        for sound in sounds:
            met.setdefault(sound, group[value])
    return group


def _sounds(place: str) -> list[tuple[str, ...]]:
    """The consonants of its words, in each of the ways in which they can be read."""
    words = [skeletons_of(readings) for readings in readings_of(words_in(place))]
    ways = max(map(len, words), default=0)
    return [tuple(word[min(way, len(word) - 1)] for word in words) for way in range(ways)]


def years_of(records: Sequence[Record]) -> list[str | None]:
    """The year of death, or of what befell them, of each record."""
    return [f"{year}" if year > 0 else None for year in _days(records, "death_date").year.tolist()]


def _months(records: Sequence[Record]) -> list[str | None]:
    days = _days(records, "death_date")
    parts = zip(days.year.tolist(), days.month.tolist(), strict=True)
    return [f"{year}-{month:02}" if year > 0 and month > 0 else None for year, month in parts]


def age_groups(records: Sequence[Record]) -> list[str | None]:
    """The group of each record's age: the age that is said, else the years between birth and death."""
    from accounted.linkage.days import ages_in, birth_years_in

    said, years = ages_in(_column_of(records, "age")), birth_years_in(_column_of(records, "birth_year"))
    born, died = _days(records, "birth_date").year, _days(records, "death_date").year
    columns = (column.tolist() for column in (said, years, born, died))
    return [_age_group(*row) for row in zip(*columns, strict=True)]


def _age_group(age: int, year: int, born: int, died: int) -> str | None:
    """What the group is called; -1 stands for what nobody said. None also for an age that nobody reaches."""
    birth = year if year > 0 else born
    if age < 0 and birth > 0 and died > 0:
        age = died - birth
    return next((name for below, name in GROUPS if age < below), None) if age >= 0 else None


def _days(records: Sequence[Record], name: str) -> Days:
    from accounted.linkage.days import days_in

    return days_in(_column_of(records, name), [record.list_id for record in records])


def _column_of(records: Sequence[Record], name: str) -> list[str | None]:
    return [record.values.get(name) for record in records]


DERIVED: Mapping[str, Callable[[Sequence[Record]], list[str | None]]] = {
    "year": years_of, "month": _months, "age_group": age_groups,
}  # fmt: skip
