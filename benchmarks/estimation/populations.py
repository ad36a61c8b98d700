"""Simulated populations of known size: classes of persons, each with its own chance to be on each list."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from accounted.model import OverlapTable


@dataclass(frozen=True)
class Scenario:
    """A population as classes of (size, chance for each list), and what is asked of the intervals."""

    name: str
    what: str
    classes: tuple[tuple[int, tuple[float, ...]], ...]
    wanted: float | None

    @property
    def size(self) -> int:
        """How many persons there are."""
        return sum(size for size, _ in self.classes)


SCENARIOS = (
    Scenario("A", "independent lists", ((2000, (0.30, 0.25, 0.20, 0.25)),), 0.90),
    Scenario("B", "two classes", ((1400, (0.10, 0.15, 0.10, 0.12)), (600, (0.70, 0.55, 0.60, 0.50))), 0.85),
    Scenario(
        "C",
        "three classes, five lists",
        (
            (1200, (0.10, 0.05, 0.15, 0.20, 0.10)),
            (500, (0.5, 0.4, 0.6, 0.4, 0.5)),
            (300, (0.8, 0.9, 0.6, 0.7, 0.7)),
        ),
        0.80,
    ),
    Scenario("D", "30 % can hardly be listed", ((600, (0.002,) * 4), (1400, (0.35, 0.30, 0.30, 0.25))), None),
    Scenario("E", "small, two classes", ((300, (0.15, 0.20, 0.12, 0.10)), (100, (0.6, 0.5, 0.5, 0.4))), None),
)


def drawn(scenario: Scenario, seed: int) -> OverlapTable:
    """The table of one draw of a population."""
    random = np.random.default_rng([seed, ord(scenario.name)])
    counts: dict[tuple[int, ...], int] = {}
    for size, chances in scenario.classes:
        for row in (random.random((size, len(chances))) < chances).astype(int).tolist():
            if any(row):
                counts[tuple(row)] = counts.get(tuple(row), 0) + 1
    return OverlapTable(tuple("ABCDE"[: len(scenario.classes[0][1])]), counts)
