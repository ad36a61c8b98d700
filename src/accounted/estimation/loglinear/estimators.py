"""The two log-linear estimators: the model that a criterion prefers, and the average over all that come near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from accounted.errors import BadInput
from accounted.estimation.estimator import Asked
from accounted.estimation.gates import too_few_lists, why_no_estimate
from accounted.estimation.intervals import at, ends
from accounted.estimation.loglinear.candidates import MOST_LISTS_FOR_ALL, Candidate, candidates, settled, shares
from accounted.estimation.loglinear.cells import Cells, Floats
from accounted.estimation.loglinear.hierarchy import in_words
from accounted.estimation.loglinear.profile import profiles, spread_over
from accounted.estimation.predictive import REPLICATES, checked, predictive_check
from accounted.model import Estimate, OverlapTable, refusal
from accounted.model.overlap import written

CRITERIA = ("bic", "aic", "both")

LEAST = 0.001
"""Models that weigh less than this share of the heaviest are not averaged over."""

MOST_AVERAGED = 200

LOOSE, LOST = 1.0, 3.0
"""Standard errors of the logarithm of those on no list: above the first the number means little, above the second,
where its interval would go from a hundredth to a hundred times and more, there is none."""

MOST_LOST, MUCH_LOST = 0.5, 0.05
"""Weight of models without an estimate: above the first there is no estimate, above the second there is a warning."""


@dataclass(frozen=True)
class _Fitted:
    """A table's models by their weight, the heaviest first."""

    cells: Cells
    ordered: Sequence[Candidate]
    weights: Floats

    @classmethod
    def of(cls, table: OverlapTable, criterion: str) -> _Fitted:
        cells = Cells.of(table)
        found = candidates(cells)
        bic, aic = (_weights(np.array(scores)) for scores in zip(*_scores(cells, found), strict=True))
        weights = {"bic": bic, "aic": aic, "both": (bic + aic) / 2}[criterion]
        keys = [
            (-round(float(weight), 9), len(one.model), sorted(one.model))
            for weight, one in zip(weights, found, strict=True)
        ]
        order = sorted(range(len(found)), key=keys.__getitem__)
        return cls(cells, [found[place] for place in order], weights[order])

    def near(self) -> _Near:
        """The models that weigh, parted by whether their estimate exists."""
        places = np.flatnonzero(self.weights >= LEAST * self.weights[0])[:MOST_AVERAGED]
        weights = self.weights[places]
        found = [settled(self.cells, self.ordered[place]) for place in places]
        exist = np.array([one.unseen is not None for one in found])
        held = weights[exist] / max(float(weights[exist].sum()), 1e-300)
        return _Near(
            [one for one in found if one.unseen is not None],
            held.tolist(),
            [one for one in found if one.unseen is None],
            float(weights[~exist].sum() / weights.sum()),
        )

    def place(self, one: Candidate) -> int:
        """Where a model stands in the order."""
        return next(place for place, other in enumerate(self.ordered) if other.model == one.model)


@dataclass(frozen=True)
class _Near:
    """Models near the best: those with an estimate and their weights, those without, and the share these would have."""

    exist: Sequence[Candidate]
    weights: Sequence[float]
    without: Sequence[Candidate]
    lost: float

    def why(self, table: OverlapTable) -> str:
        """What is missing, and what it rests on."""
        said = f"Models that would carry {self.lost:.0%} of the weight have no estimate."
        return f"{said} {_at_fault(table, self.without[0])}"


def _near_ones(
    model: LogLinear | LogLinearAverage, table: OverlapTable, asked: Asked
) -> tuple[_Fitted, _Near] | Estimate:
    """The fitted models near the best one, or a refusal: the table carries none, or too much of the weight has none."""
    why = why_no_estimate(table) or too_few_lists(table)
    if why:
        return refusal(model.name, model.assumption, asked.level, why)
    fitted = _Fitted.of(table, model.criterion)
    near = fitted.near()
    if near.lost > MOST_LOST or not near.exist:
        return refusal(model.name, model.assumption, asked.level, near.why(table), left_out=len(near.without))
    return fitted, near


