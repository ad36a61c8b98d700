"""At what hour it began, as speakers say: hours of the day that can't both be, by what their words leave room for.

Of each speaker in a document the surest hour counts: that of an onset ("the first shell fell at 13:32"), else the
earliest in the text. An hour without a day is of the day that was told last before it. Hours on days that are no
neighbours are those of two deeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from accounted.comparison.contradictions.events import Happening
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.gathering.papers import is_of_a_paper
from accounted.comparison.gathering.times import Stretch, in_years_of, stretch_of
from accounted.comparison.gathering.wider import why_wider
from accounted.language import Hour, hours, languages, sentences, tokenise, words_for
from accounted.model import CountClaim, EventClaim, say, vocabulary

__all__ = ["hours_apart"]

_AT_ONCE = vocabulary("fates").having("done")
_FARTHEST = 9 * 60
"""Hours that lie farther apart than so many minutes are those of two deeds."""
_AFTER = frozenset({"statement", "commemoration", "legal_act", "political_act", "background"})


class _Told(NamedTuple):
    hour: Hour
    day: Stretch | None
    by: Happening
    beside: tuple[Hour, ...] = ()


def hours_apart(
    happenings: Iterable[Happening], languages_of: Mapping[str, str | None], own: Stretch | None
) -> Iterator[Contradiction]:
    """Pairs of hours that speakers give and that can't both be; of hours that may be one the surest, then the earliest.

    Args:
        happenings: the claims of an incident, of all kinds.
        languages_of: the language of each claim, by id.
        own: the days of the incident, as far as they are known.
    """
    held: list[_Told] = []
    for one in _told(happenings, languages_of, own):
        if not any(not one.hour.apart(it.hour) for it in held):
            held.append(one)
    for number, one in enumerate(held):
        for other in held[number + 1 :]:
            if one.hour.apart(other.hour) > _FARTHEST or not _of_one_day(one, other) or _agree(one, other):
                continue
            first, second = sorted((one, other), key=lambda it: (it.by.order, it.by.claim.id))
            why = say(
                "“{length}” according to {one}, “{other_length}” according to {other}.",
                one=first.by.name, length=first.hour.words,
                other=second.by.name, other_length=second.hour.words,
            )  # fmt: skip
            yield contradiction("date", first.by.claim.id, second.by.claim.id, why)


def _agree(one: _Told, other: _Told) -> bool:
    """Whether the one tells beside it of an hour that may be the other's: gas at eleven, shots at half past."""
    return any(not hour.apart(other.hour) for hour in one.beside) or any(
        not hour.apart(one.hour) for hour in other.beside
    )


def _of_one_day(one: _Told, other: _Told) -> bool:
    """Whether two hours may be those of one day or night."""
    if one.day is None or other.day is None:
        return True
    return _gap(one.day, other.day) <= 1


def _gap(one: Stretch, other: Stretch) -> int:
    return max((one.first - other.last).days, (other.first - one.last).days)


def _told(happenings: Iterable[Happening], languages_of: Mapping[str, str | None], own: Stretch | None) -> list[_Told]:
    """The hour of each speaker in each document, surest first."""
    found: dict[tuple[str, str], _Told] = {}
    held = [one for one in happenings if _tells(one)]
    days = _days(held, own)
    for one in sorted(held, key=lambda it: (it.claim.kind != "event", it.order, it.claim.id)):
        day = days[one.claim.id]
        if own is not None and day is not None and _gap(own, day) > 1:
            continue
        told = _hours(one.claim.passage.exact, languages_of.get(one.claim.id))
        for hour in told[:1]:
            key, new = (one.claim.source.digest, one.speaker), _Told(hour, day, one, told[1:])
            if key not in found or _order(new) < _order(found[key]):
                found[key] = new
    return sorted(found.values(), key=_order)


def _days(held: Iterable[Happening], own: Stretch | None) -> dict[str, Stretch | None]:
    """The day of each claim by its id: its sentence's, else the one that its document told last before it."""
    days: dict[str, Stretch | None] = {}
    last: dict[str, Stretch] = {}
    for one in sorted(held, key=lambda it: (it.order, it.claim.id)):
        document = one.claim.source.digest
        day = in_years_of(own, one.claim, stretch_of(one.claim, ("sentence", "derived")))
        if day is not None:
            last[document] = day
        days[one.claim.id] = last.get(document)
    return days


def _order(told: _Told) -> tuple[object, ...]:
    return (not told.hour.onset, told.by.order, told.by.claim.id)


def _tells(one: Happening) -> bool:
    """Whether a claim may tell when people were harmed: no statement, no burial, no figure of a war."""
    claim = one.claim
    if isinstance(claim, CountClaim):
        told = claim.fate.code in _AT_ONCE
    else:
        told = isinstance(claim, EventClaim) and claim.type not in _AFTER
    return told and getattr(claim, "polarity", "") != "denied" and not (is_of_a_paper(claim) or why_wider(claim))


@lru_cache(maxsize=65536)
def _hours(text: str, language: str | None) -> tuple[Hour, ...]:
    """The hours at which a passage says that a deed was done."""
    if language is None or language not in languages():
        return ()
    words = words_for(language)
    return tuple(one for start, end in sentences(text, words) for one in hours(tokenise(text[start:end]), words))
