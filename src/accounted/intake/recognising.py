"""What a table is: a list of persons, which can be linked with others, or a table of figures, which is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language.list_headings import NAME, kind_of_heading
from accounted.model import Table

_LEAST_ROWS = 3
_LINK_IT = "To link it with other lists, add it as one too:  accounted list add FILE"


def what_tables_are(tables: Sequence[Table]) -> Iterator[str]:
    """A sentence for each table that names persons, with the columns that tell it."""
    for table in tables:
        columns = person_columns(table)
        if columns:
            rows, named = len(table.rows) - 1, ", ".join(columns)
            if table.caption:
                it = f"The sheet {table.caption!r} looks like a list of {rows:,} persons (columns {named})."
            else:
                it = f"A table in it looks like a list of {rows:,} persons (columns {named})."
            yield f"{it} {_LINK_IT}"


def person_columns(table: Table) -> list[str]:
    """The headings by which a table shows itself a list of persons; none when it is something else."""
    if not table.header or len(table.rows) <= _LEAST_ROWS:
        return []
    kinds = [(cell.text, kind_of_heading(cell.text)) for cell in table.rows[0]]
    known = [text for text, kind in kinds if kind]
    return known if len(known) > 1 and any(kind == NAME for _, kind in kinds) else []


def names_persons(heading: str) -> bool:
    """Whether a heading says that its column holds names of persons, or a part of them."""
    return kind_of_heading(heading) == NAME
