"""Two questions to a sample: does the model give tables like the one at hand, and would another prior say otherwise."""

from __future__ import annotations

import numpy as np

from accounted.estimation.intervals import Floats
from accounted.estimation.latent.portable import exp, log
from accounted.estimation.latent.prefixes import Prefixes
from accounted.estimation.latent.sampling import Sample
from accounted.estimation.latent.target import Prior, Target
from accounted.estimation.latent.walkers import straight
from accounted.estimation.predictive import REPLICATES
from accounted.model import OverlapTable, Pattern


def chances_of(table: OverlapTable, sample: Sample, prior: Prior) -> tuple[tuple[Pattern, ...], Floats]:
    """The patterns, and under some of the draws the probability of each, given that a person is seen."""
    prefixes, state = Prefixes.of(table), sample.states[-1][:, :REPLICATES]
    target = Target(prefixes, prior, state.shape[1], single=False)
    target.look(state.astype(float))
    chances: Floats = (target.cells[1:] / np.maximum(1 - target.cells[0], 1e-300)).T
    return prefixes.patterns[1:], chances


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
