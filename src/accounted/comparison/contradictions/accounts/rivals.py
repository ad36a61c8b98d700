"""The rival accounts of an incident that are proposed: of each two accounts the pair of claims likeliest set against
each other by a person.

Whether two claims are of one and the same deed words seldom say, so each sign has a weight, learnt from pairs of cases
that people judged (`likely.yaml`, written by `benchmarks/comparison/weigh_accounts.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from math import exp

import yaml

from accounted.comparison.contradictions.accounts.actors import Actor
from accounted.comparison.contradictions.accounts.causes import words_of
from accounted.comparison.contradictions.accounts.pairs import against, both_accuse, signs
from accounted.comparison.contradictions.accounts.stated import Account, accounts_of
from accounted.comparison.contradictions.events import Happening
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.model import say

__all__ = ["ENOUGH", "MOST", "rival_accounts"]

ENOUGH = 0.45
"""How likely a pair must be to be proposed."""
MOST = 2
"""So many pairs of an incident are proposed at most: further ones are of parts of the event, or of other deeds."""

_LOOKED_AT = 12
"""Claims of one account that are looked at, the plainest."""


def rival_accounts(happenings: Iterable[Happening]) -> Iterator[Contradiction]:
    """The claims of two speakers who name other doers or causes, or of whom one denies what the other says was done."""
    kinds = _kinds(accounts_of(happenings))
    keys = _keys(kinds)
    likeliest: dict[frozenset[object], tuple[float, int, Account, Account]] = {}
    for one, other in combinations(kinds, 2):
        for pair in _opposed(kinds[one], kinds[other]):
            found = 1.0 if both_accuse(*pair) else chance(signs(*pair))
            key = frozenset((keys[one], keys[other]))
            if found >= ENOUGH and found > likeliest.get(key, (0.0,))[0]:
                likeliest[key] = (found, len(likeliest), *pair)
    ordered = sorted(likeliest.values(), key=lambda it: (-it[0], it[1]))
    yield from (_rivals(one, other) for *_, one, other in ordered[:MOST])


def _kinds(accounts: Iterable[Account]) -> dict[object, list[Account]]:
    """The accounts by whom or what they name, of each the plainest; many claims name the same few."""
    found: dict[object, list[Account]] = {}
    for one in accounts:
        named = (one.actor.words, one.actor.camps, one.actor.numbers) if one.actor else one.cause or one.by.speaker
        held = found.setdefault(named, [])
        if len(held) < _LOOKED_AT:
            held.append(one)
    return found


def _keys(kinds: Mapping[object, Sequence[Account]]) -> dict[object, object]:
    """For each kind of account one that stands for it: of names that meet, the first."""
    actors: dict[object, Actor] = {}
    found: dict[object, object] = {}
    for kind, (first, *_) in kinds.items():
        actor = first.actor
        known = next((it for it, there in actors.items() if actor and there.is_known_as(actor)), kind)
        found[kind] = known
        if actor and known == kind:
            actors[kind] = actor
    return found


def _opposed(held: Sequence[Account], others: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """The pairs of two kinds of account that can't both be right."""
    one, other = held[0].actor, others[0].actor
    if one and other:
        pairs = () if one.is_like(other) else product(held, others)
        yield from (pair for pair in pairs if pair[0].by.speaker != pair[1].by.speaker)
    else:
        yield from (pair for pair in product(held, others) if against(*pair))


def chance(found: Mapping[str, float]) -> float:
    """How likely people would set two accounts with such signs against each other."""
    weights = _weights()
    return 1 / (1 + exp(-weights["always"] - sum(weights[name] * value for name, value in found.items())))


@cache
def _weights() -> dict[str, float]:
    read: dict[str, float] = yaml.safe_load(files(__package__).joinpath("likely.yaml").read_text("utf-8"))
    return read


def _rivals(one: Account, other: Account) -> Contradiction:
    if one.denies or other.denies:
        denial, named = (one, other) if one.denies else (other, one)
        actor = named.actor.name if named.actor else ""
        why = say(
            "{actor} according to {one}, which is denied by {other}.",
            one=named.by.name,
            actor=actor,
            other=denial.by.name,
        )
        return contradiction("actor", named.by.claim.id, denial.by.claim.id, why)
    first, second = sorted((one, other), key=lambda it: it.by.order)
    why = say(
        "{actor} according to {one}, {other_actor} according to {other}.", one=first.by.name, actor=_named(first),
        other=second.by.name, other_actor=_named(second),
    )  # fmt: skip
    return contradiction("actor", first.by.claim.id, second.by.claim.id, why)


def _named(account: Account) -> str:
    return account.actor.name if account.actor else words_of(account.by.claim)
