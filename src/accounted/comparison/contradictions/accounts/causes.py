"""What is said to have caused it where nobody did it, and which causes can't both be right.

A leak and neglect may be one, and so may a storm and a leak; a storm and overloading are told against each other, and
so are a short circuit and arson, or a store that blew up and an air force.
"""

from __future__ import annotations

from accounted.model import Claim, PositionClaim, vocabulary

__all__ = ["cause_of", "may_be_one", "words_of"]

_CAUSES = frozenset(code for code, one in vocabulary("position_types").codes.items() if one.broader == "attributes")
_MAY_BE_ONE = frozenset(
    frozenset((f"blames_{one}", f"blames_{other}")) for one, others in {
        "fault": ("weather", "accident", "neglect", "overloading"), "accident": ("weather", "neglect", "overloading"),
        "neglect": ("overloading", "panic", "stores"), "panic": ("overloading", "accident", "weather", "fault"),
        "stores": ("accident", "fault"),
    }.items() for other in others
)  # fmt: skip
"""Causes that one and the same event may have together."""
_NO_DEED = frozenset(f"blames_{one}" for one in ("weather", "fault", "accident", "stores", "mine"))
"""Causes that leave no room for somebody who did it."""


def cause_of(claim: Claim) -> str:
    """The kind of cause that a claim names; empty for none."""
    return claim.type if isinstance(claim, PositionClaim) and claim.type in _CAUSES else ""


def may_be_one(cause: str, other: str) -> bool:
    """Whether both causes may be right together; a deed is the empty cause."""
    if not (cause and other):
        return (cause or other) not in _NO_DEED
    return cause == other or frozenset((cause, other)) in _MAY_BE_ONE


def words_of(claim: Claim) -> str:
    """The words for a cause; where a person has taken them away, those of the passage."""
    target = claim.target if isinstance(claim, PositionClaim) else None
    return target or claim.passage.exact
