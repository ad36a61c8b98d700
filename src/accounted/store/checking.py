"""Whether the made shelf is as it was kept: no row altered, struck out or slipped in.

Seals show a row that was altered; what each document's reading says of its claims shows those that are gone or came
later; the search index follows from the texts, so it is compared with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, select, text, union

from accounted.errors import StoreDamaged
from accounted.store import comparisons, search, tables
from accounted.store.digests import NO_CLAIMS
from accounted.store.followed import NOT_AS_KEPT, not_following
from accounted.store.seals import SEALED, check_all, set_seals
from accounted.store.search import Fold


def complaints(connection: Connection, where: Path, fold: Fold) -> Iterator[str]:
    """A sentence for each thing that is wrong with the shelf."""
    altered = False
    for kept in SEALED:
        for what in _altered(connection, kept, where):
            altered = True
            yield what
    yield from _torn(connection)
    if not altered:  # who writes a row may write its seal, too
        yield from _listed_wrongly(connection)
    yield from _incomplete(connection)
    yield from comparisons.incomplete(connection)
    texts, indexed = tables.document_text.c.id, tables.stretch.c.document
    for document in connection.execute(union(select(texts), select(indexed)).order_by("id")).scalars().all():
        yield from _not_indexed(connection, document, fold)
    if stray := search.strays(connection):
        yield f"The search index has {stray:,} rows that belong to no document."


def _altered(connection: Connection, kept: Table, where: Path) -> Iterator[str]:
    """The first altered row of a table; where one is, others may be, and all are made again alike."""
    try:
        check_all(connection, kept, where)
    except StoreDamaged as failure:
        yield failure.what


def _listed_wrongly(connection: Connection) -> Iterator[str]:
    """Rows that are listed as something else than they are."""
    try:
        yield from not_following(connection.exec_driver_sql)
    except NOT_AS_KEPT:
        yield "A row of what programs made can't be read as it was kept."


def _torn(connection: Connection) -> Iterator[str]:
    """Tables with rows that name a document or a run which is not there."""
    lines = {(row[0], row[2]) for row in connection.execute(text("PRAGMA made.foreign_key_check"))}
    for kept, named in sorted(lines):
        yield f"Rows of {kept} belong to a {named} that is not there any more."


def _incomplete(connection: Connection) -> Iterator[str]:
    """Documents whose claims are gone or came from elsewhere."""
    kept, there = tables.reading, set_seals(connection)
    query = select(tables.document.c.id, kept.c.claims, kept.c.digest).outerjoin_from(
        tables.document, kept, kept.c.id == tables.document.c.id
    )
    for document, claims, digest in connection.execute(query.order_by(tables.document.c.id)):
        count, found = there.get(document, NO_CLAIMS)
        if digest is None:
            yield f"What came of reading a document is not noted any more: {document}"
        elif (count, found) != (claims, digest):
            yield f"The claims of a document are not those that were read: {claims} then, {count} now: {document}"


def _not_indexed(connection: Connection, document: str, fold: Fold) -> Iterator[str]:
    """A document whose text is here and can't be found as a search should find it."""
    kept = tables.document_text
    content = connection.execute(select(kept.c.text).where(kept.c.id == document)).scalar_one_or_none()
    if not search.is_whole(connection, document, str(content or ""), fold):
        yield f"The search index does not fit the text of a document: {document}"
