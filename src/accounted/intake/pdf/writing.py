"""Pages of blocks into one text: sentences whole across lines, columns and pages, every word with its box.

Words parted at the end of a line are joined again. Notes at the foot of a page come after the paragraph that runs
on to the next page; what repeats at the edges of pages stands behind the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from accounted.intake.pdf.blocks import continues, goes_on, repeats_headings
from accounted.intake.pdf.letters import HYPHEN
from accounted.intake.pdf.pieces import Block, Piece, Sheet, Stretch
from accounted.intake.prose import CELL_GAP, STRUCK, has_header
from accounted.model import Box, Cell, Mark, Page, Table, Word

_NOTHING: Mapping[str, str] = MappingProxyType({})

UNSURE = 60.0
"""The confidence, from 0 to 100, below which a word of a picture is marked as read unsurely."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a paged document, where its words stand, and where the body ends."""

    text: str
    body_end: int
    pages: tuple[Page, ...]
    marks: tuple[Mark, ...]
    tables: tuple[Table, ...]


def written(sheets: Sequence[Sheet]) -> Written:
    """The pages as one text."""
    writer = _Writer(_compounds(sheets))
    notes: list[tuple[int, Block]] = []
    for sheet in sheets:
        for i, block in enumerate(it for it in sheet.blocks if it.kind in ("words", "table")):
            begins_page = i == 0 and sheet.number != writer.page
            runs_on = writer.last is not None and (
                goes_on(writer.last, block) or continues(writer.last, block) if begins_page else not block.opens
            )
            if not runs_on:
                writer.notes(notes)
            writer.block(block, sheet, runs_on)
            if runs_on:
                writer.notes(notes)
        notes += [(sheet.number, it) for it in sheet.blocks if it.kind == "note"]
    writer.notes(notes)
    body_end = writer.length
    for page, block in writer.repeated:
        writer.apart(page, block, "margin")
    for sheet in sheets:
        for block in sheet.blocks:
            if block.kind == "margin":
                writer.apart(sheet.number, block, "margin")
            elif block.kind == "struck":
                writer.apart(sheet.number, block, "deleted", STRUCK)
    return Written(writer.text, body_end, writer.pages(sheets), tuple(writer.marks), tuple(writer.tables))


