"""The shelf *made*: what programs derived. It holds no time and no chance, and may be thrown away.

Claims are kept as their public JSON in canonical form; what they are found and ordered by stands
beside it. The same work leaves the same rows, whatever the order it was done in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row, Select, Table, column, delete, func, insert, select, table

from accounted.errors import BadInput, NotFound
from accounted.model import Claim, Document, Original, Run, canonical, claim_from_dict
from accounted.store import checking, followed, layout, leafing, search, tables
from accounted.store.digests import Reading
from accounted.store.failures import as_it_was_kept
from accounted.store.finding import columns_of
from accounted.store.leafing import Wanted
from accounted.store.readings import reading_of, readings
from accounted.store.seals import ROWS, SEALED, sealed, set_seal, whole
from accounted.store.search import Fold, Forms, Hit
from accounted.store.transactions import Transactions

T = TypeVar("T")

_IN_ORDER = (
    tables.document.c.name, tables.document.c.digest,
    tables.claim.c.start, tables.claim.c.amount_start, tables.claim.c.kind, tables.claim.c.id,
)  # fmt: skip


class Made:
    """Documents with their texts, claims, and the runs that made them."""

    def __init__(self, transactions: Transactions, fold: Fold) -> None:
        self._transactions, self._fold = transactions, fold
        self._where = transactions.where / "made.db"

    @property
    def needs_rebuild(self) -> bool:
        """Whether originals of the case have no document here: the shelf is new, or a run was stopped."""
        return bool(self.lacking())

    def lacking(self) -> list[Original]:
        """The originals that have no document on this shelf, by digest."""
        given = tables.original
        query = select(given.c.digest, given.c.size_bytes).order_by(given.c.digest)
        without = given.c.digest.not_in(select(tables.document.c.digest))
        with (
            self._transactions.reading() as connection,
            as_it_was_kept(self._transactions.where, "the list of originals"),
        ):
            return [Original(row.digest, row.size_bytes) for row in connection.execute(query.where(without))]

    def unlisted(self) -> list[str]:
        """The ids of documents whose original the case does not list: somebody struck it out."""
        kept = tables.document
        query = select(kept.c.id).where(kept.c.digest.not_in(select(tables.original.c.digest))).order_by(kept.c.id)
        with self._transactions.reading() as connection:
            return list(connection.execute(query).scalars())

    def counts_agree(self) -> bool:
        """Whether there are as many claims as were read; a quick look, where `damage` compares all of them."""
        read, kept = select(func.coalesce(func.sum(tables.reading.c.claims), 0)), select(func.count(tables.claim.c.id))
        with self._transactions.reading() as connection:
            return bool(connection.execute(read).scalar_one() == connection.execute(kept).scalar_one())

    def clear(self) -> None:
        """Throw everything on the shelf away."""
        layout.build_anew(self._transactions.writer)

    def put_run(self, run: Run) -> None:
        """Keep a run; what it makes names it, so it comes first. Keeping it again changes nothing."""
        connection, kept = self._transactions.writer, tables.run
        if connection.execute(select(kept.c.id).where(kept.c.id == run.id)).first() is None:
            connection.execute(insert(kept), sealed(kept, {"id": run.id, "json": canonical(run.to_dict())}))

    def drop_idle_runs(self) -> None:
        """Throw away runs that nothing on the shelf names any more, as after a document was read by another reader."""
        kept, connection = tables.run, self._transactions.writer
        named = [select(table.c.run).where(table.c.run.is_not(None))
                 for table in (tables.document, tables.reading, tables.claim)]  # fmt: skip
        connection.execute(delete(kept).where(*[kept.c.id.not_in(query) for query in named]))

    def put_document(self, document: Document, text: str | None, run: Run) -> None:
        """Keep a document and its text, None when it could not be opened, and index it.

        One that is there already is replaced, and the claims read from it go with it.
        """
        connection = self._transactions.writer
        search.remove(connection, document.id)
        connection.execute(delete(tables.document).where(tables.document.c.id == document.id))
        row = {
            "id": document.id, "digest": document.digest, "name": document.name, "run": run.id,
            "json": canonical(document.to_dict()),
        }  # fmt: skip
        connection.execute(insert(tables.document), sealed(tables.document, row))
        if text is not None:
            layout = canonical(document.layout())
            content = {"id": document.id, "text": _storable(text, document.id), "layout": layout}
            connection.execute(insert(tables.document_text), sealed(tables.document_text, content))
            search.add(connection, document.id, text, self._fold)
        self._note_reading(document.id, None)

    def put_claims(self, document: str, claims: Iterable[Claim], run: Run) -> None:
        """Keep what was read in the document of that id; a claim that is there already is replaced.

        Raises:
            BadInput: two different claims have one id, or a claim's document is not here.
        """
        connection, rest = self._transactions.writer, iter(_distinct(claims))
        while batch := list(islice(rest, ROWS)):
            connection.execute(delete(tables.claim).where(tables.claim.c.id.in_([claim.id for claim in batch])))
            connection.execute(insert(tables.claim), [_claim_row(claim, run) for claim in batch])
        self._note_reading(document, run)

    def _note_reading(self, document: str, run: Run | None) -> None:
        """Write down how many claims the document has now, and the digest over all of them."""
        connection, kept = self._transactions.writer, tables.reading
        count, digest = set_seal(connection, document)
        connection.execute(delete(kept).where(kept.c.id == document))
        row = {"id": document, "run": run.id if run else None, "claims": count, "digest": digest}
        connection.execute(insert(kept), sealed(kept, row))

    def documents(self) -> list[Document]:
        """All documents by name and digest, without their tables, pages and marks."""
        query = select(tables.document).order_by(tables.document.c.name, tables.document.c.digest)
        return list(self._each(tables.document, query, Document.from_dict))

    def document_count(self) -> int:
        """How many documents there are."""
        with self._transactions.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(tables.document)).scalar_one())

    def has_document(self, name: str) -> bool:
        """Whether a document of that id is here."""
        with self._transactions.reading() as connection:
            found = connection.execute(select(tables.document.c.id).where(tables.document.c.id == name))
            return found.first() is not None

    def document(self, name: str) -> Document:
        """The document of that id, with its tables, pages and marks.

        Raises:
            NotFound: there is none.
        """
        row, content = self._find(tables.document, name), self._find(tables.document_text, name)
        if row is None:
            raise NotFound("No document has this id.", name, "Run: accounted documents")
        with self._kept_well(name):
            return Document.from_dict(json.loads(row.json), json.loads(content.layout) if content else None)

    def text(self, document: str) -> str:
        """The text of the document of that id, as its passages quote it.

        Raises:
            NotFound: there is no such document, or it could not be opened and has no text.
        """
        row = self._find(tables.document_text, document)
        if row is None:
            raise NotFound("No text is kept under this id.", document, "Run: accounted documents")
        return str(row.text)

    def text_digests(self) -> list[tuple[str, str]]:
        """The documents that have a text, by id, each with the digest that its text had when it was read."""
        kept, told = tables.document, func.json_extract(tables.document.c.json, "$.text_digest")
        with self._transactions.reading() as connection:
            rows = connection.execute(select(kept.c.id, told).where(told.is_not(None)).order_by(kept.c.name, kept.c.id))
            return [(str(row[0]), str(row[1])) for row in rows]

    def claims(self, kind: str | None = None, fate: str | None = None, document: str | None = None) -> Iterator[Claim]:
        """Claims by document name and digest, place in the text, kind and id; of one kind, fate or document."""
        wanted = {"kind": kind, "fate": fate, "document": document}
        query = select(tables.claim).join(tables.document, tables.document.c.id == tables.claim.c.document)
        for name, value in wanted.items():
            query = query if value is None else query.where(tables.claim.c[name] == value)
        return self._each(tables.claim, query.order_by(*_IN_ORDER), claim_from_dict)

    def in_the_way(self) -> list[Document]:
        """The documents of which something was in the way, or of which a reading may have been refused, by name and
        digest."""
        kept = tables.document
        told = kept.c.json.not_like('%"refused":0%') | kept.c.json.not_like('%"why":null%')
        return list(self._each(kept, select(kept).where(told).order_by(kept.c.name, kept.c.digest), Document.from_dict))

    def grounds(self) -> list[tuple[str, str, str | None, str | None, str]]:
        """Of every document, in order of ids, what says what it holds: id, seal, the digest of its claims, the run that
        read it, and the digest of its original."""
        kept, read = tables.document, tables.reading
        query = select(kept.c.id, kept.c.seal, read.c.digest, read.c.run, kept.c.digest).outerjoin_from(
            kept, read, read.c.id == kept.c.id
        )
        with self._transactions.reading() as connection:
            return [tuple(row) for row in connection.execute(query.order_by(kept.c.id))]

    def claim_seals(self, documents: Sequence[str]) -> dict[str, str]:
        """The seal of every claim of these documents, by its id: equal seals, equal claims."""
        kept, found = tables.claim, dict[str, str]()
        with self._transactions.reading() as connection:
            for some in leafing.parted(documents):
                rows = connection.execute(select(kept.c.id, kept.c.seal).where(kept.c.document.in_(some)))
                found |= {row.id: row.seal for row in rows}
        return found

    def claim_ids(self, documents: Sequence[str]) -> dict[str, str]:
        """The ids of the claims of these documents, each with the id of its document."""
        kept, found = tables.claim, dict[str, str]()
        with self._transactions.reading() as connection:
            for some in leafing.parted(documents):
                rows = connection.execute(select(kept.c.id, kept.c.document).where(kept.c.document.in_(some)))
                found |= {row.id: row.document for row in rows}
        return found

    def claims_page(self, wanted: Wanted, offset: int, limit: int) -> tuple[list[Claim], int]:
        """Some of the claims wanted, from the offset on and at most so many; and how many there are in all."""
        with self._transactions.reading() as connection:
            counts = [(row.document, row.claims) for row in connection.execute(leafing.per_document(wanted))]
        documents, skipped, total = leafing.cut(counts, offset, limit)
        query = leafing.claims(wanted, documents).offset(offset - skipped).limit(limit)
        return list(self._each(tables.claim, query, claim_from_dict)) if documents else [], total

    def documents_page(self, offset: int, limit: int) -> tuple[list[Document], int]:
        """Some of the documents, in order of name; and how many there are in all."""
        kept = tables.document
        query = select(kept).order_by(kept.c.name, kept.c.digest).offset(offset).limit(limit)
        return list(self._each(kept, query, Document.from_dict)), self.document_count()

    def homes(self, claims: Sequence[str]) -> dict[str, str]:
        """The id of the document of each of these claims; one that is not here has none."""
        found: dict[str, str] = {}
        with self._transactions.reading() as connection:
            for query in leafing.homes(claims):
                found |= {row.id: row.document for row in connection.execute(query)}
        return found

    def names(self, documents: Sequence[str]) -> dict[str, str]:
        """The name of each of these documents."""
        found: dict[str, str] = {}
        with self._transactions.reading() as connection:
            for query in leafing.names(documents):
                found |= {row.id: row.name for row in connection.execute(query)}
        return found

    def some_documents(self, ids: Sequence[str]) -> list[Document]:
        """Those of these documents that are here, by name and digest."""
        kept = tables.document
        found = [
            one
            for some in leafing.parted(ids)
            for one in self._each(kept, select(kept).where(kept.c.id.in_(some)), Document.from_dict)
        ]
        return sorted(found, key=lambda one: (one.name, one.digest))

    def claims_by_document(self, documents: Iterable[str]) -> dict[str, tuple[int, int]]:
        """How many claims, and how many figures, each of these documents has."""
        with self._transactions.reading() as connection:
            rows = connection.execute(leafing.by_document(documents))
            return {row.document: (row.claims, row.figures) for row in rows}

    def claim(self, name: str) -> Claim:
        """The claim of that id.

        Raises:
            NotFound: there is none.
        """
        row = self._find(tables.claim, name)
        if row is None:
            raise NotFound("No claim has this id.", name, "Run: accounted claims")
        with self._kept_well(name):
            return claim_from_dict(json.loads(row.json))

    def claims_of(self, ids: Iterable[str]) -> Iterator[Claim]:
        """The claims that have one of these ids; those that there are."""
        wanted = iter(sorted({*ids}))
        while batch := list(islice(wanted, ROWS)):
            query = select(tables.claim).where(tables.claim.c.id.in_(batch)).order_by(tables.claim.c.id)
            yield from self._each(tables.claim, query, claim_from_dict)

    def runs(self) -> list[Run]:
        """All runs, by id."""
        return list(self._each(tables.run, select(tables.run).order_by(tables.run.c.id), _run))

    def run_ids(self) -> set[str]:
        """The ids of all runs."""
        with self._transactions.reading() as connection:
            return set(connection.execute(select(tables.run.c.id)).scalars())

    def methods(self) -> set[tuple[str, str, str]]:
        """What was done on this shelf, whatever it was done to: method, version and settings in canonical JSON."""
        told = (func.json_extract(tables.run.c.json, f"$.{key}") for key in ("method", "version", "settings"))
        with self._transactions.reading() as connection:
            return {(str(row[0]), str(row[1]), str(row[2])) for row in connection.execute(select(*told).distinct())}

    def search(
        self, query: str, limit: int = 50, forms: Forms | None = None, within: Collection[str] | None = None
    ) -> list[Hit]:
        """Where all words of the query stand close together, best match first; of all documents, or of those given.

        A phrase goes in quotes; a star after a word finds whatever begins so. With `forms`, other words are looked for
        in any of their forms.

        Raises:
            BadInput: the query holds no word.
        """
        words = search.words(query, self._fold, forms)
        with self._transactions.reading() as connection, self._kept_well("the search index"):
            return search.find(connection, words, limit, within)

    def reading(self, document: str) -> Reading | None:
        """What reading a document came to; None where it is not here."""
        with self._transactions.reading() as connection:
            return reading_of(connection, document)

    def readings(self) -> Iterator[Reading]:
        """What reading each document came to, in order of ids."""
        with self._transactions.reading() as connection:
            yield from readings(connection)

    def damage(self) -> Iterator[str]:
        """What is not as it was kept, though nobody asks for it: rows that were altered, struck out or slipped in."""
        with self._transactions.reading() as connection:
            yield from checking.complaints(connection.exec_driver_sql, self._fold)

    def of_other_originals(self) -> list[str]:
        """A sentence for each row that names a run over another original than its document's."""
        with self._transactions.reading() as connection:
            return list(followed.of_other_originals(connection.exec_driver_sql))

    def dump(self) -> Iterator[str]:
        """Every row of the shelf as a line of canonical JSON, in order: equal work, equal lines."""
        with self._transactions.reading() as connection:
            for name, query in _rows_by_table():
                for row in connection.execute(query.execution_options(yield_per=ROWS)):
                    yield canonical({"table": name, **row._mapping})

    def _each(self, kept: Table, query: Select[Any], read: Callable[[Any], T]) -> Iterator[T]:
        with self._transactions.reading() as connection, self._kept_well(f"a row of {kept.name}"):
            for row in connection.execute(query.execution_options(yield_per=ROWS)):
                yield read(json.loads(whole(kept, row, self._where).json))

    def _find(self, kept: Table, name: str) -> Row[Any] | None:
        with self._transactions.reading() as connection:
            row = connection.execute(select(kept).where(kept.c.id == name)).one_or_none()
        return row if row is None else whole(kept, row, self._where)

    def _kept_well(self, what: str) -> AbstractContextManager[None]:
        return as_it_was_kept(self._where, what)


