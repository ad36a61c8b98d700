"""Walkers in the latent-class model: Hamiltonian steps, and exchanges of classes.

A step (Duane and others, Phys. Lett. B 195 (1987) 216–222; Neal, Handbook of MCMC (2011) ch. 5) follows the slope for a
random number of leaps and is then taken or not. Slopes are in single precision, which costs no exactness: whether a
step is taken is decided in double. An exchange trades two neighbouring classes of the stick; the likelihood stays as it
is, and a class gets to where the prior leaves it room to grow (Papaspiliopoulos and Roberts, Biometrika 95 (2008)
169–186). Without exchanges the walk is about six times slower on the table of Kosovo.
"""

from __future__ import annotations

import numpy as np

from accounted.estimation.latent.portable import Double, exp, log, normal
from accounted.estimation.latent.prefixes import Prefixes
from accounted.estimation.latent.target import POWER, Numbers, Prior, Target

WANTED = 0.8
"""The share of steps that should be taken, which sets their length."""


class Walkers:
    """States of many walkers, with what they are worth."""

    def __init__(self, prefixes: Prefixes, prior: Prior, walkers: int, random: np.random.Generator) -> None:
        self.slopes = Target(prefixes, prior, walkers, single=True)
        self.densities = Target(prefixes, prior, walkers, single=False)
        self.prior, self.random, self.walkers = prior, random, walkers
        self.state = self._from_the_prior().astype(np.float32)
        self.density = self.densities.density(self.state.astype(float))
        self.scale = np.ones((self.slopes.numbers, 1), np.float32)
        self.length = 0.1
        self._slope, self._moved = np.empty_like(self.state), np.empty_like(self.state)

    def _from_the_prior(self) -> Double:
        chances = self._chances_from_the_prior((self.slopes.lists * self.slopes.classes, self.walkers))
        alpha = np.maximum(self.random.gamma(self.prior.shape, size=self.walkers) / self.prior.rate, 1e-3)
        sticks = -log(self.random.random((self.slopes.classes - 1, self.walkers)) + 2.0**-54) / alpha
        return np.concatenate([bent(chances / (1 - chances)), bent(np.maximum(sticks, 1e-12))])

    def _chances_from_the_prior(self, shape: tuple[int, int]) -> Double:
        if self.prior.on == self.prior.off == 1:
            return self.random.random(shape) + 2.0**-54
        on, off = self.random.gamma(self.prior.on, size=shape), self.random.gamma(self.prior.off, size=shape)
        chances: Double = np.clip(on / (on + off), 2.0**-40, 1 - 2.0**-40)
        return chances

    def step(self, beta: float, most_leaps: int, learning: float = 0.0) -> float:
        """Move every walker once; gives the share of steps taken, which `learning` turns into another length."""
        leaps = int(self.random.integers(1, most_leaps + 1))
        push: Numbers = normal(self.random, self.state.shape).astype(np.float32)
        before = self.density.at(beta) - _energy(push)
        state, slope, moved = self.state.copy(), self._slope, self._moved
        leap = self.scale * np.float32(self.length * (0.8 + 0.4 * self.random.random()))
        half, power = leap * np.float32(0.5), np.float32(beta)
        self.slopes.slope(state, power, slope)
        slope *= half
        push += slope
        for number in range(leaps):
            np.multiply(leap, push, out=moved)
            state += moved
            self.slopes.slope(state, power, slope)
            slope *= leap if number < leaps - 1 else half
            push += slope
        density = self.densities.density(state.astype(float))
        gain = density.at(beta) - _energy(push) - before
        chance = exp(np.clip(np.where(np.isfinite(gain), gain, -700.0), -700.0, 0.0))
        taken = self.random.random(self.walkers) < chance
        self.state, self.density = np.where(taken, state, self.state), density.where(taken, self.density)
        share = float(chance.sum() / self.walkers)
        if learning:
            self.length *= float(exp(np.array([learning * (share - WANTED)]))[0])
        return share

    def exchange(self) -> None:
        """Offer each pair of neighbouring classes, from the first on, to trade places."""
        lists, classes = self.slopes.lists, self.slopes.classes
        split = lists * classes
        chances = self.state[:split].reshape(lists, classes, self.walkers).copy()
        sticks = straight(self.state[split:].astype(float))
        for place in range(classes - 2):
            first, second = sticks[place], sticks[place + 1]
            left = exp(-np.minimum(first, 700.0))
            left_then = np.maximum(1 - left + left * exp(-np.minimum(second, 700.0)), 1e-300)
            first_then = -log(left_then)
            second_then = first + second - first_then
            possible = (first_then > 1e-9) & (second_then > 1e-9) & (first_then < 600)
            traded = possible & (self.random.random(self.walkers) * left_then < left)
            sticks[place], sticks[place + 1] = (
                np.where(traded, first_then, first), np.where(traded, second_then, second)
            )  # fmt: skip
            one, other = chances[:, place].copy(), chances[:, place + 1]
            chances[:, place] = np.where(traded, other, one)
            chances[:, place + 1] = np.where(traded, one, other)
        self._become(np.concatenate([chances.reshape(split, self.walkers), bent(sticks).astype(np.float32)]))

    def choose(self, chosen: np.typing.NDArray[np.int64]) -> None:
        """Let each walker go on from where another one stands."""
        self.state, self.density = self.state[:, chosen].copy(), self.density.of(chosen)

    def fit_scale(self, states: Numbers) -> None:
        """Set the length of leaps in each direction by how far states, shape (…, numbers, walkers), lie apart."""
        spread = states.reshape(-1, *states.shape[-2:]).astype(float)
        centre = spread.mean(axis=0).mean(axis=1)
        width = np.sqrt(((spread - centre[:, None]) ** 2).mean(axis=0).mean(axis=1))
        self.scale = np.maximum(width, 0.03)[:, None].astype(np.float32)

    def _become(self, state: Numbers) -> None:
        self.state = state
        self.density = self.densities.density(state.astype(float))

    @property
    def odds(self) -> Double:
        """The odds to be on no list, of each walker."""
        return self.density.unseen / np.maximum(1 - self.density.unseen, 1e-15)


def straight(x: Double) -> Double:
    """E(x), see `target`."""
    u = x / POWER
    value = u + np.sqrt(1 + u * u)
    for _ in range(4):
        value = value * value
    return value


def bent(value: Double) -> Double:
    """The x of which E is the value."""
    for _ in range(4):
        value = np.sqrt(value)
    made: Double = POWER * (value - 1 / value) / 2
    return made


def _energy(push: Numbers) -> Double:
    exact = push.astype(float)
    made: Double = (exact * exact).sum(axis=0) / 2
    return made
