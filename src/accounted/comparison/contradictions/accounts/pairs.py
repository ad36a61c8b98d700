"""Two accounts that can't both be right, and the plain signs of whether a person would set them against each other."""

from __future__ import annotations

from math import log

from accounted.comparison.contradictions.accounts.causes import may_be_one
from accounted.comparison.contradictions.accounts.lexicon import ANY, STATE, camps_of
from accounted.comparison.contradictions.accounts.stated import Account
from accounted.comparison.speakers import finds_out, profile_of
from accounted.comparison.spelling import tokens_of
from accounted.model import Claim, PositionClaim

__all__ = ["against", "both_accuse", "signs"]

_NEAR = 200
"""Within so many letters of one text a cause and a deed are told by one who weighs both."""
_LONG = 5
"""Words from so many letters on tell what a passage is about."""


def against(one: Account, other: Account) -> bool:
    """Whether two speakers' accounts can't both be right: other doers, other causes, or a deed that one denies."""
    if one.by.speaker == other.by.speaker or (one.denies and other.denies):
        return False
    if one.actor and other.actor:
        return not one.actor.is_like(other.actor)
    if one.denies or other.denies:
        denial, named = (one, other) if one.denies else (other, one)
        return named.actor is not None and denial.denies_of(named.actor)
    return not may_be_one(one.cause, other.cause) and not _in_one_breath(one.by.claim, other.by.claim)


def _in_one_breath(one: Claim, other: Claim) -> bool:
    return one.source.digest == other.source.digest and abs(one.passage.start - other.passage.start) < _NEAR


def both_accuse(one: Account, other: Account) -> bool:
    """Whether both blame somebody in so many words: of nine such pairs people set seven against each other."""
    return all(isinstance(it.by.claim, PositionClaim) and it.actor for it in (one, other))


def signs(one: Account, other: Account) -> dict[str, float]:
    """The signs of a pair, by the names that have weights."""
    both, claims = (one, other), (one.by.claim, other.by.claim)
    named = [bool(it.actor.words) for it in both if it.actor]
    return {
        "no_doer": float(sum(it.actor is None for it in both)),
        "told_plainly": float(sum(it.read_by.rule == "event-deed" for it in claims)),
        "bears_arms": float(sum(it.read_by.rule == "event-doer" for it in claims)),
        "one_named": float(len(named) == 2 and sum(named) == 1),
        "found_out": float(sum(finds_out(profile_of(it.by.name)) for it in both)),
        "others_bear_arms": float(sum(map(_others_bear_arms, both))),
        "shared_words": log(1 + len(_words(claims[0]) & _words(claims[1]))),
    }


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(word for word in tokens_of(claim.passage.exact) if len(word) >= _LONG)


def _others_bear_arms(account: Account) -> bool:
    """Whether a passage tells of others who bear arms than the doer: a fight, or a deed done to soldiers."""
    if account.actor is None:
        return False
    camps = account.actor.camps | (STATE if "state" in account.actor.camps else frozenset[str]())
    return bool(camps_of(tokens_of(account.by.claim.passage.exact)) - {ANY, "state"} - camps)
