"""The one incident that each document is mostly about: its place and its days.

Documents of one subject are about one incident, whose place and days are those that most of them speak of. What sets a
document apart has to be plain: a place of its own in the title, where a sentence says that people were harmed, days of
its own that it is news of or that more than one document gives in full, and no word of the place of the others.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from accounted.comparison.gathering.gist import Day, Gist
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.subjects import subjects
from accounted.comparison.gathering.times import FEW_DAYS, NEAR_DAYS, Home, Stretch, in_years, together

__all__ = ["homes"]

_APART = 2
"""How many things must set a document apart from its subject."""
_FRESH_DAYS = 7
"""A document that appeared so few days after its own days is news of them."""


def homes(gists: Mapping[str, Gist], places: Places) -> dict[str, Home]:
    """The home of each document that the case has, by digest."""
    found: dict[str, Home] = {}
    opened = {digest: gist for digest, gist in gists.items() if gist.opened}
    for digests in subjects(opened, _alike(opened, places)):
        found |= _Subject({digest: gists[digest] for digest in digests}, places).homes()
    return found


def _alike(gists: Mapping[str, Gist], places: Places) -> list[list[str]]:
    """Documents that speak of one place most, and give one day most often; others alone."""
    own, found = _own_places(gists, places), defaultdict[tuple[object, ...], list[str]](list)
    for digest, gist in gists.items():
        place = own[digest]
        day = min(gist.days, key=lambda one: (-one[1], one), default=None)
        found[(place, day[0].when) if place and day and day[0].when.length <= FEW_DAYS else (digest,)].append(digest)
    return [*found.values()]


class _Subject:
    """The documents of one subject, with the place and the days that most of them are about."""

    def __init__(self, gists: Mapping[str, Gist], places: Places) -> None:
        self._gists, self._first = gists, min(gists)
        self._titled = {digest: {*map(places.place_of, gist.titled)} for digest, gist in gists.items()}
        self._named = {
            digest: {*map(places.place_of, gist.named or ())} | self._titled[digest] for digest, gist in gists.items()
        }
        self._harmed = {digest: {*map(places.place_of, gist.harmed or ())} for digest, gist in gists.items()}
        self._own = _own_places(gists, places)
        self._clusters = self._days_together()
        self._lying = {digest: self._days(gist) for digest, gist in gists.items()}
        self._giving = Counter(it for lying in self._lying.values() for it in lying)
        self._place, self._when = self._main_place(), self._main_days()

    def homes(self) -> dict[str, Home]:
        """The home of each document."""
        return {digest: self._home(digest) for digest in self._gists}

    def _home(self, digest: str) -> Home:
        """Where it is, unless at least two things set the document apart: a title, days, no word of the main place."""
        place = self._own[digest]
        titled = (
            place != self._place and place in self._titled[digest] and any(map({place}.issubset, self._harmed.values()))
        )
        silent = self._place is not None and self._place not in self._named[digest]
        days, apart = self._days_of_its_own(digest)
        if (self._when and apart <= 0) or titled + silent + apart < _APART:
            return self._at(self._place, self._when)
        if titled:
            return self._at(place, days)
        return self._at(None if silent else self._place, days or self._when)

    def _at(self, place: str | None, when: Stretch | None) -> Home:
        return Home(place, when, None if place else self._first)

    def _main_place(self) -> str | None:
        """The place that most documents name, have in the title, speak of most, and say that people were harmed at.

        None where no place is named by more than a third of them.
        """
        naming = Counter(place for named in self._named.values() for place in named)
        told = naming.copy()
        told.update(place for held in (self._titled, self._harmed) for places in held.values() for place in places)
        told.update(place for place in self._own.values() if place)
        wide = (place for place, many in naming.items() if many * 3 > len(self._gists))
        return min(wide, key=lambda one: (-told[one], one), default=None)

    def _main_days(self) -> Stretch | None:
        """The days that most documents give, and of two those that they give most often.

        Days before which as many documents had appeared as give them are those of a sitting or a visit. Where no words
        give their year, they are of the year that more than half of the documents name.
        """
        often = Counter[Stretch]()
        for lying in self._lying.values():
            often.update(lying)
        told = [one for one in often if not self._is_after_news(one)] or often
        most = min(told, key=lambda one: (-self._giving[one], -often[one], one), default=None)
        if most is None or any(it.in_full and it.when.near(most) for it in self._all_days()):
            return most
        years = Counter(int(word) for gist in self._gists.values() for word, _ in gist.words if word.isdigit())
        year = min(years, key=lambda one: (-years[one], one), default=None)
        if year is None or years[year] * 2 <= len(self._gists):
            return most
        return in_years(Stretch(date(year, 1, 1), date(year, 12, 31)), most, False)

    def _is_after_news(self, days: Stretch) -> bool:
        """Whether as many documents had appeared before these days as give them: nobody tells of what is to come."""
        before = sum(one.published is not None and one.published < days.first for one in self._gists.values())
        return before >= self._giving[days]

    def _days_together(self) -> list[Stretch]:
        """Days that lie together, of those that a sentence gives, or more than one document, or one with the year."""
        giving = Counter(when for gist in self._gists.values() for when in {it.when for it, _ in gist.days})
        plain = {it.when for it in self._all_days() if it.plainly}
        plain |= {it.when for gist in self._gists.values() for it, _ in gist.days if _in_full(it.when, gist)}
        return together(it for it, many in giving.items() if it in plain or many > 1)

    def _all_days(self) -> Iterator[Day]:
        return (it for gist in self._gists.values() for it, _ in gist.days)

    def _days(self, gist: Gist) -> Counter[Stretch]:
        """How many of a document's days lie in each of those that lie together, none after it appeared."""
        lying = Counter[Stretch]()
        for it, many in gist.days:
            near = [one for one in self._clusters if one.near(it.when)
                    and (gist.published is None or one.first <= gist.published)]  # fmt: skip
            if len(near) == 1:
                lying[near[0]] += many
        return lying

    def _days_of_its_own(self, digest: str) -> tuple[Stretch | None, int]:
        """The days of a document that are not those of its subject, and how much they set it apart.

        Days of the subject tie it; so does an anniversary. Others set it apart by two things where it is news of them,
        or where they are given in full and are far from these or other documents have them too; else by one. A day that
        none of its sentences gives to what befell people sets it apart from nothing.
        """
        main, gist, lying = self._when, self._gists[digest], self._lying[digest]
        if not main:
            return None, 0
        if any(in_years(main, it.when, it.in_full).near(main) or _is_anniversary(it.when, main) for it, _ in gist.days):
            return None, -1
        told = [one for one in lying if any(it.plainly and it.when.near(one) for it, _ in gist.days)]
        most = min(told, key=lambda one: (-lying[one], one), default=None)
        if most is None:
            return None, 0
        if _is_news(gist, most):
            return most, 2
        full = [it.when for it, _ in gist.days if it.when.near(most) and _in_full(it.when, gist)]
        if not full:
            return None, 0
        sure = self._giving[most] > 1 or all(_far(one, main) for one in full)
        return most, 2 if sure and any(one.length <= FEW_DAYS for one in full) else 1


