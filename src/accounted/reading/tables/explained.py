"""What explains a figure of a table: its cell, the words that tell the fate, its whole, and who keeps the table."""

from __future__ import annotations

from collections.abc import Iterator

from accounted.model import Cell, CountClaim, Explanation, Span, Step
from accounted.reading.explaining import scene_steps, speaker_steps
from accounted.reading.tables.figures import TableFigure


def explained_cell(
    claim: CountClaim, figure: TableFigure, whole: CountClaim | None, text: str, dated: Span | None
) -> Explanation:
    """The explanation of a claim of a table; `whole` is the claim that it is a part of."""
    return Explanation(tuple(_steps(claim, figure, whole, text, dated)))


def _steps(
    claim: CountClaim, figure: TableFigure, whole: CountClaim | None, text: str, dated: Span | None
) -> Iterator[Step]:
    amount = claim.amount
    yield Step("amount.number", (Span(amount.start, amount.end, amount.exact),))
    if amount.precision != "exact":
        bound = _cell(figure.bound, text) or (Span.cut(text, figure.cell.start, figure.cell.end),)
        yield Step(f"amount.{amount.precision.replace('_', '-')}", bound)
    yield Step(f"table.{figure.shape}", _cell(figure.told, text) or _amount(figure.whole))
    yield Step("people.heading", _cell(figure.counted, text)) if figure.people else Step("people.everyone")
    if whole is not None:
        yield Step("part.table" if figure.by_word else "part.total", _amount(whole))
    yield from _speaker(claim, figure, text)
    if figure.when is not None:
        yield Step("period.cell", _cell(figure.when_at, text))
    start, end = claim.passage.start, claim.passage.end
    yield from (step for step in scene_steps(claim, start, end, text, dated) if not (figure.when and _is_day(step)))


def _is_day(step: Step) -> bool:
    return step.rule.startswith("period.")


def _speaker(claim: CountClaim, figure: TableFigure, text: str) -> Iterator[Step]:
    cue = claim.said_by.cue
    if figure.speaker is not None:
        yield Step("speaker.cell", _cell(figure.speaker, text))
    elif cue is not None:
        yield Step("speaker.source-line", (cue,))
    elif claim.said_by.reach == "carried":
        yield Step("speaker.introduces")
    else:
        yield from speaker_steps(claim.said_by, (), text)


def _amount(claim: CountClaim | None) -> tuple[Span, ...]:
    """The number of another claim, if there is one."""
    return (Span(claim.amount.start, claim.amount.end, claim.amount.exact),) if claim is not None else ()


def _cell(cell: Cell | None, text: str) -> tuple[Span, ...]:
    """The words of a cell, if it has any."""
    return (Span.cut(text, cell.start, cell.end),) if cell is not None and cell.start < cell.end else ()
