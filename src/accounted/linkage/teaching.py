"""What people's answers teach about all pairs that nobody was asked about.

The log odds are corrected by a sum of what can be seen of a pair, each with a weight of its own: how far they go, up
and down; the company of the pair (see `company`); which kind of non-match comes nearest, and how each field speaks; how
many slips there are; which two lists it is of. The weights are fitted to the answers, each held near what is expected
of it: a few answers hardly move them, and what many answers say alike does. What is expected is that the log odds are
right, but for the company.

Pairs are not asked at random. That does no harm as long as what they were chosen by is among what is seen of them: so
the company is. And what an answer itself changes (who is known is no rival any more) must not be seen beside it: so the
answers are cut in two, and each half is looked at as it is when only the other half is known.

Source:
    Logistic regression with normal priors, by Newton's method; the pairs left out by halves are cross-fitting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.clustering import JUDGED, gathered, join_from
from accounted.linkage.company import COMPANY, WIDEST, company, general, usual
from accounted.linkage.comparing import FIELDS, Levels, taken
from accounted.linkage.competing import competed
from accounted.linkage.implied import Answers, Settled, settled
from accounted.linkage.odds import probabilities
from accounted.linkage.result import Lesson
from accounted.linkage.scoring import Model
from accounted.linkage.slips import slips_in

__all__ = ["taught"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]

GENERAL: Final = ("shift", "upwards", "downwards")
LEVELS_SEEN: Final = (("given", 2), ("given", 5), ("given", 6), ("surname", 4))
"""Levels of fields on which lists differ most from what is learned without answers: close, similar, different."""
SLIPS_SEEN, SCRIPTS_SEEN = 4, 2
NEAR: Final[dict[str, float]] = {
    "shift": 0.6, "upwards": 0.2, "downwards": 0.12, "rivals": 0.25, "kept in": 0.2, "kept out": 0.2, "several": 0.3,
    "together": 0.5, "kind": 0.6, "field": 0.12, "slips": 0.25, "scripts": 0.25, "level": 0.4, "lists": 0.35,
}  # fmt: skip
"""How far each weight is expected to be from what is usual: a standard deviation."""
FEWEST_OF_LISTS = 5
"""Answers on pairs of two lists from which on these two lists have a weight of their own."""
SURE = 25.0
"""Log odds at which settled pairs compete."""
AT_ONCE = 200_000
"""Pairs that are looked at at once."""
STEPS, ENOUGH, LONGEST = 60, 1e-6, 2.0


def taught(
    model: Model, pairs: Levels, lists: NDArray[np.int32], answers: Answers, recall: float
) -> tuple[Floats, Lesson]:
    """The log odds of all pairs, corrected by what the answers teach, and what came of it.

    Settled pairs have log odds beyond `JUDGED`. How far the sum of the probabilities may be off is reckoned from what
    the answers leave open of the weights, and from chance.

    Args:
        answers: of people; there must be one at least.
        recall: which share of the true pairs was compared.
    """
    scene = _Scene(pairs, lists, model.alone(pairs, lists), model.matched, recall)
    known = settled(pairs.left, pairs.right, answers, len(lists))
    sight = _Sight.of(model, pairs, lists, known.places[known.asked])
    halves = [_Half.of(scene, sight, answers, half, sight.usual) for half in (0, 1)]
    weights, covariance = _fitted(_Half.both(halves), sight.near)
    weights += sight.usual
    base, seen = scene.seen(known)
    log_odds, steep = base.copy(), np.zeros(len(weights))
    open_pairs = np.ones(len(pairs), dtype=bool)
    open_pairs[known.places] = False
    for part, columns in sight.parts(seen):
        log_odds[part] += columns @ weights
        p = probabilities(log_odds[part])
        steep += (p * (1 - p) * open_pairs[part]) @ columns
    p = probabilities(log_odds[open_pairs])
    spread = float(np.sqrt(steep @ covariance @ steep + (p * (1 - p)).sum()))
    return _as_settled(log_odds, known), Lesson(spread, *_foretold(halves, sight.near))


def _as_settled(log_odds: Floats, known: Settled) -> Floats:
    """The log odds with those of settled pairs beyond doubt."""
    found = log_odds.copy()
    found[known.places] = np.where(known.same, 2 * JUDGED, -2 * JUDGED)
    return found


@dataclass(frozen=True, slots=True)
class _Scene:
    """All pairs as they stand among each other, once some of them are settled."""

    pairs: Levels
    lists: NDArray[np.int32]
    alone: Floats
    matched: Floats
    recall: float

    def seen(self, known: Settled) -> tuple[Floats, Floats]:
        """The log odds after all pairs have competed, and what can be seen of how they go and of their company."""
        alone, (left, right) = self.alone.copy(), (self.pairs.left, self.pairs.right)
        alone[known.places] = np.where(known.same, SURE, -SURE)
        odds = competed(left, right, alone, self.lists, self.matched)
        sure = _as_settled(odds, known)
        groups = gathered(len(self.lists), left, right, sure, join_from(sure, self.recall))
        return odds, np.concatenate((general(odds), company(left, right, sure, groups)), axis=1)


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is seen of each pair by itself, whatever is known of others; which two lists have a weight of their own."""

    model: Model
    pairs: Levels
    lists: NDArray[np.int32]
    of_lists: Ints

    @classmethod
    def of(cls, model: Model, pairs: Levels, lists: NDArray[np.int32], asked: Ints) -> _Sight:
        """What can be seen where these pairs were asked."""
        size = int(lists.max()) + 1
        counts = np.bincount(_between(pairs, lists)[asked], minlength=size * size)
        return cls(model, pairs, lists, np.nonzero(counts >= FEWEST_OF_LISTS)[0])

    @property
    def _many(self) -> dict[str, int]:
        return {"kind": 2, "field": len(FIELDS), "slips": SLIPS_SEEN, "scripts": SCRIPTS_SEEN,
                "level": len(LEVELS_SEEN), "lists": len(self.of_lists)}  # fmt: skip

    @property
    def usual(self) -> Floats:
        """What each weight usually is."""
        return np.concatenate((usual(self.lists), np.zeros(sum(self._many.values()))))

    @property
    def near(self) -> Floats:
        """How far each weight is expected to be from it."""
        alone = [NEAR[name] for name, many in self._many.items() for _ in range(many)]
        return np.array([*(NEAR[name] for name in (*GENERAL, *COMPANY)), *alone])

    def columns(self, places: Ints) -> Floats:
        """What is seen of the pairs at these places, a column for each weight behind those of company."""
        some = taken(self.pairs, places)
        logs = self.model.by_kind(some, self.lists)[1:]
        kinds = np.exp(logs - np.logaddexp.reduce(logs, axis=0))
        fields = np.clip(self.model.by_field(some), -WIDEST, WIDEST)
        slips = np.minimum(slips_in(some), SLIPS_SEEN - 1)
        found = [*kinds[:2], *fields.T, *(slips == many for many in range(SLIPS_SEEN)),
                 *(some.scripts == row for row in range(1, SCRIPTS_SEEN + 1)),
                 *(some.level[name] == level for name, level in LEVELS_SEEN),
                 *(_between(some, self.lists) == two for two in self.of_lists)]  # fmt: skip
        return np.stack([np.asarray(column, dtype=np.float64) for column in found], axis=1)

    def parts(self, seen: Floats) -> Iterator[tuple[slice, Floats]]:
        """All pairs part by part, with everything seen of them, `seen` first."""
        for begin in range(0, len(seen), AT_ONCE):
            part = slice(begin, min(begin + AT_ONCE, len(seen)))
            places = np.arange(part.start, part.stop)
            yield part, np.concatenate((seen[part], self.columns(places)), axis=1)


