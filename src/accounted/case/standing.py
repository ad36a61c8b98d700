"""Where judgements leave a claim: which still hold, and the claim with their corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from accounted.case.correcting import corrected
from accounted.errors import BadInput
from accounted.model import Claim, Judgement, canonical

OF_A_READING = ("accept", "reject", "correct")
"""The verdicts on how a claim was read; others on a claim say nothing of that."""

WITHDRAW = "withdraw"
"""The verdict that takes back a whole document, or a list, that was added by mistake."""
TAKE_OUT = ("reject", WITHDRAW)
"""The verdicts that leave a claim out of what is compared."""

ON_INCIDENTS = ("merge", "split", "rename", "move")
ON_ORIGINS = ("same_origin", "different_origin")
ON_CONTRADICTIONS = ("explain", "dismiss", "contradict")
ON_COMPARISONS = (*ON_ORIGINS, *ON_CONTRADICTIONS, *ON_INCIDENTS)
"""The verdicts that change a comparison and no claim."""

HOLDS, UNDONE, ORPHANED, DOES_NOT_FIT = "holds", "undone", "orphaned", "does_not_fit"
"""What has become of a judgement: in force; taken back; its claim is gone; its claim can't take the values set."""


@dataclass(frozen=True, slots=True)
class Review:
    """What one reviewer last put their name to: the claim as they left it, None where they rejected it.

    Who accepts a claim accepts it with the corrections made until then, whoever made them.
    """

    by: str
    judgement: Judgement
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim as judged: `claim` carries every correction that holds, `read` is what the reader found.

    `judgement` is the latest that holds; the claim is rejected, accepted or corrected by it. An acceptance
    confirms the claim as it stands, corrections included. `unfit` lists corrections that the claim, as a
    newer reader reads it, can no longer take. `reviews` holds the last word of each reviewer. Where they differ, all
    of them are shown, and the claim stays in what is compared as long as one of them keeps it.
    """

    claim: Claim
    read: Claim
    judgement: Judgement | None = None
    unfit: tuple[Judgement, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether reviewers left it otherwise: one rejects what another keeps, or they keep other values."""
        return len({_left(one) for one in self.reviews}) > 1

    @property
    def rejected(self) -> bool:
        """Whether a person decided that the passage does not say this, and no other keeps it; or its document is gone.

        Nothing here prefers one reviewer: what one rejects and another keeps is disputed, and is not left out.
        """
        if self.judgement is None or self.judgement.verdict == WITHDRAW:
            return self.judgement is not None
        return bool(self.reviews) and all(one.claim is None for one in self.reviews)

    @property
    def agreed(self) -> bool:
        """Whether a person accepted or corrected it, and nobody rejects it."""
        return self.judgement is not None and all(one.claim is not None for one in self.reviews) and not self.rejected

    def to_dict(self) -> dict[str, Any]:
        """The claim's public JSON, with `judged`: the verdict that stands, by whom, when and why.

        Where several reviewers judged it, `reviews` holds the last word of each, and `disputed` whether they differ.
        """
        judged = _signature(self.judgement) if self.judgement else None
        return {**self.claim.to_dict(), "judged": judged, **self._beside()}

    def _beside(self) -> dict[str, Any]:
        if len(self.reviews) < 2:
            return {}
        return {"reviews": [_signature(one.judgement) for one in self.reviews], "disputed": self.disputed}


@dataclass(frozen=True, slots=True)
class ListedJudgement:
    """A judgement and what has become of it; `state` is None while the made shelf can't be asked."""

    judgement: Judgement
    state: str | None

    def to_dict(self) -> dict[str, Any]:
        """The judgement with its state."""
        return {**self.judgement.to_dict(), "state": self.state}


def undone(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The ids of judgements taken back; an undo that was itself undone takes nothing back."""
    taken: set[str] = set()
    for judgement in sorted(judgements, key=lambda one: one.seq, reverse=True):
        if judgement.verdict == "undo" and judgement.id not in taken:
            taken.update(judgement.targets)
    return frozenset(taken)


def standing_by_claim(judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements on how claims were read that hold, by the claim they are on, oldest first."""
    taken, standing = undone(judgements), dict[str, list[Judgement]]()
    for judgement in sorted(judgements, key=lambda one: one.seq):
        if judgement.verdict in OF_A_READING and judgement.id not in taken:
            for target in judgement.targets:
                standing.setdefault(target, []).append(judgement)
    return standing


def judged(claim: Claim, standing: Iterable[Judgement], text: Callable[[], str]) -> JudgedClaim:
    """The claim with the corrections that hold, made in their order; the latest judgement gives its state."""
    result, last, unfit, reviews = claim, None, list[Judgement](), dict[str, Review]()
    for judgement in standing:
        if judgement.verdict == WITHDRAW:  # of the whole document; how each claim was read it does not say
            last = judgement
            continue
        try:
            if judgement.verdict == "correct":
                result = corrected(result, judgement.changes, text)
        except BadInput:
            unfit.append(judgement)
        else:
            last = judgement
            kept = None if judgement.verdict == "reject" else result
            reviews.pop(judgement.by, None)
            reviews[judgement.by] = Review(judgement.by, judgement, kept)
    return JudgedClaim(result, claim, last, tuple(unfit), tuple(reviews.values()))


def _left(review: Review) -> str:
    return canonical(review.claim.to_dict()) if review.claim else "rejected"


def _signature(judgement: Judgement) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict, "by": judgement.by, "at": judgement.at, "why": judgement.why,
        "judgement": judgement.id,
    }  # fmt: skip
