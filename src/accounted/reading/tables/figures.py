"""The figures of a table: which cells count people, with all that the table says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from accounted.language import tokenise
from accounted.model import Cell, CountClaim, Period
from accounted.reading.grammar.people import People
from accounted.reading.grammar.quantities import Quantity
from accounted.reading.lexicon import Lexicon, Meaning
from accounted.reading.tables.amounts import with_bound
from accounted.reading.tables.fates import Context, Fates, Told, names_place
from accounted.reading.tables.grid import Column, Grid, Row
from accounted.reading.tables.labels import NO_LABEL, Label, label_of
from accounted.reading.tables.wholes import Wholes, wholes_of

Key = tuple[int, int]
"""A cell by the numbers of its row and column."""

When = Callable[[Cell], Period | None]
"""The day that a cell names and nothing else."""


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A figure in a cell: its amount, what befell whom, of which it is a part, and the cells that say so."""

    key: Key
    cell: Cell
    row: Sequence[Cell]
    quantity: Quantity
    meaning: Meaning
    people: People | None
    told: Cell | None
    """The words that tell the fate."""
    shape: str
    """Where those words stand: `columns`, `labels`, `caption`, `title`, `care`, or a figure before, `breakdown`."""
    counted: Cell | None = None
    """The words that tell who is counted."""
    wholes: Sequence[Key] = ()
    """The cells that it may be a part of, the nearest first."""
    whole: CountClaim | None = None
    """The figure before the table that the column adds up to."""
    by_word: bool = False
    """Whether "of whom" makes it a part, and not a sum."""
    speaker: Cell | None = None
    via: Cell | None = None
    place: Cell | None = None
    when: Period | None = None
    when_at: Cell | None = None
    bound: Cell | None = None
    """The cell of another column that bounds the number."""


def table_figures(grid: Grid, context: Context, when: When, lexicon: Lexicon) -> Iterator[TableFigure]:
    """The figures of a table, row by row; a total of what several speakers say is a figure of nobody."""
    grid = replace(grid, rows=tuple(_said_by_somebody(grid)))
    wholes = wholes_of(grid)
    days = {column.number: day for column in grid.columns if column.head and (day := when(column.head))}
    fates = Fates(grid, wholes, context, frozenset(days), lexicon)
    for row in grid.rows:
        for column in grid.columns:
            if column.number in row.amounts and (told := fates.of(row, column)):
                yield _figure(row, column, told, wholes, when, lexicon)


def _said_by_somebody(grid: Grid) -> Iterator[Row]:
    """The rows without totals that name no source where the rows that they add up name different ones."""
    totals = {row.number for row in grid.rows if row.label.whole} | wholes_of(grid).totals
    named = {row.number: cell.text.strip() for row in grid.rows if (cell := _named(row, "speaker"))}
    several = len({name for number, name in named.items() if number not in totals}) > 1
    return (row for row in grid.rows if not several or row.number not in totals or row.number in named)


def _bound_beside(row: Row, column: Column, lexicon: Lexicon) -> Cell | None:
    """The cell that bounds the number: one under such a heading, or words that say nothing else ("at least").

    Such words stand for the only number of their row, or name the column before a colon ("killed: at least").
    """
    under = row.beside.get("precision")
    if under is not None and under.text.strip():
        return under
    for cell in row.cells:
        head, colon, words = cell.text.rpartition(":")
        if cell.column in row.amounts or not _is_bound(words, lexicon):
            continue
        over = column.head.text.strip().casefold() if column.head else ""
        if head.strip().casefold() == over if colon else len(row.amounts) == 1:
            return Cell(cell.row, cell.column, cell.end - len(words.lstrip()), cell.end, words.lstrip())
    return None


def _is_bound(words: str, lexicon: Lexicon) -> bool:
    """Whether words are those of a bound and no others."""
    tokens = tokenise(words)
    found = lexicon.bounds.at(tokens, 0) if tokens else None
    return found is not None and found.length == len(tokens) and found.value != "none"


