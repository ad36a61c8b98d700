"""Claims put to the incidents they are about, each with a reason; a claim may be about none.

Each document is read into a gist of its own; what all gists say together decides which incident each document is
mostly about, and then each document's claims are put to theirs. So after an edit only those documents are opened whose
gist changed, or what is said of their places elsewhere. What people decided comes last, and holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from accounted.comparison.gathering.elsewhere import Elsewhere
from accounted.comparison.gathering.gist import Gist, gist_of, names_of
from accounted.comparison.gathering.homes import homes
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.sharing import Opened, Share, Shared, share
from accounted.comparison.gathering.times import Home, Stretch
from accounted.model import Claim, Document, Incident, Period, Sentence, content_id, dated, say, say_many
from accounted.model.edtf import in_words

__all__ = ["Gathered", "Gathering", "gather", "gathering_of", "shared_out"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """An incident with the claims about it, and why they are put together.

    Its id comes from the earliest document that is mostly about it. `names` are the ids that it would have from each of
    them, or from each claim where there is no document: a judgement on one of these finds it whatever is added.
    `spots` are the names of places within the incident, by the claims that count only those harmed there.
    """

    incident: Incident
    why: str
    claims: frozenset[str]
    named: bool = False
    names: frozenset[str] = frozenset()
    spots: Mapping[str, str] = field(default_factory=dict)


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
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims.values(), key=lambda one: (one.source.digest, one.passage.start, one.id)):
        held[claim.source.digest].append(claim)
    opened = {
        digest: Opened(held.get(digest, ()), texts.get(digest) if digest in documents else None)
        for digest in sorted({*documents, *held})
    }
    places = Places(names_of(one.claims) for one in opened.values())
    gists = {digest: gist_of(documents.get(digest), it.claims, it.text, places) for digest, it in opened.items()}
    shared, home = shared_out(gists, places, dict.fromkeys(gists, ""), {}, opened.__getitem__)
    return gathering_of(gists, shared, home, places, title)


def shared_out(
    gists: Mapping[str, Gist], places: Places, grounds: Mapping[str, str], before: Mapping[str, Shared],
    opened: Callable[[str], Opened],
) -> tuple[dict[str, Shared], dict[str, Home]]:  # fmt: skip
    """What became of the claims of every document, by digest, and the home of each document that the case has.

    Args:
        grounds: digests of each document with its claims.
        before: what became of them before; it is taken over where nothing that it rests on has changed.
        opened: opens a document, where that is needed.
    """
    home = homes(gists, places)
    elsewhere, found = Elsewhere(gists, home, places), dict[str, Shared]()
    for digest in sorted(gists):
        own = home.get(digest, Home(None, None))
        context = elsewhere.context(digest, own, gists[digest], grounds[digest])
        kept = before.get(digest)
        if kept is not None and kept.context == context:
            for one in kept.shares:
                if one.home != own:
                    elsewhere.learn(one.home)
            found[digest] = kept
        else:
            found[digest] = share(digest, own, opened(digest), elsewhere, places, context)
    return found, home


def gathering_of(
    gists: Mapping[str, Gist], shared: Mapping[str, Shared], home: Mapping[str, Home], places: Places, title: str
) -> Gathering:
    """The incidents of what became of the claims of every document, by id."""
    about: defaultdict[Home, dict[str, Share]] = defaultdict(dict)
    for digest in sorted(shared):
        for one in shared[digest].shares:
            about[one.home][digest] = one
    about_it: defaultdict[Home, list[str]] = defaultdict(list)
    for digest in sorted(home, key=lambda it: (gists[it].published or date.max, it)):
        about_it[home[digest]].append(digest)
    spots = {id: places.name_of(spot) for digest in sorted(shared) for id, spot in shared[digest].spots.items()}
    made = [_incident(one, shares, places, {it: gists[it] for it in about_it.get(one, ())}, title, spots)
            for one, shares in about.items()]  # fmt: skip
    if len(made) == 1:
        made = [_alone(made[0], title)]
    none = {id: why for digest in sorted(shared) for id, why in shared[digest].none.items()}
    whys = {id: why for digest in sorted(shared) for id, why in shared[digest].whys.items()}
    ordered = tuple(sorted(made, key=lambda one: one.incident.id))
    return Gathering(ordered, none, whys, tuple(sorted({name for one in ordered for name in one.names})))


def _incident(
    home: Home,
    shares: Mapping[str, Share],
    places: Places,
    about_it: Mapping[str, Gist],
    title: str,
    spots: Mapping[str, str],
) -> Gathered:
    ids = frozenset(id for one in shares.values() for id in one.claims)
    period = _period(shares.values(), home)
    place = places.name_of(home.place) if home.place else None
    name = ", ".join(part for part in (place, in_words(period.edtf) if period else None) if part) or title
    names = [content_id("incident", one) for one in about_it or sorted(ids)]
    naming = {digest for digest, one in about_it.items()
              if any(places.place_of(it) == home.place for it in (*(one.named or ()), *one.titled))}  # fmt: skip
    telling = about_it.keys() & shares.keys()  # what tells nothing of it shares nothing with it
    documents = len(naming if place else telling)
    why = say("{told}.", told=_told(documents, place))
    if period:
        why = say("{told}; days given are near {date}.", told=_told(documents, place), date=dated(period.edtf))
    if place and (more := len(telling - naming)):
        why = say_many("{why} {n} more shares names, days or figures with these, or tells of nothing else.",
                       "{why} {n} more share names, days or figures with these, or tell of nothing else.",
                       more, why=why)  # fmt: skip
    return Gathered(Incident(names[0], name, place, period), why, ids, names=frozenset(names),
                    spots={id: spots[id] for id in sorted(ids & spots.keys())})  # fmt: skip


def _told(documents: int, place: str | None) -> Sentence:
    """How many documents speak of the place; none where single sentences of others do."""
    if not place and not documents:
        return say("Single sentences name no place that sets them apart")
    if not place:
        return say_many(
            "{n} document names no place that sets it apart",
            "{n} documents name no place that sets them apart", documents,
        )  # fmt: skip
    if not documents:
        return say("Single sentences speak of {place}", place=place)
    return say_many("{n} document speaks of {place}", "{n} documents speak of {place}", documents, place=place)


def _period(shares: Iterable[Share], home: Home) -> Period | None:
    """The days that most claims give, the finest first."""
    if home.when is None:
        return None
    given: Counter[str] = Counter()
    for one in shares:
        for edtf, many in one.periods:
            given[edtf] += many
    near = [edtf for edtf in given if (told := Stretch.of(edtf)) and told.near(home.when)]
    best = min(near, key=lambda edtf: (-given[edtf], edtf), default=None)
    return Period(best, "derived") if best else None


def _alone(one: Gathered, title: str) -> Gathered:
    """The only incident of a case has the case's title, which a person chose."""
    incident = Incident(one.incident.id, title, one.incident.place, one.incident.period)
    return replace(one, incident=incident)
