"""Columns and tables: for each what it holds, and how its rows come from a selection; shared by all table formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from accounted.publication.cells import Cell
from accounted.publication.selection import Selection, Wire

TEXT, NUMBER, YES_OR_NO = "string", "integer", "boolean"


class Column(NamedTuple):
    """A column: its name, the kind of its cells, what they hold, and how a cell comes from a row's object."""

    name: str
    kind: str
    meaning: str
    cell: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `each` gives the objects that its columns turn into rows."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    each: Callable[[Selection], Iterable[Any]]

    def rows(self, selection: Selection) -> Iterator[list[Cell]]:
        """The cells of every row, in order."""
        for one in self.each(selection):
            yield [column.cell(one) for column in self.columns]


def at(*path: str) -> Callable[[Wire], Cell]:
    """Gives the value at a path of keys; None where one of them is missing or null. Lists are joined with `; `."""

    def cell(wire: Wire) -> Cell:
        value: Any = wire
        for key in path:
            value = value.get(key) if value is not None else None
        return joined(value) if isinstance(value, list | tuple) else value

    return cell


def joined(values: Iterable[object]) -> str | None:
    """Several values in one cell."""
    return "; ".join(str(value) for value in values) or None


def text(name: str, meaning: str, *path: str) -> Column:
    """A column of words, found at the path, or under its own name."""
    return Column(name, TEXT, meaning, at(*path or (name,)))


def number(name: str, meaning: str, *path: str) -> Column:
    """A column of whole numbers."""
    return Column(name, NUMBER, meaning, at(*path or (name,)))


def yes_or_no(name: str, meaning: str, *path: str) -> Column:
    """A column of true and false."""
    return Column(name, YES_OR_NO, meaning, at(*path or (name,)))


OF_AN_INCIDENT = (
    text("incident", "The id of the incident.", "incident", "id"),
    text("incident_title", "What the incident is called.", "incident", "title"),
)
"""The columns that say which incident a row is about."""
