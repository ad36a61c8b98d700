"""The claims of one document put to the incidents they are about, and what that depends on beside the document.

Most claims are about the one incident that their document is mostly about. A figure leaves it for another when its
own sentence names another place where people were harmed, or other days, or when its paragraph tells of an episode; and
is about none when its words count people of a war, a region or a year.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from accounted.comparison.clocks import says
from accounted.comparison.gathering.episodes import Beside, Episodes
from accounted.comparison.gathering.gist import AT_A_SITE, Gist, Number, befalls, figure_of
from accounted.comparison.gathering.papers import is_of_a_paper, tells_of_a_deed
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.scenes import Scene, scene_at
from accounted.comparison.gathering.sites import days_elsewhere, in_titles, other_sites
from accounted.comparison.gathering.times import FEW_DAYS, NEAR_DAYS, Home, Stretch, in_years_of, stretch_of
from accounted.comparison.gathering.wider import all_over, counts_since, why_wider
from accounted.model import Claim, CountClaim, EventClaim, dated, say
from accounted.model.sentence import as_text, from_text

__all__ = ["Elsewhere", "Opened", "Share", "Shared", "share"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A document opened for gathering: its claims by their place in it, and its text, None where there is none."""

    claims: Sequence[Claim]
    text: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """The claims of a document about one incident; `periods` are the dates that they give, each with how often."""

    home: Home
    claims: tuple[str, ...]
    periods: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What became of the claims of a document: shares by incident; `none` are about none, `whys` the reasons of single
    claims, `spots` the keys of places within the incident for which single figures are told. `context` is a digest of
    all that this rests on; while it is the same, so is the rest.
    """

    context: str
    shares: tuple[Share, ...] = ()
    none: Mapping[str, str] = field(default_factory=dict)
    whys: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[str, str] = field(default_factory=dict)

    @property
    def claims(self) -> frozenset[str]:
        """All claims of the document."""
        return frozenset(self.none).union(*(one.claims for one in self.shares))

    def to_plain(self) -> list[Any]:
        """It as lists that can be kept as JSON."""
        shares = [[_plain(one.home), one.claims, one.periods] for one in self.shares]
        none, whys = ({id: as_text(why) for id, why in held.items()} for held in (self.none, self.whys))
        return [self.context, shares, none, whys, dict(self.spots)]

    @classmethod
    def of_plain(cls, kept: Sequence[Any]) -> Shared:
        """What `to_plain` gave."""
        context, shares, *reasons, spots = kept
        told = tuple(
            Share(_home(home), tuple(claims), tuple((edtf, many) for edtf, many in periods))
            for home, claims, periods in shares
        )
        none, whys = ({id: from_text(why) for id, why in held.items()} for held in reasons)
        return cls(context, told, none, whys, spots)


def share(digest: str, own: Home, opened: Opened, elsewhere: Elsewhere, places: Places, context: str) -> Shared:
    """The claims of a document, each put to its incident."""
    about: defaultdict[Home, list[Claim]] = defaultdict(list)
    none: dict[str, str] = {}
    whys: dict[str, str] = {}
    spots: dict[str, str] = {}
    finder = _Finder(opened, elsewhere, places, digest)
    for claim in opened.claims:
        if isinstance(claim, CountClaim) and (why := finder.wider(claim, own)):
            none[claim.id] = why
            continue
        there, found = finder.home_of(claim, own)
        if there == own and isinstance(claim, CountClaim) and (apart := finder.episode_of(claim, own)):
            there, found = apart, _told_of(apart)
        about[there].append(claim)
        if found:
            whys[claim.id] = found
        elif isinstance(claim, CountClaim) and there == own and (spot := finder.spot_of(claim, own)):
            spots[claim.id] = spot
    gone = finder.with_their_figures(about, own)
    shares = (Share(home, tuple(one.id for one in held), _periods(held)) for home, held in gone.items())
    return Shared(context, tuple(shares), none, whys, spots)


def _told_of(episode: Home) -> str | None:
    return say("Its paragraph tells of {date}.", date=dated(episode.when.first.isoformat())) if episode.when else None


def _periods(claims: Iterable[Claim]) -> tuple[tuple[str, int], ...]:
    given = Counter(one.period.edtf for one in claims if one.period and stretch_of(one))
    return tuple(sorted(given.items()))


def _since(claim: CountClaim, own: Home) -> str | None:
    """Why a figure counts from a day long before the incident on, and so people of more than it."""
    began = stretch_of(claim)
    if began and own.when and counts_since(claim) and not began.near(own.when) and began.first < own.when.first:
        since = (claim.period.exact if claim.period else None) or dated(began.first.isoformat())
        return say("It counts since {since}, long before the incident.", since=since)
    return None


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
        self._told: dict[str | None, str] = {}

    def beside(self, own: Home) -> Beside | None:
        """The episodes beside an incident, None where its days are not known."""
        return self._episodes.beside(own)

    def scenes(self, digest: str) -> Sequence[Scene]:
        """The sentences of a document."""
        return self._gists[digest].scenes

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
        told = (str(own), of_it, given, apart, self._facts(own.place), *gist.keys, *map(self._facts, places))
        return hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogateescape")).hexdigest()[:32]

    def _facts(self, place: str | None) -> str:
        if place not in self._told:
            known = [_plain(one) for one in self._known.get(place, ())]
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


class _Finder:
    """Which figures of a document are about another place or other days than it is."""

    def __init__(self, opened: Opened, elsewhere: Elsewhere, places: Places, digest: str) -> None:
        self._opened, self._elsewhere, self._places = opened, elsewhere, places
        self._scenes = elsewhere.scenes(digest)
        found = places.mentions(opened.text, opened.claims)
        self._mentions = [(one.start, places.place_of(one.name)) for one in found]

    def wider(self, claim: CountClaim, own: Home) -> str | None:
        """Why a figure counts people of more than one incident.

        It doesn't where its sentence names the place of an incident, where its days lie within those of its own, or
        where another document gives the same figure of that.
        """
        if all_over(claim):
            return say("It counts people of a whole country or region, over a long time.")
        if any(map(self._elsewhere.is_home, map(self._places.place_of, self._places.names_in(claim.passage.exact)))):
            return None
        why = why_wider(claim, own.when) or _since(claim, own)
        return None if why and self._is_given(claim, own) else why

    def home_of(self, claim: Claim, own: Home) -> tuple[Home, str | None]:
        """The incident that a claim is about, and why where that is not its document's."""
        if not befalls(claim):
            return own, None
        place = self._site_of(claim, own) or own.place
        main, when = self._main(own), self._dated(claim, own)
        elsewhere = place != own.place
        if not elsewhere and when and isinstance(claim, CountClaim) and self._is_of_another_day(claim, when, own):
            return self._at(own, when), self._why(claim, own, False)
        if not elsewhere and (isinstance(claim, EventClaim) or not when or not main or when.near(main)):
            return own, None  # days on which others don't put an event are no other event's
        if place and elsewhere and not when:
            when = self._elsewhere.days_at(place, own)
        there = self._elsewhere.home_at(place, when if when else own.when if elsewhere else None, own.first)
        if there:
            return there, None if there == own else self._why(claim, there, elsewhere)
        if not elsewhere and main and when and when.first > main.last:
            return own, None  # a date after the incident is as a rule that of what was said or found
        new = Home(place, when or (own.when if elsewhere else None), None if place else own.first)
        self._elsewhere.learn(new)
        return new, self._why(claim, new, elsewhere)

    def episode_of(self, claim: CountClaim, own: Home) -> Home | None:
        """The episode beside its document's incident that a figure is told of, None where it is of the incident."""
        beside, at = self._elsewhere.beside(own), scene_at(self._scenes, claim.passage.start)
        day = beside.day_of(self._scenes, at) if beside and at is not None else None
        if day is None:
            return None
        return self._at(own, day)

    def with_their_figures(self, about: Mapping[Home, list[Claim]], own: Home) -> dict[Home, list[Claim]]:
        """The claims of each incident, an event with the figures of its sentence where all of these are of another."""
        told: defaultdict[int, set[Home]] = defaultdict(set)
        for home, held in about.items():
            for claim in held:
                at = scene_at(self._scenes, claim.passage.start)
                if isinstance(claim, CountClaim) and at is not None:
                    told[at].add(home)
        found: defaultdict[Home, list[Claim]] = defaultdict(list)
        for home, held in about.items():
            for claim in held:
                at = scene_at(self._scenes, claim.passage.start)
                there = told.get(at, set()) if at is not None else set()  # nobody knows its sentence without the text
                goes = home == own and isinstance(claim, EventClaim) and len(there) == 1
                found[next(iter(there)) if goes else home].append(claim)
        return dict(found)

    def _is_of_another_day(self, claim: CountClaim, when: Stretch, own: Home) -> bool:
        """Whether a figure behind others is told of a deed on a day of its own, near to those of the incident."""
        beside, at = self._elsewhere.beside(own), scene_at(self._scenes, claim.passage.start)
        if beside is None or at is None or not own.when or when.length > FEW_DAYS or not when.near(own.when):
            return False
        beginning = not any(one.figures for one in self._scenes[:at])
        return not (
            beginning or claim.fate.code not in AT_A_SITE or beside.is_main(when)
            or self._elsewhere.is_published(claim.source.digest, when) or says(claim, "afterwards")
            or not tells_of_a_deed(claim) or self._is_given(claim, own)
        )  # fmt: skip

    def _at(self, own: Home, day: Stretch) -> Home:
        """The incident on another day: at the place that is told with it, if any, or else at the same."""
        place = self._elsewhere.place_on(day, own)
        there = self._elsewhere.home_at(place, day, None) if place else None
        there = there or Home(place or own.place, day, None if place else own.first)
        self._elsewhere.learn(there)
        return there

    def _main(self, own: Home) -> Stretch | None:
        """The days of the incident itself."""
        beside = self._elsewhere.beside(own)
        return beside.main if beside else own.when

    def _dated(self, claim: Claim, own: Home) -> Stretch | None:
        """The days that a claim gives; of a figure that was read without, a date long before in the sentences there."""
        told = None if is_of_a_paper(claim) else stretch_of(claim, ("sentence", "derived"))
        beside, at = self._elsewhere.beside(own), scene_at(self._scenes, claim.passage.start)
        if told is None and beside and at is not None and isinstance(claim, CountClaim):
            return beside.long_before(self._scenes, at)
        return in_years_of(self._main(own), claim, told)

    def _why(self, claim: Claim, there: Home, elsewhere: bool) -> str:
        if elsewhere and there.place:
            return say("Its sentence speaks of {place}.", place=self._places.name_of(there.place))
        return say("It is dated to {date}.", date=dated(claim.period.edtf) if claim.period else say("other days"))

    def spot_of(self, claim: CountClaim, own: Home) -> str | None:
        """The place within the incident for which a figure is told: its sentence names it, or its paragraph last did,
        and not the incident's own.

        A figure that another document gives of the whole incident is none of a part.
        """
        if not befalls(claim) or self._is_given(claim, own):
            return None
        within = self._within(claim)
        if within:
            spots = [place for place in within if self._elsewhere.is_spot(place)]
            return spots[0] if spots and own.place not in within else None
        last = self._named_before(claim)
        return last if last and self._elsewhere.is_spot(last) else None

    def _named_before(self, claim: Claim) -> str | None:
        """The place that the paragraph of a claim names last before it; a row of a table has none above it."""
        if claim.passage.row is not None:
            return None
        begins = self._paragraph(claim)
        return next((place for at, place in reversed(self._mentions) if begins <= at < claim.passage.start), None)

    def _within(self, claim: Claim) -> list[str]:
        return [place for at, place in self._mentions if claim.passage.start <= at < claim.passage.end]

    def _site_of(self, claim: Claim, own: Home) -> str | None:
        """Another place where people were harmed, named in the claim's own sentence or before it in the paragraph."""
        within = self._within(claim)
        if own.place in within:
            return None
        sites = [place for place in within if self._elsewhere.is_known(place)]
        if sites:
            return sites[0]
        if not isinstance(claim, CountClaim) or self._is_given(claim, own):
            return None
        last = self._named_before(claim)
        return last if last and self._elsewhere.is_site(last) and last not in within else None

    def _is_given(self, claim: CountClaim, own: Home) -> bool:
        return self._elsewhere.is_given(figure_of(claim), claim.source.digest, own)

    def _paragraph(self, claim: Claim) -> int:
        text = self._opened.text or ""
        return max(text.rfind("\n\n", 0, claim.passage.start), text.rfind("\n- ", 0, claim.passage.start), 0)


def _plain(home: Home) -> list[Any]:
    when = (home.when.first.toordinal(), home.when.last.toordinal()) if home.when else (None, None)
    return [home.place, *when, home.first]


def _home(kept: Sequence[Any]) -> Home:
    place, first, last, document = kept
    when = None if first is None else Stretch(date.fromordinal(first), date.fromordinal(last))
    return Home(place, when, document)
