"""Strata: each on its own, and sums over those that could be estimated, with an interval of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from accounted.estimation.floor import Floor
from accounted.estimation.gates import holds_all, names
from accounted.estimation.intervals import Floats, at, ends, spread_of
from accounted.estimation.result import NotEstimated, TableEstimates, answered
from accounted.model import Estimate, OverlapTable, refusal

NOT_KNOWN = "not known"
"""The stratum of persons of whom no record says to which they belong."""

MUCH_UNKNOWN = 0.02
"""From this share of such persons on, sums over strata are warned of."""

DRAWS = 20_000

MOST_NAMED = 5
"""How many strata a sentence names."""


def narrowed(table: OverlapTable) -> tuple[OverlapTable, tuple[str, ...]]:
    """The table of a stratum without lists on which nobody of it stands, and what was left out."""
    empty = table.empty_lists()
    if not empty or len(table.lists) - len(empty) < 2:
        return table, ()
    where = ", ".join(table.stratum.values())
    said = f"Nobody of the stratum {where} stands on {names(empty)}; it is estimated from the other lists."
    return table.without(*empty), (said,)


def teller(tables: Iterable[OverlapTable]) -> str | None:
    """The list whose records alone say to which stratum persons belong; None when there is no such list.

    Then everybody of every known stratum stands on it, and whoever does not is in the unknown one.
    """
    held = [table for table in tables if table.observed]
    known, unknown = [table for table in held if not _unknown(table)], [table for table in held if _unknown(table)]
    if not known or not unknown:
        return None
    common = set(holds_all(known[0])).intersection(*(holds_all(table) for table in known[1:]))
    if any(common & set(holds_all(table)) for table in unknown):
        return None
    return next((name for name in known[0].lists if name in common), None)


def why_told_by_one(table: OverlapTable, teller: str | None) -> str | None:
    """Why no model may answer for a stratum when one list alone says who belongs to it; None when that is not so."""
    if teller is None:
        return None
    by = names(table.stratum)
    return (
        f"Only the records of {teller} say the {by}: everybody of a known {by} stands on {teller}, and whoever does "
        f"not is in none. Estimate without strata, or find the {by} for the other lists."
    )


def _unknown(table: OverlapTable) -> bool:
    return any(value in (NOT_KNOWN, "") for value in table.stratum.values())


def with_unknown_told(strata: Sequence[TableEstimates]) -> list[TableEstimates]:
    """The strata, each with a warning of its own where of many persons no record says to which they belong."""
    every = sum(one.table.observed for one in strata)
    unknown = sum(one.table.observed for one in strata if _unknown(one.table))
    if unknown <= MUCH_UNKNOWN * every or unknown == every:
        return list(strata)
    by = names(strata[0].table.stratum)
    low = (
        f"Of {unknown:,} of {every:,} persons no record says the {by}. Who stands on several lists is more often known,"
        " so that this stratum comes out too low; its intervals are not to be used."
    )
    high = (
        f"Of {unknown:,} of {every:,} persons no record says the {by}. Who stands on several lists is more often known,"
        " so that this stratum of the rest comes out too high; its intervals are not to be used."
    )
    return [replace(one, warnings=(high if _unknown(one.table) else low, *one.warnings)) for one in strata]


def summed_floor(strata: Iterable[TableEstimates], level: float, seed: int) -> Floor:
    """The sum of the floors, its interval from theirs."""
    floors = [stratum.floor for stratum in strata]
    if len(floors) == 1:
        return floors[0]
    value, estimated = sum(one.value for one in floors), [one for one in floors if one.spread]
    if not estimated:
        return Floor("observed", value)
    counted = sum(one.value for one in floors if not one.spread)
    random = np.random.default_rng([seed, 23])
    return Floor("chao", value, spread_of(counted + _drawn([one.spread for one in estimated], random)), level)


def _drawn(spreads: Iterable[Sequence[float]], random: np.random.Generator) -> Floats:
    """Sums of one number drawn of each spread."""
    draws = np.zeros(DRAWS)
    for spread in spreads:
        levels = (random.permutation(DRAWS) + 0.5) / DRAWS
        draws += np.interp(levels, np.linspace(0, 1, len(spread) + 2)[1:-1], np.asarray(spread))
    return draws


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
    spread = spread_of(_drawn([model.spread for model in given], np.random.default_rng([seed, 19])))
    value = at(spread, 0.5) if first.bayesian else sum(model.value or 0 for model in given)
    made = replace(
        first, status="ok", why=None, value=value, lower=ends(spread, first.level)[0],
        upper=ends(spread, first.level)[1], spread=spread, detail={},
        diagnostics={"strata": len(given), "strata_refused": len(lacking), **_worst(given)},
    )  # fmt: skip
    every = sum(stratum.table.observed for stratum in strata)
    if value < every:
        where = "; ".join(", ".join(stratum.table.stratum.values()) for stratum in lacking[:MOST_NAMED])
        more = f" and {len(lacking) - MOST_NAMED} more" if len(lacking) > MOST_NAMED else ""
        why = (
            f"The sum over the strata that could be estimated, {len(given)} of {len(strata)}, is {value:,.0f} and lies "
            f"below the {every:,} persons documented, since it lacks {where}{more}. {_first_why(lacking, first.model)}"
        )
        return refusal(first.model, first.assumption, first.level, why, first.bayesian)
    unsure = sum(model.status == "warning" for model in models)
    return _warned(made, strata, lacking, unsure)


def _warned(
    made: Estimate, strata: Sequence[TableEstimates], lacking: Sequence[TableEstimates], unsure: int
) -> Estimate:
    """A sum with what is to be said of it: strata that it lacks, strata with a warning, persons of no known stratum."""
    every = sum(stratum.table.observed for stratum in strata)
    if round(made.lower or 0) < every:
        made = made.warned(f"Its interval begins below the {every:,} persons documented, since strata are lacking.")
    if lacking:
        left = sum(stratum.table.observed for stratum in lacking)
        made = made.warned(
            f"{len(lacking)} of {len(strata)} strata, with {left} persons documented, could not be estimated and are "
            "in neither the sum nor its interval."
        )
    if unsure:
        where = "one stratum" if unsure == 1 else f"{unsure} strata"
        made = made.warned(f"In {where} the estimate carries a warning of its own.")
    unknown = sum(stratum.table.observed for stratum in strata if _unknown(stratum.table))
    if unknown > MUCH_UNKNOWN * every:
        by = names(strata[0].table.stratum)
        made = made.warned(
            f"Of {unknown:,} of {every:,} persons no record says the {by}. Who stands on several lists is more often "
            "known, so that the known strata come out too low, the unknown one too high, and the sum is not to be "
            "used; for the whole, estimate without strata."
        )
    return made


def _first_why(lacking: Sequence[TableEstimates], name: str) -> str:
    return next((model.why or "" for one in lacking for model in one.models if model.model == name), "")


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
