"""The body of a Word document into text: paragraphs and tables, with what is inserted, struck out or remarked upon.

Nothing here calls itself for the depth of the file: the walk keeps its own stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from accounted.intake.office.xml import attribute, local
from accounted.intake.prose import LONGEST_CELL, RAISED, Prose, raised

_SKIPPED = frozenset({"Fallback", "instrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "fldData"})
_STRUCK, _PUT_IN = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_OFF = frozenset({"0", "false", "off"})
_WIDEST_SPAN = 100


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were struck out or inserted, by whom and when, and where in the text."""

    words: str
    at: int
    about: dict[str, str]


@dataclass(slots=True)
class Body:
    """The text as it is written, with what was met on the way; `ranges` are the stretches that comments are about."""

    prose: Prose
    struck: list[Change] = field(default_factory=list)
    inserted: int = 0
    hidden: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    ranges: dict[str, list[int]] = field(default_factory=dict)

    def add(self, root: Any) -> Self:
        """The same, with all that an element holds."""
        for step, element, above in _steps(root):
            name = local(element)
            if step == "table":
                self._table(element)
            elif step == "close":
                self._closed(name, element)
            elif name == "r":
                self._run(element, above)
            elif name in ("commentRangeStart", "commentRangeEnd"):
                self.ranges.setdefault(attribute(element, "id") or "", []).append(self.prose.length)
        self.prose.end_paragraph()
        return self

    def _closed(self, name: str, element: Any) -> None:
        if name == "p" and not _mark_is_struck(element):
            self.prose.end_paragraph()

    def _run(self, run: Any, above: tuple[Any, ...]) -> None:
        """Write a run, or keep it apart where it is struck out."""
        words = "".join(self._words(run))
        struck = next((it for it in above if local(it) in _STRUCK), None)
        through = _is_on(run, "strike") or _is_on(run, "dstrike")
        if _is_on(run, "vanish"):
            self.hidden += len(words)
        if struck is not None or through:
            if words.strip():
                about = _who(struck) if struck is not None else {"how": "struck through"}
                self._strike(words, about)
            return
        if words[:1] in RAISED and self.prose.last.isdigit():  # 613² would be another figure
            words = f" {words}"
        start, end = self.prose.run(words)
        put_in = next((it for it in above if local(it) in _PUT_IN), None)
        if put_in is not None and words.strip():
            self.inserted += 1
            self.prose.mark("inserted", start, end, _who(put_in))

    def _strike(self, words: str, about: dict[str, str]) -> None:
        last = self.struck[-1] if self.struck else None
        if last and last.at == self.prose.length and last.about == about:  # one change is often several runs
            self.struck[-1] = Change(last.words + words, last.at, about)
        else:
            self.struck.append(Change(words, self.prose.length, about))

    def _words(self, run: Any) -> Iterator[str]:
        for child in run:
            name = local(child)
            if name in ("t", "delText"):
                yield child.text or ""
            elif name in _BREAKS:
                yield _BREAKS[name]
            elif name == "sym":
                yield _symbol(attribute(child, "char"))
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes.append((name.removesuffix("Reference"), attribute(child, "id") or ""))
                yield raised(str(len(self.notes)))

    def _table(self, element: Any) -> None:
        rows = list(_grid(element, self))
        if len(rows) < 2 or max(map(len, rows)) < 2 or any(len(cell) > LONGEST_CELL for row in rows for cell in row):
            for row in rows:
                for cell in filter(None, row):
                    self.prose.paragraph(cell)
        else:
            self.prose.table(rows)


Step = tuple[str, Any, tuple[Any, ...]]


def _steps(root: Any) -> Iterator[Step]:
    """Opening and closing of elements in order, each with the changes it stands in; a table is one step."""
    stack: list[Step] = [("open", root, ())]
    while stack:
        step, element, above = stack.pop()
        if step == "open" and local(element) == "tbl":
            yield "table", element, above
            continue
        yield step, element, above
        if step == "close":
            continue
        stack.append(("close", element, above))
        inside = (*above, element) if local(element) in _STRUCK | _PUT_IN else above
        stack += [("open", child, inside) for child in reversed(element) if local(child) not in _SKIPPED | {""}]


def _grid(table: Any, body: Body) -> Iterator[list[str]]:
    """The rows of a table as texts; a cell that spans others is followed by empty ones."""
    for row in table.iter():
        if local(row) != "tr" or _table_of(row) is not table:
            continue
        texts: list[str] = []
        for cell in row.iter():
            if local(cell) == "tc" and _row_of(cell) is row:
                span, goes_on = _span(cell)
                texts += ["" if goes_on else _cell_text(cell, body), *[""] * (span - 1)]
        if texts:
            yield texts


def _table_of(row: Any) -> Any:
    return next(it for it in row.iterancestors() if local(it) == "tbl")


def _row_of(cell: Any) -> Any:
    return next(it for it in cell.iterancestors() if local(it) == "tr")


def _span(cell: Any) -> tuple[int, bool]:
    """How many columns a cell spans, and whether it goes on with the one above."""
    span, goes_on = 1, False
    properties = next((it for it in cell if local(it) == "tcPr"), ())
    for it in properties:
        if local(it) == "gridSpan" and (attribute(it, "val") or "").isdigit():
            span = min(int(attribute(it, "val") or 1), _WIDEST_SPAN)
        if local(it) == "vMerge":
            goes_on = attribute(it, "val") in (None, "continue")
    return max(span, 1), goes_on


def _cell_text(cell: Any, body: Body) -> str:
    """The words of a cell; what is struck out in it, and the notes it calls for, go to the body's."""
    inner = Body(Prose(), notes=body.notes)
    for child in cell:
        if local(child) != "tcPr":
            inner.add(child)
    body.struck += [Change(it.words, body.prose.length, it.about) for it in inner.struck]
    body.inserted, body.hidden = body.inserted + inner.inserted, body.hidden + inner.hidden
    return inner.prose.text


def _who(change: Any) -> dict[str, str]:
    said = {"author": attribute(change, "author"), "date": attribute(change, "date")}
    return {key: value for key, value in said.items() if value}


def _is_on(run: Any, name: str) -> bool:
    """Whether a run is formatted so."""
    properties = next((it for it in run if local(it) == "rPr"), ())
    found = next((it for it in properties if local(it) == name), None)
    return found is not None and attribute(found, "val") not in _OFF


def _mark_is_struck(paragraph: Any) -> bool:
    """Whether the end of a paragraph is struck out, so that it is one with the next."""
    properties = next((it for it in paragraph if local(it) == "pPr"), ())
    of_mark = next((it for it in properties if local(it) == "rPr"), ())
    return any(local(it) == "del" for it in of_mark)


def _symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return "•" if 0xF000 <= number <= 0xF0FF else chr(number) if 32 <= number < 0xD800 else ""
