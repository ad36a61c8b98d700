"""The sentences and table rows that figures stand in, as the rule reader sees them.

A figure's passage is its whole sentence for every reader, so that its id, and what people judged of it, stay when
another reader finds the same figure.
"""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from accounted.language import Date, dates, sentences, tokenise
from accounted.language.tokens import Tokens
from accounted.model import Cell, Document, Passage, Period, Place, Span
from accounted.reading.attribution import voices
from accounted.reading.grammar import Sentence, chunked
from accounted.reading.kinds import Kinds
from accounted.reading.lexicon import Lexicon
from accounted.reading.rules import stretches
from accounted.reading.scene import Scene
from accounted.reading.tables import tables_of


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence read by the grammar, its passage, and where and when it is set."""

    sentence: Sentence
    passage: Passage
    place: Place | None
    period: Period | None
    dated: Span | None


@dataclass(frozen=True, slots=True)
class _Moment:
    """The scene as it stands in a sentence, and the year that was known before it."""

    scene: Scene
    year: int | None = None


class Sentences:
    """The sentences and rows of one document, each with the place and period that hold there."""

    def __init__(self, document: Document, text: str, lexicon: Lexicon) -> None:
        self._document, self._text, self._lexicon = document, text, lexicon
        kinds = Kinds(document, text, lexicon)
        self._published, self._scene = kinds.published, Scene(text, kinds.lexicon)
        self._moments = [_Moment(copy(self._scene))]

    def at(self, position: int) -> Setting | None:
        """The sentence or cell that holds a position; None where there is neither."""
        number = bisect_right(self._spans, (position, len(self._text))) - 1
        moment = self._moment(number)
        if found := self._row_at(position):
            row, cell = found
            passage = Passage.cut(self._text, row[0].start, row[-1].end, cell.row, cell.column)
            sentence = self._chunked(cell.start, cell.end, moment)
            return Setting(sentence, passage, None, moment.scene.period, moment.scene.dated)
        if number < 0 or position >= self._spans[number][1]:
            return None
        start, end = self._spans[number]
        sentence, passage, scene = self._chunked(start, end, moment), Passage.cut(self._text, start, end), moment.scene
        return Setting(sentence, passage, scene.place_at(position), scene.period, scene.dated)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        if self._document.kind == "table":
            return []
        found = sentences(self._text, self._lexicon.words, self._document.body_start)
        return [part for start, end in found for part in stretches(self._text, start, end, self._lexicon)]

    @cached_property
    def _rows(self) -> list[tuple[Cell, ...]]:
        rows = (row for table in tables_of(self._document, self._text, self._lexicon) for row in table.rows if row)
        return sorted(rows, key=lambda row: row[0].start)

    def _row_at(self, position: int) -> tuple[tuple[Cell, ...], Cell] | None:
        number = bisect_right(self._rows, position, key=lambda row: row[0].start) - 1
        row = self._rows[number] if number >= 0 else ()
        cell = next((cell for cell in row if cell.start <= position < cell.end), None)
        return (row, cell) if cell else None

    def _chunked(self, start: int, end: int, moment: _Moment) -> Sentence:
        tokens = tokenise(self._text, start, end)
        return chunked(start, end, tokens, self._dates(tokens, moment.year), self._lexicon)

    def _dates(self, tokens: Tokens, year: int | None) -> list[Date]:
        return list(dates(tokens, self._lexicon.words, self._published, year))

    def _moment(self, number: int) -> _Moment:
        """What holds in a sentence, after all those before it; -1 is the beginning of the text."""
        while len(self._moments) < number + 2:
            start, end = self._spans[len(self._moments) - 1]
            tokens, year = tokenise(self._text, start, end), self._scene.year
            speaking = voices(tokens, start, end, self._lexicon.speech)
            self._scene.enter(tokens, self._dates(tokens, year), speaking)
            self._moments.append(_Moment(copy(self._scene), year))
        return self._moments[number + 1]
