"""The straight lines that a PDF page draws along its edges: the rules of tables, frames and forms."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

MOST_LINES = 20_000
"""On one page; a map or a drawing has more, and no table."""

_STRAIGHT = 0.7
_SHORTEST = 4.0
"""In points."""


class Rule(NamedTuple):
    """A line along an edge of the page: `at` one height or distance, from `begin` to `end`, in points."""

    level: bool
    at: float
    begin: float
    end: float


def rules_of(page: Any, shown: Callable[[float, float], tuple[float, float]]) -> list[Rule]:
    """The rules of a page, as it is shown; none where it draws more lines than a table has."""
    import pypdfium2.raw as raw

    found: list[Rule] = []
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    for path in itertools.islice(paths, MOST_LINES):
        matrix = _matrix(path)
        for first, last in _segments(raw, path):
            rule = _rule(shown(*matrix(*first)), shown(*matrix(*last)))
            if rule is not None:
                found.append(rule)
            if len(found) > MOST_LINES:
                return []
    return found


def _matrix(path: Any) -> Callable[[float, float], tuple[float, float]]:
    """From the space of a path to that of the page; of what stands in a form, through the form as well."""
    steps = [it.get_matrix() for it in (path, path.container) if it is not None]

    def moved(x: float, y: float) -> tuple[float, float]:
        for it in steps:
            x, y = it.on_point(x, y)
        return x, y

    return moved


def _segments(raw: Any, path: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path; of one that is filled and not drawn only if it is as thin as a line."""
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    pieces: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for number in range(min(max(raw.FPDFPath_CountSegments(path), 0), MOST_LINES)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here, kind = (x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            pieces.append((last, here))
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            pieces.append((here, begun))
            last = begun
    if _is_drawn(raw, path) or _is_thin(pieces):
        yield from pieces


def _is_drawn(raw: Any, path: Any) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, mode, stroked)) and bool(stroked.value)


def _is_thin(pieces: list[tuple[tuple[float, float], tuple[float, float]]]) -> bool:
    points = [point for piece in pieces for point in piece]
    spans = [max(it) - min(it) for it in zip(*points, strict=True)] if points else []
    return bool(spans) and min(spans) < 3


def _rule(first: tuple[float, float], last: tuple[float, float]) -> Rule | None:
    """The line from one place to another; None where it is slanted, or too short to part anything."""
    (left, right), (top, bottom) = sorted((first[0], last[0])), sorted((first[1], last[1]))
    if bottom - top < _STRAIGHT and right - left > _SHORTEST:
        return Rule(True, (top + bottom) / 2, left, right)
    if right - left < _STRAIGHT and bottom - top > _SHORTEST:
        return Rule(False, (left + right) / 2, top, bottom)
    return None
