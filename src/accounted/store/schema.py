"""Whether the databases of a case have the form that this version gives them, and nothing besides.

Somebody who may write to the files can add a trigger that alters rows later, or a view, a table or a column, without
touching a row. What the shelves should hold follows from `tables` and the migrations; all else is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.dialects import sqlite

from accounted.store.tables import LASTING, MADE

ONLY_ADDED_TO = ("answer", "event", "judgement", "node", "original")
"""The tables of which triggers keep that rows are added, never changed and never taken away."""

_SEARCH = ("search", *(f"search_{part}" for part in ("config", "content", "data", "docsize", "idx")))


def _triggers() -> dict[str, str]:
    """The triggers of given and hand, by name, as the migrations write them."""
    return {
        f"{table}_no_{act.lower()}": f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        for table in ONLY_ADDED_TO for act in ("UPDATE", "DELETE")
    }  # fmt: skip


def strangers(connection: Connection, shelf: str) -> Iterator[str]:
    """A sentence for each thing in a database that is not as this version makes it.

    Args:
        connection: of the case.
        shelf: `main` for given and hand, `made`.
    """
    known, triggers = (LASTING, _triggers()) if shelf == "main" else (MADE, {})
    also = ("alembic_version",) if shelf == "main" else _SEARCH
    tables = {table.name: table for table in known.sorted_tables}
    indexes = {str(index.name): table.name for table in tables.values() for index in table.indexes}
    seen = set[tuple[str, str]]()
    listed = connection.execute(text(f"SELECT type, name, tbl_name, sql FROM {shelf}.sqlite_master")).all()
    for kind, name, table, sql in listed:
        seen.add((kind, name))
        if _of_the_engine(kind, name, sql):
            continue
        if kind == "table" and name in (*tables, *also):
            yield from _columns(connection, shelf, tables.get(name), name)
        elif kind == "trigger" and name in triggers:
            if _plain(sql) != _plain(triggers[name]):
                yield f"The trigger {name} is not the one that this version makes."
        elif not (kind == "index" and indexes.get(name) == table):
            yield f"It holds a {kind} that Accounted did not make: {name}."
    for kind, names in (("table", tables), ("trigger", triggers), ("index", indexes)):
        yield from (f"Its {kind} {name} is gone." for name in sorted(names) if (kind, name) not in seen)


def _of_the_engine(kind: str, name: str, sql: str | None) -> bool:
    """Whether the engine makes this by itself; whoever writes to the schema can give its prefix to anything else."""
    if kind == "index":
        return name.startswith("sqlite_autoindex_") and sql is None
    return kind == "table" and name in ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


def _columns(connection: Connection, shelf: str, table: Any, name: str) -> Iterator[str]:
    """What is wrong with the columns of a table; none is looked at of those that libraries make."""
    if table is None:
        return
    there = connection.execute(text(f'PRAGMA {shelf}.table_xinfo("{name}")')).all()
    wanted = [
        (column.name, str(column.type.compile(sqlite.dialect())), not column.nullable, column.primary_key)
        for column in table.columns
    ]  # fmt: skip
    found = [(it[1], it[2], bool(it[3]), bool(it[5])) for it in there]
    plain = all(it[4] is None and not it[6] for it in there)  # no default, and neither hidden nor computed
    if found != wanted or not plain:
        yield f"The table {name} has not the columns that this version gives it{_named(found, wanted)}."


def _named(found: Sequence[tuple[Any, ...]], wanted: Sequence[tuple[Any, ...]]) -> str:
    names, known = [it[0] for it in found], [it[0] for it in wanted]
    more = [name for name in names if name not in known]
    less = [name for name in known if name not in names]
    said = [f"more: {', '.join(more)}" if more else "", f"less: {', '.join(less)}" if less else ""]
    return f" ({'; '.join(filter(None, said))})" if any(said) else ""


def _plain(sql: str | None) -> str:
    return " ".join((sql or "").split())