@dataclass(frozen=True, slots=True)
class LogLinear:
    """The hierarchical log-linear model that a criterion prefers among those whose estimate exists.

    The interval is that of the profile likelihood. With six and more lists the models are searched, not all fitted.
    Sources: Fienberg, Biometrika 59 (1972) 591–603; Cormack, Biometrics 48 (1992) 567–576 for the interval.
    """

    criterion: str = "bic"
    name: str = field(default="log-linear", init=False)
    version: str = field(default="3", init=False)

    def __post_init__(self) -> None:
        _check(self.criterion, CRITERIA[:2])

    @property
    def assumption(self) -> str:
        """What has to hold."""
        return (
            "The lists depend on each other only as the chosen interactions say, and those on no list follow the same "
            "pattern; in no table can an interaction of all lists together be seen."
        )

    def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
        """The estimate of the best model; refused when the best models have none."""
        found = _near_ones(self, table, asked)
        if isinstance(found, Estimate):
            return found
        fitted, near = found
        better = [one for one in near.without if fitted.place(one) < fitted.place(near.exist[0])]
        return self._of(table, asked, fitted, near.exist[0], better)

    def _of(
        self, table: OverlapTable, asked: Asked, fitted: _Fitted, found: Candidate, without: Sequence[Candidate]
    ) -> Estimate:
        assert found.unseen is not None
        if not _determined(found):
            why = _undetermined(table, found)
            return refusal(self.name, self.assumption, asked.level, why, criterion=self.criterion)
        spread = spread_over(fitted.cells.observed, profiles(fitted.cells, [found]), [1.0])
        made = Estimate(
            self.name, self.assumption, asked.level, "ok", None, fitted.cells.observed + found.unseen,
            *ends(spread, asked.level), spread=spread,
            diagnostics={
                "criterion": self.criterion,
                "models": len(fitted.ordered),
                "deviance": round(_deviance(fitted.cells, found), 2),
                "degrees_of_freedom": int(found.fitted.sum()) - found.effects,
                "standard_error": round(found.unseen * float(np.sqrt(found.variance)), 1),
            },
            detail={"model": in_words(found.model, table.lists), **_emptied(table, found)},
        )  # fmt: skip
        made = checked(made, _check_fit(table, fitted.cells, [found], [1.0], asked))
        for warning in _warnings(table, found, without):
            made = made.warned(warning)
        return made


@dataclass(frozen=True, slots=True)
class LogLinearAverage:
    """The average over the log-linear models near the best one, those left out whose estimate does not exist.

    Weights are exp(-criterion / 2). BIC prefers models that are too small for persons who differ, AIC models that are
    too large; unless one is named, each has half of the weight. The levels of the models' profile likelihoods are
    averaged, so that the interval holds the choice of the model too, and the estimate is the middle of that spread.
    Source of the weights: Buckland, Burnham and Augustin, Biometrics 53 (1997) 603–618; of the interval: see `profile`.
    """

    criterion: str = "both"
    name: str = field(default="log-linear-average", init=False)
    version: str = field(default="3", init=False)

    def __post_init__(self) -> None:
        _check(self.criterion, CRITERIA)

    @property
    def assumption(self) -> str:
        """What has to hold."""
        return (
            "One of the log-linear models describes how the lists depend on each other, for those on no list as well; "
            "which one, the table may leave open."
        )

    def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
        """The average; refused when models without an estimate would carry more than half of the weight."""
        found = _near_ones(self, table, asked)
        if isinstance(found, Estimate):
            return found
        fitted, near = found
        return self._of(table, asked, fitted, near)

    def _of(self, table: OverlapTable, asked: Asked, fitted: _Fitted, near: _Near) -> Estimate:
        held, weights = near.exist, near.weights
        spread = spread_over(fitted.cells.observed, profiles(fitted.cells, held), weights)
        first = [_line(table, fitted, one, weight) for one, weight in zip(held[:5], weights[:5], strict=True)]
        made = Estimate(
            self.name, self.assumption, asked.level, "ok", None, at(spread, 0.5), *ends(spread, asked.level),
            spread=spread,
            diagnostics={"criterion": self.criterion, "models": len(fitted.ordered), "averaged": len(held),
                         "left_out": len(near.without), "weight_left_out": round(near.lost, 4)},
            detail={"models": first},
        )  # fmt: skip
        made = checked(made, _check_fit(table, fitted.cells, held, weights, asked))
        return made.warned(near.why(table)) if near.lost > MUCH_LOST else made


