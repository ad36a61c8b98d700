"""What people decided, as far as it may leave the case: their reasons may tell what stays in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from accounted.case.subjects import kind_of, missing
from accounted.publication import Decision, Gate
from accounted.publication.gate import CONFIDENTIAL

if TYPE_CHECKING:
    from accounted.case.case import Case

__all__ = ["decisions_out"]


def decisions_out(
    case: Case, gate: Gate, staying: Collection[str], leaving: Collection[str]
) -> tuple[tuple[Decision, ...], int]:
    """The judgements that may leave, and how many stay in because of what they are on.

    Args:
        staying: ids of claims that stay in.
        leaving: ids of claims that leave.
    """
    listed = list(case.judgements)
    targets = {id for one in listed for id in one.judgement.targets}
    inside = gate.ids | {*staying} | _telling(case, targets, staying, leaving)
    if gate.ids or gate.stretches:
        # What is not there any more may have stood on confidential words; nobody can tell, so it is not shown outside.
        inside |= {*missing(case.desk, targets)}
    passing = gate.passing((one.judgement for one in listed), inside)
    out = tuple(Decision(one.judgement, one.state) for one in listed if one.judgement.id in passing)
    kept_in = (one.judgement for one in listed if one.judgement.id not in passing)
    return out, sum(1 for one in kept_in if not inside.isdisjoint(one.targets) and one.verdict != CONFIDENTIAL)


def _telling(case: Case, ids: Iterable[str], staying: Collection[str], leaving: Collection[str]) -> set[str]:
    """Contradictions that a claim which stays in is a part of, and incidents that no claim which leaves is about."""
    if not staying:
        return set()
    contradictions = [id for id in ids if kind_of(id) == "contradiction"]
    held = {id: found["claims"] for id in contradictions if (found := case.views.named(id)) is not None}
    telling = {id for id, claims in held.items() if not {*claims}.isdisjoint(staying)}
    incidents = {id for id in ids if kind_of(id) == "incident"}
    if incidents:
        homes = case.memory.shelf().homes(sorted(leaving)).values()
        telling |= incidents - {home.incident for home in homes if home.incident}
    return telling
