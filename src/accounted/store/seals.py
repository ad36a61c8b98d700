"""A digest on every row of made, so that a figure altered by a failing disk is never shown as if it were read.

SQLite's own check notices few flipped bits. A seal is no protection against people: who can write
to the file can write a seal, and a rebuild from the originals is the answer to that.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from accounted.store import tables
from accounted.store.digests import seal_of
from accounted.store.failures import damaged

ROWS = 1_000
"""How many rows are fetched or written at a time."""

SEALED = (
    tables.run, tables.document, tables.document_text, tables.claim, tables.reading,
    tables.comparison_state, tables.comparison, tables.comparison_part, tables.comparison_home,
    tables.comparison_document,
)  # fmt: skip
"""The tables whose rows bear a seal."""


def sealed(kept: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its seal."""
    return {**row, "seal": seal_of(row[name] for name in _columns(kept))}


def whole(kept: Table, row: Row[Any], where: Path) -> Row[Any]:
    """The row itself, every column of it, if it is as it was kept.

    Raises:
        StoreDamaged: it isn't.
    """
    fields = row._mapping
    if seal_of(fields[name] for name in _columns(kept)) != fields["seal"]:
        raise damaged(where, _altered(kept, fields["id"]))
    return row


def check_all(connection: Connection, kept: Table, where: Path) -> None:
    """Compare every row of a table with its seal.

    Raises:
        StoreDamaged: one is no longer as it was kept.
    """
    names = _columns(kept)
    query = select(*(kept.c[name] for name in names), kept.c.seal).execution_options(yield_per=ROWS)
    for row in connection.execute(query):
        if seal_of(row[:-1]) != row[-1]:
            raise damaged(where, _altered(kept, row[names.index("id")]))


def _altered(kept: Table, name: str) -> str:
    return f"a row of {kept.name} is no longer as it was kept: {name}"


def set_seal(connection: Connection, document: str) -> tuple[int, str]:
    """How many claims of the document are kept, and the digest over the seals of all of them."""
    kept = tables.claim
    query = select(kept.c.id, kept.c.seal).where(kept.c.document == document).order_by(kept.c.id)
    rows = connection.execute(query).all()
    return len(rows), seal_of(part for row in rows for part in row)


def set_seals(connection: Connection) -> dict[str, tuple[int, str]]:
    """What `set_seal` gives for every document that has claims, in one pass."""
    kept, found = tables.claim, dict[str, tuple[int, str]]()
    query = select(kept.c.document, kept.c.id, kept.c.seal).order_by(kept.c.document, kept.c.id)
    rows = connection.execute(query.execution_options(yield_per=ROWS))
    for document, some in groupby(rows, key=lambda row: str(row.document)):
        parts = [part for row in some for part in (row.id, row.seal)]
        found[document] = (len(parts) // 2, seal_of(parts))
    return found


@cache
def _columns(kept: Table) -> list[str]:
    # A text has a digest of its own in its document, so that verification can name what no longer quotes it.
    return [name for name in kept.columns.keys() if name not in ("seal", "text")]  # noqa: SIM118 (its values are columns)
