"""Intervals for those never seen, on the scale on which they are nearly normal, and the spread of an estimate."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from accounted.model.estimate import LEVELS

Floats = npt.NDArray[np.float64]

POINTS = np.arange(1, LEVELS + 1) / (LEVELS + 1)
"""The levels of a spread."""


def log_normal_spread(observed: int, unseen: float, variance: float) -> tuple[float, ...]:
    """The spread of observed + unseen when the logarithm of the unseen is about normal.

    Source: Biometrics 43 (1987) 783–791, the interval there; so no end of it lies below the number observed.
    """
    if unseen <= 0:
        return (float(observed),) * LEVELS
    scale = math.sqrt(math.log1p(variance / unseen**2))
    return tuple(observed + unseen * np.exp(scale * ndtri(POINTS)))


def at(spread: Sequence[float], probability: float) -> float:
    """The number at a level of a spread."""
    return float(np.interp(probability, POINTS, np.asarray(spread)))


def ends(spread: Sequence[float], level: float) -> tuple[float, float]:
    """The two ends of the middle part of a spread that has this level."""
    return at(spread, (1 - level) / 2), at(spread, (1 + level) / 2)


def spread_of(draws: npt.ArrayLike) -> tuple[float, ...]:
    """The spread of numbers drawn."""
    return tuple(np.quantile(np.asarray(draws, dtype=float), POINTS).tolist())
