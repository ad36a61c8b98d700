"""Reading and writing: who reads sees one state, who writes does so alone, all of it or nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from accounted.store.failures import in_sentences, reading_in_sentences


class Transactions:
    """The transactions on one case; each thread has its own."""

    def __init__(self, engine: Engine, where: Path) -> None:
        self._engine, self.where = engine, where
        self._mine = threading.local()

    @property
    def writer(self) -> Connection:
        """The connection of the `writing()` block this code runs in.

        Raises:
            RuntimeError: there is none; whoever wrote the caller forgot it.
        """
        connection = self._current()
        if connection is None or not connection.get_execution_options().get("writing"):
            raise RuntimeError("Writing to the store belongs inside `with store.writing():`.")
        return connection

    @property
    def only_reads(self) -> bool:
        """Whether this code runs in a block in which nothing can be written."""
        connection = self._current()
        return connection is not None and not connection.get_execution_options().get("writing")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by: that of the block this code runs in, else one of its own."""
        connection = self._current()
        if connection is not None:
            with reading_in_sentences(self.where):
                yield connection
            return
        with reading_in_sentences(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """One state of the case for all that is read in the block."""
        if self._current() is not None:
            yield
            return
        with (
            reading_in_sentences(self.where),
            self._engine.connect() as connection,
            connection.begin(),
            self._as(connection),
        ):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction over all shelves, alone among all programs; kept whole at the end, or not at all.

        Blocks may nest: an inner one that fails takes back only what it wrote itself.
        """
        if self._current() is not None:
            with self.writer.begin_nested():
                yield
            return
        with in_sentences(self.where), self._engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin(), self._as(connection):
                yield

    def close(self) -> None:
        """Let go of the case's files."""
        self._engine.dispose()

    @contextmanager
    def _as(self, connection: Connection) -> Iterator[None]:
        self._mine.connection = connection
        try:
            yield
        finally:
            self._mine.connection = None

    def _current(self) -> Connection | None:
        return getattr(self._mine, "connection", None)
