"""The shelf *given*: originals, the log of who did what to them, and answers to readers. Only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from accounted.errors import NotFound
from accounted.model import Answer, CustodyEvent, Original, canonical
from accounted.model.custody import SALT, START
from accounted.store import mentions
from accounted.store.failures import as_it_was_kept, damaged
from accounted.store.tables import answer, event, head, node, original
from accounted.store.transactions import Transactions


class Given:
    """Originals, events and answers, as received and as logged."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def head(self) -> tuple[int, str]:
        """The number and hash of the last event; 0 and 64 zeros in a log that has none.

        Read it inside `writing()` when an event is to follow it: then nobody else can add one in between.
        """
        rows = self._rows("SELECT seq, hash FROM head")
        if not rows:
            return 0, START
        with as_it_was_kept(self._transactions.where, "the head of the log"):
            ((seq, last),) = rows
            return int(seq), str(last)

    def append(self, following: CustodyEvent) -> None:
        """Add the event that follows the head; one that doesn't is refused."""
        self.append_all([following])

    def append_all(self, following: Sequence[CustodyEvent]) -> None:
        """Add events that follow the head and each other, together; such as don't are refused."""
        connection, last = self._transactions.writer, self.head()
        rows, before = [], last
        for one in following:
            if (one.seq - 1, one.previous) != before:
                raise RuntimeError(f"Event {one.seq} doesn't follow the head, event {before[0]}.")
            rows.append((one.seq, one.line, one.kept, one.hash))
            before = one.seq, one.hash
        if rows:
            connection.exec_driver_sql("INSERT INTO event (seq, line, payload, hash) VALUES (?, ?, ?, ?)", rows)
            end = {"seq": before[0], "hash": before[1]}
            connection.execute(update(head).values(**end) if last[0] else insert(head).values(id=1, **end))

    def add_original(self, sealed: Original, sealed_seq: int) -> None:
        """Add an original, with the number of the event that sealed it."""
        self.add_originals([(sealed, sealed_seq)])

    def add_originals(self, sealed: Iterable[tuple[Original, int]]) -> None:
        """Add several, each with the number of the event that sealed it."""
        rows = [(one.digest, one.size_bytes, seq) for one, seq in sealed]
        if rows:
            into = "INSERT INTO original (digest, size_bytes, sealed_seq) VALUES (?, ?, ?)"
            self._transactions.writer.exec_driver_sql(into, rows)

    def held(self, digests: Iterable[str]) -> set[str]:
        """Those of the digests whose originals are sealed in the case."""
        wanted = "SELECT digest FROM original WHERE digest IN (SELECT value FROM json_each(?))"
        return {str(row[0]) for row in self._rows(wanted, canonical(sorted({*digests})))}

    def originals(self) -> list[Original]:
        """All originals, by digest."""
        with self._transactions.reading() as connection:
            rows = connection.execute(select(original.c.digest, original.c.size_bytes).order_by(original.c.digest))
            with as_it_was_kept(self._transactions.where, "the list of originals"):
                return [Original(row.digest, row.size_bytes) for row in rows]

    def count(self) -> int:
        """How many originals there are."""
        with self._transactions.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(original)).scalar_one())

    def sealed_by(self) -> dict[str, int]:
        """The number of the event that sealed each original, by digest."""
        with self._transactions.reading() as connection:
            rows = connection.execute(select(original.c.digest, original.c.sealed_seq).order_by(original.c.digest))
            with as_it_was_kept(self._transactions.where, "the list of originals"):
                return {str(row.digest): int(row.sealed_seq) for row in rows}

    def original(self, digest: str) -> Original:
        """The original of that digest.

        Raises:
            NotFound: the case holds none.
        """
        with self._transactions.reading() as connection:
            row = connection.execute(select(original).where(original.c.digest == digest)).one_or_none()
        if row is None:
            raise NotFound("The case holds no original with this digest.", digest, "Run: accounted documents")
        with as_it_was_kept(self._transactions.where, "the list of originals"):
            return Original(row.digest, row.size_bytes)

    def holds(self, digest: str) -> bool:
        """Whether that original is sealed in the case."""
        with self._transactions.reading() as connection:
            return connection.execute(select(original.c.digest).where(original.c.digest == digest)).first() is not None

    def add_answer(self, kept: Answer) -> None:
        """Add an answer; there is one for each original and question."""
        row = {
            "seq": kept.seq, "document": kept.document, "question": kept.question, "digest": kept.digest,
            "content": kept.content,
        }  # fmt: skip
        self._transactions.writer.execute(insert(answer), row)

    def answer(self, document: str, question: str) -> Answer | None:
        """The answer kept for that original and question, None when there is none.

        Raises:
            StoreDamaged: its bytes are no longer those that were kept.
        """
        wanted = select(answer).where(answer.c.document == document, answer.c.question == question)
        with self._transactions.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        kept, digest = self._answer(row)
        if kept.digest != digest:
            raise damaged(self._transactions.where, f"the answer of event {kept.seq} is no longer as it was kept")
        return kept

    def answers(self) -> list[tuple[Answer, str]]:
        """All answers, first kept first, each with the digest noted beside it."""
        with self._transactions.reading() as connection:
            return [self._answer(row) for row in connection.execute(select(answer).order_by(answer.c.seq))]

    def events(self, kind: str | None = None) -> Iterator[CustodyEvent]:
        """The log, first event first; all of it, or the events of one kind.

        Raises:
            StoreDamaged: a line can't be read as an event.
        """
        query = select(event).order_by(event.c.seq)
        if kind is not None:
            query = query.where(event.c.line.contains(f'"kind":"{kind}"', autoescape=True))
        with self._transactions.reading() as connection:
            for row in connection.execute(query):
                following = self._event(row)
                if kind in (None, following.kind):
                    yield following

    def events_after(self, seq: int, kind: str) -> Iterator[CustodyEvent]:
        """The events of one kind that follow the event of that number."""
        with self._transactions.reading() as connection:
            for row in connection.execute(select(event).where(event.c.seq > seq).order_by(event.c.seq)):
                if (following := self._event(row)).kind == kind:
                    yield following

    def event(self, seq: int) -> CustodyEvent | None:
        """The event of that number, None where there is none."""
        with self._transactions.reading() as connection:
            row = connection.execute(select(event).where(event.c.seq == seq)).one_or_none()
        return self._event(row) if row else None

    def events_on(self, ref: str) -> list[CustodyEvent]:
        """The events whose refs name this, first event first."""
        with self._transactions.reading() as connection:
            last, held = self.head()[0], mentions.extent(connection)
            if found := mentions.naming(connection, ref) if 0 < held <= last else []:
                numbered = [self.event(seq) for seq in found]
                return [one for one in [*numbered, *self._naming(ref, held)] if one is not None and ref in one.refs]
            return list(self._naming(ref, 0))

    def _naming(self, ref: str, after: int) -> Iterator[CustodyEvent]:
        """The events behind that one whose refs name this, each line looked at."""
        query = select(event).where(event.c.seq > after, event.c.line.contains(canonical(ref), autoescape=True))
        with self._transactions.reading() as connection:
            for row in connection.execute(query.order_by(event.c.seq)):
                if ref in (one := self._event(row)).refs:
                    yield one

    def latest(self, offset: int, limit: int) -> list[CustodyEvent]:
        """Some of the log, the last event first."""
        query = select(event).order_by(event.c.seq.desc()).offset(offset).limit(limit)
        with self._transactions.reading() as connection:
            return [self._event(row) for row in connection.execute(query)]

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """The log as stored, for verification: line, payload and hash, with bytes that are not UTF-8 escaped."""
        wanted = "SELECT CAST(line AS BLOB), CAST(payload AS BLOB), CAST(hash AS BLOB) FROM event ORDER BY seq"
        with self._transactions.reading() as connection:
            for line, payload, made in _driver(connection).execute(wanted):
                yield _text(line), _text(payload), _text(made)

    def leaf_lines(self, first: int, count: int) -> list[str]:
        """The lines of so many events from event `first` on, as stored."""
        wanted = "SELECT CAST(line AS BLOB) FROM event WHERE seq >= ? AND seq < ? ORDER BY seq"
        return [_text(row[0]) for row in self._rows(wanted, first, first + count)]

    def add_nodes(self, nodes: Iterable[tuple[int, int, bytes]]) -> None:
        """Add nodes of the log's Merkle tree: level, number and hash of each."""
        rows = [{"level": level, "number": number, "hash": made} for level, number, made in nodes]
        if rows:
            self._transactions.writer.execute(insert(node), rows)

    def nodes(self, level: int, first: int, count: int) -> list[bytes]:
        """The hashes of so many nodes of a level, from number `first` on; fewer where they are not there."""
        wanted = "SELECT hash FROM node WHERE level = ? AND number >= ? AND number < ? ORDER BY number"
        return [bytes(row[0]) for row in self._rows(wanted, level, first, first + count)]

    def node_extents(self) -> list[tuple[int, int, int, int]]:
        """Of every level of which nodes are kept: the level, how many, and the first and last number."""
        wanted = "SELECT level, count(*), min(number), max(number) FROM node GROUP BY level ORDER BY level"
        return [(row[0], row[1], row[2], row[3]) for row in self._rows(wanted)]

    def node_count(self, level: int) -> int:
        """How many nodes of a level are kept."""
        with self._transactions.reading() as connection:
            count = select(func.count()).select_from(node).where(node.c.level == level)
            return int(connection.execute(count).scalar_one())

    def announced(self) -> list[Original]:
        """What was announced and not sealed since, by digest: what killed runs left, or running ones work on."""
        words = event.c.line.contains('"kind":"announced"', autoescape=True)
        held = {sealed.digest for sealed in self.originals()}
        with self._transactions.reading() as connection:
            rows = connection.execute(select(event.c.payload).where(words)).scalars().all()
        with as_it_was_kept(self._transactions.where, "an announcement in the log"):
            told = [json.loads(payload) for payload in rows]
            open_ = {it["digest"]: Original(it["digest"], it["size"]) for it in told if it["digest"] not in held}
        return [open_[digest] for digest in sorted(open_)]

    def _rows(self, query: str, *values: int | str) -> list[tuple[Any, ...]]:
        """Rows by the driver itself: proofs ask for some hundreds, every batch for the head, and must not take long."""
        with self._transactions.reading() as connection:
            return list(_driver(connection).execute(query, values))

    def _answer(self, row: Row[tuple[int, str, str, str, bytes]]) -> tuple[Answer, str]:
        with as_it_was_kept(self._transactions.where, f"the answer of event {row.seq}"):
            return Answer(row.document, row.question, bytes(row.content), row.seq), str(row.digest)

    def _event(self, row: Row[tuple[int, str, str, str]]) -> CustodyEvent:
        with as_it_was_kept(self._transactions.where, f"event {row.seq} of the log"):
            line, payload = json.loads(row.line), json.loads(row.payload)
            return CustodyEvent(
                line["seq"], line["time"], line["actor"], line["kind"], tuple(line["refs"]), payload,
                line["nonce"], line["prev"], line["payload_hash"], payload.pop(SALT, ""), row.payload, row.line,
            )  # fmt: skip


def _driver(connection: Connection) -> Any:
    driver = connection.connection.driver_connection
    if driver is None:  # no rows would look like a log that lacks events
        raise RuntimeError("The connection to the case was let go of while it was read by.")
    return driver


def _text(stored: bytes | None) -> str:
    return (stored or b"").decode("utf-8", "surrogateescape")
