"""Claims put to the incidents they are about, each with a reason; a claim may be about none.

Most claims are about the one incident that their document is mostly about. A figure leaves it for another when its
own sentence names another place where people were harmed, or other days; and is about none when its words count people
of a war, a region or a year. What people decided comes last, and holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from accounted.comparison.classes import fate_class, number_of, tells_apart
from accounted.comparison.gathering.homes import BEFALLS, harmed_at, homes, published_by
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home, Stretch, in_years_of, stretch_of
from accounted.comparison.gathering.wider import all_over, counts_since, why_wider
from accounted.model import Claim, CountClaim, Document, Incident, Period, content_id, dated, say, say_many

_AT_A_SITE = frozenset({"killed", "injured", "family_wiped_out", "found_alive"})
"""Fates that tell where people were; of others, a place may be where they were taken to."""
_TELLING = 0.6
"""A figure that tells so much, and that another document gives of the incident, is the same figure here."""

__all__ = ["Gathered", "Gathering", "gather"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """An incident with the claims about it, and why they are put together.

    Its id comes from the earliest document that is mostly about it. `names` are the ids that it would have from each of
    them, or from each claim where there is no document: a judgement on one of these finds it whatever is added.
    """

    incident: Incident
    why: str
    claims: frozenset[str]
    named: bool = False
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gathering:
    """All incidents of a case; `none` are the claims about no incident, `whys` the reasons of single claims.

    `proposed` are the ids by which the incidents are known that were proposed, before what people decided.
    """

    incidents: tuple[Gathered, ...]
    none: Mapping[str, str]
    whys: Mapping[str, str]
    proposed: tuple[str, ...] = ()


def gather(
    claims: Mapping[str, Claim], documents: Mapping[str, Document], texts: Mapping[str, str], title: str
) -> Gathering:
    """The incidents that are proposed, by id.

    Args:
        claims: all of a case, by id. documents: by digest.
        texts: of documents, by digest; where one is left out, the passages of claims stand for it.
        title: of the case; it names an incident that is the only one.
    """
    places = Places(claims.values(), {digest: text for digest, text in texts.items() if digest in documents})
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims.values(), key=lambda one: (one.source.digest, one.passage.start, one.id)):
        held[claim.source.digest].append(claim)
    home, at_home = homes(documents, held, places)
    about, none, whys = _about(held, home, at_home, places, texts)
    about_it: defaultdict[Home, list[str]] = defaultdict(list)
    for digest in sorted(home, key=lambda it: (published_by(documents[it]) or date.max, it)):
        about_it[home[digest]].append(digest)
    made = [_incident(one, ids, claims, places, about_it.get(one, ()), title) for one, ids in about.items()]
    if len(made) == 1:
        made = [_alone(made[0], title)]
    ordered = tuple(sorted(made, key=lambda one: one.incident.id))
    return Gathering(ordered, none, whys, tuple(sorted({name for one in ordered for name in one.names})))


def _about(
    held: Mapping[str, list[Claim]],
    home: Mapping[str, Home],
    at_home: Set[str],
    places: Places,
    texts: Mapping[str, str],
) -> tuple[dict[Home, set[str]], dict[str, str], dict[str, str]]:
    about: defaultdict[Home, set[str]] = defaultdict(set)
    none: dict[str, str] = {}
    whys: dict[str, str] = {}
    known = _Elsewhere(held, home, at_home, places, texts)
    for digest, claims in held.items():
        own = home.get(digest, Home(None, None))
        for claim in claims:
            if isinstance(claim, CountClaim) and (why := known.wider(claim, own)):
                none[claim.id] = why
                continue
            there, why = known.home_of(claim, own)
            about[there].add(claim.id)
            if why:
                whys[claim.id] = why
    return dict(about), none, whys


def _since(claim: CountClaim, own: Home) -> str | None:
    """Why a figure counts from a day long before the incident on, and so people of more than it."""
    began = stretch_of(claim)
    if began and own.when and counts_since(claim) and not began.near(own.when) and began.first < own.when.first:
        since = (claim.period.exact if claim.period else None) or dated(began.first.isoformat())
        return say("It counts since {since}, long before the incident.", since=since)
    return None


class _Elsewhere:
    """Which figures are about another place or other days than their document is."""

    def __init__(
        self,
        held: Mapping[str, list[Claim]],
        home: Mapping[str, Home],
        at_home: Set[str],
        places: Places,
        texts: Mapping[str, str],
    ) -> None:
        self._places, self._texts = places, texts
        self._homes = {one.place for one in home.values() if one.place}
        self._known = sorted(set(home.values()), key=str)
        self._sites = self._other_sites(held, home) - at_home
        self._giving = self._given(held, home)

    def wider(self, claim: CountClaim, own: Home) -> str | None:
        """Why a figure counts people of more than one incident.

        It doesn't where its sentence names the place of an incident, where its days lie within those of its own, or
        where another document gives the same figure of that.
        """
        if all_over(claim):
            return say("It counts people of a whole country or region, over a long time.")
        if self._homes & {*self._places.named_in(claim.passage.exact)}:
            return None
        why = why_wider(claim, own.when) or _since(claim, own)
        return None if why and self._is_given(claim, own) else why

    def _given(
        self, held: Mapping[str, list[Claim]], home: Mapping[str, Home]
    ) -> Mapping[tuple[object, ...], set[tuple[str, Home]]]:
        """By fate and number, which documents give a figure that tells, and of which home: plainly about that."""
        found: defaultdict[tuple[object, ...], set[tuple[str, Home]]] = defaultdict(set)
        for digest, claims in held.items():
            own = home.get(digest, Home(None, None))
            for claim in claims:
                if isinstance(claim, CountClaim) and tells_apart(claim.amount) >= _TELLING:
                    named = {*self._places.named_in(claim.passage.exact)}
                    if not why_wider(claim, own.when) and named <= {own.place}:
                        found[_figure(claim)].add((digest, own))
        return found

    def _is_given(self, claim: CountClaim, own: Home) -> bool:
        """Whether another document gives the figure of the incident."""
        return any(
            home == own and digest != claim.source.digest for digest, home in self._giving.get(_figure(claim), ())
        )

    def home_of(self, claim: Claim, own: Home) -> tuple[Home, str | None]:
        """The incident that a claim is about, and why where that is not its document's."""
        if not isinstance(claim, CountClaim) or claim.fate.code not in BEFALLS:
            return own, None
        place = self._site_of(claim, own) or own.place
        when = in_years_of(own.when, claim, stretch_of(claim, ("sentence", "derived")))
        elsewhere = place != own.place
        if not elsewhere and (when is None or own.when is None or when.near(own.when)):
            return own, None
        there = self._home_at(place, when if when else own.when if elsewhere else None)
        if there:
            return there, None if there == own else self._why(claim, there, elsewhere)
        if not elsewhere and own.when and when and when.first > own.when.last:
            return own, None  # a date after the incident is as a rule that of what was said or found
        new = Home(place, when or (own.when if elsewhere else None))
        self._known.append(new)
        return new, self._why(claim, new, elsewhere)

    def _why(self, claim: CountClaim, there: Home, elsewhere: bool) -> str:
        if elsewhere and there.place:
            return say("Its sentence speaks of {place}.", place=self._places.name_of(there.place))
        return say("It is dated to {date}.", date=dated(claim.period.edtf) if claim.period else say("other days"))

    def _home_at(self, place: str | None, when: Stretch | None) -> Home | None:
        fitting = [one for one in self._known if one.place == place and
                   (when is None or one.when is None or one.when.near(when))]  # fmt: skip
        return fitting[0] if fitting else None

    def _site_of(self, claim: CountClaim, own: Home) -> str | None:
        """Another place where people were harmed, named in the claim's own sentence or before it in the paragraph."""
        start, end = claim.passage.start, claim.passage.end
        mentions = self._places.mentions.get(claim.source.digest, [])
        within = [one.place for one in mentions if start <= one.start < end]
        if own.place in within:
            return None
        sites = [place for place in within if place in self._sites or place in self._homes]
        if sites:
            return sites[0]
        if self._is_given(claim, own):
            return None
        begins = self._paragraph(claim)
        before = [one for one in mentions if begins <= one.start < start]
        last = before[-1].place if before else None
        return last if last in self._sites and last not in within else None

    def _paragraph(self, claim: CountClaim) -> int:
        text = self._texts.get(claim.source.digest, "")
        return max(text.rfind("\n\n", 0, claim.passage.start), text.rfind("\n- ", 0, claim.passage.start), 0)

    def _other_sites(self, held: Mapping[str, list[Claim]], home: Mapping[str, Home]) -> set[str]:
        """Places that are nobody's home, where people were killed or injured or came back from, as a sentence says, and
        that another document names, too."""
        naming: Counter[str] = Counter()
        for mentions in self._places.mentions.values():
            naming.update({one.place for one in mentions})
        harming: set[str] = set()
        for digest, claims in held.items():
            own = home.get(digest)
            for claim in claims:
                if not isinstance(claim, CountClaim) or claim.fate.code not in _AT_A_SITE:
                    continue
                place = harmed_at(claim, self._places)
                if place and own and own.place not in self._places.named_in(claim.passage.exact):
                    harming.add(place)
        return {place for place in harming if naming[place] > 1}


