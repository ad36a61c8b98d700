"""Who is said to have done it: alleged actors who have no name in common, and who denies what is laid to them.

An alleged actor counts where somebody says that it attacked, killed, injured or took people, or accuses it. A pronoun,
a place, the speaker itself and whoever is only said to have found or saved people are none. Where one of two is called
by no name, both are rivals if they are of different camps: bandits and gendarmes, a mob and the police.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from accounted.comparison.contradictions.events import CLASSES, Happening
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.speakers import Profile, profile_of, same_speaker
from accounted.comparison.spelling import alike, tokens_of
from accounted.model import Claim, CountClaim, EventClaim, PositionClaim, say, vocabulary

__all__ = ["alleged", "rival_actors"]

_DONE = vocabulary("fates").having("done")
"""Fates that somebody brings on others; who finds, frees or names people does them no harm."""
_ATTACK = 2
_LONG = 5
"""A name of so many letters is known again before any ending."""
_ENDING = re.compile(r"\b([^\W\d_a-z][^\W\d_]+)['’][^\W\d_]+")
"""What is written behind an apostrophe after a name: TKB'li, Aru'nun."""
_POWERS = frozenset({"army", "navy", "police", "government", "governorate", "ministry", "presidency", "prosecution"})
"""Bodies of whose people somebody may say that they did it."""
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
            return any(_meet(word, there) for word in self.words for there in other.words)
        return bool(self.camps & other.camps) or not (self.camps and other.camps)

    def is_known_as(self, other: _Actor) -> bool:
        """Whether the other stands for this one already."""
        by_name = bool(self.words and other.words) and self.is_like(other)
        return by_name or (self.words, self.camps) == (other.words, other.camps)


def _meet(word: str, other: str) -> bool:
    """Whether two words may be one name, the one with an ending that the other has not: Tarnia, Tarnialı."""
    short, long = sorted((word, other), key=len)
    return alike(word, other) or (len(short) >= _LONG and long.startswith(short))


def rival_actors(happenings: Iterable[Happening]) -> Iterator[Contradiction]:
    """The plainest claims of two alleged actors, said by different speakers; and the plainest claim that names one,
    with the first in which that one denies. Of two, one without a name must be accused, or said to have killed.
    """
    told = sorted(happenings, key=lambda it: (it.order, it.claim.id))
    actors: list[_Actor] = []
    named = _named(told)
    for actor in named:
        if not any(actor.is_known_as(it) for it in actors):
            actors.append(actor)
    yield from _denials(told, named)
    for number, first in enumerate(actors):
        for second in actors[number + 1 :]:
            both = bool(first.words and second.words)
            plain = both or min(map(_plainness, (first.by, second.by))) < _ATTACK
            if first.by.speaker != second.by.speaker and plain and not first.is_like(second):
                why = say(
                    "{one} names {actor}, {other} names {other_actor}.", one=first.by.name, actor=first.name,
                    other=second.by.name, other_actor=second.name,
                )  # fmt: skip
                yield contradiction("actor", first.by.claim.id, second.by.claim.id, why)


def alleged(happenings: Iterable[Happening]) -> Iterator[tuple[Happening, str]]:
    """Those of the happenings that name who did it, each with the name: first whoever most speakers name, of one actor
    the plainest first."""
    told = sorted(happenings, key=lambda it: (it.order, it.claim.id))
    named = [it for it in _named(told) if _plainness(it.by) < _ATTACK or it.words]
    naming = _naming(named)
    for one in sorted(named, key=lambda it: -naming[it.words, it.camps]):
        yield one.by, one.name


def _naming(named: Iterable[_Actor]) -> dict[tuple[object, object], int]:
    """How many speakers name an actor, or one that may be the same, by its words and camps: many name the same few."""
    kinds: dict[tuple[object, object], _Actor] = {}
    speakers: defaultdict[tuple[object, object], set[str]] = defaultdict(set)
    for one in named:
        kinds.setdefault((one.words, one.camps), one)
        speakers[one.words, one.camps].add(one.by.speaker)
    return {
        kind: len(set().union(*(speakers[it] for it, other in kinds.items() if other.is_like(one))))
        for kind, one in kinds.items()
    }


def _named(told: Sequence[Happening]) -> list[_Actor]:
    """The alleged actors of happenings in their order, the plainest first."""
    places = {word for one in told if one.claim.place for word in tokens_of(one.claim.place.name)}
    return [
        actor for one in sorted(told, key=_plainness) for name in _alleged(one.claim)
        if (actor := _actor(name, one, places))
    ]  # fmt: skip


def _plainness(one: Happening) -> int:
    """An accusation, or words that say whose work it was, tell plainest; then a killing, then an attack of any kind."""
    if isinstance(one.claim, PositionClaim) or one.claim.read_by.rule == "event-deed":
        return 0
    return 1 if isinstance(one.claim, CountClaim) or getattr(one.claim, "type", "") == "killing" else _ATTACK


def _denials(told: Iterable[Happening], actors: Iterable[_Actor]) -> Iterator[Contradiction]:
    told = [*told]
    counted = [one.claim for one in told if isinstance(one.claim, CountClaim)]
    denying = [one for one in told if _denies(one.claim) and not any(_tells_of(one.claim, it) for it in counted)]
    held = [*actors]
    for one in {one.speaker: one for one in reversed(denying)}.values():
        actor = next((it for it in held if _is_denied_by(it, one)), None)
        if actor is not None:
            why = say("{one} names {actor}, and {other} denies.", one=actor.by.name, actor=actor.name, other=one.name)
            yield contradiction("actor", actor.by.claim.id, one.claim.id, why)


def _tells_of(denial: Claim, count: CountClaim) -> bool:
    """Whether what is denied is how many, and not who."""
    start, end = denial.passage.start, denial.passage.end
    return denial.source.digest == count.source.digest and start <= count.amount.start < end


def _is_denied_by(actor: _Actor, denial: Happening) -> bool:
    """Whether somebody denies what is laid to an actor: the actor itself, or who says that it was not he."""
    if denial.claim.id == actor.by.claim.id:
        return False
    denier = profile_of(denial.name)
    return same_speaker(profile_of(actor.name), denier) or _is_denied_of(actor, denial) or _is_its_own(actor, denial)


def _denies(claim: Claim) -> bool:
    if isinstance(claim, EventClaim):
        return claim.polarity == "denied" and CLASSES.get(claim.type) == "attack"
    return isinstance(claim, PositionClaim) and claim.type == "denies" and not claim.said_by.own_voice


def _is_denied_of(actor: _Actor, denial: Happening) -> bool:
    """Whether a deed is denied of an actor: by name, or as one of the speaker's own people, who have his name."""
    if denial.speaker == actor.by.speaker:
        return False
    said = _denied_of(denial.claim)
    theirs = [word for word in said if not _is_of("generic", word)]
    theirs += profile_of(denial.name).named if _of_its_own(said) else ()
    return any(alike(word, there) for word in actor.words for there in theirs)


