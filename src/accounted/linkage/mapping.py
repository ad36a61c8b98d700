"""Columns of somebody's list found among the known ones, and its rows made values, with what is wrong with each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.errors import BadInput
from accounted.linkage.headings import HOMES, loosely, plain, without_group

__all__ = ["KNOWN", "BadRow", "Mapped", "checked_fields", "guessed", "homes_apart", "mapped", "mapping_from"]

Mapping_ = Mapping[str, tuple[str, ...]]

NAMES = ("full_name", "given", "surname", "patronymic", "identifier")
"""A row that says none of these stands for nobody."""


ASIDES = "asides"
"""The key of the words that tell in brackets how the cells of a column are written."""
GROUPS = {
    "persons": frozenset({"full_name", "given", "surname", "patronymic", "sex", "age", "birth_year", "birth_date",
                          "death_date", "place", "residence", "address", "identifier", "fate"}),
    "incidents": frozenset({"death_date", "place", "fate"}),
}  # fmt: skip
"""The keys of the words that stand over several columns together, and which of these columns they may head."""


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    text = files("accounted.linkage").joinpath("columns.yaml").read_text("utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return {field: tuple(names) for field, names in yaml.load(text, Loader=loader).items()}


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    """The fields that each spelling of a heading stands for, in the order of the contract."""
    found: dict[str, tuple[str, ...]] = {}
    for field in KNOWN:
        for one in dict.fromkeys(map(plain, (field, *_spellings()[field]))):
            found[one] = (*found.get(one, ()), field)
    return found


KNOWN = ("rec_id", "running_number", "list", "full_name", "given", "patronymic", "surname", "sex", "age", "birth_year",
         "birth_date", "death_date", "place", "residence", "address", "identifier", "fate", "document")  # fmt: skip
"""The columns that every list is mapped to. A running number is kept, and tells nobody apart: only a `rec_id` does."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be used: its number in the file or on its sheet, counted from 1, and why."""

    row: int
    why: str
    sheet: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Row and reason, and the sheet where there are several."""
        return {"row": self.row, "why": self.why, **({"sheet": self.sheet} if self.sheet else {})}


@dataclass(frozen=True, slots=True)
class Mapped:
    """The values of each usable row by known column, further columns under their own names, and the bad rows."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    bad: tuple[BadRow, ...]