def _in_full(day: Stretch, gist: Gist) -> bool:
    """Whether a document that gives a day has its year in words."""
    return (str(day.first.year), True) in gist.words


def _far(one: Stretch, other: Stretch) -> bool:
    """Whether so many days lie between two that nothing makes them one happening."""
    return max((other.first - one.last).days, (one.first - other.last).days) > NEAR_DAYS * 2


def _own_places(gists: Mapping[str, Gist], places: Places) -> dict[str, str | None]:
    """The place that each document speaks of most."""
    scores = {digest: _scores(gist, places) for digest, gist in gists.items()}
    known = Counter(place for found in scores.values() for place in found)
    return {digest: _best(found, known) for digest, found in scores.items()}


def _is_anniversary(day: Stretch, main: Stretch) -> bool:
    """Whether a day is one of those of another year."""
    return day.length <= FEW_DAYS and day.first > main.last and in_years(main, day, False).meets(main)


def _scores(gist: Gist, places: Places) -> dict[str, float]:
    score: defaultdict[str, float] = defaultdict(float)
    for name in gist.titled:
        score[places.place_of(name)] += 5
    for counted in (gist.named or {}, gist.told or {}):
        for name, many in counted.items():
            score[places.place_of(name)] += many
    return dict(score)


def _best(scores: Mapping[str, float], known: Counter[str]) -> str | None:
    """The place that a document speaks of most, and of two, the one that more documents name."""
    return min(scores, key=lambda place: (-scores[place] * math.log(1 + known[place]), place), default=None)


def _is_news(gist: Gist, cluster: Stretch) -> bool:
    return gist.published is not None and 0 <= (gist.published - cluster.last).days <= _FRESH_DAYS
