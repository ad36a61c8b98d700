"""Which pairs to ask people about, and when asking more is no longer worth it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.implied import settled
from accounted.linkage.result import Linkage

__all__ = ["Outlook", "outlook", "worth_asking"]

NEXT = 50
"""How many further answers the outlook looks ahead."""
TOO_LITTLE = 0.005
"""The rise of the expected F1 by that many answers below which asking may stop."""
SETTLED = 1e-3
"""Probability times its opposite, below which nobody need be asked."""
OF_ALL_BORNE_ON = 0.8
"""The power at which the pairs count that an answer bears on: of a large group some are wrong anyway."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the persons are expected to be worth now, and after the next answers; `stop` says that these add little."""

    f1: float
    f1_after_next: float
    asked_next: int
    stop: bool

    def to_dict(self) -> dict[str, Any]:
        """The outlook."""
        return {
            "expected_f1": round(self.f1, 4), "expected_f1_after_next": round(self.f1_after_next, 4),
            "next": self.asked_next, "stop": self.stop,
        }  # fmt: skip


def worth_asking(linkage: Linkage, most: int, asked: Container[tuple[str, str]] = ()) -> list[int]:
    """The places of the pairs that answers are expected to set most right, the most first.

    A yes brings two groups together, a no takes one apart: what counts is how probable it is that the answer is other
    than what is held now, and on how many pairs it bears. A record comes up once in a round, so that the answers reach
    many persons; a second round follows where there are not enough pairs.

    Args:
        asked: pairs of ids, in the order of the records, that are not to come up.
    """
    ids, left, right = linkage.ids, linkage.pairs.left, linkage.pairs.right
    probability = linkage.probability
    gain = _gain(linkage, probability)
    open_to_doubt = probability * (1 - probability) > SETTLED
    open_to_doubt[settled(left, right, linkage.judged, len(ids)).places] = False
    order = np.argsort(-np.where(open_to_doubt, gain, 0.0), kind="stable")[: 20 * most + 200]
    open_pairs = []
    for place in order.tolist():
        a, b = int(left[place]), int(right[place])
        if open_to_doubt[place] and (ids[a], ids[b]) not in asked:
            open_pairs.append((place, a, b))
    return _spread_over_records(open_pairs, most)


def _gain(linkage: Linkage, probability: Floats) -> Floats:
    """By how much an answer on each pair is expected to raise F1, up to a factor that all have in common."""
    f1, (within, bears_on) = linkage.expected_quality()["f1"], _bears_on(linkage)
    changes = np.where(within, (1 - probability) * f1, probability * (2 - f1))
    return np.asarray(changes * bears_on**OF_ALL_BORNE_ON, dtype=np.float64)


def _bears_on(linkage: Linkage) -> tuple[NDArray[np.bool_], Floats]:
    """Whether both records of each pair stand in one group, and how many pairs the other answer would join or part."""
    one, other = linkage.groups[linkage.pairs.left], linkage.groups[linkage.pairs.right]
    sizes = np.bincount(linkage.groups).astype(np.float64)
    within = one == other
    return within, np.where(within, sizes[one] - 1, sizes[one] * sizes[other])


def _spread_over_records(open_pairs: list[tuple[int, int, int]], most: int) -> list[int]:
    """Some of the pairs, in their order, each record once in a round."""
    chosen: list[int] = []
    while open_pairs and len(chosen) < most:
        met: set[int] = set()
        later = []
        for place, a, b in open_pairs:
            if a in met or b in met or len(chosen) >= most:
                later.append((place, a, b))
            else:
                chosen.append(place)
                met |= {a, b}
        open_pairs = later
    return chosen


def outlook(linkage: Linkage) -> Outlook:
    """The expected F1 over pairs, now and after the next answers, by what these change themselves."""
    probability = linkage.probability
    within, bears_on = _bears_on(linkage)
    sizes = np.bincount(linkage.groups) if len(linkage.groups) else np.zeros(1, dtype=np.int64)
    made, right = float((sizes * (sizes - 1) / 2).sum()), float(probability[within].sum())
    there = max(linkage.expected / max(linkage.recall, 0.01), right, 1e-9)
    now = 2 * right / (made + there)
    asked = np.array(worth_asking(linkage, NEXT), dtype=np.int64)
    kept, joined = asked[within[asked]], asked[~within[asked]]
    gained = float((probability[joined] * bears_on[joined]).sum())
    lost = float(((1 - probability[kept]) * bears_on[kept]).sum())
    there = max(there, right + gained)  # pairs too improbable to be listed are asked about on very short lists
    after = min(2 * (right + gained) / max(made - lost + gained + there, 1e-9), 1.0)
    return Outlook(now, max(after, now), len(asked), after - now < TOO_LITTLE)
