"""The sides of an incident: who stands with whom and against whom, as far as the words of its figures show.

Names of sides are those of countries, armies and peoples that bodies bear. Whoever one speaker counts apart in one
document, and whoever a speaker calls the enemy, stands against the other; where just two groups are left, these do. A
body's figure without words on whose people it counts is taken for that of its own people only where both sides are
counted apart: of a massacre, a body of one side tells the toll of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from accounted.comparison.classes import fate_class
from accounted.comparison.voices import Hearing
from accounted.comparison.whose.marks import BOTH, ENEMY, GOVERNMENT, HOSTILE, IRREGULAR, LOSS, OWN, Mark, Read, read
from accounted.comparison.whose.naming import Spoken, node_of, spoken_of
from accounted.model import CountClaim, Document

__all__ = ["BOTH", "Side", "counted_apart", "sides_of"]

_FIGHTING = "combatants"
_WHOLES = (None, "civilians")
_HARM = frozenset({"killed", "injured", "missing", "captured"})
_TELLING = 10
"""From this on a figure is hardly by chance what two others come to together."""


class Side(NamedTuple):
    """Whose people a figure counts.

    `camp` is equal for equal sides, `against` is the camp of the other side; `sure` says that words say so, and not
    only who speaks; `words` are those words, or the speaker's name; `losses` says that they speak of the losses of a
    side, and so of all of them.
    """

    camp: str
    against: str
    sure: bool
    words: str
    losses: bool = False

    def meets(self, other: Side) -> bool:
        """Whether both are one side."""
        return self.camp == other.camp != BOTH

    def differs(self, other: Side) -> bool:
        """Whether both are known to be two sides."""
        return BOTH not in (self.camp, other.camp) and self.against == other.camp


class _Camps:
    """Names and speakers put together with those who stand with them, each group with the group against it."""

    def __init__(self) -> None:
        self._above: dict[str, tuple[str, int]] = {}

    def find(self, node: str) -> tuple[str, int]:
        """The first of the node's group, and whether the node stands with it (0) or against it (1)."""
        first, turned = node, 0
        while first in self._above:
            first, further = self._above[first]
            turned ^= further
        return first, turned

    def join(self, one: str, other: str, turned: int = 0) -> None:
        """Say that both stand together (0) or against each other (1); where the contrary is known, that stays."""
        (first, here), (second, there) = self.find(one), self.find(other)
        if first != second:
            low, high = sorted((first, second))
            self._above[high] = (low, here ^ there ^ turned)

    def side(self, node: str, turned: int, sure: bool, words: str, losses: bool = False) -> Side:
        """The side of a node, or the one against it."""
        first, here = self.find(node)
        turned ^= here
        return Side(f"{first} {turned}", f"{first} {1 - turned}", sure, words, losses)


def sides_of(
    claims: Iterable[CountClaim], documents: Mapping[str, Document], heard: Hearing,
    languages: Mapping[str, str | None],
) -> dict[str, Side]:  # fmt: skip
    """The side of each figure of an incident whose words or speaker tell it, by the claim's id."""
    held = sorted(claims, key=lambda one: (one.source.digest, one.amount.start, one.id))
    spoken, names = spoken_of(held, documents, heard, languages)
    told = {one.id: read(one, languages.get(one.id), names) for one in held}
    marks = _marks(held, told, spoken)
    if not marks:
        return {}
    camps = _Camps()
    for who in spoken.values():
        for node in (*who.nodes, *who.carrier_nodes):
            camps.join(who.key if node in who.nodes else who.carrier, node)
    pointed = {id: _pointed(mark, spoken[id], camps) for id, mark in marks.items() if mark.kind != BOTH}
    _oppose(camps, held, spoken, told, marks, pointed)
    found = {
        id: camps.side(*pointed[id], True, mark.words, mark.kind in (OWN, ENEMY))
        if id in pointed else Side(BOTH, "", True, mark.words)
        for id, mark in marks.items()
    }  # fmt: skip
    _both_of_parts(held, found)
    _parts_of_one(held, found)
    _by_speaker(camps, [one for one in held if not told[one.id].boasts], spoken, found)
    _parts_of_one(held, found)
    _both_of_sums(held, found)
    return found


