"""What no table can test, turned by hand: the highest-order interaction, and those whom no list can reach.

Source of the first: Aleshin-Guendel, Sadinle and Wakefield, J. R. Stat. Soc. A (2024), arXiv 2101.09304: whatever a
model says of the combinations that are seen, the persons on no list are that times an odds ratio of all lists together,
which the model assumes and no table shows. Multiplying that ratio multiplies them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accounted.model import Estimate
from accounted.model.estimate import shown

XI = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""By what the odds ratio of all lists together is multiplied."""

UNREACHED = (0.0, 0.1, 0.2, 0.3, 0.5)
"""Which share of all persons no list may have been able to reach."""


def dials(observed: int, models: Sequence[Estimate]) -> dict[str, Any]:
    """Both curves for each model that gives a number; the numbers of persons at each setting."""
    given = [model for model in models if model.value is not None]
    return {
        "highest_order": {
            "means": "The assumption about all lists together, multiplied; at 1 the model as it stands.",
            "xi": list(XI),
            "models": [{"name": model.model, **_turned(observed, model)} for model in given],
        },
        "unreached": {
            "means": "The number of persons, if this share of them could not have come onto any list.",
            "share": list(UNREACHED),
            "models": [
                {"name": model.model, "values": [shown((model.value or 0) / (1 - share)) for share in UNREACHED]}
                for model in given
            ],
        },
    }


def _turned(observed: int, model: Estimate) -> dict[str, list[float | int | None]]:
    def at(number: float | None) -> list[float | int | None]:
        return [shown(observed + factor * ((number or 0) - observed)) for factor in XI]

    return {"values": at(model.value), "lower": at(model.lower), "upper": at(model.upper)}


UNREACHED_NOT_COUNTED = "Persons whom no list could reach leave no trace in any table, and no model here counts them."


def unreached_warning(models: Sequence[Estimate]) -> str | None:
    """The warning that stands beside every estimate: what a group that hardly any list reaches would change."""
    given = [model for model in models if model.value is not None and model.model != "chao"] or [
        model for model in models if model.value is not None
    ]
    if not given:
        return None
    least, most = min(model.value or 0 for model in given), max(model.value or 0 for model in given)
    said, turned = _range(least, most), _range(least / 0.7, most / 0.7)
    return (
        f"{UNREACHED_NOT_COUNTED} If three in ten of all persons were such, the number of all, on a list or not, would "
        f"be {turned} and not {said}; ask who could not have come onto any list."
    )


def _range(least: float, most: float) -> str:
    low, high = (f"{round(shown(number) or 0):,}" for number in (least, most))
    return low if low == high else f"{low} to {high}"
