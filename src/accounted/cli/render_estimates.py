"""Estimates for people: what is documented, the floor, and each model's answer, each under its own heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType

from accounted.cli.render import Listing
from accounted.cli.screen import many

if TYPE_CHECKING:
    from accounted.case import Estimates


def estimates_blocks(found: Estimates) -> Iterator[RenderableType]:
    """Blocks to print, from the same JSON that programs get."""
    written = found.to_dict()
    yield f"documented, on {many(len(written['lists']), 'list')} ({', '.join(written['lists'])})"
    yield f"  {many(written['observed'], 'person')}"
    for stratum in written["strata"]:
        yield from ("", f"stratum: {', '.join(f'{key} {value}' for key, value in stratum['stratum'].items())}")
        yield f"  documented: {many(stratum['observed'], 'person')}"
        yield from _models(stratum)
    if written["strata"]:
        yield from ("", "sum over the strata that could be estimated")
    yield from _models(written)
    for one in written.get("not_estimated", []):
        where = ", ".join(f"{key} {value}" for key, value in one["stratum"].items())
        yield from ("", f"not estimated: {where}, by {', '.join(one['models'])}", f"  {one['why']}")
    if "linkage" in written:
        held = written["linkage"]["observed"]
        yield from ("", f"documented over {written['linkage']['partitions']} partitions of the records")
        yield f"  {_rounded(held['lower'])} – {_rounded(held['upper'])} persons"
        shares = written["linkage"]["share_of_linkage"].items()
        told = ", ".join(f"{share:.0%} ({name})" for name, share in shares if share is not None)
        yield from [f"  of the variance, the doubt about who is who makes {told}"] if told else []
    yield from ("", "methods", written["methods"])


def _models(part: Mapping[str, Any]) -> Iterator[RenderableType]:
    given = any(model.get("median", model.get("estimate")) is not None for model in part["models"])
    yield from ("", "estimated, on a list or not" if given else "not estimated: every model refuses")
    if "lower" in part["floor"]:
        floor = part["floor"]
        interval = f"{_rounded(floor['lower'])} – {_rounded(floor['upper'])}, {floor['level']:.0%}"
        yield f"  floor (Chao's lower-bound estimator): {_rounded(floor['value'])} ({interval})"
    table = Listing("model", "estimate", "interval", "rests on")
    for model in part["models"]:
        value = model.get("median", model.get("estimate"))
        if value is None:
            table.add(model["name"], "refused", None, model["why"])
            continue
        kind = "median " if "median" in model else ""
        interval = f"{_rounded(model['lower'])} – {_rounded(model['upper'])} ({model['level']:.0%})"
        table.add(model["name"], f"{kind}{_rounded(value)}", interval, model["assumption"])
    yield from ("", table)
    yield from _said(part)


def _said(part: Mapping[str, Any]) -> Iterator[str]:
    warned = [f"{model['name']}: {model['why']}" for model in part["models"] if model["status"] == "warning"]
    if warned or part["warnings"]:
        yield from ("", "warnings", *_listed([*warned, *part["warnings"]]))


def _listed(sentences: Iterable[str]) -> Iterator[str]:
    return (f"- {sentence}" for sentence in sentences)


def _rounded(value: float) -> str:
    return f"{round(value):,}"
