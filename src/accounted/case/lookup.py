"""A figure looked up, as a fact-checker types it: who gives it, since when, who repeats whom, and what others say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from accounted.case.standing import JudgedClaim
from accounted.case.withdrawing import withdrawn
from accounted.language import fold
from accounted.model import Claim, CountClaim, Document, content_id, vocabulary
from accounted.model.edtf import sort_key
from accounted.model.judgement import READ_BY_HAND

if TYPE_CHECKING:
    from accounted.case.case import Case

Figure = tuple[JudgedClaim, Document]
"""A figure with the document it stands in."""

WORDS_KEPT = 200
"""Of how many words it is kept which documents hold them."""
AT_ONCE, DOCUMENTS = 2_000, 20
"""How many figures are read from the shelf at a time, and out of how many documents."""
MOST = 20
"""How many statements are found for words without a number; who looks for fewer gives one more word."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ']\d{3})+|\d+")
_TOO_LONG = 16
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


def lookup(case: Case, number: int | None, words: Sequence[str], most: int | None = None) -> Lookup:
    """The statements that give a number and fit the words.

    Words that name a fate choose it; every other word must stand in the passage, the document's title or name, the
    speaker, the place, or what the incident that the claim is about is called, in whatever spelling; of a number whose
    claim names no place of its own, anywhere in the document. Documents that were taken back give nothing. `most` is
    how many chains of origins are given, those that most statements stand in.
    """
    fates, rest = _fates_in(words)
    if number is None and not rest:
        return Lookup(number, tuple(words), fates=fates)
    with case.desk.glance.taken():
        case.memory.shelf()  # what a claim is about is asked for below, of one moment
        with case.desk.store.reading():
            pages = _pages(case, number) if number is not None else _in_documents(case, rest, fates)
            holding = _Holding(case) if number is not None else None
            fitting = (one for page in pages for one in _fitting(case, page, fates, rest, holding))
            gone = withdrawn(case.desk)
            fitting = (one for one in fitting if one[1].id not in gone and _gives(one[0].claim, number))
            found = list(fitting if number is not None else islice(fitting, MOST + 1))
        found, more = (found, False) if number is not None else (found[:MOST], len(found) > MOST)
        found.sort(key=_by_date)
        ids = {one.claim.id for one, _ in found}
        return Lookup(number, tuple(words), tuple(found), *case.views.around(ids, most), fates, more)


def number_and_words(asked: str) -> tuple[int | None, list[str]]:
    """The first number of what somebody types, None where there is none, and the words beside it."""
    found = _NUMBER.search(asked)
    if found is None:
        return None, asked.split()
    number = int(re.sub(r"\D", "", found[0])) if len(found[0]) < _TOO_LONG else None
    return number, _NUMBER.sub(" ", asked, count=1).split()


def _gives(claim: Claim, number: int | None) -> bool:
    """Whether a claim gives the number: a vague word, such as dozens, stands for none that somebody would look up."""
    if number is None or not isinstance(claim, CountClaim) or claim.amount.precision != "vague":
        return True
    return any(map(str.isdigit, claim.amount.exact))


def _by_date(it: Figure) -> tuple[Any, ...]:
    claim, document = it[0].claim, it[1]
    return (
        sort_key(document.published.value if document.published else None),
        document.id,
        claim.passage.start,
        claim.id,
    )


def _in_documents(case: Case, words: Sequence[str], fates: Sequence[str]) -> Iterator[list[Figure]]:
    """Every figure in the documents that may hold these words, those first that were put out first.

    A word is looked for where it begins a word of the text; only one that begins none anywhere is looked for within.
    """
    corrected, fate = _by_people(case), fates[0] if len(fates) == 1 else None
    described = _described(case)
    fitting = {*described}
    for word in words:
        folded = _folded(word)
        called = {id for id, (said, _) in described.items() if folded in said}
        fitting &= called | _holding(case, word) | corrected
    ordered = sorted(fitting, key=lambda id: (described[id][1], id))
    for at in range(0, len(ordered), DOCUMENTS):
        some = ordered[at : at + DOCUMENTS]
        as_read = _pages(case, None, [id for id in some if id not in corrected], fate)
        by_people = _pages(case, None, [id for id in some if id in corrected])
        yield sorted((one for page in (*as_read, *by_people) for one in page), key=_by_date)


