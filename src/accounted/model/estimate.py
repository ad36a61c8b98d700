"""A number inferred by a named model, with its interval, its assumption and its diagnostics; or a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from accounted.errors import BadInput

STATUSES = ("ok", "warning", "refused")
LEVELS = 999
"""How many points of its distribution an estimate keeps."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one model infers of how many persons there were, on a list or not.

    `value` is a median where `bayesian`, else a point estimate; None when refused, and `why` then says what stands in
    the way. `lower` and `upper` hold it at `level`. `spread` gives the number at 999 levels from .001 to .999, so that
    sums and mixtures of estimates have intervals of their own. `detail` is what the model has to say beyond numbers of
    quality, such as the interactions it chose.
    """

    model: str
    assumption: str
    level: float
    status: str = "ok"
    why: str | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    bayesian: bool = False
    spread: tuple[float, ...] = ()
    diagnostics: Mapping[str, Any] = field(default_factory=dict, hash=False)
    detail: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise BadInput(f"{self.status!r} is no status of an estimate.", None, f"Use one of: {', '.join(STATUSES)}.")
        if (self.status == "refused") != (self.value is None):
            raise BadInput(f"The estimate {self.model!r} must have a value or be refused, and not both.")
        if self.status != "ok" and not self.why:
            raise BadInput(f"The estimate {self.model!r} is {self.status} and does not say why.")

    @property
    def refused(self) -> bool:
        """Whether the model gives no number."""
        return self.status == "refused"

    def warned(self, why: str) -> Estimate:
        """The same estimate with one more warning; a refusal stays what it is."""
        if self.refused:
            return self
        return replace(self, status="warning", why=f"{self.why} {why}" if self.why else why)

    def with_diagnostics(self, **found: Any) -> Estimate:
        """The same estimate with more diagnostics."""
        return replace(self, diagnostics={**self.diagnostics, **found})

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON of one model."""
        return {
            "name": self.model,
            "assumption": self.assumption,
            "status": self.status,
            "why": self.why,
            "median" if self.bayesian else "estimate": shown(self.value),
            "lower": shown(self.lower),
            "upper": shown(self.upper),
            "level": self.level,
            "diagnostics": dict(self.diagnostics),
            **({"detail": dict(self.detail)} if self.detail else {}),
        }


def value_of(written: Mapping[str, Any]) -> float | None:
    """The number that the JSON of one model gives, None where it is refused."""
    value = written.get("median", written.get("estimate"))
    return None if value is None else float(value)


def refusal(model: str, assumption: str, level: float, why: str, bayesian: bool = False, **found: Any) -> Estimate:
    """No number, and why."""
    return Estimate(model, assumption, level, "refused", why, bayesian=bayesian, diagnostics=found)


def shown(number: float | None) -> float | int | None:
    """A number of persons as it is written: one digit behind the point, none where it is whole."""
    if number is None:
        return None
    rounded = round(float(number), 1)
    return int(rounded) if rounded.is_integer() else rounded
