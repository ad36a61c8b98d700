"""How many persons the lists and documents hold, by list, sex, age, place and period: documented, never estimated.

A person counts once. Where its records differ, it counts under `differs`; where none says, under `unsaid`. Records that
name nobody count apart from persons: whoever stands there unnamed may be among the named ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounted.case.strata import age_groups, one_name, years_of
from accounted.case.whereabouts import places_of

if TYPE_CHECKING:
    from accounted.case.persons import Persons
    from accounted.model import Record

__all__ = ["DIFFERS", "UNSAID", "Tally", "tally_of"]

DIFFERS, UNSAID = "differs", "unsaid"
Values = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """The persons counted: for each question its answers with how many persons, the most frequent first.

    `list` counts a person under every list it is on; the others count it once. `unnamed` are records that name nobody.
    """

    persons: int
    records: int
    by: dict[str, tuple[tuple[str, int], ...]]
    unnamed: int = 0

    def to_dict(self) -> dict[str, Any]:
        """`counts/1`: persons and records documented, and the counts by question."""
        by = {name: [{"value": value, "persons": count} for value, count in rows] for name, rows in self.by.items()}
        counted = {"documented": self.persons, "records": self.records, "unnamed": self.unnamed}
        return {"schema": "counts/1", **counted, "by": by}


def tally_of(persons: Persons, passes: Callable[[str], bool]) -> Tally:
    """The tally of all persons that may be counted."""
    records = persons.records
    place_of = {record.id: number for number, record in enumerate(records)}
    asked = {"sex": _sexes(records), "age": age_groups(records), "place": _places(records), "period": years_of(records)}
    counted: dict[str, Counter[str]] = {name: Counter() for name in ("list", *asked)}
    here = [person for person in persons if passes(person.person.id)]
    held = [[one for one in person.records if passes(one.id)] for person in here if person.named]
    held = [kept for kept in held if kept]
    unnamed = sum(passes(one.id) for person in here if not person.named for one in person.records)
    for kept in held:
        counted["list"].update({one.list_id for one in kept})
        for name, values in asked.items():
            counted[name][_answer(values[place_of[one.id]] for one in kept)] += 1
    rows = {name: tuple(sorted(count.items(), key=lambda row: (-row[1], row[0]))) for name, count in counted.items()}
    return Tally(len(held), sum(map(len, held)), rows, unnamed)


def _answer(values: Iterable[str | None]) -> str:
    said = {value for value in values if value is not None}
    return UNSAID if not said else said.pop() if len(said) == 1 else DIFFERS


def _sexes(records: Sequence[Record]) -> Values:
    from accounted.linkage.roster import sexes_in

    return [{1: "m", 2: "f"}.get(int(one)) for one in sexes_in([record.values.get("sex") for record in records])]


def _places(records: Sequence[Record]) -> Values:
    """The places, each in the spelling that most records have; spellings that sound alike are one place."""
    written = places_of(records)
    called = one_name(filter(None, written))
    return [called.get(value) if value else None for value in written]
