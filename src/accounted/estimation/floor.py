"""Chao's lower bound: a floor that stands beside every estimate, and a model of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounted.estimation.estimator import Asked
from accounted.estimation.gates import why_no_estimate
from accounted.estimation.intervals import ends, log_normal_spread
from accounted.model import Estimate, OverlapTable, refusal
from accounted.model.estimate import shown


@dataclass(frozen=True, slots=True)
class Floor:
    """The number below which no estimate should lie; `observed` is the method where no overlap gives a bound."""

    method: str
    value: float

    def to_dict(self) -> dict[str, Any]:
        """Method and value."""
        return {"method": self.method, "value": shown(self.value)}


def floor(table: OverlapTable) -> Floor:
    """Chao's lower bound, else the number observed."""
    if len(table.lists) < 2 or not any(sum(pattern) > 1 for pattern in table.counts):
        return Floor("observed", table.observed)
    return Floor("chao", table.observed + unseen_at_least(table))


def unseen_at_least(table: OverlapTable) -> float:
    """How many were never seen, at least: Chao's bound in its bias-corrected form.

    Source: Biometrics 43 (1987) 783–791, and with (J - 1)/J for J lists: J. Amer. Statist. Assoc. 87 (1992) 216–224.
    """
    once, twice, lists = table.on_exactly(1), table.on_exactly(2), len(table.lists)
    return (lists - 1) / lists * once * (once - 1) / (2 * (twice + 1))


class Chao:
    """Chao's lower bound with its interval."""

    name = "chao"
    version = "1"
    assumption = (
        "Persons may differ in how easily they are listed, and then this is a floor; but the lists do not shun each "
        "other, for then it may lie too high."
    )

    def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
        """The bound; refused where no model may answer."""
        why = why_no_estimate(table)
        if why:
            return refusal(self.name, self.assumption, asked.level, why)
        unseen = unseen_at_least(table)
        spread = log_normal_spread(table.observed, unseen, _variance(table))
        made = Estimate(
            self.name, self.assumption, asked.level, "ok", None, table.observed + unseen, *ends(spread, asked.level),
            spread=spread, diagnostics={"on_one_list": table.on_exactly(1), "on_two_lists": table.on_exactly(2)},
            detail={"means": "a lower bound"},
        )  # fmt: skip
        if unseen:
            return made
        return made.warned(
            f"{_few(table.on_exactly(1))} on one list alone, so that the floor is the number documented and its "
            "interval has no width."
        )


def _few(number: int) -> str:
    return "Nobody stands" if not number else "One person stands"


def _variance(table: OverlapTable) -> float:
    """The variance of the unseen, by the delta method as the source of the bound gives it."""
    once, twice = table.on_exactly(1), table.on_exactly(2)
    part = (len(table.lists) - 1) / len(table.lists)
    if not twice:
        return part * once * (once - 1) / 2 + part**2 * once * (2 * once - 1) ** 2 / 4
    return (
        part * once * (once - 1) / (2 * (twice + 1))
        + part**2 * once * (2 * once - 1) ** 2 / (4 * (twice + 1) ** 2)
        + part**2 * once**2 * twice * (once - 1) ** 2 / (4 * (twice + 1) ** 4)
    )
