"""A digest on every row of made, so that a figure altered by a failing disk is never shown as if it were read.

SQLite's own check notices few flipped bits. A seal is no protection against people: who can write
to the file can write a seal, and a rebuild from the originals is the answer to that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from accounted.store import checking, tables
from accounted.store.digests import seal_of
from accounted.store.failures import damaged

ROWS = 1_000
"""How many rows are fetched or written at a time."""

SEALED = tuple(tables.MADE.tables[f"made.{name}"] for name in checking.SEALED)
"""The tables whose rows bear a seal."""


def sealed(kept: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its seal."""
    return {**row, "seal": seal_of(row[name] for name in _columns(kept))}


def whole(kept: Table, row: Row[Any], where: Path) -> Row[Any]:
    """The row itself, every column of it, if it is as it was kept.

    Raises:
        StoreDamaged: it isn't.
    """
    if seal_of(_fields(kept)(row)) != row.seal:
        raise damaged(where, _altered(kept, row.id))
    return row


def _altered(kept: Table, name: str) -> str:
    return f"a row of {kept.name} is no longer as it was kept: {name}"


def set_seal(connection: Connection, document: str) -> tuple[int, str]:
    """How many claims of the document are kept, and the digest over the seals of all of them."""
    kept = tables.claim
    query = select(kept.c.id, kept.c.seal).where(kept.c.document == document).order_by(kept.c.id)
    rows = connection.execute(query).all()
    return len(rows), seal_of(part for row in rows for part in row)


@cache
def _fields(kept: Table) -> Callable[[Row[Any]], tuple[Any, ...]]:
    """What takes those out of a row of the whole table, by their places: rows are read by the hundred thousand."""
    names = kept.columns.keys()
    return itemgetter(*(names.index(name) for name in _columns(kept)))


@cache
def _columns(kept: Table) -> list[str]:
    # A text has a digest of its own in its document, so that verification can name what no longer quotes it.
    return [name for name in kept.columns.keys() if name not in ("seal", "text")]  # noqa: SIM118 (its values are columns)
