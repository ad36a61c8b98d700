"""Delimited text into cells that know where they stand.

Quotes follow RFC 4180: a quoted cell may hold delimiters, newlines and doubled quotes. A quote
that is never closed, or closed in the middle of a cell, is a character like any other, so that one
stray mark can't swallow the rest of a file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from accounted.model import Cell

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 65_536
_ROWS_COMPARED = 50
_EXCEL_HINT = re.compile(r"\ufeff?sep=(.)(?:\r\n|\n|\r)")


class Layout(NamedTuple):
    """How a delimited text is written: the character between cells, and where its rows begin."""

    delimiter: str
    start: int


def layout_of(text: str, preferred: str = ",") -> Layout:
    """The delimiter that cuts most of the first rows into equally many cells, more than one.

    The line `sep=;` that some spreadsheets write first is believed, and is not a row.
    """
    hint = _EXCEL_HINT.match(text)
    if hint and hint[1] in DELIMITERS:
        return Layout(hint[1], hint.end())
    start = 1 if text.startswith("\ufeff") else 0
    sample = text[start : start + _SAMPLE]
    order = (preferred, *(mark for mark in DELIMITERS if mark != preferred))
    return Layout(max(order, key=lambda mark: _evenness(sample, mark)), start)


def rows_of(text: str, layout: Layout) -> Iterator[tuple[Cell, ...]]:
    """The rows in order, counted from 1; an empty line is no row.

    `text[cell.start:cell.end] == cell.text`, except where a quoted cell doubles its quotes: there
    the offsets hold it as written, and `text` what it means.
    """
    cells: list[Cell] = []
    number = 1
    for found in _field(layout.delimiter).finditer(text, layout.start):
        cells.append(_cell(found, number, len(cells) + 1))
        if found["end"] != layout.delimiter:
            if len(cells) > 1 or found["plain"] != "":
                yield tuple(cells)
                number += 1
            cells = []


def _cell(found: re.Match[str], row: int, column: int) -> Cell:
    if found["quoted"] is not None:
        return Cell(row, column, *found.span("quoted"), found["quoted"].replace('""', '"'))
    return Cell(row, column, *found.span("plain"), found["plain"])


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    """One cell and what ends it: it matches at any offset, and is possessive, so that no input makes it slow."""
    mark = re.escape(delimiter)
    end = rf"(?P<end>{mark}|\r\n|\n|\r|\Z)"
    quoted = '(?>(?:(?>(?:[^"]++|""){1,1000}))*)'  # in batches, each of which is forgotten when it ends
    return re.compile(rf'(?:[ ]*+"(?P<quoted>{quoted})"[ ]*+|(?P<plain>[^{mark}\r\n]*+)){end}')


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """How evenly a delimiter cuts the first rows: the share of rows with the usual number of cells, and that number."""
    widths = []
    for row in rows_of(sample, Layout(delimiter, 0)):
        widths.append(len(row))
        if len(widths) == _ROWS_COMPARED:
            break
    usual, times = min(Counter(widths).items(), key=lambda item: (-item[1], -item[0]), default=(1, 0))
    return (times / len(widths), usual) if usual > 1 else (0.0, 1)
