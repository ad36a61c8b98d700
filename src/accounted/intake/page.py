"""An element tree into text whose tables know their offsets: one block after another, a table row as a line.

Reads the tree of a web page and the one that trafilatura makes of it. Nothing here calls itself,
so that a page with thousands of nested elements is only long, not dangerous.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from accounted.intake.prose import has_header, is_number, is_sentence
from accounted.model import Cell, Table

_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video",
     "select", "button", "head", "title", "nav"]
)  # fmt: skip
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
     "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
     "th", "thead", "tr", "ul", *("head", "quote", "list", "item", "row", "cell")]  # the last six are trafilatura's
)  # fmt: skip
_LINE_ENDS = frozenset({"br", "lb"})
_ROWS, _CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
_LAYOUT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "form", "table", "article", "section"})
_WIDEST_SPAN = 100
_MOST_CELL_CHARACTERS = 4000
_MOST_PUT_IN = 50_000
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_STRUCK = frozenset({"del", "s", "strike"})
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.I)

Step = tuple[str, Any]


class Page:
    """The text of a page as it grows, with its tables; `running` counts characters outside link lists.

    `struck` holds words that are crossed out on the page, of which the text has none.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._line: list[str] = []
        self._linked = 0
        self.running = 0
        self.tables: list[Table] = []
        self.struck: list[str] = []

    @property
    def text(self) -> str:
        """The blocks so far, a blank line between them."""
        return "".join(self._pieces)

    def add(self, root: Any, seen_as: str = "page") -> Page:
        """The same page, with all that a reader would see of an element; `seen_as` is `page` or `extract`."""
        links = kept = 0
        for step, item in _steps(root, hides=seen_as == "page"):
            if step == "text":
                self._line.append(item if kept else _BLANKS.sub(" ", item))
                self._linked += len(item) if links else 0
            elif step == "struck":
                self._strike(item)
            elif item.tag in ("a", "ref"):
                links += 1 if step == "open" else -1
            elif step == "table":
                self._add_table(item)
            elif item.tag in _LINE_ENDS and step == "open":
                self._line.append("\n")
            elif item.tag in _BLOCKS:
                self.end_block()
                kept += 0 if item.tag != "pre" else 1 if step == "open" else -1
        self.end_block()
        return self

    def add_block(self, text: str) -> Page:
        """The same page, with one more block of text."""
        self._line.append(text)
        self.end_block()
        return self

    def end_block(self) -> None:
        """Close the block that is being written, if there is one."""
        lines = (_BLANKS.sub(" ", line).strip(" ") for line in "".join(self._line).split("\n"))
        block = "\n".join(line for line in lines if line)
        if block:
            self.running += len(block) if self._linked * 2 < len(block) else 0
            self._write(block, "\n\n")
        self._line, self._linked = [], 0

    def _write(self, piece: str, gap: str) -> int:
        """Write a piece after a gap, and say where it begins."""
        if self._length and gap:
            self._pieces.append(gap)
            self._length += len(gap)
        start = self._length
        self._pieces.append(piece)
        self._length += len(piece)
        return start

    def _strike(self, element: Any) -> None:
        if words := _words(element, strikes=False):
            self.struck.append(words)

    def _add_table(self, element: Any) -> None:
        self.end_block()
        for item in element.iter():
            if is_struck(item) and not _is_within_struck(item):
                self._strike(item)
        caption = next((_words(item) for item in element.iter("caption")), "")
        if caption:
            self._write(caption, "\n\n")
        rows: list[tuple[Cell, ...]] = []
        for number, texts in enumerate(_grid(element), 1):
            rows.append(self._add_row(number, texts, "\n" if rows or caption else "\n\n"))
        self.tables.append(Table(tuple(rows), header=_has_header(element, rows), caption=caption or None))

    def _add_row(self, number: int, texts: list[str], gap: str) -> tuple[Cell, ...]:
        cells = []
        for column, text in enumerate(texts, 1):
            start = self._write(text, gap if column == 1 else " | ")
            cells.append(Cell(number, column, start, start + len(text), text))
        self.running += sum(map(len, texts))
        return tuple(cells)


def _steps(root: Any, hides: bool, strikes: bool = True) -> Iterator[Step]:
    """Opening, text and closing of every element in order; a table of figures is one step, and so is what is struck."""
    stack: list[Step] = [("open", root)]
    while stack:
        step, item = stack.pop()
        if step == "open" and strikes and item is not root and is_struck(item):
            yield "struck", item
            continue
        if step == "open" and item.tag == "table" and is_table_of_cells(item):
            yield "table", item
            continue
        yield step, item
        if step == "open":
            stack.append(("close", item))
            stack.extend(_inside(item, hides))


def _inside(element: Any, hides: bool) -> list[Step]:
    """What stands in an element, last first."""
    steps: list[Step] = []
    for child in reversed(element):
        if child.tail:
            steps.append(("text", child.tail))
        if isinstance(child.tag, str) and not (hides and is_unseen(child)):
            steps.append(("open", child))
    if element.text:
        steps.append(("text", element.text))
    return steps


