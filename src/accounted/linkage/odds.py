"""Logarithms of odds as probabilities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["probabilities"]

Floats = NDArray[np.float64]

SURE = 40.0
"""Log odds beyond which a probability differs from 0 or 1 by nothing that counts."""


def probabilities(log_odds: Floats) -> Floats:
    """The probabilities that go with these logarithms of odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -SURE, SURE))), dtype=np.float64)