def _denied_of(claim: Claim) -> list[str]:
    """The words for those of whom a claim denies a deed."""
    if isinstance(claim, EventClaim):
        return [word for name in claim.actors for word in tokens_of(name)]
    return [*tokens_of((claim.target or "") if isinstance(claim, PositionClaim) else "")]


def _of_its_own(said: Iterable[str]) -> bool:
    """Whether words name nobody but the speaker's own people: our soldiers, it."""
    return all(any(_is_of(part, word) for part in ("generic", "pronouns", "possessives")) for word in said)


def _is_its_own(actor: _Actor, denial: Happening) -> bool:
    """Whether a power denies a deed of its own people, and actor and power both bear no name: the government says that
    no firearm was used, somebody else that gendarmes fired."""
    if not isinstance(denial.claim, EventClaim) or denial.speaker == actor.by.speaker or actor.words:
        return False
    denier = profile_of(denial.name)
    owned = any(_is_of("possessives", word) for word in tokens_of(actor.name))
    of_state = "state" in actor.camps and bool(denier.bodies & _POWERS) and not (denier.named or owned)
    return of_state and _of_its_own(_denied_of(denial.claim))


def _alleged(claim: Claim) -> list[str]:
    if isinstance(claim, EventClaim):
        return list(claim.actors) if CLASSES.get(claim.type) == "attack" and claim.polarity == "affirmed" else []
    if isinstance(claim, PositionClaim):
        return [claim.target] if claim.type == "accuses" and claim.target else []
    harms = isinstance(claim, CountClaim) and claim.fate.code in _DONE and claim.polarity == "affirmed"
    return [claim.actor.name] if claim.actor and harms else []


def _actor(name: str, by: Happening, places: set[str]) -> _Actor | None:
    """The alleged actor of that name, by the words and the camp that tell it from others; None where it is none."""
    profile = profile_of(_ENDING.sub(r"\1", name))
    said = tokens_of(name)
    if set(said) & _lexicon()["pronouns"] or _is_but_owned(said) or _is_the_speaker(profile, by.name):
        return None
    camps = {camp for camp in _CAMPS if any(_is_of(camp, word) for word in said)}
    words = tuple(word for word in profile.named if word in _named_in(name) and not _is_of("generic", word))
    if not profile.office and all(word in places for word in words):
        words = ()
    if not profile.bodies and not camps and not (words and _is_told_plainly(by.claim)):
        return None
    return _Actor(words, frozenset(camps - {_ANY}), name, by) if words or camps - {_ANY} else None


def _is_but_owned(said: tuple[str, ...]) -> bool:
    """Whether words name nobody but those whose he is: ours, theirs."""
    return all(_is_of("possessives", word) for word in said)


def _is_the_speaker(profile: Profile, speaker: str) -> bool:
    """Whether who did it is the speaker himself, known by a name or told of by his office only."""
    other = profile_of(speaker)
    known = bool(set(profile.named) & set(other.named)) or profile.bare == other.bare
    return known and same_speaker(profile, other)


def _is_told_plainly(claim: Claim) -> bool:
    """Whether words say by themselves who did it, so that a name needs no noun for those who bear arms."""
    return isinstance(claim, PositionClaim) or claim.read_by.rule == "event-deed"


def _named_in(name: str) -> frozenset[str]:
    """The words that are written as names: with a capital that no beginning gives them, or without cases."""
    written = _ENDING.sub(r"\1", name).split()
    held = [
        word for number, word in enumerate(written)
        if (word[:1].isupper() and (number or not _is_of_a_camp(word))) or word[:1].lower() == word[:1].upper()
    ]  # fmt: skip
    return frozenset(token for word in held for token in tokens_of(word))


def _is_of_a_camp(word: str) -> bool:
    return any(_is_of(camp, token) for camp in _CAMPS for token in tokens_of(word))


def _is_of(part: str, word: str) -> bool:
    whole, begins = _lexicon()[part], _lexicon()[f"{part}*"]
    return word in whole or any(word.startswith(start) for start in begins)


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    source = files(__package__).joinpath("actors.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    parts = {**{part: raw[part] for part in ("generic", "pronouns", "possessives")}, **raw["camps"]}
    found = {part: frozenset(token for word in words if not word.endswith("*") for token in tokens_of(word))
             for part, words in parts.items()}  # fmt: skip
    begun = {f"{part}*": frozenset(token for word in words if word.endswith("*") for token in tokens_of(word[:-1]))
             for part, words in parts.items()}  # fmt: skip
    return found | begun
