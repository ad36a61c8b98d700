"""The models of a table, fitted: all of them for up to five lists, for more those that a search comes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from accounted.estimation.loglinear.cells import Cells, Flags, Floats
from accounted.estimation.loglinear.existence import existence
from accounted.estimation.loglinear.fitting import Fits, fit
from accounted.estimation.loglinear.hierarchy import INDEPENDENCE, Model, Term, all_models, neighbours

MOST_LISTS_FOR_ALL = 5
"""Up to so many lists all hierarchical models are fitted; six lists have 7,785,061."""

BEAM = 4
"""How many models the search goes on from in each round; one with more than eight lists."""

TRIED = 16
"""How many interactions are tried in each model, those first of which a score test promises most."""

_AT_ONCE = 200_000
"""How many numbers a batch of designs may hold."""

_SUSPECT = 1e-4
"""An empty cell that is expected to hold less makes us ask whether the estimate exists."""


@dataclass(frozen=True)
class Candidate:
    """A fitted model. `unseen` is how many persons it puts on no list; None where that estimate does not exist."""

    model: Model
    effects: int
    log_likelihood: float
    unseen: float | None
    variance: float
    fitted: Flags
    checked: bool = False

    def bic(self, observed: float) -> float:
        """The Bayesian information criterion, persons observed counted as the sample."""
        return -2 * self.log_likelihood + float(np.log(observed)) * self.effects

    def aic(self) -> float:
        """Akaike's information criterion."""
        return -2 * self.log_likelihood + 2 * self.effects


def candidates(cells: Cells) -> list[Candidate]:
    """The fitted models of a table; whether their estimates exist is not asked yet."""
    if cells.number <= MOST_LISTS_FOR_ALL:
        return fitted(cells, all_models(cells.number))
    return _searched(cells)


def fitted(cells: Cells, models: Iterable[Model]) -> list[Candidate]:
    """These models, fitted."""
    found: list[Candidate] = []
    for batch in _batches(cells, sorted(models, key=lambda model: (len(model), sorted(model)))):
        fits, used = _fit(cells, batch)
        found.extend(_candidate(cells, model, fits, used, place) for place, model in enumerate(batch))
    return found


def settled(cells: Cells, candidate: Candidate) -> Candidate:
    """The candidate with the question answered whether its estimate exists, fitted again where some cells fell out."""
    if candidate.checked:
        return candidate
    if bool(candidate.fitted.all()) and candidate.unseen is not None and not _suspect(cells, candidate):
        return replace(candidate, checked=True)
    design = cells.columns(cells.effects(candidate.model))
    found = existence(design, cells.counts)
    if not found.unseen_determined:
        return replace(candidate, fitted=found.fitted, unseen=None, checked=True)
    fits, _ = _fit(cells, [candidate.model], found.fitted[None, :])
    made = _candidate(cells, candidate.model, fits, found.fitted[None, :], 0)
    return replace(made, checked=True)


def shares(cells: Cells, chosen: Sequence[Candidate]) -> Floats:
    """Of each model the probability of each cell, given that a person is seen; shape (models, cells)."""
    rows = [_fit(cells, [one.model], one.fitted[None, :])[0].expected[0] for one in chosen]
    expected = np.array(rows)
    made: Floats = expected / expected.sum(axis=1)[:, None]
    return made


def _suspect(cells: Cells, candidate: Candidate) -> bool:
    fits, _ = _fit(cells, [candidate.model])
    return bool((fits.expected[0][cells.counts == 0] < _SUSPECT).any())


def _batches(cells: Cells, models: Sequence[Model]) -> Iterator[list[Model]]:
    batch: list[Model] = []
    for model in models:
        wide = len(cells.counts) * (1 + cells.number + len(model))
        if batch and (len(batch) + 1) * wide > _AT_ONCE:
            yield batch
            batch = []
        batch.append(model)
    if batch:
        yield batch


def _fit(cells: Cells, batch: Sequence[Model], used: Flags | None = None) -> tuple[Fits, Flags]:
    terms = [cells.effects(model) for model in batch]
    wide = max(map(len, terms))
    live = np.array([[place < len(some) for place in range(wide)] for some in terms])
    padded = [(*some, *([0] * (wide - len(some)))) for some in terms]
    designs = np.stack([cells.columns(some) for some in padded])
    if used is None:
        empty = (designs * cells.counts[None, :, None]).sum(axis=1) == 0
        used = ~((designs > 0) & empty[:, None, :] & live[:, None, :]).any(axis=2)
    live = live & (designs * used[:, :, None]).any(axis=1)
    counts = np.broadcast_to(cells.counts, (len(batch), len(cells.counts)))
    return fit(designs * used[:, :, None], counts, used, live), used


def _candidate(cells: Cells, model: Model, fits: Fits, used: Flags, place: int) -> Candidate:
    unseen = float(np.exp(fits.effects[place, 0]))
    effects = len(cells.effects(model))
    return Candidate(
        model, effects, float(fits.log_likelihood[place]), unseen, float(fits.variance_of_first[place]), used[place]
    )


def _searched(cells: Cells) -> list[Candidate]:
    """From independence on, the best neighbours of the best models, as long as one of them is better."""
    met = {found.model: found for found in fitted(cells, [INDEPENDENCE])}
    beam, best, wide = list(met.values()), np.inf, BEAM if cells.number <= 8 else 1
    while min(one.bic(cells.observed) for one in beam) < best - 1e-9:
        best = min(one.bic(cells.observed) for one in beam)
        wanted = {model for one in beam for model in _promising(cells, one.model)} - met.keys()
        if not wanted:
            break
        met |= {found.model: found for found in fitted(cells, wanted)}
        beam = sorted(met.values(), key=lambda one: (one.bic(cells.observed), sorted(one.model)))[:wide]
    return list(met.values())


def _promising(cells: Cells, model: Model) -> list[Model]:
    """The neighbours of a model: all that take an interaction away, and those that add one of the most promising."""
    more, less = neighbours(model, cells.number)
    fits, _ = _fit(cells, [model])
    scores = _scores(cells, model, more, fits.expected[0])
    chosen = [more[place] for place in np.argsort(-scores, kind="stable")[:TRIED]]
    return [model | {term} for term in chosen] + [model - {term} for term in less]


def _scores(cells: Cells, model: Model, terms: Sequence[Term], expected: Floats) -> Floats:
    """Rao's score statistic of each interaction that may be added."""
    if not terms:
        return np.zeros(0)
    inside, beside = cells.columns(cells.effects(model)), cells.columns(terms)
    weighted = expected[:, None] * beside
    cross = inside.T @ weighted
    information = inside.T @ (expected[:, None] * inside) + 1e-9 * np.eye(inside.shape[1])
    left = (beside * weighted).sum(axis=0) - (cross * np.linalg.solve(information, cross)).sum(axis=0)
    slope = beside.T @ (cells.counts - expected)
    statistic: Floats = slope**2 / np.maximum(left, 1e-9)
    return statistic
