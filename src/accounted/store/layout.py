"""The made shelf, built when it is missing and built anew when its form has changed; it has no migrations."""

from __future__ import annotations

from sqlalchemy import Connection, text

from accounted.store import word_list
from accounted.store.form import LAYOUT
from accounted.store.tables import MADE

SEARCH = f"CREATE VIRTUAL TABLE made.{word_list.SEARCH}"


def is_current(connection: Connection) -> bool:
    """Whether the shelf has the form of this version."""
    return bool(connection.execute(text("PRAGMA made.user_version")).scalar_one() == LAYOUT)


def build_anew(connection: Connection) -> None:
    """Drop all that is on the shelf and build it empty, inside the open transaction."""
    for virtual in (True, False):  # dropping an index takes the tables under it along
        for name in _tables(connection, virtual):
            connection.execute(text(f'DROP TABLE made."{name}"'))
    MADE.create_all(connection, checkfirst=False)
    connection.execute(text(SEARCH))
    connection.execute(text(f"PRAGMA made.user_version={LAYOUT}"))


def _tables(connection: Connection, virtual: bool) -> list[str]:
    """Names of tables, the last made first: none is referred to by one that comes after it."""
    likeness = "LIKE" if virtual else "NOT LIKE"
    query = (
        "SELECT name FROM made.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' "
        f"AND sql {likeness} 'CREATE VIRTUAL%' ORDER BY rowid DESC"
    )
    return list(connection.execute(text(query)).scalars())
