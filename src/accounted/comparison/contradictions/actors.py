"""Who is said to have done it: alleged actors who have no name in common, and who denies what is laid to them.

An alleged actor counts where somebody says that it attacked, killed, injured or took people, or accuses it. A pronoun,
a place, the speaker itself and whoever is only said to have found or saved people are none. Where one of two is called
by no name, both are rivals if they are of different camps: bandits and gendarmes, a mob and the police.
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
_ATTACK = 2
_ANY = "any"
_CAMPS = ("state", "outlaws", "mob", _ANY)


class _Actor(NamedTuple):
    words: tuple[str, ...]
    camps: frozenset[str]
    name: str
    by: Happening

    def is_like(self, other: _Actor) -> bool:
        """Whether both may be one: names that meet, or where one has no name, a camp in common or none known."""
        if self.words and other.words:
            return any(alike(word, there) for word in self.words for there in other.words)
        return bool(self.camps & other.camps) or not (self.camps and other.camps)

    def is_known_as(self, other: _Actor) -> bool:
        """Whether the other stands for this one already."""
        by_name = bool(self.words and other.words) and self.is_like(other)
        return by_name or (self.words, self.camps) == (other.words, other.camps)


def rival_actors(happenings: Iterable[Happening]) -> Iterator[Contradiction]:
    """The plainest claims of two alleged actors, said by different speakers; and the plainest claim that names one,
    with the first in which that one denies. Of two, one without a name must be accused, or said to have killed.
    """
    told = sorted(happenings, key=lambda it: (it.order, it.claim.id))
    places = {word for one in told if one.claim.place for word in tokens_of(one.claim.place.name)}
    actors: list[_Actor] = []
    for one in sorted(told, key=_plainness):
        for name in _alleged(one.claim):
            actor = _actor(name, one, places)
            if actor and not any(actor.is_known_as(it) for it in actors):
                actors.append(actor)
    yield from _denials(told, actors)
    for number, first in enumerate(actors):
        for second in actors[number + 1 :]:
            named = bool(first.words and second.words)
            plain = named or min(map(_plainness, (first.by, second.by))) < _ATTACK
            if first.by.speaker != second.by.speaker and plain and not first.is_like(second):
                why = say(
                    "{one} names {actor}, {other} names {other_actor}.", one=first.by.name, actor=first.name,
                    other=second.by.name, other_actor=second.name,
                )  # fmt: skip
                yield contradiction("actor", first.by.claim.id, second.by.claim.id, why)


def _plainness(one: Happening) -> int:
    """An accusation tells plainest who is held to have done it, then a killing, then an attack of any kind."""
    if isinstance(one.claim, PositionClaim):
        return 0
    return 1 if isinstance(one.claim, CountClaim) or getattr(one.claim, "type", "") == "killing" else _ATTACK


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


def _actor(name: str, by: Happening, places: set[str]) -> _Actor | None:
    """The alleged actor of that name, by the words and the camp that tell it from others; None where it is none."""
    profile = profile_of(name)
    said = tokens_of(name)
    if set(said) & _lexicon()["pronouns"] or same_speaker(profile, profile_of(by.name)):
        return None
    camps = {camp for camp in _CAMPS if any(_is_of(camp, word) for word in said)}
    if not profile.bodies and not camps:
        return None
    named = any(word[:1].isupper() or word[:1].lower() == word[:1].upper() for word in name.split())
    words = tuple(word for word in profile.named if not _is_of("generic", word)) if named or profile.office else ()
    if not profile.office and all(word in places for word in words):
        words = ()
    return _Actor(words, frozenset(camps - {_ANY}), name, by) if words or camps - {_ANY} else None


def _is_of(part: str, word: str) -> bool:
    whole, begins = _lexicon()[part], _lexicon()[f"{part}*"]
    return word in whole or any(word.startswith(start) for start in begins)


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    source = files(__package__).joinpath("actors.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    parts = {"generic": raw["generic"], "pronouns": raw["pronouns"], **raw["camps"]}
    found = {part: frozenset(token for word in words if not word.endswith("*") for token in tokens_of(word))
             for part, words in parts.items()}  # fmt: skip
    begun = {f"{part}*": frozenset(token for word in words if word.endswith("*") for token in tokens_of(word[:-1]))
             for part, words in parts.items()}  # fmt: skip
    return found | begun
