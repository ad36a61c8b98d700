"""The latent-class model: its density with everything summed out that can be, and the slope of its logarithm.

Each person belongs to one of K classes; in a class the lists are independent. The classes' weights come from breaking a
stick: V_k ~ Beta(1, alpha), alpha ~ Gamma(a, b); the chance of a class to be on a list has a Beta law beforehand, the
uniform one unless another is set; the number of persons N has prior 1/N. Summed out are the classes of persons, N (what
is left is the probability of the patterns given that a person is on a list at all), and alpha: with s_k = -log(1 - V_k)
the sticks have the density (b + sum of s)^-(a + K - 1).

The walk goes through numbers without bounds, x. A probability is E(x) / (1 + E(x)) and a stick s = E(x), with
E(x) = (x/16 + root(1 + (x/16)^2))^16: nearly the exponential, but made of operations that every machine rounds alike.

Source of the model: Manrique-Vallier, Biometrics 72 (2016) 1246–1254.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from accounted.estimation.latent.portable import Double, exp, exp_single, log
from accounted.estimation.latent.prefixes import Prefixes

Numbers = npt.NDArray[np.floating[Any]]

POWER = 16
_DOUBLINGS = 4


@dataclass(frozen=True)
class Prior:
    """How many classes there may be, the Gamma law of alpha, and the Beta law of a class's chance to be on a list."""

    classes: int = 10
    shape: float = 0.25
    rate: float = 0.25
    on: float = 1.0
    off: float = 1.0


@dataclass
class Density:
    """What a state is worth: log-likelihood, log-prior in x, and the probability to be on no list."""

    likelihood: Double
    prior: Double
    unseen: Double

    def at(self, beta: Double | float) -> Double:
        """The logarithm of the density when the likelihood is raised to a power."""
        worth: Double = beta * self.likelihood + self.prior
        return worth

    def where(self, better: npt.NDArray[np.bool_], other: Density) -> Density:
        """This where `better`, else the other."""
        return Density(
            np.where(better, self.likelihood, other.likelihood),
            np.where(better, self.prior, other.prior),
            np.where(better, self.unseen, other.unseen),
        )

    def of(self, chosen: npt.NDArray[np.int64]) -> Density:
        """That of these walkers."""
        return Density(self.likelihood[chosen], self.prior[chosen], self.unseen[chosen])


