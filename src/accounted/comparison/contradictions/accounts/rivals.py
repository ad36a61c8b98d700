"""The rival accounts of an incident that are proposed: of each two accounts the pair of claims likeliest set against
each other by a person.

Whether two claims are of one and the same deed words seldom say, so each sign has a weight, learnt from pairs of cases
that people judged (`likely.yaml`, written by `benchmarks/comparison/weigh_accounts.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from math import exp

import yaml

from accounted.comparison.contradictions.accounts.actors import Actor
from accounted.comparison.contradictions.accounts.causes import words_of
from accounted.comparison.contradictions.accounts.pairs import against, signs
from accounted.comparison.contradictions.accounts.stated import Account, accounts_of
from accounted.comparison.contradictions.events import Happening
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.model import say

__all__ = ["ENOUGH", "MOST", "rival_accounts"]

ENOUGH = 0.4
"""How likely a pair must be to be proposed."""
MOST = 2
"""So many pairs of an incident are proposed at most: further ones are of parts of the event, or of other deeds."""


def rival_accounts(happenings: Iterable[Happening]) -> Iterator[Contradiction]:
    """The claims of two speakers who name other doers or causes, or of whom one denies what the other says was done."""
    accounts = accounts_of(happenings)
    likeliest: dict[frozenset[object], tuple[float, int, Account, Account]] = {}
    keys = _keys(accounts)
    for place, (first, second) in enumerate(combinations(range(len(accounts)), 2)):
        one, other = accounts[first], accounts[second]
        found = chance(signs(one, other)) if against(one, other) else 0.0
        key = frozenset((keys[first], keys[second]))
        if found >= ENOUGH and found > likeliest.get(key, (0.0,))[0]:
            likeliest[key] = (found, place, one, other)
    ordered = sorted(likeliest.values(), key=lambda it: (-it[0], it[1]))
    yield from (_rivals(one, other) for *_, one, other in ordered[:MOST])


def _keys(accounts: Sequence[Account]) -> list[object]:
    """For each claim the account that it gives: an actor, a cause, or a speaker who denies."""
    actors: list[Actor] = []
    found: list[object] = []
    for one in accounts:
        if one.actor is None:
            found.append(one.cause or one.by.speaker)
            continue
        known = next((place for place, it in enumerate(actors) if it.is_known_as(one.actor)), len(actors))
        actors += [one.actor] if known == len(actors) else []
        found.append(known)
    return found


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
        why = say("{one} names {actor}, and {other} denies.", one=named.by.name, actor=actor, other=denial.by.name)
        return contradiction("actor", named.by.claim.id, denial.by.claim.id, why)
    first, second = sorted((one, other), key=lambda it: it.by.order)
    why = say(
        "{one} names {actor}, {other} names {other_actor}.", one=first.by.name, actor=_named(first),
        other=second.by.name, other_actor=_named(second),
    )  # fmt: skip
    return contradiction("actor", first.by.claim.id, second.by.claim.id, why)


def _named(account: Account) -> str:
    return account.actor.name if account.actor else words_of(account.by.claim)
