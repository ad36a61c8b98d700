"""The one incident that each document is mostly about: its place and its days.

The documents of a case are as a rule about one incident, so what sets a document apart has to be plain: a place of its
own in the title, or where its sentences say that people were harmed, that the others don't speak of; or days of their
own that more than one document gives.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from accounted.comparison.classes import fate_class, number_of, tells_apart
from accounted.comparison.gathering.joined import one_incident
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home, Stretch, stretch_of, together
from accounted.comparison.gathering.wider import counts_since, why_wider
from accounted.model import Amount, Claim, CountClaim, Document, EventClaim
from accounted.model.edtf import sort_key

__all__ = ["BEFALLS", "harmed_at", "homes", "published_by"]

BEFALLS = frozenset({"killed", "injured", "abducted", "captured", "detained", "missing", "disappeared", "displaced",
                     "family_wiped_out", "found_alive", "tortured", "sexual_violence", "died_in_captivity",
                     "homeless"})  # fmt: skip
"""Fates that befall people at the place and time of an incident; bodies are found and buried elsewhere and later."""
_HAPPENS = frozenset({"attack", "killing", "capture_of_place", "capture"})
_LEAD = 400
_FROM = r"(?:from|out of|desde|из|з|із|depuis|من)"
_PASSED = re.compile(
    rf"(?<!\w)(?:{_FROM}(?: \w+)?|{_FROM} [\w’'-]+(?: [\w’'-]+)? (?:to|a|hasta|в|до|à|إلى)) $", re.IGNORECASE
)
"""Words right before a place from which somebody comes, or to which somebody goes from another."""
_ENOUGH = 1.0
"""How much shared figures must tell of a common subject for two groups of documents to be one."""
_FRESH_DAYS = 7
"""A document that appeared so few days after its own days is news of them."""


def homes(
    documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]], places: Places
) -> tuple[dict[str, Home], set[str]]:
    """The home of each document, by digest; and the places of all homes, those included that turned out to be one.

    A place is a document's own when its title, its first lines and its claims speak of it most, unless it gives way
    to one that more documents are about. Among the days of one place, those lie together that are near.
    """
    own = _places_of(documents, claims, places)
    by_place: defaultdict[str | None, list[str]] = defaultdict(list)
    for digest, its in own.items():
        by_place[its].append(digest)
    found: dict[str, Home] = {}
    for home, digests in by_place.items():
        found |= _by_days(home, digests, documents, claims)
    return one_incident(found, claims, places), {one.place for one in found.values() if one.place}


def _places_of(
    documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]], places: Places
) -> dict[str, str | None]:
    titled = {digest: places.named_in(_title(document)) for digest, document in documents.items()}
    known: Counter[str] = Counter()
    for digest in documents:
        known.update({one.place for one in places.mentions.get(digest, ())} | set(titled[digest]))
    scores = {digest: _scores(titled[digest], claims.get(digest, ()), places, digest) for digest in sorted(documents)}
    own = {digest: _best(found, known) for digest, found in scores.items()}
    harmed = Counter(place for held in claims.values() for one in held if (place := harmed_at(one, places)))
    own = _absorbed(own, scores, titled, harmed)
    plain = {digest for digest, place in own.items() if not (place in titled[digest] and harmed.get(place or ""))}
    return _joined(own, plain, documents, claims)


def _scores(titled: Iterable[str], claims: Iterable[Claim], places: Places, digest: str) -> dict[str, float]:
    score: defaultdict[str, float] = defaultdict(float)
    for named in titled:
        score[named] += 5
    for mention in places.mentions.get(digest, ()):
        score[mention.place] += 2 if mention.start < _LEAD else 1
    for claim in claims:
        if claim.place and _befalls(claim) and (place := places.key_of(claim.place.name, claim.read_by.language)):
            score[place] += 1
    return dict(score)


def _best(scores: Mapping[str, float], known: Counter[str]) -> str | None:
    """The place that a document speaks of most, and of two, the one that more documents name."""
    return min(scores, key=lambda place: (-scores[place] * math.log(1 + known[place]), place), default=None)


def _title(document: Document) -> str:
    return document.title.value if document.title else ""


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
        for over in sorted(groups, key=lambda one: (-len(groups[one]), one)):
            larger = over != place and len(groups[over]) >= max(len(digests), 2)
            naming = [digest for digest in digests if over in scores[digest]]
            kept = harmed.get(place) and all(place in titled[it] and over not in titled[it] for it in digests)
            if larger and len(naming) * 2 > len(digests) and not kept:
                groups[over] += groups.pop(place)
                break
    return {**own, **{digest: place for place, digests in groups.items() for digest in digests}}


def _joined(
    own: dict[str, str | None], plain: set[str], documents: Mapping[str, Document],
    claims: Mapping[str, Sequence[Claim]],
) -> dict[str, str | None]:  # fmt: skip
    """Each document with its place, where a group that nothing sets apart has gone to the main one.

    The main one is that of at least half of all documents, or the largest that gives the same figures. A group is set
    apart by days of its own, or by a document that has its place in the title and tells of people harmed there.
    """
    groups: defaultdict[str | None, list[str]] = defaultdict(list)
    for digest, place in own.items():
        groups[place].append(digest)
    days = {place: _days_of(digests, claims) for place, digests in groups.items()}
    figures = {place: _figures_of(digests, claims) for place, digests in groups.items()}
    order = sorted((place for place in groups if place), key=lambda one: (-len(groups[one]), one))
    for place in sorted(groups, key=lambda one: (one is not None, len(groups[one]), one or "")):
        for over in order:
            larger = over != place and over in groups and len(groups[over]) >= len(groups[place])
            if not larger or not all(it in plain for it in groups[place]) or not _meet(days[place], days[over]):
                continue
            main = len(groups[over]) * 2 >= len(documents) and (not days[place] or place is None)
            shared = sum(tells_apart(amount) for key, amount in figures[place].items() if key in figures[over])
            if main or shared >= _ENOUGH:
                groups[over] += groups.pop(place)
                break
    return {digest: place for place, digests in groups.items() for digest in digests}


def _days_of(digests: Iterable[str], claims: Mapping[str, Sequence[Claim]]) -> list[Stretch]:
    held = (one for digest in digests for one in claims.get(digest, ()) if _tells_days(one))
    return together(it for one in held if (it := stretch_of(one, ("sentence", "derived"))))


def _meet(days: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    return not days or not others or any(one.near(other) for one in days for other in others)


def _figures_of(digests: Iterable[str], claims: Mapping[str, Sequence[Claim]]) -> dict[tuple[object, ...], Amount]:
    held = (one for digest in digests for one in claims.get(digest, ()) if isinstance(one, CountClaim))
    return {(fate_class(one.fate.code), *number_of(one.amount)): one.amount for one in held if one.amount.quantified}


def harmed_at(claim: Claim, places: Places) -> str | None:
    """The place that a claim's own sentence names as where people were harmed.

    None where it belongs to who speaks, and where somebody comes from there, or goes there from elsewhere.
    """
    if not (claim.place and _befalls(claim) and claim.passage.start <= claim.place.start < claim.passage.end):
        return None
    if any(claim.place.name in one for one in (claim.said_by.name, *claim.said_by.via)):
        return None
    if _PASSED.search(claim.passage.exact[: claim.place.start - claim.passage.start]):
        return None
    return places.key_of(claim.place.name, claim.read_by.language)


def _befalls(claim: Claim) -> bool:
    if isinstance(claim, CountClaim):
        return claim.fate.code in BEFALLS
    return isinstance(claim, EventClaim) and claim.type in _HAPPENS


def _tells_days(claim: Claim) -> bool:
    """Whether a claim's date may be that of an incident."""
    return _befalls(claim) and not why_wider(claim) and not counts_since(claim)


