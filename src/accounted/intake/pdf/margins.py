"""What stands at the edges of pages and is no part of the text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from accounted.intake.pdf.pieces import Stretch

_EDGE = 0.12
"""How far from the top or the bottom, of the height of a page, such lines stand."""

_LINES_LOOKED_AT = 3
_SHARE = 0.4
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:[^\W\d]{1,9}\.?\s)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|\w{1,3})\s*\d{1,4})?\W*", re.I)

Lines = Sequence[Stretch]


def margins(pages: Sequence[tuple[float, Lines]]) -> list[set[int]]:
    """Of each page, given as its height and its stretches, which of them stand at its edge, by their number.

    A line at the edge counts when it stands on several pages, whatever its numbers, or holds a page number alone.
    """
    edges = [_edge(height, lines) for height, lines in pages]
    times = Counter(
        shape for (_, lines), edge in zip(pages, edges, strict=True) for shape in {_shape(lines[i]) for i in edge}
    )
    enough = max(2, _SHARE * len(pages))
    return [
        {i for i in edge if times[_shape(lines[i])] >= enough or _is_number(lines[i])}
        for (_, lines), edge in zip(pages, edges, strict=True)
    ]


def _edge(height: float, lines: Lines) -> list[int]:
    """The outermost lines of a page, those that stand close to its top or its bottom."""
    by_top = sorted(range(len(lines)), key=lambda i: lines[i].box.top)
    top = [i for i in by_top[: 2 * _LINES_LOOKED_AT] if lines[i].box.bottom < _EDGE * height]
    foot = [i for i in by_top[-2 * _LINES_LOOKED_AT :] if lines[i].box.top > (1 - _EDGE) * height]
    return [*top, *foot]


def _shape(line: Stretch) -> str:
    return _DIGITS.sub("#", line.text)


def _is_number(line: Stretch) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text))
