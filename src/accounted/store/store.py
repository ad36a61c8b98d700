"""`Store`: the three shelves of one case, opened together."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import text

from accounted.errors import AccountedError, CannotStore, CaseIsBusy, StoreDamaged
from accounted.store import layout, mentions
from accounted.store.carrying import Carrying
from accounted.store.comparisons import Comparisons
from accounted.store.engine import WAIT_SECONDS, case_engine, memory_engine, reading_engine
from accounted.store.followed import of_other_kinds
from accounted.store.form import CASE, MADE
from accounted.store.given import Given
from accounted.store.hand import Hand
from accounted.store.made import Made
from accounted.store.migrating import migrate
from accounted.store.opening import is_older, make_database, stamp_of
from accounted.store.overview import Overview
from accounted.store.schema import strangers
from accounted.store.search import Fold
from accounted.store.transactions import Transactions

Stamp = tuple[Any, ...]
"""A state of a case, to be compared with another."""


class Store:
    """The shelves `given`, `hand` and `made` of the case in a folder; make one with `create` or `open`.

    `copy_kept` is the copy of the database that was made before it was migrated, if it was. `made_lost` tells
    that the made shelf was damaged and is empty now, None otherwise. A case whose folder or disk can't be
    written to is `read_only`.
    """

    def __init__(self, folder: Path, fold: Fold, wait_seconds: float = WAIT_SECONDS, key: str | None = None) -> None:
        self.folder = folder
        self.copy_kept: Path | None = None
        self._transactions, self.made_lost, self.read_only = _opened(folder, wait_seconds, key)
        self.given, self.hand = Given(self._transactions), Hand(self._transactions)
        self.made, self.overview = Made(self._transactions, fold), Overview(self._transactions, fold)
        self.carrying = Carrying(self._transactions)
        self.comparisons = Comparisons(self._transactions)

    @classmethod
    def create(cls, folder: Path, *, fold: Fold, key: str | None = None) -> Store:
        """The store of a new, empty case.

        Args:
            folder: where the case shall be; made if it isn't there.
            fold: makes spellings of one word alike, for search.
            key: what its databases are encrypted under, 64 hexadecimal digits; None for a case in the clear.

        Raises:
            CaseExists: a case lies there already.
            CannotStore: the disk refused.
        """
        make_database(folder, key)
        return cls(folder, fold, key=key)

    @classmethod
    def open(
        cls, folder: Path, *, now: str, fold: Fold, wait_seconds: float = WAIT_SECONDS, key: str | None = None
    ) -> Store:
        """The store of the case in that folder; an older one is migrated, after a copy of it is kept.

        Args:
            folder: the case.
            now: date or moment in ISO 8601; its date names the copy.
            fold: makes spellings of one word alike, for search.
            wait_seconds: how long to wait while another program writes.
            key: as of `create`.

        Raises:
            NotACase: the folder holds none.
            CaseIsNewer: a later version wrote it; nothing was touched.
            StoreDamaged: its database can't be read.
        """
        copy = migrate(folder / CASE, now[:10], key) if is_older(folder, stamp_of(folder, key)) else None
        store = cls(folder, fold, wait_seconds, key)
        store.copy_kept = copy
        return store

    def writing(self) -> AbstractContextManager[None]:
        """A block in which the shelves may be written to: alone among all programs, and all of it or nothing.

        Blocks may nest; an inner one that fails takes back only what it wrote.

        Raises:
            CaseIsBusy: another program wrote for too long.
            CannotStore: the disk refused, or the case is read-only; nothing of the block is kept.
        """
        if self.read_only:
            what = "This case can't be written to here; nothing was stored."
            raise CannotStore(what, str(self.folder), "Make room or get leave to write there, or work on a copy.")
        return self._transactions.writing()

    def reading(self) -> AbstractContextManager[None]:
        """A block in which all that is read is of one moment, whatever others write meanwhile."""
        return self._transactions.at_one_moment()

    @property
    def only_reads(self) -> bool:
        """Whether nothing can be written now: the whole case is `read_only`, or this code runs in `reading()`."""
        return self.read_only or self._transactions.only_reads

    def index_log(self) -> None:
        """Bring the index of the log up to date, where it lacks much of it and can be written."""
        if self.read_only:
            return
        last = self.given.head()[0]
        with self._transactions.reading() as connection:
            lacking = last - mentions.extent(connection)
        if lacking >= mentions.WORTH_IT:
            with suppress(CaseIsBusy, CannotStore), self.writing():  # the log itself is looked through then
                mentions.extend(self._transactions.writer, self.given.head()[0])

    def stamp(self) -> Stamp:
        """What changes whenever the made shelf or the list of originals does; the same means that neither has."""
        files = []
        for name in (MADE, f"{MADE}-wal"):
            try:
                status = (self.folder / name).stat()
            except OSError:
                files.append((0, 0))
            else:
                files.append((status.st_mtime_ns, status.st_size))
        return (*files, self.given.count())

    def comparisons_in_memory(self) -> Comparisons:
        """A place for a comparison that can't be kept, as of a case that can only be read; it is empty."""
        transactions = Transactions(memory_engine(), self.folder)
        with transactions.writing():
            layout.build_anew(transactions.writer)
        return Comparisons(transactions)

    def damage(self) -> list[tuple[str, str]]:
        """What is wrong with the database's files: file name and sentence; empty when nothing.

        That is what the engine notices, and every row of made that was altered, struck out or slipped in;
        rows of given and hand are tried by the log's hashes.
        """
        found = [(name, what) for shelf, name in (("main", CASE), ("made", MADE)) for what in self._complaints(shelf)]
        try:
            for what in self.made.damage():  # one by one, so that what was found before an error stands
                found.append((MADE, what))
        except AccountedError as failure:
            found.append((MADE, failure.what))
        return found

    def close(self) -> None:
        """Let go of the case's files."""
        self._transactions.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _complaints(self, shelf: str) -> list[str]:
        found: list[str] = []
        try:
            with self._transactions.reading() as connection:
                rows = connection.execute(text(f"PRAGMA {shelf}.integrity_check")).scalars().all()
                if faults := [row for row in rows if row != "ok"]:
                    found.append(f"Its own check finds {len(faults):,} faults in this database.")
                found += strangers(connection, shelf)
                if shelf == "main":
                    found += of_other_kinds(connection.exec_driver_sql)
        except AccountedError as failure:
            found.append(failure.what)
        return found