def _compounds(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The words with a hyphen inside that stand within lines, which tells how to join others like them."""
    texts = (piece.text for sheet in sheets for block in sheet.blocks for line in block.lines for piece in line.pieces)
    return frozenset(text.strip(".,;:!?()[]«»“”\"'").lower() for text in texts if "-" in text[1:-1])


@dataclass(slots=True)
class _Writer:
    """The text as it grows; the last word waits until it is known what follows it."""

    compounds: frozenset[str]
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    repeated: list[tuple[int, Block]] = field(default_factory=list)
    """Headings of tables that stand again on a later page."""

    last: Block | None = None
    page: int = 0
    _texts: list[str] = field(default_factory=list)
    _words: dict[int, list[Word]] = field(default_factory=dict)
    _waiting: tuple[int, Piece] | None = None

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._texts)

    def block(self, block: Block, sheet: Sheet, runs_on: bool) -> None:
        """Write a block of the body, as the rest of the paragraph before it if it runs on."""
        if not runs_on:
            self._gap("\n\n")
        start = self.length
        if block.kind == "table":
            block = self._table(block, sheet.number, runs_on)
        else:
            self._lines(block.lines, sheet.number, runs_on)
        self._flush()
        if sheet.ocr:
            self._mark_ocr(block, start)
        self.last, self.page = block, sheet.number

    def notes(self, waiting: list[tuple[int, Block]]) -> None:
        """Write the footnotes that wait, and forget them."""
        for page, block in waiting:
            self.apart(page, block, "footnote")
        waiting.clear()

    def apart(self, page: int, block: Block, kind: str, about: Mapping[str, str] = _NOTHING) -> None:
        """Write a block that is no part of the running text, with its mark."""
        self._gap("\n\n")
        start = self.length
        self._lines(block.lines, page, False)
        self._flush()
        self.marks.append(Mark(kind, start, self.length, about))

    def pages(self, sheets: Iterable[Sheet]) -> tuple[Page, ...]:
        """The pages with their words; a page without words stands where the one before ends."""
        found: list[Page] = []
        for sheet in sheets:
            words = tuple(sorted(self._words.get(sheet.number, ())))
            before = found[-1].end if found else 0
            start, end = (words[0].start, max(word.end for word in words)) if words else (before, before)
            found.append(Page(sheet.number, start, end, round(sheet.width, 2), round(sheet.height, 2), words))
        return tuple(found)

    def _lines(self, lines: Sequence[Stretch], page: int, runs_on: bool) -> None:
        for i, line in enumerate(lines):
            for j, piece in enumerate(line.pieces):
                new_line = j == 0
                if new_line and (i or runs_on):
                    self._join_lines(piece)
                elif not new_line and not piece.glued:
                    self._gap(" ")
                self._flush()
                self._waiting = (page, piece)

    def _join_lines(self, following: Piece) -> None:
        """What stands between two lines: a space, or nothing where a word goes on."""
        if self._waiting is None:
            if not self._texts or not self._texts[-1].endswith((HYPHEN, "-", "\u2010")):
                self._gap(" ")
            else:
                self._mend(following)
            return
        page, piece = self._waiting
        ended = piece.text[-1:]
        if ended not in (HYPHEN, "-", "\u2010") or len(piece.text) < 2:
            self._gap(" ")
            return
        self._waiting = (page, piece._replace(text=self._unparted(piece.text, following.text)))

    def _mend(self, following: Piece) -> None:
        """Take the hyphen from a word that is written already, at the end of the page or column before."""
        whole = self._unparted(self._texts[-1], following.text)
        dropped = len(self._texts[-1]) - len(whole)
        self._texts[-1], self.length = whole, self.length - dropped
        words = self._words[self.page]
        words[-1] = words[-1]._replace(end=words[-1].end - dropped)

    def _unparted(self, begun: str, following: str) -> str:
        """The first part of a parted word, with or without its hyphen."""
        stem = begun[:-1]
        both = f"{stem}-{following}".strip(".,;:!?()[]«»“”\"'").lower()
        keeps = not following[:1].islower() or not stem[-1:].isalpha() or both in self.compounds
        return f"{stem}-" if keeps else stem

    def _flush(self) -> None:
        if self._waiting is None:
            return
        page, piece = self._waiting
        self._waiting = None
        text = piece.text.replace(HYPHEN, "-")
        start = self.length
        self._write(text)
        self._words.setdefault(page, []).append(Word(start, self.length, _rounded(piece)))
        if about := _doubt(piece):
            self.marks.append(Mark("doubtful", start, self.length, about))

    def _gap(self, gap: str) -> None:
        self._flush()
        if self.length:
            self._write(gap)

    def _write(self, text: str) -> None:
        self._texts.append(text)
        self.length += len(text)

    def _table(self, block: Block, page: int, runs_on: bool) -> Block:
        """Write a table, or the rest of the one before; gives it as it is now, whole."""
        before = self.last if runs_on else None
        rows = list(self.tables.pop().rows) if before else []
        added = block.cells
        if before and repeats_headings(before, block):
            self.repeated.append((page, Block(block.lines[:1], "margin")))
            added = added[1:]
        for row in added:
            if rows:
                self._gap("\n")
            rows.append(self._row(row, len(rows) + 1, page))
        self.tables.append(Table(tuple(rows), header=has_header(rows)))
        return replace(block, cells=(*before.cells, *added)) if before else block

    def _row(self, row: Sequence[Stretch | None], number: int, page: int) -> tuple[Cell, ...]:
        cells = []
        for column, stretch in enumerate(row, 1):
            if column > 1:
                self._gap(CELL_GAP)
            self._flush()
            start = self.length
            if stretch:
                self._lines([stretch], page, False)
                self._flush()
            cells.append(Cell(number, column, start, self.length, "".join(self._texts_from(start))))
        return tuple(cells)

    def _texts_from(self, start: int) -> list[str]:
        taken: list[str] = []
        size = self.length - start
        for text in reversed(self._texts):
            if size <= 0:
                break
            taken.append(text)
            size -= len(text)
        return taken[::-1]

    def _mark_ocr(self, block: Block, start: int) -> None:
        known = [piece.confidence for line in block.lines for piece in line.pieces if piece.confidence is not None]
        sure = {"confidence": f"{sum(known) / len(known):.0f}", "lowest": f"{min(known):.0f}"} if known else {}
        if self.length > start:
            self.marks.append(Mark("ocr", start, self.length, {**sure, **dict(block.about)}))


def _doubt(piece: Piece) -> dict[str, str]:
    """What makes a word from a picture doubtful; nothing where it was recognised surely, and as it stands."""
    confidence, doubted = piece.confidence, any(map(str.isalnum, piece.text))
    unsure = confidence is not None and confidence < UNSURE and doubted
    about = {"confidence": f"{max(confidence or 0, 0):.0f}"} if unsure else {}
    return about | ({"seen": piece.seen} if piece.seen else {})


def _rounded(piece: Piece) -> Box:
    box = piece.box
    return Box(*(round(edge, 2) for edge in box))
