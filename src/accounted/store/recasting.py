"""A database written anew under another key, or none, while nobody else has it open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from accounted.errors import CaseIsBusy, StoreDamaged
from accounted.store.engine import address, bare, spelled
from accounted.store.failures import in_sentences

_MARKS = ("application_id", "user_version")


@contextmanager
def alone(case: Path, key: str | None) -> Iterator[Callable[[], list[str]]]:
    """A stretch of work in which no other program may write to the case; gives the digests of its originals.

    Raises:
        CaseIsBusy: another program has it open.
    """
    with in_sentences(case), closing(_connected(case, key)) as connection:
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]  # only granted to who is alone
        if mode != "delete":
            raise CaseIsBusy("Another program has this case open.", str(case.parent), "Close it, and try again.")
        connection.execute("BEGIN IMMEDIATE")
        yield lambda: [row[0] for row in connection.execute("SELECT digest FROM original ORDER BY digest")]
        connection.execute("ROLLBACK")


def recast(source: Path, old: str | None, target: Path, new: str | None) -> None:
    """Write all that a database holds into a new one under another key, and compare how much that is.

    Raises:
        StoreDamaged: it can't be read whole.
    """
    with in_sentences(source), closing(_connected(source, old)) as connection:
        connection.execute("ATTACH ? AS fresh KEY ?", (address(target, "rwc"), spelled(new)))
        connection.execute("SELECT sqlcipher_export('fresh')")
        for mark in _MARKS:
            said = int(connection.execute(f"PRAGMA main.{mark}").fetchone()[0])
            connection.execute(f"PRAGMA fresh.{mark} = {said}")
        connection.execute("DETACH fresh")
        with closing(_connected(target, new)) as fresh:
            whole = [row[0] for row in fresh.execute("PRAGMA integrity_check")] == ["ok"]
            if not whole or _counts(connection) != _counts(fresh):
                what = "A database could not be written anew whole; the case is as it was."
                raise StoreDamaged(what, str(source), "Run: accounted verify")


def _counts(connection: Any) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in names}


def _connected(path: Path, key: str | None) -> Any:
    return bare(address(path, "rw"), key, wait_seconds=5, ciphers=True)
