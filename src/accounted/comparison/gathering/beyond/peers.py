"""The signs of a figure beside those that the other documents of its incident give, and beside its place and days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from math import log
from typing import TYPE_CHECKING, NamedTuple

from accounted.comparison.classes import Counted
from accounted.comparison.gathering.beyond.odds import Beyond, Telling, told, weights
from accounted.comparison.gathering.beyond.own import Stated
from accounted.comparison.gathering.times import FEW_DAYS, Home, Stretch, in_years

if TYPE_CHECKING:
    from accounted.comparison.gathering.gist import Gist

__all__ = ["Peers", "Seen", "signs"]

_NEAR = 1.6
"""Two counts of the same people seldom lie further apart than so many times."""
_FARTHEST = 4.0  # a logarithm beyond which more makes no difference
_WHERE, _WHEN = ("names_the_place", "names_others_only", "its_place_is_another"), ("over_its_days", "long_before")


class Seen(NamedTuple):
    """What a document's figures are seen beside: its gist, its incident and the days of that, and which place a name
    is one of."""

    gist: Gist
    own: Home
    main: Stretch | None
    place_of: Callable[[str], str]


class Peers:
    """The figures of all documents about one incident, by who is counted."""

    def __init__(self, gists: Mapping[str, Gist]) -> None:
        self._largest: defaultdict[Counted, dict[str, float]] = defaultdict(dict)
        self._giving: defaultdict[tuple[Counted, float], set[str]] = defaultdict(set)
        self._of: Counter[Counted] = Counter()
        self._of_group: Counter[str | None] = Counter()
        for digest, gist in gists.items():
            for one in gist.stated:
                if not one.wide:
                    held = self._largest[one.counted]
                    held[digest] = max(held.get(digest, 0.0), one.people)
                    self._giving[one.counted, one.people].add(digest)
                    self._of[one.counted] += 1
                    self._of_group[one.counted.group] += 1
        self._sizes = {counted: sorted(held.values()) for counted, held in self._largest.items()}
        self._known: dict[tuple[Counted, float, float | None, bool], Telling] = {}

    def beyond(self, one: Stated, digest: str, seen: Seen, given: bool) -> Beyond | None:
        """A figure as one that more likely than not is of something else; None where it is not.

        Args:
            given: whether another document gives the figure plainly of the incident.
        """
        table, mine = weights(), self.largest(one, digest)
        key = (one.counted, one.people, mine, digest in self._documents_giving(one))
        if (beside := self._known.get(key)) is None:
            beside = self._known[key] = told(self.beside(one, digest), table)
        odds = table.get("always", 0.0) + one.odds + beside.odds
        if odds + _room(one, seen, table) <= 0:
            return None
        here = told({**where(one, seen), **when(one, seen), "given_of_the_incident": float(given)}, table)
        if odds + here.odds <= 0:
            return None
        return Beyond(max(Telling(one.odds, one.why, one.most), beside, here, key=lambda it: it.most).why, one.spans)

    def largest(self, one: Stated, digest: str) -> float | None:
        """The largest figure of the same people that a document gives."""
        return self._largest.get(one.counted, {}).get(digest)

    def _documents_giving(self, one: Stated) -> set[str]:
        """The documents that give a figure of the same people in words of the incident alone."""
        return self._giving.get((one.counted, one.people), set())

    def beside(self, one: Stated, digest: str) -> dict[str, float]:
        """The signs of how a figure of a document compares with the largest of the same people in each other."""
        here, sizes, mine = one.people, self._sizes.get(one.counted, []), self.largest(one, digest)
        others = sizes if mine is None else _without(sizes, mine)
        middle = others[len(others) // 2] if others else here
        near = bisect_right(others, here * _NEAR) - bisect_left(others, here / _NEAR)
        giving = len(self._documents_giving(one) - {digest})
        group, all_of_it = self._of_group[one.counted.group], self._of_group.total()
        return {
            "largest_elsewhere_near": log(1 + near), "documents_giving_it": log(1 + giving),
            "below_what_others_give": _apart(middle / here), "above_what_others_give": _apart(here / middle),
            "figures_of_these": log(1 + self._of[one.counted]),
            "such_people_here": log(max(group, 1) / max(all_of_it, 1)),
        }  # fmt: skip


def _without(sizes: list[float], one: float) -> list[float]:
    at = bisect_left(sizes, one)
    return sizes[:at] + sizes[at + 1 :]


def _apart(times: float) -> float:
    return min(max(log(times), 0.0), _FARTHEST)


def signs(peers: Peers, one: Stated, digest: str, seen: Seen, given: bool) -> dict[str, float]:
    """All signs of a figure that others show, by the names that have weights."""
    return {**peers.beside(one, digest), **where(one, seen), **when(one, seen), "given_of_the_incident": float(given)}


def where(one: Stated, seen: Seen) -> dict[str, float]:
    """Which places its sentence names."""
    named = {*map(seen.place_of, seen.gist.scenes[one.scene].names)} if one.scene is not None else set[str]()
    here = seen.own.place in named
    return {
        "names_the_place": float(here), "names_others_only": float(bool(named) and not here),
        "its_place_is_another": float(one.place is not None and seen.place_of(one.place) != seen.own.place),
    }  # fmt: skip


def when(one: Stated, seen: Seen) -> dict[str, float]:
    """Which longer times its sentence names: some that hold the days of the incident, some before these."""
    main = seen.main
    told_of = [in_years(main, day, full) for day, full in _longer(one, seen)] if main else []
    return {
        "over_its_days": float(any(main is not None and it.meets(main) for it in told_of)),
        "long_before": float(any(main is not None and it.last < main.first for it in told_of)),
    }


def _longer(one: Stated, seen: Seen) -> list[tuple[Stretch, bool]]:
    days = seen.gist.scenes[one.scene].days if one.scene is not None else ()
    return [it for it in days if it[0].length > FEW_DAYS]


def _room(one: Stated, seen: Seen, table: Mapping[str, float]) -> float:
    """How much its places and days may tell at most."""
    names = (*_WHERE, *_WHEN) if _longer(one, seen) else _WHERE
    return sum(max(table.get(name, 0.0), 0.0) for name in names)
