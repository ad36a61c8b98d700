"""SQLite as this project uses it: two files, one transaction, nothing reported stored that is not on disk."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from accounted.store.tables import SHELVES

WAIT_SECONDS = 30
"""How long a writer waits for another to finish."""

Settings = tuple[str, ...]
_NUMBERS = itertools.count()

SAFE: Settings = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",  # only macOS heeds it: there, plain fsync leaves bytes in the drive's cache
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
)

# What is lost of made can be made again, so its commits need not wait for the disk.
ATTACHED: Settings = ("PRAGMA made.journal_mode=WAL", "PRAGMA made.synchronous=NORMAL")


def address(path: Path, mode: str) -> str:
    """The file as SQLite's URI; `mode` is `ro`, `rw` (must be there) or `rwc` (is made if not)."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def connect(path: Path, mode: str = "rw", wait_seconds: float = WAIT_SECONDS) -> sqlite3.Connection:
    """A bare connection that begins and ends transactions only when told to."""
    return sqlite3.connect(
        address(path, mode), uri=True, timeout=wait_seconds, isolation_level=None, check_same_thread=False
    )


def case_engine(case: Path, made: Path, wait_seconds: float = WAIT_SECONDS) -> Engine:
    """The engine of a case: its database with the made shelf attached."""

    def opened() -> sqlite3.Connection:
        return _settled(connect(case, wait_seconds=wait_seconds), SAFE, address(made, "rwc"), ATTACHED)

    return _engine(opened)


def _settled(connection: sqlite3.Connection, first: Settings, made: str, then: Settings = ()) -> sqlite3.Connection:
    """The connection with its settings made and the made shelf attached; closed again where that fails."""
    try:
        for setting in first:
            connection.execute(setting)
        connection.execute("ATTACH ? AS made", (made,))
        for setting in then:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def reading_engine(case: Path, made: Path | None) -> Engine:
    """The engine of a case that can't be written to; without a made shelf, one that is empty and in memory."""
    shelf = address_to_read(made) if made else f"file:made-{next(_NUMBERS)}?mode=memory&cache=shared"

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(address_to_read(case), uri=True, isolation_level=None, check_same_thread=False)
        return _settled(connection, ("PRAGMA trusted_schema=OFF",), shelf)

    return _engine(opened)


def memory_engine() -> Engine:
    """The engine of a made shelf in memory, which is gone when it is let go of; there is no case with it."""
    shelf = f"file:made-{next(_NUMBERS)}?mode=memory&cache=shared"

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", uri=True, isolation_level=None, check_same_thread=False)
        return _settled(connection, ("PRAGMA trusted_schema=OFF",), shelf)

    return _engine(opened)


def has_unsettled(path: Path) -> bool:
    """Whether part of what was written to the database still lies in its companion file."""
    companion = path.with_name(f"{path.name}-wal")
    return companion.exists() and companion.stat().st_size > 0


def address_to_read(path: Path) -> str:
    """The URI by which the file can be read where nothing can be written, not even a companion file.

    As a file that nobody changes it is read only if nothing of it lies in its companion.
    """
    if has_unsettled(path):
        return address(path, "ro")
    try:
        with closing(sqlite3.connect(address(path, "ro"), uri=True)) as plain:
            plain.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        return f"{address(path, 'ro')}&immutable=1"
    return address(path, "ro")


def lone_engine(path: Path, mode: str = "rw") -> Engine:
    """The engine of a case's database by itself, as for making or migrating it."""
    return _engine(lambda: connect(path, mode))


def _engine(opened: Callable[[], sqlite3.Connection]) -> Engine:
    engine = create_engine("sqlite://", creator=opened, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    return engine.execution_options(schema_translate_map=SHELVES)


def _begin(connection: Connection) -> None:
    # A transaction that begins by reading and then writes could find that another has written in between.
    options: dict[str, Any] = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")
