"""Whether the estimate of a log-linear model exists, when some combinations of lists have nobody.

Source: Ann. Statist. 40 (2012) 996–1023 (Fienberg and Rinaldo): the likelihood has its maximum inside if and only if
no direction of the effects lowers the expected counts of empty cells and leaves those of all others. Where there is
one, these cells are expected to be 0 and the rest is fitted; the number of the unseen then exists if and only if what
the cells that are left determine fixes it too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from accounted.estimation.loglinear.cells import Flags, Floats


@dataclass(frozen=True)
class Existence:
    """Which cells can be fitted, whether the ordinary maximum exists, and whether the unseen are determined."""

    fitted: Flags
    ordinary: bool
    unseen_determined: bool


def existence(design: Floats, counts: Floats) -> Existence:
    """What exists of a model's estimate.

    Args:
        design: shape (cells, effects); the first effect is the one of the cell on no list.
        counts: shape (cells,).
    """
    fitted = ~_emptied(design, counts)
    return Existence(fitted, bool(fitted.all()), _determined(design[fitted]))


def _emptied(design: Floats, counts: Floats) -> Flags:
    """The empty cells whose expected counts can go to 0 without loss, all of them, by linear programming."""
    empty = counts == 0
    emptied = np.zeros(len(counts), dtype=bool)
    if not empty.any():
        return emptied
    zero, positive = design[empty], design[~empty]
    cells, effects = zero.shape
    # Sought: effects v, free, and for each empty cell z in [0, 1], z <= -(its row) v; as many z above 0 as can be.
    ended = linprog(
        c=np.concatenate([np.zeros(effects), -np.ones(cells)]),
        A_ub=np.hstack([zero, np.eye(cells)]),
        b_ub=np.zeros(cells),
        A_eq=np.hstack([positive, np.zeros((len(positive), cells))]),
        b_eq=np.zeros(len(positive)),
        bounds=[(None, None)] * effects + [(0, 1)] * cells,
        method="highs",
    )
    if ended.status != 0:
        raise ArithmeticError(f"The linear programme of existence ended with: {ended.message}")
    emptied[np.flatnonzero(empty)[ended.x[effects:] > 0.5]] = True
    return emptied


def _determined(design: Floats) -> bool:
    """Whether the first effect follows from what the rows determine."""
    wanted = np.zeros(design.shape[1])
    wanted[0] = 1.0
    solved = np.linalg.lstsq(design.T, wanted, rcond=None)[0]
    return bool(np.abs(design.T @ solved - wanted).max() < 1e-8)
