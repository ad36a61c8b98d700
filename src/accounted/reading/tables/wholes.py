"""What in a table is a part of what: columns "of whom", columns and rows that a total counts together.

Words say it ("of whom women", "Total"), or the numbers do: what adds up, in every row or in every column, is one
count with its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from accounted.reading.tables.grid import Column, Grid, Row
from accounted.reading.tables.labels import Label

_FEWEST_PARTS = 2
_FEWEST_SUMS = 3
"""An unnamed last row is a total where so many rows add up to it, or fewer in more than one column."""
_OF_ALL = frozenset({"women", "men", "children", "girls", "boys", "elderly", "civilians", "combatants", "police"})
"""Groups that any fate may befall, so that their column needs no fate of its own."""


@dataclass(frozen=True, slots=True)
class Wholes:
    """For each column and each row that is a part, the number of its whole."""

    columns: dict[int, int]
    rows: dict[int, int]
    totals: frozenset[int]
    """The rows that count others together."""
    breakdowns: frozenset[int]
    """The rows that count people alone, and add up to the row before them: Killed 12, men 8, women 4."""


def wholes_of(grid: Grid) -> Wholes:
    """The wholes of a table's columns and rows."""
    rows, of_whom, broken = dict(_of_rows(grid)), dict(_of_whom(grid)), dict(_broken_down(grid))
    totals = frozenset(rows.values())
    return Wholes(dict(_of_columns(grid)), rows | of_whom | broken, totals, frozenset(broken))


def names_a_group(label: Label) -> bool:
    """Whether a label is that of people of a kind whom any fate may befall, and says nothing else: "Women"."""
    return label.people_only and label.people is not None and label.people.group in _OF_ALL


def total_of(grid: Grid, column: Column, rows: Sequence[Row]) -> int:
    """The sum of the exact amounts of a column over some rows."""
    return sum(grid.amount(row, column) or 0 for row in rows)


def _of_columns(grid: Grid) -> Iterator[tuple[int, int]]:
    taken: set[int] = set()
    for at, column in enumerate(grid.columns):
        before = [other for other in grid.columns[:at] if not other.label.part and not other.label.says & {"rates"}]
        if column.label.part and before:
            yield column.number, before[-1].number
        elif "kept" in column.label.says:
            sought = [other for other in before if "sought" in other.label.says and _within(grid, column, other)]
            yield from [(column.number, sought[-1].number)] if sought else []
        taken |= {column.number} if column.label.part else set()
    for at, column in enumerate(grid.columns):
        for part in _counted_in(grid, at, taken):
            taken.add(part.number)
            yield part.number, column.number


def _within(grid: Grid, part: Column, whole: Column) -> bool:
    """Whether no row has more in one column than in the other."""
    pairs = [(grid.amount(row, part), grid.amount(row, whole)) for row in grid.rows]
    return all(one <= all_ for one, all_ in pairs if one is not None and all_ is not None)


def _counted_in(grid: Grid, at: int, taken: set[int]) -> Sequence[Column]:
    """The columns that a column counts together: those before "Total", or people behind a fate, that add up to it."""
    whole = grid.columns[at]
    if whole.number in taken or whole.label.part or names_a_group(whole.label):
        return ()
    free = [column for column in grid.columns if column.number not in taken and not column.label.part]
    place = free.index(whole)
    before = _alike(free[place - 1 :: -1] if place else [], whole)
    behind = list(takewhile(lambda column: names_a_group(column.label), free[place + 1 :]))
    if whole.label.whole and not whole.label.meaning and _add_up(grid, before, whole):
        return before
    if behind and (_add_up(grid, behind, whole) or (_is_alone_before(free, place) and _fit_in(grid, behind, whole))):
        return behind if whole.label.whole or whole.label.meaning or not whole.label.people else ()
    return before if whole.label.whole and _add_up(grid, before, whole) else ()


def _alike(columns: Sequence[Column], whole: Column) -> list[Column]:
    """The columns next to each other that tell the whole's fate, or none where it tells none."""
    fate = columns[0].label.meaning if columns else None
    if whole.label.meaning and fate != whole.label.meaning:
        return []
    return list(takewhile(lambda column: column.label.meaning == fate and not column.label.whole, columns))


def _is_alone_before(columns: Sequence[Column], at: int) -> bool:
    """Whether a column tells a fate and the one before it none, so that people behind it can only be of its own."""
    return columns[at].label.meaning is not None and (at == 0 or columns[at - 1].label.meaning is None)


def _add_up(grid: Grid, parts: Sequence[Column], whole: Column) -> bool:
    """Whether the parts come to the whole in every row that has both, and in one row at least of more than one."""
    if len(parts) < _FEWEST_PARTS:
        return False
    told = 0
    for row in grid.rows:
        amounts, all_ = [grid.amount(row, part) for part in parts], grid.amount(row, whole)
        if all_ is None:
            continue
        if sum(amount or 0 for amount in amounts) != all_:
            return False
        told += sum(bool(amount) for amount in amounts) >= _FEWEST_PARTS
    return told > 0


def _fit_in(grid: Grid, parts: Sequence[Column], whole: Column) -> bool:
    """Whether the parts together are never more than the whole, and somewhere less than it."""
    sums = [(sum(grid.amount(row, part) or 0 for part in parts), grid.amount(row, whole)) for row in grid.rows]
    return all(together <= all_ for together, all_ in sums if all_ is not None)


def _of_whom(grid: Grid) -> Iterator[tuple[int, int]]:
    """Rows "of whom" with the row before them that is no part itself."""
    last: Row | None = None
    for row in grid.rows:
        if row.label.part and last is not None:
            yield row.number, last.number
        last = last if row.label.part else row


def _of_rows(grid: Grid) -> Iterator[tuple[int, int]]:
    """Rows with the total that counts them: of those since the last total, or of all totals, or of all below it."""
    rows = [row for row in grid.rows if not row.label.part]
    open_, closed = list[Row](), list[Row]()
    for at, row in enumerate(rows):
        if not _is_total(grid, row, open_, at + 1 == len(rows)):
            open_.append(row)
            continue
        parts = open_ or closed or rows[at + 1 :]
        yield from ((part.number, row.number) for part in parts)
        if parts is not open_ and not closed:
            return
        open_, closed = [], [*closed, row] if open_ else [row]


def _is_total(grid: Grid, row: Row, parts: Sequence[Row], last: bool) -> bool:
    """Whether a row is a total, by its label, or as the last row, to which the others add up."""
    if row.label.whole:
        return True
    if not last or len(parts) < _FEWEST_PARTS or row.label.meaning or row.label.people_only:
        return False
    sums = [(total_of(grid, column, parts), grid.amount(row, column)) for column in grid.columns]
    told = [(together, all_) for together, all_ in sums if all_ is not None]
    return all(one == other for one, other in told) and (len(told) > 1 or (bool(told) and len(parts) >= _FEWEST_SUMS))


def _broken_down(grid: Grid) -> Iterator[tuple[int, int]]:
    """Rows of people alone that add up to the row with a fate before them."""
    for at, row in enumerate(grid.rows):
        if row.label.meaning is None:
            continue
        parts = list(takewhile(lambda one: names_a_group(one.label) and not one.label.part, grid.rows[at + 1 :]))
        together = [(total_of(grid, column, parts), grid.amount(row, column)) for column in grid.columns]
        if len(parts) >= _FEWEST_PARTS and all(one == other for one, other in together if other is not None):
            yield from ((part.number, row.number) for part in parts)
