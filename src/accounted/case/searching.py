"""A search by words and by what claims say, together: passages that hold the words, and claims that fit the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from accounted.case import hits as passages
from accounted.case.hits import Hit
from accounted.case.leaves import ClaimsPage
from accounted.case.making import check_made
from accounted.model.edtf import days

if TYPE_CHECKING:
    from accounted.case.case import Case


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words, a fate, a speaker, a number, and days between which a document was put out."""

    words: str | None = None
    fate: str | None = None
    said_by: str | None = None
    number: int | None = None
    first: date | None = None
    last: date | None = None

    @property
    def by_claim(self) -> bool:
        """Whether something is asked that only claims say."""
        return self.fate is not None or self.said_by is not None or self.number is not None

    @property
    def dated(self) -> bool:
        """Whether only documents of some days are wanted."""
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Found:
    """The passages that hold all words, best match first, and the claims that fit, None where none were asked for."""

    sought: Sought
    hits: Sequence[Hit]
    claims: ClaimsPage | None

    def to_dict(self) -> dict[str, Any]:
        """What was found, `search/1`."""
        told = {"schema": "search/1", "query": self.sought.words, "hits": [one.to_dict() for one in self.hits]}
        return told if self.claims is None else {**told, "claims": self.claims.to_dict()}


def find(case: Case, sought: Sought, hits: int, offset: int, claims: int) -> Found:
    """What a case holds of it: at most so many hits, and so many claims from `offset` on; nothing for no question."""
    check_made(case.desk)
    dated = _put_out(case, sought) if sought.dated else None
    found = tuple(passages.hits(case.desk, sought.words, hits, dated)) if sought.words else ()
    if not (sought.by_claim or (dated is not None and not sought.words)):
        return Found(sought, found, None)
    within = dated
    if sought.words:
        holding = passages.holding(case.desk, sought.words)
        within = holding if dated is None else holding & dated
    page = case.claims.page(
        offset, claims, fate=sought.fate, said_by=sought.said_by, number=sought.number,
        documents=None if within is None else sorted(within),
    )  # fmt: skip
    return Found(sought, found, page)


def _put_out(case: Case, sought: Sought) -> set[str]:
    """The documents that may have been put out between the days."""

    def fits(published: str) -> bool:
        earliest, latest = days(published)
        before = sought.first is not None and latest is not None and latest < sought.first
        after = sought.last is not None and earliest is not None and earliest > sought.last
        return not (before or after)

    published = case.documents.published()
    between = {it: fits(it) for it in {*published.values()}}
    return {id for id, it in published.items() if between[it]}
