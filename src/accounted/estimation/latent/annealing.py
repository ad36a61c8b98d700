"""From the prior to the posterior in small steps, so that walkers fill every region by its weight.

The likelihood is raised to a power that grows from 0 to 1. At each step walkers are weighed by what the step adds and
drawn anew, each group among its own, and then move. Groups know nothing of each other: where they end apart, the
posterior has regions between which walkers do not find, and the answer cannot be trusted.

Source: Del Moral, Doucet and Jasra, J. R. Stat. Soc. B 68 (2006) 411–436; the size of steps: Zhou, Johansen and Aston,
J. Comput. Graph. Statist. 25 (2016) 701–726.
"""

from __future__ import annotations

import numpy as np

from accounted.estimation.latent.portable import Double, exp
from accounted.estimation.latent.walkers import Walkers

MOST_LEAPS = 16


def anneal(walkers: Walkers, groups: int, kept: float, moves: int) -> int:
    """Bring walkers from the prior to the posterior; gives the number of steps it took.

    Args:
        kept: which share of the walkers a step may be worth after weighing; nearer to 1, more and smaller steps.
        moves: how often walkers move at each step.
    """
    power, steps = 0.0, 0
    while power < 1:
        after = _next_power(walkers.density.likelihood, power, kept)
        walkers.choose(_drawn(walkers, after - power, groups))
        walkers.fit_scale(walkers.state[None])
        for _ in range(moves):
            walkers.step(after, MOST_LEAPS, learning=0.5)
        walkers.exchange()
        power, steps = after, steps + 1
    return steps


def _next_power(likelihood: Double, power: float, kept: float) -> float:
    def worth(after: float) -> float:
        weights = _weights(likelihood, after - power)
        return float(weights.sum() ** 2 / (weights * weights).sum() / len(weights))

    if worth(1.0) >= kept:
        return 1.0
    low, high = power, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(middle) >= kept else (low, middle)
    return max(low, power + 1e-9)


def _weights(likelihood: Double, more: float) -> Double:
    return exp(np.maximum(more * (likelihood - likelihood.max()), -700.0))


def _drawn(walkers: Walkers, more: float, groups: int) -> np.typing.NDArray[np.int64]:
    """Who goes on, in each group by its own weights, with one random number for a group."""
    size, chosen = walkers.walkers // groups, []
    for first in range(0, walkers.walkers, size):
        weights = _weights(walkers.density.likelihood[first : first + size], more)
        marks = (walkers.random.random() + np.arange(size)) / size * weights.sum()
        chosen.append(first + np.minimum(np.searchsorted(np.cumsum(weights), marks), size - 1))
    return np.concatenate(chosen)