def is_unseen(element: Any) -> bool:
    """Whether a reader of the page would not see an element: a script, a menu, or one that is hidden."""
    if element.tag in _UNSEEN or element.get("hidden") is not None or element.get("role") == "navigation":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def is_struck(element: Any) -> bool:
    """Whether the words of an element are crossed out, by its kind or by how it is told to be drawn."""
    return element.tag in _STRUCK or bool(_LINE_THROUGH.search(element.get("style") or ""))


def empty_struck(root: Any) -> None:
    """Take the struck words out of a tree; a cell of which all are struck stays, so that columns stay in line."""
    for element in [it for it in root.iter() if it is not root and is_struck(it)]:
        if element.tag in _CELLS:
            element[:], element.text = [], None
        elif element.getparent() is not None:  # what stood right in a cell that was emptied has none
            element.drop_tree()


def _is_within_struck(element: Any) -> bool:
    return any(map(is_struck, element.iterancestors()))


def is_table_of_cells(table: Any) -> bool:
    """Whether a table sets out figures, rather than laying out a page: rows and columns of short cells."""
    widest, rows = 0, 0
    for item in table.iter():
        if item is not table and item.tag in _LAYOUT:
            return False
        if item.tag in _ROWS:
            rows, widest = rows + 1, max(widest, sum(child.tag in _CELLS for child in item))
    return rows > 1 and widest > 1 and all(len(_words(cell)) <= _MOST_CELL_CHARACTERS for cell in table.iter(*_CELLS))


def _grid(table: Any) -> Iterator[list[str]]:
    """The rows as texts, their columns in line. A label that spans rows stands in each of them, so that each row has
    its place; a number or a sentence that does so, and what spans columns, is followed by empty cells. A row that is
    struck out is none, and a cell that is struck out is empty."""
    for row, cells in _laid(table):
        if cells and not (is_struck(row) or _is_within_struck(row)):
            yield [words for _, words in cells]


Laid = tuple[Any, str]
"""A cell of a table and its words; None and the words that stand where one of another row or column reaches."""


def _laid(table: Any) -> Iterator[tuple[Any, list[Laid]]]:
    below: dict[int, tuple[int, str]] = {}
    for row in table.iter(*_ROWS):
        laid: list[Laid] = []
        for cell in (child for child in row if child.tag in _CELLS):
            _skip_covered(laid, below)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            words = "" if is_struck(cell) else _words(cell)
            if height > 1:
                below[len(laid)] = height - 1, "" if is_number(words) or is_sentence(words) else words
                below |= {len(laid) + at: (height - 1, "") for at in range(1, width)}
            laid += [(cell, words), *[(None, "")] * (width - 1)]
        _skip_covered(laid, below)
        yield row, laid


def _skip_covered(laid: list[Laid], below: dict[int, tuple[int, str]]) -> None:
    """Put a cell wherever one from a row above still reaches down: its label again, or an empty one."""
    while (column := len(laid)) in below:
        rows, words = below.pop(column)
        laid.append((None, words))
        if rows > 1:
            below[column] = rows - 1, words


def fill_down(root: Any) -> None:
    """Put cells of their own where a cell of a table spans rows, for who lays out tables otherwise; of those that set
    out figures, and as long as they are not too many."""
    room = _MOST_PUT_IN
    for table in [it for it in root.iter("table") if is_table_of_cells(it)]:
        rows = list(_laid(table)) if any(_span(cell, "rowspan") > 1 for cell in table.iter(*_CELLS)) else []
        room -= sum(len(laid) for _, laid in rows)
        for row, laid in rows if room > 0 else ():
            for at, (cell, words) in enumerate(laid):
                if cell is None:
                    put_in = row.makeelement("td")
                    put_in.text = words
                    row.insert(at, put_in)
                else:
                    cell.attrib.pop("rowspan", None)
                    cell.attrib.pop("colspan", None)


def _span(cell: Any, name: str) -> int:
    written = cell.get(name) or "1"
    return min(max(int(written), 1), _WIDEST_SPAN) if re.fullmatch(r"[0-9]{1,4}", written) else 1


def _words(element: Any, strikes: bool = True) -> str:
    pieces = (item if step == "text" else " " if item.tag in _BLOCKS or item.tag in _LINE_ENDS else ""
              for step, item in _steps(element, True, strikes))  # fmt: skip
    return _BLANKS.sub(" ", "".join(pieces)).strip(" ")


def _has_header(table: Any, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row is made of heading cells, or names columns of which some hold numbers."""
    if has_header(rows) and any(is_number(cell.text) for row in rows[1:] for cell in row):
        return True
    first = next(table.iter(*_ROWS))
    cells = [child for child in first if child.tag in _CELLS]
    return bool(cells) and all(cell.tag == "th" or cell.get("role") == "head" for cell in cells)
