"""An overlap table as numbers: what each cell counts, and which effects act on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from accounted.estimation.loglinear.hierarchy import Model, Term
from accounted.model import OverlapTable, Pattern

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Cells:
    """The cells that can be observed, by their bits from 1 on; cell 0, on no list, is not among them."""

    lists: tuple[str, ...]
    counts: Floats

    @classmethod
    def of(cls, table: OverlapTable) -> Cells:
        """The cells of a table."""
        counts = np.zeros(2 ** len(table.lists) - 1)
        for pattern, count in table.counts.items():
            counts[sum(1 << place for place, on in enumerate(pattern) if on) - 1] = count
        return cls(table.lists, counts)

    @property
    def number(self) -> int:
        """How many lists there are."""
        return len(self.lists)

    @property
    def observed(self) -> float:
        """How many persons there are in all cells."""
        return float(self.counts.sum())

    @cached_property
    def codes(self) -> npt.NDArray[np.int64]:
        """The bits of each cell."""
        return np.arange(1, 2**self.number)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The pattern of each cell, in the order of the lists."""
        places = range(self.number)
        return tuple(tuple(int(code) >> place & 1 for place in places) for code in self.codes)

    def columns(self, terms: Sequence[Term]) -> Floats:
        """Which cells each effect acts on, shape (cells, terms); the effect 0 acts on all."""
        wanted = np.asarray(terms, dtype=np.int64)
        inside: Flags = (self.codes[:, None] & wanted[None, :]) == wanted[None, :]
        return inside.astype(float)

    def effects(self, model: Model) -> tuple[Term, ...]:
        """The effects of a model: of all cells, of each list, of each interaction; the first is that of the unseen."""
        return (0, *(1 << place for place in range(self.number)), *sorted(model))
