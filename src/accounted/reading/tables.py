"""Tables of figures: which cell is a figure, of which fate, and who says it.

Three shapes are read. *Columns*: headings name fates, each row is a place or a day. *Labels*: each row
names a fate and gives a number. *Register*: headings name the parts of a claim (value, unit, source).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accounted.language import numbers, tokenise
from accounted.model import Cell, Claim, Document, Table
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.quantities import Quantity, bounded, quantity_at
from accounted.reading.lexicon import FATE_ROLES, Lexicon, Meaning

_LINE = re.compile(r"[^\n]+")
_STRONG = re.compile(r"\t| \| ")
_WEAK = re.compile(r" / | ?\.{2,} ?| {3,}")
_RULE = re.compile(r"[|\s:=+-]*-{3}[|\s:=+-]*")  # the line under the headings
_FEWEST_ROWS = 2
_FEWEST_GAPS = 2
_FEWEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A figure in a cell: its amount, the label that tells its fate, and the cells around it."""

    cell: Cell
    row: Sequence[Cell]
    quantity: Quantity
    meaning: Meaning
    people: People | None
    part: bool
    speaker: Cell | None = None
    via: Cell | None = None
    place: Cell | None = None
    told: Cell | None = None
    """The heading or label that tells the fate."""
    counted: Cell | None = None
    """The heading or label that tells who is counted."""
    bound: Cell | None = None
    """The cell of another column that bounds the number."""
    shape: str = "columns"


@dataclass(frozen=True, slots=True)
class Label:
    """What a heading or label says: a fate, the people, and whether they are "of whom"."""

    meaning: Meaning | None
    people: People | None
    part: bool


def tables_of(document: Document, text: str, lexicon: Lexicon) -> list[Table]:
    """The document's tables, and those that a plain text draws."""
    return list(document.tables) or list(_drawn(text, document.body_start, lexicon))


def extent(table: Table) -> tuple[int, int]:
    """The offsets between which a table's cells stand."""
    cells = [cell for row in table.rows for cell in row]
    return min(cell.start for cell in cells), max(cell.end for cell in cells)


def table_figures(table: Table, lexicon: Lexicon) -> Iterator[TableFigure]:
    """The figures of a table, row by row, in whichever shape it has."""
    if not table.rows:
        return
    heads = {cell.column: cell for cell in table.rows[0]}
    parts = {column: name for column, cell in heads.items() if (name := _heading(cell.text, lexicon))}
    labels = {column: label_of(cell.text, lexicon) for column, cell in heads.items()}
    fates = {column: label for column, label in labels.items() if label.meaning}
    if "value" in parts.values() and {"speaker", "precision", "unit"} & set(parts.values()):
        yield from _register(table, parts, lexicon)
    elif fates and any(_quantity(cell, lexicon) for row in table.rows[1:] for cell in row if cell.column in fates):
        yield from _columns(table, heads, labels, parts, lexicon)
    else:
        yield from _labelled(table, lexicon)


