"""How long it lasted, as speakers say: lengths of time that can't both be, by what their words leave room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from accounted.comparison.contradictions.events import Happening
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.language import Length, languages, lengths, sentences, tokenise, words_for
from accounted.model import CountClaim, EventClaim, say

__all__ = ["lengths_apart"]

_FAR = {"lasts": 40, "for": 8, "bare": 2}
"""One length that is more than so many times the other is one of something else, by how surely both are told of it."""


class _Told(NamedTuple):
    length: Length
    by: Happening


def lengths_apart(happenings: Iterable[Happening], languages_of: Mapping[str, str | None]) -> Iterator[Contradiction]:
    """Pairs of lengths that different documents give, and that can't both be; of each the surest, then the earliest.

    Args:
        happenings: the claims of an incident, of all kinds.
        languages_of: the language of each claim, by id.
    """
    held: dict[tuple[object, ...], _Told] = {}
    told = _told(happenings, languages_of)
    for one in sorted(told, key=lambda it: (-_FAR[it.length.said], it.by.order, it.by.claim.id)):
        held.setdefault((one.length.low, one.length.high, one.length.of), one)
    first = sorted(held.values(), key=lambda it: (it.by.order, it.by.claim.id))
    for number, one in enumerate(first):
        for other in first[number + 1 :]:
            if one.length.meets(other.length) or not _of_one_thing(one, other):
                continue
            why = say(
                "“{length}” according to {one}, “{other_length}” according to {other}.",
                one=one.by.name, length=one.length.words,
                other=other.by.name, other_length=other.length.words,
            )  # fmt: skip
            yield contradiction("duration", one.by.claim.id, other.by.claim.id, why)


def _of_one_thing(one: _Told, other: _Told) -> bool:
    """Whether two lengths, of two documents, may be told of the same."""
    small, large = sorted((_size(one.length), _size(other.length)))
    far = min(_FAR[it.length.said] for it in (one, other))
    apart = one.by.claim.source.digest != other.by.claim.source.digest
    return apart and one.length.of == other.length.of and large <= far * small


def _size(length: Length) -> float:
    return length.low or length.high or 1.0


def _told(happenings: Iterable[Happening], languages_of: Mapping[str, str | None]) -> list[_Told]:
    """The lengths that passages tell, each with one claim: an event before a count."""
    found: dict[tuple[str, int], _Told] = {}
    held = [one for one in happenings if isinstance(one.claim, EventClaim | CountClaim)]
    for one in sorted(held, key=lambda it: (it.claim.kind != "event", it.order, it.claim.id)):
        passage = one.claim.passage
        for at, length in _lasting(passage.exact, languages_of.get(one.claim.id)):
            found.setdefault((one.claim.source.digest, passage.start + at), _Told(length, one))
    return list(found.values())


@lru_cache(maxsize=65536)
def _lasting(text: str, language: str | None) -> tuple[tuple[int, Length], ...]:
    """The lengths for which a passage says that something went on, with where they stand in it."""
    if language is None or language not in languages():
        return ()
    words, found = words_for(language), []
    for start, end in sentences(text, words):
        tokens = tokenise(text[start:end])
        found += [(start + tokens[one.first].start, one) for one in lengths(tokens, words)]
    return tuple(found)
