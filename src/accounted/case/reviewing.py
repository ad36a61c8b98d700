"""Reviewers beside each other: what each last put their name to, where they differ, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from accounted.case.standing import JudgedClaim, standing_by_claim, undone
from accounted.model import Claim, CountClaim, Judgement

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.comparison.agreement import Agreement

Answers = dict[str, dict[str, dict[str, str]]]
"""By question, by what it is on, by reviewer."""

_OF_COUNTS = (("low", "amount"), ("high", "amount"), ("precision", "amount"))
_OPPOSED = {
    "same_origin": "origin", "different_origin": "origin", "explain": "contradiction", "dismiss": "contradiction",
    "same_person": "person", "different_person": "person", "unsure": "person",
}  # fmt: skip
"""Verdicts that answer one question about the same things."""

READING = "reading"


def agreements(case: Case) -> list[Agreement]:
    """How far reviewers agree, question by question, on what two or more of them judged.

    The questions are whether a claim is read rightly, each value of claims that both kept, and what the opposed
    verdicts on origins, contradictions and persons decide. Each reviewer's latest judgement that holds is their answer.
    """
    from accounted.comparison.agreement import agreement

    answers: Answers = {}
    judgements = case.desk.store.hand.judgements()
    several = [id for id, held in standing_by_claim(judgements).items() if len({one.by for one in held}) > 1]
    for one in case.claims.by_id(several).values():
        if len(one.reviews) > 1:
            _take_claim(one, answers)
    _take_opposed(judgements, answers)
    made = (agreement(question, on) for question, on in sorted(answers.items()))
    return [one for one in made if one is not None]


def _take_claim(one: JudgedClaim, answers: Answers) -> None:
    for review in one.reviews:
        said = "rejected" if review.claim is None else "kept"
        answers.setdefault(READING, {}).setdefault(one.read.id, {})[review.by] = said
        for question, value in _values(review.claim):
            answers.setdefault(question, {}).setdefault(one.read.id, {})[review.by] = value


def _values(claim: Claim | None) -> Iterator[tuple[str, str]]:
    """The values of a claim that a reviewer can correct, each under its key."""
    if claim is None:
        return
    wire = claim.to_dict()
    for key in ("polarity", "modality"):
        yield key, wire[key]
    yield "said_by", claim.said_by.name
    for key, inner in (("place", "name"), ("actor", "name"), ("period", "edtf")):
        yield key, _said(wire[key][inner] if wire[key] else None)
    if isinstance(claim, CountClaim):
        for key in ("fate", "unit", "group", "part_of"):
            yield key, _said(wire[key])
        yield from ((f"{outer}.{key}", _said(wire[outer][key])) for key, outer in _OF_COUNTS)


def _said(value: Any) -> str:
    return "nobody said" if value is None else str(value)


def _take_opposed(judgements: Iterable[Judgement], answers: Answers) -> None:
    held = list(judgements)
    taken = undone(held)
    for one in held:
        question = _OPPOSED.get(one.verdict)
        if question and one.id not in taken:
            for item in _items(one):
                answers.setdefault(question, {}).setdefault(item, {})[one.by] = one.verdict


def _items(one: Judgement) -> Iterator[str]:
    """What the judgement answers on: a contradiction, or each pair of its claims or records."""
    if _OPPOSED[one.verdict] == "contradiction":
        yield from one.targets
    else:
        yield from (" ".join(pair) for pair in combinations(sorted(one.targets), 2))
