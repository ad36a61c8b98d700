"""What linking gives back: pairs with probabilities and reasons, records gathered into persons, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.comparing import FIELDS, LEVELS, Levels, taken
from accounted.linkage.implied import Answers
from accounted.linkage.odds import probabilities
from accounted.linkage.reach import Reach
from accounted.linkage.settings import VERSION

__all__ = ["LEAST_SHOWN", "Lesson", "Linkage", "Pair"]

LEAST_SHOWN = 0.01
"""Pairs less probable are compared, and not listed."""
WIDE = 1.96


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, how probable it is that they are of one person, and what speaks for and against it, by field."""

    left: str
    right: str
    probability: float
    reasons: tuple[tuple[str, str, float], ...]
    judged: bool | None = None

    @property
    def why(self) -> str:
        """The reasons in a line: `given equal; died same day; place different`."""
        said = "; ".join(f"{name} {level}" for name, level, _ in self.reasons)
        return said if self.judged is None else f"{'same' if self.judged else 'different'} person, as judged; {said}"

    def to_dict(self) -> dict[str, Any]:
        """The pair, its probability and the reasons with their weights in logarithms of odds."""
        reasons = [{"field": name, "level": level, "weight": round(weight, 2)} for name, level, weight in self.reasons]
        return {
            "left": self.left, "right": self.right, "probability": round(self.probability, 4), "judged": self.judged,
            "reasons": reasons,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of the answers: how far off the sum of the probabilities may be, a standard deviation, and a check.

    Of `answers`, each half foretold from the other, `expected` were expected to say one person, and `same` did.
    """

    spread: float
    answers: int
    expected: float
    same: int

    def to_dict(self) -> dict[str, Any]:
        """The check."""
        return {"answers": self.answers, "expected_same": round(self.expected, 1), "same": self.same}


@dataclass(slots=True)
class Linkage:
    """All records with the number of their person, and the compared pairs.

    `pairs` are those that could be of one person, out of `compared`. `reach` estimates which share of the pairs of one
    person were compared at all, from above; `expected` is how many such pairs there are, as the probabilities add up,
    and `lesson` what came of people's answers, where there are any.
    """

    ids: list[str]
    groups: NDArray[np.int64]
    pairs: Levels
    log_odds: NDArray[np.float64]
    weigh: Callable[[Levels], NDArray[np.float32]]
    judged: Answers
    reach: Reach
    compared: int = 0
    lesson: Lesson | None = None
    partitions: list[NDArray[np.int64]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _weights: dict[int, NDArray[np.float32]] = field(default_factory=dict)

    @property
    def recall(self) -> float:
        """Which share of the pairs of one person were compared, at most."""
        return self.reach.share

    @property
    def probability(self) -> NDArray[np.float64]:
        """The probability of each pair."""
        return probabilities(self.log_odds)

    @property
    def expected(self) -> float:
        """How many pairs are expected to be of one person."""
        probability = self.probability
        return float(probability[probability >= LEAST_SHOWN].sum())

    @property
    def expected_interval(self) -> tuple[float, float] | None:
        """Between which numbers the compared pairs of one person are with 95 %; only where people answered."""
        if self.lesson is None:
            return None
        wide = WIDE * self.lesson.spread
        return max(self.expected - wide, 0.0), self.expected + wide

    def clusters(self) -> list[list[int]]:
        """The places of the records of each person, first record first."""
        order = np.argsort(self.groups, kind="stable")
        cuts = np.nonzero(np.diff(self.groups[order]))[0] + 1
        return [part.tolist() for part in np.split(order, cuts)] if len(order) else []

    def listed(self, least: float = LEAST_SHOWN) -> Iterator[Pair]:
        """The pairs at least so probable, in the order of their records."""
        probability = self.probability
        for place in np.nonzero(probability >= least)[0].tolist():
            yield self.pair(place)

    def pair(self, place: int) -> Pair:
        """The pair at a place, with its reasons, the weightiest first."""
        a, b = int(self.pairs.left[place]), int(self.pairs.right[place])
        levels = [(name, int(self.pairs.level[name][place])) for name in FIELDS]
        weights = self._weights_of(place)
        reasons = [(name, LEVELS[name][level], float(weights[FIELDS.index(name)])) for name, level in levels if level]
        told = [one for one in reasons if one[0] not in ("order", "kin") or one[1] not in ("as usual", "no")]
        told.sort(key=lambda one: (-abs(one[2]), one[0]))
        probability = 1 / (1 + float(np.exp(-np.clip(self.log_odds[place], -40, 40))))
        return Pair(self.ids[a], self.ids[b], probability, tuple(told), self.judged.get((a, b)))

    def _weights_of(self, place: int) -> NDArray[np.float32]:
        """What each field adds for a pair; reckoned for all listed pairs together when first asked for."""
        if not self._weights:
            listed = np.nonzero(self.probability >= LEAST_SHOWN)[0]
            rows = self.weigh(taken(self.pairs, listed))
            self._weights = dict(zip(listed.tolist(), rows, strict=True))
        if place not in self._weights:
            self._weights[place] = self.weigh(taken(self.pairs, np.array([place])))[0]
        return self._weights[place]

    def expected_quality(self) -> dict[str, float]:
        """The expected precision, recall and F1 of the persons, over pairs, as far as the probabilities hold."""
        probability = self.probability
        inside = self.groups[self.pairs.left] == self.groups[self.pairs.right]
        sizes = np.bincount(self.groups)
        made = float((sizes * (sizes - 1) / 2).sum())
        right = float(probability[inside].sum())
        there = max(self.expected / max(self.recall, 0.01), right, 1e-9)
        precision = right / made if made else 1.0
        recall = right / there
        return {
            "precision": round(precision, 4), "recall": round(recall, 4),
            "f1": round(2 * right / (made + there), 4) if made + there else 1.0,
        }  # fmt: skip

    def to_dict(self) -> dict[str, Any]:
        """The summary: which form of the linkage made it, records, persons, candidates, what is expected, and notes."""
        interval = self.expected_interval
        return {
            "schema": "linkage/1", "version": VERSION,
            "records": len(self.ids), "persons": int(self.groups.max(initial=-1)) + 1,
            "candidates": {"pairs": self.compared, **self.reach.to_dict()},
            "expected_matches": round(self.expected, 1),
            "expected_matches_interval": [round(end, 1) for end in interval] if interval else None,
            "expected_quality": self.expected_quality(),
            "judged": len(self.judged), "foretold": self.lesson.to_dict() if self.lesson else None,
            "partitions": len(self.partitions), "notes": list(self.notes),
        }  # fmt: skip
