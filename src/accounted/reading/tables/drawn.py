"""Tables drawn in plain text: neighbouring lines with equally many bars, tabs, strokes or rows of dots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from accounted.model import Cell, Document, Table
from accounted.reading.lexicon import Lexicon
from accounted.reading.tables.amounts import quantity_of
from accounted.reading.tables.labels import label_of

_LINE = re.compile(r"[^\n]+")
_BARS = re.compile(r"(?<!\\)\|")
_STRONG = re.compile(r"\t|(?<= )\|(?= )")
_WEAK = re.compile(r" / | ?\.{2,} ?| {3,}")
_RULE = re.compile(r"[|\s:=+-]*-{3}[|\s:=+-]*")  # the line under the headings
_FEWEST_ROWS = 2
_FEWEST_GAPS = 2


def tables_of(document: Document, text: str, lexicon: Lexicon) -> list[Table]:
    """The document's tables, and those that a plain text draws."""
    return list(document.tables) or list(_drawn(text, document.body_start, lexicon))


def _drawn(text: str, start: int, lexicon: Lexicon) -> Iterator[Table]:
    block: list[tuple[Cell, ...]] = []
    for line in _LINE.finditer(text, start):
        if block and _RULE.fullmatch(line[0]):
            continue
        cells = _cells(line, len(block) + 1)
        parted = bool(block) and "\n\n" in text[block[-1][-1].end : line.start()]
        if block and (not cells or len(cells) != len(block[0]) or parted):
            yield from [Table(tuple(block))] if _is_table(block, text, lexicon) else []
            block = []
            cells = _cells(line, 1)
        if cells:
            block.append(cells)
    if _is_table(block, text, lexicon):
        yield Table(tuple(block))


def _is_table(block: Sequence[tuple[Cell, ...]], text: str, lexicon: Lexicon) -> bool:
    """Whether lines are a table: with bars or tabs always, with weaker signs where a fate heads figures."""
    if len(block) < _FEWEST_ROWS:
        return False
    between = (text[first.end : second.start] for row in block for first, second in pairwise(row))
    if all("|" in gap or "\t" in gap for gap in between):
        return True
    heads = any(label_of(cell, lexicon).meaning for cell in block[0])
    return heads and all(any(quantity_of(cell, lexicon) for cell in row) for row in block[1:])


def _cells(line: re.Match[str], row: int) -> tuple[Cell, ...]:
    """The cells of a line, or none when it is running text."""
    begin, end = line.span()
    framed = line[0].lstrip().startswith("|") and line[0].rstrip().endswith("|") and line[0].count("|") > _FEWEST_GAPS
    if framed:
        begin, end = begin + line[0].index("|") + 1, begin + line[0].rindex("|")
    separator = _BARS if framed else _STRONG if _STRONG.search(line[0]) else _WEAK
    gaps = list(separator.finditer(line.string, begin, end))
    if not gaps or (separator is _WEAK and len(gaps) < _FEWEST_GAPS):
        return ()
    edges = [begin, *(edge for gap in gaps for edge in gap.span()), end]
    return tuple(
        _cell(line.string, first, last, row, column)
        for column, (first, last) in enumerate(zip(edges[::2], edges[1::2], strict=True), 1)
    )


def _cell(text: str, first: int, last: int, row: int, column: int) -> Cell:
    """The words between two offsets as a cell, without blanks and bars around them."""
    words = text[first:last].strip(" |")
    start = first + (text[first:last].find(words) if words else 0)
    return Cell(row, column, start, start + len(words), words)
