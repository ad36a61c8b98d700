"""Simulation-based calibration of the latent-class model: numbers from the prior must rank evenly in the posterior.

    .venv/bin/python benchmarks/estimation/sbc.py [--runs 200]

A population is drawn from the prior (N from 1/N between 50 and 5,000), a table from the population, and the posterior
from the table. N ranks among 99 draws. Evenly spread ranks pass a chi-squared test over ten bins. Writes `sbc.json`.

Source: Talts and others, arXiv 1804.06788.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import chisquare

from accounted.estimation.latent.sampling import Effort, sampled_with
from accounted.estimation.latent.target import Prior
from accounted.model import OverlapTable

HERE = Path(__file__).parent
LEAST, MOST, LISTS, BINS, DRAWS = 50, 5000, 4, 10, 99
EFFORT = Effort(walkers=128, groups=4, kept=0.96, moves=3, leaps=60, block=40, most=40)


def number(random: np.random.Generator) -> int:
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


def latent_rank(seed: int) -> int:
    """The rank of N in its posterior under the latent-class model; a draw nobody is seen in ranks by chance alone."""
    random, prior = np.random.default_rng([seed, 31]), Prior(classes=6)
    size = number(random)
    alpha = max(random.gamma(prior.shape) / prior.rate, 1e-3)
    sticks = np.append(1 - np.exp(-random.exponential(size=prior.classes - 1) / alpha), 1.0)
    weights = sticks * np.cumprod(np.append(1.0, 1 - sticks[:-1]))
    chances = random.random((prior.classes, LISTS))
    classes = random.choice(prior.classes, size=size, p=weights / weights.sum())
    table = table_of((random.random((size, LISTS)) < chances[classes]).astype(int))
    with np.errstate(all="ignore"):
        draws = sampled_with(table, prior, EFFORT, random).persons[-20:].ravel()
    return ranked(size, draws[(draws >= LEAST) & (draws <= MOST)], random)


def ranked(size: int, draws: np.ndarray[Any, Any], random: np.random.Generator) -> int:
    """How many of 99 draws lie below; equal ones count by chance."""
    if len(draws) < DRAWS:
        return -1
    some = random.choice(draws, DRAWS, replace=False)
    return int((some < size).sum() + random.integers(0, (some == size).sum() + 1))


def tested(ranks: list[int]) -> dict[str, Any]:
    """The counts in ten bins and the p of their evenness."""
    kept = [rank for rank in ranks if rank >= 0]
    counts = np.bincount([rank * BINS // (DRAWS + 1) for rank in kept], minlength=BINS)
    return {"runs": len(ranks), "left_out": len(ranks) - len(kept), "bins": counts.tolist(),
            "p": round(float(chisquare(counts).pvalue), 4)}  # fmt: skip


def main() -> None:
    """Rank, test, write."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=200)
    asked = words.parse_args()
    written = {"latent-class": tested([latent_rank(seed) for seed in range(1, asked.runs + 1)])}
    (HERE / "sbc.json").write_text(json.dumps(written, indent=2) + "\n", "utf-8")
    print(json.dumps(written))


if __name__ == "__main__":
    main()
