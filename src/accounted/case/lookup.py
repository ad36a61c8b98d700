"""A figure looked up, as a fact-checker types it: who gives it, since when, who repeats whom, and what others say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from accounted.case.standing import JudgedClaim
from accounted.language import fold
from accounted.model import Claim, CountClaim, Document, content_id, vocabulary
from accounted.model.edtf import sort_key

if TYPE_CHECKING:
    from accounted.case.case import Case

AT_ONCE = 2_000
"""How many figures are read from the shelf at a time."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a case holds on a figure: the statements that give it, oldest document first, and what stands beside them.

    `origins` are the chains of who repeats whom that these statements stand in, `rows` the rows of figures they stand
    in, each with its incident. `since` is the earliest date of publication among the documents.
    """

    number: int | None
    words: tuple[str, ...]
    statements: tuple[tuple[JudgedClaim, Document], ...] = ()
    origins: tuple[dict[str, Any], ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    fates: tuple[str, ...] = field(default=())

    @property
    def since(self) -> str | None:
        """The earliest date at which a document with the figure was put out, None where none is dated."""
        dates = [document.published.value for _, document in self.statements if document.published]
        return min(dates, key=sort_key, default=None)

    def to_dict(self) -> dict[str, Any]:
        """The look-up, `lookup/1`."""
        told = [
            {**one.to_dict(), "published": document.published.value if document.published else None}
            for one, document in self.statements
        ]
        return {
            "schema": "lookup/1", "number": self.number, "words": list(self.words), "fates": list(self.fates),
            "since": self.since, "statements": told, "origins": list(self.origins), "rows": list(self.rows),
        }  # fmt: skip


def lookup(case: Case, number: int | None, words: Sequence[str]) -> Lookup:
    """The statements that give a number and fit the words.

    Words that name a fate choose it; every other word must stand in the passage, the document's title or name, the
    speaker or the place, in whatever spelling.
    """
    fates, rest = _fates_in(words)
    if number is None and not rest:
        return Lookup(number, tuple(words), fates=fates)
    with case.desk.store.reading():
        found = [(one, document) for one, document in _figures(case, number) if _fits(one.claim, document, fates, rest)]
    found.sort(key=lambda it: (sort_key(it[1].published.value if it[1].published else None), it[0].claim.id))
    ids = {one.claim.id for one, _ in found}
    return Lookup(number, tuple(words), tuple(found), *case.views.around(ids), fates)


def _figures(case: Case, number: int | None) -> Iterator[tuple[JudgedClaim, Document]]:
    """Every figure of that number, or every figure, each with its document."""
    offset, total = 0, 1
    while offset < total:
        page = case.claims.page(offset, AT_ONCE, kind="count", number=number)
        documents = case.documents.by_id({content_id("document", one.claim.source.digest) for one in page.claims})
        for one in page.claims:
            if document := documents.get(content_id("document", one.claim.source.digest)):
                yield one, document
        offset, total = offset + AT_ONCE, page.total


def _fates_in(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fates that words name, and the other words."""
    by_word = {fold(code.label): code.code for code in vocabulary("fates").codes.values()}
    by_word |= {fold(code): code for code in vocabulary("fates").codes} | _ALSO
    fates = tuple(dict.fromkeys(by_word[fold(word)] for word in words if fold(word) in by_word))
    return fates, tuple(word for word in words if fold(word) not in by_word)


_ALSO = {"dead": "killed", "died": "killed", "deaths": "killed", "wounded": "injured", "hurt": "injured",
         "hostages": "abducted", "prisoners": "captured", "bodies": "body_found"}  # fmt: skip


def _fits(claim: Claim, document: Document, fates: Sequence[str], words: Iterable[str]) -> bool:
    if fates and isinstance(claim, CountClaim) and claim.fate.code not in fates:
        return False
    said = [claim.passage.exact, claim.said_by.name, claim.carried_by, document.name,
            document.title.value if document.title else None, claim.place.name if claim.place else None]  # fmt: skip
    text = fold(" ".join(filter(None, said)))
    return all(fold(word) in text for word in words)
