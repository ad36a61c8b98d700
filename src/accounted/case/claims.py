"""`case.claims`: what speakers claim, as judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.case.desk import Desk
from accounted.case.documents import Documents
from accounted.case.making import check_made
from accounted.case.standing import JudgedClaim, judged, standing_by_claim
from accounted.errors import BadInput
from accounted.model import Claim, CountClaim, Judgement, PersonClaim, content_id, vocabulary
from accounted.model.claim import KINDS


class Claims:
    """The claims of a case: iterate for all, ask for some, or take one by its id."""

    def __init__(self, desk: Desk, documents: Documents) -> None:
        self._desk, self._documents = desk, documents

    def __iter__(self) -> Iterator[JudgedClaim]:
        return self.all()

    def __getitem__(self, id: str) -> JudgedClaim:
        """The claim of that id, as judged.

        Raises:
            NotFound: the case has none.
        """
        check_made(self._desk)
        return self._judged(self._desk.store.made.claim(id), self._desk.store.hand.judgements())

    def all(
        self, kind: str | None = None, fate: str | None = None, document: str | None = None
    ) -> Iterator[JudgedClaim]:
        """Claims by document name and place in the text; rejected ones among them, marked.

        Kind and fate are those after correction; `document` is an id, a digest or a name.
        """
        if kind is not None and kind not in KINDS:
            raise BadInput(f"{kind!r} is no kind of claim.", None, f"Use one of: {', '.join(sorted(KINDS))}.")
        if fate is not None:
            vocabulary("fates").check_typed(fate)
        check_made(self._desk)
        wanted = self._documents.id_of(document) if document else None
        return self._all(kind, fate, wanted)

    def _all(self, kind: str | None, fate: str | None, document: str | None) -> Iterator[JudgedClaim]:
        standing = standing_by_claim(self._desk.store.hand.judgements())
        for claim in self._desk.store.made.claims(kind=kind, document=document):
            one = judged(claim, standing.get(claim.id, ()), self._text_of(claim))
            if fate in (None, _fate(one.claim)):
                yield one

    def _judged(self, claim: Claim, judgements: Sequence[Judgement]) -> JudgedClaim:
        return judged(claim, standing_by_claim(judgements).get(claim.id, ()), self._text_of(claim))

    def _text_of(self, claim: Claim) -> TextOf:
        return TextOf(self._desk, content_id("document", claim.source.digest))


class TextOf:
    """Gives a document's text when it is asked for."""

    def __init__(self, desk: Desk, document: str) -> None:
        self._desk, self._document = desk, document

    def __call__(self) -> str:
        """The text."""
        return self._desk.store.made.text(self._document)


def _fate(claim: Claim) -> str | None:
    return claim.fate.code if isinstance(claim, CountClaim | PersonClaim) else None