def _run(given: dict[str, Any]) -> Run:
    return Run(given["method"], given["version"], tuple(given["inputs"]), given["settings"])


def _claim_row(claim: Claim, run: Run) -> dict[str, Any]:
    row = {**columns_of(claim), "run": run.id, "json": canonical(claim.to_dict())}
    return sealed(tables.claim, row)


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: dict[str, Claim] = {}
    for claim in claims:
        known = seen.get(claim.id)
        if known is None:
            seen[claim.id] = claim
            yield claim
        elif known != claim:
            raise BadInput(
                "Two different claims have one id.", claim.id, "Report this: a reader told them apart badly."
            )


def _storable(text: str, document: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as failure:
        what = f"The text holds half of a character pair, at {failure.start}, and can't be kept."
        raise BadInput(what, document, "Open the original in another encoding.") from failure
    return text


def _rows_by_table() -> Iterator[tuple[str, Select[Any]]]:
    for kept in SEALED:
        yield kept.name, select(kept).order_by(kept.c.id)
    stretch, found = tables.stretch, table("search", column("rowid"), column("folded"), schema="made")
    rows = select(stretch.c.document, stretch.c.start, stretch.c.end, found.c.folded)
    joined = rows.join(found, found.c.rowid == stretch.c.id)
    yield "search", joined.order_by(stretch.c.document, stretch.c.start)
