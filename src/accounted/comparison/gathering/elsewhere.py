"""What a case says of places and figures beside one document, and on what its claims' incidents depend beside it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from accounted.comparison.gathering.beyond import Beyond, Peers, Seen
from accounted.comparison.gathering.episodes import Beside, Episodes
from accounted.comparison.gathering.gist import Gist, Number
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.scenes import Scene
from accounted.comparison.gathering.sites import days_elsewhere, in_titles, other_sites
from accounted.comparison.gathering.times import NEAR_DAYS, Home, Stretch

__all__ = ["Elsewhere"]


class Elsewhere:
    """What a case says of places beside one document: the homes of all, and where else people were harmed.

    Homes that only single figures have join the known ones as documents are gone through, in order of their digests.
    """

    def __init__(self, gists: Mapping[str, Gist], home: Mapping[str, Home], places: Places) -> None:
        self._places = places
        self._homes = {one.place for one in home.values() if one.place}
        self._known: defaultdict[str | None, list[Home]] = defaultdict(list)
        for one in sorted(set(home.values()), key=str):
            self._known[one.place].append(one)
        harming = other_sites(gists, home, places) - self._homes
        self._days = days_elsewhere(gists, home, places)
        self._sites = harming & (in_titles(gists, places) | {place for own in self._days.values() for place in own})
        self._spots = harming - self._sites - {places.place_of(name) for gist in gists.values() for name in gist.titled}
        self._giving = _giving(gists, home, places)
        self._gists, self._episodes = gists, Episodes(gists, home, places)
        self._peers = {own: Peers(held) for own, held in _by_home(gists, home).items()}
        self._told: dict[str | None, str] = {}

    def beside(self, own: Home) -> Beside | None:
        """The episodes beside an incident, None where its days are not known."""
        return self._episodes.beside(own)

    def scenes(self, digest: str) -> Sequence[Scene]:
        """The sentences of a document."""
        return self._gists[digest].scenes

    def beyond(self, digest: str, own: Home) -> dict[str, Beyond]:
        """The figures of a document that most likely count people of another event, or of more than one, by claim."""
        gist, beside, peers = self._gists[digest], self.beside(own), self._peers.get(own)
        if peers is None:
            return {}
        seen = Seen(gist, own, beside.main if beside else own.when, self._places.place_of)
        asked = ((one.claim, peers.beyond(one, digest, seen, self.is_given(one.figure, digest, own)))
                 for one in gist.stated)  # fmt: skip
        return {claim: it for claim, it in asked if it is not None}

    def is_site(self, place: str) -> bool:
        """Whether people were harmed there, at a place that is nobody's home."""
        return place in self._sites

    def is_spot(self, place: str) -> bool:
        """Whether people were harmed there, at a place that is a part of the incident: a mill, a ship, a street."""
        return place in self._spots

    def is_published(self, digest: str, day: Stretch) -> bool:
        """Whether a document appeared on that day."""
        published = self._gists[digest].published
        return day == Stretch(published, published) if published else False

    def days_at(self, place: str, own: Home) -> Stretch | None:
        """The days on which people were harmed there, where those are not the days of an incident itself."""
        return self._days.get(own, {}).get(place)

    def place_on(self, day: Stretch, own: Home) -> str | None:
        """The only place beside that of an incident where people were harmed on some days beside its own."""
        there = [place for place, days in self._days.get(own, {}).items() if self.is_known(place) and days.meets(day)]
        return there[0] if len(there) == 1 else None

    def is_home(self, place: str) -> bool:
        """Whether it is the place of an incident."""
        return place in self._homes

    def is_given(self, figure: Number, digest: str, own: Home) -> bool:
        """Whether another document gives this figure of the incident that a document is mostly about."""
        giving = self._giving.get((figure, own))
        return giving is not None and (len(giving) > 1 or digest not in giving)

    def is_known(self, place: str) -> bool:
        """Whether it is such a place, or somebody's home."""
        return place in self._sites or place in self._homes

    def home_at(self, place: str | None, when: Stretch | None, first: str | None) -> Home | None:
        """The first home there on days near these; where there is no place, of the same subject."""
        fitting = (one for one in self._known.get(place, ())
                   if (place or one.first == first)
                   and (when is None or one.when is None or one.when.near(when)))  # fmt: skip
        return next(fitting, None)

    def learn(self, home: Home) -> None:
        """Take in a home that only single figures have, unless it is known."""
        if home not in self._known[home.place]:
            self._known[home.place].append(home)
            self._told.pop(home.place, None)

    def context(self, digest: str, own: Home, gist: Gist, of_it: str) -> str:
        """A digest of all that decides which incidents the claims of a document are about; `of_it` is the digest of
        the document and its claims themselves."""
        places = map(self._places.place_of, gist.keys)
        given = str([number for number, (figure, _) in enumerate(gist.figures) if self.is_given(figure, digest, own)])
        beside = self.beside(own)
        apart = str((beside.facts if beside else "", sorted(self._days.get(own, {}).items())))
        beyond = str(sorted(self.beyond(digest, own).items()))
        all_told = (
            str(own),
            of_it,
            given,
            apart,
            beyond,
            self._facts(own.place),
            *gist.keys,
            *map(self._facts, places),
        )
        return hashlib.sha256("\x1f".join(all_told).encode("utf-8", "surrogateescape")).hexdigest()[:32]

    def _facts(self, place: str | None) -> str:
        if place not in self._told:
            known = [one.to_plain() for one in self._known.get(place, ())]
            name = self._places.name_of(place) if place else ""
            self._told[place] = str(
                [place, place in self._sites, place in self._spots, place in self._homes, name, known]
            )
        return self._told[place]


def _giving(gists: Mapping[str, Gist], home: Mapping[str, Home], places: Places) -> dict[tuple[Number, Home], set[str]]:
    """By figure and home, which documents give a figure that tells, plainly about that home."""
    found: defaultdict[tuple[Number, Home], set[str]] = defaultdict(set)
    for digest, gist in gists.items():
        own = home.get(digest, Home(None, None))
        plain = {names: {*map(places.place_of, names)} <= {own.place} for names in {it[1] for it in gist.given}}
        for figure, names, since in gist.given:
            within = since is None or (own.when is not None and since >= own.when.first - timedelta(days=NEAR_DAYS))
            if within and plain[names]:
                found[figure, own].add(digest)
    return found


def _by_home(gists: Mapping[str, Gist], home: Mapping[str, Home]) -> dict[Home, dict[str, Gist]]:
    found: defaultdict[Home, dict[str, Gist]] = defaultdict(dict)
    for digest in sorted(home):
        found[home[digest]][digest] = gists[digest]
    return found
