"""Overlap tables for tests: simulated populations, and the published tables where they lie beside the checkout."""

from pathlib import Path

import numpy as np

from accounted.estimation import Asked, tables_in
from accounted.model import OverlapTable

ASKED = Asked()


def table(lists: str, **counts: int) -> OverlapTable:
    """`table("A B C", p110=6)`: lists by their names, counts by their patterns."""
    return OverlapTable(tuple(lists.split()), {tuple(map(int, name[1:])): count for name, count in counts.items()})


def published(shared: Path, name: str) -> OverlapTable:
    """One of the published tables."""
    path = shared / "data" / "mse" / f"{name}.csv"
    return tables_in(path.read_text("utf-8"), name)[0]


def simulated(seed: int, classes: list[tuple[int, list[float]]]) -> OverlapTable:
    """A population of classes, each so many persons with one probability for each list."""
    random = np.random.default_rng(seed)
    counts: dict[tuple[int, ...], int] = {}
    for size, probabilities in classes:
        for row in (random.random((size, len(probabilities))) < probabilities).astype(int).tolist():
            if any(row):
                counts[tuple(row)] = counts.get(tuple(row), 0) + 1
    return OverlapTable(tuple("ABCDEFGHIJKL"[: len(classes[0][1])]), counts)
