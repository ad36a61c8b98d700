"""Rows of given and hand as JSON, to be carried into another case and put back there exactly as they were.

Every table that migrations carry is carried here too, whichever they will be. Events and their head go by themselves,
line by line; the nodes of their tree follow from them.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, insert, select

from accounted.errors import BadInput
from accounted.store.tables import LASTING, event, head, node
from accounted.store.transactions import Transactions

BY_THEMSELVES = (event, head, node)


class Carrying:
    """The rows of a case's lasting tables, by the name of shelf and table (`hand.judgement`)."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def names(self) -> list[str]:
        """The tables, in an order in which each comes after those it refers to."""
        return [_name(table) for table in LASTING.sorted_tables if table not in BY_THEMSELVES]

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a table in order of their key; bytes stand as `{"base64": …}`."""
        table = _table(name)
        names = table.columns.keys()
        with self._transactions.reading() as connection:
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                yield dict(zip(names, map(_plain, row), strict=True))

    def put_events(self, events: Iterable[tuple[str, str, str]]) -> None:
        """Put the log back, line, particulars and hash of each event; the case must have no log yet."""
        rows = [
            {"seq": seq, "line": line, "payload": kept, "hash": made}
            for seq, (line, kept, made) in enumerate(events, 1)
        ]
        self._transactions.writer.execute(insert(event), rows)
        last = rows[-1]
        self._transactions.writer.execute(insert(head), {"id": 1, "seq": last["seq"], "hash": last["hash"]})

    def put_rows(self, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Put the rows of a table back.

        Raises:
            BadInput: there is no such table, or a row doesn't fit it.
        """
        table = _table(name)
        made = [{key: _as_kept(value) for key, value in row.items()} for row in rows]
        if any(set(row) - set(table.columns.keys()) for row in made):
            raise BadInput(f"Rows of {name} have columns that this version does not know.", name, "Install the newest.")
        if made:
            self._transactions.writer.execute(insert(table), made)


def _name(table: Table) -> str:
    return f"{table.schema}.{table.name}"


def _table(name: str) -> Table:
    found = LASTING.tables.get(name)
    if found is None or found in BY_THEMSELVES:
        raise BadInput(f"There is no table {name!r} to carry.", name, "Install the newest version.")
    return found


def _plain(value: Any) -> Any:
    return {"base64": b64encode(value).decode()} if isinstance(value, bytes) else value


def _as_kept(value: Any) -> Any:
    return b64decode(value["base64"]) if isinstance(value, Mapping) else value
