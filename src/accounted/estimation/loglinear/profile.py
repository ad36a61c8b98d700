"""The profile likelihood of the number of persons under a log-linear model, and the spread that follows from it.

For each number N the cell on no list is taken to hold N less those observed, and the model is fitted to all cells as a
multinomial. The signed root of twice the loss of likelihood is about standard normal, so that it gives the ends of an
interval at any level, and the whole spread.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.special import gammaln, ndtr

from accounted.estimation.intervals import POINTS
from accounted.estimation.loglinear.candidates import Candidate
from accounted.estimation.loglinear.cells import Cells, Flags, Floats
from accounted.estimation.loglinear.fitting import fit

NODES = 49
"""At how many numbers of unseen the likelihood is taken, for each model."""

_AT_ONCE = 400_000

_WIDE = 6.0
"""How many standard errors of its logarithm the nodes reach to each side."""


class Profile:
    """The profile likelihood of one model: `below(unseen)` is the level at which that many unseen stand."""

    def __init__(self, unseen: Floats, root: Floats) -> None:
        rising = np.maximum.accumulate(root)
        keep = np.concatenate([[True], np.diff(rising) > 1e-9])
        self._logs, self._roots = np.log(unseen[keep]), rising[keep]
        self._curve = PchipInterpolator(self._logs, self._roots)

    def below(self, unseen: Floats) -> Floats:
        """The level at each number of unseen persons, between 0 and 1."""
        logs = np.log(np.maximum(unseen, 1e-300))
        inside = np.clip(logs, self._logs[0], self._logs[-1])
        levels: Floats = ndtr(self._curve(inside))
        levels = np.where(logs > self._logs[-1], 1.0, levels)
        return np.where(logs < self._logs[0], np.where(self._roots[0] > -3.5, levels, 0.0), levels)

    @property
    def ends(self) -> tuple[float, float]:
        """The smallest and the largest number of unseen that was looked at."""
        return float(np.exp(self._logs[0])), float(np.exp(self._logs[-1]))


def profiles(cells: Cells, chosen: Sequence[Candidate]) -> list[Profile]:
    """The profile likelihood of each model."""
    return [_profile(cells, one) for one in chosen]


def spread_over(observed: float, curves: Sequence[Profile], weights: Sequence[float]) -> tuple[float, ...]:
    """The spread of the number of persons when the levels of several models are averaged by weight.

    Source: Comput. Statist. Data Anal. 56 (2012) 2809–2815, intervals whose tails are averaged over models.
    """
    least, most = min(curve.ends[0] for curve in curves), max(curve.ends[1] for curve in curves)
    unseen = np.exp(np.linspace(np.log(least), np.log(most), 20_001))
    levels = sum(weight * curve.below(unseen) for weight, curve in zip(weights, curves, strict=True))
    at = np.searchsorted(np.maximum.accumulate(np.asarray(levels)), POINTS)
    inside = np.where(at == 0, 0.0, unseen[np.minimum(at, len(unseen) - 1)])
    return tuple((observed + inside).tolist())


def _profile(cells: Cells, one: Candidate) -> Profile:
    assert one.unseen is not None
    scale = min(max(np.sqrt(one.variance), 1e-3), 8.0)
    unseen = one.unseen * np.exp(np.linspace(-_WIDE, _WIDE, NODES) * scale)
    design = np.vstack([np.eye(1, one.effects), cells.columns(cells.effects(one.model))])
    used = np.concatenate([[True], one.fitted])
    live = (design * used[:, None]).any(axis=0)
    counts = np.hstack([unseen[:, None], np.broadcast_to(cells.counts, (NODES, len(cells.counts)))])
    at_once = max(1, _AT_ONCE // design.size)
    log_likelihood = np.concatenate(
        [_fitted(design * used[:, None], part, used, live) for part in np.split(counts, range(at_once, NODES, at_once))]
    )
    total = unseen + cells.observed
    value = log_likelihood + total - total * np.log(total) + gammaln(total + 1) - gammaln(unseen + 1)
    return Profile(unseen, _signed_root(np.log(unseen), value))


def _fitted(design: Floats, counts: Floats, used: Flags, live: Flags) -> Floats:
    many = len(counts)
    return fit(
        np.broadcast_to(design, (many, *design.shape)), counts,
        np.broadcast_to(used, counts.shape), np.broadcast_to(live, (many, len(live))),
    ).log_likelihood  # fmt: skip


def _signed_root(logs: Floats, value: Floats) -> Floats:
    """The signed root of the loss, its top found by a parabola through the three highest nodes."""
    top = int(np.clip(np.argmax(value), 1, len(value) - 2))
    near = slice(top - 1, top + 2)
    curved, sloped, _ = np.polyfit(logs[near] - logs[top], value[near] - value[top], 2)
    peak = -sloped / (2 * curved) if curved < 0 else 0.0
    highest = value[top] + (sloped * peak + curved * peak**2 if curved < 0 else 0.0)
    loss = np.maximum(highest - value, 0.0)
    root: Floats = np.sign(logs - logs[top] - peak) * np.sqrt(2 * loss)
    return root