class Target:
    """The model of one table, for many walkers at once; a state has shape (numbers, walkers).

    The first J times K numbers are those of the lists' probabilities, by list and class, the others those of the
    sticks. In single precision it serves for slopes, in double precision for densities.
    """

    def __init__(self, prefixes: Prefixes, prior: Prior, walkers: int, single: bool) -> None:
        self.prefixes, self.prior, self.walkers = prefixes, prior, walkers
        self.lists, self.classes = len(prefixes.levels), prior.classes
        self.numbers = self.lists * self.classes + self.classes - 1
        kind = np.float32 if single else np.float64
        self._exp = exp_single if single else exp
        self._most = kind(80.0 if single else 700.0)
        self._counts, self._observed = prefixes.counts.astype(kind)[:, None], kind(prefixes.counts.sum())
        self._on_prior, self._off_prior = kind(prior.on), kind(prior.off)
        self._rate, self._weight = kind(prior.rate), kind(prior.shape + prior.classes - 1)
        shape = (self.classes, walkers)
        sizes = [2 ** (place + 1) if prefixes.full else len(level.on) for place, level in enumerate(prefixes.levels)]
        self._u, self._root, self._e = (np.empty((self.numbers, walkers), kind) for _ in range(3))
        self._chances = np.empty((self.lists, 2, *shape), kind)
        self._products = [np.empty((size, *shape), kind) for size in sizes]
        self._picked = [np.empty((size, *shape), kind) for size in sizes]
        self._sums = [np.empty((size, *shape), kind) for size in [1, *sizes[:-1]]]
        self._on, self.weights = np.empty((self.lists, *shape), kind), np.empty(shape, kind)
        self.cells = np.empty((len(prefixes.counts), walkers), kind)

    @property
    def chances(self) -> Numbers:
        """The probability of each list in each class, of the state last looked at."""
        return self._chances[:, 1]

    def look(self, state: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Fill `cells`, `weights` and `chances` from a state; gives the sticks s, exp(-s) and V."""
        split = self.lists * self.classes
        u, root, e = self._u, self._root, self._e
        np.multiply(state, u.dtype.type(1 / POWER), out=u)
        np.multiply(u, u, out=root)
        root += 1
        np.sqrt(root, out=root)
        np.add(u, root, out=e)
        np.divide(1, root, out=root)
        for _ in range(_DOUBLINGS):
            np.multiply(e, e, out=e)
        odds = e[:split].reshape(self.lists, self.classes, self.walkers)
        off, on = self._chances[:, 0], self._chances[:, 1]
        np.add(odds, 1, out=off)
        np.divide(1, off, out=off)
        np.multiply(odds, off, out=on)
        sticks = e[split:]
        left = self._exp(-np.minimum(sticks, self._most))
        broken = np.where(sticks < 1e-3, sticks - sticks * sticks / 2 * (1 - sticks / 3), 1 - left)
        self.weights[0] = 1
        np.multiply.accumulate(left, axis=0, out=self.weights[1:])
        self.weights[:-1] *= broken
        self._multiply()
        return sticks, left, broken

    def _multiply(self) -> None:
        """The probability of each pattern, summed over classes, by the tree of prefixes."""
        chances, products, levels = self._chances, self._products, self.prefixes.levels
        if self.prefixes.full:
            np.multiply(self.weights[None], chances[0], out=products[0])
            for place in range(1, self.lists):
                wide = products[place].reshape(-1, 2, self.classes, self.walkers)
                np.multiply(products[place - 1][:, None], chances[place][None], out=wide)
        else:
            np.take(chances[0], levels[0].on, axis=0, out=products[0], mode="clip")
            products[0] *= self.weights
            for place in range(1, self.lists):
                np.take(products[place - 1], levels[place].parent, axis=0, out=products[place], mode="clip")
                np.take(chances[place], levels[place].on, axis=0, out=self._picked[place], mode="clip")
                products[place] *= self._picked[place]
        np.add.reduce(products[-1], axis=1, out=self.cells)

    def density(self, state: Double) -> Density:
        """The density of a state, for a target in double precision."""
        sticks, _, _ = self.look(state)
        counts, cells = self.prefixes.counts, self.cells.astype(float)
        seen = np.flatnonzero(counts)
        likelihood = (counts[seen, None] * log(cells[seen])).sum(axis=0)
        likelihood -= float(self._observed) * log(np.maximum(1 - cells[0], 1e-300))
        prior = self._of_chances().sum(axis=0).sum(axis=0)
        prior += log(self._root.astype(float)).sum(axis=0) + log(sticks.astype(float)).sum(axis=0)
        prior -= float(self._weight) * log(float(self._rate) + sticks.astype(float).sum(axis=0))
        return Density(likelihood, prior, cells[0])

    def _of_chances(self) -> Double:
        off, on = self._chances[:, 0].astype(float), self._chances[:, 1].astype(float)
        if self.prior.on == self.prior.off == 1:
            return log(off * on)
        made: Double = self.prior.on * log(on) + self.prior.off * log(off)
        return made

    def slope(self, state: Numbers, beta: Numbers | np.floating[Any], out: Numbers) -> None:
        """The slope of the logarithm of the density, the likelihood raised to `beta`, written to `out`."""
        sticks, left, broken = self.look(state)
        unseen = self._observed / (1 - self.cells[0])
        np.divide(self._counts, self.cells, out=self.cells)
        self.cells[0] = unseen
        self.cells *= beta
        self._products[-1] *= self.cells[:, None]
        persons = self._collect()
        split = self.lists * self.classes
        of_chances, of_sticks = out[:split].reshape(self._on.shape), out[split:]
        np.multiply(self._chances[:, 1], persons + (self._on_prior + self._off_prior), out=of_chances)
        np.subtract(self._on, of_chances, out=of_chances)
        of_chances += self._on_prior
        np.divide(left, broken, out=of_sticks)
        of_sticks *= persons[:-1]
        of_sticks -= np.add.accumulate(persons[:0:-1], axis=0)[::-1]
        of_sticks -= self._weight / (self._rate + sticks.sum(axis=0))
        of_sticks *= sticks
        of_sticks += 1
        out *= self._root
        bend = self._u * self._root
        bend *= self._root
        bend *= bend.dtype.type(1 / POWER)
        out -= bend

    def _collect(self) -> Numbers:
        """How many persons each class has, after how many of them are on each list was written to `_on`."""
        held: Numbers = self._products[-1]
        for place in range(self.lists - 1, -1, -1):
            if self.prefixes.full:
                pair = held.reshape(-1, 2, self.classes, self.walkers)
                np.add.reduce(pair[:, 1], axis=0, out=self._on[place])
                held = np.add(pair[:, 0], pair[:, 1], out=self._sums[place])
            else:
                level = self.prefixes.levels[place]
                np.add.reduce(held[level.those_on], axis=0, out=self._on[place])
                held = np.add.reduceat(held, level.firsts, axis=0, out=self._sums[place])
        persons: Numbers = held[0]
        return persons
