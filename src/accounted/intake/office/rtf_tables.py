"""Tables of an RTF document, which writes them as paragraphs with the edges of their cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from accounted.intake.office.body import Body
from accounted.intake.office.grid import Region
from accounted.intake.office.tables import write_table
from accounted.intake.prose import LONGEST_CELL

_NEAR = 40
"""In twentieths of a point: edges of cells that lie nearer to each other are one."""


@dataclass(slots=True)
class _Row:
    cells: list[Body]
    left: int
    edges: list[tuple[int, frozenset[str]]]


@dataclass(slots=True)
class Rows:
    """Where text is written: into a body, or into the cells of the table that stands there."""

    body: Body
    boxes: list[Body] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    _cells: list[Body] = field(default_factory=list)
    _cell: Body | None = None
    _left: int = 0
    _edges: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    _flags: set[str] = field(default_factory=set)

    def at(self, in_table: bool) -> Body:
        """The body that words go into here."""
        if not in_table:
            self._write_table()
            return self.body
        if self._cell is None:
            self._cell = self.body.inner()
        return self._cell

    def end_paragraph(self, in_table: bool) -> None:
        """End a paragraph, in a cell or outside, and write the boxes of words that hang on it."""
        if in_table:
            self.at(True).prose.end_paragraph()
            return
        self.at(False).prose.end_paragraph()
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.body.write(box)

    def end(self) -> None:
        """Write what is left."""
        if self._cell is not None or self._cells:
            self.word("row", None)
        self.end_paragraph(False)

    def word(self, word: str, number: int | None) -> None:
        """Take what a control word says of a table."""
        if word == "trowd":
            self._left, self._edges, self._flags = 0, [], set()
        elif word == "trleft":
            self._left = number or 0
        elif word in ("clvmgf", "clvmrg", "clmgf", "clmrg"):
            self._flags.add(word)
        elif word == "cellx":
            self._edges.append((number or 0, frozenset(self._flags)))
            self._flags.clear()
        elif word == "cell":
            self._cells.append(self.at(True))
            self._cell = None
        elif word in ("nestcell", "nestrow"):
            self.at(True).prose.end_paragraph()
        elif word == "row":
            if self._cell is not None:
                self._cells.append(self._cell)
            if self._cells:
                self._rows.append(_Row(self._cells, self._left, list(self._edges)))
            self._cells, self._cell = [], None

    def _write_table(self) -> None:
        """Write the table that has come to its end, if one has."""
        if not self._rows:
            return
        rows, self._rows = self._rows, []
        self.body.prose.end_paragraph()
        cells = [cell for row in rows for cell in row.cells]
        sets_out = len(rows) > 1 and max(len(row.cells) for row in rows) > 1
        if sets_out and all(cell.prose.length <= LONGEST_CELL for cell in cells):
            write_table(self.body, *_grid(rows))
        else:
            for cell in cells:
                self.body.write(cell)


def _grid(rows: list[_Row]) -> tuple[list[list[Body | None]], list[Region]]:
    """The cells in their columns, which follow from the edges of all rows, and the regions of merged ones."""
    edges = _joined(sorted({edge for row in rows for edge, _ in row.edges}))
    grid: list[list[Body | None]] = []
    regions: dict[tuple[int, int], Region] = {}
    above: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        cells, reaching, beside = list[Body | None](), dict[int, tuple[int, int]](), (number, 0)
        for at, cell in enumerate(row.cells):
            right, flags = row.edges[at] if at < len(row.edges) else (None, frozenset[str]())
            column = len(cells)
            span = max(_column(edges, right) + 1 - column, 1) if right is not None else 1
            key = (number, column)
            if "clvmrg" in flags:
                key = above.get(column, key)
            elif "clmrg" in flags:
                key = beside
            if flags & {"clvmgf", "clvmrg"}:
                reaching[column] = key
            begun = regions.get(key, Region(number, column, number, column + span - 1))
            regions[key] = Region(*key, number, max(begun.right, column + span - 1))
            beside = key
            cells += [cell, *[None] * (span - 1)]
        grid.append(cells)
        above = reaching
    return grid, [it for it in regions.values() if it.bottom > it.top or it.right > it.left]


def _joined(edges: list[int]) -> list[int]:
    """The edges, of several near each other the last."""
    return [one for one, after in zip(edges, [*edges[1:], None], strict=True) if after is None or after - one > _NEAR]


def _column(edges: list[int], right: int) -> int:
    """The column that ends at an edge."""
    return min(range(len(edges)), key=lambda at: abs(edges[at] - right))
