"""Whether two groups of documents share more figures than chance would give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property
from math import comb, fsum, log
from typing import Any

__all__ = ["Chance"]

AFigure = tuple[Any, ...]
_LEAST = log(3)
_MARGIN = 2.0  # numbers of people are not quite so evenly spread


class Chance:
    """How likely figures of two groups are equal though they tell of different things.

    A group that counts n times in a class gives a certain number with odds of n to that number times the logarithm of
    the largest, as numbers spread evenly over their logarithms do; of a round number the digits before its zeros count.
    Any k of the figures that a group gives may be the shared ones. So many pairs of groups are there to share them.

    Args:
        figures: those of each group; a figure is a class, and the number by its two ends.
    """

    def __init__(self, figures: Mapping[Any, Collection[AFigure]]) -> None:
        self._figures = figures
        self._pairs = log(max(len(figures) * (len(figures) - 1) / 2, 1))

    @cached_property
    def _spread(self) -> dict[object, float]:
        """By class, the logarithm of the largest number."""
        largest: dict[object, int] = {}
        for held in self._figures.values():
            for figure in held:
                value = _value(figure)
                if value > largest.get(figure[0], 3):
                    largest[figure[0]] = value
        return {kind: log(value) for kind, value in largest.items()}

    def is_exceeded(self, one: Any, other: Any) -> bool:
        """Whether among all pairs hardly one would share by chance what these two do."""
        shared = {*self._figures[one]} & {*self._figures[other]}
        ways = log(comb(min(len(self._figures[one]), len(self._figures[other])), len(shared)))
        counting = Counter(figure[0] for figure in self._figures[other])
        return fsum(-log(self._odds(figure, counting)) for figure in shared) - ways > self._pairs

    def _odds(self, figure: AFigure, counting: Mapping[object, int]) -> float:
        digits = int(str(_value(figure)).rstrip("0") or 1)
        return min(1.0, _MARGIN * counting[figure[0]] / (digits * self._spread.get(figure[0], _LEAST)))


def _value(figure: AFigure) -> int:
    _, low, high = figure
    return max(low or 1, high or 1)
