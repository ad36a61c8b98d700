"""A table as people read one: what stands over it, above each column, before each row, and the numbers inside.

Killed in Arvel, by street            above     the caption: words over the whole table
Street       Men     Women    Total   columns   each with its heading; `stub` is the one over the labels of rows
North side                            section   a line of its own, over the rows under it
Mill lane    12      7        19      rows      a label, or several, and amounts by column
Total        12      7        19                a row that counts all of those before it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accounted.model import Cell, Table
from accounted.reading.grammar.quantities import Quantity
from accounted.reading.lexicon import Lexicon
from accounted.reading.tables.amounts import is_year, quantity_of
from accounted.reading.tables.labels import NO_LABEL, Label, joined, label_of

_MOST_HEADS = 3
_NOT_COUNTING = frozenset({"date", "numbering", "speaker", "via", "precision", "unit", "place", "label"})
"""What stands under a heading that is no number of people, whatever is written there."""
_BESIDE = frozenset({"speaker", "via", "precision", "numbering"})
"""What stands in a row and is no label of it."""
_FEWEST_NUMBERED = 2
_FEWEST_WORDS = 8

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts: its number, the cells of its heading from the top down, and what they say."""

    number: int
    heads: tuple[Cell, ...]
    label: Label

    @property
    def head(self) -> Cell | None:
        """The lowest cell of the heading."""
        return self.heads[-1] if self.heads else None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of amounts: all its cells, those that are labels with what they say, and the line over it."""

    number: int
    cells: tuple[Cell, ...]
    beside: Mapping[str, Cell]
    """Its cells by what their heading says they are: place, date, speaker; "" for one without a heading."""
    stubs: tuple[Cell, ...]
    label: Label
    section: Label
    section_at: Cell | None
    amounts: Mapping[int, Quantity]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with headings, labels and amounts apart; `above` are the words over it, the nearest first."""

    above: tuple[Label, ...]
    stub: Label
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def amount(self, row: Row, column: Column) -> int | None:
        """The number in a cell, where it is exact; None for an empty cell."""
        quantity = row.amounts.get(column.number)
        return quantity.low if quantity is not None and quantity.low == quantity.high else None


def grid_of(table: Table, above: Sequence[Cell], lexicon: Lexicon) -> Grid:
    """The table with its headings told from its rows; `above` are the cells or lines of words over it."""
    rows, over = list(table.rows), list(above)
    while len(rows) > 1 and _is_alone(rows[0]) and not _amounts(rows[1], lexicon):
        over.insert(0, _filled(rows.pop(0))[0])
    depth = _depth(rows, lexicon)
    heads = _heads(rows[:depth])
    labels = {number: joined(label_of(cell, lexicon) for cell in cells) for number, cells in heads.items()}
    body = rows[depth:]
    counting = _counting(body, labels, lexicon)
    stub = joined(label for number, label in labels.items() if number < min(counting, default=0))
    return Grid(
        tuple(_caption(cell, lexicon) for cell in over), stub,
        tuple(Column(number, heads.get(number, ()), labels.get(number, NO_LABEL)) for number in counting),
        tuple(_rows(body, labels, counting, lexicon)),
    )  # fmt: skip


def _caption(cell: Cell, lexicon: Lexicon) -> Label:
    """What words over a table say; a sentence that ends with a colon, and gives no number, tells its fate of all."""
    label = label_of(cell, lexicon)
    opens = cell.text.endswith((":", "՝")) and not any(map(str.isdigit, cell.text))
    return replace(label, leads=label.leads or (opens and label.meaning is not None))


def is_prose(cell: Cell) -> bool:
    """Whether a cell tells something in sentences, rather than naming or counting it."""
    words = sum(any(map(str.isalpha, word)) for word in cell.text.split())
    return words >= _FEWEST_WORDS or (words >= _FEWEST_WORDS // 2 and cell.text.rstrip().endswith((".", "!", "։", "؟")))


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip()]


def _is_alone(row: Sequence[Cell]) -> bool:
    """Whether a row of several cells holds one label only, once or in each of them."""
    return len(row) > 1 and len({cell.text.strip() for cell in _filled(row)}) == 1 and bool(row[0].text.strip())


