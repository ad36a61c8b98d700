"""Learn how much each sign tells of whether two figures that don't fit together count the same people.

    .venv/bin/python benchmarks/comparison/weigh.py [--write]

Pairs come from the cases beside this file, on what the rules read and on the figures as judged by hand. The weights are
those of a logistic regression, held small (ridge). What is printed is measured on each case with weights learnt from
the others, so that no pair weighs in its own judgement. With --write, `likely.yaml` gets the weights learnt from all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, Protocol
from unittest import mock

import numpy as np
from run import HERE, MODES
from scoring import Case, Marks, by_hand, load

from accounted.comparison import compare
from accounted.comparison.contradictions import figures, likely
from accounted.comparison.contradictions.positions import Position

RIDGE = 10.0
THRESHOLDS = (1, 2, 3, 4, 10)


class Pair(NamedTuple):
    """A pair that rules propose, with its signs; `found` are the numbers of the contradictions judged that it is."""

    case: str
    mode: str
    signs: dict[str, float]
    right: bool
    found: tuple[int, ...]


class Judged(Protocol):
    """A pair with its signs, and whether people judged it to be what is looked for."""

    @property
    def signs(self) -> dict[str, float]:
        """The signs of the pair, by their names."""

    @property
    def right(self) -> bool:
        """Whether it is."""


def pairs_of(case: Case, mode: str) -> Iterator[Pair]:
    """The pairs that rules propose in a case, and whether people judged them to be contradictions."""
    claims = case.claims if mode == "read" else by_hand(case)
    seen: list[tuple[tuple[str, str], dict[str, float]]] = []

    def recorded(one: Position, other: Position, peers: likely.Peers, replaced: bool) -> bool:
        seen.append(((one.first.id, other.first.id), likely.signs(one, other, peers, replaced)))
        return True

    with mock.patch.object(figures, "is_likely", recorded):
        compare(claims, case.documents.values(), (), case.texts, case.name)
    marks = Marks(case, claims)
    judged = [one for one in case.gold["contradictions"] if "figures" in one and not one.get("optional")]
    for ids, told in seen:
        known = [marks.figure_of.get(id) for id in ids]
        same = {marks.same(id) for id in known if id}
        found = tuple(
            number for number, one in enumerate(judged)
            if None not in known and {marks.same(id) for id in one["figures"]} == same
        )  # fmt: skip
        sides = {marks.sides(id) for id in known if id}
        opposed = None not in known and any({marks.sides(id) for id in one["figures"]} == sides for one in judged)
        yield Pair(case.name, mode, told, bool(found) or opposed, found)


def learnt(pairs: Sequence[Judged]) -> dict[str, float]:
    """The weights of a logistic regression on these pairs, found by Newton's method."""
    names = sorted(pairs[0].signs)
    told = np.array([[1.0, *(one.signs[name] for name in names)] for one in pairs])
    right = np.array([float(one.right) for one in pairs])
    spread = told.std(0)
    spread[spread == 0] = 1.0
    scaled, ridge = told / spread, np.diag([0.0, *[RIDGE] * len(names)])
    weights = np.zeros(told.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - right) + ridge @ weights
        weights -= np.linalg.solve((scaled * (chance * (1 - chance))[:, None]).T @ scaled + ridge, slope)
    return dict(zip(("always", *names), (weights / spread).round(2).tolist(), strict=True))


def chances(pairs: Sequence[Pair]) -> list[float]:
    """Of each pair how likely it is a contradiction, by weights learnt from the other cases."""
    by_case = {case: learnt([one for one in pairs if one.case != case]) for case in {one.case for one in pairs}}
    sums = [by_case[it.case]["always"] + sum(by_case[it.case][name] * told for name, told in it.signs.items())
            for it in pairs]  # fmt: skip
    return [float(1 / (1 + np.exp(-one))) for one in sums]


def table(pairs: Sequence[Pair]) -> Iterator[str]:
    """What is found and what is false, by the least chance from which a pair is proposed."""
    held = list(zip(pairs, chances(pairs), strict=True))
    for mode, title in MODES.items():
        yield f"{title}, each case by the others:"
        for one_in in THRESHOLDS:
            kept = [one for one, chance in held if one.mode == mode and chance * one_in >= 1]
            found = {(one.case, number) for one in kept for number in one.found}
            yield f"- one in {one_in}: {len(found)} found, {sum(not one.right for one in kept)} false"
        every = [one for one in pairs if one.mode == mode]
        found = {(one.case, number) for one in every for number in one.found}
        yield f"- all that rules propose: {len(found)} found, {sum(not one.right for one in every)} false"


def main() -> int:
    """Learn, print, and write the weights where that is wanted."""
    cases = [load(path.parent) for path in sorted((HERE / "cases").glob("*/gold.yaml"))]
    pairs = [pair for case in cases for mode in MODES for pair in pairs_of(case, mode)]
    print("\n".join(table(pairs)))
    lines = [f"{name}: {weight}" for name, weight in learnt(pairs).items()]
    print("\n".join(lines))
    if "--write" in sys.argv:
        there = Path(str(files("accounted.comparison.contradictions").joinpath("likely.yaml")))
        head = re.sub(r"in \d+ invented", f"in {len(cases)} invented", there.read_text("utf-8").split("\n\n")[0])
        there.write_text(head + "\n\n" + "\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
