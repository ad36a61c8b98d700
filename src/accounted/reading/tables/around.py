"""The words over a table: its captions, and the sentence before it."""

from __future__ import annotations

from collections.abc import Iterator

from accounted.language import Words, sentences
from accounted.model import Cell

_EDGES = " \t\n\r|,;*_#"
_LONGEST = 400
"""In characters: more than that is a paragraph, and no caption."""
_MOST_OVER = 2
_ENDS = (".", "!", "?", "…", "։", "؟", "»", "”")
_ASIDES = ("(", "[", "*", "_")
"""Signs that open a remark between a caption and its table: (as of 6 pm)."""


def words_over(text: str, start: int, floor: int, words: Words) -> list[Cell]:
    """The captions over a table that begins at `start`, the nearest first, each as a cell of row 0.

    A caption is a line or a sentence right above that ends with a colon or with no stop at all; `floor` is where the
    table before, or the body, ends. Over a remark in brackets the line before it is a caption too.
    """
    found: list[Cell] = []
    for first, last in _blocks_before(text, start, floor):
        begun = max((s for s, _ in sentences(text, words, first, last)), default=first)
        cell = _cell(text, begun, last)
        if not cell.text or cell.end - cell.start > _LONGEST or cell.text.endswith(_ENDS):
            break
        found.append(cell)
        if len(found) == _MOST_OVER or not text[begun:last].lstrip().startswith(_ASIDES):
            break
    return found


def sentence_before(text: str, start: int, floor: int, words: Words) -> Cell | None:
    """The last sentence before a table."""
    for first, last in _blocks_before(text, start, floor):
        begun = max((s for s, _ in sentences(text, words, first, last)), default=first)
        return _cell(text, begun, last)
    return None


def _blocks_before(text: str, start: int, floor: int) -> Iterator[tuple[int, int]]:
    """The blocks of text before a position, the nearest first: lines without an empty one between."""
    end = start
    while True:
        end = floor + len(text[floor:end].rstrip(_EDGES))
        if end <= floor:
            return
        gap = text.rfind("\n\n", floor, end)
        first = floor if gap < 0 else gap + 2
        yield first, end
        end = first


def _cell(text: str, first: int, last: int) -> Cell:
    while first < last and text[first] in _EDGES:
        first += 1
    return Cell(0, 0, first, last, text[first:last])
