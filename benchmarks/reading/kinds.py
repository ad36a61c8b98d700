"""The other kinds of claim, and the places of figures, in short labelled passages of each language.

The passages are in `cases/`: `kinds-<language>.yaml` was looked at while the words were gathered, `held-<language>`
only afterwards. Both were written by this project before the language was built, `fresh-<language>` after it.
`more-<language>` was looked at while events and evidence were widened; of `apart-<language>` only totals are seen, and
its errors are not listed.
`kinds-ru.yaml` explains the notation.

    .venv/bin/python benchmarks/reading/kinds.py [language ...]      every miss and every extra claim
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import labelled
import yaml

from accounted import Claim, read_text
from accounted.model import CountClaim, EventClaim, EvidenceClaim, LabelClaim, PersonClaim, PositionClaim

CASES = Path(__file__).resolve().parent / "cases"
KINDS = ("label", "event", "evidence", "position", "person", "place")
KEPT = "apart-"
"""Begins the names of sets whose errors nobody looks at."""
LEAST = 4
"""Letters that two places must begin with alike: one may stand in another case."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One labelled claim, or one that was read: what it says, and where."""

    says: tuple[str, ...]
    start: int
    end: int
    words: str


def measured() -> dict[str, Any]:
    """Labelled, read and found claims by language, set and kind."""
    return {path.stem: _counted(path) for path in sorted(CASES.glob("*.yaml")) if not path.stem.startswith("counts-")}


def scenes(paths: Iterable[Path]) -> dict[str, dict[str, int]]:
    """For each file of labelled figures: of those found, how many have the place and the day labelled."""
    return {path.stem: _scenes(path) for path in paths}


def _counted(path: Path) -> dict[str, Any]:
    totals = {kind: {"labelled": 0, "read": 0, "found": 0} for kind in KINDS}
    for _, kind, wanted, read, found in _compared(path):
        totals[kind]["labelled"] += len(wanted)
        totals[kind]["read"] += len(read)
        totals[kind]["found"] += len(found)
    return {"cases": len(yaml.safe_load(path.read_text("utf-8"))), "kinds": totals}


def _compared(path: Path) -> Iterator[tuple[str, str, list[Mark], list[Mark], list[tuple[Mark, Mark]]]]:
    """For every passage and kind: what is labelled, what is read, and the pairs that agree."""
    for case in yaml.safe_load(path.read_text("utf-8")):
        claims = read_text(case["text"], name="passage", lang=path.stem.partition("-")[2])
        for kind in KINDS:
            wanted = [_wanted(kind, line, case["text"]) for line in case.get(kind, ())]
            figures = {mark.words for mark in wanted}
            read = [mark for claim in claims for mark in _read(kind, claim)]
            read = [mark for mark in read if kind != "place" or mark.words in figures]
            yield case["text"], kind, wanted, read, _paired(wanted, read)


def _wanted(kind: str, line: str, text: str) -> Mark:
    parts = {"label": 2, "event": 2}.get(kind, 1)
    *says, words = line.split(" ", parts)
    if kind == "place":
        return Mark((words,), 0, len(text), says[0])
    start = text.index(words)
    return Mark(tuple(says), start, start + len(words), words)


def _read(kind: str, claim: Claim) -> Iterator[Mark]:
    start, end, words = claim.passage.start, claim.passage.end, claim.passage.exact
    if kind == "place" and isinstance(claim, CountClaim) and claim.place:
        yield Mark((claim.place.name,), 0, end, claim.amount.exact)
    elif kind == "label" and isinstance(claim, LabelClaim):
        yield Mark((claim.category, claim.use), start, end, words)
    elif kind == "event" and isinstance(claim, EventClaim):
        yield Mark((claim.type, claim.period.edtf if claim.period else "-"), start, end, words)
    elif (kind == "evidence" and isinstance(claim, EvidenceClaim)) or (
        kind == "position" and isinstance(claim, PositionClaim)
    ):
        yield Mark((claim.type,), start, end, words)
    elif kind == "person" and isinstance(claim, PersonClaim):
        yield Mark((claim.fate.code,), claim.name.start, claim.name.end, claim.name.exact)


def _paired(wanted: list[Mark], read: list[Mark]) -> list[tuple[Mark, Mark]]:
    """One to one, in the order of the text."""
    free, pairs = list(read), []
    for one in wanted:
        fits = (o for o in free if o.says == one.says and one.start < o.end and o.start < one.end)
        other = next((o for o in fits if one.end - one.start == len(one.words) or o.words == one.words), None)
        if other is not None:
            free.remove(other)
            pairs.append((one, other))
    return pairs


def _scenes(path: Path) -> dict[str, int]:
    found = {"figures": 0, "with a place": 0, "place read": 0, "place right": 0, "with a day": 0, "day read": 0,
             "day right": 0}  # fmt: skip
    for case in labelled.cases_in(path):
        read = {(one["amount"]["start"], one["fate"]): one
                for one in labelled.counts_in(case, labelled.language_of(path))}  # fmt: skip
        for gold in case["claims"]:
            one = read.get((gold["amount"]["start"], gold["fate"]))
            if one is not None:
                _scene(found, gold, one)
    return found


def _scene(found: dict[str, int], gold: Mapping[str, Any], one: Mapping[str, Any]) -> None:
    place, period = one["place"] and one["place"]["name"], one["period"] and one["period"]["edtf"]
    found["figures"] += 1
    found["with a place"] += bool(gold.get("place"))
    found["place read"] += bool(place)
    found["place right"] += bool(gold.get("place") and place and _same_place(gold["place"], place))
    found["with a day"] += bool(gold.get("period"))
    found["day read"] += bool(period)
    found["day right"] += bool(period and gold.get("period") == period)


def _same_place(gold: str, read: str) -> bool:
    """Whether two names begin alike, small words apart: Dere köyü, Dere köyünde."""
    ours, theirs = gold.casefold().removeprefix("the "), read.casefold()
    return any(word[:LEAST] in ours for word in theirs.split() if len(word) >= LEAST) or ours[:LEAST] == theirs[:LEAST]


def main(languages: list[str]) -> None:
    """Print every miss and every extra claim of the passages."""
    for path in sorted(CASES.glob("*.yaml")):
        if languages and path.stem.partition("-")[2] not in languages:
            continue
        for text, kind, wanted, read, pairs in () if path.stem.startswith(KEPT) else _compared(path):
            missed = [one for one in wanted if one not in [pair[0] for pair in pairs]]
            extra = [one for one in read if one not in [pair[1] for pair in pairs]]
            for cause, marks in (("missed", missed), ("extra", extra)):
                for mark in marks:
                    print(f"{path.stem} {cause} {kind} {' '.join(mark.says)}: {mark.words!r} in {text[:60]!r}")
        print(path.stem, json.dumps(_counted(path)["kinds"]))


if __name__ == "__main__":
    main(sys.argv[1:])
