"""The shelf *hand*: what people decided. Only ever added to; to undo is to decide again."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Row, insert, select

from accounted.errors import NotFound
from accounted.model import Judgement, canonical
from accounted.store import tables
from accounted.store.failures import as_it_was_kept
from accounted.store.transactions import Transactions


class Hand:
    """Judgements, in the order they were made."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(self, judgement: Judgement) -> None:
        """Add a judgement."""
        row = {
            "seq": judgement.seq, "id": judgement.id, "verdict": judgement.verdict, "by": judgement.by,
            "targets": canonical(judgement.targets), "why": judgement.why, "at": judgement.at,
            "changes": canonical(judgement.changes),
        }  # fmt: skip
        self._transactions.writer.execute(insert(tables.judgement), row)

    def judgements(self, target: str | None = None, verdicts: Sequence[str] = ()) -> list[Judgement]:
        """All judgements, or those on one id, or with one of these verdicts, first made first."""
        query = select(tables.judgement).order_by(tables.judgement.c.seq)
        if target is not None:
            # JSON writes an id between quotes, so that no other id can hold it.
            query = query.where(tables.judgement.c.targets.contains(canonical(target), autoescape=True))
        if verdicts:
            query = query.where(tables.judgement.c.verdict.in_(verdicts))
        with self._transactions.reading() as connection:
            return [self._judgement(row) for row in connection.execute(query)]

    def since(self, seq: int) -> list[Judgement]:
        """The judgements made after that place in the log, first made first."""
        query = select(tables.judgement).where(tables.judgement.c.seq > seq).order_by(tables.judgement.c.seq)
        with self._transactions.reading() as connection:
            return [self._judgement(row) for row in connection.execute(query)]

    def judgement(self, name: str) -> Judgement:
        """The judgement of that id.

        Raises:
            NotFound: there is none.
        """
        with self._transactions.reading() as connection:
            row = connection.execute(select(tables.judgement).where(tables.judgement.c.id == name)).one_or_none()
        if row is None:
            raise NotFound("No judgement has this id.", name, "Run: accounted judgements")
        return self._judgement(row)

    def _judgement(self, row: Row[tuple[int, str, str, str, str, str, str, str]]) -> Judgement:
        with as_it_was_kept(self._transactions.where, f"judgement {row.seq}"):
            targets, changes = tuple(json.loads(row.targets)), json.loads(row.changes)
            return Judgement(row.verdict, targets, row.by, row.why, row.at, row.seq, changes, row.id)
