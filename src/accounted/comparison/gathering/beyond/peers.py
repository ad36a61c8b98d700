"""The signs of a figure beside those that the other documents of its incident give, and beside its place and days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from math import log
from typing import TYPE_CHECKING

from accounted.comparison.classes import Counted
from accounted.comparison.gathering.beyond.own import Stated
from accounted.comparison.gathering.times import FEW_DAYS, Home, Stretch, in_years

if TYPE_CHECKING:
    from accounted.comparison.gathering.gist import Gist

__all__ = ["Peers"]

_NEAR = 1.6
"""Two counts of the same people seldom lie further apart than so many times."""
_FARTHEST = 4.0  # a logarithm beyond which more makes no difference


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

    def signs(
        self, one: Stated, digest: str, gist: Gist, own: Home, main: Stretch | None, place_of: Callable[[str], str],
        given: bool,
    ) -> dict[str, float]:  # fmt: skip
        """The signs of a figure by the names that have weights.

        Args:
            main: the days of the incident itself. place_of: the place that a name is one of.
            given: whether another document gives the figure plainly of the incident.
        """
        return {
            **self._beside(one, digest), **_where(one, gist, own, place_of), **_when(one, gist, main),
            "given_of_the_incident": float(given),
        }  # fmt: skip

    def _beside(self, one: Stated, digest: str) -> dict[str, float]:
        """How it compares with the largest that each other document gives of the same people."""
        here, sizes = one.people, self._sizes.get(one.counted, [])
        mine = self._largest[one.counted].get(digest) if sizes else None
        others = sizes if mine is None else _without(sizes, mine)
        middle = others[len(others) // 2] if others else here
        near = bisect_right(others, here * _NEAR) - bisect_left(others, here / _NEAR)
        giving = self._giving.get((one.counted, here), set[str]())
        group, all_of_it = self._of_group[one.counted.group], self._of_group.total()
        return {
            "largest_elsewhere_near": log(1 + near), "documents_giving_it": log(1 + len(giving) - (digest in giving)),
            "below_what_others_give": _apart(middle / here), "above_what_others_give": _apart(here / middle),
            "figures_of_these": log(1 + self._of[one.counted]),
            "such_people_here": log(max(group, 1) / max(all_of_it, 1)),
        }  # fmt: skip


def _without(sizes: list[float], one: float) -> list[float]:
    at = bisect_left(sizes, one)
    return sizes[:at] + sizes[at + 1 :]


def _apart(times: float) -> float:
    return min(max(log(times), 0.0), _FARTHEST)


def _where(one: Stated, gist: Gist, own: Home, place_of: Callable[[str], str]) -> dict[str, float]:
    """Which places its sentence names."""
    named = {*map(place_of, gist.scenes[one.scene].names)} if one.scene is not None else set[str]()
    here = own.place in named
    return {
        "names_the_place": float(here), "names_others_only": float(bool(named) and not here),
        "its_place_is_another": float(one.place is not None and place_of(one.place) != own.place),
    }  # fmt: skip


def _when(one: Stated, gist: Gist, main: Stretch | None) -> dict[str, float]:
    """Which longer times its sentence names: some that hold the days of the incident, some before these."""
    days = gist.scenes[one.scene].days if one.scene is not None and main else ()
    told = [in_years(main, when, full) for when, full in days if when.length > FEW_DAYS] if main else []
    return {
        "over_its_days": float(any(main is not None and it.meets(main) for it in told)),
        "long_before": float(any(main is not None and it.last < main.first for it in told)),
    }
