"""Whether the word list of the search index, by which everything is found, is that of the texts beside it.

SQLite has a check for it, which it takes for writing. So a copy of the index is checked, in a database of its own that
is gone afterwards: a case may lie where nobody can write. From 3.44 on, SQLite's check of the whole database holds it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from accounted.store.followed import Ask

SEARCH = "search USING fts5(folded, tokenize = 'unicode61 remove_diacritics 2')"
"""The index, as it is made."""

_PARTS = {"config": 2, "content": 2, "data": 2, "docsize": 2, "idx": 3}
"""The tables that the index is kept in, and how many columns each has."""

_CHECKS_ITSELF = (3, 44)


def fits(ask: Ask) -> bool:
    """Whether the words listed are those of the texts, each at its place."""
    (version,) = next(iter(ask("SELECT sqlite_version()")))
    if tuple(map(int, version.split(".")[:2])) >= _CHECKS_ITSELF:
        return True
    with closing(sqlite3.connect("", isolation_level=None)) as copy:  # on the disk, where it is large
        copy.execute(f"CREATE VIRTUAL TABLE {SEARCH}")
        copy.execute("BEGIN")
        for part, columns in _PARTS.items():
            copy.execute(f"DELETE FROM search_{part}")
            into = f"INSERT INTO search_{part} VALUES ({', '.join('?' * columns)})"
            copy.executemany(into, map(tuple, ask(f"SELECT * FROM made.search_{part}")))
        copy.execute("COMMIT")
        try:
            copy.execute("INSERT INTO search(search) VALUES ('integrity-check')")
        except sqlite3.DatabaseError:
            return False
    return True
