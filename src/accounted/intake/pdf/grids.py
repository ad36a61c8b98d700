"""Rules into grids: where the rows and columns of a ruled table stand, and which of its cells are one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from accounted.intake.pdf.rules import Rule
from accounted.model import Box

_NEAR = 2.5
"""In points: how far two lines may stand apart and still be one, or miss each other and still meet."""

MOST_GRIDS, MOST_CELLS = 50, 20_000
_MOST_COMPARED = 2_000_000


class Grid(NamedTuple):
    """A ruled table: the places of its lines, and for every cell the first of those that it is one with."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    first: dict[tuple[int, int], tuple[int, int]]

    @property
    def box(self) -> Box:
        """Around all of it."""
        return Box(self.across[0], self.down[0], self.across[-1], self.down[-1])

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return len(self.down) - 1, len(self.across) - 1

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of a place, both from 0; None outside."""
        row, column = bisect_right(self.down, y) - 1, bisect_right(self.across, x) - 1
        return self.first.get((row, column))


def grids_among(rules: Sequence[Rule]) -> list[Grid]:
    """The ruled tables, from the top of the page down: lines that meet around two rows and two columns or more."""
    level = _whole([it for it in rules if it.level])
    upright = _whole([it for it in rules if not it.level])
    if len(level) < 3 or len(upright) < 3 or len(level) * len(upright) > _MOST_COMPARED:
        return []
    found = list(_grids(level, upright))
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.left))[:MOST_GRIDS]


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with their pieces put together: a border is often drawn cell by cell, or twice."""
    lines: list[list[Rule]] = []
    for it in sorted(rules, key=lambda rule: rule.at):
        if lines and it.at - lines[-1][0].at < _NEAR:
            lines[-1].append(it)
        else:
            lines.append([it])
    return [rule for line in lines for rule in _joined(line)]


def _joined(line: Sequence[Rule]) -> list[Rule]:
    at = sum(it.at for it in line) / len(line)
    found: list[Rule] = []
    for it in sorted(line, key=lambda rule: rule.begin):
        if found and it.begin - found[-1].end < _NEAR:
            found[-1] = found[-1]._replace(end=max(found[-1].end, it.end))
        else:
            found.append(it._replace(at=at))
    return found


def _grids(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Grid]:
    for lines, posts in _meeting(level, upright):
        across, down = _places(posts), _places(lines)
        cells = (len(across) - 1) * (len(down) - 1)
        few = cells <= MOST_CELLS and cells * (len(lines) + len(posts)) <= _MOST_COMPARED
        if len(across) > 2 and len(down) > 2 and few:
            yield Grid(across, down, _firsts(across, down, lines, posts))


def _meeting(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The lines parted into groups, of which each hangs together."""
    waiting = set(range(len(upright)))
    left = set(range(len(level)))
    while left:
        lines, posts, fresh = set[int](), set[int](), {left.pop()}
        while fresh:
            lines |= fresh
            met = {i for i in waiting if any(_meet(level[j], upright[i]) for j in fresh)}
            waiting -= met
            posts |= met
            fresh = {j for j in left if any(_meet(level[j], upright[i]) for i in met)}
            left -= fresh
        yield [level[j] for j in sorted(lines)], [upright[i] for i in sorted(posts)]


def _meet(line: Rule, post: Rule) -> bool:
    return (
        line.begin - _NEAR <= post.at <= line.end + _NEAR and post.begin - _NEAR <= line.at <= post.end + _NEAR
    )  # fmt: skip


def _places(rules: Sequence[Rule]) -> tuple[float, ...]:
    found: list[float] = []
    for at in sorted(it.at for it in rules):
        if not found or at - found[-1] > _NEAR:
            found.append(at)
    return tuple(found)


def _firsts(
    across: Sequence[float], down: Sequence[float], lines: Sequence[Rule], posts: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For every cell the first of those that no line parts from it."""
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(down)):
        for column, (left, right) in enumerate(pairwise(across)):
            x, y = (left + right) / 2, (top + bottom) / 2
            if row and not _stands(lines, top, x):
                first[row, column] = first[row - 1, column]
            elif column and not _stands(posts, left, y):
                first[row, column] = first[row, column - 1]
            else:
                first[row, column] = (row, column)
    return first


def _stands(rules: Sequence[Rule], at: float, through: float) -> bool:
    """Whether a line stands there, as far as that place."""
    return any(abs(it.at - at) <= _NEAR and it.begin < through < it.end for it in rules)