def counted_apart(claims: Iterable[CountClaim], sides: Mapping[str, Side]) -> set[str]:
    """The figures beside which their own document gives one of the other side, of the same fate, group and unit."""
    camps: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    placed = [
        (one.id, sides[one.id], (one.source.digest, one.fate.code, one.group.code, one.unit))
        for one in claims if one.id in sides and sides[one.id].sure
    ]  # fmt: skip
    for _, side, place in placed:
        camps[place].add(side.camp)
    return {id for id, side, place in placed if side.against in camps[place]}


def _marks(held: Sequence[CountClaim], told: Mapping[str, Read], spoken: Mapping[str, Spoken]) -> dict[str, Mark]:
    """The marks of figures, as their speakers mean them.

    A figure that stands behind another of its sentence and names nobody of its own counts people of the same side.
    """
    found: dict[str, Mark] = {}
    last: dict[tuple[object, ...], Mark] = {}
    own = {
        (it.source.digest, spoken[it.id].key) for it in held if (mark := told[it.id].mark) and mark.kind in (OWN, LOSS)
    }
    for one in held:
        sentence = (one.source.digest, one.passage.start, one.said_by.name, one.group.code)
        said, who = told[one.id], spoken[one.id]
        mark = said.mark or (None if said.people else last.get(sentence))
        if mark and mark.kind == LOSS:  # "the ministry reports the loss of", in its own voice or in a paper's
            mark = mark._replace(kind=OWN) if who.public else None
        if mark is None and said.boasts and (who.public or (one.source.digest, who.key) in own):
            mark = Mark(ENEMY, "", said.boasts)
        elif mark and mark.kind == HOSTILE:
            mark = mark._replace(kind=ENEMY if who.public or said.boasts else IRREGULAR, hostile=True)
        if mark:
            found[one.id] = last[sentence] = mark
        else:
            last.pop(sentence, None)
    return found


def _pointed(mark: Mark, who: Spoken, camps: _Camps) -> tuple[str, int]:
    """What a mark points at, and whether its people stand against that.

    "We" in the words of somebody of no known side is the publisher's, where that is of one: "by official data we lost
    11", in a newspaper of that side.
    """
    if mark.kind not in (OWN, ENEMY):
        return node_of(mark), 0
    carried = mark.kind == OWN and who.carrier_nodes and (who.bare or camps.find(who.key) == (who.key, 0))
    return (who.carrier if carried and who.fighters else who.key), int(mark.kind == ENEMY)


def _oppose(
    camps: _Camps, held: Sequence[CountClaim], spoken: Mapping[str, Spoken], told: Mapping[str, Read],
    marks: Mapping[str, Mark], pointed: Mapping[str, tuple[str, int]],
) -> None:  # fmt: skip
    """Set against each other who is counted apart by one speaker of one document, and whose losses a speaker boasts."""
    apart: defaultdict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
    camps.join(IRREGULAR, GOVERNMENT, 1)
    for one in held:
        if one.id not in pointed:
            continue
        node, turned = pointed[one.id]
        who = spoken[one.id]
        if node != GOVERNMENT:
            apart[one.source.digest, who.key].add((node, turned))
        if told[one.id].boasts and who.public and marks[one.id].kind not in (OWN, ENEMY):
            camps.join(who.key, node, 1)
    for key in sorted(apart):
        for (node, turned), (other, other_turned) in combinations(sorted(apart[key]), 2):
            if node != other:
                camps.join(node, other, 1 ^ turned ^ other_turned)
    for id, mark in marks.items():
        if mark.hostile and mark.kind == ENEMY and spoken[id].public:
            camps.join(spoken[id].key, IRREGULAR, 1)
    _oppose_the_last_two(camps, held, spoken, marks, pointed)


