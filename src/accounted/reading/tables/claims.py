"""Count claims from the figures of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accounted.model import Amount, CountClaim, Fate, Group, Passage, Place, Speaker
from accounted.model.passage import Span
from accounted.reading.grammar.counts import OF_BODIES, Setting
from accounted.reading.tables.explained import explained_cell
from accounted.reading.tables.figures import Key, TableFigure


def table_claims(figures: Sequence[TableFigure], speaker: Speaker, setting: Setting, text: str) -> Iterator[CountClaim]:
    """The claims of a table, whose rows name who says them, or else its `speaker` does."""
    made = {figure.key: _claim(figure, speaker, setting, text) for figure in figures}
    for figure in figures:
        claim = made[figure.key]
        whole = _whole(figure, made)
        explanation = explained_cell(claim, figure, whole, text, setting.dated)
        yield replace(claim, part_of=whole.id if whole else None, explanation=explanation)


def _claim(figure: TableFigure, speaker: Speaker, setting: Setting, text: str) -> CountClaim:
    quantity, people = figure.quantity, figure.people
    words = text[quantity.start : quantity.end]
    amount = Amount(words, quantity.start, quantity.end, quantity.low, quantity.high, quantity.precision)
    unit = "body" if figure.meaning.fate in OF_BODIES else people.unit if people else "person"
    return CountClaim(
        source=setting.source, passage=_row(figure, text), said_by=_speaker(figure, speaker, text),
        read_by=replace(setting.read_by, rule="table"), carried_by=setting.carried_by, place=_place(figure, text),
        period=figure.when or setting.period, fate=Fate(figure.meaning.fate or "unknown", figure.meaning.merged),
        amount=amount, unit=unit, group=Group(people.group if people else None),
    )  # fmt: skip


def _whole(figure: TableFigure, made: dict[Key, CountClaim]) -> CountClaim | None:
    """The claim that the figure is a part of, and no more than: by "of whom" of any fate, by a sum only of its own."""
    claim = made[figure.key]
    for key in figure.wholes:
        whole = made.get(key)
        alike = whole is not None and (figure.by_word or (whole.fate, whole.unit) == (claim.fate, claim.unit))
        if whole is not None and alike and (claim.amount.low or 0) <= (whole.amount.high or whole.amount.low or 0):
            return whole
    return figure.whole


def _row(figure: TableFigure, text: str) -> Passage:
    """The row that the figure stands in, with the row and column of its cell."""
    start, end = min(cell.start for cell in figure.row), max(cell.end for cell in figure.row)
    return Passage.cut(text, start, end, figure.cell.row, figure.cell.column)


def _speaker(figure: TableFigure, speaker: Speaker, text: str) -> Speaker:
    if figure.speaker is None:
        return speaker
    cell = figure.speaker
    via = (figure.via.text,) if figure.via else ()
    return Speaker(cell.text.strip(), "indirect", Span.cut(text, cell.start, cell.end), "sentence", via)


def _place(figure: TableFigure, text: str) -> Place | None:
    cell = figure.place
    words = text[cell.start : cell.end] if cell else ""
    return Place(words, cell.start, cell.end) if cell and words.strip() and not words[:1].isdigit() else None
