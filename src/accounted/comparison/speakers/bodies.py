"""Which bodies a name stands for, where it bears the words of several: the hospital of an army is no army."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["AGAINST", "IRREGULAR", "PEOPLE", "armed_ones", "spoken_for", "takes_as_names"]

IRREGULAR, _OPPOSITION = "irregular", "opposition"
AGAINST = frozenset({IRREGULAR, _OPPOSITION})
"""Those who fight or oppose the bodies of a state, whose words their names may bear."""

_ARMED, _FORCES, _GROUPS, PEOPLE = "armed", "forces", "groups", "people"
_HEADS = frozenset({"court", "prosecution", "hospital"})
_OWNERS = frozenset({"army", "navy", "rights", "government", *AGAINST})
"""Bodies that may run one of those, or give it its name."""
_MOVED = frozenset({*AGAINST, "front", "movement"})
"""All that those may be who fight with arms; an army, a ministry or a council of theirs is no body of a state."""
_GOVERNING = frozenset({"army", "navy", "police", "government", "ministry", "presidency", "parliament"})
_WORKED_IN = frozenset({"police", "hospital", "railway", "prisons", "civildefence", "institute"})
"""Bodies whose people have unions, which are no voice of theirs."""
_SERVED_IN = _WORKED_IN | {"army", "navy"}


def armed_ones(parts: Sequence[set[str]]) -> set[str]:
    """The body that a word for "armed" names, by the parts that each word of a name plays: an army, or no army."""
    armed = [at for at, one in enumerate(parts) if _ARMED in one]
    if not armed:
        return set()
    near = {place for at in armed for place in (at - 1, at + 1) if 0 <= place < len(parts)}
    if any(_FORCES in parts[at] for at in near):
        return {"army"}
    if any(_GROUPS in one for one in parts):
        return {IRREGULAR}
    return set() if any("bodies" in parts[at] for at in armed) else {"army"}


def takes_as_names(parts: set[str], armed: bool) -> bool:
    """Whether a word that plays these parts is one of a name; groups and forces are none where they are armed."""
    beside = {"press", PEOPLE} if armed else {"press", PEOPLE, _GROUPS, _FORCES}
    return not parts - beside


def spoken_for(bodies: set[str], fields: set[str], people: bool) -> set[str]:
    """The kinds of body for which one of those speaks: a ministry of defence for the army, too; the prosecution of an
    army is no army, a court of human rights no monitor, a band of rebels no army, and a union of policemen no police.

    Args:
        people: whether the name is one of people who are of a body, and speak for themselves: its veterans.
    """
    if "prosecution" in bodies:
        bodies = bodies - {"court"}
    if bodies & _HEADS:
        return bodies - _OWNERS
    if IRREGULAR in bodies:
        return bodies & _MOVED
    if _OPPOSITION in bodies:
        return bodies - _GOVERNING
    if "ministry" not in bodies and (people or "union" in bodies):
        return bodies - (_SERVED_IN if people else _WORKED_IN)
    return bodies | {"army"} if "defence" in fields and "ministry" in bodies else bodies
