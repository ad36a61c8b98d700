"""The one incident that each document is mostly about: its place and its days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Stretch, stretch_of, together
from accounted.comparison.gathering.wider import why_wider
from accounted.model import Claim, CountClaim, Document, EventClaim
from accounted.model.edtf import sort_key

__all__ = ["BEFALLS", "Home", "homes"]

BEFALLS = frozenset({"killed", "injured", "abducted", "captured", "detained", "missing", "disappeared", "displaced",
                     "family_wiped_out", "tortured", "sexual_violence", "died_in_captivity", "homeless"})  # fmt: skip
"""Fates that befall people at the place and time of an incident; bodies are found and buried elsewhere and later."""
_HAPPENS = frozenset({"attack", "killing", "capture_of_place", "capture"})
_LEAD = 400
_NEWS_DAYS = 60


@dataclass(frozen=True, slots=True)
class Home:
    """An incident that documents are about: a place's key and days, each None where no document says."""

    place: str | None
    when: Stretch | None


def homes(documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]], places: Places) -> dict[str, Home]:
    """The home of each document, by digest.

    A place is a document's own when its title, its first lines and its claims speak of it most, unless it gives way
    to one that more documents are about. Among the days of one place, those lie together that are near.
    """
    scores = {digest: _scores(documents[digest], claims.get(digest, ()), places) for digest in sorted(documents)}
    own = {digest: _best(found) for digest, found in scores.items()}
    titled = {digest: set(places.named_in(_title(document))) for digest, document in documents.items()}
    own = _absorbed(own, scores, titled, _harmed(claims, places))
    shared = Counter(place for place in own.values() if place)
    most = min(shared, key=lambda place: (-shared[place], place), default=None)
    by_place: defaultdict[str | None, list[str]] = defaultdict(list)
    for digest, its in own.items():
        by_place[its if its or len(shared) != 1 else most].append(digest)
    found: dict[str, Home] = {}
    for home, digests in by_place.items():
        found |= _by_days(home, digests, documents, claims)
    return found


def _scores(document: Document, claims: Iterable[Claim], places: Places) -> dict[str, float]:
    score: defaultdict[str, float] = defaultdict(float)
    for named in places.named_in(_title(document)):
        score[named] += 5
    mentions = places.mentions.get(document.digest, ())
    for mention in mentions:
        score[mention.place] += 2 if mention.start < _LEAD else 1
    for claim in claims:
        if claim.place and _befalls(claim) and (place := places.key_of(claim.place.name, claim.read_by.language)):
            score[place] += 1
    return dict(score)


def _best(scores: Mapping[str, float]) -> str | None:
    return min(scores, key=lambda place: (-scores[place], place), default=None)


def _title(document: Document) -> str:
    return document.title.value if document.title else ""


def _absorbed(
    own: dict[str, str | None], scores: Mapping[str, Mapping[str, float]], titled: Mapping[str, set[str]],
    harmed: Mapping[str, int],
) -> dict[str, str | None]:  # fmt: skip
    """Each document with its place, where places that only seem to be some document's own have given way.

    A place gives way to one that more documents are about, and that all of its own documents name, when none of
    them has it in its title, or when no sentence says that people were harmed there: it is then where somebody spoke,
    or whose people are spoken of.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for digest, place in own.items():
        if place:
            groups[place].append(digest)
    for place in sorted(groups, key=lambda one: (len(groups[one]), one)):
        digests = groups[place]
        if harmed.get(place) and any(place in titled[digest] for digest in digests):
            continue
        named = set.intersection(*(set(scores[digest]) for digest in digests)) - {place}
        larger = [one for one in named if len(groups.get(one, ())) >= max(len(digests), 2)]
        if larger:
            over = min(larger, key=lambda one: (-len(groups[one]), one))
            groups[over] += groups.pop(place)
    return {**own, **{digest: place for place, digests in groups.items() for digest in digests}}


def _harmed(claims: Mapping[str, Sequence[Claim]], places: Places) -> Counter[str]:
    """How often the sentence of a claim names, as where people were harmed, each place."""
    found: Counter[str] = Counter()
    for claim in (one for held in claims.values() for one in held):
        if claim.place and _befalls(claim) and claim.passage.start <= claim.place.start < claim.passage.end:
            spoken = any(claim.place.name in one for one in (claim.said_by.name, *claim.said_by.via))
            place = places.key_of(claim.place.name, claim.read_by.language)
            found.update([place] if place and not spoken else [])
    return found


def _befalls(claim: Claim) -> bool:
    if isinstance(claim, CountClaim):
        return claim.fate.code in BEFALLS
    return isinstance(claim, EventClaim) and claim.type in _HAPPENS


def _by_days(
    place: str | None, digests: Sequence[str], documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]
) -> dict[str, Home]:
    """The documents of one place, by the days that each speaks of most; one that gives none goes with the most."""
    told = {
        digest: [one for one in claims.get(digest, ()) if _befalls(one) and not why_wider(one)] for digest in digests
    }
    given = {digest: [it for one in held if (it := stretch_of(one))] for digest, held in told.items()}
    plainly = (stretch_of(one, ("sentence", "derived")) for held in told.values() for one in held)
    clusters = together(it for it in plainly if it)
    own = {digest: _own_days(documents[digest], given[digest], clusters) for digest in digests}
    counted = Counter(cluster for cluster in own.values() if cluster)
    most = min(counted, key=lambda one: (-counted[one], one), default=None)
    return {
        digest: Home(place, cluster or _before(documents[digest], counted) or most) for digest, cluster in own.items()
    }


def _own_days(document: Document, given: Sequence[Stretch], clusters: Sequence[Stretch]) -> Stretch | None:
    """The cluster that most of a document's dates lie in; the latest one where several do, as news tell the new."""
    lying = Counter(cluster for one in given for cluster in clusters if cluster.near(one) and _fits(document, cluster))
    return min(lying, key=lambda one: (-lying[one], -one.first.toordinal()), default=None)


def _fits(document: Document, cluster: Stretch) -> bool:
    published = _published(document)
    return published is None or cluster.first <= published


def _before(document: Document, counted: Mapping[Stretch, int]) -> Stretch | None:
    """For a document without dates of its own: days shortly before it appeared that others speak of."""
    published = _published(document)
    before = [one for one in counted if published and one.first <= published <= one.last + timedelta(_NEWS_DAYS)]
    return max(before, default=None)


def _published(document: Document) -> date | None:
    return sort_key(document.published.value)[1] if document.published else None
