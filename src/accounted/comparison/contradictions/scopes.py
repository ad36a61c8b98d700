"""Figures that differ because they count other people: parts, other groups, other units, a wider scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounted.comparison.classes import APART, Counted
from accounted.comparison.contradictions.positions import Position
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.origins import Told
from accounted.model import Sentence, say, vocabulary
from accounted.model.amount import in_words

__all__ = ["other_people", "parts", "shares", "some_only"]


def parts(told: Iterable[Told]) -> Iterator[Contradiction]:
    """Each part with its whole, where both count one fate: the first statement of each figure only."""
    held = {one.id: one for one in told}
    seen: set[tuple[object, ...]] = set()
    for one in sorted(held.values(), key=lambda it: it.order):
        whole = held.get(one.claim.part_of or "")
        if whole is None or (one.figure, whole.figure) in seen or one.figure == whole.figure:
            continue
        seen.add((one.figure, whole.figure))
        why = say(
            "{part} are a part of {whole}, as {speaker} says.", part=_said(one), whole=_said(whole), speaker=one.name
        )
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
            yield contradiction(
                "part_of", *_in_order(one, whole), say("{part} are a share: {why}", part=_said(one), why=why)
            )


def other_people(by_class: Mapping[Counted, Sequence[Position]]) -> Iterator[Contradiction]:
    """The first positions of two classes that seem comparable and aren't: fighters and others, bodies and persons."""
    firsts = {counted: min(held, key=lambda it: it.first.order).first for counted, held in by_class.items() if held}
    for counted, one in firsts.items():
        whole = firsts.get(counted._replace(group=None))
        if counted.group in APART and whole:
            why = say("{one} and {other}: these are counted apart.", one=_said(one), other=_said(whole))
            yield contradiction("different_scope", *_in_order(one, whole), why, "people")
        if counted.at is None and counted.group is None and counted.unit in ("family", "body"):
            fate = "killed" if counted.fate in ("body_found", "buried", "family_wiped_out") else counted.fate
            persons = firsts.get(Counted(fate, None, "person"))
            if persons:
                unit = say(vocabulary("units").label(counted.unit))
                why = say(
                    "{one} and {other}: {unit} are not persons counted so.", one=_said(one), other=_said(persons),
                    unit=unit,
                )  # fmt: skip
                yield contradiction("different_unit", *_in_order(one, persons), why)


def some_only(
    told: Iterable[Told], whys: Mapping[str, Sentence], by_class: Mapping[Counted, Sequence[Position]]
) -> Iterator[Contradiction]:
    """Each figure that most likely counts some only, beside the first larger one elsewhere, or else the first smaller.

    Args:
        whys: the reason of each, by claim.
    """
    seen: set[tuple[object, ...]] = set()
    for one in sorted(told, key=lambda it: it.order):
        if one.figure in seen:
            continue
        seen.add(one.figure)
        others = [it.first for it in by_class.get(one.counted, ()) if it.first.document != one.document]
        beside = [it for it in others if _low(it) > _low(one)] or [it for it in others if _low(it) < _low(one)]
        if beside:
            other = min(beside, key=lambda it: it.order)
            why = say("{one} beside {other}: {why}.", one=_said(one), other=_said(other), why=whys[one.id])
            yield contradiction("different_scope", *_in_order(one, other), why, "people")


def _said(told: Told) -> Sentence:
    claim = told.claim
    figure, fate = in_words(claim.amount), say(vocabulary("fates").label(claim.fate.code))
    if claim.group.code is None:
        return say("{figure} ({fate})", figure=figure, fate=fate)
    group = say(vocabulary("groups").label(claim.group.code))
    return say("{figure} {group} ({fate})", figure=figure, group=group, fate=fate)


def _low(told: Told) -> int:
    amount = told.claim.amount
    return amount.low if amount.low is not None else amount.high or 0


def _in_order(one: Told, other: Told) -> tuple[str, str]:
    first, second = sorted((one, other), key=lambda it: it.order)
    return first.id, second.id
