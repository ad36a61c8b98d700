"""A page at a time out of the made shelf, so that a case of any size opens at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from accounted.store import tables

MOST_IDS = 5_000
"""How many ids one question may name; SQLite takes 32,766 values."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims: of a kind, fate, document, speaker, number or place, among these ids or documents, or not.

    `number` asks for figures whose low or high it is.
    """

    kind: str | None = None
    fate: str | None = None
    document: str | None = None
    said_by: str | None = None
    number: int | None = None
    place: str | None = None
    among: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()
    documents: tuple[str, ...] | None = None


def per_document(wanted: Wanted) -> Select[Any]:
    """How many of the claims wanted each document has, in the order of documents."""
    claim, document, reading = tables.claim, tables.document, tables.reading
    if wanted == Wanted():  # then what each reading noted need not be counted again
        noted = select(reading.c.id, reading.c.claims).join(document, document.c.id == reading.c.id)
        return noted.with_only_columns(reading.c.id.label("document"), reading.c.claims).order_by(
            document.c.name, document.c.digest
        )
    many = select(claim.c.document, func.count().label("claims")).where(_holds(wanted)).group_by(claim.c.document)
    counted = many.subquery()
    query = select(counted.c.document, counted.c.claims).join(document, document.c.id == counted.c.document)
    return query.order_by(document.c.name, document.c.digest)


def cut(counts: Sequence[tuple[str, int]], offset: int, limit: int) -> tuple[list[str], int, int]:
    """The documents whose claims stand from the offset on, how many claims lie before them, and how many there are."""
    before, skipped, chosen = 0, 0, list[str]()
    for document, claims in counts:
        if before + claims > offset and before < offset + limit:
            skipped = before if not chosen else skipped
            chosen.append(document)
        before += claims
    return chosen, skipped, before


def claims(wanted: Wanted, documents: Sequence[str]) -> Select[Any]:
    """The rows wanted of some documents, by document name and digest, place in the text, kind and id."""
    claim, document = tables.claim, tables.document
    joined = select(claim).join(document, document.c.id == claim.c.document)
    return joined.where(_holds(wanted), claim.c.document.in_(documents)).order_by(
        document.c.name, document.c.digest, claim.c.start, claim.c.amount_start, claim.c.kind, claim.c.id
    )


def by_document(documents: Iterable[str]) -> Select[Any]:
    """How many claims each of these documents has, and how many of them are figures."""
    kept = tables.claim
    figures = func.count(kept.c.low) + func.count(kept.c.high).filter(kept.c.low.is_(None))
    query = select(kept.c.document, func.count().label("claims"), figures.label("figures"))
    return query.where(kept.c.document.in_(list(documents))).group_by(kept.c.document)


def places() -> Select[Any]:
    """Every name of a place as written, with how many claims and documents write it, by number and name."""
    kept = tables.claim
    many = func.count()
    query = select(kept.c.place, many.label("claims"), func.count(kept.c.document.distinct()).label("documents"))
    return query.where(kept.c.place.is_not(None)).group_by(kept.c.place).order_by(many.desc(), kept.c.place)


def homes(claims: Sequence[str]) -> Iterator[Select[Any]]:
    """The document of each claim, asked for in as many questions as it takes."""
    kept = tables.claim
    for some in parted(claims):
        yield select(kept.c.id, kept.c.document).where(kept.c.id.in_(some))


def speakers(claims: Sequence[str]) -> Iterator[Select[Any]]:
    """Who says each claim, likewise."""
    kept = tables.claim
    for some in parted(claims):
        yield select(kept.c.id, kept.c.said_by).where(kept.c.id.in_(some))


def counting(documents: Sequence[str]) -> Iterator[Select[Any]]:
    """Who affirms a number in these documents, likewise; of a publisher's own voice, the publisher."""
    kept = tables.claim
    numbered = kept.c.low.is_not(None) | kept.c.high.is_not(None)
    affirmed = func.json_extract(kept.c.json, "$.polarity") == "affirmed"
    for some in parted(documents):
        asked = select(kept.c.said_by).distinct().where(kept.c.document.in_(some), kept.c.kind == "count")
        yield asked.where(numbered, affirmed)


def names(documents: Sequence[str]) -> Iterator[Select[Any]]:
    """The name of each document, likewise."""
    kept = tables.document
    for some in parted(documents):
        yield select(kept.c.id, kept.c.name).where(kept.c.id.in_(some))


def parted(ids: Sequence[str]) -> Iterator[list[str]]:
    """The ids, each once, in as many lists as one question can name."""
    held = sorted(set(ids))
    return (held[at : at + MOST_IDS] for at in range(0, len(held), MOST_IDS))


def many(kind: str | None) -> Select[Any]:
    """How many claims there are, of a kind or in all."""
    claim, reading = tables.claim, tables.reading
    if kind is None:  # what each reading noted need not be counted again
        return select(func.coalesce(func.sum(reading.c.claims), 0))
    return select(func.count()).select_from(claim).where(claim.c.kind == kind)


def published() -> Select[Any]:
    """When each document was put out, as far as anybody says."""
    kept = tables.document
    said = func.json_extract(kept.c.json, "$.published")
    return select(kept.c.id, said.label("published")).where(said.is_not(None))


def described() -> Select[Any]:
    """What each document is called, by whom it is, and when it was put out."""
    kept = tables.document
    title, publisher, published = (
        func.json_extract(kept.c.json, f"$.{name}").label(name) for name in ("title", "publisher", "published")
    )
    return select(kept.c.id, kept.c.name, title, publisher, published)


def _holds(wanted: Wanted) -> ColumnElement[bool]:
    kept = tables.claim
    equal = {"kind": wanted.kind, "fate": wanted.fate, "document": wanted.document, "said_by": wanted.said_by,
             "place": wanted.place}  # fmt: skip
    few = wanted.number is not None or wanted.among is not None  # then no index of many rows is to be used
    rules = [
        (kept.c[name].concat("") if few and name in ("kind", "fate") else kept.c[name]) == value
        for name, value in equal.items() if value is not None
    ]  # fmt: skip
    if wanted.number is not None:
        rules.append((kept.c.low == wanted.number) | (kept.c.high == wanted.number))
    if wanted.among is not None:
        rules.append(kept.c.id.in_(_listed(wanted.among)))
    if wanted.documents is not None:
        rules.append(kept.c.document.in_(_listed(wanted.documents)))
    if wanted.without:
        rules.append(kept.c.id.not_in(_listed(wanted.without)))
    return and_(True, *rules)


def _listed(ids: Sequence[str]) -> Select[Any]:
    """The ids as a question of their own: one value, however many they are."""
    return select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value)
