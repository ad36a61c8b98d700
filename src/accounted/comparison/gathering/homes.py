"""The one incident that each document is mostly about: its place and its days.

The documents of a case are as a rule about one incident, so what sets a document apart has to be plain: a place of its
own in the title, or where its sentences say that people were harmed, that the others don't speak of; or days of their
own that more than one document gives.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accounted.comparison.gathering.chance import Chance
from accounted.comparison.gathering.gist import Gist
from accounted.comparison.gathering.joined import one_incident
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home, Stretch, together

__all__ = ["homes"]

_ENOUGH = 1.0
"""How much shared figures must tell of a common subject for two groups of documents to be one."""
_FRESH_DAYS = 7
"""A document that appeared so few days after its own days is news of them."""


def homes(gists: Mapping[str, Gist], places: Places) -> tuple[dict[str, Home], set[str]]:
    """The home of each document that the case has, by digest; and the places of all homes, those included that turned
    out to be one.

    A place is a document's own when its title, its first lines and its claims speak of it most, unless it gives way
    to one that more documents are about. Among the days of one place, those lie together that are near.
    """
    own = _places_of(gists, places)
    by_place: defaultdict[str | None, list[str]] = defaultdict(list)
    for digest, its in own.items():
        by_place[its].append(digest)
    found: dict[str, Home] = {}
    for home, digests in by_place.items():
        found |= _by_days(home, digests, gists)
    return one_incident(found, gists, places), {one.place for one in found.values() if one.place}


def _places_of(gists: Mapping[str, Gist], places: Places) -> dict[str, str | None]:
    place_of, opened = places.place_of, {digest: gists[digest] for digest in sorted(gists) if gists[digest].opened}
    titled = {digest: {place_of(name) for name in gist.titled} for digest, gist in opened.items()}
    known: Counter[str] = Counter()
    for digest, gist in opened.items():
        known.update({place_of(name) for name in gist.named or ()} | titled[digest])
    scores = {digest: _scores(gist, places) for digest, gist in opened.items()}
    own = {digest: _best(found, known) for digest, found in scores.items()}
    harmed: Counter[str] = Counter()
    for gist in gists.values():
        for name, many in (gist.harmed or {}).items():
            harmed[place_of(name)] += many
    own = _absorbed(own, scores, titled, harmed)
    plain = {digest for digest, place in own.items() if not (place in titled[digest] and harmed.get(place or ""))}
    return _joined(own, plain, opened)


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


def _absorbed(
    own: dict[str, str | None], scores: Mapping[str, Mapping[str, float]], titled: Mapping[str, Iterable[str]],
    harmed: Mapping[str, int],
) -> dict[str, str | None]:  # fmt: skip
    """Each document with its place, where places that only seem to be some document's own have given way.

    A place gives way to one that more documents are about, and that its own documents name, unless all of them have it
    in the title and not the other, and a sentence says that people were harmed there. Otherwise it is where somebody
    spoke, a part of the place, or a word taken for one.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for digest, place in own.items():
        if place:
            groups[place].append(digest)
    for place in sorted(groups, key=lambda one: (len(groups[one]), one)):
        digests = groups[place]
        naming = Counter(other for digest in digests for other in scores[digest])
        others = [it for it, many in naming.items() if it != place and many * 2 > len(digests) and it in groups]
        for over in sorted(others, key=lambda one: (-len(groups[one]), one)):
            larger = len(groups[over]) >= max(len(digests), 2)
            kept = harmed.get(place) and all(place in titled[it] and over not in titled[it] for it in digests)
            if larger and not kept:
                groups[over] += groups.pop(place)
                break
    return {**own, **{digest: place for place, digests in groups.items() for digest in digests}}


