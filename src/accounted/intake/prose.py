"""A text as it is put together out of paragraphs, tables and remarks, with marks on stretches of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from accounted.model import Cell, Mark, Table

_NUMBER = re.compile(r"[\s\d.,:/%~+-]*\d[\s\d.,:/%~+-]*")
CELL_GAP = " | "
_GAP = "\n\n"
LONGEST_CELL = 4_000
"""In characters: what holds a longer one lays out a page rather than setting out figures."""


RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_RAISED = str.maketrans("0123456789", RAISED)


def raised(number: str) -> str:
    """The number of a footnote as raised digits, which nothing takes for a figure of the text."""
    return number.translate(_TO_RAISED)


_FEWEST_WORDS, _FEWEST_WITH_A_STOP, _STOPS = 8, 4, ".!?։؟"


STRUCK = {"how": "struck through"}
"""What the mark says of words with a line through them, of which nobody says who struck them out."""


def said_of_struck(count: int) -> tuple[str, ...]:
    """What is to be said of so many stretches of words that are struck out."""
    times = "1 time" if count == 1 else f"{count:,} times"
    return (f"Words in it are struck out {times}; they stand behind the body and are not read.",) if count else ()


class Prose:
    """The text so far; paragraphs are parted by a blank line. What comes after `end_body` is not read for claims."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.tables: list[Table] = []
        self.body_end: int | None = None
        self._begun = False

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._pieces)

    @property
    def last(self) -> str:
        """The last character so far, empty at the beginning of a paragraph."""
        return self._pieces[-1][-1] if self._begun and self._pieces else ""

    @property
    def next(self) -> int:
        """Where the words that are written next will stand, behind the gap between paragraphs."""
        return self.length if self._begun or not self.length else self.length + len(_GAP)

    def run(self, words: str) -> tuple[int, int]:
        """Write words into the paragraph that is being written; returns where they stand."""
        words = words.replace("\x00", "\ufffd")
        if not self._begun:
            words = words.lstrip(" \t")
        if words and not self._begun:
            self._write(_GAP if self.length else "")
            self._begun = True
        start = self.length
        self._write(words)
        return start, self.length

    def end_paragraph(self) -> None:
        """What is written next begins a paragraph of its own."""
        self._begun = False

    def paragraph(self, words: str, kind: str | None = None, about: Mapping[str, str] | None = None) -> None:
        """Write a paragraph, under a mark if a kind is given."""
        self.end_paragraph()
        start, end = self.run(words)
        self.end_paragraph()
        if kind and end > start:
            self.marks.append(Mark(kind, start, end, about or {}))

    def mark(self, kind: str, start: int, end: int, about: Mapping[str, str] | None = None) -> None:
        """Mark a stretch that was written."""
        if end > start:
            self.marks.append(Mark(kind, start, end, about or {}))

    def table(
        self, rows: Iterable[Sequence[str]], header: bool | None = None, caption: str | None = None,
        first_row: int = 1, first_column: int = 1,
    ) -> Table:  # fmt: skip
        """Write rows of cells, a row a line; `header` is told by the first row when left out."""
        self.end_paragraph()
        written: list[tuple[Cell, ...]] = []
        for number, row in enumerate(rows, first_row):
            self._write("\n" if written else _GAP if self.length else "")
            written.append(self._row(row, number, first_column))
        named = has_header(written) if header is None else header
        table = Table(tuple(written), named, caption, first_row, first_column)
        self.tables.append(table)
        return table

    def end_body(self) -> None:
        """What is written from here on is kept and searched, and not read for claims."""
        if self.body_end is None:
            self.body_end = self.length

    def write_struck(self, words: str, about: Mapping[str, str]) -> None:
        """Write words that are struck out in the original, under a mark; `about` says by whom, when and from where."""
        said = "Moved away" if about.get("how") == "moved" else "Struck out"
        self.paragraph(f"{said}{by(about)}: {words.strip()}", "deleted", about)

    def write_struck_behind(self, struck: Sequence[str]) -> tuple[str, ...]:
        """Write what is struck out behind the body, each a paragraph; returns what is to be said of it."""
        if struck:
            self.end_body()
        for words in struck:
            self.write_struck(words, STRUCK)
        return said_of_struck(len(struck))

    def _row(self, row: Sequence[str], number: int, first_column: int) -> tuple[Cell, ...]:
        cells = []
        for column, written in enumerate(row, first_column):
            if column > first_column:
                self._write(CELL_GAP)
            words = one_line(written)
            start = self.length
            self._write(words)
            cells.append(Cell(number, column, start, self.length, words))
        return tuple(cells)

    def _write(self, words: str) -> None:
        if words:
            self._pieces.append(words)
            self.length += len(words)


def by(about: Mapping[str, str]) -> str:
    """Who made a change or a remark and when, in brackets; empty where nobody says."""
    said = [about[key] for key in ("author", "date") if key in about]
    return f" ({', '.join(said)})" if said else ""


def one_line(words: str) -> str:
    """The words of a cell in one line, in which no bar can pass for the edge of a cell."""
    return " ".join(words.replace("\x00", "\ufffd").replace(" | ", " / ").split())


def is_sentence(words: str) -> bool:
    """Whether a cell tells something, rather than naming it."""
    count = len(words.split())
    return count >= _FEWEST_WORDS or (count >= _FEWEST_WITH_A_STOP and words[-1] in _STOPS)


def is_number(words: str) -> bool:
    """Whether a cell holds a number, a date or a time, rather than words."""
    return bool(_NUMBER.fullmatch(words))


def has_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row names the columns: most of its cells filled, and none of them a number."""
    if len(rows) < 2:
        return False
    names = [cell.text for cell in rows[0] if cell.text]
    return len(names) * 2 > len(rows[0]) and not any(map(is_number, names))