def _figure(row: Row, column: Column, told: Told, wholes: Wholes, when: When, lexicon: Lexicon) -> TableFigure:
    cell = next(cell for cell in row.cells if cell.column == column.number)
    quantity, bound = row.amounts[column.number], _bound_beside(row, column, lexicon)
    if bound is not None:
        quantity = with_bound(quantity, cell, bound, lexicon)
    counted = next(_counted(row, column, told), NO_LABEL)
    fate, people = told.meaning.fate or "", counted.people
    if people is not None and people.group in lexicon.ungrouped.get(fate, ()):  # prisoners who are held
        people = replace(people, group=None)
    day, day_at = _day(row, column, when)
    return TableFigure(
        (row.number, column.number), cell, row.cells, quantity, told.meaning,
        people, told.label.fate_at, told.shape, counted.people_at,
        tuple(_wholes(row, column, wholes)), told.whole, column.label.part or row.label.part,
        _named(row, "speaker"), _named(row, "via"), _place(row, column, told, wholes, when, lexicon),
        day, day_at, bound,
    )  # fmt: skip


def _counted(row: Row, column: Column, told: Told) -> Iterator[Label]:
    """The labels that say who is counted, the nearest first: the column's, the row's, the line's over the rows."""
    people = column.label.people
    names = people is not None and (people.group is not None or people.unit != "person")
    if names and (column.label.people_only or column.label.part or column.label.meaning):
        yield column.label
    if row.label.people is not None and (row.label.people_only or row.label.part or row.label is told.label):
        yield row.label
    if row.section.people is not None and row.section.people_only:
        yield row.section
    if told.label.people is not None and told.shape in ("caption", "title"):
        yield told.label


def _wholes(row: Row, column: Column, wholes: Wholes) -> Iterator[Key]:
    """The cells that may count this one's people too: of its row, then of its column."""
    if (whole := wholes.columns.get(column.number)) is not None:
        yield row.number, whole
    if (total := wholes.rows.get(row.number)) is not None:
        yield total, column.number


def _named(row: Row, role: str) -> Cell | None:
    """The cell under "source" where it holds a name: no address of a page, no number of a note."""
    cell = row.beside.get(role)
    words = cell.text.strip() if cell else ""
    named = any(mark.isalpha() for mark in words) and "://" not in words and not words.lower().startswith("www.")
    return cell if named else None


def _day(row: Row, column: Column, when: When) -> tuple[Period | None, Cell | None]:
    """The day of the column's heading, of a cell under "date" or no heading, or beside other words of the row's label.

    A day alone under another heading, as "Date of bulletin", is that of something else.
    """
    cells = (column.head, row.beside.get("date"), row.beside.get(""))
    found = [(day, cell) for cell in cells if cell is not None and (day := when(cell))]
    found += [(day, cell) for cell in row.stubs[:1] if (day := when(cell)) and day.exact != cell.text.strip()]
    return found[0] if found else (None, None)


def _place(row: Row, column: Column, told: Told, wholes: Wholes, when: When, lexicon: Lexicon) -> Cell | None:
    """Where: the cell under a heading for places, a label of the row, the column's name or the line over the rows."""
    if row.number not in wholes.totals and not row.label.whole:
        named = [row.beside["place"]] if "place" in row.beside else [cell for cell in row.stubs if _is_free(cell, row)]
        for cell in named:
            if cell.text.strip() and (cell is row.beside.get("place") or _may_be_place(cell, when, lexicon)):
                return cell
    by_row = told.shape == "labels" or row.label.people_only  # so that rows are no places, and columns may be
    by_row = by_row and column.label.meaning is None
    if by_row and column.head is not None and names_place(column) and not when(column.head):
        return column.head
    section = row.section_at
    return section if section is not None and _may_be_place(section, when, lexicon) else None


def _is_free(cell: Cell, row: Row) -> bool:
    """Whether a label stands under no heading that says what it is, or under none."""
    return all(cell is not known or not role for role, known in row.beside.items())


def _may_be_place(cell: Cell, when: When, lexicon: Lexicon) -> bool:
    """Whether a label is neither people, nor a day, nor a fate or what was suffered, nor a number."""
    label = label_of(cell, lexicon)
    nothing = label.meaning is None and not label.people_only and not label.whole and not label.part
    nothing = nothing and not label.says - {"things", "lists"}
    day = when(cell)
    return nothing and not cell.text.strip()[:1].isdigit() and (day is None or day.exact != cell.text.strip())
