"""Does a model give tables like the one at hand? Asked of every model that describes a whole table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from accounted.estimation.intervals import Floats
from accounted.model import Estimate, OverlapTable, Pattern
from accounted.model.overlap import written

REPLICATES = 400

SELDOM = 0.01
"""A model of which fewer tables than that lie as far away as the one at hand does not describe it."""


def predictive_check(table: OverlapTable, patterns: Sequence[Pattern], chances: Floats, seed: int) -> dict[str, Any]:
    """How often tables that the model makes fit it worse than the table at hand, and the pattern it fits worst.

    Near 0 the model does not describe the table. Patterns that nobody has are taken together.

    Args:
        patterns: the patterns of the columns of `chances`, in the order of the lists of `table`.
        chances: shape (draws, patterns); of each draw of the model the probability of each pattern, given that a
            person is seen. Tables are made from as many draws as there are.
    """
    counts = np.array([table.counts.get(pattern, 0) for pattern in patterns], dtype=float)
    seen = np.flatnonzero(counts)
    kept = np.column_stack([chances[:, seen], np.maximum(1 - chances[:, seen].sum(axis=1), 1e-300)])
    kept /= kept.sum(axis=1)[:, None]
    expected = table.observed * kept
    random = np.random.default_rng([seed, 3])
    made = np.array([random.multinomial(table.observed, one) for one in kept], dtype=float)
    worse = _misfit(made, expected) >= _misfit(np.append(counts[seen], 0.0)[None], expected)
    middle = np.maximum(expected.mean(axis=0)[:-1], 1e-9)
    worst = int(np.argmax(np.abs(counts[seen] - middle) / np.sqrt(middle)))
    return {
        "p": round(float(worse.mean()), 3),
        "worst_pattern": written(patterns[seen[worst]]),
        "worst_observed": int(counts[seen][worst]),
        "worst_expected": round(float(middle[worst]), 1),
        "lists": list(table.lists),
    }


def checked(made: Estimate, check: dict[str, Any]) -> Estimate:
    """The estimate with its check among the diagnostics, and a warning where its model does not describe the table."""
    made = made.with_diagnostics(predictive_check=check)
    if check["p"] >= SELDOM:
        return made
    return made.warned(
        f"Tables that the model makes are nearly never as far from it as this one (p = {check['p']:.3f}): it does not "
        "describe the overlap."
    )


def _misfit(counts: Floats, expected: Floats) -> Floats:
    """Freeman and Tukey's distance, which bears empty cells."""
    distance: Floats = ((np.sqrt(counts) - np.sqrt(expected)) ** 2).sum(axis=1)
    return distance
