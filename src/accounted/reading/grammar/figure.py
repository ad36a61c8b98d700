"""A figure: a number, or a mention, with the fate it met; the piece that the other modules of the grammar hand on."""

from __future__ import annotations

from dataclasses import dataclass

EARLIER = -1
"""Stands for the figure given last before this sentence."""
SAME = "same"
"""The fate of a frame that leaves it to the figure before."""


NOT_SO = "resumed-not"
"""The rule of a number named as the wrong one in the place of another."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The chunk at `at` said to have met a fate, told by the chunk at `told` (None when the noun tells it)."""

    at: int
    fate: str
    merged: tuple[str, ...]
    rule: str
    told: int | None = None
    part_of: int | None = None
    """The chunk of the figure whose people these are a part of, in this sentence; or `EARLIER`."""
    out_of: str | None = None
    """The fate of those whom these are a part of, where a word tells it: two of the wounded."""
    joined: str | None = None
    """The name of the rule that made it a part."""
