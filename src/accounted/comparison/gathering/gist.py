"""The gist of a document: all that gathering needs to know of it and its claims, without reading them again.

Incidents are gathered from gists alone, so an edit reads one document anew and not the case. Places stand in a gist by
the names that were found, as keys; which place a name is one of depends on all names of the case, and is said by
`Places`. Where the names of the case change, `begins` tells which documents may name something else now.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

from accounted.comparison.classes import Counted, counted, number_of, tells_apart
from accounted.comparison.gathering.beyond.own import Stated, stated
from accounted.comparison.gathering.papers import is_of_a_paper
from accounted.comparison.gathering.places import Places, key_of, proper_names
from accounted.comparison.gathering.scenes import Number, Scene, figure_of, scenes_of
from accounted.comparison.gathering.times import FEW_DAYS, Stretch, gives_a_year, stretch_of
from accounted.comparison.gathering.wider import counts_since, why_wider
from accounted.model import Claim, CountClaim, Document, EventClaim, vocabulary
from accounted.model.edtf import days, sort_key

__all__ = [
    "AT_A_SITE",
    "Day",
    "Figure",
    "Gist",
    "Named",
    "Number",
    "befalls",
    "figure_of",
    "gist_of",
    "harmed_at",
    "names_of",
    "published_by",
]

_BEFALLS = vocabulary("fates").having("befalls")
"""Fates that befall people at the place and time of an incident; bodies are found and buried elsewhere and later."""
AT_A_SITE = vocabulary("fates").having("site")
"""Fates that tell where people were; of others, a place may be where they were taken to."""
_HAPPENS = frozenset({"attack", "killing", "capture_of_place", "capture"})
_LEAD = 400
_TELLING = 0.6
"""A figure that tells so much, and that another document gives of the incident, is the same figure here."""
_PLAINLY = ("sentence", "derived")

Figure = tuple[Counted, int | None, int | None]
"""Who is counted, and the number given by its two ends."""
Named = tuple[str, str | None]
"""A place as a claim writes it, and the language it was read in."""


class Day(NamedTuple):
    """Days that a claim gives; `plainly` in its own sentence, `in_full` with the year in words."""

    when: Stretch
    plainly: bool
    in_full: bool


@dataclass(frozen=True, slots=True)
class Gist:
    """What gathering needs to know of a document.

    `opened` says whether the case has the document itself, `published` the last day on which it may have appeared.
    `names` are the places of its claims as written. By key: `titled` names its title, `named` says how much its text
    speaks of a place, `told` how many claims tell what befell people there, `harmed` how many sentences do; `sites` are
    those of sentences about victims, each with all that the sentence names. `days` are the days that its claims give,
    and how often; `figures` its figures with how much each tells; `counts` likewise by who is counted,
    with what the sentence names. `given` are those that tell much and count no wider, with what the sentence names;
    the ones with a day count no wider if the incident began by then. `keys` are all names that are found in it.
    `dated` are the days that a sentence gives on which people were harmed, whether in full, with what it names.
    `words` are all proper names by their sounds, and years, each with whether it is written as one, with a capital.
    `scenes` are the sentences of the paragraphs that hold figures, `stated` the figures that give a number.
    """

    opened: bool = False
    published: date | None = None
    names: tuple[Named, ...] = ()
    titled: tuple[str, ...] = ()
    named: Mapping[str, int] | None = None
    told: Mapping[str, int] | None = None
    harmed: Mapping[str, int] | None = None
    sites: tuple[tuple[str, tuple[str, ...]], ...] = ()
    days: tuple[tuple[Day, int], ...] = ()
    figures: tuple[tuple[Number, float], ...] = ()
    counts: tuple[tuple[Figure, float, tuple[str, ...]], ...] = ()
    given: tuple[tuple[Number, tuple[str, ...], date | None], ...] = ()
    keys: tuple[str, ...] = ()
    dated: tuple[tuple[Stretch, bool, tuple[str, ...]], ...] = ()
    words: tuple[tuple[str, bool], ...] = ()
    scenes: tuple[Scene, ...] = ()
    stated: tuple[Stated, ...] = ()

    def to_plain(self) -> list[Any]:
        """It as lists that can be kept as JSON."""
        return [
            self.opened, self.published and self.published.toordinal(), self.names, self.titled, self.named or {},
            self.told or {}, self.harmed or {}, self.sites,
            [[it.when.first.toordinal(), it.when.last.toordinal(), it.plainly, it.in_full, many]
             for it, many in self.days],
            [[key, repr(tells)] for key, tells in self.figures],
            [[figure, repr(tells), names] for figure, tells, names in self.counts],
            [[figure, names, since and since.toordinal()] for figure, names, since in self.given], self.keys,
            [[it.first.toordinal(), it.last.toordinal(), full, names] for it, full, names in self.dated],
            self.words,
            [[*it[:3], [[when.first.toordinal(), when.last.toordinal(), full] for when, full in it.days], it.names,
              it.figures, it.afterwards] for it in self.scenes],
            [[*it[:-3], repr(it.odds), it.why, repr(it.most)] for it in self.stated],
        ]  # fmt: skip

    @classmethod
    def of_plain(cls, kept: Sequence[Any]) -> Gist:
        """What `to_plain` gave."""
        (
            opened,
            published,
            names,
            titled,
            named,
            told,
            harmed,
            sites,
            days,
            figures,
            counts,
            given,
            keys,
            dated,
            words,
            scenes,
            told_in,
        ) = kept
        return cls(
            opened, date.fromordinal(published) if published else None, tuple((one[0], one[1]) for one in names),
            tuple(titled), named, told, harmed, tuple((key, tuple(keys)) for key, keys in sites),
            tuple((Day(_stretch(first, last), plainly, full), many)
                  for first, last, plainly, full, many in days),
            tuple(((fate, low, high), float(tells)) for (fate, low, high), tells in figures),
            tuple(((Counted(*who), low, high), float(tells), tuple(keys)) for (who, low, high), tells, keys in counts),
            tuple(((fate, low, high), tuple(keys), date.fromordinal(since) if since else None)
                  for (fate, low, high), keys, since in given), tuple(keys),
            tuple((_stretch(first, last), full, tuple(names))
                  for first, last, full, names in dated),
            tuple((word, cased) for word, cased in words),
            tuple(Scene(start, end, paragraph, tuple((_stretch(first, last), full) for first, last, full in given),
                        tuple(names), tuple((fate, low, high) for fate, low, high in told), afterwards)
                  for start, end, paragraph, given, names, told, afterwards in scenes),
            tuple(Stated(claim, scene, (fate, low, high), Counted(*who), upper, place, wide, spans, float(odds), why,
                         float(most))
                  for claim, scene, (fate, low, high), who, upper, place, wide, spans, odds, why, most in told_in),
        )  # fmt: skip


def _stretch(first: int, last: int) -> Stretch:
    return Stretch(date.fromordinal(first), date.fromordinal(last))


def names_of(claims: Iterable[Claim]) -> tuple[Named, ...]:
    """The places that the claims of a document name, as written, each once."""
    found = {(claim.place.name, claim.read_by.language) for claim in claims if claim.place}
    return tuple(sorted(found, key=str))


def gist_of(document: Document | None, claims: Sequence[Claim], text: str | None, places: Places) -> Gist:
    """The gist of a document.

    Args:
        document: None where the case has only claims of it.
        claims: its own, by their place in it. text: None where passages stand for it.
        places: the names of all places of the case.
    """
    titled = tuple(places.names_in(document.title.value)) if document and document.title else ()
    named: Counter[str] = Counter()
    mentions = places.mentions(text, claims)
    for mention in mentions:
        named[mention.name] += 2 if mention.start < _LEAD else 1
    told = Counter(key for one in claims if one.place and befalls(one) and (key := _key(one)))
    harmed = Counter(key for one in claims if (key := harmed_at(one)))
    days = Counter(Day(it, _plain(one), gives_a_year(one)) for one in claims
                   if _tells_days(one) and (it := stretch_of(one)))  # fmt: skip
    dated = dict.fromkeys(its for one in claims if (its := _dated(one, places)) is not None)
    given, scenes = _Given(), scenes_of(document, claims, text, mentions)
    counts = [one for one in claims if isinstance(one, CountClaim)]
    for one in counts:
        given.add(one, tuple(sorted(set(places.names_in(one.passage.exact)))))
    return Gist(
        document is not None, published_by(document) if document else None, names_of(claims),
        titled, dict(named), dict(told), dict(harmed), tuple(given.sites),
        tuple(sorted(days.items())), tuple(given.figures.items()),
        tuple((figure, weight, passage) for (figure, passage), weight in given.counts.items()), tuple(given.telling),
        tuple(sorted({*titled, *named, *told, *harmed, *given.passages})), tuple(dated),
        proper_names(document, claims, text), scenes, stated(document, counts, text, scenes),
    )  # fmt: skip


@dataclass(slots=True)
class _Given:
    """What the counts of a document give, each once and in their order; `telling` are what `Gist` calls `given`."""

    sites: dict[tuple[str, tuple[str, ...]], None] = field(default_factory=dict)
    figures: dict[Number, float] = field(default_factory=dict)
    counts: dict[tuple[Figure, tuple[str, ...]], float] = field(default_factory=dict)
    telling: dict[tuple[Number, tuple[str, ...], date | None], None] = field(default_factory=dict)
    passages: set[str] = field(default_factory=set)

    def add(self, claim: CountClaim, passage: tuple[str, ...]) -> None:
        """Take in a count, with the names of places in its passage."""
        self.passages.update(passage)
        if claim.fate.code in AT_A_SITE and (key := harmed_at(claim)):
            self.sites[key, passage] = None
        if claim.amount.quantified:
            tells = self.figures[figure_of(claim)] = tells_apart(claim.amount)
            if tells >= _TELLING and (wide := _wide(claim)) is not True:
                self.telling[figure_of(claim), passage, wide] = None
            if not why_wider(claim):
                self.counts[(counted(claim), *number_of(claim.amount)), passage] = tells


def _dated(claim: Claim, places: Places) -> tuple[Stretch, bool, tuple[str, ...]] | None:
    """The day or days that a claim's own sentence gives to what befell people, with all that the sentence names."""
    told = stretch_of(claim, _PLAINLY) if _tells_days(claim) else None
    if told is None or told.length > FEW_DAYS:
        return None
    names = {*places.names_in(claim.passage.exact), *filter(None, [harmed_at(claim)])}
    return told, gives_a_year(claim), tuple(sorted(names))