@dataclass(frozen=True, slots=True)
class _Half:
    """Half of the asked pairs as they are when only the other half is known: what is seen of them, their log odds with
    what is usual, and whether each is of one person.
    """

    rows: Floats
    odds: Floats
    same: Truths

    @classmethod
    def of(cls, scene: _Scene, sight: _Sight, answers: Answers, half: int, usual: Floats) -> _Half:
        """One half; what follows from the other half's answers teaches nothing, and is left out."""
        given, left, right = [*answers.items()], scene.pairs.left, scene.pairs.right
        others = settled(left, right, dict(given[1 - half :: 2]), len(scene.lists))
        asked = settled(left, right, dict(given[half::2]), len(scene.lists))
        new = asked.asked & ~np.isin(asked.places, others.places)
        places = asked.places[new]
        base, seen = scene.seen(others)
        rows = np.concatenate((seen[places], sight.columns(places)), axis=1)
        return cls(rows, np.clip(base[places], -WIDEST, WIDEST) + rows @ usual, asked.same[new])

    @classmethod
    def both(cls, halves: Sequence[_Half]) -> _Half:
        """Both halves, one behind the other."""
        one, other = halves
        return cls(
            np.concatenate((one.rows, other.rows)),
            np.concatenate((one.odds, other.odds)),
            np.concatenate((one.same, other.same)),
        )


def _fitted(half: _Half, near: Floats) -> tuple[Floats, Floats]:
    """The weights that fit the answers, held near zero, and their covariance."""
    rows, odds, same = half.rows, half.odds, half.same
    weights, held = np.zeros(rows.shape[1]), 1 / near**2
    curve = np.diag(held)
    for _ in range(STEPS):
        p = probabilities(odds + rows @ weights)
        gradient = rows.T @ (p - same) + held * weights
        curve = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(held)
        change = np.linalg.solve(curve, gradient)
        widest = float(np.abs(change).max(initial=0.0))
        weights = weights - change * min(1.0, LONGEST / max(widest, ENOUGH))
        if widest < ENOUGH:
            break
    return weights, np.asarray(np.linalg.inv(curve), dtype=np.float64)


def _foretold(halves: Sequence[_Half], near: Floats) -> tuple[int, float, int]:
    """How many answers there are, how many of them were expected to say one person by the other half, and do say so."""
    expected = 0.0
    for half, other in zip(halves, reversed(halves), strict=True):
        expected += float(probabilities(half.odds + half.rows @ _fitted(other, near)[0]).sum())
    same = sum(int(half.same.sum()) for half in halves)
    return sum(len(half.same) for half in halves), expected, same


def _between(pairs: Levels, lists: NDArray[np.int32]) -> Ints:
    """A number for the two lists that each pair is of."""
    one, other = lists[pairs.left].astype(np.int64), lists[pairs.right].astype(np.int64)
    return np.asarray(np.minimum(one, other) * (int(lists.max()) + 1) + np.maximum(one, other), dtype=np.int64)
