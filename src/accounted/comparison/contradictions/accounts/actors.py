"""Who a claim says did it: an alleged actor, by the words and the camp that tell it from others.

An alleged actor counts where somebody says that it attacked, killed, injured or took people, or accuses it. A pronoun,
a place, the speaker itself and whoever is only said to have found or saved people are none. "His men" are those of
whoever speaks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from accounted.comparison.contradictions.accounts.lexicon import ANY, CAMPS, STATE, camps_of, is_of
from accounted.comparison.contradictions.events import Happening
from accounted.comparison.speakers import Profile, profile_of, same_speaker
from accounted.comparison.spelling import alike, tokens_of
from accounted.model import Claim, CountClaim, EventClaim, PositionClaim, vocabulary

__all__ = ["BODIES_OF_STATE", "Actor", "actors_of", "meet"]

_DONE = vocabulary("fates").having("done")
"""Fates that somebody brings on others; who finds, frees or names people does them no harm."""
_DEEDS = frozenset({"attack", "killing", "capture"})
_PREFIX, _SHARE = 5, 0.6
"""So many letters, and so much of the shorter word, tell a name at its beginning: Tarnia, Tarnialı, тарнийская."""
_ENDING = re.compile(r"\b([^\W\d_a-z][^\W\d_]+)['’][^\W\d_]+")
"""What is written behind an apostrophe after a name: TKB'li, Aru'nun."""
_NUMBER = re.compile(r"\d+")
_FIRST = 6
"""Only so many of a name's words say what camp it is of: troops of the district, said to have killed villagers."""
BODIES_OF_STATE = frozenset(
    {"army", "navy", "police", "government", "governorate", "ministry", "presidency", "prosecution"}
)
"""Bodies of whose people somebody may say that they did it."""
_ACTING = BODIES_OF_STATE | {"irregular", "front", "movement", "opposition", "coastguard", "prisons"}
"""And those that may have done it."""
_CAMP_OF_BODY = {
    "army": "army", "navy": "army", "police": "police", "government": "state", "ministry": "state",
    "governorate": "state", "presidency": "state", "irregular": "outlaws", "front": "outlaws",
}  # fmt: skip


class Actor(NamedTuple):
    """An alleged actor: the words of its name in plain form, its camps, its name as written, and who alleges it."""

    words: tuple[str, ...]
    camps: frozenset[str]
    name: str
    by: Happening

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of units in the name."""
        return frozenset(_NUMBER.findall(self.name))

    def is_like(self, other: Actor) -> bool:
        """Whether both may be one: names or numbers of units that meet, or where one has no name, a camp in common or
        none known."""
        if self.numbers & other.numbers:
            return True  # the 57th Brigade, 57-я бригада
        if self.words and other.words:
            return any(meet(word, there) for word in self.words for there in other.words)
        return bool(self.camps & other.camps) or not (self.camps and other.camps) or _of_state(self, other)

    def is_known_as(self, other: Actor) -> bool:
        """Whether both are one account: names that meet, or camps in common of two without a name."""
        if self.words or other.words:
            return bool(self.words and other.words) and self.is_like(other)
        return bool(self.camps & other.camps)


def _of_state(one: Actor, other: Actor) -> bool:
    """Whether one is only said to be of the state, and the other is a part of it."""
    return any("state" in it.camps and there.camps & STATE for it, there in ((one, other), (other, one)))


def meet(word: str, other: str) -> bool:
    """Whether two words may be one name, the one with an ending that the other has not."""
    short = min(len(word), len(other))
    shared = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), short)
    return alike(word, other) or shared >= max(_PREFIX, _SHARE * short)


def actors_of(one: Happening, places: set[str]) -> list[Actor]:
    """The alleged actors of a happening; words of `places` tell none from another."""
    return [actor for name in _alleged(one.claim) if (actor := _actor(name, one, places))]


def _alleged(claim: Claim) -> list[str]:
    if isinstance(claim, EventClaim):
        return list(claim.actors) if claim.type in _DEEDS and claim.polarity == "affirmed" else []
    if isinstance(claim, PositionClaim):
        return [claim.target] if claim.type == "accuses" and claim.target else []
    harms = isinstance(claim, CountClaim) and claim.fate.code in _DONE and claim.polarity == "affirmed"
    return [claim.actor.name] if claim.actor and harms else []


def _actor(name: str, by: Happening, places: set[str]) -> Actor | None:
    profile = profile_of(_ENDING.sub(r"\1", name))
    said = tokens_of(name)
    if _is_owned(said) and not by.claim.said_by.own_voice:
        return _own_side(name, by)
    owned = all(is_of("possessives", word) for word in said)
    if any(is_of("pronouns", word) for word in said) or owned or _is_the_speaker(profile, by.name):
        return None
    camps = camps_of(said[:_FIRST])
    words = tuple(word for word in profile.named if word in _named_in(name) and not is_of("generic", word))
    if not profile.office and all(word in places for word in words):
        words = ()
    if not (profile.bodies & _ACTING or camps) and not (words and _is_told_plainly(by.claim)):
        return None
    return Actor(words, camps - {ANY}, name, by) if words or camps - {ANY} else None


def _is_owned(said: tuple[str, ...]) -> bool:
    """Whether words name the people of somebody who is named elsewhere: his men, its forces."""
    rest = [word for word in said if not is_of("possessives", word)]
    return 0 < len(rest) < len(said) and all(is_of("generic", word) for word in rest)


def _own_side(name: str, by: Happening) -> Actor | None:
    """The speaker's own people, by the speaker's name or the camp of his body; None where neither is known."""
    speaker = profile_of(by.name)
    camps = frozenset(_CAMP_OF_BODY[body] for body in speaker.bodies if body in _CAMP_OF_BODY)
    words = () if speaker.ranked else speaker.named
    return Actor(words, camps, name, by) if words or camps else None


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
    return any(is_of(camp, token) for camp in CAMPS for token in tokens_of(word))
