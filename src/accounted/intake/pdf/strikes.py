"""Lines drawn through words of a PDF page. A PDF does not say that words are struck out: it draws a line over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from accounted.intake.pdf.rules import Rule
from accounted.model import Box

_HIGHEST, _LOWEST = 0.36, 0.66
"""Of the height of a letter from its top: where a line through it runs; one under it runs lower."""

_BESIDE = 0.6
"""Of the same: how far such a line may reach beyond the letters that it strikes; a table's reaches farther."""

_MOST_AT_ONCE = 20


def struck_among(boxes: Sequence[Box | None], rules: Sequence[Rule]) -> set[int]:
    """The numbers of the letters that a line runs through which begins and ends with letters; None is no letter."""
    level = sorted((rule for rule in rules if rule.level), key=lambda rule: rule.at)
    heights, through = [rule.at for rule in level], dict[int, list[int]]()
    for number, box in enumerate(boxes if level else ()):
        if box is None:
            continue
        height, middle = box.bottom - box.top, (box.left + box.right) / 2
        first, end = (
            bisect_left(heights, box.top + _HIGHEST * height),
            bisect_right(heights, box.top + _LOWEST * height),
        )
        for at in range(first, min(end, first + _MOST_AT_ONCE)):
            if level[at].begin <= middle <= level[at].end:
                through.setdefault(at, []).append(number)
    struck = set[int]()
    for at, numbers in through.items():
        those = [box for number in numbers if (box := boxes[number])]
        room = _BESIDE * max(box.bottom - box.top for box in those)
        left, right = min(box.left for box in those), max(box.right for box in those)
        if level[at].begin >= left - room and level[at].end <= right + room:
            struck.update(numbers)
    return struck