def _oppose_the_last_two(
    camps: _Camps, held: Sequence[CountClaim], spoken: Mapping[str, Spoken], marks: Mapping[str, Mark],
    pointed: Mapping[str, tuple[str, int]],
) -> None:  # fmt: skip
    """Where those counted, fighters or the people of countries, are of just two groups, these fight each other."""
    countries = {node for who in spoken.values() if who.public for node in who.nodes}
    left: dict[str, tuple[bool, bool, str]] = {}
    for one in held:
        mark = marks.get(one.id)
        if mark is None or one.id not in pointed:
            continue
        named, node, who = mark.kind not in (OWN, ENEMY), pointed[one.id][0], spoken[one.id]
        fought = one.group.code == _FIGHTING or mark.kind == ENEMY
        if (named or who.public) and (fought or not countries.isdisjoint((node, *(() if named else who.nodes)))):
            group = camps.find(node)[0]
            told = (node != IRREGULAR, named, node)  # two bodies that both tell of rebels need not fight each other
            left[group] = min(left.get(group, told), told)
    if len(left) == 2:
        (*_, node), (*_, other) = left.values()
        camps.join(node, other, 1)


def _both_of_parts(held: Sequence[CountClaim], found: dict[str, Side]) -> None:
    """A whole whose parts are of two sides counts both."""
    parts: defaultdict[str, dict[str, Side]] = defaultdict(dict)
    for one in held:
        if one.part_of and one.id in found:
            parts[one.part_of].setdefault(found[one.id].camp, found[one.id])
    for whole, sides in parts.items():
        for side in sides.values():
            if side.against in sides:
                found[whole] = Side(BOTH, "", True, min(side.words, sides[side.against].words))


def _parts_of_one(held: Sequence[CountClaim], found: dict[str, Side]) -> None:
    """A part counts people of its whole's side."""
    wholes = {one.id: one.part_of for one in held}
    for one in held:
        above, seen = one.part_of, {one.id}
        while above and above not in seen and above not in found:
            seen.add(above)
            above = wholes.get(above)
        if one.id not in found and above in found and found[above].camp != BOTH:
            found[one.id] = found[above]


def _by_speaker(
    camps: _Camps, held: Sequence[CountClaim], spoken: Mapping[str, Spoken], found: dict[str, Side]
) -> None:
    """A body's figure without such words is most likely of its own people, where others count both sides' people."""
    counted: defaultdict[bool, set[str]] = defaultdict(set)
    for one in held:
        fighting = one.group.code == _FIGHTING
        if one.id in found and one.fate.code in _HARM and (fighting or one.group.code in _WHOLES):
            counted[fighting].add(found[one.id].camp)
    weak: dict[str, Side] = {}
    for one in held:
        who = spoken[one.id]
        if one.id not in found and (who.public or (who.plain and who.nodes)):
            side = camps.side(who.key, 0, False, who.name)
            if {side.camp, side.against} <= counted[one.group.code == _FIGHTING]:
                weak[one.id] = side
    found |= weak


def _both_of_sums(held: Sequence[CountClaim], found: dict[str, Side]) -> None:
    """A figure that is just what two sides' figures of its document come to together counts both."""
    counted: defaultdict[tuple[str, str], dict[str, dict[int, str]]] = defaultdict(dict)
    exact = [one for one in held if one.amount.precision == "exact" and one.group.code in _WHOLES]
    for one in exact:
        if one.id in found and one.amount.low is not None:
            block = counted[one.source.digest, fate_class(one.fate.code)]
            block.setdefault(found[one.id].camp, {}).setdefault(one.amount.low, one.amount.exact)
    against = {side.camp: side.against for side in found.values()}
    for one in exact:
        value = one.amount.low or 0
        if one.id not in found and value >= _TELLING:
            block = counted[one.source.digest, fate_class(one.fate.code)]
            words = _summed(value, block, against)
            if words:
                found[one.id] = Side(BOTH, "", True, words)


def _summed(value: int, block: Mapping[str, Mapping[int, str]], against: Mapping[str, str]) -> str | None:
    """The words of two sides' figures that come to a value together."""
    for camp in sorted(block):
        there = block.get(against[camp], {})
        for number, words in block[camp].items():
            if value - number in there:
                return f"{words} + {there[value - number]}"
    return None
