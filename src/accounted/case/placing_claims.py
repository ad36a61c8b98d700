"""Claims in their document: on which page they stand, what is marked there, and who speaks where a mail is quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from accounted.model import EARLIER_MAIL, PUBLISHER, Claim, CountClaim, Document, Mark, Step, page_of

_BY_DEFAULT = frozenset({"speaker.publisher", "speaker.is-publisher"})
_OF_THE_QUOTED = Step("speaker.earlier-mail")


class Placing:
    """Puts the claims of one document to their places in it."""

    def __init__(self, document: Document) -> None:
        self._pages = document.pages
        self._order = {mark: number for number, mark in enumerate(map(id, document.marks))}
        self._marks = sorted(document.marks, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self._marks]
        self._reach = list(accumulate((mark.end for mark in self._marks), max))

    def placed(self, claim: Claim) -> Claim:
        """The claim with the page its passage begins on, and the marks on its words; its id stays.

        Whoever publishes a mail does not say what it quotes: what nobody is named for there is of an earlier mail.
        """
        start, end = claim.passage.start, claim.passage.end
        page, marks = page_of(self._pages, start, end), tuple(self._on(start, end))
        if page is None and not marks:
            return claim
        placed = claim.with_changes(passage=replace(claim.passage, page=page, marks=marks))
        depth = _quoted(placed, marks)
        return _of_an_earlier_mail(placed, depth) if depth else placed

    def _on(self, start: int, end: int) -> list[Mark]:
        """The marks that touch a stretch, in their order; a mail can have as many of them as claims."""
        at, found = bisect_left(self._starts, end), list[Mark]()
        while at and self._reach[at - 1] > start:
            at -= 1
            if self._marks[at].end > start:
                found.append(self._marks[at])
        return sorted(found, key=lambda mark: self._order[id(mark)])


def _quoted(claim: Claim, marks: Iterable[Mark]) -> str:
    """How deep the words of a claim stand in quoted mails; empty where they are the sender's."""
    at = claim.amount.start if isinstance(claim, CountClaim) else claim.passage.start
    return next((it.about.get("depth", "1") for it in marks if it.kind == "quoted" and it.start <= at < it.end), "")


def _of_an_earlier_mail(claim: Claim, depth: str) -> Claim:
    if not (claim.said_by.own_voice and claim.said_by.name == PUBLISHER):
        return claim
    name = EARLIER_MAIL if depth == "1" else f"{EARLIER_MAIL}, quoted {depth} deep"
    said_by = replace(claim.said_by, name=name, mode="indirect")
    told = claim.explanation
    if told is not None:
        steps = tuple(_OF_THE_QUOTED if step.rule in _BY_DEFAULT else step for step in told.steps)
        told = replace(told, steps=steps)
    return claim.with_changes(said_by=said_by, explanation=told)
