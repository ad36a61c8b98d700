"""The paragraph on methods that stands beside a published estimate, made from the estimate itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accounted.estimation.gates import names
from accounted.model.estimate import value_of

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
    if all(value_of(model) is None for part in (written, *written["strata"]) for model in part["models"]):
        yield "No number beyond these was estimated: every model that was asked refuses."
    elif written["strata"]:
        by = names(tuple(written["strata"][0]["stratum"]))
        each = f"each of {len(written['strata'])} strata by {by}"
        yield f"The number of persons, on a list or not, was estimated for {each} and summed."
    else:
        yield "The number of persons, on a list or not, was estimated from how the lists overlap."
    first = written["strata"][0]["models"] if written["strata"] else written["models"]
    for model, shown in zip(written["models"], first, strict=True):
        yield from _of_model(model, shown)
    yield from _of_floor(written["floor"])
    lacking: dict[tuple[str, str], list[str]] = {}
    for one in written.get("not_estimated", []):
        lacking.setdefault((names(one["models"]), one["why"]), []).append(_where(one))
    for (models, why), strata in lacking.items():
        yield f"Not estimated: {'; '.join(strata)}, by {models}: {why}"
    yield from _of_linkage(written.get("linkage"))
    yield from _warned(written)
    yield "No table can show the dependence of all lists together, nor persons whom no list could reach."
    yield f"Made with Accounted {written['run'].get('version', '')}, seed {written['seed']}, " \
          f"input {written['run'].get('inputs', '')}."  # fmt: skip


def _of_model(model: Mapping[str, Any], shown: Mapping[str, Any]) -> Iterator[str]:
    try:
        how = _HOW[model["name"]].replace("{sampled}", _SAMPLED).format_map(shown["diagnostics"])
        how = how.replace("(by both)", "(weighed by BIC and by AIC, half each)")
    except KeyError:
        how = model["name"]
    value = value_of(model)
    if value is None:
        yield f"By {how} there is no estimate: {model['why']}"
        return
    kind = "median" if "median" in model else "estimate"
    yield f"By {how}, the {kind} is {value:,.0f} ({model['level']:.0%} interval {model['lower']:,.0f} to " \
          f"{model['upper']:,.0f}). It assumes: {model['assumption']}"  # fmt: skip


def _where(part: Mapping[str, Any]) -> str:
    return names([f"{key} {value}" for key, value in part["stratum"].items()])


def _of_floor(floor: Mapping[str, Any]) -> Iterator[str]:
    if "lower" in floor:
        yield f"Chao's lower-bound estimator, the floor, gives {floor['value']:,.0f} ({floor['level']:.0%} interval " \
              f"{floor['lower']:,.0f} to {floor['upper']:,.0f}); it is an estimate too, and a bound only where the " \
              "lists do not shun each other."  # fmt: skip


def _of_linkage(linkage: Mapping[str, Any] | None) -> Iterator[str]:
    if not linkage:
        return
    held = linkage["observed"]
    yield f"The uncertainty of linkage is carried through {linkage['partitions']} sampled partitions of the records " \
          f"into persons, which make {held['lower']:,.0f} to {held['upper']:,.0f} documented persons."  # fmt: skip
    shares = [f"{share:.0%} ({name})" for name, share in linkage["share_of_linkage"].items() if share is not None]
    if shares:
        yield f"Of the variance (of the logarithm) the doubt about who is who makes {names(shares)}."


def _warned(written: Mapping[str, Any]) -> Iterator[str]:
    """Every warning of the result, each sentence once, with the strata and the models of which it is said."""
    said: dict[str, list[str]] = {}
    for part in (written, *written["strata"]):
        where = [_where(part)] if part.get("stratum") else []
        for model in part["models"]:
            if model["status"] == "warning":
                said.setdefault(model["why"], []).append(", ".join([*where, model["name"]]))
        for warning in part["warnings"]:
            said.setdefault(warning, []).extend(where)
    for sentence, of in said.items():
        yield f"Warning ({'; '.join(of)}): {sentence}" if of else f"Warning: {sentence}"
