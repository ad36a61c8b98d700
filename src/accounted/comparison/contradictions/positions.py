"""The figures that origins stand by: one position for each origin, class and number, with when it was said.

A position is held by its earliest statement; `last` is the latest time at which somebody still gives it as the
origin's figure. Shares, denied and uncertain figures hold none, and none do those of which the signs are plain that
they count some only (`wholes`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from accounted.comparison.classes import Counted
from accounted.comparison.clocks import says, says_beside
from accounted.comparison.gathering.times import stretch_of
from accounted.comparison.origins import Chain, Told
from accounted.comparison.wholes import Chance
from accounted.comparison.whose import Side
from accounted.model import CountClaim

__all__ = ["PLAINLY", "Position", "as_counted", "plain_parts", "positions", "standing"]

EXAMINED = "examined"
PLAINLY = 2.0
"""Above these logarithmic odds, seven to one, a figure is taken for one of some only and set against no other."""
_UNSURE = ("possible", "hypothetical")


@dataclass
class Position:
    """A figure of an origin. `chain` is the origin's number, `told` all its statements, earliest first; `beside` is how
    many more dead the first of them counts apart, as "479 names and more than 200 unidentified bodies" does; `chances`
    say of each statement how likely it counts some only, and how likely its count goes on.

    What many pairs ask of it is kept once it was asked, when all its statements are there.
    """

    chain: int
    counted: Counted
    ended: date | None = None
    told: list[Told] = field(default_factory=list)
    beside: int = 0
    chances: list[Chance] = field(default_factory=list)

    @property
    def first(self) -> Told:
        """Its earliest statement."""
        return self.told[0]

    @property
    def side(self) -> Side | None:
        """Whose people it counts, by the first of its statements that says so."""
        sides = [one.side for one in self.told if one.side]
        return next((one for one in sides if one.sure), sides[0] if sides else None)

    @property
    def since(self) -> date:
        """The first day on which it may have been said."""
        return self.first.dated[0]

    @cached_property
    def last(self) -> date:
        """The last day on which somebody may give it, those left out who say that it was an earlier figure."""
        held = [self._said_on(one) for one in self.told if not says(one.claim, "earlier")]
        return max(held, default=self.ended or self.first.dated[1])

    def _said_on(self, told: Told) -> date:
        """The day that its own sentence gives, where that lies after the event; else the document's."""
        said = stretch_of(told.claim, ("sentence", "derived"))
        after = said and self.ended and self.ended < said.last < told.dated[1]
        return said.last if said and after else told.dated[1]

    @cached_property
    def floor(self) -> bool:
        """Whether it leaves room for more: what is confirmed, those whom a hospital received or a witness saw.

        How many women or soldiers there were, a witness tells of all of them.
        """
        saw = self.first.sees and self.counted.group is None
        received = "hospital" in self.first.profile.bodies or saw
        return received or any(says_beside(one.claim, "floor") for one in self.told)

    def anywhere(self, kind: str) -> bool:
        """Whether a statement of it holds words of that kind."""
        return any(says(one.claim, kind) for one in self.told)


def standing(
    chains: Sequence[Chain],
    shares: Mapping[str, str | None],
    examined: AbstractSet[str] = frozenset(),
    spots: Mapping[str, str] | None = None,
) -> list[list[Told]]:
    """Of each origin, the statements that are no share of what their class counts, and are neither denied nor doubtful.

    Args:
        shares: of claims, why they count a part only.
        examined: claims that count bodies examined.
        spots: those that count only who was harmed at one place, each with its name.
    """
    held = [[as_counted(step.told, examined, spots or {}) for step in chain.steps] for chain in chains]
    return [[one for one in told if _holds(one.claim, {} if one.id in examined else shares)] for told in held]


def plain_parts(held: Iterable[Iterable[Told]], chances: Mapping[str, Chance]) -> list[Told]:
    """Those of the statements of which the signs are plain that they count some only."""
    return [one for told in held for one in told if one.id in chances and chances[one.id].part > PLAINLY]


def positions(
    chains: Sequence[Chain],
    held: Sequence[Sequence[Told]],
    ended: date | None = None,
    chances: Mapping[str, Chance] | None = None,
) -> dict[Counted, list[Position]]:
    """The positions of each class, by origin and then by time.

    Args:
        chains: the origins.
        held: of each of them, the statements that may hold a position, as `standing` finds them.
        ended: the last day of the event, where it is known.
        chances: how likely each statement counts some only, and how likely its count goes on.
    """
    found: dict[tuple[object, ...], Position] = {}
    known = chances or {}
    for number, told in enumerate(held):
        sides = _sides(told)
        for one in told:
            key = (number, *one.figure, sides.get(one.id))
            position = found.setdefault(key, Position(number, one.counted, ended))
            position.told.append(one)
            position.chances.append(known.get(one.id, Chance()))
    apart = _counted_apart(step.told for chain in chains for step in chain.steps)
    by_class: defaultdict[Counted, list[Position]] = defaultdict(list)
    for position in found.values():
        position.beside = apart.get(position.first.id, 0)
        by_class[position.counted].append(position)
    return {key: by_class[key] for key in sorted(by_class, key=str)}


def _sides(told: Iterable[Told]) -> dict[str, str]:
    """The camp of each statement of an origin whose figure is given of several; else one figure is one position."""
    camps: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    held = [*told]
    for one in held:
        if one.side:
            camps[one.figure].add(one.side.camp)
    return {one.id: one.side.camp for one in held if one.side and len(camps[one.figure]) > 1}


def _counted_apart(told: Iterable[Told]) -> dict[str, int]:
    """Of each statement of people killed, the bodies that its sentence counts beside them, where neither is a part."""
    sentences: defaultdict[tuple[str, str, int], list[Told]] = defaultdict(list)
    for one in told:
        if one.claim.part_of is None and one.claim.polarity == "affirmed" and one.counted.group is None:
            sentences[one.document, one.speaker, one.claim.passage.start].append(one)
    return {
        one.id: sum(it.claim.amount.low or 0 for it in held if it.counted.fate == "body_found")
        for held in sentences.values() for one in held if one.counted.fate == "killed" and says(one.claim, "listed")
    }  # fmt: skip


def as_counted(told: Told, examined: AbstractSet[str], spots: Mapping[str, str]) -> Told:
    """Bodies examined are a class of their own, whether a source calls them bodies, people or dead, and so are those
    harmed at one place."""
    if told.id in spots:
        return replace(told, counted=told.counted._replace(at=spots[told.id]))
    if told.id not in examined:
        return told
    return replace(told, counted=Counted(EXAMINED, told.counted.group, "body"))


def _holds(claim: CountClaim, shares: Mapping[str, str | None]) -> bool:
    affirmed = claim.polarity == "affirmed" and claim.modality not in _UNSURE
    return affirmed and claim.amount.quantified and shares.get(claim.id) is None
