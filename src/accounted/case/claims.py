"""`case.claims`: what speakers claim, as judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from accounted.case.desk import Desk
from accounted.case.documents import Documents
from accounted.case.leaves import ClaimsPage, OpenDocument
from accounted.case.making import check_made
from accounted.case.standing import TAKE_OUT, JudgedClaim, judged
from accounted.case.withdrawing import standing
from accounted.errors import BadInput
from accounted.model import PUBLISHER, Claim, CountClaim, Judgement, PersonClaim, content_id, vocabulary
from accounted.model.claim import KINDS
from accounted.store import Wanted, parted

if TYPE_CHECKING:
    from accounted.case.proposing import Proposal

_OPEN = (None, "read")

DISPUTED = "disputed"
SOME = 50
"""In how many documents the first of a kind is looked for at a time."""

WHY = "Read by hand."
"""The reason that is kept for a claim read by hand, unless one is given."""


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
        return self._judged(self._desk.store.made.claim(id))

    def add(
        self, document: str, start: int, end: int, *, fate: str, by: str, why: str = WHY,
        set: Mapping[str, str] | None = None,
    ) -> JudgedClaim:  # fmt: skip
        """A count that a person reads between two offsets of the document's text; kept as a judgement, and undone so.

        Args:
            document: its id, its original's digest, or its name if only one has it.
            set: further values by key, as a correction sets them; `amount.exact` names the words of the number where
                the passage holds several.

        Raises:
            NotFound: there is no such document.
            BadInput: no words stand there, the number is not clear, or the claim is there already.
        """
        from accounted.case.adding_by_hand import add_claim

        opened = self._documents[document]
        judgement = add_claim(self._desk, opened, self._documents.text(opened.id), start, end, fate, by, why, set or {})
        return self[judgement.targets[1]]

    def stretch_of(self, document: str, words: str) -> tuple[int, int]:
        """Where words stand in the document's text, as `add` takes it: the first offset, and the one behind the last.

        Raises:
            NotFound: there is no such document.
            BadInput: the words stand there more than once, or nowhere.
        """
        from accounted.case.quoting import stretch_of

        opened = self._documents[document]
        return stretch_of(self._documents.text(opened.id), words, opened.name)

    def proposed(self, document: str, start: int, end: int) -> Proposal:
        """What the reader makes of words between two offsets, for a person who reads a count there; nothing is kept.

        Raises:
            NotFound: there is no such document.
            BadInput: no words stand there.
        """
        from accounted.case.proposing import propose

        return propose(self.in_document(document), start, end)

    def ready_to_propose(self, language: str) -> None:
        """Load what `proposed` needs for a language, beside whatever else goes on."""
        from accounted.case.proposing import ready

        ready(language)

    def all(
        self, kind: str | None = None, fate: str | None = None, document: str | None = None
    ) -> Iterator[JudgedClaim]:
        """Claims by document name and place in the text; rejected ones among them, marked.

        Kind and fate are those after correction; `document` is an id, a digest or a name.
        """
        if kind is not None and kind not in KINDS:
            raise BadInput(f"{kind!r} is no kind of claim.", None, f"Use one of: {', '.join(sorted(KINDS))}.")
        if fate is not None and not self.page(0, 1, fate=fate).total:
            vocabulary("fates").check_typed(fate)
        check_made(self._desk)
        wanted = self._documents.id_of(document) if document else None
        return self._all(kind, fate, wanted)

    def page(
        self,
        offset: int = 0,
        limit: int = 50,
        *,
        kind: str | None = None,
        fate: str | None = None,
        document: str | None = None,
        said_by: str | None = None,
        number: int | None = None,
        place: str | None = None,
        state: str | None = None,
        among: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
    ) -> ClaimsPage:
        """Some claims, in the order of `all`; kind, fate, speaker and number are those that the reader found.

        Args:
            said_by: a speaker as written, or a publisher where it speaks itself.
            number: figures whose lower or upper end it is.
            place: a place, as written.
            state: `read` (judged by nobody yet), `accept`, `reject`, `correct`, or `disputed` (reviewers differ).
            among: only claims of these ids.
            documents: only claims in documents of these ids.
        """
        check_made(self._desk)
        with self._desk.store.reading():
            standing = self._standing()
            by_state = {id: held[-1].verdict for id, held in standing.items()}
            if state not in _OPEN:
                differ = self._desk.memory.disputed() if self._desk.memory else frozenset()
                so = [id for id, verdict in by_state.items() if id not in differ and _is(verdict, state)]
                so = sorted(differ) if state == DISPUTED else so
                among = [id for id in so if among is None or id in among]
            without = tuple(by_state) if state == "read" else ()
            wanted = Wanted(kind, fate, self._documents.id_of(document) if document else None, said_by, number, place,
                            None if among is None else tuple(among), without,
                            None if documents is None else tuple(documents))  # fmt: skip
            found, total = self._desk.store.made.claims_page(wanted, offset, limit)
            claims = tuple(judged(one, standing.get(one.id, ()), self._text_of(one)) for one in found)
        return ClaimsPage(claims, offset, total)

    def unjudged(self, kind: str | None = None) -> int:
        """How many claims nobody has judged yet, of a kind or in all."""
        check_made(self._desk)
        with self._desk.store.reading():
            judged_too = self._desk.store.made.claims_page(Wanted(kind, among=tuple(self._standing())), 0, 0)[1]
            return self._desk.store.overview.claim_count(kind) - judged_too

    def first_unjudged(self, kind: str) -> JudgedClaim | None:
        """The first claim of a kind, in the order of `all`, that nobody has judged yet; None when all are."""
        check_made(self._desk)
        made, offset, total = self._desk.store.made, 0, 1
        while offset < total:
            documents, total = made.documents_page(offset, SOME)
            wanted = Wanted(kind, without=tuple(self._standing()), documents=tuple(one.id for one in documents))
            for one in made.claims_page(wanted, 0, 1)[0]:
                return judged(one, (), self._text_of(one))
            offset += SOME
        return None

    def homes(self, ids: Sequence[str]) -> dict[str, str]:
        """The id of the document of each of these claims, by the claim's."""
        return self._desk.store.made.homes(ids)

    def speakers(self, ids: Sequence[str]) -> dict[str, str]:
        """Who says each of these claims as its document writes it, or as a person corrected it; by the claim's id."""
        corrected = (
            (id, one.changes["said_by"])
            for id, held in self._standing().items()
            for one in held
            if "said_by" in one.changes
        )
        asked = self._desk.store.overview.speakers(ids).items()
        found = {id: name for id, name in asked if name != PUBLISHER}  # whoever that is, no words name it
        return found | {id: str(name) for id, name in corrected if id in found}

    def counting(self, documents: Sequence[str]) -> set[str]:
        """Who gives a number in these documents, as they write it, of whatever incident."""
        return self._desk.store.overview.counting(documents)

    def by_id(self, ids: Sequence[str]) -> dict[str, JudgedClaim]:
        """Those of these claims that the case has, by id, as judged."""
        pages = (self.page(limit=len(some), among=some) for some in parted(ids))
        return {one.claim.id: one for page in pages for one in page.claims}

    def same_figure(self, claim: Claim, limit: int = 20) -> ClaimsPage:
        """Other claims that give the same number for the same fate."""
        if not isinstance(claim, CountClaim) or not claim.amount.quantified:
            return ClaimsPage((), 0, 0)
        number = claim.amount.low if claim.amount.low is not None else claim.amount.high
        page = self.page(limit=limit + 1, fate=claim.fate.code, number=number)
        others = tuple(one for one in page.claims if one.claim.id != claim.id)
        return ClaimsPage(others[:limit], 0, max(page.total - 1, 0))

    def with_former_speaker(self, corrected: JudgedClaim) -> list[Claim]:
        """Other claims, read in the same words, that still name whom a person took away as the speaker of this one."""
        claim, before = corrected.claim, corrected.read.said_by.name
        if claim.said_by.name == before:
            return []
        document = content_id("document", claim.source.digest)
        here = (one.claim for one in self._all(None, None, document) if not one.rejected and one.claim.id != claim.id)
        start, end = claim.passage.start, claim.passage.end
        beside = (one for one in here if one.passage.start < end and start < one.passage.end)
        return [one for one in beside if one.said_by.name == before]

    def of_the_same_number(self, claim: Claim) -> list[Claim]:
        """Other counts of the same fate whose number stands at the very place of this one's; rejected ones are left
        out."""
        if not isinstance(claim, CountClaim):
            return []
        document, place = content_id("document", claim.source.digest), (claim.amount.start, claim.amount.end)
        here = (one.claim for one in self._all("count", claim.fate.code, document) if not one.rejected)
        return [
            one for one in here
            if isinstance(one, CountClaim) and one.id != claim.id and (one.amount.start, one.amount.end) == place
        ]  # fmt: skip

    def in_document(self, document: str) -> OpenDocument:
        """A document with its text and all its claims, of one moment."""
        with self._desk.store.reading():
            opened = self._documents[document]
            claims = list(self.all(document=opened.id))
            text = self._documents.text(opened.id) if opened.text_digest else None
        return OpenDocument(opened, text, claims)

    def _all(self, kind: str | None, fate: str | None, document: str | None) -> Iterator[JudgedClaim]:
        standing = self._standing()
        for claim in self._desk.store.made.claims(kind=kind, document=document):
            one = judged(claim, standing.get(claim.id, ()), self._text_of(claim))
            if fate in (None, _fate(one.claim)):
                yield one

    def _standing(self) -> Mapping[str, Sequence[Judgement]]:
        """The judgements that hold on each claim; each is an event of the log, so they stand while its head does."""

        def asked() -> Mapping[str, Sequence[Judgement]]:
            return standing(self._desk, self._desk.store.hand.judgements())

        head = self._desk.glance.once("head", self._desk.store.given.head)
        return self._desk.lasting.while_("judgements", (head, self._desk.store.stamp()), asked)

    def _judged(self, claim: Claim) -> JudgedClaim:
        return judged(claim, self._standing().get(claim.id, ()), self._text_of(claim))

    def _text_of(self, claim: Claim) -> TextOf:
        return TextOf(self._desk, content_id("document", claim.source.digest))


def _is(verdict: str, state: str | None) -> bool:
    """Whether a last verdict leaves a claim in that state; one whose document was taken back is rejected with it."""
    return verdict == state or (state == "reject" and verdict in TAKE_OUT)


class TextOf:
    """Gives a document's text when it is asked for."""

    def __init__(self, desk: Desk, document: str) -> None:
        self._desk, self._document = desk, document

    def __call__(self) -> str:
        """The text."""
        return self._desk.store.made.text(self._document)


def _fate(claim: Claim) -> str | None:
    return claim.fate.code if isinstance(claim, CountClaim | PersonClaim) else None
