"""SQLite as this project uses it: two files, one transaction, nothing reported stored that is not on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from accounted.store.tables import SHELVES

WAIT_SECONDS = 30
"""How long a writer waits for another to finish."""

Settings = tuple[str, ...]

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
        connection = connect(case, wait_seconds=wait_seconds)
        for setting in SAFE:
            connection.execute(setting)
        connection.execute("ATTACH ? AS made", (address(made, "rwc"),))
        for setting in ATTACHED:
            connection.execute(setting)
        return connection

    return _engine(opened)


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
