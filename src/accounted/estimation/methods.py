"""The paragraph on methods that stands beside a published estimate, made from the estimate itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accounted.estimation.gates import names

_HOW = {
    "chapman": "the Chapman estimator for two lists",
    "chao": "Chao's lower bound in its bias-corrected form",
    "log-linear": "a hierarchical log-linear model chosen by {criterion}, its interval from the profile likelihood",
    "log-linear-average": "an average over hierarchical log-linear models (by {criterion}), those left out whose "
    "estimate does not exist",
    "graph-average": "Bayesian averaging over {graphs} decomposable graphs with prior count {delta:g} for a cell "
    "and prior 1/N up to {n_at_most:,}",
    "latent-class": "a Bayesian latent-class model with a stick-breaking prior and uniform chances, {sampled}",
    "latent-class-wide": "the same with chances ~ Beta(1/2, 1), which expects persons who are hard to list, {sampled}",
}

_SAMPLED = (
    "from {draws:,} draws of {chains:,} walkers in {groups} groups (R-hat {rhat}, worth {ess:,} independent draws), "
    "with prior 1/N and no upper end"
)


def methods(written: Mapping[str, Any]) -> str:
    """The paragraph for the JSON of an estimate, in plain words."""
    return " ".join(_sentences(written))


def _sentences(written: Mapping[str, Any]) -> Iterator[str]:
    lists = written["lists"]
    yield f"{written['observed']:,} persons are documented on at least one of {len(lists)} lists: {names(lists)}."
    if written["strata"]:
        by = names(tuple(written["strata"][0]["stratum"]))
        strata = f"each of {len(written['strata'])} strata by {by}"
        yield f"The number of persons, on a list or not, was estimated for {strata} and summed."
    else:
        yield "The number of persons, on a list or not, was estimated from how the lists overlap."
    first = written["strata"][0]["models"] if written["strata"] else written["models"]
    for model, shown in zip(written["models"], first, strict=True):
        yield from _of_model(model, shown)
    floor = written["floor"]
    yield f"The floor is {floor['value']:,.0f} ({'Chao' if floor['method'] == 'chao' else 'the persons documented'})."
    for one in written.get("not_estimated", []):
        where = names([f"{key} {value}" for key, value in one["stratum"].items()])
        yield f"Not estimated: {where}, by {names(one['models'])}."
    linkage = written.get("linkage")
    if linkage:
        yield f"The uncertainty of linkage is carried through {linkage['partitions']} sampled partitions."
    yield "No table can show the dependence of all lists together, nor persons whom no list could reach."
    yield f"Made with Accounted {written['run'].get('version', '')}, seed {written['seed']}, " \
          f"input {written['run'].get('inputs', '')}."  # fmt: skip


def _of_model(model: Mapping[str, Any], shown: Mapping[str, Any]) -> Iterator[str]:
    try:
        how = _HOW[model["name"]].replace("{sampled}", _SAMPLED).format_map(shown["diagnostics"])
        how = how.replace("(by both)", "(weighed by BIC and by AIC, half each)")
    except KeyError:
        how = model["name"]
    value = model.get("median", model.get("estimate"))
    if value is None:
        yield f"By {how} there is no estimate: {model['why']}"
        return
    kind = "median" if "median" in model else "estimate"
    yield f"By {how}, the {kind} is {value:,.0f} ({model['level']:.0%} interval {model['lower']:,.0f} to " \
          f"{model['upper']:,.0f}). It assumes: {model['assumption']}"  # fmt: skip
