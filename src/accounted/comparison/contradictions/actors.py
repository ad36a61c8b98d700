"""Who is said to have done it: alleged actors who have no name in common, and who denies what is laid to them.

An alleged actor counts where somebody says that it attacked, killed, injured or took people, or accuses it. A pronoun,
a place, the speaker itself and whoever is only said to have found or saved people are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from accounted.comparison.contradictions.events import CLASSES, Happening
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.speakers import profile_of, same_speaker
from accounted.comparison.spelling import alike, tokens_of
from accounted.model import Claim, CountClaim, EventClaim, PositionClaim, say, vocabulary

__all__ = ["rival_actors"]

_DONE = vocabulary("fates").having("done")
"""Fates that somebody brings on others; who finds, frees or names people does them no harm."""


class _Actor(NamedTuple):
    words: tuple[str, ...]
    name: str
    by: Happening


def rival_actors(happenings: Iterable[Happening]) -> Iterator[Contradiction]:
    """The first claims of two alleged actors, said by different speakers; and the first claim that names somebody, with
    the first in which that one denies."""
    told = sorted(happenings, key=lambda it: (it.order, it.claim.id))
    places = {word for one in told if one.claim.place for word in tokens_of(one.claim.place.name)}
    actors: list[_Actor] = []
    for one in told:
        for name in _alleged(one.claim):
            words = _words(name, one, places)
            if words and not any(_meet(words, known.words) for known in actors):
                actors.append(_Actor(words, name, one))
    yield from _denials(told, actors)
    for number, first in enumerate(actors):
        for second in actors[number + 1 :]:
            if first.by.speaker != second.by.speaker:
                why = say(
                    "{one} names {actor}, {other} names {other_actor}.", one=first.by.name, actor=first.name,
                    other=second.by.name, other_actor=second.name,
                )  # fmt: skip
                yield contradiction("actor", first.by.claim.id, second.by.claim.id, why)


def _denials(told: Iterable[Happening], actors: Iterable[_Actor]) -> Iterator[Contradiction]:
    denying: list[Happening] = [
        one for one in told
        if isinstance(one.claim, PositionClaim) and one.claim.type == "denies" and not one.claim.said_by.own_voice
    ]  # fmt: skip
    for actor in actors:
        named = profile_of(actor.name)
        for one in denying:
            if one.claim.id != actor.by.claim.id and same_speaker(named, profile_of(one.name)):
                why = say(
                    "{one} names {actor}, and {other} denies.", one=actor.by.name, actor=actor.name, other=one.name
                )
                yield contradiction("actor", actor.by.claim.id, one.claim.id, why)
                break


def _alleged(claim: Claim) -> list[str]:
    if isinstance(claim, EventClaim):
        return list(claim.actors) if CLASSES.get(claim.type) == "attack" else []
    if isinstance(claim, PositionClaim):
        return [claim.target] if claim.type == "accuses" and claim.target else []
    harms = isinstance(claim, CountClaim) and claim.fate.code in _DONE and claim.polarity == "affirmed"
    return [claim.actor.name] if claim.actor and harms else []


def _words(name: str, by: Happening, places: set[str]) -> tuple[str, ...]:
    """The words that tell this actor from others; none where it names nobody who could have done it."""
    profile = profile_of(name)
    if set(tokens_of(name)) & _lexicon()["pronouns"] or same_speaker(profile, profile_of(by.name)):
        return ()
    written = name.split()
    if not profile.bodies and not any(map(_bears_arms, tokens_of(name))):
        return ()
    if not profile.office and not any(word[:1].isupper() or word[:1].lower() == word[:1].upper() for word in written):
        return ()
    words = tuple(word for word in profile.named if not _generic(word))
    return () if not profile.office and all(word in places for word in words) else words


def _generic(word: str) -> bool:
    return _is_of("generic", word)


def _bears_arms(word: str) -> bool:
    return _is_of("agents", word)


def _is_of(part: str, word: str) -> bool:
    whole, begins = _lexicon()[part], _lexicon()[f"{part}*"]
    return word in whole or any(word.startswith(start) for start in begins)


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    source = files(__package__).joinpath("actors.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    found = {part: frozenset(token for word in words if not word.endswith("*") for token in tokens_of(word))
             for part, words in raw.items()}  # fmt: skip
    begun = {f"{part}*": frozenset(token for word in words if word.endswith("*") for token in tokens_of(word[:-1]))
             for part, words in raw.items()}  # fmt: skip
    return found | begun


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(alike(word, there) for word in one for there in other)
