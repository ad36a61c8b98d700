"""Lists of persons among tables: a row states one person, so that no number in it counts people."""

from __future__ import annotations

from accounted.language.list_headings import heads_persons
from accounted.model import Cell, Table
from accounted.reading.lexicon import Lexicon
from accounted.reading.tables.labels import label_of

__all__ = ["lists_persons"]

_MOST_HEADS, _YEAR = 3, 4
"""In rows, and in digits."""


def lists_persons(table: Table, lexicon: Lexicon) -> bool:
    """Whether the headings of a table are those of a list of persons, and none of its columns counts the dead.

    A table of incidents may name a victim in each row, and under "Killed" say how many died with them.
    """
    for heads in table.rows[: _MOST_HEADS if len(table.rows) > 1 else 0]:
        if heads_persons([cell.text for cell in heads]):
            return not any(_counts(table, cell, lexicon) for cell in heads)
    return False


def _counts(table: Table, head: Cell, lexicon: Lexicon) -> bool:
    """Whether numbers stand in a column that tells a fate by its heading alone: "Killed", not "Date of death"."""
    label = label_of(head, lexicon)
    if label.meaning is None or label.role is not None:
        return False
    below = (cell for row in table.rows for cell in row if cell.column == head.column and cell.row > head.row)
    filled = [words for cell in below if (words := cell.text.strip())]
    return sum(one.isdecimal() and len(one) < _YEAR for one in filled) * 2 > len(filled)
