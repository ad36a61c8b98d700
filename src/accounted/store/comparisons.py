"""The comparison of a case on the made shelf: each incident with the rows of its views, and where each claim went.

An incident's `key` is a digest of all that went into it; whoever brings the comparison up to date makes only those
incidents anew whose key has changed. `state` is the same for the whole: while it fits the case, nothing is stale.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Select, Table, delete, insert, or_, select

from accounted.errors import NotFound
from accounted.model import canonical
from accounted.store import tables
from accounted.store.digests import seal_of
from accounted.store.leafing import parted
from accounted.store.seals import ROWS, sealed, whole
from accounted.store.transactions import Transactions

STATE = "state"

Stretch = tuple[str, int, int]
"""Rows of a view of an incident: its id, where they begin, and how many they are."""


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A row of a view: see `comparison.carried.Part`; `plain` is what is kept as JSON."""

    view: str
    number: int
    plain: Any
    name: str | None = None
    state: str | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class KeptIncident:
    """An incident as it is kept, without the rows of its views.

    `grounds` is the digest of the claims and documents that went into it, `key` of these and the judgements on them.
    `counts` says how many rows each view has, and how many of each state.
    """

    id: str
    grounds: str
    key: str
    statements: int
    about: Mapping[str, Any]
    core: Any
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a claim went: its incident, None where it is about none; why, where it is not its document's; and the
    origin and the row of figures that it stands in."""

    incident: str | None
    why: str | None = None
    origin: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """What is kept of a document for gathering: see `tables.comparison_document`; `gist` and `shared` as JSON."""

    id: str
    digest: str
    key: str
    begins: str
    gist: Any
    shared: Any


class Comparisons:
    """What is kept of the comparison of a case. It may be thrown away at any time."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._where: Path = transactions.where / "made.db"

    def writing(self) -> AbstractContextManager[None]:
        """A block in which it may be changed: all of it or nothing."""
        return self._transactions.writing()

    def dump(self) -> Iterator[tuple[str, str]]:
        """Every row that is kept: table and id, and the row; equal comparisons, equal rows."""
        with self._transactions.reading() as connection:
            for kept in _TABLES:
                rows = connection.execute(select(kept).order_by(kept.c.id).execution_options(yield_per=ROWS))
                yield from ((f"{kept.name} {row.id}", canonical(dict(row._mapping))) for row in rows)

    def state(self) -> dict[str, Any] | None:
        """What was noted when it was last brought up to date; None where that was never finished."""
        row = self._find(tables.comparison_state, STATE)
        return None if row is None else dict(json.loads(row.json))

    def settle(self, state: Mapping[str, Any] | None) -> None:
        """Note that it is up to date now; with None, that it is not."""
        connection, kept = self._transactions.writer, tables.comparison_state
        connection.execute(delete(kept))
        if state is not None:
            connection.execute(insert(kept), sealed(kept, {"id": STATE, "json": canonical(state)}))

    def clear(self) -> None:
        """Throw all of it away."""
        for kept in (tables.comparison_part, tables.comparison, tables.comparison_home, tables.comparison_document,
                     tables.comparison_state):  # fmt: skip
            self._transactions.writer.execute(delete(kept))

    def put(self, incident: KeptIncident, parts: Iterable[KeptPart]) -> None:
        """Keep an incident with the rows of its views; what was kept of it before goes."""
        connection, kept = self._transactions.writer, tables.comparison
        self.drop([incident.id])
        rows = [sealed(tables.comparison_part, _part_row(incident.id, one)) for one in parts]
        row = {
            "id": incident.id, "grounds": incident.grounds, "key": incident.key, "statements": incident.statements,
            "about": canonical(incident.about), "core": canonical(incident.core), "counts": canonical(incident.counts),
            "parts": seal_of(row["seal"] for row in sorted(rows, key=lambda row: row["id"])),
        }  # fmt: skip
        connection.execute(insert(kept), sealed(kept, row))
        for some in _batches(rows):
            connection.execute(insert(tables.comparison_part), some)

    def drop(self, incidents: Iterable[str]) -> None:
        """Throw incidents away, with the rows of their views."""
        for some in _batches(sorted(incidents)):
            for kept, column in ((tables.comparison_part, "incident"), (tables.comparison, "id")):
                self._transactions.writer.execute(delete(kept).where(kept.c[column].in_(some)))

    def put_homes(self, homes: Mapping[str, Home], gone: Iterable[str]) -> None:
        """Keep where these claims went, and forget those that are gone."""
        connection, kept = self._transactions.writer, tables.comparison_home
        for some in _batches(sorted({*homes, *gone})):
            connection.execute(delete(kept).where(kept.c.id.in_(some)))
        for some in _batches(sorted(homes)):
            connection.execute(insert(kept), [sealed(kept, _home_row(id, homes[id])) for id in some])

    def put_documents(self, documents: Iterable[KeptDocument], gone: Iterable[str]) -> None:
        """Keep what gathering needs to know of documents; what was kept of them before, and of those gone, goes."""
        connection, kept = self._transactions.writer, tables.comparison_document
        rows = [
            {"id": one.id, "digest": one.digest, "key": one.key, "begins": one.begins, "gist": canonical(one.gist),
             "shared": canonical(one.shared)}
            for one in documents
        ]  # fmt: skip
        for some in _batches(sorted({*gone, *(row["id"] for row in rows)})):
            connection.execute(delete(kept).where(kept.c.id.in_(some)))
        for some in _batches(rows):
            connection.execute(insert(kept), [sealed(kept, row) for row in some])

    def documents(self) -> Iterator[KeptDocument]:
        """What is kept of every document for gathering, in order of ids."""
        kept = tables.comparison_document
        for row in self._rows(kept, select(kept).order_by(kept.c.id)):
            yield KeptDocument(row.id, row.digest, row.key, row.begins, json.loads(row.gist), json.loads(row.shared))

    def keys(self) -> dict[str, tuple[str, str]]:
        """The grounds and the key of every incident."""
        kept = tables.comparison
        with self._transactions.reading() as connection:
            rows = connection.execute(select(kept.c.id, kept.c.grounds, kept.c.key))
            return {row.id: (row.grounds, row.key) for row in rows}

    def homes(self, claims: Sequence[str] | None = None) -> dict[str, Home]:
        """Where claims went, by id: these, or all."""
        kept = tables.comparison_home
        asked = [select(kept)] if claims is None else [select(kept).where(kept.c.id.in_(it)) for it in parted(claims)]
        return {row.id: _home(row) for query in asked for row in self._rows(kept, query)}

    def unusual(self) -> dict[str, Home]:
        """The claims that are about no incident, and those that are about another than their document."""
        kept = tables.comparison_home
        query = select(kept).where(kept.c.incident.is_(None) | kept.c.why.is_not(None)).order_by(kept.c.id)
        return {row.id: _home(row) for row in self._rows(kept, query)}

    def incidents(self, offset: int = 0, limit: int | None = None) -> list[KeptIncident]:
        """The incidents, most statements first; their cores are left out."""
        kept = tables.comparison
        query = select(kept).order_by(kept.c.statements.desc(), kept.c.id).offset(offset).limit(_most(limit))
        return [_incident(row, with_core=False) for row in self._rows(kept, query)]

    def order(self) -> list[tuple[str, dict[str, int]]]:
        """The id of every incident with the counts of its views, most statements first."""
        kept = tables.comparison
        query = select(kept.c.id, kept.c.counts).order_by(kept.c.statements.desc(), kept.c.id)
        with self._transactions.reading() as connection:
            return [(row.id, json.loads(row.counts)) for row in connection.execute(query)]

    def some_incidents(self, ids: Iterable[str]) -> list[KeptIncident]:
        """Those of these incidents that there are, by id; their cores are left out."""
        kept = tables.comparison
        asked = [select(kept).where(kept.c.id.in_(some)).order_by(kept.c.id) for some in parted(list(ids))]
        return [_incident(row, with_core=False) for query in asked for row in self._rows(kept, query)]

    def incident(self, id: str) -> KeptIncident:
        """One incident.

        Raises:
            NotFound: there is none of that id.
        """
        row = self._find(tables.comparison, id)
        if row is None:
            raise NotFound("The case has no such incident.", id, "See:  accounted incidents")
        return _incident(row, with_core=True)

    def parts(
        self, incident: str, view: str | None = None, states: Sequence[str] = (), offset: int = 0,
        limit: int | None = None, holding: Sequence[str] = (),
    ) -> Iterator[tuple[str, Any]]:  # fmt: skip
        """Rows of an incident, by view and place: the view, and what is kept; of some states, or all; where it is
        said, only those that hold one of these pieces of JSON."""
        kept = tables.comparison_part
        query = select(kept).where(kept.c.incident == incident)
        query = query if view is None else query.where(kept.c.view == view)
        query = query.where(kept.c.state.in_(states)) if states else query
        query = query.where(or_(*(kept.c.json.contains(one) for one in holding))) if holding else query
        query = query.order_by(kept.c.view, kept.c.number).offset(offset).limit(_most(limit))
        return ((row.view, json.loads(row.json)) for row in self._rows(kept, query))

    def stretches(self, view: str, wanted: Sequence[Stretch], states: Sequence[str] = ()) -> Iterator[tuple[str, Any]]:
        """Stretches of a view, incident by incident: the incident, and what is kept. Only of the first and the last
        incident may rows be left out; those between are fetched together."""
        first, between, last = wanted[:1], wanted[1:-1], wanted[1:][-1:]
        for id, offset, limit in first:
            yield from ((id, plain) for _, plain in self.parts(id, view, states, offset, limit))
        kept, found = tables.comparison_part, dict[str, list[Any]]()
        for some in parted([id for id, _, _ in between]):
            query = select(kept).where(kept.c.view == view, kept.c.incident.in_(some))
            query = query.where(kept.c.state.in_(states)) if states else query
            for row in self._rows(kept, query.order_by(kept.c.incident, kept.c.number)):
                found.setdefault(row.incident, []).append(json.loads(row.json))
        yield from ((id, plain) for id, _, _ in between for plain in found.get(id, ()))
        for id, offset, limit in last:
            yield from ((id, plain) for _, plain in self.parts(id, view, states, offset, limit))

    def heaviest(
        self, view: str, incident: str | None, state: str | None, offset: int, limit: int | None
    ) -> Iterator[tuple[str, Any]]:
        """Rows of a view, of one incident or all, the heaviest first, then by name and place: the incident, and
        what is kept."""
        kept = tables.comparison_part
        order = (kept.c.weight.desc(), kept.c.name, kept.c.incident, kept.c.number)
        query = select(kept.c.id).where(kept.c.view == view).order_by(*order)
        query = query if incident is None else query.where(kept.c.incident == incident)
        query = query if state is None else query.where(kept.c.state == state)
        leaf = query.offset(offset).limit(_most(limit))  # put in order by their ids: whole rows would be sorted slowly
        rows = self._rows(kept, select(kept).where(kept.c.id.in_(leaf)).order_by(*order))
        return ((row.incident, json.loads(row.json)) for row in rows)

    def incidents_naming(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each of these ids that a row bears, with the incident of the row."""
        kept = tables.comparison_part
        with self._transactions.reading() as connection:
            for some in parted(list(names)):
                rows = connection.execute(select(kept.c.name, kept.c.incident).where(kept.c.name.in_(some)))
                yield from sorted((row.name, row.incident) for row in rows)

    def named(self, names: Iterable[str], most: int | None = None) -> Iterator[tuple[str, str, Any]]:
        """The rows that bear one of these ids: the incident, the view, and what is kept; at most so many, then the
        heaviest of them."""
        kept = tables.comparison_part
        if most is not None:
            names = self._heaviest_of(names, most)
        for some in parted(list(names)):
            query = select(kept).where(kept.c.name.in_(some)).order_by(kept.c.name)
            yield from ((row.incident, row.view, json.loads(row.json)) for row in self._rows(kept, query))

    def _heaviest_of(self, names: Iterable[str], most: int) -> list[str]:
        kept, weights = tables.comparison_part, dict[str, int]()
        with self._transactions.reading() as connection:
            for some in parted(list(names)):
                query = select(kept.c.name, kept.c.weight).where(kept.c.name.in_(some))
                weights |= {row.name: row.weight for row in connection.execute(query)}
        return sorted(weights, key=lambda name: (-weights[name], name))[:most]

    def at(self, places: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, Any]]:
        """The rows at these incidents, views and numbers: the incident, and what is kept."""
        kept = tables.comparison_part
        for some in parted([_part_id(*place) for place in places]):
            query = select(kept).where(kept.c.id.in_(some)).order_by(kept.c.id)
            yield from ((row.incident, json.loads(row.json)) for row in self._rows(kept, query))

    def _rows(self, kept: Table, query: Select[Any]) -> Iterator[Row[Any]]:
        with self._transactions.reading() as connection:
            for row in connection.execute(query.execution_options(yield_per=ROWS)):
                yield whole(kept, row, self._where)

    def _find(self, kept: Table, id: str) -> Row[Any] | None:
        return next(self._rows(kept, select(kept).where(kept.c.id == id)), None)


_TABLES = (tables.comparison_state, tables.comparison, tables.comparison_part, tables.comparison_home,
           tables.comparison_document)  # fmt: skip


def _most(limit: int | None) -> int:
    return -1 if limit is None else limit  # SQLite's way to say all


def _part_id(incident: str, view: str, number: int) -> str:
    return f"{incident}/{view}/{number:07}"


def _part_row(incident: str, one: KeptPart) -> dict[str, Any]:
    return {
        "id": _part_id(incident, one.view, one.number), "incident": incident, "view": one.view, "number": one.number,
        "name": one.name, "state": one.state, "weight": one.weight, "json": canonical(one.plain),
    }  # fmt: skip


def _home_row(id: str, home: Home) -> dict[str, Any]:
    return {"id": id, "incident": home.incident, "why": home.why, "origin": home.origin, "row": home.row}


def _home(row: Row[Any]) -> Home:
    return Home(row.incident, row.why, row.origin, row.row)


def _incident(row: Row[Any], with_core: bool) -> KeptIncident:
    core = json.loads(row.core) if with_core else None
    counts = json.loads(row.counts)
    return KeptIncident(row.id, row.grounds, row.key, row.statements, json.loads(row.about), core, counts)


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(rows)
    while some := list(islice(rest, ROWS)):
        yield some
