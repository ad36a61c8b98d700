"""Which claims of a document are about another incident than the document is, or about none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounted.comparison.clocks import says
from accounted.comparison.gathering.beyond import Beyond
from accounted.comparison.gathering.elsewhere import Elsewhere
from accounted.comparison.gathering.gist import AT_A_SITE, befalls, figure_of, harmed_at
from accounted.comparison.gathering.papers import is_of_a_paper, tells_of_a_deed
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.scenes import scene_at
from accounted.comparison.gathering.times import FEW_DAYS, Home, Stretch, in_years, in_years_of, stretch_of
from accounted.comparison.gathering.wider import all_over, counts_since, why_wider
from accounted.model import Claim, CountClaim, EventClaim, dated, say

__all__ = ["Finder", "Opened"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A document opened for gathering: its claims by their place in it, and its text, None where there is none."""

    claims: Sequence[Claim]
    text: str | None


class Finder:
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

    def home_beyond(self, claim: CountClaim, own: Home, beyond: Beyond) -> Home | None:
        """Where a figure is put that most likely counts people of something else: to the incident at another place or
        on other days that its sentence gives; None where it gives none, or speaks of a long time or a wide area."""
        within = self._within(claim)
        if beyond.spans:
            return None
        if within and own.place not in within:
            harmed = harmed_at(claim)
            place = self._places.place_of(harmed) if harmed else within[0]
            return self._elsewhere.home_at(place, own.when, None) or self._learnt(Home(place, own.when))
        at, main = scene_at(self._scenes, claim.passage.start), self._main(own)
        told = self._scenes[at].days if at is not None and main else ()
        days = [it for when, full in told if main and not main.near(it := in_years(main, when, full))]
        return self._at(own, days[0]) if days and days[0].length <= FEW_DAYS else None

    def _learnt(self, home: Home) -> Home:
        self._elsewhere.learn(home)
        return home

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


def _since(claim: CountClaim, own: Home) -> str | None:
    """Why a figure counts from a day long before the incident on, and so people of more than it."""
    began = stretch_of(claim)
    if began and own.when and counts_since(claim) and not began.near(own.when) and began.first < own.when.first:
        since = (claim.period.exact if claim.period else None) or dated(began.first.isoformat())
        return say("It counts since {since}, long before the incident.", since=since)
    return None
