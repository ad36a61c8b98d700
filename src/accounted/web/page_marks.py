"""The pages of a document with a rectangle on each stretch of words that a claim quotes, as it lies on the paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounted.model import CountClaim
from accounted.model.layout import Box, Page
from accounted.web.marks import look_of, state_of

if TYPE_CHECKING:
    from accounted.case import JudgedClaim


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle on a page, and whose it is; `figure` tells the amount from the passage around it."""

    claim: str
    box: Box
    classes: str
    figure: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be drawn, with its rectangles, passages below figures."""

    page: Page
    patches: tuple[Patch, ...]


def sheets(pages: Sequence[Page], claims: Iterable[JudgedClaim]) -> list[Sheet]:
    """These pages with what is claimed on them."""
    held, seen = list(claims), set[str]()
    made = []
    for page in pages:
        below, above = [], []
        for judged in held:
            claim = judged.claim
            if claim.passage.end <= page.start or claim.passage.start >= page.end:
                continue
            state = f"is-{state_of(judged)}"
            for box in page.boxes(claim.passage.start, claim.passage.end):
                below.append(Patch(claim.id, box, f"passage {claim.kind} {state}", False, claim.id not in seen))
                seen.add(claim.id)
            if isinstance(claim, CountClaim):
                look = f"{'figure' if claim.amount.quantified else 'mention'} look-{look_of(claim.fate.code)} {state}"
                above += [Patch(claim.id, box, look, True, False)
                          for box in page.boxes(claim.amount.start, claim.amount.end)]  # fmt: skip
        made.append(Sheet(page, (*below, *above)))
    return made
