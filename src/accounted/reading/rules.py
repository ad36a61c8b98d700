"""The rule reader: sentence by sentence, with the language's lexicon, without a model or a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from accounted.language import Date, Token, dates, sentences, tokenise
from accounted.model import Cell, Claim, CountClaim, Document, ReadBy, Source, Table
from accounted.reading import version
from accounted.reading.attribution import voices
from accounted.reading.discourse import Discourse
from accounted.reading.grammar import Setting, chunked, counts, tells_of_deaths
from accounted.reading.kinds import Kinds
from accounted.reading.lexicon import Lexicon, languages, lexicon_for
from accounted.reading.quotations import Quotations
from accounted.reading.scene import Scene
from accounted.reading.tables import Placed, Tables, in_its_cell, is_prose
from accounted.reading.voice import Voice

LONGEST_SENTENCE = 4000
"""In characters; the grammar looks across a whole sentence, so this keeps time linear in a text without full stops."""
_NEAR_THE_END = 400
"""How far from the end of a stretch, in characters, a place to cut it is looked for."""


@dataclass(frozen=True, slots=True)
class RulesReader:
    """Reads claims by frames and word lists; the same text gives the same claims on any machine."""

    name: str = field(default="rules", init=False)
    version: str = field(default_factory=lambda: version.VERSION, init=False)
    settings: Mapping[str, str] = field(default_factory=dict, init=False)

    def read(self, document: Document, text: str, language: str) -> Iterator[Claim]:
        """The claims of a document's text: figures in order, then the other kinds; nothing without a lexicon."""
        if language not in languages():
            return
        lexicon = lexicon_for(language)
        reading = _Reading(document, text, lexicon, ReadBy(self.name, self.version, language))
        tables = Tables(document, text, lexicon)
        waiting = list(tables.placed)
        if document.kind != "table":
            for start, end in sentences(text, lexicon.words, document.body_start):
                while waiting and waiting[0].start < end:
                    yield from reading.table(waiting.pop(0), tables)
                if not tables.hold(start, end):
                    for first, last in stretches(text, start, end, lexicon):
                        yield from reading.sentence(first, last)
        for placed in waiting:
            yield from reading.table(placed, tables)
        yield from (in_its_cell(claim, reading.prose) for claim in reading.kinds.claims())


def stretches(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The sentence itself, or, where a "sentence" has no end, stretches of it that are cut between clauses."""
    while end - start > LONGEST_SENTENCE:
        cut = _parting(text, start + LONGEST_SENTENCE - _NEAR_THE_END, start + LONGEST_SENTENCE, lexicon)
        yield start, cut
        start = cut
    yield start, end


def _parting(text: str, first: int, last: int, lexicon: Lexicon) -> int:
    """Where to cut near the end of a stretch: behind the last mark or "and", else between words, else anywhere."""
    tokens = tokenise(text, first, last)[:-1]
    for i in range(len(tokens) - 1, -1, -1):
        found = lexicon.phrases.at(tokens, i)
        if tokens[i].text in ",;" or (found and "and" in found.value):
            return tokens[i].end
    space = text.rfind(" ", first, last)
    return space if space > first else last


class _Reading:
    """One document being read: what it has said so far, and where and when it is set."""

    def __init__(self, document: Document, text: str, lexicon: Lexicon, read_by: ReadBy) -> None:
        self.document, self.text, self.lexicon, self.read_by = document, text, lexicon, read_by
        self.source = Source(document.digest, document.name)
        self.kinds = Kinds(document, text, lexicon)
        quotations = Quotations(text, document.body_start)
        self.discourse = Discourse(
            document, text, lexicon.speech, quotations, lexicon.tables.source_line,
            lexicon.sets.get("harm", frozenset()),
        )  # fmt: skip
        self.scene = Scene(text, self.kinds.lexicon, lexicon.speech)
        self.discourse.tells_of_deaths = self._tells_of_deaths
        self.prose: list[Cell] = []
        """The cells that were read as sentences, by where they stand."""

    def sentence(self, start: int, end: int) -> Iterator[Claim]:
        """The claims of one sentence."""
        tokens = tokenise(self.text, start, end)
        when = dates(tokens, self.lexicon.words, self.kinds.published, self.scene.year, self.scene.told)
        read = chunked(start, end, tokens, when, self.lexicon)
        speaking = voices(tokens, start, end, self.lexicon.speech)
        setting = self._setting(tokens, when, speaking)
        claims = counts(read, speaking, self.discourse, self.lexicon, setting)
        self.kinds.sentence(read, when, speaking, self.discourse, setting, claims)
        self.discourse.remember(speaking, tokens)
        self.discourse.figures += claims
        self.discourse.previous, self.discourse.previous_end = claims, end
        yield from claims

    def _tells_of_deaths(self) -> bool:
        title = self.document.title.value if self.document.title else ""
        places = sentences(self.text, self.lexicon.words, self.document.body_start)
        told = (tokenise(self.text, *place) for place in places)
        return any(
            tells_of_deaths(chunked(0, 0, tokens, (), self.lexicon)) for tokens in chain([tokenise(title)], told)
        )

    def table(self, placed: Placed, tables: Tables) -> Iterator[Claim]:
        """The claims of one table."""
        publisher = self.document.publisher.value if self.document.publisher else None
        setting = Setting(self.source, self.read_by, publisher, None, self.scene.period, self.scene.dated)
        claims = tables.claims(placed, self.discourse, setting, self.kinds.published, self.scene.year)
        yield from claims
        yield from self._cells(placed.table, claims)
        self.discourse.figures += claims

    def _cells(self, table: Table, counted: Sequence[CountClaim]) -> Iterator[Claim]:
        """The claims of what a table tells in sentences: each row for itself, with the figures that are `counted` in
        it, set at the days its other cells name."""
        kept = self.scene, self.discourse.speakers, self.discourse.papers
        for row in table.rows[1:] if table.header else table.rows:
            told = [cell for cell in row if is_prose(cell)]
            if not told:
                continue
            self.scene = Scene(self.text, self.kinds.lexicon, self.lexicon.speech)
            self.discourse.speakers, self.discourse.papers = [], []
            self.discourse.figures += [claim for claim in counted if claim.passage.row == row[0].row]
            for cell in row:
                if cell not in told:
                    tokens = tokenise(self.text, cell.start, cell.end)
                    self.scene.enter(tokens, dates(tokens, self.lexicon.words, self.kinds.published, None))
            for cell in told:
                self.prose.append(cell)
                for start, end in sentences(self.text, self.lexicon.words, cell.start, cell.end):
                    for first, last in stretches(self.text, start, end, self.lexicon):
                        yield from (in_its_cell(claim, [cell]) for claim in self.sentence(first, last))
        self.scene, self.discourse.speakers, self.discourse.papers = kept

    def _setting(self, tokens: Sequence[Token], when: Sequence[Date], speaking: Sequence[Voice]) -> Setting:
        self.scene.enter(tokens, when, speaking)
        publisher = self.document.publisher.value if self.document.publisher else None
        scene = self.scene
        place, period = scene.place, scene.period
        return Setting(
            self.source, self.read_by, publisher, place, period, scene.dated, scene.place_at, scene.period_at
        )
