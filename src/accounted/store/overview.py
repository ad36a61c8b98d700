"""What can be told of the made shelf at a glance, without its rows whole: counts, names and dates of all documents."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from accounted.store import leafing, search, tables
from accounted.store.search import Fold
from accounted.store.transactions import Transactions


class Overview:
    """Counts, names, dates and places, each by one narrow question."""

    def __init__(self, transactions: Transactions, fold: Fold) -> None:
        self._transactions, self._fold = transactions, fold

    def claim_count(self, kind: str | None = None) -> int:
        """How many claims there are, of a kind or in all."""
        with self._transactions.reading() as connection:
            return int(connection.execute(leafing.many(kind)).scalar_one())

    def claim_ids_of(self, kind: str) -> list[str]:
        """The ids of all claims of a kind."""
        with self._transactions.reading() as connection:
            return list(connection.execute(select(tables.claim.c.id).where(tables.claim.c.kind == kind)).scalars())

    def published(self) -> dict[str, str]:
        """When each document was put out, in EDTF, by its id; without those of which nobody says it."""
        with self._transactions.reading() as connection:
            return {row.id: str(row.published) for row in connection.execute(leafing.published())}

    def described(self) -> list[tuple[str, str, str | None, str | None, str | None]]:
        """The id, name, title, publisher and date of publication of every document."""
        with self._transactions.reading() as connection:
            return [tuple(row) for row in connection.execute(leafing.described())]

    def holding(self, word: str) -> set[str]:
        """The ids of the documents in whose text a word stands, or begins, in whatever spelling."""
        with self._transactions.reading() as connection:
            return search.holding(connection, word, self._fold)

    def fitting(self, query: str, forms: search.Forms | None = None) -> set[str]:
        """The ids of all documents in which a query, as `search` takes it, is found.

        Raises:
            BadInput: the query holds no word.
        """
        words = search.words(query, self._fold, forms)
        with self._transactions.reading() as connection:
            return search.homes(connection, words)

    def speakers(self, claims: Sequence[str]) -> dict[str, str]:
        """Who says each of these claims, as its document writes it; of a publisher's own voice, the publisher."""
        found: dict[str, str] = {}
        with self._transactions.reading() as connection:
            for query in leafing.speakers(claims):
                found |= {row.id: row.said_by for row in connection.execute(query)}
        return found

    def counting(self, documents: Sequence[str]) -> set[str]:
        """Who affirms a number in these documents, as they write it; of a publisher's own voice, the publisher."""
        with self._transactions.reading() as connection:
            return {name for query in leafing.counting(documents) for name in connection.execute(query).scalars()}

    def places(self) -> list[tuple[str, int, int]]:
        """Every name of a place as written, with how many claims and documents write it, the most written first."""
        with self._transactions.reading() as connection:
            return [(row.place, row.claims, row.documents) for row in connection.execute(leafing.places())]
