"""Figures beside which their document gives another of the same people that other documents come near to.

Who tells the toll of an event often tells of a whole war, of another event or of one house as well, in words that no
list holds. Of two figures of one document, the one to be set against those of others is then the one that they come
near to. A larger figure steps back so where both have one origin, as the losses of a campaign do behind those of a day,
and a smaller one where the publisher gives it in its own voice, as what a writer saw in one street.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from accounted.comparison.classes import Counted
from accounted.comparison.contradictions.likely import NEAR
from accounted.comparison.contradictions.positions import size_of
from accounted.comparison.origins import Told

__all__ = ["out_of_line"]

_NOBODY = 0.5
"""Stands for none, which is near to none only."""


def out_of_line(standing: Sequence[Sequence[Told]]) -> dict[str, Told]:
    """The statements that step back, by id, each with the one of its document that others come near to.

    Args:
        standing: of each origin, the statements that speak for a whole.
    """
    told = [one for held in standing for one in held if one.claim.amount.precision != "vague"]
    origin = {one.id: number for number, held in enumerate(standing) for one in held}
    given = _Given(told)
    alone, met = [], defaultdict[tuple[str, Counted], list[Told]](list)
    for one in sorted(told, key=lambda it: it.order):
        if given.near_to(one):
            met[one.document, one.counted].append(one)
        else:
            alone.append(one)
    found: dict[str, Told] = {}
    for one in alone:
        for other in met.get((one.document, one.counted), ()):
            one_origin = origin[one.id] == origin[other.id]
            if not one.other_side(other) and _steps_back(one, other, one_origin):
                found.setdefault(one.id, other)
    return found


def _steps_back(one: Told, other: Told, one_origin: bool) -> bool:
    """Whether a figure that no other document comes near to steps back behind one that some do.

    Of two in one sentence the smaller is most likely a part, whoever comes near to it.
    """
    if size_of(one) < size_of(other):
        return one.own
    return size_of(one) > size_of(other) and one_origin and one.claim.passage.start != other.claim.passage.start


class _Given:
    """The figures of each class in order of size, with the documents that give them."""

    def __init__(self, told: Sequence[Told]) -> None:
        held = defaultdict[Counted, set[tuple[float, str]]](set)
        for one in told:
            held[one.counted].add((_size(one), one.document))
        self._held = {counted: sorted(pairs) for counted, pairs in held.items()}
        self._sizes = {counted: [it for it, _ in pairs] for counted, pairs in self._held.items()}

    def near_to(self, one: Told) -> bool:
        """Whether another document gives a figure near to that of a statement."""
        return any(document != one.document for document in self._near(one))

    def _near(self, one: Told) -> Iterator[str]:
        sizes, here = self._sizes[one.counted], _size(one)
        first, last = bisect_left(sizes, here / NEAR), bisect_right(sizes, here * NEAR)
        return (document for _, document in self._held[one.counted][first:last])


def _size(told: Told) -> float:
    return size_of(told) or _NOBODY
