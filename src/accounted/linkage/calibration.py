"""The machine's probabilities set right by what people judged."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["recalibrated"]

Floats = NDArray[np.float64]

SLOPE, SHIFT = 0.25, 0.4
"""How far labels are expected to stretch and to shift the log odds (standard deviations around 1 and 0)."""
STEPS = 50
WIDEST = 8.0


def recalibrated(
    log_odds: Floats, places: NDArray[np.int64], same: NDArray[np.bool_], settled: Floats | None = None
) -> Floats:
    """The log odds stretched and shifted so that they fit the labels, held near what they were.

    Labels are seldom drawn at random: people ask about doubtful pairs, or gather as many of one kind as of the other.
    So few labels move the odds little; a logistic fit with a normal prior on slope and shift.

    Args:
        places: of the labelled pairs among all.
        same: whether each is of one person.
        settled: the log odds as they are once the labelled pairs are known, which are then stretched and shifted
            instead; what labels teach is learned from the log odds as they were before.
    """
    if not len(places):
        return log_odds
    settled = log_odds if settled is None else settled
    x, y = np.clip(log_odds[places], -WIDEST, WIDEST), same.astype(np.float64)
    slope, shift = 1.0, 0.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(slope * x + shift)))
        gradient = np.array([((p - y) * x).sum() + (slope - 1) / SLOPE**2, (p - y).sum() + shift / SHIFT**2])
        spread = p * (1 - p)
        curve = np.array([[(spread * x * x).sum() + 1 / SLOPE**2, (spread * x).sum()],
                          [(spread * x).sum(), spread.sum() + 1 / SHIFT**2]])  # fmt: skip
        change = np.linalg.solve(curve, gradient)
        slope, shift = slope - change[0], shift - change[1]
        if np.abs(change).max() < 1e-6:
            break
    return np.asarray(max(slope, 0.2) * settled + shift, dtype=np.float64)
