"""Hierarchical models as sets of interactions; a set of lists is a number whose bits are the lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

Term = int
"""An interaction: bit j is set when list j takes part."""

Model = frozenset[Term]
"""The interactions of two or more lists; with each, all that it contains. Every list has its own effect besides."""

INDEPENDENCE: Model = frozenset()


def bits(lists: Sequence[int]) -> Term:
    """The interaction of these lists."""
    return sum(1 << place for place in lists)


def size(term: Term) -> int:
    """How many lists take part."""
    return term.bit_count()


def just_below(term: Term) -> Iterator[Term]:
    """The interactions of one list less."""
    return (term & ~(1 << place) for place in range(term.bit_length()) if term >> place & 1)


@cache
def interactions(number: int) -> tuple[Term, ...]:
    """All interactions of two or more of that many lists, but of all: that one can't be told apart from the unseen."""
    return tuple(bits(some) for order in range(2, number) for some in combinations(range(number), order))


@cache
def all_models(number: int) -> tuple[Model, ...]:
    """Every hierarchical model of that many lists: 8 for three, 113 for four, 6,893 for five."""
    found: list[Model] = [INDEPENDENCE]
    for order in range(2, number):
        terms = [bits(some) for some in combinations(range(number), order)]
        found = [wider for model in found for wider in _widened(model, terms)]
    return tuple(sorted(found, key=lambda model: (len(model), sorted(model))))


def _widened(model: Model, terms: Sequence[Term]) -> Iterator[Model]:
    allowed = [term for term in terms if may_join(model, term)]
    for number in range(len(allowed) + 1):
        for some in combinations(allowed, number):
            yield model.union(some)


def may_join(model: Model, term: Term) -> bool:
    """Whether the model has all interactions that this one contains."""
    return all(size(below) < 2 or below in model for below in just_below(term))


def neighbours(model: Model, number: int) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The interactions that can be added to a model, and those that can be taken away, one at a time."""
    more = tuple(term for term in interactions(number) if term not in model and may_join(model, term))
    less = tuple(term for term in sorted(model) if not any(term & other == term and other != term for other in model))
    return more, less


def in_words(model: Model, lists: Sequence[str]) -> str:
    """A model by its largest interactions, as in [EXH ABA OSCE][EXH HRW]."""
    alone = {1 << place for place in range(len(lists))}
    every = alone | model
    largest = [term for term in every if not any(term & other == term and other != term for other in every)]
    named = [[place for place in range(len(lists)) if term >> place & 1] for term in largest]
    return "".join(f"[{' '.join(lists[place] for place in places)}]" for places in sorted(named))