Opened = tuple[Transactions, AccountedError | None, bool]
"""The transactions of a case, how its made shelf was lost, and whether it can only be read."""


def _opened(folder: Path, wait_seconds: float, key: str | None) -> Opened:
    """The case with a made shelf in today's form; only to be read where the disk lets nobody write."""
    if not (os.access(folder, os.W_OK) and os.access(folder / CASE, os.W_OK)):
        return _opened_to_read(folder, key)
    try:
        return _opened_to_write(folder, wait_seconds, key)
    except CannotStore as refusal:
        try:
            return _opened_to_read(folder, key)
        except AccountedError:
            raise refusal from None


def _opened_to_write(folder: Path, wait_seconds: float, key: str | None) -> Opened:
    """The made shelf is built anew where it was of another form, and thrown away where it was damaged."""
    try:
        return _with_made(folder, wait_seconds, key), None, False
    except StoreDamaged as damage:  # if made is to blame, it may go; if not, the second try says so
        _drop_made(folder)
        return _with_made(folder, wait_seconds, key), damage, False


def _opened_to_read(folder: Path, key: str | None) -> Opened:
    """Nothing on the disk is touched; a made shelf that can't be used is replaced by an empty one in memory."""
    lost = None
    if (folder / MADE).exists():
        transactions = Transactions(reading_engine(folder / CASE, folder / MADE, key), folder)
        try:
            with transactions.reading() as connection:
                if layout.is_current(connection):
                    return transactions, None, True
        except (StoreDamaged, CannotStore) as failure:
            lost = failure
        transactions.close()
    transactions = Transactions(reading_engine(folder / CASE, None, key), folder)
    with transactions.writing():
        layout.build_anew(transactions.writer)
    return transactions, lost, True


def _with_made(folder: Path, wait_seconds: float, key: str | None) -> Transactions:
    transactions = Transactions(case_engine(folder / CASE, folder / MADE, wait_seconds, key), folder)
    try:
        with transactions.reading() as connection:
            current = layout.is_current(connection)
        if not current:
            with transactions.writing():
                if not layout.is_current(transactions.writer):  # another program may have been quicker
                    layout.build_anew(transactions.writer)
    except BaseException:
        transactions.close()
        raise
    return transactions


def _drop_made(folder: Path) -> None:
    try:
        for companion in ("-wal", "-shm", ""):
            (folder / f"{MADE}{companion}").unlink(missing_ok=True)
    except OSError as failure:
        what = f"What programs made for this case is damaged and can't be removed ({failure.strerror})."
        raise CannotStore(what, str(folder / MADE), "Delete that file, then run: accounted rebuild") from failure
