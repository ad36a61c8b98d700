"""Whether walkers agree: R-hat over groups that began apart, and how many independent draws the draws are worth.

Sources: Vehtari and others, Bayesian Analysis 16 (2021) 667–718 (ranks, split halves, effective sample size); for
groups of short walks in place of single long ones: Margossian and others, Bayesian Analysis 20 (2025), nested R-hat.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from accounted.estimation.intervals import Floats


def rhat(draws: Floats, groups: int) -> float:
    """The larger of two R-hats, of the ranks and of their distance from the middle; 1 where groups agree.

    Args:
        draws: shape (draws, walkers); the walkers of a group stand together. Each group is split into its earlier and
            its later half.
    """
    return max(_nested(_ranked(draws), groups), _nested(_ranked(np.abs(draws - np.median(draws))), groups))


def _ranked(draws: Floats) -> Floats:
    ranks = rankdata(draws, axis=None).reshape(draws.shape)
    scores: Floats = ndtri((ranks - 0.375) / (draws.size + 0.25))
    return scores


def _nested(scores: Floats, groups: int) -> float:
    half = len(scores) // 2
    parts = scores[: 2 * half].reshape(2, half, groups, -1)
    between = parts.mean(axis=(1, 3)).ravel().var(ddof=1)
    within = parts.var(axis=(1, 3), ddof=1).mean()
    return float(np.sqrt(1 + between / within)) if within > 0 else 1.0


def effective_size(draws: Floats) -> float:
    """How many independent draws these are worth, by the sum of their autocorrelations within walkers.

    Args:
        draws: shape (draws, walkers).
    """
    half = len(draws) // 2
    scores = _ranked(draws[: 2 * half])
    parts = np.concatenate([scores[:half], scores[half:]], axis=1)
    length, walks = parts.shape
    centred = parts - parts.mean(axis=0)
    within = float((centred**2).sum(axis=0).mean() / (length - 1))
    total = within * (length - 1) / length + float(parts.mean(axis=0).var(ddof=1))
    size = 1 << (2 * length - 1).bit_length()
    power = np.abs(np.fft.rfft(centred, size, axis=0)) ** 2
    lagged = np.fft.irfft(power, size, axis=0)[:length].mean(axis=1) / length
    correlation = 1 - (within * (length - 1) / length - lagged) / total
    correlation[0] = 1.0
    paired = correlation[0 : length // 2 * 2 : 2] + correlation[1 : length // 2 * 2 : 2]
    positive = paired[: int(np.argmax(paired < 0)) if (paired < 0).any() else len(paired)]
    time = -1 + 2 * float(np.minimum.accumulate(positive).sum())
    return float(length * walks / max(time, 1 / np.log10(length * walks)))
