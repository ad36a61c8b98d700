"""The patterns of a table as a tree of prefixes, so that what patterns have in common is multiplied once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from accounted.estimation.latent.portable import Double
from accounted.model import OverlapTable, Pattern

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Level:
    """The prefixes of one length: whose continuation each is, and whether its last list is on."""

    parent: Ints
    on: Ints
    firsts: Ints
    those_on: Ints


@dataclass(frozen=True)
class Prefixes:
    """The patterns that anybody has, and the one of nobody, which comes first; `full` when it is all there are."""

    levels: tuple[Level, ...]
    counts: Double
    patterns: tuple[Pattern, ...]
    full: bool

    @classmethod
    def of(cls, table: OverlapTable) -> Prefixes:
        """The tree of a table's patterns."""
        number = len(table.lists)
        every = 2**number
        some = {(0,) * number, *table.counts}
        full = 2 * len(some) > every
        if full:
            some = {tuple(code >> place & 1 for place in range(number)) for code in range(every)}
        patterns = tuple(sorted(some))
        counts = np.array([table.counts.get(pattern, 0) for pattern in patterns], dtype=float)
        return cls(tuple(_levels(patterns)), counts, patterns, full)


def _levels(patterns: tuple[Pattern, ...]) -> list[Level]:
    made, before = [], dict[Pattern, int]({(): 0})
    for length in range(1, len(patterns[0]) + 1):
        prefixes = dict.fromkeys(pattern[:length] for pattern in patterns)
        parent = np.array([before[prefix[:-1]] for prefix in prefixes])
        on = np.array([prefix[-1] for prefix in prefixes])
        firsts = np.flatnonzero(np.concatenate([[True], np.diff(parent) > 0]))
        made.append(Level(parent, on, firsts, np.flatnonzero(on)))
        before = {prefix: place for place, prefix in enumerate(prefixes)}
    return made