def _figure(claim: CountClaim) -> tuple[object, ...]:
    return (fate_class(claim.fate.code), *number_of(claim.amount))


def _incident(
    home: Home, ids: set[str], claims: Mapping[str, Claim], places: Places, about_it: Sequence[str], title: str
) -> Gathered:
    period = _period(ids, claims, home)
    place = places.name_of(home.place) if home.place else None
    name = ", ".join(part for part in (place, period.edtf if period else None) if part) or title
    names = [content_id("incident", one) for one in about_it or sorted(ids)]
    documents = len(about_it)
    who = say_many("{n} document", "{n} documents", documents) if documents else say("Single sentences")
    said = say("speak of {place}", place=place) if place else say("name no place that sets them apart")
    why = say("{who} {said}.", who=who, said=said)
    if period:
        why = say("{who} {said}, and of days near {date}.", who=who, said=said, date=dated(period.edtf))
    return Gathered(Incident(names[0], name, place, period), why, frozenset(ids), names=frozenset(names))


def _period(ids: Iterable[str], claims: Mapping[str, Claim], home: Home) -> Period | None:
    """The days that most claims give, the finest first."""
    if home.when is None:
        return None
    given: Counter[str] = Counter()
    for id in ids:
        when = stretch_of(claims[id])
        period = claims[id].period
        if period and when and when.near(home.when):
            given[period.edtf] += 1
    best = min(given, key=lambda edtf: (-given[edtf], edtf), default=None)
    return Period(best, "derived") if best else None


def _alone(one: Gathered, title: str) -> Gathered:
    """The only incident of a case has the case's title, which a person chose."""
    incident = Incident(one.incident.id, title, one.incident.place, one.incident.period)
    return replace(one, incident=incident)
