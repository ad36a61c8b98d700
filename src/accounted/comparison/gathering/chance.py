"""Whether two groups of documents share more figures than chance would give them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import comb, fsum, log
from typing import Any

__all__ = ["Chance"]

AFigure = tuple[Any, ...]
_MARGIN = 2.0  # numbers of people are not quite so evenly spread


class Chance:
    """How likely figures of two groups are equal though they tell of different things.

    A group that counts n times in a class gives a certain number with odds of n to that number times the logarithm of
    the largest, as numbers spread evenly over their logarithms do; of a round number the digits before its zeros count.
    Any k of the figures that a group gives may be the shared ones. So many pairs of groups are there to share them.

    Args:
        figures: those of each group; a figure is a class, and the number by its two ends.
    """

    def __init__(self, figures: Mapping[Any, Iterable[AFigure]]) -> None:
        self._figures = {one: frozenset(held) for one, held in figures.items()}
        self._counting = {one: Counter(figure[0] for figure in held) for one, held in figures.items()}
        largest: defaultdict[object, int] = defaultdict(lambda: 3)
        for held in figures.values():
            for figure in held:
                largest[figure[0]] = max(largest[figure[0]], _value(figure))
        self._spread = {kind: log(value) for kind, value in largest.items()}
        self._pairs = log(max(len(figures) * (len(figures) - 1) / 2, 1))

    def is_exceeded(self, one: Any, other: Any) -> bool:
        """Whether among all pairs hardly one would share by chance what these two do."""
        shared = self._figures[one] & self._figures[other]
        ways = log(comb(min(len(self._figures[one]), len(self._figures[other])), len(shared)))
        return fsum(-log(self._odds(figure, other)) for figure in shared) - ways > self._pairs

    def _odds(self, figure: AFigure, other: Any) -> float:
        digits = int(str(_value(figure)).rstrip("0") or 1)
        return min(1.0, _MARGIN * self._counting[other][figure[0]] / (digits * self._spread[figure[0]]))


def _value(figure: AFigure) -> int:
    return max((end for end in figure[1:] if isinstance(end, int)), default=1) or 1
