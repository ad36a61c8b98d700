"""How a claim came to be read, in words: a sentence for each rule that made it, with the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounted.model import Claim

if TYPE_CHECKING:
    from accounted.reading import Said


def explain(claim: Claim) -> list[Said]:
    """The explanation of a claim, its tier first, a sentence a step; empty for a claim that a person read."""
    from accounted.reading import said

    return said(claim)


def explained_dict(claim: Claim) -> dict[str, Any]:
    """The public JSON of a claim with what each step of its explanation, and its tier, `says` in words."""
    written = claim.to_dict()
    if claim.explanation is None:
        return written
    told = explain(claim)
    steps = told[-len(claim.explanation.steps) :]
    explanation = written["explanation"]
    explanation["steps"] = [{**step, "says": one.says} for step, one in zip(explanation["steps"], steps, strict=True)]
    return {**written, "explanation": {**explanation, "says": told[0].says} if claim.tier else explanation}
