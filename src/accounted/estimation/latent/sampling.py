"""How long walkers go on: a small population first, a large one where walkers of the small one do not mix."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from accounted.estimation.intervals import Floats
from accounted.estimation.latent.annealing import anneal
from accounted.estimation.latent.convergence import effective_size, rhat
from accounted.estimation.latent.prefixes import Prefixes
from accounted.estimation.latent.target import Numbers, Prior
from accounted.estimation.latent.walkers import Walkers
from accounted.model import OverlapTable

AGREED = 1.01
"""R-hat up to which groups agree."""

MIXED = 1.05
"""R-hat over single walkers up to which a small population is trusted."""

ENOUGH = 2000
"""How many independent draws are wanted."""


@dataclass(frozen=True)
class Effort:
    """A population: how many walkers in how many groups, how slowly annealed, and how many draws each gives."""

    walkers: int
    groups: int
    kept: float
    moves: int
    leaps: int
    block: int
    most: int


SMALL = Effort(walkers=256, groups=8, kept=0.96, moves=3, leaps=80, block=50, most=300)
LARGE = Effort(walkers=2048, groups=8, kept=0.97, moves=4, leaps=60, block=20, most=60)


@dataclass
class Sample:
    """Draws of the number of persons, shape (draws, walkers), and what they came from."""

    effort: Effort
    steps: int
    persons: Floats = field(default_factory=lambda: np.empty((0, 0)))
    odds: Floats = field(default_factory=lambda: np.empty((0, 0)))
    taken: float = 0.0
    rhat: float = np.inf
    rhat_of_walkers: float = np.inf
    effective: float = 0.0
    states: list[Numbers] = field(default_factory=list)

    @property
    def agreed(self) -> bool:
        """Whether groups that began apart tell the same."""
        return self.rhat <= AGREED

    @property
    def mixed(self) -> bool:
        """Whether single walkers have been everywhere."""
        return self.rhat_of_walkers <= MIXED and self.effective >= ENOUGH


def sample(table: OverlapTable, prior: Prior, seed: int) -> Sample:
    """Draws from the posterior of the number of persons."""
    # A walker that goes astray leaves the numbers a machine has; such a step is not taken.
    with np.errstate(all="ignore"):
        made = sampled_with(table, prior, SMALL, np.random.default_rng([seed, 1]))
        if made.agreed and made.mixed:
            return made
        return sampled_with(table, prior, LARGE, np.random.default_rng([seed, 2]))


def sampled_with(table: OverlapTable, prior: Prior, effort: Effort, random: np.random.Generator) -> Sample:
    """Draws by one population; it ends when they are enough, or when each walker has given `effort.most`."""
    walkers = Walkers(Prefixes.of(table), prior, effort.walkers, random)
    made = Sample(effort, anneal(walkers, effort.groups, effort.kept, effort.moves))
    _settle(walkers, effort)
    persons, odds, taken = list[Floats](), list[Floats](), list[float]()
    while len(persons) < effort.most:
        for _ in range(effort.block):
            taken.append(walkers.step(1.0, effort.leaps))
            walkers.exchange()
            odds.append(walkers.odds)
            persons.append(_persons(table.observed, walkers.odds, random))
        made.states.append(walkers.state)
        made.persons, made.odds = np.array(persons), np.array(odds)
        made.rhat, made.effective = rhat(made.persons, effort.groups), effective_size(made.persons)
        made.rhat_of_walkers = rhat(made.persons, effort.walkers)
        if made.agreed and made.mixed:
            break
    made.taken = sum(taken) / len(taken)
    return made


def _settle(walkers: Walkers, effort: Effort) -> None:
    """Fit the lengths of leaps while walking."""
    for _ in range(2):
        states = []
        for _ in range(15):
            walkers.step(1.0, 30, learning=0.4)
            walkers.exchange()
            states.append(walkers.state)
        walkers.fit_scale(np.array(states))
    for most, learning in ((10, 0.5),) * 15 + ((effort.leaps, 0.2),) * 10:
        walkers.step(1.0, most, learning)
        walkers.exchange()


def _persons(observed: int, odds: Floats, random: np.random.Generator) -> Floats:
    """The number of persons of each walker: given the odds, those never seen have a negative binomial law."""
    unseen = random.poisson(np.minimum(random.gamma(observed, size=len(odds)) * odds, 1e15))
    return observed + unseen.astype(float)
