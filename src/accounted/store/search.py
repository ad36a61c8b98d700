"""Full text: found across scripts, diacritics and case, because both text and query are folded alike."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, delete, func, insert, select, table
from sqlalchemy import text as sql

from accounted.errors import BadInput
from accounted.model import Passage
from accounted.store import tables
from accounted.store.stretches import stretches

Fold = Callable[[str], str]
"""Text in, text out, so that spellings of one name come out alike ("Xocalı" as "xocali")."""

Forms = Callable[[str], Sequence[str]]
"""A word in, its forms out, itself among them."""

_INDEX = table("search", column("rowid"), column("folded"), column("rank"), schema="made")
_ROWS = 2_000
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found: the document's id, and the passage in its own spelling."""

    document: str
    passage: Passage

    def to_dict(self) -> dict[str, Any]:
        """Document and passage."""
        return {"document": self.document, "passage": self.passage.to_dict()}


def add(connection: Connection, document: str, content: str, fold: Fold) -> None:
    """Index the text of a document."""
    last = connection.execute(select(func.coalesce(func.max(tables.stretch.c.id), 0))).scalar_one()
    batch: list[tuple[int, int, int]] = []
    for number, (start, end) in enumerate(stretches(content), last + 1):
        batch.append((number, start, end))
        if len(batch) == _ROWS:
            _insert(connection, document, content, fold, batch)
            batch = []
    if batch:
        _insert(connection, document, content, fold, batch)


def remove(connection: Connection, document: str) -> None:
    """Take a document's text out of the index."""
    rows = select(tables.stretch.c.id).where(tables.stretch.c.document == document)
    connection.execute(delete(_INDEX).where(_INDEX.c.rowid.in_(rows)))
    connection.execute(delete(tables.stretch).where(tables.stretch.c.document == document))


def words(query: str, fold: Fold, forms: Forms | None = None) -> str:
    """The query in SQLite's form: each word, each phrase in quotes and each beginning of a word with a star.

    With `forms`, a word that stands outside quotes and without a star is looked for in any of its forms.

    Raises:
        BadInput: it holds no word.
    """
    asked = (
        _quoted(phrase, fold) if phrase else _any_form(word, fold, forms) for phrase, word in _PHRASE.findall(query)
    )
    wanted = " AND ".join(filter(None, asked))
    if not wanted:
        raise BadInput("There is no word to look for.", None, "Give one or more words, or a phrase in quotes.")
    return wanted


def find(connection: Connection, wanted: str, limit: int, within: Collection[str] | None = None) -> list[Hit]:
    """The stretches that hold all that `words` made of a query, best match first, then by document name and place.

    Args:
        within: the documents in which they are looked for; None for all.
    """
    found, stretch, document = _INDEX, tables.stretch, tables.document
    query = _matching(wanted, stretch.c.document, stretch.c.start, stretch.c.end)
    if within is not None:
        query = query.where(stretch.c.document.in_(_listed(within)))
    rows = connection.execute(
        query.join(document, document.c.id == stretch.c.document)
        .order_by(found.c.rank, document.c.name, document.c.digest, stretch.c.start)
        .limit(limit)
    ).all()
    texts = _texts(connection, {row.document for row in rows})
    return [Hit(row.document, Passage.cut(texts[row.document], row.start, row.end)) for row in rows]


def homes(connection: Connection, wanted: str) -> set[str]:
    """The documents that have a stretch with all that `words` made of a query."""
    return set(connection.execute(_matching(wanted, tables.stretch.c.document).distinct()).scalars())


def holding(connection: Connection, word: str, fold: Fold) -> set[str]:
    """The documents in whose text a word stands or begins; where there are none, those that have it within a word."""
    wanted = _quoted(f"{word}*", fold)
    if wanted is None:
        return set()
    within = _stretches(tables.stretch.c.document).where(_INDEX.c.folded.contains(fold(word), autoescape=True))
    return homes(connection, wanted) or set(connection.execute(within.distinct()).scalars())


def _matching(wanted: str, *columns: ColumnElement[Any]) -> Select[Any]:
    return _stretches(*columns).where(sql("search MATCH :words").bindparams(words=wanted))


def _stretches(*columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).select_from(_INDEX).join(tables.stretch, tables.stretch.c.id == _INDEX.c.rowid)


def _listed(ids: Collection[str]) -> Select[Any]:
    """However many ids as one list that a query can look in; SQLite bounds how many parameters it takes."""
    each = func.json_each(json.dumps(sorted(ids))).table_valued("value")
    return select(each.c.value)


def _insert(connection: Connection, document: str, content: str, fold: Fold, batch: list[tuple[int, int, int]]) -> None:
    connection.execute(
        insert(tables.stretch), [{"id": n, "document": document, "start": s, "end": e} for n, s, e in batch]
    )
    connection.execute(insert(_INDEX), [{"rowid": n, "folded": fold(content[s:e])} for n, s, e in batch])


def _any_form(word: str, fold: Fold, forms: Forms | None) -> str | None:
    """A word, or where forms are wanted each of them, any of which will do."""
    if forms is None or word.endswith("*"):
        return _quoted(word, fold)
    each = [quoted for one in forms(word) if (quoted := _quoted(one, fold))]
    return f"({' OR '.join(each)})" if each else None


def _quoted(word: str, fold: Fold) -> str | None:
    folded = fold(word).replace('"', " ").replace("\0", " ")
    star = "*" if word.endswith("*") else ""
    return f'"{folded}"{star}' if any(character.isalnum() for character in folded) else None


def _texts(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    kept = tables.document_text
    rows = connection.execute(select(kept.c.id, kept.c.text).where(kept.c.id.in_(sorted(documents))))
    return {row.id: row.text for row in rows}
