"""Documents put together by what they speak of, before places and days part them: their subjects.

Documents of one subject share names of people, bodies and places, days, years and figures; the rarer these are in the
case, the more that tells. So a testimony that names neither place nor day still goes with the reports that name the
same colonel and the same bridge. Two groups are one subject where what a document of the one and one of the other share
tells enough on average; the two that share most go first. Then, where one subject has more than half of all documents,
what is left over goes to it: a case is mostly about one thing. So does what says neither where nor when, where only one
subject says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from itertools import combinations, product
from math import fsum, log

from accounted.comparison.gathering.gist import Gist

__all__ = ["subjects"]

_ENOUGH, _NEAR = 1.8, 1.4
"""How much the documents of two groups share on average, in natural logarithms of how rare it is, where they are of one
subject; and where a group is near enough to the main one, if there is one."""
_PAIRS = 1.0
"""How much more must be shared where there are more documents, and so more pairs that share something by chance."""
_ELSEWHERE = 60
"""So many documents of other cases are thought of beside those of this one, and give nothing of what is shared here."""
_ONE = 0.95
"""The share of that which one sign tells at most: a single name or day in common makes no subject."""
_SMALL = 40
"""In a case of fewer documents less must be shared: who puts few together has one thing in mind."""
_BY_CHANCE = 0.5
"""What each sign tells less, since it may be shared by chance."""
_MOST = 4.0
"""How much days, years and figures tell at most, however many agree: other happenings of a war have such in common."""
_MANY = 40  # a sign that more groups give ties each of them to the largest only

Sign = tuple[object, ...]


def subjects(gists: Mapping[str, Gist], alike: Iterable[list[str]]) -> list[list[str]]:
    """The documents of each subject by their digests, the largest first.

    Args:
        alike: all documents, in groups that are of one subject, such as those of one place and day.
    """
    signs = _signs(gists)
    giving = Counter(sign for held in signs.values() for sign in held)
    cases = log((len(gists) + _ELSEWHERE) / _ELSEWHERE)
    most = _ENOUGH + cases * _PAIRS
    enough = most * min(len(gists) / _SMALL, 1)
    tells = {
        sign: _weight(sign) * min(cases + log(_ELSEWHERE / many) - _BY_CHANCE, most * _ONE)
        for sign, many in giving.items()
    }
    groups = _Groups(alike, {digest: [it for it in held if tells[it] > 0] for digest, held in signs.items()}, tells)
    groups.join(enough)
    groups.take_in_what_is_left()
    groups.take_in_what_says_nothing(
        {digest for digest, gist in gists.items() if gist.named or gist.titled or gist.days}
    )
    return sorted(map(sorted, groups.members), key=lambda one: (-len(one), one))


def _signs(gists: Mapping[str, Gist]) -> dict[str, set[Sign]]:
    """All that a document may share with others of its subject."""
    written = {word for gist in gists.values() for word, cased in gist.words if cased}
    found: dict[str, set[Sign]] = {}
    for digest in sorted(gists):
        gist = gists[digest]
        held: set[Sign] = {("year" if word.isdigit() else "name", word) for word, cased in gist.words
                           if cased or word in written}  # fmt: skip
        held |= {("name", word) for key in gist.named or () for word in key.split()}
        held |= {("day", it.when.first.month, it.when.first.day) for it, _ in gist.days if it.when.length <= 1}
        held |= {("figure", tells, *figure) for figure, tells in gist.figures}
        found[digest] = held
    return found


def _weight(sign: Sign) -> float:
    """How much a sign tells beside names that are as rare: a year less, and a figure, still less if small or round."""
    kind, tells, *_ = sign
    return {"figure": 0.6 * tells if isinstance(tells, float) else 0.0, "year": 0.7}.get(str(kind), 1.0)


class _Groups:
    """Groups of documents that grow by joining, each with how many of its documents give every sign."""

    def __init__(
        self, groups: Iterable[list[str]], signs: Mapping[str, Iterable[Sign]], tells: Mapping[Sign, float]
    ) -> None:
        self._members = dict(enumerate(sorted(map(sorted, groups))))
        self._giving = {
            number: Counter(sign for it in held for sign in signs[it]) for number, held in self._members.items()
        }
        self._tells = tells
        self._near: defaultdict[int, set[int]] = defaultdict(set)

    @property
    def members(self) -> list[list[str]]:
        """The documents of each group."""
        return [*self._members.values()]

    def join(self, enough: float) -> None:
        """Join the two that share most, as long as that is enough."""
        pairs = [pair for pair, about in self._meeting().items() if about >= enough / 2]
        waiting = [(-shared, *pair) for pair in pairs if (shared := self._shared(*pair)) >= enough]
        for _, one, other in waiting:
            self._near[one].add(other)
            self._near[other].add(one)
        heapify(waiting)
        while waiting:
            shared, one, other = heappop(waiting)
            if one not in self._members or other not in self._members or shared != -self._shared(one, other):
                continue
            self._take_in(one, other)
            for near in sorted(self._near[one]):
                first, second = sorted((one, near))
                if (now := self._shared(first, second)) >= enough:
                    heappush(waiting, (-now, first, second))

    def take_in_what_is_left(self) -> None:
        """Where one group has more than half of all documents, it takes in lone ones, and groups near enough to it."""
        main = min(self._members, key=lambda one: (-len(self._members[one]), self._members[one]), default=None)
        if main is None or 2 * len(self._members[main]) <= sum(map(len, self._members.values())):
            return
        left = [one for one in self._members if one != main]
        near = [one for one in left if len(self._members[one]) == 1 or self._shared(main, one) >= _NEAR]
        for one in near:
            self._take_in(main, one)

    def take_in_what_says_nothing(self, saying: AbstractSet[str]) -> None:
        """Where only one group says where or when, it takes in those that say neither.

        Args:
            saying: the documents that say where or when.
        """
        telling = [one for one in self._members if not saying.isdisjoint(self._members[one])]
        if len(telling) == 1:
            for one in [it for it in self._members if it not in telling]:
                self._take_in(telling[0], one)

    def _meeting(self) -> dict[tuple[int, int], float]:
        """How much the groups share that share something, by their numbers."""
        having: defaultdict[Sign, list[int]] = defaultdict(list)
        for number in sorted(self._giving, key=lambda one: (-len(self._members[one]), one)):
            for sign in self._giving[number]:
                having[sign].append(number)
        shared: defaultdict[tuple[int, int], float] = defaultdict(float)
        for sign, groups in having.items():
            part = {number: self._giving[number][sign] / len(self._members[number]) for number in groups}
            largest, *others = groups
            for one, other in combinations(groups, 2) if len(groups) <= _MANY else product([largest], others):
                shared[min(one, other), max(one, other)] += self._tells[sign] * part[one] * part[other]
        return shared

    def _shared(self, one: int, other: int) -> float:
        """How much a document of the one shares with one of the other on average."""
        few, many = sorted((self._giving[one], self._giving[other]), key=len)
        documents = len(self._members[one]) * len(self._members[other])
        both = [(sign, self._tells[sign] * n * many[sign]) for sign, n in few.items() if sign in many]
        names = fsum(tells for sign, tells in both if sign[0] == "name") / documents
        return names + min(fsum(tells for sign, tells in both if sign[0] != "name") / documents, _MOST)

    def _take_in(self, one: int, other: int) -> None:
        self._members[one] = [*self._members[one], *self._members.pop(other)]
        self._giving[one].update(self._giving.pop(other))
        for near in self._near.pop(other, ()):
            self._near[near].discard(other)
            if near != one:
                self._near[near].add(one)
                self._near[one].add(near)
