"""Learn how much each sign tells of whether a statement repeats an earlier one that gives the same number.

    .venv/bin/python benchmarks/comparison/weigh_origins.py [--write]

Pairs come from the cases beside this file, on what the rules read and on the figures as judged by hand. The weights are
those of a logistic regression, held small (ridge). What is printed is measured on the cases of each author with weights
learnt from those of the others. With --write, `likely.yaml` gets the weights learnt from all.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
from run import HERE, MODES
from scoring import Case, Marks, by_hand, load
from weigh import learnt

from accounted.comparison import compare
from accounted.comparison.origins import Told, likely

FIRST_OF_AUTHORS = (1, 7, 13, 20, 26, 30, 35, 40, 44, 49, 54, 59, 64, 69)
"""The first case of each group of cases that one author wrote; one who wrote two groups wrote them at two times."""
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.8)


class Pair(NamedTuple):
    """Two statements of one number, with their signs; `right` where people judged them to have one origin."""

    author: int
    mode: str
    signs: dict[str, float]
    right: bool


def pairs_of(case: Case, mode: str) -> Iterator[Pair]:
    """The pairs of equal numbers in a case that both are figures of its gold, and whether they have one origin."""
    claims = case.claims if mode == "read" else by_hand(case)
    seen: list[tuple[Told, Told, dict[str, float]]] = []
    asked = likely.Given.alike

    def recorded(given: Any) -> Iterator[tuple[Told, Told]]:
        for later, first in asked(given):
            seen.append((later, first, given.signs(later, first)))
            yield later, first

    with mock.patch.object(likely.Given, "alike", recorded):
        compare(claims, case.documents.values(), (), case.texts, case.name)
    marks = Marks(case, claims)
    author = bisect(FIRST_OF_AUTHORS, int(case.name.split("-")[1]))
    for later, first, signs in seen:
        known = [marks.figure_of.get(one.id) for one in (later, first)]
        ids = [id for id in known if id]
        if len(ids) == 2 and not marks.optional & set(ids):
            yield Pair(author, mode, signs, len({marks.origin.get(id, id) for id in ids}) == 1)


def chances(pairs: Sequence[Pair]) -> list[float]:
    """Of each pair how likely it has one origin, by weights learnt from the cases of other authors."""
    weights = {it: learnt([one for one in pairs if one.author != it]) for it in {one.author for one in pairs}}
    sums = [weights[it.author]["always"] + sum(weights[it.author][name] * told for name, told in it.signs.items())
            for it in pairs]  # fmt: skip
    return [float(1 / (1 + np.exp(-one))) for one in sums]


def table(pairs: Sequence[Pair]) -> Iterator[str]:
    """Precision and recall by the least chance from which a pair is proposed."""
    held = list(zip(pairs, chances(pairs), strict=True))
    for mode, title in MODES.items():
        yield f"{title}, each author by the others:"
        right = sum(one.right for one in pairs if one.mode == mode)
        for least in THRESHOLDS:
            kept = [one.right for one, chance in held if one.mode == mode and chance >= least]
            yield f"- from {least}: {sum(kept)} right of {len(kept)} proposed and {right} judged"


def main() -> int:
    """Learn, print, and write the weights where that is wanted."""
    cases = [load(path.parent) for path in sorted((HERE / "cases").glob("*/gold.yaml"))]
    pairs = [pair for case in cases for mode in MODES for pair in pairs_of(case, mode)]
    print("\n".join(table(pairs)))
    lines = [f"{name}: {weight}" for name, weight in learnt(pairs).items()]
    print("\n".join(lines))
    if "--write" in sys.argv:
        there = Path(str(files("accounted.comparison.origins").joinpath("likely.yaml")))
        head = re.sub(r"in \d+ invented", f"in {len(cases)} invented", there.read_text("utf-8").split("\n\n")[0])
        there.write_text(head + "\n\n" + "\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
