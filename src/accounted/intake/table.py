"""CSV and TSV: the text stays as decoded, and every cell keeps its place in it."""

from __future__ import annotations

import re
from collections import Counter

from accounted.intake.cells import layout_of, rows_of
from accounted.intake.compose import Parts, compose, decoded_or_refused
from accounted.intake.media import CSV, TSV
from accounted.intake.office.grid import MOST_HEADING_ROWS
from accounted.intake.opened import GivenMetadata, Opened
from accounted.model import Cell, Original, Table

_NUMBER = re.compile(r"[\s\d.,:/%~+-]*\d[\s\d.,:/%~+-]*")
_ROWS_NAMED = 10

Rows = tuple[tuple[Cell, ...], ...]


class TableImporter:
    """Opens CSV and TSV, whatever stands between the cells: comma, semicolon, tab or bar."""

    name = "table"
    version = "2"
    media_types = frozenset({CSV, TSV})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `table`: its text is the decoded file, its table has every cell of it.

        Rows of unequal length are kept as they are, and a note names them.
        """
        decoded = decoded_or_refused(content, name)
        media_type = TSV if name.lower().endswith((".tsv", ".tab")) else CSV
        layout = layout_of(decoded.text, "\t" if media_type == TSV else ",")
        rows = tuple(rows_of(decoded.text, layout))
        above, rows = rows[: (begins := first_row(rows))], rows[begins:]
        table = Table(rows, header=has_header(rows), first_row=begins + 1)
        parts = Parts(
            "table", media_type, decoded.text, decoded.encoding, tables=(table,),
            notes=(*decoded.notes, *_lines_above(above), *_uneven(rows)), words=words_of(rows),
        )  # fmt: skip
        return compose(self, original, name, given, parts)


def first_row(rows: Rows) -> int:
    """How many lines stand above the table: a few with one cell filled, and then a row that names the columns."""
    for number, row in enumerate(rows[:MOST_HEADING_ROWS]):
        if sum(bool(cell.text.strip()) for cell in row) > 1:
            return number if number and has_header(rows[number:]) else 0
    return 0


def has_header(rows: Rows) -> bool:
    """Whether the first row names the columns: all its cells filled, different, and none a number or date."""
    if len(rows) < 2:
        return False
    names = [cell.text.strip() for cell in rows[0]]
    filled = [name for name in names if name]
    return (
        len(filled) * 2 > len(names)
        and len(set(filled)) == len(filled)
        and not any(_NUMBER.fullmatch(name) for name in filled)
    )


def words_of(rows: Rows) -> str:
    """The words of the table for telling its language, without its column names where it has other words."""
    body = rows[1:] if has_header(rows) else rows
    return "\n".join(cell.text for row in body[:2000] for cell in row if not _NUMBER.fullmatch(cell.text))


def _lines_above(rows: Rows) -> tuple[str, ...]:
    if not rows:
        return ()
    lines = "1 line stands" if len(rows) == 1 else f"{len(rows)} lines stand"
    return (f"{lines} above its table; the row behind names the columns.",)


def _uneven(rows: Rows) -> tuple[str, ...]:
    """A note that names the rows which are longer or shorter than the others."""
    if not rows:
        return ()
    usual = len(rows[0]) if has_header(rows) else Counter(map(len, rows)).most_common(1)[0][0]
    odd = [(row[0].row, len(row)) for row in rows if len(row) != usual]
    if not odd:
        return ()
    shown = ", ".join(f"row {number} has {width}" for number, width in odd[:_ROWS_NAMED])
    more = f", and {len(odd) - _ROWS_NAMED} more rows differ" if len(odd) > _ROWS_NAMED else ""
    return (f"Its rows are uneven: {shown}, against {usual} cells in the others{more}. All cells are kept.",)
