"""The paragraph on methods that stands beside a published estimate, made from the estimate itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from accounted.estimation.gates import names
from accounted.model.estimate import value_of
from accounted.model.sentence import Part, say

HOW = {
    "chapman": "the Chapman estimator for two lists",
    "chao": "Chao's lower bound in its bias-corrected form",
    "log-linear": "a hierarchical log-linear model chosen by {criterion}, its interval from the profile likelihood",
    "log-linear-average": "an average over hierarchical log-linear models (by {criterion}), those left out whose "
    "estimate does not exist",
    "graph-average": "Bayesian averaging over {graphs} decomposable graphs with prior count {delta} for a cell "
    "and prior 1/N up to {n_at_most}",
    "latent-class": "a Bayesian latent-class model with a stick-breaking prior and uniform chances, {sampled}",
    "latent-class-wide": "the same with chances ~ Beta(1/2, 1), which expects persons who are hard to list, {sampled}",
}
"""How each model estimates, in half a sentence."""

SAMPLED = (
    "from {draws} draws of {chains} walkers in {groups} groups (R-hat {rhat}, worth {ess} independent draws), "
    "with prior 1/N and no upper end"
)


def methods(written: Mapping[str, Any]) -> str:
    """The paragraph for the JSON of an estimate, in plain words."""
    return " ".join(method_sentences(written))


def method_sentences(written: Mapping[str, Any]) -> Iterator[str]:
    """The sentences of the paragraph, which a page can say in its own language."""
    lists = written["lists"]
    yield say(
        "{observed} persons are documented on at least one of {number} lists: {lists}.",
        observed=written["observed"], number=len(lists), lists=_named(lists),
    )  # fmt: skip
    if all(value_of(model) is None for part in (written, *written["strata"]) for model in part["models"]):
        yield say("No number beyond these was estimated: every model that was asked refuses.")
    elif written["strata"]:
        yield say(
            "The number of persons, on a list or not, was estimated for each of {number} strata by {columns} and"
            " summed.", number=len(written["strata"]), columns=_named(tuple(written["strata"][0]["stratum"])),
        )  # fmt: skip
    else:
        yield say("The number of persons, on a list or not, was estimated from how the lists overlap.")
    first = written["strata"][0]["models"] if written["strata"] else written["models"]
    for model, shown in zip(written["models"], first, strict=True):
        yield from _of_model(model, shown)
    yield from _of_floor(written["floor"])
    lacking: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for one in written.get("not_estimated", []):
        lacking.setdefault((tuple(one["models"]), one["why"]), []).append(names(_where(one)))
    for (models, why), strata in lacking.items():
        yield say(
            "Not estimated: {strata}, by {models}: {why}", strata="; ".join(strata), models=_named(models), why=why
        )
    yield from _of_linkage(written.get("linkage"))
    yield from _warned(written)
    yield say("No table can show the dependence of all lists together, nor persons whom no list could reach.")
    run = written["run"]
    yield say(
        "Made with Accounted {version}, seed {seed}, input {inputs}.",
        version=run.get("version", ""), seed=str(written["seed"]), inputs=run.get("inputs", ""),
    )  # fmt: skip


def _of_model(model: Mapping[str, Any], shown: Mapping[str, Any]) -> Iterator[str]:
    how, value = _how(model["name"], shown["diagnostics"]), value_of(model)
    if value is None:
        yield say("By {how} there is no estimate: {why}", how=how, why=model["why"])
        return
    numbers = {"value": round(value), "level": round(100 * model["level"]), "lower": round(model["lower"]),
               "upper": round(model["upper"])}  # fmt: skip
    told = {"how": how, "assumption": model["assumption"], **numbers}
    if "median" in model:
        yield say(
            "By {how}, the median is {value} ({level}% interval {lower} to {upper}). It assumes: {assumption}", **told
        )
    else:
        yield say(
            "By {how}, the estimate is {value} ({level}% interval {lower} to {upper}). It assumes: {assumption}", **told
        )


def _how(model: str, diagnostics: Mapping[str, Any]) -> str:
    """How a model estimates; only its name, where nothing more is known of it."""
    known: dict[str, Part] = {key: value if isinstance(value, int) else f"{value:g}" if isinstance(value, float)
                              else str(value) for key, value in diagnostics.items()}  # fmt: skip
    try:
        if "{sampled}" in HOW[model]:
            known["sampled"] = say(SAMPLED, **known)
        if known.get("criterion") == "both":
            known["criterion"] = say("BIC and AIC, half each")
        return say(HOW[model], **known)
    except KeyError:
        return model


def _named(held: Sequence[str]) -> str:
    """Names as `names` writes them, with the word between the last two to be said in any language."""
    *before, last = held
    return say("{before} and {last}", before=", ".join(before), last=last) if before else last


def _where(part: Mapping[str, Any]) -> list[str]:
    return [f"{key} {value}" for key, value in part["stratum"].items()]


def _of_floor(floor: Mapping[str, Any]) -> Iterator[str]:
    if "lower" in floor:
        yield say(
            "Chao's lower-bound estimator, the floor, gives {value} ({level}% interval {lower} to {upper}); it is an"
            " estimate too, and a bound only where the lists do not shun each other.",
            value=round(floor["value"]), level=round(100 * floor["level"]), lower=round(floor["lower"]),
            upper=round(floor["upper"]),
        )  # fmt: skip


def _of_linkage(linkage: Mapping[str, Any] | None) -> Iterator[str]:
    if not linkage:
        return
    held = linkage["observed"]
    yield say(
        "The uncertainty of linkage is carried through {partitions} sampled partitions of the records into persons,"
        " which make {lower} to {upper} documented persons.",
        partitions=linkage["partitions"], lower=round(held["lower"]), upper=round(held["upper"]),
    )  # fmt: skip
    shares = [f"{share:.0%} ({name})" for name, share in linkage["share_of_linkage"].items() if share is not None]
    if shares:
        yield say(
            "Of the variance (of the logarithm) the doubt about who is who makes {shares}.", shares=_named(shares)
        )


def _warned(written: Mapping[str, Any]) -> Iterator[str]:
    """Every warning of the result, each sentence once, with the strata and the models of which it is said."""
    said: dict[str, list[str]] = {}
    for part in (written, *written["strata"]):
        where = [names(_where(part))] if part.get("stratum") else []
        for model in part["models"]:
            if model["status"] == "warning":
                said.setdefault(model["why"], []).append(", ".join([*where, model["name"]]))
        for warning in part["warnings"]:
            said.setdefault(warning, []).extend(where)
    for sentence, of in said.items():
        if of:
            yield say("Warning ({of}): {warning}", of="; ".join(of), warning=sentence)
        else:
            yield say("Warning: {warning}", warning=sentence)