def _joined(
    own: dict[str, str | None], plain: set[str], gists: Mapping[str, Gist]
) -> dict[str, str | None]:  # fmt: skip
    """Each document with its place, where a group that nothing sets apart has gone to the main one.

    The main one is that of at least half of all documents, or the largest that gives the same figures, more of them
    than chance would. A group is set apart by days of its own, or by a document that has its place in the title and
    tells of people harmed there.
    """
    groups: defaultdict[str | None, list[str]] = defaultdict(list)
    for digest, place in own.items():
        groups[place].append(digest)
    days = {place: _days_of(digests, gists) for place, digests in groups.items()}
    figures = {place: _figures_of(digests, gists) for place, digests in groups.items()}
    chance = Chance(figures)
    order = sorted((place for place in groups if place), key=lambda one: (-len(groups[one]), one))
    rank, giving = {place: number for number, place in enumerate(order)}, _giving(order, figures)
    for place in sorted(groups, key=lambda one: (one is not None, len(groups[one]), one or "")):
        if not all(it in plain for it in groups[place]):
            continue
        shared: defaultdict[str, float] = defaultdict(float)
        for figure, tells in figures[place].items():
            for over in giving[figure]:
                shared[over] += tells
        near = {over for over, tells in shared.items() if tells >= _ENOUGH}
        near |= {over for over in order if len(groups.get(over, ())) * 2 >= len(gists)}
        for over in sorted(near, key=rank.__getitem__):
            larger = over != place and over in groups and len(groups[over]) >= len(groups[place])
            if not larger or not _meet(days[place], days[over]):
                continue
            main = len(groups[over]) * 2 >= len(gists) and (not days[place] or place is None)
            if main or (shared[over] >= _ENOUGH and chance.is_exceeded(place, over)):
                groups[over] += groups.pop(place)
                break
    return {digest: place for place, digests in groups.items() for digest in digests}


def _giving(order: Iterable[str], figures: Mapping[str | None, Iterable[object]]) -> defaultdict[object, list[str]]:
    """By figure, the groups that give it."""
    found: defaultdict[object, list[str]] = defaultdict(list)
    for place in order:
        for figure in figures[place]:
            found[figure].append(place)
    return found


def _days_of(digests: Iterable[str], gists: Mapping[str, Gist]) -> list[Stretch]:
    return together(it for digest in digests for it, plainly, _ in gists[digest].days if plainly)


def _meet(days: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    return not days or not others or any(one.near(other) for one in days for other in others)


def _figures_of(digests: Iterable[str], gists: Mapping[str, Gist]) -> dict[tuple[object, ...], float]:
    return {figure: tells for digest in digests for figure, tells in gists[digest].figures}


def _by_days(place: str | None, digests: Sequence[str], gists: Mapping[str, Gist]) -> dict[str, Home]:
    """The documents of one place, by the days that each speaks of most; one that gives none goes with the most."""
    clusters = _days_of(digests, gists)
    told = Counter(it for digest in digests for it in _near(gists[digest], clusters))
    own = {digest: _own_days(gists[digest], clusters, told) for digest in digests}
    counted = Counter(cluster for cluster in own.values() if cluster)
    most = min(counted, key=lambda one: (-counted[one], one), default=None)
    found = {}
    for digest, cluster in own.items():
        lone = cluster is None or (counted[cluster] == 1 and most and counted[most] > 1)
        fresh = cluster if cluster and _is_news(gists[digest], cluster) else None
        found[digest] = Home(place, (fresh or most) if lone else cluster)
    return found


def _own_days(gist: Gist, clusters: Sequence[Stretch], told: Mapping[Stretch, int]) -> Stretch | None:
    """The cluster that most of a document's dates lie in; of several, the earliest.

    A date that lies in several, such as a year, tells only where no other does: then of that of which most documents
    tell.
    """
    plain, every = _near(gist, clusters, 1), _near(gist, clusters)
    if plain:
        return min(plain, key=lambda one: (-plain[one], one))
    return min(every, key=lambda one: (-every[one], -told[one], one), default=None)


def _near(gist: Gist, clusters: Sequence[Stretch], at_most: int | None = None) -> Counter[Stretch]:
    """How many of a document's dates lie in each cluster, none after it appeared; without those near more than so
    many."""
    lying: Counter[Stretch] = Counter()
    for given, _, many in gist.days:
        near = [it for it in clusters if it.near(given) and (gist.published is None or it.first <= gist.published)]
        if at_most is None or len(near) <= at_most:
            lying.update(dict.fromkeys(near, many))
    return lying


def _is_news(gist: Gist, cluster: Stretch) -> bool:
    return gist.published is not None and 0 <= (gist.published - cluster.last).days <= _FRESH_DAYS