def harmed_at(claim: Claim) -> str | None:
    """The name of the place that a claim's own sentence gives as where people were harmed.

    None where it belongs to who speaks, and where somebody comes from there, or goes there from elsewhere.
    """
    if not (claim.place and befalls(claim) and claim.passage.start <= claim.place.start < claim.passage.end):
        return None
    if any(claim.place.name in one for one in (claim.said_by.name, *claim.said_by.via)):
        return None
    if _passed().search(claim.passage.exact[: claim.place.start - claim.passage.start]):
        return None
    return _key(claim)


@cache
def _passed() -> re.Pattern[str]:
    """What stands right before a place from which somebody comes, or to which somebody goes from another."""
    source = files(__package__).joinpath("gist.yaml").read_text("utf-8")
    words: dict[str, list[str]] = yaml.load(source, Loader=yaml.BaseLoader)
    away, there = ("|".join(map(re.escape, words[key])) for key in ("away_from", "there_to"))
    way = rf"(?:{away})(?: \w+)?|(?:{away}) [\w’'-]+(?: [\w’'-]+)? (?:{there})"
    return re.compile(rf"(?<!\w)(?:{way}) $", re.IGNORECASE)


def published_by(document: Document) -> date | None:
    """The last day on which a document may have appeared, None where nobody says."""
    return sort_key(document.published.value)[1] if document.published else None


def _key(claim: Claim) -> str | None:
    return key_of(claim.place.name, claim.read_by.language) if claim.place else None


def befalls(claim: Claim) -> bool:
    """Whether a claim tells of what befalls people at the place and time of an incident."""
    if isinstance(claim, CountClaim):
        return claim.fate.code in _BEFALLS
    return isinstance(claim, EventClaim) and claim.type in _HAPPENS


def _tells_days(claim: Claim) -> bool:
    """Whether a claim's date may be that of an incident."""
    return befalls(claim) and not why_wider(claim) and not counts_since(claim) and not is_of_a_paper(claim)


def _plain(claim: Claim) -> bool:
    return claim.period is not None and claim.period.basis in _PLAINLY


def _wide(claim: CountClaim) -> date | Literal[True] | None:
    """Whether a claim counts people of more than one incident: True, or None; a day where it does not if that of its
    document began by then."""
    if why_wider(claim) is None:
        return None
    first = days(claim.period.edtf).first if claim.period else None
    return True if first is None or why_wider(claim, Stretch(first, first)) else first
