"""Overlap tables out of a CSV: a column of 0 and 1 for each list, `count` last, other columns for strata."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from accounted.errors import BadInput
from accounted.model import OverlapTable, Pattern
from accounted.model.overlap import written

MOST_LISTS = 12
"""Above that the patterns, 4,096 with twelve lists, outnumber what any table can say about them."""

MOST_PERSONS = 100_000_000
"""More than that on all lists is a slip of the pen."""

_COUNT = "count"


def tables_in(text: str, name: str, by: Sequence[str] = ()) -> tuple[OverlapTable, ...]:
    """The table in the text of a CSV file, or one for each stratum, in the order in which strata first stand there.

    Args:
        name: what errors call the file.
        by: the columns that make strata. Columns that are neither lists nor named here are added up over.

    Raises:
        BadInput: the text is no overlap table; the sentence names the line.
    """
    header, rows = _rows(text, name)
    missing = [column for column in by if column not in header[:-1]]
    if missing:
        raise BadInput(f"The table has no column {missing[0]!r}.", name, f"Its columns: {', '.join(header)}.")
    places = {column: place for place, column in enumerate(header)}
    lists = [column for column in header[:-1] if column not in by and _is_list(rows, places[column], column, name)]
    if not lists:
        raise BadInput("The table has no column of 0 and 1 for a list.", name, "Write one such column for each list.")
    if len(lists) > MOST_LISTS:
        said = f"The table has {len(lists)} lists; at most {MOST_LISTS} can be taken together."
        raise BadInput(said, name, "Join lists that one body keeps, and say so where you publish.")
    others = [column for column in header[:-1] if column not in by and column not in lists]
    counts, where = dict[tuple[str, ...], dict[Pattern, int]](), dict[tuple[str, ...], int]()
    for line, row in rows:
        pattern = tuple(int(row[places[column]]) for column in lists)
        stratum = tuple(row[places[column]] for column in by)
        cell = (*stratum, *(row[places[column]] for column in others), written(pattern))
        if cell in where:
            said = f"The pattern {written(pattern)} stands twice, on lines {where[cell]} and {line}."
            raise BadInput(said, name, "Add the two counts up, or correct one of the lines.")
        where[cell] = line
        held = counts.setdefault(stratum, {})
        held[pattern] = held.get(pattern, 0) + _count(row[-1], pattern, name, line)
    persons = sum(sum(held.values()) for held in counts.values())
    if persons > MOST_PERSONS:
        said = f"The table counts {persons:,} persons; at most {MOST_PERSONS:,} can be taken."
        raise BadInput(said, name, "Look for a count with digits too many.")
    return tuple(OverlapTable(tuple(lists), held, dict(zip(by, key, strict=True))) for key, held in counts.items())


def _rows(text: str, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), dialect=_dialect(text))
    lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(cell.strip() for cell in row)]
    if len(lines) < 2:
        raise BadInput("The table is empty.", name, "It needs a line of column names and a line for each pattern.")
    header = lines[0][1]
    if header[-1].lower() != _COUNT:
        raise BadInput(f"The last column is {header[-1]!r} and not 'count'.", name, "Put the counts last.")
    twice = next((column for column in header if header.count(column) > 1 or not column), None)
    if twice is not None:
        raise BadInput(f"The column {twice!r} stands twice or has no name.", name, "Give each column its own name.")
    for line, row in lines[1:]:
        if len(row) != len(header):
            said = f"Line {line} has {len(row)} cells and not {len(header)}."
            raise BadInput(said, name, "Write one cell for each column.")
    return header, lines[1:]


def _dialect(text: str) -> type[csv.Dialect]:
    class Separated(csv.excel):
        delimiter = max(",;\t", key=text.partition("\n")[0].count)

    return Separated


def _is_list(rows: list[tuple[int, list[str]]], place: int, column: str, name: str) -> bool:
    """Whether a column holds 0 and 1 alone.

    Raises:
        BadInput: it does but for a few cells, so that it would pass for a stratum by a slip.
    """
    odd = [(line, row[place]) for line, row in rows if row[place] not in ("0", "1")]
    if odd and len(odd) < len(rows) / 2:
        line, cell = odd[0]
        said = f"The list {column!r} holds {cell!r} on line {line}; a list's column holds 0 or 1."
        raise BadInput(said, name, "Correct the line; a column for strata is named with --by.")
    return not odd


def _count(cell: str, pattern: Pattern, name: str, line: int) -> int:
    try:
        count = int(cell)
    except ValueError:
        said = f"Line {line} counts {cell!r} persons, which is no whole number."
        raise BadInput(said, name, "Write whole numbers, without signs that part the thousands.") from None
    if count < 0:
        raise BadInput(f"Line {line} counts {count} persons.", name, "A count is 0 or more; correct the line.")
    if count and not any(pattern):
        said = f"Line {line} counts {count} persons who stand on no list; nobody can have seen them."
        raise BadInput(said, name, "Leave the line out: how many they are is what is estimated.")
    return count
