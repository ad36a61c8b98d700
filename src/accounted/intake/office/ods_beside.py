"""Comments, hidden rows and columns, merged cells and cells struck through, out of an OpenDocument spreadsheet."""

from __future__ import annotations

from typing import Any

from accounted.intake.office.beside import Beside, Remark
from accounted.intake.office.grid import Region
from accounted.intake.office.odt import struck_styles
from accounted.intake.office.xml import attribute, elements, local
from accounted.intake.office.zipped import Zipped

_HIDDEN = frozenset({"collapse", "filter"})
_PART = "content.xml"
_FURTHEST = 200_000
"""The row or column up to which a sheet is read at all; programs hide a million empty ones behind a table."""

_MOST_HIDDEN = 1_000_000
"""In all sheets together."""

_MOST_REPEATED = 2_000_000


def beside_of_ods(parts: Zipped, name: str) -> dict[str, Beside]:
    """What stands beside the cells, by the name of the sheet.

    Raises:
        CannotOpen: the part that holds the sheets is damaged.
    """
    found: dict[str, Beside] = {}
    struck: frozenset[str] = frozenset()
    now, row, column, depth = Beside(), 0, 0, 0
    room = _MOST_HIDDEN
    names = ("automatic-styles", "table", "table-column", "table-row")
    for step, element in elements(parts.part(_PART) or b"", name, _PART, *names):
        kind = local(element)
        if kind == "table":
            depth += 1 if step == "start" else -1
            if step == "start" and depth == 1:
                now = found.setdefault(attribute(element, "name") or "", Beside())
                row = column = 0
        elif step == "start":
            continue
        elif kind == "automatic-styles":
            struck = struck_styles(element)
        elif depth == 1 and kind == "table-column":
            times = _times(element, "columns")
            if attribute(element, "visibility") in _HIDDEN:
                room -= _hide(now, now.hidden_columns, column, times, room)
            column += times
        elif depth == 1 and kind == "table-row":
            times = _times(element, "rows")
            if attribute(element, "visibility") in _HIDDEN:
                room -= _hide(now, now.hidden_rows, row, times, room)
            _of_row(element, row, now, struck)
            row += times
    return found


def _hide(now: Beside, hidden: set[int], first: int, times: int, room: int) -> int:
    """Add rows or columns to those of a sheet that are hidden, while there is room; returns how many."""
    last = min(first + times, _FURTHEST)
    new = range(first, min(last, first + room))
    hidden.update(new)
    now.not_told += max(last - first, 0) - len(new)
    return len(new)


def _of_row(element: Any, row: int, now: Beside, struck: frozenset[str]) -> None:
    column = 0
    for cell in element:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        deep, wide = (_number(attribute(cell, f"number-{it}-spanned")) for it in ("rows", "columns"))
        if deep > 1 or wide > 1:
            now.merged.append(Region(row, column, row + deep - 1, column + wide - 1))
        times = _times(cell, "columns")
        if attribute(cell, "style-name") in struck:
            now.struck.update((row, column + it) for it in range(min(times, 500)))
        for note in (it for it in cell if local(it) == "annotation"):
            now.comments.append(_remark(note, row, column))
        column += times


def _remark(note: Any, row: int, column: int) -> Remark:
    said = {key: next(("".join(it.itertext()) for it in note if local(it) == tag), "")
            for key, tag in (("author", "creator"), ("date", "date"))}  # fmt: skip
    words = " ".join("".join(it.itertext()) for it in note if local(it) in ("p", "list"))
    return Remark(row, column, words.strip(), {key: value for key, value in said.items() if value})


def _times(element: Any, of: str) -> int:
    return _number(attribute(element, f"number-{of}-repeated"))


def _number(written: str | None) -> int:
    return min(max(int(written), 1), _MOST_REPEATED) if written and written.isascii() and written.isdigit() else 1
