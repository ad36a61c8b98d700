"""Which pairs to ask people about, and when asking more is no longer worth it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

import numpy as np

from accounted.linkage.result import Linkage

__all__ = ["Outlook", "outlook", "worth_asking"]

NEXT = 50
"""How many further answers the outlook looks ahead."""
TOO_LITTLE = 0.005
"""The rise of the expected F1 by that many answers below which asking may stop."""


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
    """The places of the pairs that answers would teach most about, the most doubtful first.

    A record comes up once in a round, so that the answers reach many persons; a second round follows where there are
    not enough pairs.

    Args:
        asked: pairs of ids, in the order of the records, that are not to come up.
    """
    probability, ids = linkage.probability, linkage.ids
    doubt = probability * (1 - probability)
    order = np.argsort(-doubt, kind="stable")[: 20 * most + 200]
    open_pairs = []
    for place in order.tolist():
        a, b = int(linkage.pairs.left[place]), int(linkage.pairs.right[place])
        if doubt[place] > 1e-3 and (a, b) not in linkage.judged and (ids[a], ids[b]) not in asked:
            open_pairs.append((place, a, b))
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
    """The expected F1 over pairs, now and after the next answers."""
    probability = linkage.probability
    inside = linkage.groups[linkage.pairs.left] == linkage.groups[linkage.pairs.right]
    sizes = np.bincount(linkage.groups) if len(linkage.groups) else np.zeros(1, dtype=np.int64)
    made, right = float((sizes * (sizes - 1) / 2).sum()), float(probability[inside].sum())
    there = max(linkage.expected / max(linkage.recall, 0.01), right, 1e-9)
    now = 2 * right / (made + there)
    asked = np.array(worth_asking(linkage, NEXT), dtype=np.int64)
    kept, joined = asked[inside[asked]], asked[~inside[asked]]
    gained = float(probability[joined].sum())
    there = max(there, right + gained)  # pairs too improbable to be listed are asked about on very short lists
    after = 2 * (right + gained) / (made - float((1 - probability[kept]).sum()) + gained + there)
    return Outlook(now, max(after, now), len(asked), after - now < TOO_LITTLE)
