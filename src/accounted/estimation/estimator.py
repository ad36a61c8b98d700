"""The plug point: an estimator infers from an overlap table how many persons there were, or says why it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from accounted.errors import BadInput
from accounted.model import Estimate, OverlapTable


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every estimator: the level of its interval, and the seed of whatever it draws."""

    level: float = 0.95
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.level < 1:
            raise BadInput(f"The level {self.level} is not between 0 and 1.", "--level", "Write it as 0.95.")
        if not 0 <= self.seed < 2**63:
            raise BadInput(f"The seed {self.seed} can't be used.", "--seed", "Give a whole number from 0.")


@runtime_checkable
class Estimator(Protocol):
    """A model of how lists miss persons.

    `assumption` says in one sentence what has to hold for its number to mean anything. `estimate` gives the same
    number for the same table, whatever the order of its lists, and the same seed; where it has none it gives a refusal
    that names the lists or patterns at fault. It opens no file, asks no clock and draws from the seed alone. One whose
    value is a median says so by `bayesian = True`, so that a refusal made without asking it has the same key.
    """

    @property
    def name(self) -> str:
        """What it is called; the name it is registered under."""

    @property
    def version(self) -> str:
        """Which form of it this is; changes whenever the same table may give another number."""

    @property
    def assumption(self) -> str:
        """What has to hold, in one sentence."""

    def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
        """The estimate, or its refusal."""
