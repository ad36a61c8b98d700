"""A long text in sections that can be read one at a time, none cut within a paragraph where that can be helped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accounted.web.spans import Stretch

MOST = 40_000
"""How many characters a section has at most: about fifteen printed pages, read in half an hour."""
_BREAKS = ("\n\n", "\n", " ")


def sections(text: str, most: int = MOST) -> list[tuple[int, int]]:
    """Where each section begins and ends; they follow one another, and there is one at least."""
    found, at = [], 0
    while len(text) - at > most:
        cut = next(
            (it + len(gap) for gap in _BREAKS if (it := text.rfind(gap, at + most // 2, at + most)) > 0), at + most
        )
        found.append((at, cut))
        at = cut
    return [*found, (at, len(text))]


def section_at(held: Sequence[tuple[int, int]], offset: int) -> int:
    """The number, from 0, of the section that holds a place of the text; of one behind the text, the last."""
    return next((number for number, (_, end) in enumerate(held) if offset < end), len(held) - 1)


def within(stretches: Iterable[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """What of the stretches lies in a section, by their place in it; one that began before is taken up again."""
    for one in stretches:
        if one.start < end and (one.end > start or one.start >= start):
            opened = one.again if one.start < start else one.open
            yield replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start, open=opened)
