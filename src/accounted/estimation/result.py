"""What `estimate` gives: the models' answers for a table, for each stratum, and their sum; one JSON for all doors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounted.errors import BadInput
from accounted.estimation.floor import Floor
from accounted.estimation.methods import method_sentences, methods
from accounted.estimation.picture import Reported, picture
from accounted.estimation.script import script
from accounted.estimation.sensitivity import dials
from accounted.model import Estimate, OverlapTable


@dataclass(frozen=True, slots=True)
class TableEstimates:
    """What the models say of one table: the floor beside each answer, and what a reader should know."""

    table: OverlapTable
    floor: Floor
    models: tuple[Estimate, ...]
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON of one stratum."""
        return {
            "stratum": dict(self.table.stratum),
            "observed": self.table.observed,
            "lists": list(self.table.lists),
            "floor": self.floor.to_dict(),
            "models": [model.to_dict() for model in self.models],
            "warnings": list(self.warnings),
            "sensitivity": dials(self.table.observed, self.models),
        }


@dataclass(frozen=True, slots=True)
class NotEstimated:
    """A stratum that some models could not estimate, with why: it is in none of their sums."""

    stratum: Mapping[str, str]
    observed: int
    models: tuple[str, ...]
    why: str

    def to_dict(self) -> dict[str, Any]:
        """Stratum, persons documented in it, models and why."""
        return {
            "stratum": dict(self.stratum),
            "observed": self.observed,
            "models": list(self.models),
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Estimates:
    """Everything that was asked: `models` are for the whole table, or sums over the strata in `strata`."""

    lists: tuple[str, ...]
    observed: int
    floor: Floor
    models: tuple[Estimate, ...]
    warnings: tuple[str, ...]
    counts: tuple[OverlapTable, ...]
    seed: int
    level: float
    run: Mapping[str, Any]
    strata: tuple[TableEstimates, ...] = ()
    not_estimated: tuple[NotEstimated, ...] = ()
    linkage: Mapping[str, Any] = field(default_factory=dict)

    @property
    def by(self) -> tuple[str, ...]:
        """The columns that make the strata."""
        return tuple(self.strata[0].table.stratum) if self.strata else ()

    def picture(self, reported: Reported | None = None) -> str:
        """An SVG of what is documented and estimated, with what is claimed apart."""
        return picture(self.to_dict(), reported)

    def methods(self) -> str:
        """The paragraph on methods that stands beside the numbers where they are published."""
        return methods(self.to_dict())

    def method_sentences(self) -> tuple[str, ...]:
        """The sentences of that paragraph, which a page can say in its own language."""
        return tuple(method_sentences(self.to_dict()))

    def script(self) -> str:
        """A Python script that makes every number again from the overlap table and compares it.

        Raises:
            BadInput: partitions went in, which a table does not hold.
        """
        if self.linkage:
            raise BadInput("An estimate over partitions has no script of its own.", None, "Keep the partitions' file.")
        return script(self.to_dict())

    def to_dict(self) -> dict[str, Any]:
        """The contract's `estimate/1`. What is documented and what is estimated stand under different keys."""
        written: dict[str, Any] = {
            "schema": "estimate/1",
            "observed": self.observed,
            "lists": list(self.lists),
            "strata": [stratum.to_dict() for stratum in self.strata],
            "floor": self.floor.to_dict(),
            "models": [model.to_dict() for model in self.models],
            "warnings": list(self.warnings),
            "sensitivity": dials(self.observed, self.models),
            "tables": [table.to_dict() for table in self.counts],
            "seed": self.seed,
            "level": self.level,
            "run": dict(self.run),
        }
        if self.strata:
            written["not_estimated"] = [one.to_dict() for one in self.not_estimated]
        if self.linkage:
            written["linkage"] = dict(self.linkage)
        written["methods"] = methods(written)
        return written


def answered(models: Sequence[Estimate]) -> list[Estimate]:
    """The models that give a number."""
    return [model for model in models if not model.refused]
