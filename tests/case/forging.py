"""An insider who may write to the whole case and knows its form: edits the log, and makes everything fit again."""

import hashlib
import json
import sqlite3
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from accounted.model import canonical
from accounted.store.checking import SEALED
from accounted.store.digests import seal_of
from accounted.vault.hearing import origin_of
from accounted.vault.merkle import Growing, leaf_hash
from accounted.vault.notes import Checkpoint, Note
from accounted.vault.signing import Signer

Event = dict[str, Any]
"""A line as an object, with its particulars under `kept`."""


@contextmanager
def connected(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database with the triggers that refuse changes taken away, and put back afterwards."""
    connection = sqlite3.connect(folder / "case.db")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _, sql in triggers:
        with suppress(sqlite3.OperationalError):  # its table may be gone
            connection.execute(sql)
    connection.commit()
    connection.close()


def by_hand(folder: Path, *statements: str) -> None:
    """Statements run on the database, as with any SQLite program."""
    with connected(folder) as connection:
        for statement in statements:
            connection.execute(statement)


def rewritten(folder: Path, change: Callable[[list[Event]], list[Event]], resign: bool = True) -> None:
    """The log with a change in it, numbered, chained, headed and treed anew, and signed with another key."""
    with connected(folder) as connection:
        lines = _rewritten(connection, change, signer := Signer.new(), resign)
    _heads_anew(folder, [line for _, line, _, _ in lines], signer if resign else None)


def _rewritten(
    connection: sqlite3.Connection, change: Callable[[list[Event]], list[Event]], signer: Signer, resign: bool
) -> list[tuple[int, str, str, str]]:
    events = [
        {**json.loads(line), "kept": json.loads(kept)}
        for line, kept in connection.execute("SELECT line, payload FROM event ORDER BY seq")
    ]
    made = change(events)
    if resign:
        _replace_signer(made, signer)
    lines, sealed_by = _chained(made)
    connection.execute("DELETE FROM event")
    connection.executemany("INSERT INTO event (seq, line, payload, hash) VALUES (?, ?, ?, ?)", lines)
    connection.execute("UPDATE head SET seq = ?, hash = ?", (len(lines), lines[-1][3]))
    for digest, seq in sealed_by.items():
        connection.execute("UPDATE original SET sealed_seq = ? WHERE digest = ?", (seq, digest))
    _tree_anew(connection, [line for _, line, _, _ in lines])
    return lines


def _replace_signer(events: list[Event], signer: Signer) -> None:
    for event in events:
        if event["kind"] == "signer_added":
            named = {"signer": signer.public.name, "public_key": b64encode(signer.public.raw).decode()}
            event["kept"].update(named)
            event["refs"] = [signer.public.name]


def _chained(events: list[Event]) -> tuple[list[tuple[int, str, str, str]], dict[str, int]]:
    lines, sealed_by, before = [], {}, "0" * 64
    for seq, event in enumerate(events, 1):
        kept = canonical(event.pop("kept"))
        event.update(seq=seq, prev=before, payload_hash=hashlib.sha256(kept.encode()).hexdigest())
        line = canonical(event)
        before = hashlib.sha256(line.encode()).hexdigest()
        lines.append((seq, line, kept, before))
        if event["kind"] == "sealed":
            sealed_by[event["refs"][0]] = seq
    return lines, sealed_by


def _tree_anew(connection: sqlite3.Connection, lines: list[str]) -> None:
    connection.execute("DELETE FROM node")
    tree = Growing()
    for line in lines:
        connection.executemany("INSERT INTO node VALUES (?, ?, ?)", tree.add(leaf_hash(line.encode())))


def _heads_anew(folder: Path, lines: list[str], signer: Signer | None) -> None:
    heads = folder / "heads"
    for path in heads.iterdir():
        if signer is None or not path.name.endswith(".tsr"):
            path.unlink()
    if signer is None:
        return
    tree = Growing()
    for line in lines:
        tree.add(leaf_hash(line.encode()))
    note = Note(Checkpoint(origin_of(lines[0]), tree.size, tree.root())).signed_by(signer)
    (heads / "current.note").write_text(note.text)
    (heads / f"{signer.public.name}.pem").write_bytes(signer.public.pem())


def resealed(folder: Path, *statements: str) -> None:
    """Statements run on what programs made, and every seal and digest there written anew, so that all fits again."""
    connection = sqlite3.connect(folder / "made.db")
    for statement in statements:
        connection.execute(statement)
    for table in (it for it in SEALED if it not in ("reading", "comparison")):
        _sealed(connection, table)
    for table, parts in (("comparison", "SELECT seal FROM comparison_part WHERE incident = ? ORDER BY id"),
                         ("reading", "SELECT id, seal FROM claim WHERE document = ? ORDER BY id")):  # fmt: skip
        for (id,) in connection.execute(f"SELECT id FROM {table}").fetchall():
            over = seal_of(part for row in connection.execute(parts, (id,)) for part in row)
            column = "parts" if table == "comparison" else "digest"
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (over, id))
        _sealed(connection, table)
    connection.commit()
    connection.close()


def _sealed(connection: sqlite3.Connection, table: str) -> None:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in ("seal", "text")]
    chosen = ", ".join(f'"{name}"' for name in names)
    for number, *values in connection.execute(f"SELECT rowid, {chosen} FROM {table}").fetchall():
        connection.execute(f"UPDATE {table} SET seal = ? WHERE rowid = ?", (seal_of(values), number))
