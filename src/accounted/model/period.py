"""When, as the passage or its surroundings say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounted.model.edtf import days
from accounted.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Period:
    """A date or stretch of time in EDTF, what it rests on, and its wording where it has one.

    `basis`: `sentence` (said beside the claim), `context` (said nearby), `document` (of the whole
    text), `derived` (worked out, such as "Monday" against the day of publication).
    """

    edtf: str
    basis: str
    exact: str | None = None

    def __post_init__(self) -> None:
        days(self.edtf)
        vocabulary("period_bases").check(self.basis)

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        return {"edtf": self.edtf, "basis": self.basis, "exact": self.exact}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Period:
        """The period that `to_dict` wrote."""
        return cls(given["edtf"], given["basis"], given.get("exact"))
