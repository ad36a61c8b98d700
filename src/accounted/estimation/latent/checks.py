"""Two questions to a sample: does the model give tables like the one at hand, and would another prior say otherwise."""

from __future__ import annotations

from typing import Any

import numpy as np

from accounted.estimation.intervals import Floats
from accounted.estimation.latent.portable import exp, log
from accounted.estimation.latent.prefixes import Prefixes
from accounted.estimation.latent.sampling import Sample
from accounted.estimation.latent.target import Prior, Target
from accounted.estimation.latent.walkers import straight
from accounted.model import OverlapTable
from accounted.model.overlap import written

REPLICATES = 400


def predictive_check(table: OverlapTable, sample: Sample, prior: Prior, seed: int) -> dict[str, Any]:
    """How often tables that the model makes fit it worse than the table at hand, and the pattern it fits worst.

    Near 0 the model does not describe the table. Patterns that nobody has are taken together.
    """
    prefixes, state = Prefixes.of(table), sample.states[-1][:, :REPLICATES]
    target = Target(prefixes, prior, state.shape[1], single=False)
    target.look(state.astype(float))
    seen = np.flatnonzero(prefixes.counts)
    chances = (target.cells[seen] / (1 - target.cells[0])).T
    chances = np.column_stack([chances, np.maximum(1 - chances.sum(axis=1), 1e-300)])
    chances /= chances.sum(axis=1)[:, None]
    counts = np.append(prefixes.counts[seen], 0.0)
    expected = table.observed * chances
    random = np.random.default_rng([seed, 3])
    made = np.array([random.multinomial(table.observed, one) for one in chances], dtype=float)
    worse = _misfit(made, expected) >= _misfit(counts[None], expected)
    middle = expected.mean(axis=0)[:-1]
    away = (counts[:-1] - middle) / np.sqrt(middle)
    worst = int(np.argmax(np.abs(away)))
    return {
        "p": round(float(worse.mean()), 3),
        "worst_pattern": written(prefixes.patterns[seen[worst]]),
        "worst_observed": int(counts[worst]),
        "worst_expected": round(float(middle[worst]), 1),
    }


def _misfit(counts: Floats, expected: Floats) -> Floats:
    """Freeman and Tukey's distance, which bears empty cells."""
    distance: Floats = ((np.sqrt(counts) - np.sqrt(expected)) ** 2).sum(axis=1)
    return distance


def under_other_priors(sample: Sample, prior: Prior, classes: int, lists: int) -> dict[str, float]:
    """The median when draws are weighed anew for other priors: of alpha, and of the number of persons."""
    split, last = lists * classes, sample.states[-1]
    persons = sample.persons[-1]
    sticks = straight(last[split:].astype(float)).sum(axis=0)
    many = float(prior.shape + classes - 1)
    wider = (many) * log(prior.rate + sticks) - (1.0 + classes - 1) * log(1.0 + sticks)
    every = sample.persons.ravel()
    return {
        "alpha ~ Gamma(1, 1)": _median(persons, exp(np.maximum(wider - wider.max(), -700.0))),
        "N flat": _median(every, every / every.max()),
        "N ~ 1/N^2": _median(every, every.min() / every),
    }


def _median(persons: Floats, weights: Floats) -> float:
    order = np.argsort(persons, kind="stable")
    below = np.cumsum(weights[order])
    return float(persons[order][np.searchsorted(below, below[-1] / 2)])
