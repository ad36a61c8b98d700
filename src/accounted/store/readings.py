"""What reading an original came to, as one digest: the document, its layout, and every claim, in canonical JSON.

Unlike the seals of rows, which anybody can write anew who can write to the file, these digests go into the log.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from accounted.store import tables
from accounted.store.digests import Reading, readings_in
from accounted.store.seals import ROWS


def reading_of(connection: Connection, document: str) -> Reading | None:
    """What stands there of a document; None where it is not there."""
    return next(readings(connection, document), None)


def readings(connection: Connection, document: str | None = None) -> Iterator[Reading]:
    """What stands there of every document, or of one, in order of ids."""
    kept, content, claim = tables.document, tables.document_text, tables.claim
    asked = select(kept.c.id, kept.c.digest, kept.c.json, content.c.layout).order_by(kept.c.id)
    documents = asked.select_from(kept.outerjoin(content, content.c.id == kept.c.id))
    claims = select(claim.c.document, claim.c.json).order_by(claim.c.document, claim.c.id)
    if document is not None:
        documents, claims = documents.where(kept.c.id == document), claims.where(claim.c.document == document)
    rows = connection.execute(claims.execution_options(yield_per=ROWS))
    yield from readings_in(connection.execute(documents.execution_options(yield_per=ROWS)), rows)
