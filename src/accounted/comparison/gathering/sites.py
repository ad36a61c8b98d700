"""Other places than that of an incident where people were harmed, and on which days, as sentences tell them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from accounted.comparison.gathering.gist import Gist
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home, Stretch, in_years

__all__ = ["days_beside", "days_elsewhere", "in_titles", "other_sites"]


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


def other_sites(gists: Mapping[str, Gist], home: Mapping[str, Home], places: Places) -> set[str]:
    """Places that are nobody's home, where people were killed or injured or came back from, as a sentence says, and
    that another document names, too."""
    naming: Counter[str] = Counter()
    for gist in gists.values():
        naming.update({places.place_of(name) for name in gist.named or ()})
    harming: set[str] = set()
    for digest, gist in gists.items():
        own = home.get(digest)
        for name, named in gist.sites:
            if own and own.place not in {places.place_of(one) for one in named}:
                harming.add(places.place_of(name))
    return {place for place in harming if naming[place] > 1}


def in_titles(gists: Mapping[str, Gist], places: Places) -> set[str]:
    """Places that a document has in its title, and more than one says that people were harmed at. Others of which no
    sentence gives days of its own are a mill, a ship or a street of the incident itself."""
    titled = {places.place_of(name) for gist in gists.values() for name in gist.titled}
    harmed = Counter(
        place for gist in gists.values() for place in {places.place_of(name) for name in gist.harmed or ()}
    )
    return {place for place in titled if harmed[place] > 1}


def _told(when: Stretch, gists: Iterable[Gist], places: Places) -> Iterator[tuple[Stretch, set[str]]]:
    """The days of every sentence that gives some to what befell people, with the places that it names."""
    for gist in gists:
        for given, in_full, names in gist.dated:
            yield in_years(when, given, in_full), {*map(places.place_of, names)}


def _most(days: Mapping[Stretch, int]) -> Stretch:
    return min(days, key=lambda one: (-days[one], one))
