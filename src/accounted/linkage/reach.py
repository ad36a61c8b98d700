"""Which share of the pairs of one person was compared at all, as far as the lists themselves show it.

Who stands on three records, two pairs of which are almost certain, has a third pair, whether or not any key found it.
Of these third pairs the share is counted that keys found. That is an upper bound: who is hard to link at all is seldom
linked twice over, and so is seldom counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from accounted.linkage.blocking import RULES, Candidates

__all__ = ["Reach", "reached"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SURE = 0.8
"""From which probability two pairs tell of a third."""
FEWEST = 30.0
"""Third pairs that there must be, as their probabilities add up."""
WIDE = 1.96


@dataclass(frozen=True, slots=True)
class Reach:
    """The share, an upper bound; where it is counted on third pairs, on how many, and its 95 % interval."""

    share: float
    counted: int = 0
    interval: tuple[float, float] | None = None

    def to_dict(self) -> dict[str, object]:
        """The share, the interval, and how they came about."""
        return {
            "recall_estimate": round(self.share, 4),
            "recall_interval": [round(end, 4) for end in self.interval] if self.interval else None,
            "recall_counted_on": self.counted, "recall_is": "at most",
        }  # fmt: skip


def reached(found: Candidates, left: Ints, right: Ints, probability: Floats, records: int) -> Reach:
    """The share of the pairs of one person that is among the found ones.

    Args:
        left: with `right` the pairs as they were judged in the end.
        probability: of these pairs.
    """
    keys = found.left * records + found.right
    sure = probability >= SURE
    a, b, p = left[sure], right[sure], probability[sure]
    one = csr_array(
        (np.concatenate((p, p)), (np.concatenate((a, b)), np.concatenate((b, a)))), shape=(records, records)
    )
    two = (one @ one).tocoo()
    third = two.row < two.col
    weight = np.minimum(two.data[third], 1.0)
    total = float(weight.sum())
    if total < FEWEST:
        return Reach(_by_rules(found, keys, left * records + right, probability))
    here = _among(keys, two.row[third].astype(np.int64) * records + two.col[third])
    share = float(weight[here].sum()) / total
    return Reach(share, round(total), _interval(share, total))


def _among(keys: Ints, wanted: Ints) -> NDArray[np.bool_]:
    place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    return np.asarray(keys[place] == wanted) if len(keys) else np.zeros(len(wanted), dtype=bool)


def _interval(share: float, seen: float) -> tuple[float, float]:
    """The 95 % interval of a share.

    Source:
        The score interval, J. Am. Stat. Assoc. 22 (1927) 209–212.
    """
    middle = (share + WIDE**2 / (2 * seen)) / (1 + WIDE**2 / seen)
    half = WIDE * np.sqrt(share * (1 - share) / seen + WIDE**2 / (4 * seen**2)) / (1 + WIDE**2 / seen)
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def _by_rules(found: Candidates, keys: Ints, at: Ints, probability: Floats) -> float:
    """The share as the rules tell it: how many true pairs one of them found alone, and how many two.

    Source:
        Scand. J. Statist. 11 (1984) 265–270, the lower bound from counts of one and two, in its bias-corrected form.
        Rules overlap, which makes it too low rather than too high.
    """
    if not len(at):
        return 1.0
    place = np.minimum(np.searchsorted(at, keys), len(at) - 1)
    here = at[place] == keys
    p, found_by = probability[place[here]], found.found_by[here]
    rules = np.zeros(len(found_by), dtype=np.int64)
    for number in range(len(RULES)):
        rules += (found_by >> number) & 1
    once, twice, total = float(p[rules == 1].sum()), float(p[rules == 2].sum()), float(p.sum())
    unseen = once * max(once - 1, 0) / (2 * (twice + 1))
    return total / (total + unseen) if total else 1.0
