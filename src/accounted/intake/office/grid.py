"""A sheet of a workbook as rows of words: numbers and dates as people write them, merged cells where they reach."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from accounted.intake.prose import is_number, is_sentence
from accounted.intake.recognising import names_persons

Rows = list[list[str]]
MOST_HEADING_ROWS = 20


class Region(NamedTuple):
    """A rectangle of cells, rows and columns counted from 0, the last included."""

    top: int
    left: int
    bottom: int
    right: int


class Laid(NamedTuple):
    """A sheet read: the lines above its table, the number of the heading row from 0, and the rows from there on."""

    titles: list[str]
    first_row: int
    first_column: int
    rows: Rows
    header: bool


def words(value: Any) -> str:
    """A cell as a person reads it: whole numbers without a point, a day without a time when none was given."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value)
    return str(value)


def laid_out(rows: Rows, merged: Sequence[Region]) -> Laid | None:
    """A sheet with its headings in one row; None when it is empty.

    A merged label fills all the cells it covers, so that each row has its place and each column its whole heading. A
    merged number or sentence stands once: it is one figure, and said once, whatever it reaches over.
    """
    if not any(cell for row in rows for cell in row):
        return None
    width = max(map(len, rows))
    grid = [row + [""] * (width - len(row)) for row in rows]
    for region in merged:
        _fill(grid, region)
    first = next(i for i, row in enumerate(grid) if any(row))
    left = min(next((i for i, cell in enumerate(row) if cell), width) for row in grid)
    right = max(i + 1 for row in grid for i, cell in enumerate(row) if cell)
    head, depth = _heading(grid, first, merged)
    titles = [" ".join(dict.fromkeys(filter(None, row))) for row in grid[first:head]]
    body = [row[left:right] for row in grid[head + depth :]]
    while body and not any(body[-1]):
        body.pop()
    if not depth:
        return Laid(list(filter(None, titles)), head, left, body, False)
    names = [_joined(grid[head : head + depth], column) for column in range(left, right)]
    return Laid(list(filter(None, titles)), head + depth - 1, left, [names, *body], True)


def _fill(grid: Rows, region: Region) -> None:
    bottom, right = min(region.bottom, len(grid) - 1), region.right
    if region.top > bottom or region.left >= len(grid[region.top]):
        return
    value = grid[region.top][region.left]
    if not value or is_number(value) or is_sentence(value):
        return
    for row in grid[region.top : bottom + 1]:
        for column in range(region.left, min(right, len(row) - 1) + 1):
            row[column] = row[column] or value


def _heading(grid: Rows, first: int, merged: Sequence[Region]) -> tuple[int, int]:
    """The row of the headings and how many rows they take: 0 where there are none."""
    usual = _usual_width(grid)
    for number in range(first, min(first + MOST_HEADING_ROWS, len(grid) - 1)):
        filled = [cell for cell in grid[number] if cell]
        if len(filled) < max(2, usual / 2) or len(set(filled)) == 1:
            continue
        if any(map(is_number, filled)):
            return number, 0
        depth = 1 + max((it.bottom - it.top for it in merged if it.top == number), default=0)
        spread = any(it.top == number and it.right > it.left and it.bottom == it.top for it in merged)
        return number, min(max(depth, 2 if spread else 1), 4, len(grid) - number)
    return first, 0


def _usual_width(grid: Rows) -> int:
    widths = sorted(sum(map(bool, row)) for row in grid if any(row))
    return widths[len(widths) // 2]


def _joined(heads: Rows, column: int) -> str:
    """The heading of a column, from the top down, each part once; a surname under "Name" is a surname."""
    parts = list(dict.fromkeys(filter(None, (row[column] for row in heads))))
    if len(parts) > 1 and all(map(names_persons, (parts[0], parts[-1]))):
        return parts[-1]
    return " ".join(parts)


def trimmed(rows: Sequence[Sequence[Any]], most_rows: int, most_columns: int) -> Iterator[list[str]]:
    """The rows as words, without empty cells at their ends, as far as the limits go."""
    for row in rows[:most_rows]:
        texts = [words(value) for value in row[:most_columns]]
        while texts and not texts[-1]:
            texts.pop()
        yield texts