def _by_days(
    place: str | None, digests: Sequence[str], documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]
) -> dict[str, Home]:
    """The documents of one place, by the days that each speaks of most; one that gives none goes with the most."""
    told = {it: [one for one in claims.get(it, ()) if _tells_days(one)] for it in digests}
    plainly = (stretch_of(one, ("sentence", "derived")) for held in told.values() for one in held)
    clusters = together(it for it in plainly if it)
    given = {digest: [it for one in held if (it := stretch_of(one))] for digest, held in told.items()}
    own = {digest: _own_days(documents[digest], given[digest], clusters) for digest in digests}
    counted = Counter(cluster for cluster in own.values() if cluster)
    most = min(counted, key=lambda one: (-counted[one], one), default=None)
    found = {}
    for digest, cluster in own.items():
        lone = cluster is None or (counted[cluster] == 1 and most and counted[most] > 1)
        fresh = cluster if cluster and _is_news(documents[digest], cluster) else None
        found[digest] = Home(place, (fresh or most) if lone else cluster)
    return found


def _own_days(document: Document, given: Sequence[Stretch], clusters: Sequence[Stretch]) -> Stretch | None:
    """The cluster that most of a document's dates lie in, none after it appeared; of several, the earliest."""
    appeared = published_by(document)
    lying = Counter(
        cluster for one in given for cluster in clusters
        if cluster.near(one) and (appeared is None or cluster.first <= appeared)
    )  # fmt: skip
    return min(lying, key=lambda one: (-lying[one], one), default=None)


def _is_news(document: Document, cluster: Stretch) -> bool:
    appeared = published_by(document)
    return appeared is not None and 0 <= (appeared - cluster.last).days <= _FRESH_DAYS


def published_by(document: Document) -> date | None:
    """The last day on which a document may have appeared, None where nobody says."""
    return sort_key(document.published.value)[1] if document.published else None
