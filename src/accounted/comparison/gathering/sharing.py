"""The claims of one document put to the incidents they are about, and what that depends on beside the document.

Most claims are about the one incident that their document is mostly about. A figure leaves it for another when its
own sentence names another place where people were harmed, or other days, or when its paragraph tells of an episode, or
when plain signs make it most likely one of something else (`beyond`); and is about none when its words count people of
a war, a region or a year.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounted.comparison.gathering.beyond import reason
from accounted.comparison.gathering.elsewhere import Elsewhere
from accounted.comparison.gathering.finder import Finder, Opened
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home, stretch_of
from accounted.model import Claim, CountClaim, dated, say
from accounted.model.sentence import as_text, from_text

__all__ = ["Elsewhere", "Opened", "Share", "Shared", "share"]


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
        shares = [[one.home.to_plain(), one.claims, one.periods] for one in self.shares]
        none, whys = ({id: as_text(why) for id, why in held.items()} for held in (self.none, self.whys))
        return [self.context, shares, none, whys, dict(self.spots)]

    @classmethod
    def of_plain(cls, kept: Sequence[Any]) -> Shared:
        """What `to_plain` gave."""
        context, shares, *reasons, spots = kept
        told = tuple(
            Share(Home.of_plain(home), tuple(claims), tuple((edtf, many) for edtf, many in periods))
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
    finder, beyond = Finder(opened, elsewhere, places, digest), elsewhere.beyond(digest, own)
    for claim in opened.claims:
        if isinstance(claim, CountClaim) and (why := finder.wider(claim, own)):
            none[claim.id] = why
            continue
        there, found = finder.home_of(claim, own)
        if there == own and isinstance(claim, CountClaim) and (apart := finder.episode_of(claim, own)):
            there, found = apart, _told_of(apart)
        elif there == own and isinstance(claim, CountClaim) and (it := beyond.get(claim.id)):
            away = finder.home_beyond(claim, own, it)
            if away is None:
                none[claim.id] = reason(it)
                continue
            there, found = away, reason(it)
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
