"""The tables of one document, each from its cells to count claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from accounted.language import Words, dates, tokenise
from accounted.model import Cell, Claim, CountClaim, Document, Period, Table
from accounted.reading.discourse import Discourse
from accounted.reading.grammar import Setting
from accounted.reading.lexicon import Lexicon
from accounted.reading.tables.amounts import is_year
from accounted.reading.tables.around import sentence_before, words_over
from accounted.reading.tables.claims import table_claims
from accounted.reading.tables.drawn import tables_of
from accounted.reading.tables.fates import WITHOUT_DOUBT, Context
from accounted.reading.tables.figures import table_figures
from accounted.reading.tables.grid import grid_of
from accounted.reading.tables.labels import Label, label_of
from accounted.reading.tables.of_persons import lists_persons


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with the offsets between which its cells stand, and those of the text that is its own around it."""

    table: Table
    start: int
    end: int
    floor: int
    """Where the table before ends, or the body begins."""
    ceiling: int
    """Where the next table begins, or the text ends."""


class Tables:
    """The tables of a document in order, and what they count."""

    def __init__(self, document: Document, text: str, lexicon: Lexicon) -> None:
        self._document, self._text, self._lexicon = document, text, lexicon
        found = [(*_extent(table), table) for table in tables_of(document, text, lexicon) if any(table.rows)]
        found.sort(key=lambda placed: placed[:2])
        floors = [document.body_start, *(end for _, end, _ in found)]
        ceilings = [*(start for start, _, _ in found[1:]), len(text)]
        self.placed = [
            Placed(table, start, end, floor, ceiling)
            for (start, end, table), floor, ceiling in zip(found, floors, ceilings, strict=False)
        ]

    def hold(self, start: int, end: int) -> bool:
        """Whether a stretch of the text stands in a table, in part at least."""
        return any(placed.start < end and start < placed.end for placed in self.placed)

    def claims(
        self, placed: Placed, discourse: Discourse, setting: Setting, published: str | None, year: int | None
    ) -> list[CountClaim]:
        """The count claims of one table, read against what the text said before it; a list of persons counts nobody."""
        if lists_persons(placed.table, self._lexicon):
            return []
        text, words = self._text, self._lexicon.words

        def when(cell: Cell) -> Period | None:
            if is_year(cell):
                return Period(cell.text.strip(), "sentence", cell.text.strip())
            return next((day for part in _parts(cell.text) if (day := _day(part, words, published, year))), None)

        over = words_over(text, placed.start, placed.floor, words)
        grid = grid_of(placed.table, over, self._lexicon)
        figures = list(table_figures(grid, self._context(placed, discourse), when, self._lexicon))
        figures = [one for one in figures if one.meaning.fate in WITHOUT_DOUBT or discourse.of_harm]
        speaker = discourse.table_speaker(placed.start, placed.end, placed.ceiling)
        return list(table_claims(figures, speaker, setting, text))

    def _context(self, placed: Placed, discourse: Discourse) -> Context:
        right_before = not self._text[discourse.previous_end : placed.start].strip(" \t\r\n|")
        before = discourse.previous if right_before else ()
        said = sentence_before(self._text, placed.start, placed.floor, self._lexicon.words)
        sentence = label_of(said, self._lexicon) if said else None
        return Context(before, self._title, sentence, discourse.tells_of_harm(self._outside))

    @cached_property
    def _title(self) -> Label | None:
        """What the title says, if there is one; its words stand in no cell."""
        title = self._document.title
        if title is None:
            return None
        label = label_of(Cell(0, 0, 0, len(title.value), title.value), self._lexicon)
        return replace(label, fate_at=None, people_at=None)

    @cached_property
    def _outside(self) -> str:
        """The title, and the text without its tables."""
        title = self._document.title.value if self._document.title else ""
        edges = [
            self._document.body_start,
            *(at for one in self.placed for at in (one.start, one.end)),
            len(self._text),
        ]
        return "\n".join([title, *(self._text[first:last] for first, last in list(pairwise(edges))[::2])])


def in_its_cell(claim: Claim, cells: Sequence[Cell]) -> Claim:
    """The claim with the row and column of the cell that its passage stands in; `cells` are in order of the text."""
    at = bisect_right(cells, claim.passage.start, key=lambda cell: cell.start) - 1
    if at < 0 or claim.passage.start >= cells[at].end:
        return claim
    return claim.with_changes(passage=replace(claim.passage, row=cells[at].row, column=cells[at].column))


def _parts(words: str) -> tuple[str, ...]:
    """The words of a cell, those before a remark in brackets, and those behind the last comma: Train 7, 23 May 1948."""
    return words, words.partition("(")[0], words.rpartition(",")[2]


def _day(text: str, words: Words, published: str | None, year: int | None) -> Period | None:
    """The day that words name and nothing else."""
    tokens = tokenise(text)
    found = next(iter(dates(tokens, words, published, year)), None)
    whole = found is not None and found.kind == "date" and (found.first, found.last) == (0, len(tokens) - 1)
    return Period(found.edtf, "sentence", found.exact) if found and whole and found.edtf else None


def _extent(table: Table) -> tuple[int, int]:
    """The offsets between which a table's cells stand."""
    cells = [cell for row in table.rows for cell in row]
    return min(cell.start for cell in cells), max(cell.end for cell in cells)
