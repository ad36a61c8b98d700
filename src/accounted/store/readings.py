"""What reading an original came to, as one digest: the document, its layout, and every claim, in canonical JSON.

Unlike the seals of rows, which anybody can write anew who can write to the file, these digests go into the log.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from accounted.store import tables
from accounted.store.seals import ROWS


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands on the made shelf of one original: whether it has a text, how many claims, the digest over all."""

    original: str
    has_text: bool
    claims: int
    digest: str


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
    rows: Iterable[Any] = connection.execute(claims.execution_options(yield_per=ROWS))
    grouped = groupby(rows, key=lambda row: str(row[0]))
    none: tuple[str, Iterator[Any] | None] = ("", None)
    name, some = next(grouped, none)
    for row in connection.execute(documents.execution_options(yield_per=ROWS)):
        running, count = hashlib.sha256(f"{row.json}\n{row.layout or ''}\n".encode("utf-8", "surrogateescape")), 0
        while some is not None and name < row.id:  # claims of a document that is not there; another check names them
            name, some = next(grouped, none)
        if some is not None and name == row.id:
            for claimed in some:
                running.update(f"{claimed[1]}\n".encode("utf-8", "surrogateescape"))
                count += 1
            name, some = next(grouped, none)
        yield Reading(str(row.digest), row.layout is not None, count, f"sha256:{running.hexdigest()}")
