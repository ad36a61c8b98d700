"""The words that claims stand on, numbered document by document, with the figures marked in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from accounted.errors import EvidenceAtRisk
from accounted.model import Claim, CountClaim, Document, PersonClaim
from accounted.publication.report.shown import shown
from accounted.publication.selection import Released, Selection


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage with every claim that stands on it; `number` is what the page calls it by."""

    number: int
    document: Document
    claims: tuple[Released, ...]

    @property
    def language(self) -> str | None:
        """The language of its words, where it is known."""
        read = self.claims[0].claim.read_by.language
        return read or (self.document.language.value if self.document.language else None)

    @property
    def graphic(self) -> bool:
        """Whether a person marked it as graphic, so that it stays folded until somebody opens it."""
        return any(one.graphic for one in self.claims)

    @property
    def where(self) -> str:
        """Where in the document it stands."""
        passage = self.claims[0].claim.passage
        cell = [f"{name} {at}" for name, at in (("page", passage.page), ("row", passage.row)) if at is not None]
        return ", ".join([*cell, f"characters {passage.start:,}–{passage.end:,}"])

    def words(self) -> Markup:
        """The passage word for word; each claim's own words carry its id, so that a link finds them."""
        passage = self.claims[0].claim.passage
        made, at = Markup(""), passage.start
        for start, end, ids in _marks(self.claims):
            made += shown(passage.exact[at - passage.start : start - passage.start])
            marked = shown(passage.exact[start - passage.start : end - passage.start])
            anchors = Markup("").join(Markup('<span id="{}"></span>').format(id) for id in ids[1:])
            made += Markup('{}<mark id="{}">{}</mark>').format(anchors, ids[0], marked)
            at = end
        return made + shown(passage.exact[at - passage.start :])


def _marks(claims: tuple[Released, ...]) -> Iterator[tuple[int, int, list[str]]]:
    """Stretches of the passage to mark, apart from one another, each with the ids of the claims that begin in it."""
    spans = sorted((*_own_words(one.claim), one.claim.id) for one in claims)
    start, end, ids = spans[0][0], spans[0][1], list[str]()
    for since, to, id in spans:
        if since >= end and ids:
            yield start, end, ids
            start, end, ids = since, to, []
        end = max(end, to)
        ids.append(id)
    yield start, end, ids


def _own_words(claim: Claim) -> tuple[int, int]:
    """The words of the figure or the name, else the whole passage; always within the passage."""
    own = claim.amount if isinstance(claim, CountClaim) else claim.name if isinstance(claim, PersonClaim) else None
    if own is None or not claim.passage.start <= own.start < own.end <= claim.passage.end:
        return claim.passage.start, claim.passage.end
    return own.start, own.end


class Passages:
    """All passages of a selection; `of` gives the one that a claim stands on, and refuses a claim without.

    Args:
        page_of: the page that shows a document's passages, where they don't all stand on the page that links to them.
    """

    def __init__(self, selection: Selection, page_of: Callable[[Document], str] = lambda _: "") -> None:
        self._page_of = page_of
        documents = {one.digest: one for one in selection.documents}
        gathered: dict[tuple[str, int, int], list[Released]] = {}
        for one in selection.claims:
            passage = one.claim.passage
            gathered.setdefault((one.claim.source.digest, passage.start, passage.end), []).append(one)
        self.all = tuple(
            Quoted(number, documents[digest], tuple(claims))
            for number, ((digest, _, _), claims) in enumerate(gathered.items(), 1)
            if digest in documents
        )
        by_document: dict[str, list[Quoted]] = {}
        for quoted in self.all:
            by_document.setdefault(quoted.document.digest, []).append(quoted)
        self._by_document = {digest: tuple(held) for digest, held in by_document.items()}
        self._by_claim = {one.claim.id: quoted for quoted in self.all for one in quoted.claims}
        self._claims = {one.claim.id: one for one in selection.claims}

    def of(self, claim: str) -> Quoted:
        """The passage of the claim.

        Raises:
            EvidenceAtRisk: there is none, so that nothing may be printed that rests on it.
        """
        if claim not in self._by_claim:
            what = "A figure rests on a claim that has no passage here, so it can't be printed; nothing was exported."
            raise EvidenceAtRisk(what, claim, "See what is wrong:  accounted verify")
        return self._by_claim[claim]

    def claim(self, id: str) -> Released:
        """The claim of that id; raises what `of` does."""
        self.of(id)
        return self._claims[id]

    def in_document(self, document: Document) -> tuple[Quoted, ...]:
        """The passages of one document, in order of its text."""
        return self._by_document.get(document.digest, ())

    def href(self, claim: str) -> str:
        """Where the words of the claim are shown; raises what `of` does."""
        return f"{self._page_of(self.of(claim).document)}#{claim}"

    def links(self, claims: Any) -> list[tuple[str, int]]:
        """The ids of claims with the numbers of their passages, in order of the page."""
        return sorted(((id, self.of(id).number) for id in claims), key=lambda it: (it[1], it[0]))