def _amounts(row: Sequence[Cell], lexicon: Lexicon) -> dict[int, Quantity]:
    found = ((cell.column, quantity_of(cell, lexicon)) for cell in row)
    return {column: quantity for column, quantity in found if quantity is not None}


def _depth(rows: Rows, lexicon: Lexicon) -> int:
    """How many rows name the columns: those before the first amounts, where years may stand for names."""
    depth = 0
    for row in rows[: _MOST_HEADS + 1]:
        numbers = [cell for cell in row if quantity_of(cell, lexicon)]
        if numbers and not (depth == 0 and len(numbers) > 1 and all(map(is_year, numbers))):
            break
        if depth and not _goes_on(rows[depth - 1], row):
            break
        depth += 1
    return 0 if depth > _MOST_HEADS or depth == len(rows) else depth


def _goes_on(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row of headings has another under it: one that fills its gaps, or leaves the labels' heading out."""
    gaps = any(not cell.text.strip() and below.text.strip() for cell, below in zip(upper, lower, strict=False))
    return not _is_alone(lower) and len(_filled(lower)) > 1 and (gaps or not lower[0].text.strip())


def _heads(rows: Rows) -> dict[int, tuple[Cell, ...]]:
    """The cells over each column; a cell of an upper row reaches over the empty ones behind it."""
    heads: dict[int, list[Cell]] = {}
    for number, row in enumerate(rows):
        reaching: Cell | None = None
        for at, cell in enumerate(row):
            filled = bool(cell.text.strip())
            reaching = cell if filled else reaching if at and number + 1 < len(rows) else None
            if reaching is not None and all(reaching.text != known.text for known in heads.get(cell.column, ())):
                heads.setdefault(cell.column, []).append(reaching)
    return {column: tuple(cells) for column, cells in heads.items()}


def _counting(body: Rows, labels: Mapping[int, Label], lexicon: Lexicon) -> list[int]:
    """The columns that hold amounts: no years, no numbers of rows, none under a heading for something else."""
    held: dict[int, list[Cell]] = {}
    for row in body:
        for cell in row:
            if quantity_of(cell, lexicon):
                held.setdefault(cell.column, []).append(cell)
    first = min((row[0].column for row in body if row), default=1)
    return [
        number for number, cells in sorted(held.items())
        if (label := labels.get(number, NO_LABEL)).role not in _NOT_COUNTING
        and not (label.meaning is None and len(cells) >= _FEWEST_NUMBERED and all(map(is_year, cells)))
        and not (number == first and _is_numbering(cells) and len(held) > 1)
    ]  # fmt: skip


def _is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether the cells hold 1, 2, 3 and so on, in the digits of any script."""
    numbers = [cell.text.strip(" .)") for cell in cells]
    counted = [int(one) if one.isdecimal() else 0 for one in numbers]
    return len(counted) >= _FEWEST_NUMBERED and counted == [*range(1, len(counted) + 1)]


def _rows(body: Rows, labels: Mapping[int, Label], counting: Sequence[int], lexicon: Lexicon) -> Iterator[Row]:
    section, section_at = NO_LABEL, None
    for number, row in enumerate(body):
        amounts = {column: amount for column, amount in _amounts(row, lexicon).items() if column in counting}
        if not amounts:
            if _is_alone(row):
                section_at = _filled(row)[0]
                section = label_of(section_at, lexicon)
            continue
        named = ((labels[cell.column].role if cell.column in labels else "", cell) for cell in row)
        beside = {role: cell for role, cell in named if role is not None}
        stubs = [cell for cell in _filled(row) if cell.column not in counting and not is_prose(cell)]
        stubs = [cell for cell in stubs if labels.get(cell.column, NO_LABEL).role not in _BESIDE]
        label = joined(_said(cell, beside, lexicon) for cell in stubs)
        yield Row(number, tuple(row), beside, tuple(stubs), label, section, section_at, amounts)


def _said(cell: Cell, beside: Mapping[str, Cell], lexicon: Lexicon) -> Label:
    """What a label says; the name of a place says nothing, whatever words it is made of, unless it is "Total"."""
    label = label_of(cell, lexicon)
    return replace(NO_LABEL, whole=label.whole) if cell is beside.get("place") else label