def is_prose(cell: Cell) -> bool:
    """Whether a cell tells something in sentences, rather than naming or counting it."""
    words = sum(any(map(str.isalpha, word)) for word in cell.text.split())
    return words >= _FEWEST_WORDS or (words >= _FEWEST_WORDS // 2 and cell.text.rstrip().endswith((".", "!", "։", "؟")))


def in_its_cell(claim: Claim, cells: Sequence[Cell]) -> Claim:
    """The claim with the row and column of the cell that its passage stands in; `cells` are in order of the text."""
    at = bisect_right(cells, claim.passage.start, key=lambda cell: cell.start) - 1
    if at < 0 or claim.passage.start >= cells[at].end:
        return claim
    return claim.with_changes(passage=replace(claim.passage, row=cells[at].row, column=cells[at].column))


def label_of(words: str, lexicon: Lexicon) -> Label:
    """What a heading such as "Killed" or "of whom children" says."""
    tokens = tokenise(words.replace("_", " "))
    meaning, part, people, bodies = None, False, None, False
    i = 0
    while i < len(tokens):
        found = lexicon.phrases.at(tokens, i)
        entry = found.value if found else {}
        part = part or "incl" in entry
        meaning = meaning or next((entry[role] for role in FATE_ROLES if role in entry), None)
        people = people or (people_after(tokens, i, lexicon) if {"people", "units", "modifier"} & set(entry) else None)
        bodies = bodies or ("units" in entry and entry["units"].unit == "body")
        if meaning is None and "lose" in entry and people is not None and people.unit == "person":  # persons lost
            meaning = Meaning("killed")
        i += found.length if found else 1
    if meaning is None and bodies:
        meaning = Meaning("body_found")
    units = lexicon.only_units.get(meaning.fate, ("person",)) if meaning and meaning.fate else ()
    if units and "person" not in units and people is None:  # "Houses destroyed" speaks of no family
        meaning = None
    return Label(meaning, people, part)


def _columns(
    table: Table, heads: dict[int, Cell], labels: dict[int, Label], parts: dict[int, str], lexicon: Lexicon
) -> Iterator[TableFigure]:
    for row in table.rows[1:]:
        if row and parts.get(row[0].column) != "place" and _names_things(row[0], lexicon):
            continue
        fate: Meaning | None = None
        told: Cell | None = None
        told_by = {name: cell for cell in row if (name := parts.get(cell.column)) and _names_somebody(cell)}
        others = (cell for cell in row if parts.get(cell.column) not in ("speaker", "via"))
        place = next((cell for cell in row if parts.get(cell.column) == "place"), next(others, None))
        counted = _counted(place, lexicon) if place and parts.get(place.column) != "place" else None
        whole = place is not None and _plain(place.text) in lexicon.tables.get("whole", ())
        for cell in row:
            label = labels.get(cell.column, Label(None, None, False))
            head = heads.get(cell.column)
            told = head if label.meaning else told
            fate = label.meaning or (fate if label.part else None)
            quantity = _quantity(cell, lexicon)
            if quantity and fate:
                people = label.people or counted
                heading = head if label.people or not counted else place
                yield TableFigure(
                    cell, row, quantity, fate, people, label.part, told_by.get("speaker"), told_by.get("via"),
                    place=None if counted or whole else place, told=told, counted=heading,
                )  # fmt: skip


def _names_somebody(cell: Cell) -> bool:
    """Whether a cell under "source" holds a name: no address of a page, no number of a note."""
    words = cell.text.strip()
    return any(mark.isalpha() for mark in words) and "://" not in words and not words.lower().startswith("www.")


def _counted(cell: Cell, lexicon: Lexicon) -> People | None:
    """The people that the heading of a row names and nothing else: "Women", "Elderly men"; no "Women's hospital"."""
    tokens = tokenise(cell.text)
    people = people_after(tokens, 0, lexicon) if tokens else None
    whole = people is not None and not people.things and not people.unknown and people.counted is None
    return people if people and whole and (people.first, people.last) == (0, len(tokens) - 1) else None


def _names_things(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a row is about things or animals, whatever befell them: horses, 40 killed; but not "Village 3"."""
    tokens = tokenise(cell.text)
    return len(tokens) > 0 and all(token.low in lexicon.sets["not_people"] for token in tokens)


def _labelled(table: Table, lexicon: Lexicon) -> Iterator[TableFigure]:
    fate: Meaning | None = None
    told: Cell | None = None
    for row in table.rows:
        named = next((cell for cell in row if not _quantity(cell, lexicon)), None)
        figures = [(cell, quantity) for cell in row if (quantity := _quantity(cell, lexicon))]
        if named is None or len(figures) != 1:
            continue
        label = label_of(named.text, lexicon)
        told = named if label.meaning else told
        fate = label.meaning or (fate if label.part else None)
        if fate:
            cell, quantity = figures[0]
            yield TableFigure(
                cell, row, quantity, fate, label.people, label.part, told=told, counted=named, shape="labels"
            )


def _register(table: Table, parts: dict[int, str], lexicon: Lexicon) -> Iterator[TableFigure]:
    for row in table.rows[1:]:
        cells = {name: cell for cell in row if (name := parts.get(cell.column)) and cell.text.strip()}
        quantity = _quantity(cells["value"], lexicon) if "value" in cells else None
        label = label_of(cells["label"].text, lexicon) if "label" in cells else None
        if quantity is None or label is None or label.meaning is None:
            continue
        if "precision" in cells:
            quantity = _with_bound(cells["value"], quantity, cells["precision"].text, lexicon)
        people = label_of(cells["unit"].text, lexicon).people if "unit" in cells else label.people
        yield TableFigure(
            cells["value"], row, quantity, label.meaning, people, label.part,
            cells.get("speaker"), cells.get("via"), cells.get("place"), cells["label"],
            cells.get("unit", cells["label"]), cells.get("precision"), "register",
        )  # fmt: skip


def _heading(words: str, lexicon: Lexicon) -> str | None:
    """Which part of a claim a column holds, by its heading."""
    plain = _plain(words)
    return next((name for name, headings in lexicon.tables.items() if plain in headings), None)


def _plain(words: str) -> str:
    return " ".join(token.low for token in tokenise(words.replace("_", " ")))


def _quantity(cell: Cell, lexicon: Lexicon) -> Quantity | None:
    """The amount of a cell that holds a number and nothing else; offsets in the document's text."""
    tokens = tokenise(cell.text)
    if not tokens or len(cell.text) != cell.end - cell.start or len(tokens) > 6:
        return None
    counts = {number.first: number for number in numbers(tokens, lexicon.words) if number.form != "zero"}
    found = quantity_at(tokens, 0, counts, lexicon)
    if found is None or found.last != len(tokens) - 1 or found.things:
        return None
    shift = cell.start
    return Quantity(0, found.last, found.start + shift, found.end + shift, found.low, found.high, found.precision)


def _with_bound(cell: Cell, quantity: Quantity, words: str, lexicon: Lexicon) -> Quantity:
    """The amount under the bound that another column names: "more than"."""
    found = lexicon.bounds.at(tokenise(words), 0)
    number = next(iter(numbers(tokenise(cell.text), lexicon.words)))
    if found is None or found.value == "none":
        return quantity
    low, high, precision = bounded(number, found.value)
    return Quantity(quantity.first, quantity.last, quantity.start, quantity.end, low, high, precision)


def _drawn(text: str, start: int, lexicon: Lexicon) -> Iterator[Table]:
    """Tables drawn in plain text: neighbouring lines with equally many bars, tabs, strokes or rows of dots."""
    block: list[tuple[Cell, ...]] = []
    for line in _LINE.finditer(text, start):
        if block and _RULE.fullmatch(line[0]):
            continue
        cells = _cells(line, len(block) + 1)
        parted = bool(block) and "\n\n" in text[block[-1][-1].end : line.start()]
        if block and (not cells or len(cells) != len(block[0]) or parted):
            yield from [Table(tuple(block))] if _is_table(block, text, lexicon) else []
            block = []
            cells = _cells(line, 1)
        if cells:
            block.append(cells)
    if _is_table(block, text, lexicon):
        yield Table(tuple(block))


def _is_table(block: Sequence[tuple[Cell, ...]], text: str, lexicon: Lexicon) -> bool:
    """Whether lines are a table: with bars or tabs always, with weaker signs where a fate heads figures."""
    if len(block) < _FEWEST_ROWS:
        return False
    between = (text[first.end : second.start] for row in block for first, second in pairwise(row))
    if all("|" in gap or "\t" in gap for gap in between):
        return True
    heads = any(label_of(cell.text, lexicon).meaning for cell in block[0])
    return heads and all(any(_quantity(cell, lexicon) for cell in row) for row in block[1:])


def _cells(line: re.Match[str], row: int) -> tuple[Cell, ...]:
    """The cells of a line, or none when it is running text."""
    separator = _STRONG if _STRONG.search(line[0]) else _WEAK
    gaps = list(separator.finditer(line[0]))
    if not gaps or (separator is _WEAK and len(gaps) < _FEWEST_GAPS):
        return ()
    ends = [(gap.start(), gap.end()) for gap in gaps] + [(len(line[0]), len(line[0]))]
    cells, at = [], 0
    for column, (last, following) in enumerate(ends, 1):
        words = line[0][at:last].strip(" |")
        begin = line.start() + (line[0].find(words, at) if words else at)
        cells.append(Cell(row, column, begin, begin + len(words), words))
        at = following
    return tuple(cells)
