"""The room's main function: tables and estimators in, estimates out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from accounted.errors import BadInput
from accounted.estimation.estimator import Asked, Estimator
from accounted.estimation.floor import Floor, floor
from accounted.estimation.gates import WITHOUT_END, cautions, names, without_width
from accounted.estimation.partitions import documented, mixed, mixed_floor
from accounted.estimation.result import Estimates, TableEstimates, answered
from accounted.estimation.sensitivity import UNREACHED_NOT_COUNTED, unreached_warning
from accounted.estimation.strata import (
    narrowed,
    not_estimated,
    summed,
    summed_floor,
    teller,
    why_told_by_one,
    with_unknown_told,
)
from accounted.model import Estimate, OverlapTable, refusal

Timed = Callable[[Callable[[], Estimate]], Estimate]
"""Carries out an estimate, and may add to it how long it took: the room itself has no clock."""


def untimed(work: Callable[[], Estimate]) -> Estimate:
    """The estimate as it is."""
    return work()


def estimate(
    tables: Sequence[OverlapTable],
    estimators: Sequence[Estimator],
    asked: Asked,
    run: Mapping[str, Any],
    timed: Timed = untimed,
) -> Estimates:
    """What each estimator says of a table, or of each stratum and of their sum.

    Args:
        tables: one table, or one for each stratum, all with the same lists and the same columns of strata.
        run: what the JSON says of method and inputs.

    Raises:
        BadInput: there is no table, or the strata do not belong together.
    """
    if not tables:
        raise BadInput("There is no table to estimate from.")
    if len({(table.lists, tuple(table.stratum)) for table in tables}) > 1:
        raise BadInput("The strata do not have the same lists.", None, "Give tables that differ in their counts only.")
    lists, observed = tables[0].lists, sum(table.observed for table in tables)
    told_by = teller(tables)
    found = [_of_table(table, estimators, asked, timed, told_by) for table in tables]
    if not tables[0].stratum:
        one = found[0]
        return Estimates(
            lists, observed, one.floor, one.models, one.warnings, tuple(tables), asked.seed, asked.level, run
        )
    models = summed(found, asked.seed)
    return Estimates(
        lists, observed, summed_floor(found, asked.level, asked.seed), models, _of_sums(models, found),
        tuple(tables), asked.seed,
        asked.level, run, tuple(with_unknown_told(found)), not_estimated(found),
    )  # fmt: skip


def estimate_over_partitions(
    tables: Sequence[Sequence[OverlapTable]],
    estimators: Sequence[Estimator],
    asked: Asked,
    run: Mapping[str, Any],
    timed: Timed = untimed,
) -> Estimates:
    """What each estimator says when it is not known which records are one person.

    Args:
        tables: for each sampled partition one table, or one for each stratum, in the same order.

    Raises:
        BadInput: there is no table.
    """
    if not tables or not tables[0]:
        raise BadInput("There is no partition to estimate from.")
    of_draws = _of_draws(tables, estimators, asked, timed)
    found = [_over_draws(draws) for draws in zip(*of_draws, strict=True)]
    if tables[0][0].stratum:
        sums = [summed(draw, asked.seed) for draw in of_draws]
        models = tuple(mixed(answers) for answers in zip(*sums, strict=True))
        parts, warnings, lacking = tuple(with_unknown_told(found)), _of_sums(models, found), not_estimated(found)
    else:
        parts, models, warnings, lacking = (), found[0].models, found[0].warnings, ()
    linkage = {
        "partitions": len(tables),
        "observed": documented(tables),
        "share_of_linkage": {one.model: one.diagnostics.get("share_of_linkage") for one in models},
    }
    return Estimates(
        tables[0][0].lists, sum(one.table.observed for one in found), summed_floor(found, asked.level, asked.seed),
        models, warnings, tuple(one.table for one in found), asked.seed, asked.level, run, parts, lacking, linkage,
    )  # fmt: skip


def _of_draws(
    tables: Sequence[Sequence[OverlapTable]], estimators: Sequence[Estimator], asked: Asked, timed: Timed
) -> list[list[TableEstimates]]:
    """The answers for each table of each partition; each different table is estimated once."""
    known: dict[Any, TableEstimates] = {}
    for draw in tables:
        told_by = teller(draw)
        for table in draw:
            if (told_by, *_key(table)) not in known:
                known[told_by, *_key(table)] = _of_table(table, estimators, asked, timed, told_by)
    return [[known[teller(draw), *_key(table)] for table in draw] for draw in tables]


def _over_draws(draws: Sequence[TableEstimates]) -> TableEstimates:
    """One table over all partitions. The table shown is the middle one."""
    models = tuple(mixed(answers) for answers in zip(*(one.models for one in draws), strict=True))
    ordered = sorted(draws, key=lambda one: (one.table.observed, repr(_key(one.table))))
    middle = ordered[len(draws) // 2]
    bound = mixed_floor([one.floor for one in draws], middle.table.observed)
    return TableEstimates(middle.table, bound, models, (*cautions(middle.table), *_warnings(models, middle.table)))


def _key(table: OverlapTable) -> tuple[Any, ...]:
    return tuple(table.stratum.items()), table.lists, tuple(table.counts.items())


def _of_table(
    table: OverlapTable, estimators: Sequence[Estimator], asked: Asked, timed: Timed, told_by: str | None = None
) -> TableEstimates:
    kept, said = narrowed(table) if table.stratum else (table, ())
    why = why_told_by_one(kept, told_by)
    if why:
        refused = tuple(
            refusal(one.name, one.assumption, asked.level, why, getattr(one, "bayesian", False)) for one in estimators
        )
        return TableEstimates(kept, Floor("observed", kept.observed), refused, (*said, *cautions(kept)))
    bound = floor(kept, asked.level)
    models = tuple(_sound(timed(partial(one.estimate, kept, asked)), kept, bound) for one in estimators)
    return TableEstimates(kept, bound, models, (*said, *cautions(kept), *_warnings(models, kept)))


FAR = 20
"""From so many times those documented on an estimate is warned of."""


def _sound(made: Estimate, table: OverlapTable, bound: Floor) -> Estimate:
    """The estimate, warned of where it ends below the floor or lies far away; refused without an end or a width."""
    if made.value is None or made.lower is None or made.upper is None:
        return made
    if not made.upper <= WITHOUT_END * table.observed or not made.lower <= made.value <= made.upper:
        why = (
            f"Its interval would reach beyond {WITHOUT_END:,} times the {table.observed:,} persons documented: the "
            f"overlap of {names(table.lists)} does not bound the number. More overlap would help."
        )
        return refusal(made.model, made.assumption, made.level, why, made.bayesian, **made.diagnostics)
    if without_width(made.lower, made.upper):
        why = (
            f"Its interval would be {made.lower:,.0f} to {made.upper:,.0f}, without any width: no overlap of lists "
            "shows to a person how many there were."
        )
        return refusal(made.model, made.assumption, made.level, why, made.bayesian, **made.diagnostics)
    times, (lower, upper) = made.value / table.observed, bound.ends
    if round(made.upper) < round(lower) and made.model != "chao":
        made = made.warned(
            f"The whole interval lies below that of Chao's lower-bound estimator, {lower:,.0f} to {upper:,.0f}."
        )
    if times > FAR:
        said = f"It is {times:,.0f} times the number documented"
        made = made.warned(f"{said}; nearly all of it rests on the few who stand on several lists.")
    return made


APART = 1.5
"""From which ratio on the models' answers call for a warning that they do not agree."""


def _of_sums(models: Sequence[Estimate], strata: Sequence[TableEstimates]) -> tuple[str, ...]:
    """The warnings of sums; what no list reaches is warned of as well when strata alone have numbers."""
    said = _warnings(models)
    if all(one.refused for one in models) and any(answered(stratum.models) for stratum in strata):
        return (*said, f"{UNREACHED_NOT_COUNTED} Ask who could not have come onto any list.")
    return said


def _warnings(models: Sequence[Estimate], table: OverlapTable | None = None) -> tuple[str, ...]:
    """The warnings of a table's models together, or of sums; of persons unreached they are not told stratum by
    stratum."""
    said = []
    given = [model for model in models if model.value is not None and model.model != "chao"]
    values = [model.value or 0.0 for model in given]
    if len(given) > 1 and max(values) > APART * min(values):
        least, most = values.index(min(values)), values.index(max(values))
        said.append(
            f"The models do not agree: {given[least].model} says {values[least]:,.0f}, {given[most].model} "
            f"{values[most]:,.0f}. The difference is in what they assume, and the table cannot settle it."
        )
    warning = None if table is not None and table.stratum else unreached_warning(models)
    return tuple([*said, warning] if warning else said)
