"""Links made into origins: who is one voice, and who repeats whom, earliest first. What people decided comes first.

A decision that two statements have one origin holds against any proposal; so does one that they have not: then no
chain of links joins them, and the weakest link between them is the one that gives way. Where people contradict each
other, the latest decision on two statements holds, and all are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from accounted.comparison.origins.joining import joining
from accounted.comparison.origins.links import Link, links
from accounted.comparison.origins.statements import Told
from accounted.model import Judgement, say

__all__ = ["Chain", "Step", "chains"]


class Step(NamedTuple):
    """A statement in a chain; `repeats` is the id of the one it is linked to, None for the first of all."""

    told: Told
    repeats: str | None
    links: tuple[Link, ...]


class Chain(NamedTuple):
    """Statements with one origin, earliest first, and the decisions on them that hold."""

    steps: tuple[Step, ...]
    judgements: tuple[Judgement, ...]

    @property
    def first(self) -> Told:
        """The statement that the others repeat, as far as dates tell."""
        return self.steps[0].told

    @property
    def confirmed(self) -> tuple[int, tuple[str, ...]]:
        """How many of the statements people joined to another of them, and who did; the rest is proposed."""
        here = {step.told.id for step in self.steps}
        joined = [
            (ids, one.by) for one in self.judgements
            if one.verdict == "same_origin" and len(ids := here & set(one.targets)) > 1
        ]  # fmt: skip
        return len(set[str]().union(*(ids for ids, _ in joined))), tuple(dict.fromkeys(by for _, by in joined))


def chains(statements: Sequence[Told], judgements: Iterable[Judgement] = ()) -> tuple[Chain, ...]:
    """Every statement in one chain, the chains by their first statements, lone statements too."""
    told = {one.id: one for one in sorted(statements, key=lambda one: one.order)}
    same, apart, decided = _decisions(told, judgements)
    found = links(list(told.values()))
    proposed = joining(found, told.values())
    joined = _Joined(told, apart, proposed.own)
    for link in same:
        joined.join(link.later, link.earlier, decided=True)
    for link in proposed.links:
        joined.join(link.later, link.earlier)
    by_later: defaultdict[str, list[Link]] = defaultdict(list)
    for link in [*same, *found]:
        if joined.are_one(link.later, link.earlier):
            by_later[link.later].append(link)
    made = [_chain([told[id] for id in ids], by_later, decided) for ids in joined.groups()]
    return tuple(sorted(made, key=lambda chain: chain.first.order))


def _decisions(
    told: dict[str, Told], judgements: Iterable[Judgement]
) -> tuple[list[Link], set[frozenset[str]], list[Judgement]]:
    """Links that people made, pairs that they parted, and the decisions that speak of statements here."""
    latest: dict[frozenset[str], Judgement] = {}
    decided = []
    for one in sorted(judgements, key=lambda one: one.seq):
        if one.verdict not in ("same_origin", "different_origin"):
            continue
        here = [id for id in one.targets if id in told]
        decided += [one] if here else []
        for i, first in enumerate(here):
            for second in here[i + 1 :]:
                latest[frozenset((first, second))] = one
    same, apart = [], set()
    for pair, one in latest.items():
        earlier, later = sorted(pair, key=lambda id: told[id].order)
        if one.verdict == "same_origin":
            why = say("{person} decided that they have one origin: {why}", person=one.by, why=one.why)
            same.append(Link(later, earlier, "judged", why))
        else:
            apart.add(pair)
    return sorted(same), apart, decided


class _Joined:
    """Groups of statements that grow by joining, and never hold two that people parted.

    Nor do they come to hold what two publishers say of their own, unless people joined it.
    """

    def __init__(self, ids: Iterable[str], apart: set[frozenset[str]], own: Mapping[str, str]) -> None:
        self._speaking = {id: {own[id]} if id in own else set[str]() for id in ids}
        self._leader = {id: id for id in self._speaking}
        self._members = {id: [id] for id in self._leader}
        self._parted: defaultdict[str, set[str]] = defaultdict(set)
        for pair in apart:
            one, other = pair
            self._parted[one].add(other)
            self._parted[other].add(one)

    def are_one(self, one: str, other: str) -> bool:
        """Whether both are of one group."""
        return self._of(one) == self._of(other)

    def join(self, one: str, other: str, decided: bool = False) -> None:
        """Join the groups of both, unless people parted them, or two publishers speak in them and nobody decided."""
        first, second = self._of(one), self._of(other)
        theirs, others = self._speaking[first], self._speaking[second]
        if first == second or (not decided and theirs and others and not theirs & others):
            return
        small, large = sorted((first, second), key=lambda leader: (len(self._members[leader]), leader))
        if any(self._of(id) == large for member in self._members[small] for id in self._parted.get(member, ())):
            return
        self._leader[small] = large
        self._speaking[large] |= self._speaking.pop(small)
        self._members[large] += self._members.pop(small)

    def groups(self) -> Iterable[list[str]]:
        """The groups."""
        return self._members.values()

    def _of(self, id: str) -> str:
        while self._leader[id] != id:
            self._leader[id] = self._leader[self._leader[id]]
            id = self._leader[id]
        return id


def _chain(members: Sequence[Told], by_later: dict[str, list[Link]], decided: Sequence[Judgement]) -> Chain:
    ordered = sorted(members, key=lambda one: one.order)
    steps = []
    for one in ordered:
        found = tuple(by_later.get(one.id, ()))
        repeats = found[0].earlier if found and one is not ordered[0] else None
        steps.append(Step(one, repeats, found))
    ids = {one.id for one in ordered}
    return Chain(tuple(steps), tuple(one for one in decided if ids & set(one.targets)))
