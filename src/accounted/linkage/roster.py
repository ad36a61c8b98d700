"""All records of all lists as columns, ready to be compared: names in words, dates in parts, ages as years of birth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import yaml
from numpy.typing import NDArray

from accounted.language import script_of
from accounted.language.names import names_nobody, words_in_each
from accounted.linkage.compounds import compounds_in
from accounted.linkage.days import Days, days_in, years_of_birth
from accounted.linkage.roles import named
from accounted.linkage.values import Values, coded

__all__ = ["Roster", "roster_of", "sexes_in"]

Column = Sequence[str | None]
Ints = NDArray[np.int32]


@dataclass(slots=True)
class Roster:
    """The records of all lists, a place in each column for each; -1 in a column of numbers is: nobody said.

    `sex` is 1 for men, 2 for women; `born` years of birth with `born_from_age`, and `heaped` where the age ended in 0
    or 5; `script` numbers the script of the name.
    """

    ids: list[str]
    lists: Ints
    list_names: list[str]
    given: Values
    patronymic: Values
    surname: Values
    place: Values
    address: Values
    identifier: Values
    sex: Ints
    born: Ints
    born_from_age: NDArray[np.bool_]
    heaped: NDArray[np.bool_]
    birth: Days
    death: Days
    script: Ints
    vowelless: NDArray[np.bool_]
    order_known: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


def roster_of(columns: Mapping[str, Column]) -> Roster:
    """The columns of records, by their names in `settings.COLUMNS`, made ready; absent columns are empty.

    Where a record names no given name and no surname, the parts of its full name are found.
    """
    size = len(columns["rec_id"])
    column = _reader(columns, size)
    said = sexes_in(column("sex"))
    full = _known(column("full_name"))
    parts = _known(column("given")), _known(column("patronymic")), _known(column("surname"))
    names = named(full, *parts, column("list"), said.tolist())
    given, patronymic, surname = names.given, names.patronymic, names.surname
    marked = np.array([{"m": 1, "f": 2}.get(sex or "", -1) for sex in names.sex], dtype=np.int32)
    of_lists = [one or "" for one in column("list")]
    birth, death = days_in(column("birth_date"), of_lists), days_in(column("death_date"), of_lists)
    born, from_age, heaped = years_of_birth(column("birth_year"), column("age"), birth, death)
    lists, list_names = coded(column("list"))
    shown = [full or f"{one or ''}{other or ''}" for full, one, other in zip(full, given, surname, strict=True)]
    halves = compounds_in(_distinct_names(given, surname, patronymic))
    return Roster(
        [str(one) for one in columns["rec_id"]], np.maximum(lists, 0), list_names or [""],
        Values(given, "given", halves), Values(patronymic, "patronymic", halves), Values(surname, "surname", halves),
        Values(column("place"), "place"), Values(column("address"), "place"),
        Values(column("identifier"), "identifier"),
        np.where(said > 0, said, marked).astype(np.int32), born, from_age, heaped, birth, death, *_scripts(shown),
        np.array(names.order_known, dtype=bool),
    )  # fmt: skip


def _known(names: Column) -> Column:
    """The names, without those that only say that nobody knows the name: "unknown man" begins with such a word."""
    return [None if nobody else name for name, nobody in zip(names, names_nobody(names), strict=True)]


def _distinct_names(given: Column, surname: Column, patronymic: Column) -> list[list[str]]:
    """The words of all names that differ: given name with surname, and fathers' names."""
    own = dict.fromkeys(f"{one or ''} {other or ''}" for one, other in zip(given, surname, strict=True))
    return words_in_each([*own, *dict.fromkeys(father for father in patronymic if father)])


def _reader(columns: Mapping[str, Column], size: int) -> Callable[[str], Column]:
    nothing: list[str | None] = [None] * size
    return lambda name: columns.get(name) or nothing


def sexes_in(column: Column) -> Ints:
    """The sexes of a column in the words of many languages: 1 for men, 2 for women, -1 where nobody said."""
    codes, values = coded([one.strip().lower() if one else None for one in column])
    known = np.array([_sexes().get(value, -1) for value in values] + [-1], dtype=np.int32)
    return np.asarray(known[codes], dtype=np.int32)


@cache
def _sexes() -> dict[str, int]:
    text = files("accounted.linkage").joinpath("sexes.yaml").read_text("utf-8")
    read = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return {word: number for number, sex in enumerate(("m", "f"), 1) for word in read[sex]}


def _scripts(names: Sequence[str]) -> tuple[Ints, NDArray[np.bool_]]:
    """The script of each name, 0 for Latin, and whether it leaves vowels out."""
    letters = [
        name[0] if name[:1].isalpha() else next((letter for letter in name if letter.isalpha()), "a") for name in names
    ]
    codes, values = coded(letters)
    scripts = sorted({script_of(letter) for letter in values} - {"Latn"})
    number = {"Latn": 0, **{script: place for place, script in enumerate(scripts, 1)}}
    found = np.array([number[script_of(letter)] for letter in values], dtype=np.int32)[codes]
    return found, np.isin(found, [number.get("Arab", -1), number.get("Hebr", -1)])