def guessed(header: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Which columns hold which field, by their names; a name of the contract itself comes before other spellings.

    What no heading names as it is written is looked for in looser readings of the rest (`headings`). Where a list has
    one column that may be a full name and one that is a surname, the first is the given name.
    """
    names = {plain(name): name for name in header}
    found: dict[str, tuple[str, ...]] = {}
    for field in KNOWN:
        spelling = next((
            one for one in map(plain, (field, *_spellings()[field]))
            if one in names and (names[one],) not in found.values()
        ), None)  # fmt: skip
        if spelling is not None:
            found[field] = (names[spelling],)
    _guess_loosely(header, found)
    for groups, fields in GROUPS.items():
        _guess_loosely(header, found, tuple(map(plain, _spellings()[groups])), fields)
    if "full_name" in found and "surname" in found and "given" not in found:
        found["given"] = found.pop("full_name")
    return {field: found[field] for field in KNOWN if field in found}


def homes_apart(mapping: Mapping_) -> dict[str, tuple[str, ...]]:
    """The mapping with columns that are named after where people live taken out of `place`, and put to `residence`.

    So it is also where somebody maps them to the place, or a list was taken in when the two were one.
    """
    homes = tuple(name for name in mapping.get("place", ()) if _tells_a_home(name))
    if not homes:
        return dict(mapping)
    kept = tuple(name for name in mapping["place"] if name not in homes)
    moved = {**mapping, "place": kept, "residence": (*mapping.get("residence", ()), *homes)}
    return {field: moved[field] for field in KNOWN if moved.get(field)}


def _tells_a_home(heading: str) -> bool:
    fields = _fields().get(plain(heading)) or loosely(heading, _fields(), frozenset(_spellings()[ASIDES]))
    return fields[:1] != () and fields[0] in HOMES


def _guess_loosely(
    header: Sequence[str], found: dict[str, tuple[str, ...]], groups: Sequence[str] = (),
    among: frozenset[str] = frozenset(),
) -> None:  # fmt: skip
    """Take headings in a looser reading; with `groups` those that stand under one of these, for fields among some."""
    asides = frozenset(_spellings()[ASIDES])
    for heading in header:
        said = without_group(heading, groups)
        if (heading,) not in found.values() and (said != heading or not groups):
            read = (
                one for one in loosely(said, _fields(), asides) if one not in found and (one in among or not groups)
            )
            field = next(read, None)
            if field is not None:
                found[field] = (heading,)


def looks_like_persons(header: Sequence[str]) -> bool:
    """Whether a table seems to be a list of persons: a column of names, and two more that are known."""
    found = guessed(header)
    named = any(field in found for field in ("full_name", "given", "surname"))
    return named and len(found.keys() - {"rec_id", "running_number", "list"}) > 2


def checked_fields(given: object, where: str) -> dict[str, tuple[str, ...]]:
    """The mapping that a person wrote, as far as it can be checked without the list.

    Raises:
        BadInput: it is no mapping, names no known column, or says of one nothing.
    """
    if not isinstance(given, Mapping):
        raise BadInput("A mapping says which column holds what.", where, "Write lines such as  surname: Фамилия")
    found: dict[str, tuple[str, ...]] = {}
    for field, columns in given.items():
        if field not in KNOWN:
            raise BadInput(f"{field!r} is no known column.", where, f"Known are: {', '.join(KNOWN)}.")
        if isinstance(columns, Mapping) or not columns:
            raise BadInput(f"{field!r} names no column of the list.", where, "Write lines such as  surname: Фамилия")
        found[field] = (columns,) if isinstance(columns, str) else tuple(map(str, columns))
    return found


def mapping_from(given: object, header: Sequence[str], where: str) -> dict[str, tuple[str, ...]]:
    """The mapping that a person wrote: known column to the list's own, or to several that are joined.

    Raises:
        BadInput: it names no known column, or none that the list has.
    """
    found = checked_fields(given, where)
    for names in found.values():
        if absent := [name for name in names if name not in header]:
            raise BadInput(f"The list has no column {', '.join(absent)!r}.", where, f"It has: {', '.join(header)}.")
    return found


def mapped(
    header: Sequence[str], rows: Iterable[Sequence[str]], mapping: Mapping_, first_row: int = 2,
    seen: dict[tuple[str, str], str] | None = None, sheet: str | None = None,
) -> Mapped:  # fmt: skip
    """The rows under the mapping; several columns of one field are joined, dates by hyphens, others by spaces.

    Args:
        first_row: the number of the first row in the file or on its sheet.
        seen: the numbers of records that were met on other sheets, with where; those of this one are put to them.
    """
    place = {name: number for number, name in reversed(list(enumerate(header)))}
    used = {name for names in mapping.values() for name in names}
    others = [(name, number) for number, name in enumerate(header) if name not in used and name.strip()]
    good: list[tuple[int, dict[str, str]]] = []
    bad: list[BadRow] = []
    seen = {} if seen is None else seen
    for number, row in enumerate(rows, first_row):
        if not any(cell.strip() for cell in row):
            continue
        values = {}
        for field, names in mapping.items():
            cells = [row[place[name]].strip() for name in names if place[name] < len(row)]
            joined = ("-" if field.endswith("_date") else " ").join(cell for cell in cells if cell)
            if joined:
                values[field] = joined
        why = _wrong(values, row, header) or _twice(values, seen, number, sheet)
        if why:
            bad.append(BadRow(number, why, sheet))
            continue
        values.update({name: row[at].strip() for name, at in others if at < len(row) and row[at].strip()})
        good.append((number, values))
    return Mapped(tuple(good), tuple(bad))


def _wrong(values: Mapping[str, str], row: Sequence[str], header: Sequence[str]) -> str | None:
    if not any(field in values for field in NAMES):
        return "It names nobody: no name and no document number."
    if len(row) > len(header):
        return f"It has {len(row)} cells under {len(header)} columns, so what stands in which is not known."
    return None


def _twice(
    values: Mapping[str, str], seen: dict[tuple[str, str], str], number: int, sheet: str | None
) -> str | None:  # fmt: skip
    if "rec_id" not in values:
        return None
    key = values.get("list", ""), values["rec_id"]
    if key in seen:
        return f"Row {seen[key]} has the same rec_id, {values['rec_id']}."
    seen[key] = f"{number} of {sheet}" if sheet else f"{number}"
    return None
