"""The news article the project began from, against its annotation: count claims in full, other kinds by their place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from accounted import Claim, read_text
from accounted.model import CountClaim

Gold = Mapping[str, Any]
Span = tuple[int, int]

# The annotation is older than the claim form and names a few things otherwise.
FATES = {"families_wiped_out": "family_wiped_out"}
UNITS = {"persons": "person", "families": "family", "families_wiped_out": "family", "events": "person"}


def measured(shared: Path) -> dict[str, Any]:
    """How many of the article's claims are found, and which aspects of them are right."""
    folder = shared / "data" / "seed"
    text = (folder / "khojaly_trt_2024.txt").read_bytes().decode("utf-8")
    gold = json.loads((folder / "khojaly_trt_2024.gold.json").read_text("utf-8"))
    claims = read_text(text, name="khojaly_trt_2024.txt", publisher="TRT World", lang="en")
    counts = [claim for claim in claims if isinstance(claim, CountClaim)]
    return {**_counted(gold, counts), **_unquantified(gold, counts), "other_kinds": _other_kinds(gold, claims)}


def _counted(gold: Gold, counts: Iterable[CountClaim]) -> dict[str, Any]:
    golds = [one for one in gold["claims"] if one["number"]]
    read = [claim for claim in counts if claim.amount.quantified]
    pairs = {one["id"]: claim for one in golds for claim in read if _matches(one, claim)}
    matched = [(one, pairs[one["id"]]) for one in golds if one["id"] in pairs]
    others = [_span(other["span"]) for other in gold["not_casualty_numbers"]]
    wrong = sorted({c.amount.exact for c in read for o in others if _overlap((c.amount.start, c.amount.end), o)})
    names = {actor["id"]: actor["name"] for actor in gold["actors"]}
    ids = {one: claim.id for one, claim in pairs.items()}
    right: dict[str, Callable[[Gold, CountClaim], bool]] = {
        "value": lambda one, claim: _ends(one) == (claim.amount.low, claim.amount.high),
        "precision": lambda one, claim: one["precision"] == claim.amount.precision,
        "unit": lambda one, claim: UNITS[one["unit"]] == claim.unit,
        "said_by": lambda one, claim: _same_speaker(one, claim, names),
        "mode": lambda one, claim: one["attribution_mode"] == claim.said_by.mode,
        "part_of": lambda one, claim: ids.get(one["subset_of"] or "") == claim.part_of,
    }
    return {
        "numbered": {"gold": len(golds), "predicted": len(read), "matched": len(matched)},
        "right_of_matched": {name: sum(rule(*pair) for pair in matched) for name, rule in right.items()},
        "missed": [one["id"] for one in golds if one["id"] not in pairs],
        "numbers_that_are_no_casualties": {"gold": len(others), "returned": wrong},
    }


def _unquantified(gold: Gold, counts: Iterable[CountClaim]) -> dict[str, Any]:
    golds = [one for one in gold["claims"] if not one["number"]]
    read = [claim for claim in counts if not claim.amount.quantified]
    hit = [
        one["id"]
        for one in golds
        if any(_fate(one) == claim.fate.code and _overlap(_span(one["fate_cue"]), _passage(claim)) for claim in read)
    ]
    return {"without_a_number": {"gold": len(golds), "predicted": len(read), "matched": len(hit)}}


def _other_kinds(gold: Gold, claims: Iterable[Claim]) -> dict[str, dict[str, int]]:
    """How many stand in a passage where the annotation has one of the same kind; for events the date must agree."""
    held = list(claims)
    wanted = {
        "event": [(_span(one["passage"]), one["edtf"]) for one in gold["events"]],
        "label": [(_span(one["passage"]), None) for one in gold["characterisations"]],
        "evidence": [(_span(one["text"]), None) for one in gold["evidence"]],
        "position": [(_span(one["text"]), None) for one in gold["positions"]],
        "person": [(_span(one["mentions"][0]), None) for one in gold["persons"]],
    }
    return {kind: _found(spans, [c for c in held if c.kind == kind], kind) for kind, spans in wanted.items()}


def _found(golds: list[tuple[Span, Any]], claims: list[Claim], kind: str) -> dict[str, int]:
    """One-to-one, in the order of the text."""
    free, matched = list(claims), 0
    for span, edtf in golds:
        fits = (c for c in free if _overlap(span, _passage(c)) and (kind != "event" or _edtf(c) == edtf))
        claim = next(fits, None)
        if claim is not None:
            free.remove(claim)
            matched += 1
    return {"gold": len(golds), "predicted": len(claims), "matched": matched}


def _matches(one: Gold, claim: CountClaim) -> bool:
    # What the annotation leaves open as a group may be "civilians" in the claim form.
    groups = {one["subgroup"]} if one["subgroup"] else {None, "civilians"}
    span = (claim.amount.start, claim.amount.end)
    return _overlap(_span(one["number"]), span) and _fate(one) == claim.fate.code and claim.group.code in groups


def _same_speaker(one: Gold, claim: CountClaim, names: Mapping[str, str]) -> bool:
    if one["attribution_mode"] == "own_voice":
        return claim.said_by.own_voice
    said = claim.said_by.name.casefold()
    name = names.get(one["attributed_to"], "").casefold()
    return bool(name) and (name in said or said in name)


def _ends(one: Gold) -> tuple[int | None, int | None]:
    low, high, value = one["low"], one["high"], one["value"]
    return (value, value) if low is None and high is None else (low, high)


def _fate(one: Gold) -> str:
    return FATES.get(one["fate"], one["fate"])


def _span(given: Mapping[str, int]) -> Span:
    return given["start"], given["end"]


def _passage(claim: Claim) -> Span:
    return claim.passage.start, claim.passage.end


def _edtf(claim: Claim) -> str | None:
    return claim.period.edtf if claim.period else None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
