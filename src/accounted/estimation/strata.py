"""Strata: each on its own, and sums over those that could be estimated, with an interval of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from accounted.estimation.floor import Floor
from accounted.estimation.gates import names
from accounted.estimation.intervals import at, ends, spread_of
from accounted.estimation.result import NotEstimated, TableEstimates, answered
from accounted.model import Estimate, OverlapTable, refusal

NOT_KNOWN = "not known"
"""The stratum of persons of whom no record says to which they belong."""

MUCH_UNKNOWN = 0.02
"""From this share of such persons on, sums over strata are warned of."""

DRAWS = 20_000


def narrowed(table: OverlapTable) -> tuple[OverlapTable, tuple[str, ...]]:
    """The table of a stratum without lists on which nobody of it stands, and what was left out."""
    empty = table.empty_lists()
    if not empty or len(table.lists) - len(empty) < 2:
        return table, ()
    where = ", ".join(table.stratum.values())
    said = f"Nobody of the stratum {where} stands on {names(empty)}; it is estimated from the other lists."
    return table.without(*empty), (said,)


def summed_floor(strata: Iterable[TableEstimates]) -> Floor:
    """The sum of the floors."""
    floors = [stratum.floor for stratum in strata]
    method = "chao" if any(one.method == "chao" for one in floors) else "observed"
    return Floor(method, sum(one.value for one in floors))


def summed(strata: Sequence[TableEstimates], seed: int) -> tuple[Estimate, ...]:
    """Each model's sum over the strata for which it has a number; which ones it lacks, its warning says."""
    columns = zip(*(stratum.models for stratum in strata), strict=True)
    return tuple(_sum(list(column), strata, seed + place) for place, column in enumerate(columns))


def _sum(models: Sequence[Estimate], strata: Sequence[TableEstimates], seed: int) -> Estimate:
    first, given = models[0], answered(models)
    lacking = [stratum for stratum, model in zip(strata, models, strict=True) if model.refused]
    if not given:
        why = f"No stratum could be estimated. {models[0].why}"
        return refusal(first.model, first.assumption, first.level, why, first.bayesian)
    random = np.random.default_rng([seed, 19])
    draws = np.zeros(DRAWS)
    for model in given:
        levels = (random.permutation(DRAWS) + 0.5) / DRAWS
        draws += np.interp(levels, np.linspace(0, 1, len(model.spread) + 2)[1:-1], np.asarray(model.spread))
    spread = spread_of(draws)
    value = at(spread, 0.5) if first.bayesian else sum(model.value or 0 for model in given)
    made = replace(
        first, status="ok", why=None, value=value, lower=ends(spread, first.level)[0],
        upper=ends(spread, first.level)[1], spread=spread, detail={},
        diagnostics={"strata": len(given), "strata_refused": len(lacking), **_worst(given)},
    )  # fmt: skip
    unsure = [stratum for stratum, model in zip(strata, models, strict=True) if model.status == "warning"]
    if lacking:
        left = sum(stratum.table.observed for stratum in lacking)
        made = made.warned(
            f"{len(lacking)} of {len(strata)} strata, with {left} persons documented, could not be estimated and are "
            "in neither the sum nor its interval."
        )
    if unsure:
        made = made.warned(f"In {len(unsure)} strata the estimate carries a warning of its own.")
    unknown = sum(stratum.table.observed for stratum in strata if NOT_KNOWN in stratum.table.stratum.values())
    every = sum(stratum.table.observed for stratum in strata)
    if unknown > MUCH_UNKNOWN * every:
        by = names(strata[0].table.stratum)
        made = made.warned(
            f"Of {unknown:,} of {every:,} persons no record says the {by}. Who stands on several lists is more often "
            "known, so that the known strata come out too low, the unknown one too high, and the sum is not to be "
            "used; for the whole, estimate without strata."
        )
    return made


def _worst(given: Sequence[Estimate]) -> dict[str, float]:
    """The largest R-hat and the smallest effective sample size among the strata."""
    found = {}
    for key, worst in (("rhat", max), ("ess", min)):
        values = [model.diagnostics[key] for model in given if key in model.diagnostics]
        if values:
            found[key] = worst(values)
    return found


def not_estimated(strata: Sequence[TableEstimates]) -> tuple[NotEstimated, ...]:
    """The strata that models refused, with the reason; models that give one reason stand together."""
    found = []
    for stratum in strata:
        reasons: dict[str, list[str]] = {}
        for model in stratum.models:
            if model.refused:
                reasons.setdefault(str(model.why), []).append(model.model)
        found += [
            NotEstimated(stratum.table.stratum, stratum.table.observed, tuple(models), why)
            for why, models in reasons.items()
        ]
    return tuple(found)
