"""Which given names and surnames go together, because a people has names of its own.

On lists that hold several peoples or faiths, two records whose given names agree are of one people more often than
chance has it, and then their surnames agree more often too. A few classes of names are learned from the lists alone
(latent classes, by expectation–maximisation); nothing is said of whom a class stands for, and no person is put in one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.similarity import Words
from accounted.linkage.values import Values

__all__ = ["kinship_of_names"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CLASSES, ROUNDS = 5, 30
LEARNED_FROM = 60_000
ITSELF = 1.5
"""How many records a person has, where lists overlap."""
USUAL = 15.0
"""How many names of a class what is usual on all lists weighs as."""
LEAST, MOST = 0.5, 12.0


def kinship_of_names(given: Values, surname: Values, words: Words, random: np.random.Generator) -> NDArray[np.float32]:
    """For each record, how much more often its surname is borne by those of its given name than by all; else 1."""
    g, s = _sounds(given, words), _sounds(surname, words)
    both = np.nonzero((g >= 0) & (s >= 0))[0]
    found = np.ones(len(g), dtype=np.float32)
    if len(both) < 50:
        return found
    chosen = both if len(both) <= LEARNED_FROM else np.sort(random.choice(both, LEARNED_FROM, replace=False))
    shares, by_given, by_surname = _classes(g[chosen], s[chosen], int(g.max()) + 1, int(s.max()) + 1, random)
    usual, one, other = (shares @ by_surname)[s[both]], by_given[:, g[both]], by_surname[:, s[both]]
    # What the record itself, and others of its person, taught about its names is left out.
    belongs = shares[:, None] * one * other
    own = ITSELF * belongs / belongs.sum(axis=0) / (shares * len(chosen) + USUAL)[:, None]
    of_given = shares[:, None] * np.maximum(one - own, one / 20)
    of_given /= of_given.sum(axis=0)
    others = np.maximum(usual - ITSELF / len(chosen), usual / 20)
    ratio = (of_given * np.maximum(other - own, other / 20)).sum(axis=0) / others
    found[both] = np.clip(ratio, LEAST, MOST)
    return found


def _classes(
    g: Ints, s: Ints, givens: int, surnames: int, random: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    """The share of each class, and how often it has each given name and each surname."""
    usual_g, usual_s = _shares(np.bincount(g, minlength=givens)), _shares(np.bincount(s, minlength=surnames))
    # Given names fall into classes at first by chance: what goes together then draws together.
    belongs = random.dirichlet(np.full(CLASSES, 0.3), givens)[g].T
    shares, by_given, by_surname = np.zeros(CLASSES), np.zeros((CLASSES, givens)), np.zeros((CLASSES, surnames))
    for _ in range(ROUNDS):
        shares = belongs.sum(axis=1) / len(g)
        for one in range(CLASSES):
            by_given[one] = np.bincount(g, belongs[one], minlength=givens) + USUAL * usual_g
            by_surname[one] = np.bincount(s, belongs[one], minlength=surnames) + USUAL * usual_s
        by_given /= by_given.sum(axis=1, keepdims=True)
        by_surname /= by_surname.sum(axis=1, keepdims=True)
        belongs = (shares + 1e-9)[:, None] * by_given[:, g] * by_surname[:, s]
        belongs /= belongs.sum(axis=0)
    return shares, by_given, by_surname


def _shares(counts: Ints) -> Floats:
    return np.asarray((counts + 0.5) / (counts + 0.5).sum(), dtype=np.float64)


def _sounds(values: Values, words: Words) -> Ints:
    """For each record the number of the skeleton of its first word, whatever the script; -1 where nothing is said."""
    numbers: dict[str, int] = {}
    of_value = [
        numbers.setdefault(words.skeletons[row[0]][0], len(numbers)) if row[0] >= 0 else -1
        for row in values.table.tolist()
    ]
    return np.array(of_value, dtype=np.int64)[values.codes]
