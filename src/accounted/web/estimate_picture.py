"""The picture of an estimate: what is documented, the floor, and each model's interval, on one scale.

The scale is logarithmic, since models differ by factors. What is documented is a square, an estimate a bar from the
lower to the upper end with a tick at its value; a refusal has no mark, and says so in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, log10
from typing import Any

WIDTH, EDGE = 640, 16


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is, and where it stands; ends are None for a single value."""

    kind: str
    name: str
    x: float | None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class EstimatePicture:
    """Lines from top to bottom, and the numbers of the scale."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, int], ...]


def drawn(told: Mapping[str, Any]) -> EstimatePicture:
    """The picture of an `estimate/1`, or of a stratum of one."""
    models = told["models"]
    ends = [one[key] for one in models for key in ("lower", "upper", "median", "estimate") if one.get(key) is not None]
    bound = told["floor"] if "lower" in told.get("floor", {}) else {}
    known = [float(value) for value in (told["observed"], bound.get("lower"), bound.get("upper"), *ends) if value]
    low, high = min(known, default=1.0), max(known, default=10.0)
    ticks = _ticks(low, high)
    first, last = log10(min(low, ticks[0])), log10(max(high, ticks[-1]))

    def x(value: float | None) -> float | None:
        if not value:
            return None
        share = (log10(value) - first) / (last - first or 1)
        return round(EDGE + (WIDTH - 2 * EDGE) * share, 1)

    rows = [Row("documented", "", x(told["observed"]))]
    if bound:
        rows.append(Row("floor", bound["method"], x(bound["value"]), x(bound["lower"]), x(bound["upper"])))
    rows += [
        Row("model", one["name"], x(one.get("median", one.get("estimate"))), x(one.get("lower")), x(one.get("upper")))
        for one in models
    ]
    return EstimatePicture(tuple(rows), tuple((x(value) or 0.0, value) for value in ticks))


def _ticks(low: float, high: float) -> list[int]:
    """Round numbers, 1, 2 and 5 of each power of ten, from below the smallest to above the largest."""
    found = [unit * 10**power for power in range(floor(log10(low)), floor(log10(high)) + 2) for unit in (1, 2, 5)]
    below = [value for value in found if value <= low][-1:]
    above = [value for value in found if value >= high][:1]
    return [*below, *(value for value in found if low < value < high), *above] or [1, 10]
