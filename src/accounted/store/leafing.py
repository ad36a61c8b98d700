"""A page at a time out of the made shelf, so that a case of any size opens at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from accounted.model import Claim, CountClaim
from accounted.store import tables

MOST_IDS = 5_000
"""How many ids one question may name; SQLite takes 32,766 values."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims: of a kind, fate, document, speaker or number, among these ids or not among those.

    `number` asks for figures whose low or high it is.
    """

    kind: str | None = None
    fate: str | None = None
    document: str | None = None
    said_by: str | None = None
    number: int | None = None
    among: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()


def claims(wanted: Wanted) -> Select[Any]:
    """The rows wanted, by document name and digest, place in the text, kind and id."""
    claim, document = tables.claim, tables.document
    joined = select(claim).join(document, document.c.id == claim.c.document)
    return joined.where(_holds(wanted)).order_by(
        document.c.name, document.c.digest, claim.c.start, claim.c.amount_start, claim.c.kind, claim.c.id
    )


def count(wanted: Wanted) -> Select[Any]:
    """How many there are."""
    return select(func.count()).select_from(tables.claim).where(_holds(wanted))


def by_document(documents: Iterable[str]) -> Select[Any]:
    """How many claims each of these documents has, and how many of them are figures."""
    kept = tables.claim
    figures = func.count(kept.c.low) + func.count(kept.c.high).filter(kept.c.low.is_(None))
    query = select(kept.c.document, func.count().label("claims"), figures.label("figures"))
    return query.where(kept.c.document.in_(list(documents))).group_by(kept.c.document)


def homes(claims: Sequence[str]) -> Iterator[Select[Any]]:
    """The document of each claim, asked for in as many questions as it takes."""
    kept = tables.claim
    for some in _parted(claims):
        yield select(kept.c.id, kept.c.document).where(kept.c.id.in_(some))


def names(documents: Sequence[str]) -> Iterator[Select[Any]]:
    """The name of each document, likewise."""
    kept = tables.document
    for some in _parted(documents):
        yield select(kept.c.id, kept.c.name).where(kept.c.id.in_(some))


def _parted(ids: Sequence[str]) -> Iterator[list[str]]:
    held = sorted(set(ids))
    return (held[at : at + MOST_IDS] for at in range(0, len(held), MOST_IDS))


def _holds(wanted: Wanted) -> ColumnElement[bool]:
    kept = tables.claim
    equal = {"kind": wanted.kind, "fate": wanted.fate, "document": wanted.document, "said_by": wanted.said_by}
    rules = [kept.c[name] == value for name, value in equal.items() if value is not None]
    if wanted.number is not None:
        rules.append((kept.c.low == wanted.number) | (kept.c.high == wanted.number))
    if wanted.among is not None:
        rules.append(kept.c.id.in_(wanted.among[:MOST_IDS]))
    if wanted.without:
        rules.append(kept.c.id.not_in(wanted.without[:MOST_IDS]))
    return and_(True, *rules)


def found_by(claim: Claim) -> dict[str, Any]:
    """What a claim is found by, beside its kind and place."""
    amount = claim.amount if isinstance(claim, CountClaim) else None
    own = claim.said_by.own_voice and claim.carried_by
    return {
        "low": amount.low if amount else None, "high": amount.high if amount else None,
        "said_by": claim.carried_by if own else claim.said_by.name,
    }  # fmt: skip
