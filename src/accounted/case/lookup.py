"""A figure looked up, as a fact-checker types it: who gives it, since when, who repeats whom, and what others say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from accounted.case.standing import JudgedClaim
from accounted.language import fold
from accounted.model import Claim, CountClaim, Document, content_id, vocabulary
from accounted.model.edtf import sort_key
from accounted.model.judgement import READ_BY_HAND

if TYPE_CHECKING:
    from accounted.case.case import Case

AT_ONCE, DOCUMENTS = 2_000, 20
"""How many figures are read from the shelf at a time, and out of how many documents."""
MOST = 20
"""How many statements are found for words without a number; who looks for fewer gives one more word."""
_folded = lru_cache(30_000)(fold)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a case holds on a figure: the statements that give it, oldest document first, and what stands beside them.

    `origins` are the chains of who repeats whom that these statements stand in, `rows` the rows of figures they stand
    in, each with its incident. `since` is the earliest date of publication among the documents. Words without a number
    find `MOST` statements at most; `more` tells that there are others in later documents.
    """

    number: int | None
    words: tuple[str, ...]
    statements: tuple[tuple[JudgedClaim, Document], ...] = ()
    origins: tuple[dict[str, Any], ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    fates: tuple[str, ...] = field(default=())
    more: bool = False

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
            "since": self.since, "more": self.more, "statements": told, "origins": list(self.origins),
            "rows": list(self.rows),
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
        figures = _figures(case, number) if number is not None else _in_documents(case, rest, fates)
        fitting = ((one, document) for one, document in figures if _fits(one.claim, document, fates, rest))
        found = list(fitting if number is not None else islice(fitting, MOST + 1))
    found, more = (found, False) if number is not None else (found[:MOST], len(found) > MOST)
    found.sort(key=_by_date)
    ids = {one.claim.id for one, _ in found}
    return Lookup(number, tuple(words), tuple(found), *case.views.around(ids), fates, more)


def _by_date(it: tuple[JudgedClaim, Document]) -> tuple[Any, ...]:
    claim, document = it[0].claim, it[1]
    return (
        sort_key(document.published.value if document.published else None),
        document.id,
        claim.passage.start,
        claim.id,
    )


def _in_documents(case: Case, words: Sequence[str], fates: Sequence[str]) -> Iterator[tuple[JudgedClaim, Document]]:
    """Every figure in the documents that may hold these words, those first that were put out first.

    A word is looked for where it begins a word of the text; only one that begins none anywhere is looked for within.
    """
    corrected, fate = _by_people(case), fates[0] if len(fates) == 1 else None
    described = case.desk.store.overview.described()
    fitting = {id for id, *_ in described}
    for word in words:
        folded = _folded(word)
        called = {id for id, *said, _ in described if any(folded in _folded(it) for it in said if it)}
        fitting &= called | case.desk.store.overview.holding(word) | corrected
    dates = {id: published for id, *_, published in described}
    ordered = sorted(fitting, key=lambda id: (sort_key(dates[id]), id))
    for at in range(0, len(ordered), DOCUMENTS):
        some = ordered[at : at + DOCUMENTS]
        as_read = _figures(case, None, [id for id in some if id not in corrected], fate)
        yield from sorted([*as_read, *_figures(case, None, [id for id in some if id in corrected])], key=_by_date)


def _by_people(case: Case) -> set[str]:
    """The documents of claims that people corrected or read: they may name a speaker or a place that no text names."""
    judged = case.desk.store.hand.judgements(verdicts=("correct", READ_BY_HAND))
    ids = [id for one in judged for id in one.targets]  # what was read by hand names its document beside the claim
    return {*case.claims.homes(ids).values()}


def _figures(
    case: Case, number: int | None, documents: Sequence[str] | None = None, fate: str | None = None
) -> Iterator[tuple[JudgedClaim, Document]]:
    """Every figure of that number, or in these documents and read as of that fate, each with its document."""
    offset, total = 0, 1 if documents is None or documents else 0
    while offset < total:
        page = case.claims.page(offset, AT_ONCE, kind="count", fate=fate, number=number, documents=documents)
        opened = case.documents.by_id({content_id("document", one.claim.source.digest) for one in page.claims})
        for one in page.claims:
            if document := opened.get(content_id("document", one.claim.source.digest)):
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
    return all(_folded(word) in text for word in words)
