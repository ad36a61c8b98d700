"""What the database says when it fails, as an error a person can act on."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound

from accounted.errors import AccountedError, BadInput, CannotStore, CaseIsBusy, StoreDamaged

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}  # fmt: skip

_REFUSALS = {
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: "it belongs to something that is not there",
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: "something of that id is there already",
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: "something of that id is there already",
    sqlite3.SQLITE_TOOBIG: "it is too long",
}
_DAMAGE = {
    sqlite3.SQLITE_NOTADB: "it is no database any more",
    sqlite3.SQLITE_CORRUPT: "its parts do not fit together",
    sqlite3.SQLITE_ERROR: "a table is missing or altered",
}


@contextmanager
def in_sentences(where: Path, to_write: bool = True) -> Iterator[None]:
    """A stretch of work in which the database's own errors become ours."""
    try:
        yield
    except DBAPIError as failure:
        raise sentence(failure.orig, where, to_write) from failure
    except errors_of_databases() as failure:
        raise sentence(failure, where, to_write) from failure
    except (MultipleResultsFound, NoResultFound) as failure:  # a bit of a key is enough for that
        raise damaged(where, "a row that there is once is there twice, or not at all") from failure


def errors_of_databases() -> tuple[type[Exception], ...]:
    """The errors of SQLite, and of the library for encrypted databases where that is loaded."""
    encrypted = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, encrypted.Error) if encrypted else (sqlite3.Error,)


@contextmanager
def reading_in_sentences(where: Path) -> Iterator[None]:
    """The same for code that only asks the database: of a damaged one, even the complaint may be no text."""
    try:
        with in_sentences(where, to_write=False):
            yield
    except UnicodeDecodeError as failure:
        raise damaged(where, "it holds bytes that are no text") from failure


@contextmanager
def as_it_was_kept(where: Path, what: str) -> Iterator[None]:
    """A stretch of work in which a row that breaks its record's rule is damage to the database, not bad input."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, BadInput) as failure:
        raise damaged(where, f"{what} can't be read as it was kept") from failure


def sentence(failure: BaseException | None, where: Path, to_write: bool = True) -> AccountedError:
    """The error a person sees for one of SQLite's, met while writing or while only reading."""
    code = getattr(failure, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _BUSY:
        return CaseIsBusy(
            "Another program is writing to this case and did not finish in time.",
            str(where),
            "Wait until it is done, then run the command again; nothing was changed.",
        )
    if code == sqlite3.SQLITE_FULL and to_write:
        return CannotStore(
            "The disk is full; nothing was stored.",
            str(where),
            "Make room on the disk and run the command again; what was stored before is untouched.",
        )
    if code in _REFUSED:
        what = "The disk refused to open or write the case's database; nothing was stored."
        return CannotStore(
            what if to_write else "The case's database can't be opened here.",
            str(where),
            "Check the disk and who may use the folder, then run the command again.",
        )
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG):
        extended = getattr(failure, "sqlite_errorcode", code)
        ours = extended == sqlite3.SQLITE_CONSTRAINT_TRIGGER  # the words are those of our own triggers
        why = str(failure) if ours else _REFUSALS.get(extended, "it breaks a rule of the tables")
        return BadInput(f"The case can't hold this: {why}.", str(where), "What was there before is unchanged.")
    return damaged(where, _DAMAGE.get(code, "it can't be read"))


def damaged(where: Path, why: str) -> StoreDamaged:
    """The error for a database that can't be read."""
    return StoreDamaged(
        f"The case's database is damaged ({why}).",
        str(where),
        "The originals lie in objects/ and are not touched by this. Run accounted verify; if it names only made.db,"
        " delete that file and run accounted rebuild; otherwise restore case.db from a copy.",
    )
