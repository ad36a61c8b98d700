"""Contradictions that a person marked, beside those that the program proposes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.model import Judgement, Sentence, say

__all__ = ["marked"]

MARK, KIND, USUAL = "contradict", "kind", "conflict"


def marked(
    against: Sequence[Contradiction], claims: Collection[str], judgements: Iterable[Judgement]
) -> list[Contradiction]:
    """What the program proposes, with what people marked put in; the latest mark of two claims gives kind and reason.

    What the program says of the same two claims stays beside the reason of the person. A mark on claims that are not
    both of this incident is passed over.
    """
    made = {one.id: one for one in against}
    for judgement in sorted(judgements, key=lambda one: one.seq):
        if judgement.verdict == MARK and claims_here(judgement, claims):
            one, other = judgement.targets
            new = contradiction(judgement.changes.get(KIND) or USUAL, one, other, "")
            new = replace(new, by_hand=judgement.id, why=_why(judgement, made.get(new.id)))
            made[new.id] = new
    return sorted(made.values(), key=lambda one: (not one.holds, one.kind, one.claims))


def claims_here(judgement: Judgement, claims: Collection[str]) -> bool:
    """Whether the judgement is on claims of this incident alone."""
    return all(id in claims for id in judgement.targets)


def _why(judgement: Judgement, proposed: Contradiction | None) -> Sentence:
    if proposed is None or proposed.by_hand:
        return say("Marked by {person}: {why}", person=judgement.by, why=judgement.why)
    return say(
        "Marked by {person}: {why} The program says: {proposed}", person=judgement.by, why=judgement.why,
        proposed=proposed.why,
    )  # fmt: skip
