"""A case read for a check with the database's own driver: quicker at hand than what the store else speaks SQL by.

It reads only cases of today's form, and says of a shelf that it is whole or that it is not; what is wrong with one
that isn't, `checking` and `schema` tell. `tests/store/test_plain.py` holds the two against each other.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from accounted.model import Answer, Judgement, Original
from accounted.store import followed, migrations
from accounted.store.checking import complaints
from accounted.store.digests import Reading, readings_in
from accounted.store.followed import of_other_kinds, of_other_originals
from accounted.store.form import CASE, FORMAT, LAYOUT, MADE, MARK

WAIT_SECONDS = 30
NOT_AS_KEPT = (sqlite3.Error, *followed.NOT_AS_KEPT)
"""What reading a damaged database, or a row that is not as it was kept, may raise."""

FORMS = {
    "main": "0d24c9d02e07b8a44bc1d7a72f6099d02c8c79d6ca739d3d9d6efc5f44765da3",
    "made": "733783d24e6ee50f00caf527da2449631671e803895200e3e2cbababd5ccc62f",
}
"""The digest over what each database of a case made by this version says of its tables, indexes and triggers."""

_OF_LIBRARIES = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4", "search_config", "search_content", "search_data",
                 "search_docsize", "search_idx")  # fmt: skip


class Plain:
    """The databases of a case, seen at one moment; use it in a `with` block."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._asked = connection.execute
        self._connection = connection

    @classmethod
    def opened(cls, folder: Path) -> Plain | None:
        """The case in that folder; None where it can't be written to, or has another form than this version's."""
        paths = folder / CASE, folder / MADE
        if not all(path.is_file() and os.access(path, os.W_OK) for path in paths) or not os.access(folder, os.W_OK):
            return None
        connection = sqlite3.connect(f"{paths[0].absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT_SECONDS,
                                     isolation_level=None)  # fmt: skip
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("ATTACH ? AS made", (f"{paths[1].absolute().as_uri()}?mode=rw",))
            connection.execute("PRAGMA query_only=ON")
            connection.execute("BEGIN")
            if _of_today(connection):
                return cls(connection)
        except (sqlite3.Error, UnicodeDecodeError):  # the full check says what is wrong
            pass
        connection.close()
        return None

    def close(self) -> None:
        """Let go of the case's files."""
        self._connection.close()

    def __enter__(self) -> Plain:
        return self

    def __exit__(self, *_ended: object) -> None:
        self.close()

    def head(self) -> tuple[int, str]:
        """The number and hash of the last event, as kept beside the log."""
        seq, made = self._asked("SELECT seq, hash FROM head WHERE id = 1").fetchone()
        return seq, made

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """The log as stored: line, payload and hash, with bytes that are not UTF-8 escaped."""
        rows = self._asked("SELECT CAST(line AS BLOB), CAST(payload AS BLOB), CAST(hash AS BLOB) FROM event"
                           " ORDER BY seq")  # fmt: skip
        for line, payload, stored in rows:
            yield _text(line), _text(payload), _text(stored)

    def first_line(self) -> str | None:
        """The line of the first event."""
        row = self._asked("SELECT CAST(line AS BLOB) FROM event WHERE seq = 1").fetchone()
        return _text(row[0]) if row else None

    def tells_of(self, kind: str) -> bool:
        """Whether the log may tell of an act of that kind."""
        named = f'%"kind":"{kind}"%'
        return self._asked("SELECT 1 FROM event WHERE line LIKE ? LIMIT 1", (named,)).fetchone() is not None

    def nodes(self, level: int, first: int, count: int) -> Sequence[bytes]:
        """The hashes of so many nodes of a level, from number `first` on; fewer where they are not there."""
        query = "SELECT hash FROM node WHERE level = ? AND number >= ? AND number < ? ORDER BY number"
        return [bytes(row[0]) for row in self._asked(query, (level, first, first + count))]

    def node_extents(self) -> list[tuple[int, int, int, int]]:
        """Of every level of which nodes are kept: the level, how many, and the first and last number."""
        query = "SELECT level, count(*), min(number), max(number) FROM node GROUP BY level ORDER BY level"
        return [(row[0], row[1], row[2], row[3]) for row in self._asked(query)]

    def originals(self) -> tuple[list[Original], dict[str, int]]:
        """All originals by digest, and the number of the event that sealed each."""
        rows = self._asked("SELECT digest, size_bytes, sealed_seq FROM original ORDER BY digest").fetchall()
        return [Original(row[0], row[1]) for row in rows], {row[0]: row[2] for row in rows}

    def judgements(self) -> list[Judgement]:
        """All judgements, first made first."""
        query = 'SELECT verdict, targets, "by", why, at, seq, changes, id FROM judgement ORDER BY seq'
        return [
            Judgement(verdict, tuple(json.loads(targets)), by, why, at, seq, json.loads(changes), id)
            for verdict, targets, by, why, at, seq, changes, id in self._asked(query)
        ]

    def answers(self) -> list[Answer]:
        """All answers to readers, first kept first.

        Raises:
            ValueError: the digest noted beside one is not that of its bytes.
        """
        rows = self._asked("SELECT document, question, content, seq, digest FROM answer ORDER BY seq").fetchall()
        found = [Answer(row[0], row[1], bytes(row[2]), row[3]) for row in rows]
        if any(one.digest != row[4] for one, row in zip(found, rows, strict=True)):
            raise ValueError
        return found

    def lacking(self) -> int:
        """How many originals have no document."""
        query = "SELECT count(*) FROM original WHERE digest NOT IN (SELECT digest FROM made.document)"
        return int(self._asked(query).fetchone()[0])

    def methods(self) -> set[tuple[str, str, str]]:
        """What was done on the made shelf: method, version and settings in canonical JSON."""
        told = ", ".join(f"json_extract(json, '$.{key}')" for key in ("method", "version", "settings"))
        return {(str(row[0]), str(row[1]), str(row[2])) for row in self._asked(f"SELECT DISTINCT {told} FROM made.run")}

    def readings(self) -> Iterator[Reading]:
        """What reading each document came to, in order of ids."""
        documents = self._asked("SELECT d.id, d.digest, d.json, t.layout FROM made.document AS d"
                                " LEFT JOIN made.document_text AS t ON t.id = d.id ORDER BY d.id")  # fmt: skip
        return readings_in(documents, self._asked("SELECT document, json FROM made.claim ORDER BY document, id"))

    def holds_a_comparison(self) -> bool:
        """Whether a comparison of the case is kept."""
        return self._asked("SELECT 1 FROM made.comparison_state").fetchone() is not None

    def texts(self) -> Iterator[tuple[str | None, str | None]]:
        """Of every document the text kept, and the digest that the text had when it was read."""
        return iter(self._asked("SELECT t.text, json_extract(d.json, '$.text_digest') FROM made.document AS d"
                                " LEFT JOIN made.document_text AS t ON t.id = d.id"))  # fmt: skip

    def text(self, document: str) -> str:
        """The text of that document; empty where it has none."""
        row = self._asked("SELECT text FROM made.document_text WHERE id = ?", (document,)).fetchone()
        return str(row[0]) if row else ""

    def is_whole(self, fold: Callable[[str], str], on_claim: Callable[[str, Any], None]) -> bool:
        """Whether the databases have the form of this version, and every row of made is as it was kept.

        `on_claim` is handed every claim, with the id of its document.
        """
        return (
            all(self.form(shelf) == form for shelf, form in FORMS.items())
            and all(self._asked(f"PRAGMA {it}.integrity_check").fetchall() == [("ok",)] for it in FORMS)
            and not any(of_other_kinds(self._asked))
            and not any(of_other_originals(self._asked))
            and not any(complaints(self._asked, fold, on_claim))
        )

    def form(self, shelf: str) -> str:
        """The digest over what a database says of its tables, indexes and triggers, but for those of libraries."""
        query = f"SELECT type, name, tbl_name, sql FROM {shelf}.sqlite_master ORDER BY type, name"
        rows = ((kind, name, table, " ".join((sql or "").split())) for kind, name, table, sql in self._asked(query))
        told = [row for row in rows if row[0] != "table" or row[1] not in _OF_LIBRARIES]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _of_today(connection: sqlite3.Connection) -> bool:
    """Whether both databases say that they have the form of this version; also fixes the moment that is seen."""

    def number(pragma: str) -> int:
        return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    if (number("application_id"), number("user_version"), number("made.user_version")) != (MARK, FORMAT, LAYOUT):
        return False
    with suppress(sqlite3.OperationalError):
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        connection.execute("SELECT 1 FROM made.run LIMIT 1").fetchall()
        return revision == [(migrations.REVISIONS[-1],)]
    return False


def _text(stored: bytes | None) -> str:
    return (stored or b"").decode("utf-8", "surrogateescape")
