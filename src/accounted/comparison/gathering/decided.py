"""What people decided about incidents, applied to those proposed: merged, split, renamed, moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from accounted.comparison.gathering.gather import Gathered, Gathering
from accounted.model import Incident, Judgement, Period, content_id, say

__all__ = ["decided"]

NONE = "none"
"""What a person writes for no incident, no place, no period."""


def decided(gathering: Gathering, judgements: Iterable[Judgement]) -> Gathering:
    """The gathering with every decision that finds its incident applied, oldest first.

    `merge A B`: the claims of B go to A. `split A CLAIM…`: these leave A for an incident of their own, titled by
    `title`. `rename A` with `title`. Both may set `place` and `period`, `none` for no such. `move CLAIM… A`: these
    go to A, or to no incident with `incident=none`.
    """
    state = {one.incident.id: one for one in gathering.incidents}
    known = {name: one.incident.id for one in gathering.incidents for name in one.names}
    none, whys = dict(gathering.none), dict(gathering.whys)
    for one in sorted(judgements, key=lambda it: it.seq):
        targets = tuple(known.get(id, id) for id in one.targets)
        match one.verdict:
            case "merge":
                known |= _merge(state, one, targets)
            case "split":
                _split(state, none, whys, one, targets)
            case "rename":
                _rename(state, one, targets)
            case "move":
                to = one.changes.get("incident")
                _move(state, none, whys, one, targets, known.get(to, to) if to else None)
    kept = tuple(state[id] for id in sorted(state) if state[id].claims)
    return Gathering(kept, none, whys, gathering.proposed)


def _merge(state: dict[str, Gathered], one: Judgement, targets: Iterable[str]) -> dict[str, str]:
    """Join them, and say by what other ids the first is known now."""
    first, *others = dict.fromkeys(id for id in targets if id in state) or [""]
    gone_names: dict[str, str] = {}
    for id in others:
        gone = state.pop(id)
        why = say(
            "{before} {person} joined “{incident}” to it: {why}", before=state[first].why, person=one.by,
            incident=gone.incident.title, why=one.why,
        )  # fmt: skip
        names = state[first].names | gone.names | {id}
        gone_names |= dict.fromkeys(names, first)
        state[first] = replace(state[first], claims=state[first].claims | gone.claims, why=why, names=names,
                               spots={**state[first].spots, **gone.spots})  # fmt: skip
    return gone_names


def _split(
    state: dict[str, Gathered], none: dict[str, str], whys: dict[str, str], one: Judgement, targets: tuple[str, ...]
) -> None:
    over = next((id for id in targets if id in state), None)
    claims = frozenset(id for id in targets if id not in state)
    if over is None or not claims:
        return
    old = state[over].incident
    new = _set(Incident(content_id("incident", one.id), f"{old.title} (split)", old.place, old.period), one)
    why = say("{person} took these claims out of {incident}: {why}", person=one.by, incident=over, why=one.why)
    state[new.id] = Gathered(new, why, frozenset(), True)
    _put(state, none, whys, claims, new.id, one)


def _rename(state: dict[str, Gathered], one: Judgement, targets: Iterable[str]) -> None:
    for id in targets:
        if id in state:
            named = state[id].named or bool(one.changes.get("title"))
            state[id] = replace(state[id], incident=_set(state[id].incident, one), named=named)


def _set(incident: Incident, one: Judgement) -> Incident:
    """The incident with the title, place and period that a judgement sets."""
    title, place, edtf = (one.changes.get(key, "").strip() for key in ("title", "place", "period"))
    period = Period(edtf, "derived") if edtf and edtf != NONE else None
    return replace(
        incident, title=title or incident.title,
        place=(None if place == NONE else place) if place else incident.place,
        period=period if edtf else incident.period,
    )  # fmt: skip


def _move(
    state: dict[str, Gathered], none: dict[str, str], whys: dict[str, str], one: Judgement, targets: tuple[str, ...],
    to: str | None,
) -> None:  # fmt: skip
    there = to or next((id for id in targets if id in state), None)
    if there == NONE or there in state:
        _put(state, none, whys, frozenset(id for id in targets if id not in state), there, one)


def _put(
    state: dict[str, Gathered], none: dict[str, str], whys: dict[str, str], claims: frozenset[str], to: str,
    one: Judgement,
) -> None:  # fmt: skip
    here = claims & {*none, *(id for kept in state.values() for id in kept.claims)}
    for id, kept in state.items():
        state[id] = replace(kept, claims=(kept.claims | here) if id == to else kept.claims - here)
    why = say("{person} decided so: {why}", person=one.by, why=one.why)
    for id in here:
        none.pop(id, None)
        whys.pop(id, None)
        (none if to == NONE else whys)[id] = why
