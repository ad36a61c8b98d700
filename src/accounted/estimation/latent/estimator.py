"""The estimator that registers: its settings, its refusals and its warnings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from accounted.errors import BadInput
from accounted.estimation.estimator import Asked
from accounted.estimation.gates import too_few_lists, why_no_estimate
from accounted.estimation.intervals import at, ends, spread_of
from accounted.estimation.latent.checks import chances_of, under_other_priors
from accounted.estimation.latent.sampling import AGREED, Sample, sample
from accounted.estimation.latent.target import Prior
from accounted.estimation.predictive import checked, predictive_check
from accounted.model import Estimate, OverlapTable, refusal

FAR = 21
"""Other programs end their search at so many times the number observed; how much lies beyond is told."""


_SETTINGS = (
    ("classes", 2, 50), ("shape", 1e-3, 1e3), ("rate", 1e-3, 1e3), ("on", 0.1, 100), ("off", 0.1, 100),
)  # fmt: skip
"""Each with its least and its largest value."""


@dataclass(frozen=True, slots=True)
class LatentClass:
    """Classes of persons in each of which the lists are independent; how many classes matter, the table decides.

    Args:
        classes: how many classes there may be at most.
        shape, rate: of the Gamma law of alpha, which rules how many are used.
        on, off: of the Beta law of a class's chance to be on a list; 0.5 and 1 expect more who are hard to list.
    """

    classes: int | str = 10
    shape: float | str = 0.25
    rate: float | str = 0.25
    on: float | str = 1.0
    off: float | str = 1.0
    name: str = field(default="latent-class", init=False)
    version: str = field(default="3", init=False)
    bayesian: ClassVar[bool] = True

    def __post_init__(self) -> None:
        for setting, least, most in _SETTINGS:
            object.__setattr__(self, setting, _number(setting, getattr(self, setting), least, most))

    @property
    def assumption(self) -> str:
        """What has to hold."""
        return (
            "Persons fall into a few classes, in each of which the lists are independent; every class had some chance "
            "to be listed."
        )

    def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
        """The posterior of the number of persons; refused when groups of walkers do not agree."""
        why = why_no_estimate(table) or too_few_lists(table)
        if why:
            return refusal(self.name, self.assumption, asked.level, why, bayesian=True)
        ordered = _in_order(table)
        prior = Prior(int(self.classes), float(self.shape), float(self.rate), float(self.on), float(self.off))
        found = sample(ordered, prior, asked.seed)
        diagnostics = _diagnostics(found)
        if not found.agreed:
            why = (
                f"Groups of walkers that began apart do not agree (R-hat {found.rhat:.3f}, above {AGREED}): the table "
                f"of {', '.join(table.lists)} leaves room for answers that lie far apart, from "
                f"{np.quantile(found.persons, 0.025):,.0f} to {np.quantile(found.persons, 0.975):,.0f}. More overlap, "
                "or fewer lists with hardly any overlap, would help."
            )
            return refusal(self.name, self.assumption, asked.level, why, bayesian=True, **diagnostics)
        spread = spread_of(found.persons)
        check = predictive_check(ordered, *chances_of(ordered, found, prior), asked.seed)
        others = under_other_priors(found, prior, int(self.classes), len(table.lists))
        made = Estimate(
            self.name, self.assumption, asked.level, "ok", None, at(spread, 0.5), *ends(spread, asked.level),
            bayesian=True, spread=spread,
            diagnostics={**diagnostics, "median_by_prior": others,
                         "mass_beyond_21n": round(float((found.persons > FAR * table.observed).mean()), 5)},
        )  # fmt: skip
        return _warned(checked(made, check), table, others)


@dataclass(frozen=True, slots=True)
class LatentClassWide(LatentClass):
    """The same model under a prior that expects classes that are hardly ever listed.

    The usual prior, uniform chances, takes persons who are hard to list for rare; where there are three kinds of
    persons, its intervals are too short. This one puts more weight near a chance of nothing.
    """

    on: float | str = 0.5
    name: str = field(default="latent-class-wide", init=False)

    @property
    def assumption(self) -> str:
        """What has to hold."""
        return (
            "Persons fall into a few classes, in each of which the lists are independent; some classes may be listed "
            "seldom, but every class had some chance."
        )


def _in_order(table: OverlapTable) -> OverlapTable:
    """The table with its lists by name, so that their order does not change a digit."""
    order = sorted(range(len(table.lists)), key=lambda place: table.lists[place])
    counts = {tuple(pattern[place] for place in order): count for pattern, count in table.counts.items()}
    return OverlapTable(tuple(table.lists[place] for place in order), counts, table.stratum)


def _diagnostics(found: Sample) -> dict[str, object]:
    return {
        "rhat": round(found.rhat, 4),
        "ess": round(found.effective),
        "chains": found.effort.walkers,
        "groups": found.effort.groups,
        "draws": found.persons.size,
        "acceptance": round(found.taken, 3),
        "annealing_steps": found.steps,
        "n_at_most": None,
    }


def _warned(made: Estimate, table: OverlapTable, others: dict[str, float]) -> Estimate:
    value = made.value or 0.0
    low, high = min(value, *others.values()), max(value, *others.values())
    if high > 1.25 * low:
        said = f"with other usual ones the median goes from {low:,.0f} to {high:,.0f}"
        made = made.warned(f"The prior decides much: {said}.")
    beyond = float(made.diagnostics["mass_beyond_21n"])
    if beyond > 0.01:
        end = f"{FAR * table.observed:,}, where other programs end their search"
        made = made.warned(f"{beyond:.0%} of the probability lies beyond {end}; nothing is cut off here.")
    return made


def _number(setting: str, value: float | str, least: float, most: float) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not least <= number <= most or (setting == "classes" and number != int(number)):
        raise BadInput(f"{setting} is {value!r}.", "--set", f"It goes from {least:g} to {most:g}.")
    return number
