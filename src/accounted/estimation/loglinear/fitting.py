"""Poisson log-linear models, many at once, by Newton's method with halved steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from accounted.estimation.loglinear.cells import Flags, Floats

MOST_STEPS = 60
TOLERANCE = 1e-10
_MOST = 40.0
"""How far a linear predictor may go before it is as good as infinite."""


@dataclass(frozen=True)
class Fits:
    """Fitted models along the first axis: effects, expected counts, log-likelihood (without what depends on counts)."""

    effects: Floats
    expected: Floats
    log_likelihood: Floats
    variance_of_first: Floats


def fit(designs: Floats, counts: Floats, used: Flags, live: Flags, start: Floats | None = None) -> Fits:
    """Fit Poisson log-linear models.

    Args:
        designs: shape (models, cells, effects); models with fewer effects are padded.
        counts: shape (models, cells).
        used: which cells of each model are fitted; the others are expected to be 0.
        live: which effects of each model are not padding.
        start: effects to start from.
    """
    designs = designs * live[:, None, :]
    padding = np.where(live, 0.0, 1.0)
    effects = _started(designs, counts, used, padding) if start is None else start.copy()
    value = _log_likelihood(designs, counts, used, effects)
    going = np.ones(len(designs), dtype=bool)
    for _ in range(MOST_STEPS):
        step, gain = _newton(designs[going], counts[going], used[going], padding[going], effects[going])
        taken, better = _halved(designs[going], counts[going], used[going], effects[going], step, value[going])
        effects[going], value[going] = taken, better
        going[np.flatnonzero(going)[gain < TOLERANCE * (1 + np.abs(better))]] = False
        if not going.any():
            break
    expected = _expected(designs, used, effects)
    information = _information(designs, expected, padding)
    return Fits(effects, expected, value, np.linalg.inv(information)[:, 0, 0].astype(float))


def _predictor(designs: Floats, effects: Floats) -> Floats:
    product: Floats = (designs @ effects[:, :, None])[:, :, 0]
    return product


def _expected(designs: Floats, used: Flags, effects: Floats) -> Floats:
    return np.where(used, np.exp(np.clip(_predictor(designs, effects), -_MOST, _MOST)), 0.0)


def _log_likelihood(designs: Floats, counts: Floats, used: Flags, effects: Floats) -> Floats:
    eta = np.clip(_predictor(designs, effects), -_MOST, _MOST)
    total: Floats = np.where(used, counts * eta - np.exp(eta), 0.0).sum(axis=1)
    return total


def _information(designs: Floats, expected: Floats, padding: Floats) -> Floats:
    weighted = designs * expected[:, :, None]
    information: Floats = designs.transpose(0, 2, 1) @ weighted
    places = np.arange(information.shape[1])
    information[:, places, places] += padding + 1e-9
    return information


def _started(designs: Floats, counts: Floats, used: Flags, padding: Floats) -> Floats:
    """Least squares on the logarithms, weighted by the counts."""
    weight = np.where(used, counts + 0.5, 0.0)
    target = designs.transpose(0, 2, 1) @ (weight * np.log(counts + 0.5))[:, :, None]
    solved: Floats = np.linalg.solve(_information(designs, weight, padding), target)[:, :, 0]
    return solved


def _newton(designs: Floats, counts: Floats, used: Flags, padding: Floats, effects: Floats) -> tuple[Floats, Floats]:
    expected = _expected(designs, used, effects)
    slope = designs.transpose(0, 2, 1) @ np.where(used, counts - expected, 0.0)[:, :, None]
    step = np.linalg.solve(_information(designs, expected, padding), slope)
    gain: Floats = (step * slope).sum(axis=(1, 2))
    return step[:, :, 0].astype(float), gain


def _halved(
    designs: Floats, counts: Floats, used: Flags, effects: Floats, step: Floats, before: Floats
) -> tuple[Floats, Floats]:
    """The effects after the longest of the step, its half, its quarter … that lowers no likelihood."""
    share = np.minimum(1.0, 8.0 / np.maximum(np.abs(step).max(axis=1), 1e-300))
    for _ in range(40):
        moved = effects + share[:, None] * step
        value = _log_likelihood(designs, counts, used, moved)
        worse = value < before - 1e-9 * (1 + np.abs(before))
        if not worse.any():
            return moved, value
        share = np.where(worse, share / 2, share)
    kept = np.where(worse[:, None], effects, moved)
    return kept, np.where(worse, before, value)
