"""Figures that differ because they count other people: parts, other groups, other units, a wider scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounted.comparison.amounts import in_words
from accounted.comparison.classes import Counted
from accounted.comparison.contradictions.positions import Position
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.origins import Told
from accounted.model import vocabulary

__all__ = ["other_people", "parts", "shares"]

_APART = frozenset({"combatants", "police", "peacekeepers", "humanitarian", "medical"})
"""Groups that a source counts apart from the people of a place."""


def parts(told: Iterable[Told]) -> Iterator[Contradiction]:
    """Each part with its whole, where both count one fate: the first statement of each figure only."""
    held = {one.id: one for one in told}
    seen: set[tuple[object, ...]] = set()
    for one in sorted(held.values(), key=lambda it: it.order):
        whole = held.get(one.claim.part_of or "")
        if whole is None or (one.figure, whole.figure) in seen or one.figure == whole.figure:
            continue
        seen.add((one.figure, whole.figure))
        why = f"{_said(one)} are a part of {_said(whole)}, as {one.name} says."
        yield contradiction("part_of", *_in_order(one, whole), why)


def shares(
    told: Iterable[Told], whys: Mapping[str, str | None], by_class: Mapping[Counted, Sequence[Position]]
) -> Iterator[Contradiction]:
    """Each share that no `part_of` explains, beside the first figure for the whole that is larger."""
    seen: set[tuple[object, ...]] = set()
    for one in sorted(told, key=lambda it: it.order):
        why = whys.get(one.id)
        if why is None or one.claim.part_of is not None or one.figure in seen:
            continue
        seen.add(one.figure)
        wholes = by_class.get(one.counted, ()) or by_class.get(Counted("killed", None, "person"), ())
        larger = [it.first for it in wholes if _low(it.first) > _low(one) and it.first.document != one.document]
        if larger:
            whole = min(larger, key=lambda it: it.order)
            yield contradiction("part_of", *_in_order(one, whole), f"{_said(one)} are a share: {why}")


def other_people(by_class: Mapping[Counted, Sequence[Position]]) -> Iterator[Contradiction]:
    """The first positions of two classes that seem comparable and aren't: fighters and others, bodies and persons."""
    firsts = {counted: min(held, key=lambda it: it.first.order).first for counted, held in by_class.items() if held}
    for counted, one in firsts.items():
        whole = firsts.get(counted._replace(group=None))
        if counted.group in _APART and whole:
            why = f"{_said(one)} and {_said(whole)}: these are counted apart."
            yield contradiction("different_scope", *_in_order(one, whole), why, "people")
        if counted.group is None and counted.unit in ("family", "body"):
            fate = "killed" if counted.fate in ("body_found", "buried", "family_wiped_out") else counted.fate
            persons = firsts.get(Counted(fate, None, "person"))
            if persons:
                unit = vocabulary("units").label(counted.unit)
                why = f"{_said(one)} and {_said(persons)}: {unit} are not persons counted so."
                yield contradiction("different_unit", *_in_order(one, persons), why)


def _said(told: Told) -> str:
    claim = told.claim
    group = f" {vocabulary('groups').label(claim.group.code)}" if claim.group.code else ""
    return f"{in_words(claim.amount)}{group} ({vocabulary('fates').label(claim.fate.code)})"


def _low(told: Told) -> int:
    amount = told.claim.amount
    return amount.low if amount.low is not None else amount.high or 0


def _in_order(one: Told, other: Told) -> tuple[str, str]:
    first, second = sorted((one, other), key=lambda it: it.order)
    return first.id, second.id
