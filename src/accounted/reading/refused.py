"""What a reader proposed and did not become a claim: counted by reason, so that none vanishes unseen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from accounted.model import Claim
from accounted.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reading that was refused: the code of the reason, a sentence, and the claim if it came that far.

    A reader gives refusals among its claims, for what was proposed to it and it would not stand by. The sentence
    may quote the document; what is shown and logged is the reason alone.
    """

    reason: str
    why: str
    claim: Claim | None = None

    def __post_init__(self) -> None:
        vocabulary("refusals").check(self.reason)


@dataclass(slots=True)
class Refused:
    """All that was refused in one document, in the order it came."""

    refusals: list[Refusal] = field(default_factory=list)

    def add(self, refusal: Refusal) -> None:
        """Take note of one more."""
        self.refusals.append(refusal)

    def counts(self) -> dict[str, int]:
        """How many were refused for each reason, most first."""
        counted = Counter(refusal.reason for refusal in self.refusals)
        return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))

    def __str__(self) -> str:
        """One sentence with the counts; empty when nothing was refused."""
        if not self.refusals:
            return ""
        label = vocabulary("refusals").label
        reasons = "; ".join(f"{label(reason)} ({count:,})" for reason, count in self.counts().items())
        were = "reading was" if len(self.refusals) == 1 else "readings were"
        return f"{len(self.refusals):,} {were} refused: {reasons}."
