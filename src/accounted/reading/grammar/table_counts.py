"""Count claims from the figures of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accounted.model import Amount, CountClaim, Fate, Group, Passage, Place, Speaker
from accounted.model.passage import Span
from accounted.reading.discourse import Discourse
from accounted.reading.grammar.counts import Setting
from accounted.reading.grammar.explained_table import explained_cell
from accounted.reading.tables import TableFigure


def table_counts(figures: Iterable[TableFigure], discourse: Discourse, setting: Setting) -> Iterator[CountClaim]:
    """The claims of a table; a figure "of whom" belongs to the whole before it."""
    whole: CountClaim | None = None
    for figure in figures:
        claim = _claim(figure, discourse, setting)
        part_of = whole if figure.part else None
        explanation = explained_cell(claim, figure, part_of, discourse.text, setting.dated)
        claim = replace(claim, part_of=part_of.id if part_of else None, explanation=explanation)
        whole = whole if part_of else claim
        yield claim


def _claim(figure: TableFigure, discourse: Discourse, setting: Setting) -> CountClaim:
    text, quantity, people = discourse.text, figure.quantity, figure.people
    words = text[quantity.start : quantity.end]
    amount = Amount(words, quantity.start, quantity.end, quantity.low, quantity.high, quantity.precision)
    unit = "body" if figure.meaning.fate == "body_found" else people.unit if people else "person"
    return CountClaim(
        source=setting.source, passage=_row(figure, text), said_by=_speaker(figure, discourse),
        read_by=replace(setting.read_by, rule="table"), carried_by=setting.carried_by, place=_place(figure, text),
        period=setting.period, fate=Fate(figure.meaning.fate or "unknown", figure.meaning.merged), amount=amount,
        unit=unit, group=Group(people.group if people else None),
    )  # fmt: skip


def _row(figure: TableFigure, text: str) -> Passage:
    """The row that the figure stands in, with the row and column of its cell."""
    start, end = min(cell.start for cell in figure.row), max(cell.end for cell in figure.row)
    return Passage.cut(text, start, end, figure.cell.row, figure.cell.column)


def _speaker(figure: TableFigure, discourse: Discourse) -> Speaker:
    """Who the row names as its source; else whoever speaks for the whole table."""
    if figure.speaker is None:
        return discourse.table_speaker()
    cell = figure.speaker
    via = (figure.via.text,) if figure.via else ()
    return Speaker(cell.text.strip(), "indirect", Span.cut(discourse.text, cell.start, cell.end), "sentence", via)


def _place(figure: TableFigure, text: str) -> Place | None:
    cell = figure.place
    words = text[cell.start : cell.end] if cell else ""
    return Place(words, cell.start, cell.end) if cell and words.strip() and not words[:1].isdigit() else None
