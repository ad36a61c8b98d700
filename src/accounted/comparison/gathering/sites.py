"""The days on which people were harmed at other places than that of an incident, as sentences tell them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from accounted.comparison.gathering.gist import Gist
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home, Stretch, in_years

__all__ = ["days_beside", "days_elsewhere"]


def days_elsewhere(
    gists: Mapping[str, Gist], home: Mapping[str, Home], places: Places
) -> dict[Home, dict[str, Stretch]]:
    """For each incident that documents are about, what `days_beside` tells of these."""
    about: defaultdict[Home, list[Gist]] = defaultdict(list)
    for digest in sorted(home):
        about[home[digest]].append(gists[digest])
    return {own: days_beside(own.place, own.when, held, places) for own, held in about.items() if own.when}


def days_beside(place: str | None, when: Stretch, gists: Iterable[Gist], places: Places) -> dict[str, Stretch]:
    """Places beside that of an incident of which a sentence gives days that are not those on which most put it.

    Args:
        place: of the incident. when: its days, which say the year of a date without one. gists: of documents about it.
    """
    main, elsewhere = Counter[Stretch](), defaultdict[str, Counter[Stretch]](Counter)
    for day, named in _told(when, gists, places):
        for other in sorted(named):
            if other != place:
                elsewhere[other][day] += 1
        if place in named or not named:
            main[day] += 1
    if not main:
        return {}
    itself = _most(main)
    apart = {
        other: {it: many for it, many in days.items() if not it.meets(itself)} for other, days in elsewhere.items()
    }
    return {other: _most(days) for other, days in apart.items() if days}


def _told(when: Stretch, gists: Iterable[Gist], places: Places) -> Iterator[tuple[Stretch, set[str]]]:
    """The days of every sentence that gives some to what befell people, with the places that it names."""
    for gist in gists:
        for given, in_full, names in gist.dated:
            yield in_years(when, given, in_full), {*map(places.place_of, names)}


def _most(days: Mapping[Stretch, int]) -> Stretch:
    return min(days, key=lambda one: (-days[one], one))
