"""SQLite as this project uses it: two files, one transaction, nothing reported stored that is not on disk."""

from __future__ import annotations

import itertools
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from accounted.store.tables import SHELVES

WAIT_SECONDS, ASK_EVERY_MS = 30, 3
"""How long a writer waits for another to finish, and how often it asks."""

Settings = tuple[str, ...]
_NUMBERS = itertools.count()
_HEXADECIMAL = frozenset("0123456789abcdef")

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


def connect(
    path: Path, mode: str = "rw", wait_seconds: float = WAIT_SECONDS, key: str | None = None
) -> sqlite3.Connection:
    """A bare connection that begins and ends transactions only when told to.

    Args:
        key: what the database is encrypted under, 64 hexadecimal digits; without it, it is in the clear.
    """
    return bare(address(path, mode), key, wait_seconds)


def bare(
    uri: str, key: str | None = None, wait_seconds: float = WAIT_SECONDS, ciphers: bool = False
) -> sqlite3.Connection:
    """A connection to a database by its URI, with SQLCipher where it is encrypted, or `ciphers` asks for it."""
    made: sqlite3.Connection = driver("" if ciphers and key is None else key).connect(
        uri, uri=True, timeout=wait_seconds, isolation_level=None, check_same_thread=False
    )
    if key is not None:
        made.execute(f'PRAGMA key = "{spelled(key)}"')
    return made


def driver(key: str | None) -> Any:
    """The library that speaks to a database, encrypted or not; the one for encrypted ones is loaded when needed."""
    if key is None:
        return sqlite3
    from sqlcipher3 import dbapi2

    return dbapi2


def spelled(key: str | None) -> str:
    """The key as SQLCipher takes it: as it is, to be stretched no more; nothing for a database in the clear."""
    if key is None:
        return ""
    if len(key) != 64 or not _HEXADECIMAL.issuperset(key):
        raise RuntimeError("The key of a database is 64 hexadecimal digits.")
    return f"x'{key}'"


def case_engine(case: Path, made: Path, wait_seconds: float = WAIT_SECONDS, key: str | None = None) -> Engine:
    """The engine of a case: its database with the made shelf attached."""

    def opened() -> sqlite3.Connection:
        connection = connect(case, wait_seconds=wait_seconds, key=key)
        return _settled(connection, SAFE, address(made, "rwc"), key, ATTACHED)

    return _engine(opened, key, wait_seconds)


def _settled(
    connection: sqlite3.Connection, first: Settings, made: str, key: str | None, then: Settings = ()
) -> sqlite3.Connection:
    """The connection with its settings made and the made shelf attached; closed again where that fails."""
    try:
        for setting in first:
            connection.execute(setting)
        if key is None:
            connection.execute("ATTACH ? AS made", (made,))
        else:
            connection.execute("ATTACH ? AS made KEY ?", (made, spelled(key)))
        for setting in then:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def reading_engine(case: Path, made: Path | None, key: str | None = None) -> Engine:
    """The engine of a case that can't be written to; without a made shelf, one that is empty and in memory."""
    shelf = address_to_read(made, key) if made else f"file:made-{next(_NUMBERS)}?mode=memory&cache=shared"

    def opened() -> sqlite3.Connection:
        connection = bare(address_to_read(case, key), key)
        return _settled(connection, ("PRAGMA trusted_schema=OFF",), shelf, key)

    return _engine(opened, key)


def memory_engine() -> Engine:
    """The engine of a made shelf in memory, which is gone when it is let go of; there is no case with it."""
    shelf = f"file:made-{next(_NUMBERS)}?mode=memory&cache=shared"

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", uri=True, isolation_level=None, check_same_thread=False)
        return _settled(connection, ("PRAGMA trusted_schema=OFF",), shelf, None)

    return _engine(opened, None)


def has_unsettled(path: Path) -> bool:
    """Whether part of what was written to the database still lies in its companion file."""
    companion = path.with_name(f"{path.name}-wal")
    return companion.exists() and companion.stat().st_size > 0


def address_to_read(path: Path, key: str | None = None) -> str:
    """The URI by which the file can be read where nothing can be written, not even a companion file.

    As a file that nobody changes it is read only if nothing of it lies in its companion.
    """
    if has_unsettled(path):
        return address(path, "ro")
    try:
        with closing(connect(path, "ro", key=key)) as plain:
            plain.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver(key).Error:
        return f"{address(path, 'ro')}&immutable=1"
    return address(path, "ro")


def lone_engine(path: Path, mode: str = "rw", key: str | None = None) -> Engine:
    """The engine of a case's database by itself, as for making or migrating it."""
    return _engine(lambda: connect(path, mode, key=key), key)


def _engine(opened: Callable[[], sqlite3.Connection], key: str | None, wait_seconds: float = WAIT_SECONDS) -> Engine:
    engine = create_engine("sqlite://", creator=opened, poolclass=QueuePool, max_overflow=-1, module=driver(key))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that begins by reading and then writes could find that another has written in between.
        if connection.get_execution_options().get("writing"):
            _begin_to_write(connection, wait_seconds)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine.execution_options(schema_translate_map=SHELVES)


def _begin_to_write(connection: Connection, wait_seconds: float) -> None:
    """Begin when no other program writes.

    SQLite itself asks ever more seldom the longer it waits, so that whoever has waited longest is served last; here
    all ask equally often.
    """
    until = time.monotonic() + wait_seconds
    connection.exec_driver_sql(f"PRAGMA busy_timeout={ASK_EVERY_MS}")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except DBAPIError as failure:
                code = getattr(failure.orig, "sqlite_errorcode", None)
                if code != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(wait_seconds * 1_000)}")
