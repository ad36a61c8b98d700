"""The accounts that speakers give of an incident: whom or what they name, and what they deny."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accounted.comparison.contradictions.accounts.actors import BODIES_OF_STATE, Actor, actors_of, meet
from accounted.comparison.contradictions.accounts.causes import cause_of
from accounted.comparison.contradictions.accounts.lexicon import ANY, CAMPS, STATE, camps_of, is_of
from accounted.comparison.contradictions.events import Happening
from accounted.comparison.speakers import profile_of, same_speaker
from accounted.comparison.spelling import tokens_of
from accounted.model import Claim, CountClaim, EventClaim, PositionClaim
from accounted.model.edtf import precision

__all__ = ["Account", "accounts_of"]

_ATTACK = 2
_LEAST = 4
"""A word that is denied tells of whom from so many letters on."""


class Account(NamedTuple):
    """What a speaker says of who did it: an actor, or else a kind of cause, or else that somebody did not."""

    by: Happening
    actor: Actor | None = None
    cause: str = ""

    @property
    def denies(self) -> bool:
        """Whether it only says who did not do it."""
        return self.actor is None and not self.cause

    def denies_of(self, actor: Actor) -> bool:
        """Whether a denial speaks of an actor: of itself, by name, as one of the speaker's own people, or by camp."""
        denier, said = profile_of(self.by.name), _denied_words(self.by.claim)
        if self.by.claim.id == actor.by.claim.id or self._is_of_another(actor, said):
            return False
        if same_speaker(profile_of(actor.name), denier):
            return True
        theirs = [word for word in said if not is_of("generic", word)]
        theirs += denier.named if _of_its_own(said) else ()
        if any(meet(word, there) for word in actor.words for there in theirs):
            return True
        return bool((camps_of(said) - {ANY}) & actor.camps) or (_of_its_own(said) and self._is_of_state(actor))

    def _is_of_another(self, actor: Actor, said: tuple[str, ...]) -> bool:
        """Whether a denial names others than the actor: another unit, another name."""
        if not isinstance(self.by.claim, EventClaim):
            return False
        numbers = {word for name in self.by.claim.actors for word in name.split() if word[:1].isdigit()}
        if actor.numbers and numbers and not any(word.startswith(one) for word in numbers for one in actor.numbers):
            return True
        named = [word for word in said if len(word) >= _LEAST and not _is_any_word(word)]
        return bool(named and actor.words) and not any(meet(word, it) for word in named for it in actor.words)

    def _is_of_state(self, actor: Actor) -> bool:
        """Whether a power denies a deed of its own people: the government that no firearm was used."""
        return bool(actor.camps & {*STATE, "state"}) and bool(profile_of(self.by.name).bodies & BODIES_OF_STATE)


def accounts_of(happenings: Iterable[Happening]) -> list[Account]:
    """The accounts of an incident, each claim that gives one; of one actor the plainest first."""
    told = sorted(happenings, key=lambda it: (it.order, it.claim.id))
    places = {word for one in told if one.claim.place for word in tokens_of(one.claim.place.name)}
    found = [
        Account(one, actor) for one in sorted(told, key=plainness) if not _is_of_long(one.claim)
        for actor in actors_of(one, places)
    ]  # fmt: skip
    counted = [one.claim for one in told if isinstance(one.claim, CountClaim)]
    for one in told:
        if cause := cause_of(one.claim):
            found.append(Account(one, cause=cause))
        elif _denies(one.claim) and not any(_tells_of(one.claim, it) for it in counted):
            found.append(Account(one))
    return found


def _is_of_long(claim: Claim) -> bool:
    """Whether a plain verb tells what those who bear arms did over a season or a year: no account of one deed."""
    plain = isinstance(claim, EventClaim) and claim.read_by.rule == "event-doer"
    return plain and claim.period is not None and precision(claim.period.edtf) in ("year", "years")


def plainness(one: Happening) -> int:
    """An accusation, or words that say whose work it was, tell plainest; then a killing, then an attack of any kind."""
    if isinstance(one.claim, PositionClaim) or one.claim.read_by.rule == "event-deed":
        return 0
    return 1 if isinstance(one.claim, CountClaim) or getattr(one.claim, "type", "") == "killing" else _ATTACK


def _denies(claim: Claim) -> bool:
    if isinstance(claim, EventClaim):
        return claim.polarity == "denied" and claim.type in ("attack", "killing")
    stands = isinstance(claim, PositionClaim) and claim.type == "denies" and not claim.said_by.own_voice
    return stands and any(is_of("deeds", word) for word in _denied_words(claim))


def _tells_of(denial: Claim, count: CountClaim) -> bool:
    """Whether what is denied is how many, and not who."""
    start, end = denial.passage.start, denial.passage.end
    return denial.source.digest == count.source.digest and start <= count.amount.start < end


def _denied_words(claim: Claim) -> tuple[str, ...]:
    """The words for those of whom a claim denies a deed."""
    if isinstance(claim, EventClaim):
        return tuple(word for name in claim.actors for word in tokens_of(name))
    return tuple(tokens_of((claim.target or "") if isinstance(claim, PositionClaim) else ""))


def _of_its_own(said: Sequence[str]) -> bool:
    """Whether words name nobody but the speaker's own people: our soldiers, it."""
    return all(any(is_of(part, word) for part in ("generic", "pronouns", "possessives")) for word in said)


def _is_any_word(word: str) -> bool:
    """Whether a word tells nobody from others."""
    return any(is_of(part, word) for part in ("generic", "pronouns", "possessives", "deeds", *CAMPS))
