"""Bayesian averaging over decomposable graphs: what every way in which lists may depend on each other says, weighed.

Source: Madigan and York, Biometrika 84 (1997) 19–31, with the hyper-Dirichlet law of Dawid and Lauritzen, Ann.
Statist. 21 (1993) 1272–1317. Each cell of the complete table has the prior count `delta`; the number of persons has
prior 1/N up to `most` times the number observed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from scipy.special import gammaln

from accounted.errors import BadInput
from accounted.estimation.estimator import Asked
from accounted.estimation.gates import names, too_few_lists, why_no_estimate
from accounted.estimation.graphs import decomposable
from accounted.estimation.intervals import POINTS, Floats, at, ends
from accounted.estimation.predictive import REPLICATES, checked, predictive_check
from accounted.model import Estimate, OverlapTable, Pattern, refusal

MOST_LISTS = 6
"""Six lists have 18,154 graphs; seven would have 617,675."""

MOST_TIMES = 21.0
"""Up to how many times the number observed the number of persons is looked for, unless told otherwise."""

_EXACT = 1024
"""Up to so many unseen every number is taken; beyond, numbers so close that the curve between them is plain."""

_NODES = 20_000
"""At most so many; with more than a million persons that is still one node for each twentieth of a per cent."""

_AT_ONCE = 4_000_000

SILENT, MUTE = 0.05, 0.5
"""Weight of the graph that joins all lists: above the first there is a warning, above the second no estimate, unless
`delta` was set by hand."""

SWING = 1.25
"""From which ratio on the medians under a quarter and four times of `delta` call for a warning."""


@dataclass(frozen=True, slots=True)
class GraphAverage:
    """The average over all decomposable graphs of three to six lists.

    Args:
        delta: prior count of each cell; 2 to the power of minus the number of lists when left out.
        most: N is at most so many times the number observed.
    """

    delta: float | str | None = None
    most: float | str = MOST_TIMES
    name: str = field(default="graph-average", init=False)
    version: str = field(default="3", init=False)
    bayesian: ClassVar[bool] = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "delta", None if self.delta is None else _positive(self.delta, "delta"))
        object.__setattr__(self, "most", _positive(self.most, "most"))

    @property
    def assumption(self) -> str:
        """What has to hold."""
        return (
            "Given some lists, others are independent, as one of the decomposable graphs says, and those on no list "
            "follow the same graph."
        )

    def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
        """The posterior of the number of persons, with what other priors would say."""
        why = why_no_estimate(table) or too_few_lists(table) or _too_many_lists(table)
        if why:
            return refusal(self.name, self.assumption, asked.level, why, bayesian=True)
        delta = float(self.delta) if self.delta is not None else 2.0 ** -len(table.lists)
        posterior = _Posterior.of(table, delta, float(self.most))
        if self.delta is None and posterior.silent() > MUTE:
            why = f"{_silence(posterior)} Fewer lists, or more overlap, may help."
            found = {"weight_of_the_whole": round(posterior.silent(), 4)}
            return refusal(self.name, self.assumption, asked.level, why, bayesian=True, **found)
        spread = posterior.spread()
        others = {value: posterior.under(table, value) for value in (delta / 4, delta * 4, 0.5, 1.0)}
        made = Estimate(
            self.name, self.assumption, asked.level, "ok", None, at(spread, 0.5), *ends(spread, asked.level),
            bayesian=True, spread=spread,
            diagnostics={
                "graphs": len(posterior.weights),
                "delta": delta,
                "n_at_most": posterior.at_most,
                "mean": round(posterior.mean(), 1),
                "mass_near_the_end": round(posterior.near_the_end(), 5),
                "median_by_delta": {f"{key:g}": round(at(other, 0.5), 1) for key, other in others.items()},
            },
            detail={"graphs": posterior.first(table)},
        )  # fmt: skip
        check = predictive_check(table, *posterior.chances(table, delta), asked.seed)
        return _warned(
            checked(made, check),
            posterior,
            [made.value or 0.0, *(at(others[one], 0.5) for one in (delta / 4, delta * 4))],
        )


@dataclass(frozen=True)
class _Posterior:
    """How probable each number of unseen persons is: nodes with their weights, and each graph's share."""

    lists: int
    observed: int
    unseen: Floats
    mass: Floats
    weights: Floats
    at_most: int
    most: float

    @classmethod
    def of(cls, table: OverlapTable, delta: float, most: float) -> _Posterior:
        at_most = int(most * table.observed)
        unseen, width = _nodes(max(at_most - table.observed, 1))
        graphs = decomposable(len(table.lists)).astype(float)
        margins = _margins(table, unseen, delta)
        shared = _shared(table.observed, unseen) + np.log(width)
        top, parts = -np.inf, list[tuple[Floats, Floats]]()
        for first in range(0, len(graphs), max(1, _AT_ONCE // len(unseen))):
            logs = graphs[first : first + max(1, _AT_ONCE // len(unseen))] @ margins + shared
            highest = max(top, float(logs.max()))
            parts = [(one * np.exp(top - highest), other * np.exp(top - highest)) for one, other in parts]
            top, held = highest, np.exp(logs - highest)
            parts.append((held.sum(axis=0), held.sum(axis=1)))
        mass = np.sum([one for one, _ in parts], axis=0)
        weights = np.concatenate([other for _, other in parts])
        return cls(len(table.lists), table.observed, unseen, mass / mass.sum(), weights / weights.sum(), at_most, most)

    def spread(self) -> tuple[float, ...]:
        below = np.cumsum(self.mass) - self.mass / 2
        return tuple((self.observed + np.interp(POINTS, below, self.unseen)).tolist())

    def mean(self) -> float:
        return self.observed + float(self.unseen @ self.mass)

    def near_the_end(self) -> float:
        return float(self.mass[self.unseen > 0.95 * (self.at_most - self.observed)].sum())

    def silent(self) -> float:
        """The weight of the graph that joins all lists."""
        whole = decomposable(self.lists)[:, -1] == 1
        return float(self.weights[whole].sum())

    def chances(self, table: OverlapTable, delta: float) -> tuple[list[Pattern], Floats]:
        """The patterns, and under graphs drawn by their weight the mean probability of each, if a person is seen."""
        levels = (np.arange(REPLICATES) + 0.5) / REPLICATES
        drawn = np.minimum(np.searchsorted(np.cumsum(self.weights), levels), len(self.weights) - 1)
        used, which = np.unique(drawn, return_inverse=True)
        graphs = decomposable(self.lists)[used].astype(float)
        logs = graphs @ _margins(table, self.unseen, delta) + _shared(self.observed, self.unseen)
        mass = np.exp(logs - logs.max(axis=1)[:, None]) * np.gradient(self.unseen)
        unseen = (mass @ self.unseen) / mass.sum(axis=1)
        patterns = [tuple(code >> place & 1 for place in range(self.lists)) for code in range(1 << self.lists)]
        rows = np.exp([row @ _logs(table, patterns, one, delta) for row, one in zip(graphs, unseen, strict=True)])
        return patterns[1:], (rows[:, 1:] / rows[:, 1:].sum(axis=1)[:, None])[which]

    def under(self, table: OverlapTable, delta: float) -> tuple[float, ...]:
        return _Posterior.of(table, delta, self.most).spread()

    def first(self, table: OverlapTable) -> list[dict[str, object]]:
        """The graphs of most weight, by their cliques and separators."""
        graphs, lists = decomposable(len(table.lists)), table.lists
        order = np.argsort(-self.weights, kind="stable")[:5]
        return [{"graph": _in_words(graphs[one], lists), "weight": round(float(self.weights[one]), 4)} for one in order]


def posterior_of(table: OverlapTable, delta: float, most: float = MOST_TIMES) -> tuple[Floats, Floats]:
    """Numbers of unseen persons, and the share of the posterior that each stands for."""
    posterior = _Posterior.of(table, delta, most)
    return posterior.unseen, posterior.mass


def _nodes(last: int) -> tuple[Floats, Floats]:
    """Numbers of unseen persons, and for how many each stands, so that sums over all of them are as good as exact.

    A posterior is nowhere narrower than a Poisson law, whose width is the root of its mean; beyond the first thousand
    the nodes are half such a width apart, where the trapezium rule loses nothing that can be seen.
    """
    if last <= _EXACT:
        return np.arange(last + 1.0), np.ones(last + 1)
    nodes = min(int(4 * (np.sqrt(last) - np.sqrt(_EXACT))) + 2, _NODES)
    roots = np.linspace(np.sqrt(_EXACT), np.sqrt(last), nodes)
    width = 2 * roots * (roots[1] - roots[0])
    width[0], width[-1] = width[0] / 2 + 0.5, width[-1] / 2 + 0.5
    return np.concatenate([np.arange(float(_EXACT)), roots**2]), np.concatenate([np.ones(_EXACT), width])


def _margins(table: OverlapTable, unseen: Floats, delta: float) -> Floats:
    """The logarithm of the marginal likelihood of each set of lists, a row each, at every number of unseen."""
    number = len(table.lists)
    counts = np.zeros((2,) * number)
    for pattern, count in table.counts.items():
        counts[pattern] = count
    rows = np.zeros((1 << number, len(unseen)))
    total, every = delta * 2**number, table.observed + unseen
    for some in range(1, 1 << number):
        away = tuple(place for place in range(number) if not some >> place & 1)
        margin = counts.sum(axis=away).ravel()
        prior = delta * 2 ** len(away)
        seen = gammaln(margin[1:] + prior).sum() - len(margin) * gammaln(prior)
        rows[some] = seen + gammaln(margin[0] + unseen + prior) + gammaln(total) - gammaln(every + total)
    return rows


def _logs(table: OverlapTable, patterns: list[Pattern], unseen: float, delta: float) -> Floats:
    """The logarithm of the mean share of those who look like each pattern on each set of lists, a row for each set."""
    counts = np.array([table.counts.get(pattern, 0) for pattern in patterns], dtype=float)
    counts[0] = unseen
    held, codes = counts + delta, np.arange(len(patterns))
    alike = [held[codes & some == code & some].sum() for some in codes for code in codes]
    made: Floats = np.log(np.array(alike).reshape(len(codes), -1) / held.sum())
    return made


def _shared(observed: int, unseen: Floats) -> Floats:
    """What all graphs share: the number of ways to order persons, and the prior 1/N."""
    shared: Floats = gammaln(observed + unseen + 1) - gammaln(unseen + 1) - np.log(observed + unseen)
    return shared


def _in_words(factors: np.typing.NDArray[np.int64], lists: tuple[str, ...]) -> str:
    """A graph by the sets of lists it multiplies and divides by, as in [EXH ABA][EXH OSCE]/[EXH]."""

    def said(some: int) -> str:
        return f"[{' '.join(name for place, name in enumerate(lists) if some >> place & 1)}]"

    cliques = "".join(said(some) for some in range(1, len(factors)) for _ in range(max(factors[some], 0)))
    separators = "".join(said(some) for some in range(1, len(factors)) for _ in range(max(-factors[some], 0)))
    return f"{cliques}/{separators}" if separators else cliques


def _warned(made: Estimate, posterior: _Posterior, medians: list[float]) -> Estimate:
    if posterior.silent() > SILENT:
        made = made.warned(_silence(posterior))
    if posterior.near_the_end() > 0.001:
        made = made.warned(
            f"Numbers near {posterior.at_most:,}, where the search ends, are still probable: the upper end of the "
            "interval is that of the search. Set most higher, and see whether the estimate stands."
        )
    if max(medians) / min(medians) > SWING:
        made = made.warned(
            "The prior decides much: with a quarter and with four times of its counts the median goes from "
            f"{min(medians):,.0f} to {max(medians):,.0f}."
        )
    return made


def _silence(posterior: _Posterior) -> str:
    return (
        f"The graph that joins all lists has {posterior.silent():.0%} of the weight, and under it the table says "
        "nothing of those on no list; what is left is the prior."
    )


def _too_many_lists(table: OverlapTable) -> str | None:
    if len(table.lists) <= MOST_LISTS:
        return None
    return f"It takes three to six lists; this table has {len(table.lists)}: {names(table.lists)}."


def _positive(value: float | str, setting: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 < number < 1e9:
        raise BadInput(f"{setting} is {value!r} and not a number above 0.", "--set", f"Write {setting}=0.5.")
    return number
