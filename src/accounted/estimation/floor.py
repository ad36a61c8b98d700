"""Chao's lower-bound estimator: a floor that stands beside every estimate, and a model of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounted.estimation.estimator import Asked
from accounted.estimation.gates import WITHOUT_END, names, why_no_estimate, without_width
from accounted.estimation.intervals import ends, log_normal_spread
from accounted.model import Estimate, OverlapTable, refusal
from accounted.model.estimate import shown


@dataclass(frozen=True, slots=True)
class Floor:
    """Chao's lower bound, itself an estimate with an interval; the number `observed` where the overlap gives none.

    `spread` is that of the estimate, empty where there is none.
    """

    method: str
    value: float
    spread: tuple[float, ...] = ()
    level: float = 0.95

    @property
    def ends(self) -> tuple[float, float]:
        """The interval; twice the value where nothing was estimated."""
        return ends(self.spread, self.level) if self.spread else (self.value, self.value)

    def to_dict(self) -> dict[str, Any]:
        """Method and value; of an estimate its interval too."""
        if not self.spread:
            return {"method": self.method, "value": shown(self.value)}
        lower, upper = map(shown, self.ends)
        return {"method": self.method, "value": shown(self.value), "lower": lower, "upper": upper, "level": self.level}


def floor(table: OverlapTable, level: float = 0.95) -> Floor:
    """Chao's lower bound where its estimator answers, else the number observed."""
    made = Chao().estimate(table, Asked(level))
    if made.value is None or made.lower is None or made.upper is None:
        return Floor("observed", table.observed)
    if made.upper > WITHOUT_END * table.observed or without_width(made.lower, made.upper):
        return Floor("observed", table.observed)
    return Floor("chao", made.value, made.spread, level)


def in_figures(floor: Mapping[str, Any]) -> str:
    """The floor of the JSON with its interval."""
    value = f"{round(floor['value']):,}"
    if "lower" not in floor:
        return value
    return f"{value} ({round(floor['lower']):,} – {round(floor['upper']):,}, {floor['level']:.0%})"


def unseen_at_least(table: OverlapTable) -> float:
    """How many were never seen, at least: Chao's bound in its bias-corrected form.

    Source: Biometrics 43 (1987) 783–791, and with (J - 1)/J for J lists: J. Amer. Statist. Assoc. 87 (1992) 216–224.
    """
    once, twice, lists = table.on_exactly(1), table.on_exactly(2), len(table.lists)
    return (lists - 1) / lists * once * (once - 1) / (2 * (twice + 1))


class Chao:
    """Chao's lower bound with its interval."""

    name = "chao"
    version = "2"
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
        if not unseen:
            why = (
                f"{_few(table.on_exactly(1))} on one list alone, so that the bound is the number documented and has no "
                "interval; whether the lists were made apart from each other is the first thing to ask."
            )
            return refusal(self.name, self.assumption, asked.level, why)
        spread = log_normal_spread(table.observed, unseen, _variance(table))
        made = Estimate(
            self.name, self.assumption, asked.level, "ok", None, table.observed + unseen, *ends(spread, asked.level),
            spread=spread, diagnostics={"on_one_list": table.on_exactly(1), "on_two_lists": table.on_exactly(2)},
            detail={"means": "a lower bound"},
        )  # fmt: skip
        if len(table.lists) > 2:
            return made
        return made.warned(
            f"Nothing in two lists shows whether {names(table.lists)} shun each other; if they do, it is too high and "
            "no lower bound."
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
