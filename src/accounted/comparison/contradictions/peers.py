"""What stands beside a figure in its class and in its incident: what the signs of a pair are told by.

`Spoken` is known of all figures of an incident, `Peers` of those of one class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log

from accounted.comparison.classes import number_of
from accounted.comparison.contradictions.positions import Position

__all__ = ["Peers", "Spoken", "size"]

_FARTHEST = 4.0  # how far a figure lies from what others give; beyond, more makes no difference
_NOBODY = 0.5


def size(position: Position) -> int:
    """The number of a position: its lower end, or the upper one where only that is given."""
    low, high = number_of(position.first.claim.amount)
    return low if low is not None else high or 0


class Spoken:
    """Who speaks in which documents of an incident, and when these came."""

    def __init__(self, held: Iterable[Position]) -> None:
        self._documents: defaultdict[str, set[str]] = defaultdict(set)
        told = [one for position in held for one in position.told]
        for one in told:
            self._documents[one.speaker].add(one.document)
        dated = sorted({(one.dated, one.document) for one in told})
        self._before = {document: number for number, (_, document) in enumerate(dated)}

    def before(self, position: Position) -> int:
        """How many documents that give figures came before that of its first statement."""
        return self._before[position.first.document]

    def meet(self, one: Position, other: Position) -> bool:
        """Whether a speaker of the one and another of the other both give figures in one document."""
        here, there = ({told.speaker for told in position.told} for position in (one, other))
        return any(
            speaker != second and not self._documents[speaker].isdisjoint(self._documents[second])
            for speaker in here for second in there
        )  # fmt: skip


class Peers:
    """What the documents give, of all positions of one class."""

    def __init__(self, held: Sequence[Position], spoken: Spoken) -> None:
        self.spoken = spoken
        self._documents: dict[int, set[str]] = {}
        self._sizes: defaultdict[str, set[int]] = defaultdict(set)
        self._first: dict[int, Position] = {}
        self._largest: dict[int, int] = {}
        self._off: dict[int, float] = {}
        for position in held:
            documents = {one.document for one in position.told}
            self._documents.setdefault(size(position), set()).update(documents)
            for document in documents:
                self._sizes[document].add(size(position))
            first = self._first.setdefault(position.chain, position)
            if position.first.order < first.first.order:
                self._first[position.chain] = position
            self._largest[position.chain] = max(self._largest.get(position.chain, 0), size(position))

    @property
    def numbers(self) -> int:
        """How many numbers are given of these people."""
        return len(self._documents)

    def giving(self, position: Position) -> int:
        """How many documents give the number of a position, whoever says it there."""
        return len(self._documents[size(position)])

    def is_first(self, position: Position) -> bool:
        """Whether it is the first number that its origin gave of these people."""
        return self._first[position.chain] is position

    def is_largest(self, position: Position) -> bool:
        """Whether it is the largest number that its origin gave of these people."""
        return self._largest[position.chain] == size(position)

    def off(self, position: Position) -> float:
        """How far a position lies from the middle of the largest numbers of other documents, where these are several.

        One other document makes no middle: that it gives another number is what is asked about.
        """
        if id(position) not in self._off:
            most = sorted(max(sizes) for sizes in self._others(position))
            middle = most[len(most) // 2] if len(most) > 1 else size(position)
            apart = abs(log((size(position) or _NOBODY) / (middle or _NOBODY)))
            self._off[id(position)] = min(apart, _FARTHEST)
        return self._off[id(position)]

    def _others(self, position: Position) -> list[set[int]]:
        own = {one.document for one in position.told}
        return [sizes for document, sizes in self._sizes.items() if document not in own]
