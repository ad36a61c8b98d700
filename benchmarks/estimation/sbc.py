"""Simulation-based calibration of the Bayesian models: numbers from the prior must rank evenly in the posterior.

    .venv/bin/python benchmarks/estimation/sbc.py [--runs 200] [--models graph-average,latent-class]

A population is drawn from the model's own prior (N from 1/N between 50 and 5,000), a table from the population, and the
posterior from the table, cut to the same ends. Where N stands in it must be spread evenly over 0 to 1; a chi-squared
test over ten bins and one of Kolmogorov and Smirnov say whether it is. Each run is one line of `sbc.jsonl`; runs that
are there already are not made again. `sbc.md` sums them up. A table on which nobody stands has no place.

Source: Talts and others, arXiv 1804.06788.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import chisquare, kstest

from accounted.estimation.graph_average import posterior_of
from accounted.estimation.latent.sampling import Effort, sampled_with
from accounted.estimation.latent.target import Prior
from accounted.model import OverlapTable

HERE = Path(__file__).parent
LINES, SUMMARY = HERE / "sbc.jsonl", HERE / "sbc.md"
LEAST, MOST, LISTS, BINS = 50, 5000, 4, 10
EFFORT = Effort(walkers=128, groups=4, kept=0.96, moves=3, leaps=60, block=40, most=40)
Random = np.random.Generator


def number(random: Random) -> int:
    """N from 1/N between the ends."""
    weights = 1 / np.arange(LEAST, MOST + 1)
    return int(random.choice(np.arange(LEAST, MOST + 1), p=weights / weights.sum()))


def table_of(patterns: np.ndarray[Any, Any]) -> OverlapTable:
    """The table of persons given by their patterns."""
    counts: dict[tuple[int, ...], int] = {}
    for row in patterns.tolist():
        if any(row):
            counts[tuple(row)] = counts.get(tuple(row), 0) + 1
    return OverlapTable(tuple("ABCD"), counts)


def latent_class(seed: int) -> tuple[int, int, float | None]:
    """N, how many are seen, and where N stands in its posterior under the latent-class model."""
    random, prior = np.random.default_rng([seed, 31]), Prior(classes=6)
    size = number(random)
    alpha = max(random.gamma(prior.shape) / prior.rate, 1e-3)
    sticks = np.append(1 - np.exp(-random.exponential(size=prior.classes - 1) / alpha), 1.0)
    weights = sticks * np.cumprod(np.append(1.0, 1 - sticks[:-1]))
    chances = random.random((prior.classes, LISTS))
    classes = random.choice(prior.classes, size=size, p=weights / weights.sum())
    table = table_of((random.random((size, LISTS)) < chances[classes]).astype(int))
    if not table.observed:
        return size, 0, None
    with np.errstate(all="ignore"):
        draws = sampled_with(table, prior, EFFORT, random).persons.ravel()
    held = draws[(draws >= LEAST) & (draws <= MOST)]
    if len(held) < len(draws) / 100:
        return size, table.observed, None
    return size, table.observed, float(np.mean(held < size) + random.random() * np.mean(held == size))


def graph_average(seed: int) -> tuple[int, int, float | None]:
    """The same under the average over graphs, the population drawn by the graph's own conditional laws."""
    random, delta = np.random.default_rng([seed, 32]), 2.0**-LISTS
    size = number(random)
    order, joined = chordal(random)
    patterns = np.zeros((size, LISTS), dtype=int)
    for place, vertex in enumerate(order):
        near = [other for other in order[:place] if other in joined[vertex]]
        codes = (patterns[:, near] * (1 << np.arange(len(near)))).sum(axis=1)
        cell = delta * 2 ** (LISTS - len(near) - 1)
        chances = random.beta(cell, cell, size=1 << len(near))
        patterns[:, vertex] = random.random(size) < chances[codes]
    table = table_of(patterns)
    if not table.observed:
        return size, 0, None
    unseen, mass = posterior_of(table, delta, MOST / table.observed)
    below = np.cumsum(mass) - mass / 2
    at = np.interp(np.array([LEAST - 0.5, MOST + 0.5, size + random.random() - 0.5]) - table.observed, unseen, below)
    # Below the first number there is, half of its mass counts as lying at it, by chance.
    if size == table.observed:
        at[2] = random.random() * mass[0]
    if table.observed >= LEAST:
        at[0] = 0.0
    return size, table.observed, float(np.clip((at[2] - at[0]) / (at[1] - at[0]), 0, 1))


def chordal(random: Random) -> tuple[list[int], dict[int, set[int]]]:
    """A decomposable graph, each as likely, and an order in which a vertex meets neighbours that are all joined."""
    while True:
        edges = [pair for pair in combinations(range(LISTS), 2) if random.random() < 0.5]
        joined = {one: {a + b - one for a, b in edges if one in (a, b)} for one in range(LISTS)}
        order, left = [], set(range(LISTS))
        while True:
            free = [one for one in left if all(b in joined[a] for a, b in combinations(joined[one] & left, 2))]
            if not free:
                break
            order.append(free[0])
            left.remove(free[0])
        if not left:
            return order[::-1], joined


MODELS: dict[str, Callable[[int], tuple[int, int, float | None]]] = {
    "graph-average": graph_average,
    "latent-class": latent_class,
}


def tested(places: Sequence[float | None]) -> dict[str, Any]:
    """The counts in ten bins and the p of their evenness by both tests."""
    kept = [place for place in places if place is not None]
    counts = np.histogram(kept, BINS, (0, 1))[0]
    return {"runs": len(places), "without": len(places) - len(kept), "bins": counts.tolist(),
            "chi": float(chisquare(counts).pvalue), "ks": float(kstest(kept, "uniform").pvalue)}  # fmt: skip


def summed_up(lines: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The page."""
    yield "# Simulation-based calibration\n\nWritten by `benchmarks/estimation/sbc.py`; every run is in `sbc.jsonl`. Of"
    yield "each model: in which tenth of its posterior the number stood from which the table was made.\n"
    yield "| model | runs | nobody seen | " + " | ".join(f"{ten}" for ten in range(1, 11)) + " | p (chi²) | p (KS) |"
    yield "|---" * 15 + "|"
    for model in MODELS:
        own = [line["place"] for line in lines if line["model"] == model]
        if own:
            found = tested(own)
            cells = (
                model,
                found["runs"],
                found["without"],
                *found["bins"],
                f"{found['chi']:.3f}",
                f"{found['ks']:.3f}",
            )
            yield f"| {' | '.join(map(str, cells))} |"
    yield "\nEvenly spread places make p uniform; below .001 a model would not be calibrated."


def main() -> None:
    """Make the runs that are missing, then the page."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=200)
    words.add_argument("--models", default=",".join(MODELS))
    asked = words.parse_args()
    made = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()] if LINES.exists() else []
    known = {(line["model"], line["seed"]) for line in made}
    with LINES.open("a", encoding="utf-8") as out:
        for model in asked.models.split(","):
            for seed in range(1, asked.runs + 1):
                if (model, seed) not in known:
                    size, observed, place = MODELS[model](seed)
                    line = {"model": model, "seed": seed, "size": size, "observed": observed, "place": place}
                    made.append(line)
                    out.write(json.dumps(line) + "\n")
                    out.flush()
    SUMMARY.write_text("\n".join(summed_up(made)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