def _holding(case: Case, word: str) -> set[str]:
    """The documents in whose text a word stands; of the words asked for last, kept while the case stays as it is."""
    store = case.desk.store
    known: dict[str, set[str]] = case.desk.lasting.while_("holding", (store.given.head(), store.stamp()), dict)
    if word not in known:
        if len(known) >= WORDS_KEPT:
            known.clear()
        known[word] = store.overview.holding(word)
    return known[word]


def _described(case: Case) -> dict[str, tuple[str, Any]]:
    """What each document is called and by whom it is, folded, and what puts it in order of dates, by its id."""

    def asked() -> dict[str, tuple[str, Any]]:
        return {
            id: ("\n".join(_folded(it) for it in said if it), sort_key(published))
            for id, *said, published in case.desk.store.overview.described()
        }

    store = case.desk.store
    return case.desk.lasting.while_("described", (store.given.head(), store.stamp()), asked)


def _by_people(case: Case) -> set[str]:
    """The documents of claims that people corrected or read: they may name a speaker or a place that no text names."""
    judged = case.desk.store.hand.judgements(verdicts=("correct", READ_BY_HAND))
    ids = [id for one in judged for id in one.targets]  # what was read by hand names its document beside the claim
    return {*case.claims.homes(ids).values()}


def _pages(
    case: Case, number: int | None, documents: Sequence[str] | None = None, fate: str | None = None
) -> Iterator[list[Figure]]:
    """Every figure of that number, or in these documents and read as of that fate, each with its document."""
    offset, total = 0, 1 if documents is None or documents else 0
    while offset < total:
        page = case.claims.page(offset, AT_ONCE, kind="count", fate=fate, number=number, documents=documents)
        homes = [content_id("document", one.claim.source.digest) for one in page.claims]
        opened = case.documents.by_id({*homes})
        yield [(one, opened[home]) for one, home in zip(page.claims, homes, strict=True) if home in opened]
        offset, total = offset + AT_ONCE, page.total


def _fates_in(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fates that words name, and the other words."""
    by_word = {fold(word): code for word, code in vocabulary("fates").by_word.items()}
    by_word |= {fold(code): code for code in vocabulary("fates").codes}
    fates = tuple(dict.fromkeys(by_word[fold(word)] for word in words if fold(word) in by_word))
    return fates, tuple(word for word in words if fold(word) not in by_word)


class _Holding(dict[str, set[str]]):
    """The documents in whose text a word stands, each word asked for once."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case

    def __missing__(self, word: str) -> set[str]:
        found = self[word] = _holding(self._case, word)
        return found


def _fitting(
    case: Case, page: Sequence[Figure], fates: Sequence[str], words: Sequence[str], holding: _Holding | None
) -> Iterator[Figure]:
    """Those of some figures that are of one of the fates and fit the words.

    Args:
        holding: the documents of each word, to be asked for figures that name no place; None to leave them out.
    """
    wanted = {_folded(word) for word in words}
    lacking = {
        one.claim.id: wanted - {word for word in wanted if word in said}
        for one, document in page
        for said in (_said(one.claim, document),)
        if not fates or (isinstance(one.claim, CountClaim) and one.claim.fate.code in fates)
    }
    about = case.views.called([id for id, missing in lacking.items() if missing])
    for one, document in page:
        missing = lacking.get(one.claim.id)
        if missing is None:
            continue
        left = [word for word in missing if word not in _folded(about.get(one.claim.id, ""))]
        placeless = holding if one.claim.place is None else None
        if not left or (placeless is not None and all(document.id in placeless[word] for word in left)):
            yield one, document


def _said(claim: Claim, document: Document) -> str:
    said = [claim.passage.exact, claim.said_by.name, claim.carried_by, document.name,
            document.title.value if document.title else None, claim.place.name if claim.place else None]  # fmt: skip
    return fold(" ".join(filter(None, said)))