def _check_fit(
    table: OverlapTable, cells: Cells, held: Sequence[Candidate], weights: Sequence[float], asked: Asked
) -> dict[str, Any]:
    """The predictive check of one model or of several by their weights, at their fitted values."""
    levels = (np.arange(REPLICATES) + 0.5) / REPLICATES
    chosen = np.minimum(np.searchsorted(np.cumsum(weights), levels), len(held) - 1)
    used, drawn = np.unique(chosen, return_inverse=True)
    return predictive_check(table, cells.patterns, shares(cells, [held[one] for one in used])[drawn], asked.seed)


def _determined(one: Candidate) -> bool:
    """Whether those on no list are known within any bounds at all."""
    return bool(np.isfinite(one.variance)) and float(np.sqrt(one.variance)) <= LOST


def _undetermined(table: OverlapTable, one: Candidate) -> str:
    few = [name for pair in table.pairs_apart() for name in pair]
    where = f"; {' and '.join(dict.fromkeys(few))} share hardly anybody with each other" if few else ""
    return (
        f"The best model, {in_words(one.model, table.lists)}, leaves open how many are on no list, by a factor of a "
        f"hundred and more{where}. More overlap, or fewer lists with hardly any, would help."
    )


def _scores(cells: Cells, found: Sequence[Candidate]) -> list[tuple[float, float]]:
    return [(one.bic(cells.observed), one.aic()) for one in found]


def _weights(scores: Floats) -> Floats:
    weights = np.exp(-(scores - scores.min()) / 2)
    shares: Floats = weights / weights.sum()
    return shares


def _check(criterion: str, known: Sequence[str]) -> None:
    if criterion not in known:
        raise BadInput(f"{criterion!r} is no criterion.", "--set", f"Use one of: {', '.join(known)}.")


def _line(table: OverlapTable, fitted: _Fitted, one: Candidate, weight: float) -> dict[str, Any]:
    assert one.unseen is not None
    return {
        "model": in_words(one.model, table.lists),
        "weight": round(float(weight), 4),
        "estimate": round(fitted.cells.observed + one.unseen, 1),
    }


def _deviance(cells: Cells, one: Candidate) -> float:
    counts = cells.counts[cells.counts > 0]
    return 2 * (float((counts * np.log(counts) - counts).sum()) - one.log_likelihood)


def _warnings(table: OverlapTable, found: Candidate, without: Sequence[Candidate]) -> list[str]:
    said = []
    if without:
        said.append(
            f"The model {in_words(without[0].model, table.lists)} would fit better but has no estimate. "
            f"{_at_fault(table, without[0])}"
        )
    if float(np.sqrt(found.variance)) > LOOSE:
        said.append("Those on no list are known within a factor of ten at best; the number means little.")
    return said


def _emptied(table: OverlapTable, one: Candidate) -> dict[str, Any]:
    patterns = _patterns(table, one)
    return {"expected_empty": patterns} if patterns else {}


def _patterns(table: OverlapTable, one: Candidate) -> list[str]:
    codes = np.flatnonzero(~one.fitted) + 1
    return sorted(written(tuple(int(code) >> place & 1 for place in range(len(table.lists)))) for code in codes)


def _at_fault(table: OverlapTable, one: Candidate) -> str:
    patterns, lists = _patterns(table, one), " ".join(table.lists)
    said = ", ".join(patterns[:6]) + (" and others" if len(patterns) > 6 else "")
    return f"In {in_words(one.model, table.lists)} nobody stands on the patterns {said} ({lists})."


def searches(table: OverlapTable) -> bool:
    """Whether the models of such a table are searched and not all fitted."""
    return len(table.lists) > MOST_LISTS_FOR_ALL
