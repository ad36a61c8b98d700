"""What is said to have caused it: causes that can't both be right, and a cause against a deed that somebody is said to
have done.

A leak and neglect may be one, and so may a storm and a leak; a storm and overloading are told against each other, and
so are a short circuit and arson, or a store that blew up and an air force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from accounted.comparison.contradictions.actors import alleged
from accounted.comparison.contradictions.events import Happening
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.model import PositionClaim, say, vocabulary

__all__ = ["rival_causes"]

_CAUSES = frozenset(code for code, one in vocabulary("position_types").codes.items() if one.broader == "attributes")
_MAY_BE_ONE = frozenset(
    frozenset((f"blames_{one}", f"blames_{other}")) for one, others in {
        "fault": ("weather", "accident", "neglect", "overloading"), "accident": ("weather", "neglect", "overloading"),
        "neglect": ("overloading", "panic", "stores"), "panic": ("overloading", "accident", "weather", "fault"),
        "stores": ("accident", "fault"),
    }.items() for other in others
)  # fmt: skip
"""Causes that one and the same event may have together."""
_NO_DEED = frozenset(f"blames_{one}" for one in ("weather", "fault", "accident"))
"""Causes that leave no room for somebody who did it."""


def rival_causes(happenings: Iterable[Happening]) -> Iterator[Contradiction]:
    """The first claim of each cause with the first of another that can't be right as well, by other speakers; and that
    of a cause which leaves no room for a deed with the plainest claim of whoever most speakers say did it."""
    told = sorted(happenings, key=lambda it: (it.order, it.claim.id))
    first: dict[str, Happening] = {}
    for one in told:
        if isinstance(one.claim, PositionClaim) and one.claim.type in _CAUSES:
            first.setdefault(one.claim.type, one)
    for one, other in combinations(first.values(), 2):
        kinds = frozenset(_kind(it) for it in (one, other))
        if kinds not in _MAY_BE_ONE and one.speaker != other.speaker:
            yield _rivals(one, other, _cause(other))
    leaving_none = [one for kind, one in first.items() if kind in _NO_DEED]
    named = [*alleged(told)] if leaving_none else []
    for one in leaving_none:
        deed = next((it for it in named if it[0].speaker != one.speaker), None)
        if deed is not None:
            yield _rivals(one, *deed)


def _kind(one: Happening) -> str:
    return one.claim.type if isinstance(one.claim, PositionClaim) else ""


def _cause(one: Happening) -> str:
    """The words for a cause; where a person has taken them away, those of the passage."""
    target = one.claim.target if isinstance(one.claim, PositionClaim) else None
    return target or one.claim.passage.exact


def _rivals(one: Happening, other: Happening, named: str) -> Contradiction:
    why = say("{one} names {actor}, {other} names {other_actor}.", one=one.name, actor=_cause(one), other=other.name,
              other_actor=named)  # fmt: skip
    return contradiction("actor", one.claim.id, other.claim.id, why)
