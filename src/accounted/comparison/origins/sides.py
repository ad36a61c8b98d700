"""Speakers who stand against each other: a body of a state, and whoever fights or opposes it."""

from __future__ import annotations

from accounted.comparison.origins.statements import Told

__all__ = ["of_two_sides"]

_OF_STATE = frozenset({"army", "navy", "police", "government", "ministry", "presidency", "governorate"})
_AGAINST = frozenset({"irregular", "opposition", "front", "movement"})


def of_two_sides(one: Told, other: Told) -> bool:
    """Whether one speaks for a state and the other for those who stand against it."""
    bodies, others = one.profile.bodies, other.profile.bodies
    return _opposed(bodies, others) or _opposed(others, bodies)


def _opposed(state: frozenset[str], against: frozenset[str]) -> bool:
    return bool(state & _OF_STATE and against & _AGAINST) and not (state & _AGAINST or against & _OF_STATE)
