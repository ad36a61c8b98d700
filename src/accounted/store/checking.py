"""Whether the made shelf is as it was kept: no row altered, struck out or slipped in.

Seals show a row that was altered; what each document's reading says of its claims shows those that are gone or came
later; the search index follows from the texts, so it is compared with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, select, text

from accounted.errors import StoreDamaged
from accounted.store import search, tables
from accounted.store.seals import ROWS, SEALED, set_seal, whole
from accounted.store.search import Fold


def complaints(connection: Connection, where: Path, fold: Fold) -> Iterator[str]:
    """A sentence for each thing that is wrong with the shelf."""
    for kept in SEALED:
        yield from _altered(connection, kept, where)
    yield from _torn(connection)
    for document in connection.execute(select(tables.document.c.id).order_by(tables.document.c.id)).scalars().all():
        yield from _incomplete(connection, document)
        yield from _not_indexed(connection, document, fold)
    if stray := search.strays(connection):
        yield f"The search index has {stray:,} rows that belong to no document."


def _altered(connection: Connection, kept: Table, where: Path) -> Iterator[str]:
    """The first altered row of a table; where one is, others may be, and all are made again alike."""
    try:
        for row in connection.execute(select(kept).execution_options(yield_per=ROWS)):
            whole(kept, row, where)
    except StoreDamaged as failure:
        yield failure.what


def _torn(connection: Connection) -> Iterator[str]:
    """Tables with rows that name a document or a run which is not there."""
    lines = {(row[0], row[2]) for row in connection.execute(text("PRAGMA made.foreign_key_check"))}
    for kept, named in sorted(lines):
        yield f"Rows of {kept} belong to a {named} that is not there any more."


def _incomplete(connection: Connection, document: str) -> Iterator[str]:
    """Claims of a document that are gone or came from elsewhere."""
    kept = tables.reading
    noted = connection.execute(select(kept.c.claims, kept.c.digest).where(kept.c.id == document)).one_or_none()
    count, digest = set_seal(connection, document)
    if noted is None:
        yield f"What came of reading a document is not noted any more: {document}"
    elif (count, digest) != tuple(noted):
        yield f"The claims of a document are not those that were read: {noted.claims} then, {count} now: {document}"


def _not_indexed(connection: Connection, document: str, fold: Fold) -> Iterator[str]:
    """A document whose text is here and can't be found as a search should find it."""
    kept = tables.document_text
    content = connection.execute(select(kept.c.text).where(kept.c.id == document)).scalar_one_or_none()
    if not search.is_whole(connection, document, str(content or ""), fold):
        yield f"The search index does not fit the text of a document: {document}"
