"""The picture of a row of figures: each amount on one scale, with bounds drawn as bounds.

A point is an exact figure, a ring an approximate one, a bar a range, a hatched bar a vague word. An arrow is an end
that the speaker leaves open. Nothing is drawn that nobody said: no mean, no middle, no likely value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor, log10
from typing import Any

WIDTH = 240
"""How wide a picture is, in its own units."""

EDGE = 12
"""Room at both sides, for arrows and rings."""

MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """From nought to a round number above the largest figure of a row."""

    top: int
    step: int

    def x(self, value: int) -> float:
        """Where a number stands."""
        return round(EDGE + (WIDTH - 2 * EDGE) * value / self.top, 1)

    @property
    def ticks(self) -> list[tuple[float, int]]:
        """The places that are named below the picture."""
        return [(self.x(value), value) for value in range(0, self.top + 1, self.step)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One amount: where it begins and ends, and how it is drawn."""

    shape: str
    start: float
    end: float


def pictures(rows: Iterable[Mapping[str, Any]]) -> list[tuple[Scale, list[Drawn | None]] | None]:
    """For each row of figures its scale and what to draw for each of its entries; None where there is no number."""
    return [_picture(row["speakers"]) for row in rows]


def _picture(entries: list[Mapping[str, Any]]) -> tuple[Scale, list[Drawn | None]] | None:
    ends = [end for one in entries for end in (one["amount"]["low"], one["amount"]["high"]) if end is not None]
    if not ends:
        return None
    scale = scale_for(max(ends))
    return scale, [drawn(one["amount"], scale) for one in entries]


def scale_for(largest: int) -> Scale:
    """A scale whose steps are 1, 2 or 5 of a power of ten."""
    rough = max(largest, 1) / (MOST_TICKS - 1)
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    step = next(int(power * unit) for unit in (1, 2, 5, 10) if power * unit >= rough or unit == 10)
    return Scale(-(-max(largest, 1) // step) * step, step)


def drawn(amount: Mapping[str, Any], scale: Scale) -> Drawn | None:
    """How an amount is drawn: a mention without a number is not."""
    low, high, edge = amount["low"], amount["high"], float(WIDTH - EDGE / 3)
    match amount["precision"]:
        case "unquantified":
            return None
        case "at_least":
            return Drawn("at_least", scale.x(low), edge)
        case "at_most":
            return Drawn("at_most", EDGE / 3, scale.x(high))
        case "range" | "vague":
            return Drawn(amount["precision"], scale.x(low), scale.x(high))
    return Drawn(amount["precision"], scale.x(low), scale.x(low))
