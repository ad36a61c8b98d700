"""What stands beside a figure: the other figures of the same people, in its document and in those of others."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from accounted.comparison.classes import Counted, number_of
from accounted.comparison.origins import Told
from accounted.comparison.voices import name_key

__all__ = ["NEAR", "Field", "people"]

NEAR = 1.6
"""Two counts of the same people seldom lie further apart than so many times."""
_NOBODY = 0.5
"""Stands for none, which is near to none only."""


def people(told: Told) -> float:
    """The upper end of a statement's figure, where none is a half: it has no logarithm."""
    low, high = number_of(told.claim.amount)
    return float(high if high is not None else low or 0) or _NOBODY


class Field:
    """The figures of an incident, by who is counted and by document."""

    def __init__(self, told: Iterable[Told]) -> None:
        held = sorted((one for one in told if one.claim.amount.quantified), key=lambda one: one.order)
        self.document: defaultdict[str, list[Told]] = defaultdict(list)
        self._beside: defaultdict[tuple[str, Counted], list[Told]] = defaultdict(list)
        self._said: defaultdict[tuple[str, Counted, str], list[Told]] = defaultdict(list)
        self._sentence: defaultdict[tuple[str, int], list[Told]] = defaultdict(list)
        self._of: defaultdict[Counted, list[Told]] = defaultdict(list)
        self._naming: defaultdict[str, set[str]] = defaultdict(set)
        self._speaking: defaultdict[str, set[str]] = defaultdict(set)
        for one in held:
            self._speaking[one.speaker].add(one.document)
            self.document[one.document].append(one)
            self._beside[one.document, one.counted].append(one)
            self._sentence[one.document, one.claim.passage.start].append(one)
            if one.claim.polarity == "affirmed":
                self._said[one.document, one.counted, one.speaker].append(one)
                self._of[one.counted].append(one)
            if one.claim.place:
                self._naming[name_key(one.claim.place.name)].add(one.document)
        for said in self._said.values():
            said.sort(key=people, reverse=True)
        self._most = {key: max(map(people, of)) for key, of in self._beside.items()}
        self._turn = {one.id: number for of in self.document.values() for number, one in enumerate(of)}
        self._largest = {counted: _largest(of) for counted, of in self._of.items()}
        self._sizes = {counted: [size for size, _ in of] for counted, of in self._largest.items()}
        self._giving: defaultdict[tuple[Counted, float], set[str]] = defaultdict(set)
        for counted, of in self._of.items():
            for one in of:
                self._giving[counted, people(one)].add(one.document)
        dated = sorted({(one.dated, one.document) for one in held})
        self._before = {document: number for number, (_, document) in enumerate(dated)}

    def first_here(self, told: Told) -> bool:
        """Whether it is the first figure of these people in its document."""
        return self._beside[told.document, told.counted][0] is told

    def larger_of_speaker(self, told: Told) -> Told | None:
        """The largest figure above it that its speaker gives of the same people in the same document."""
        here, said = people(told), self._said.get((told.document, told.counted, told.speaker), ())
        above = itertools.takewhile(lambda one: people(one) > here, said)
        return next((one for one in above if not told.other_side(one)), None)

    def speaks_elsewhere(self, told: Told) -> bool:
        """Whether its speaker gives a figure in another document."""
        return len(self._speaking[told.speaker]) > 1

    def in_its_sentence(self, told: Told) -> Sequence[Told]:
        """The figures of its sentence, itself among them."""
        return self._sentence.get((told.document, told.claim.passage.start), ())

    def of_these(self, told: Told) -> int:
        """How many figures of these people there are in all documents."""
        return len(self._of.get(told.counted, ()))

    def whole_here(self, told: Told) -> bool:
        """Whether its document tells of more people of that fate, of no group."""
        most = self._most.get((told.document, told.counted._replace(group=None)), 0.0)
        return told.counted.group is not None and most > people(told)

    def place_in_document(self, told: Told) -> float:
        """Where it stands among the figures of its document, from 0 for the first to 1 for the last."""
        return self._turn[told.id] / max(len(self.document[told.document]) - 1, 1)

    def near_largest(self, told: Told) -> int:
        """Of how many other documents the largest figure of these people is near to it."""
        sizes, here = self._sizes.get(told.counted, []), people(told)
        first, last = bisect_left(sizes, here / NEAR), bisect_right(sizes, here * NEAR)
        near = self._largest.get(told.counted, [])[first:last]
        return sum(document != told.document for _, document in near)

    def giving(self, told: Told) -> int:
        """How many other documents give its number for these people."""
        return len(self._giving.get((told.counted, people(told)), set()) - {told.document})

    def largest_of_others(self, told: Told) -> Sequence[float]:
        """The largest figure of these people in each other document, in order."""
        return [size for size, document in self._largest.get(told.counted, []) if document != told.document]

    def place_of_its_own(self, told: Told) -> bool:
        """Whether its sentence names a place that no other document's figures stand at."""
        place, passage = told.claim.place, told.claim.passage
        here = place is not None and passage.start <= place.start < passage.end
        return here and place is not None and len(self._naming[name_key(place.name)]) == 1

    def before(self, told: Told) -> int:
        """How many documents with figures came before its own."""
        return self._before[told.document]

    def turn(self, told: Told) -> float:
        """When its document comes among those of the incident, from 0 for the first to 1 for the last."""
        return self._before[told.document] / max(len(self._before) - 1, 1)

    def later(self, told: Told) -> Iterator[Told]:
        """The figures of the same people in documents that appeared later."""
        said: date = told.dated[1]
        return (one for one in self._of.get(told.counted, ()) if one.dated[0] > said)

    def exceeded(self, told: Told) -> float:
        """Of the later documents that give figures of these people, the share that gives more."""
        most = _largest(self.later(told))
        return sum(size > people(told) for size, _ in most) / len(most) if most else 0.0


def _largest(told: Iterable[Told]) -> list[tuple[float, str]]:
    most: dict[str, float] = {}
    for one in told:
        most[one.document] = max(most.get(one.document, 0.0), people(one))
    return sorted((size, document) for document, size in most.items())
