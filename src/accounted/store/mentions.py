"""Which events of the log name what: an index beside the log, so that what is about one original is found at once.

It stands on the made shelf, follows from the log alone and may be thrown away. It is only made for a long log, and
goes as far as it says; what was logged since is looked through. Whoever uses it reads the events themselves, and where
it finds none, the whole log; so what was altered in it can hide an event, never add one, and `checking` finds that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounted.store.followed import Ask

if TYPE_CHECKING:
    from sqlalchemy import Connection

WORTH_IT = 10_000
"""From so many events on that it lacks, it is brought up to date; fewer are looked through as quickly."""

LETTERS = 12
"""How much of the end of a ref is kept: it need not tell all refs apart, and digests are long."""

_NAMED = f"""
    SELECT substr(named.value, -{LETTERS}) AS ref, event.seq AS seq, named.key AS place
    FROM event, json_each(CASE WHEN json_valid(event.line) THEN event.line ELSE '{{}}' END, '$.refs') AS named
"""


def extent(connection: Connection) -> int:
    """The number of the last event that the index holds; 0 where there is none, or where it does not say so."""
    wanted = "SELECT max(seq) FROM made.mention WHERE ref = '' AND typeof(seq) = 'integer'"
    found = connection.exec_driver_sql(wanted).scalar_one()
    return int(found or 0)


def naming(connection: Connection, ref: str) -> list[int]:
    """The numbers of the events that may name this, in order, as far as the index goes."""
    wanted = "SELECT DISTINCT seq FROM made.mention WHERE ref = ? ORDER BY seq"
    return list(connection.exec_driver_sql(wanted, (ref[-LETTERS:],)).scalars()) if ref else []


def extend(connection: Connection, last: int) -> None:
    """Bring the index up to that event, inside the open transaction."""
    ask, into = connection.exec_driver_sql, "INSERT INTO made.mention (ref, seq, place)"
    named = f"{_NAMED} WHERE event.seq > ? AND event.seq <= ? ORDER BY 1, 2, 3"
    held = extent(connection)
    if not held:
        ask("DELETE FROM made.mention")  # rows of which nothing says how far they go
    ask(f"{into} {named}", (held, last))
    ask("DELETE FROM made.mention WHERE ref = ''")
    ask(f"{into} VALUES ('', ?, 0)", (last,))


def fits(ask: Ask) -> bool:
    """Whether it names what the log names, as far as it goes, and nothing else."""
    extents = [row[0] for row in ask("SELECT seq FROM made.mention WHERE ref = ''")]
    (held,) = next(iter(ask("SELECT count(*) FROM made.mention WHERE ref <> ''")))
    if not extents:
        return not held
    if len(extents) > 1 or not isinstance(extents[0], int):
        return False
    (there, found) = next(iter(ask(f"""
        SELECT count(*), count(held.seq) FROM ({_NAMED} WHERE event.seq <= {extents[0]}) AS wanted
        LEFT JOIN made.mention AS held
        ON held.ref = wanted.ref AND held.seq = wanted.seq AND held.place = wanted.place
    """)))  # fmt: skip
    return bool(there == found == held)
