"""Figures drawn on one line from zero: a dot for a number, a bar for a range, an arrow where a speaker
leaves room.

No figure is larger, darker or nearer than another; the table below the drawing says the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

WIDTH, MARGIN, LEVEL, DOT, ARROW = 640, 8, 17, 3.6, 16
LETTER = 6.3
"""About how wide a letter of a label is, so that labels can be kept apart."""


class Point(NamedTuple):
    """A figure to draw: one end is None where it is open, and the words beside it."""

    low: int | None
    high: int | None
    words: str

    @property
    def begins(self) -> int:
        """Where it stands on the line, and the left end of a range."""
        return self.low if self.low is not None else self.high or 0

    @property
    def ends(self) -> int:
        """The right end of a range; else where it stands."""
        return self.begins if self.high is None else self.high


def strip(points: Sequence[Point]) -> Markup:
    """The drawing, or nothing where fewer than two different figures are given."""
    distinct = sorted({*points}, key=lambda it: (it.begins, it.ends, it.words))
    most = max((one.ends for one in distinct), default=0)
    if len(distinct) < 2 or most == 0:
        return Markup("")
    longest = max(len(one.words) for one in distinct if one.ends > most * 0.8)
    scale = (WIDTH - 2 * MARGIN - ARROW - LETTER * longest) / most
    levels = _levels(distinct, scale)
    base = LEVEL * (max(levels) + 1) + 4
    drawn = [_drawn(one, scale, base, base - 12 - LEVEL * level) for one, level in zip(distinct, levels, strict=True)]
    axis = Markup('<path class="axis" d="M{} {}H{}"/><text class="tick" x="{}" y="{}">0</text>').format(
        MARGIN, base, WIDTH - MARGIN, MARGIN, base + 13
    )
    said = "; ".join(one.words for one in distinct)
    return Markup(
        '<svg class="strip" viewBox="0 0 {} {}" role="img" aria-label="The figures on one line from 0: {}">{}{}</svg>'
    ).format(WIDTH, base + 16, said, axis, Markup("").join(drawn))


def _levels(points: Sequence[Point], scale: float) -> list[int]:
    """For each figure the lowest level at which it and its label stand clear of those before it."""
    taken: list[float] = []
    levels = []
    for one in points:
        begins = _x(one.begins, scale) - (ARROW if one.low is None else DOT)
        level = next((number for number, end in enumerate(taken) if end <= begins), len(taken))
        taken[level : level + 1] = [_label_at(one, scale) + LETTER * len(one.words) + 8]
        levels.append(level)
    return levels


def _x(value: int, scale: float) -> float:
    return MARGIN + value * scale


def _label_at(point: Point, scale: float) -> float:
    return _x(point.ends, scale) + (ARROW + 3 if point.high is None else DOT + 4)


def _drawn(point: Point, scale: float, base: int, y: int) -> Markup:
    ends = [_x(value, scale) for value in dict.fromkeys((point.begins, point.ends))]
    stems = Markup("").join(Markup('<path class="stem" d="M{:.1f} {}V{}"/>').format(x, y, base) for x in ends)
    label = Markup('<text x="{:.1f}" y="{}">{}</text>').format(_label_at(point, scale), y + 4, point.words)
    return stems + _sign(point, scale, y) + label


def _sign(point: Point, scale: float, y: int) -> Markup:
    x = _x(point.begins, scale)
    if point.low is None:
        return Markup('<path class="open" d="M{:.1f} {}h-{}m5 -4l-5 4l5 4"/>').format(x, y, ARROW)
    if point.high is None:
        return Markup('<path class="open" d="M{:.1f} {}h{}m-5 -4l5 4l-5 4"/>').format(x, y, ARROW)
    if point.high > point.low:
        return Markup('<path class="span" d="M{:.1f} {}H{:.1f}"/>').format(x, y, _x(point.high, scale))
    return Markup('<circle cx="{:.1f}" cy="{}" r="{}"/>').format(x, y, DOT)
