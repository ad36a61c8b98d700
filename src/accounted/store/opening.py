"""Is this folder a case, and one of a version we know? Asked before anything in it is touched."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from accounted.errors import CannotStore, CaseExists, CaseIsNewer, NotACase
from accounted.store import migrations
from accounted.store.engine import address, bare, driver, has_unsettled, lone_engine
from accounted.store.failures import damaged, in_sentences, reading_in_sentences
from accounted.store.form import CASE, FORMAT, MARK
from accounted.store.migrating import newest, run_steps


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a database says of itself."""

    mark: int
    format: int
    revision: str | None


def stamp_of(folder: Path, key: str | None = None) -> Stamp:
    """The stamp of the case in that folder.

    Raises:
        NotACase: there is none.
        StoreDamaged: there was one, and its database is missing or can't be read.
    """
    path = folder / CASE
    if not path.is_file() and not (folder / "objects").is_dir():
        if not folder.exists():
            raise NotACase("There is no such folder.", str(folder), "Check the path, or make one: accounted new DIR")
        raise NotACase("This folder is not a case.", str(folder), "Make one with: accounted new DIR")
    if not path.is_file():
        raise damaged(path, "it is missing")
    if not (folder / "objects").is_dir() and not _is_database(path):
        raise _not_ours(folder)
    with reading_in_sentences(path):
        stamp = _read_stamp(path, key)
    if stamp.mark != MARK or stamp.revision is None:
        raise _not_ours(folder)
    return stamp


def is_older(folder: Path, stamp: Stamp) -> bool:
    """Whether the case has to be migrated.

    Raises:
        CaseIsNewer: a later version wrote it.
    """
    if stamp.format > FORMAT or stamp.revision not in migrations.REVISIONS:
        raise CaseIsNewer(
            "This case was written by a newer version of Accounted; nothing in it was touched.",
            str(folder),
            f"Install the newest version (the case has the form {stamp.revision}; this version knows {newest()}).",
        )
    return stamp.revision != newest()


def make_database(folder: Path, key: str | None = None) -> None:
    """Make the database of a new case; it appears under its name only when it is whole.

    Raises:
        CaseExists: there is one already.
        CannotStore: the disk refused.
    """
    path, building = folder / CASE, folder / f"{CASE}.new-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        building.unlink(missing_ok=True)
        _build(building, key)
        _name(building, path)
    except FileExistsError as failure:
        raise CaseExists("There is a case, or a file, already.", str(folder), "Choose a new folder.") from failure
    except OSError as failure:
        why = f"The case could not be made: {failure.strerror or failure}."
        raise CannotStore(why, str(folder), "Check the disk and who may write to the folder.") from failure
    finally:
        building.unlink(missing_ok=True)


def _build(path: Path, key: str | None) -> None:
    engine = lone_engine(path, "rwc", key)
    try:
        with in_sentences(path), engine.begin() as connection:
            run_steps(connection)
            connection.execute(text(f"PRAGMA application_id={MARK}"))
            connection.execute(text(f"PRAGMA user_version={FORMAT}"))
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA journal_mode=WAL")
        raw.close()
    finally:
        engine.dispose()


def _name(building: Path, path: Path) -> None:
    # A link fails where a case lies already, also one that another program made just now; a rename would replace it.
    if path.exists():
        raise FileExistsError(path)
    try:
        path.hardlink_to(building)
    except FileExistsError:
        raise
    except OSError:  # no links on this disk
        building.replace(path)


def _read_stamp(path: Path, key: str | None) -> Stamp:
    # Read as a file that nobody writes, no companion files are made; while somebody has it open, they are there.
    ways = ["mode=ro"] if has_unsettled(path) else ["mode=ro&immutable=1", "mode=ro"]
    for way in ways[:-1]:
        try:
            return _read_stamp_by(path, way, key)
        except driver(key).DatabaseError:  # perhaps somebody began to write just then
            continue
    return _read_stamp_by(path, ways[-1], key)


def _read_stamp_by(path: Path, way: str, key: str | None) -> Stamp:
    connection = bare(address(path, "ro").replace("mode=ro", way), key)
    try:
        mark, form = (connection.execute(f"PRAGMA {it}").fetchone()[0] for it in ("application_id", "user_version"))
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if there else None
    finally:
        connection.close()
    return Stamp(mark, form, str(row[0]) if row else None)


def _is_database(path: Path) -> bool:
    """Whether the file begins as every database of SQLite does; one that may not be looked at is taken for one."""
    try:
        with path.open("rb") as file:
            return file.read(16) in (b"SQLite format 3\0", b"")
    except OSError:
        return True


def _not_ours(folder: Path) -> Exception:
    if (folder / "objects").is_dir():
        return damaged(folder / CASE, "it does not say that it is a case")
    what = f"The {CASE} in this folder is not a case of Accounted."
    return NotACase(what, str(folder), "Make one with: accounted new DIR")
