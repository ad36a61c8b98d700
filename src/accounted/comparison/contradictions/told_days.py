"""The days on which documents put an incident: a document that tells of no day of another contradicts it.

A document may tell of several days, and then it agrees with each who tells one of them. A date that is one of a letter,
a reply or a list, and a date long before or after, tell nothing of when it happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from accounted.comparison.clocks import says
from accounted.comparison.contradictions.events import Happening
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.gathering.papers import is_of_a_paper
from accounted.comparison.gathering.times import Stretch, in_years_of, stretch_of
from accounted.comparison.gathering.wider import why_wider
from accounted.model import Claim, CountClaim, EventClaim, dated, say, vocabulary

__all__ = ["days_apart"]

_NEAR_DAYS = 30
_BESIDE = 2
_FINE = 3
"""A stretch of more than so many days is no date of one happening."""
_OF_OTHERS = ("under_way", "earlier", "afterwards")
"""A date beside such words is one on which somebody counted, or buried the dead."""
_HAPPENS = frozenset({"attack", "killing", "capture_of_place", "movement", "other"})
_GOES_ON = frozenset({"war", "tension"})
"""Of these the day tells when it was that it began, where words say so."""
_AT_ONCE = vocabulary("fates").having("done")


class _Day(NamedTuple):
    when: Stretch
    by: Happening


def days_apart(happenings: Iterable[Happening], own: Stretch | None) -> Iterator[Contradiction]:
    """Pairs of the first claims that put the incident on other days, of documents that agree on none.

    Args:
        happenings: the claims of an incident, of all kinds.
        own: the days of the incident, as far as they are known.
    """
    told = _told(happenings, own)
    sets: dict[frozenset[Stretch], list[_Day]] = {}
    for held in sorted(told.values(), key=lambda it: (not _named(it), it[0].by.order, it[0].by.claim.id)):
        sets.setdefault(frozenset(one.when for one in held), held)
    everything = [one.when for held in told.values() for one in held]
    seen: set[frozenset[Stretch]] = set()
    for first, second in combinations(sets.values(), 2):
        gaps = {(one, other): _gap(one.when, other.when) for one in first for other in second}
        if not min(gaps.values()) or not any(_may_be_one(*pair) for pair in gaps):
            continue
        close = [it for it in gaps if _may_be_one(*it)]
        found = min(close, key=lambda it: (gaps[it], it[0].by.order, it[1].by.order))
        pair = frozenset(one.when for one in found)
        if pair in seen or (gaps[found] == 1 and _is_one_night(*found, everything)):
            continue
        seen.add(pair)
        one, other = _plainest(*found, told.values())
        why = say("{date} according to {one}, {other_date} according to {other}.", one=one.by.name,
                  date=dated(_edtf(one.when)), other=other.by.name, other_date=dated(_edtf(other.when)))  # fmt: skip
        yield contradiction("date", one.by.claim.id, other.by.claim.id, why)


def _plainest(one: _Day, other: _Day, told: Iterable[Sequence[_Day]]) -> tuple[_Day, _Day]:
    """Of the claims that put it on one or the other of two days, the two that most plainly speak of the same."""
    held = [*told]
    here, there = (
        [day for days in held if not any(it.when == apart.when for it in days) for day in days if day.when == side.when]
        for side, apart in ((one, other), (other, one))
    )
    pairs = ((a, b) for a in here for b in there)
    first, second = min(pairs, key=lambda it: (-_alike(*it), it[0].by.order, it[1].by.order))
    return (first, second) if first.by.order <= second.by.order else (second, first)


def _alike(one: _Day, other: _Day) -> int:
    """How plainly two claims speak of the same: of one kind of happening, and each by the number of a day."""
    kinds = {_kind(day.by.claim) for day in (one, other)}
    return (len(kinds) == 1) + sum(_named([day]) for day in (one, other))


def _kind(claim: Claim) -> str:
    """What befell people, or the type of an event; a killing is told by both."""
    if isinstance(claim, CountClaim):
        return "killing" if claim.fate.code == "killed" else claim.fate.code
    return claim.type if isinstance(claim, EventClaim) else ""


def _named(days: Iterable[_Day]) -> bool:
    """Whether a document names a day by its number, and not only as last Friday."""
    exact = (one.by.claim.period.exact for one in days if one.by.claim.period)
    return any(any(map(str.isdigit, words or "")) for words in exact)


def _may_be_one(one: _Day, other: _Day) -> bool:
    """Whether both may be dates of one happening: next to each other, or with one figure of the date another."""
    (first, _), (second, _) = one.when, other.when
    slip = first.day % 10 == second.day % 10 and first.month == second.month
    return _gap(one.when, other.when) <= _BESIDE or (slip and one.when.length == other.when.length == 0)


def _is_one_night(one: _Day, other: _Day, everything: Iterable[Stretch]) -> bool:
    """Whether two days that follow each other are those of one night, as somebody tells or as what began late is.

    Who says of either day that it began then tells of no night.
    """
    began = [says(it.by.claim, "began") for it in (one, other)]
    if any(began):
        return not all(began)
    return any(not _gap(one.when, it) and not _gap(other.when, it) for it in everything)


def _gap(one: Stretch, other: Stretch) -> int:
    return max((other.first - one.last).days, (one.first - other.last).days, 0)


def _edtf(when: Stretch) -> str:
    first, last = when.first.isoformat(), when.last.isoformat()
    return first if first == last else f"{first}/{last}"


def _told(happenings: Iterable[Happening], own: Stretch | None) -> Mapping[str, list[_Day]]:
    """Of each document, the days that it tells of the incident, in the order of its text."""
    found: defaultdict[str, list[_Day]] = defaultdict(list)
    for one in sorted(happenings, key=lambda it: (it.order, it.claim.id)):
        when = _day_of(one.claim, own)
        if when and (own is None or _gap(when, own) <= _NEAR_DAYS):
            found[one.claim.source.digest].append(_Day(when, one))
    return found


def _day_of(claim: Claim, own: Stretch | None) -> Stretch | None:
    """The day or night on which a claim says that people were harmed, or something happened."""
    if isinstance(claim, EventClaim):
        bases: tuple[str, ...] = ("sentence", "derived", "context")
        if claim.type not in _HAPPENS and not (claim.type in _GOES_ON and says(claim, "began")):
            return None
    elif isinstance(claim, CountClaim) and claim.fate.code in _AT_ONCE:
        bases = ("sentence", "derived")
    else:
        return None
    when = in_years_of(own, claim, stretch_of(claim, bases))
    of_others = is_of_a_paper(claim) or why_wider(claim) or any(says(claim, kind) for kind in _OF_OTHERS)
    if when is None or when.length > _FINE or claim.polarity == "denied" or of_others:
        return None
    return when
