"""Who repeats whom: links between statements, each with what it rests on.

A link leads from a later statement to an earlier one. Statements of one speaker are linked wherever they stand; a
statement in other words, of another speaker or of nobody, is linked when enough of what it says was said before:
figures that together tell their source apart, one wording, one role with one figure. Nothing is decided here; a link
is a proposal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from accounted.comparison.amounts import in_words
from accounted.comparison.classes import number_of, tells_apart
from accounted.comparison.origins.statements import Told
from accounted.comparison.origins.wording import same_words
from accounted.comparison.speakers import profile_of, same_speaker

__all__ = ["KINDS", "Link", "links"]

KINDS = ("judged", "names_its_source", "same_speaker", "same_figures", "same_wording", "same_role", "part", "own_voice")
"""What a link rests on, the strongest first."""

ACROSS = 0.5
"""How much equal figures must tell for a statement to be taken for a repeat of one in another document."""
WITHIN = 1.5
"""The same for two speakers whom one document sets beside each other."""
_LOOKED_AT = 12  # earlier documents with one figure that a later one is compared with; the earliest are kept


class Link(NamedTuple):
    """One statement repeats another; both are ids of claims. `why` is a sentence for people."""

    later: str
    earlier: str
    kind: str
    why: str


def links(statements: Sequence[Told]) -> list[Link]:
    """All links that are proposed between statements of one incident, the strongest kinds first."""
    told = sorted(statements, key=lambda one: one.order)
    found = [*_by_speaker(told), *_by_figures(told), *_by_wording(told), *_by_role(told)]
    found += _parts(told, {link.later for link in found if link.kind != "same_speaker"})
    found += _own_voice(told, {link.later for link in found if link.kind != "same_speaker"})
    return sorted(found, key=lambda link: (KINDS.index(link.kind), link.later, link.earlier))


def _by_speaker(told: Iterable[Told]) -> Iterator[Link]:
    """Each statement of a named speaker, linked to that speaker's first of the same figure, or first at all."""
    first: dict[str, Told] = {}
    first_of_figure: dict[tuple[object, ...], Told] = {}
    for one in told:
        earlier = first_of_figure.setdefault((one.speaker, *one.figure), one)
        if earlier is one:
            earlier = first.setdefault(one.speaker, one)
        if earlier is not one and not (one.own and (one.press or earlier.document == one.document)):
            where = "in one document" if earlier.document == one.document else f"through {one.carrier}"
            yield Link(one.id, earlier.id, "same_speaker", f"Both are said by {earlier.name}, {where}.")


def _by_figures(told: Iterable[Told]) -> Iterator[Link]:
    """Statements of one speaker in one document whose figures, taken together, were given before by another."""
    blocks: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        blocks.setdefault((one.document, one.speaker), []).append(one)
    having: defaultdict[tuple[object, ...], list[tuple[str, str]]] = defaultdict(list)
    for key, block in blocks.items():
        yield from _repeats(block, _met(block, having, blocks, key))
        for one in block:
            if (
                one.claim.polarity == "affirmed"
                and key not in having[one.number]
                and len(having[one.number]) < _LOOKED_AT
            ):
                having[one.number].append(key)


def _met(
    block: Sequence[Told], having: dict[tuple[object, ...], list[tuple[str, str]]],
    blocks: dict[tuple[str, str], list[Told]], own: tuple[str, str],
) -> list[list[Told]]:  # fmt: skip
    met = dict.fromkeys(key for one in block for key in having.get(one.number, ()) if key != own)
    return [blocks[key] for key in met]


def _repeats(block: Sequence[Told], earlier: Iterable[Sequence[Told]]) -> Iterator[Link]:
    best: tuple[float, list[tuple[Told, Told]]] = (0.0, [])
    named = False
    for other in earlier:
        pairs = _equal(block, other)
        told_apart = sum({one.number: _weight(one, there) for one, there in pairs}.values())
        names = any(_names(one, other[0]) for one in block)
        score = told_apart + (10 if names else 0)
        if pairs and score > best[0]:
            best, named = (score, pairs), names
    score, pairs = best
    if not pairs or score < (WITHIN if pairs[0][0].document == pairs[0][1].document else ACROSS):
        return
    given = ", ".join(dict.fromkeys(in_words(one.claim.amount) for one, _ in pairs))
    for later, first in pairs:
        if named:
            source = first.carrier if later.speaker == first.carrier_key else first.name
            yield Link(later.id, first.id, "names_its_source", f"It names {source}, where the figure stands.")
        else:
            said = (
                f"{first.name} gave the same before" if later.dated != first.dated else f"{first.name} gives the same"
            )
            yield Link(later.id, first.id, "same_figures", f"{said}: {given}.")


def _equal(block: Sequence[Told], other: Sequence[Told]) -> list[tuple[Told, Told]]:
    theirs: dict[tuple[object, ...], Told] = {}
    for one in other:
        if one.claim.polarity == "affirmed":
            theirs.setdefault(one.figure, one)
            theirs.setdefault(one.number, one)
    found = [(one, theirs.get(one.figure) or theirs.get(one.number)) for one in block]
    return [(one, there) for one, there in found if there and one.claim.polarity == "affirmed"]


def _weight(one: Told, other: Told) -> float:
    """How much an equal number tells, half where the one names a group and the other doesn't."""
    told = tells_apart(one.claim.amount)
    if one.figure == other.figure:
        return told
    return told / 2 if None in (one.counted.group, other.counted.group) and told == 1 else 0.0


def _names(later: Told, first: Told) -> bool:
    """Whether a statement names the other's publisher or speaker, as its speaker or between."""
    if later.document == first.document:
        return False
    if not later.own and later.speaker == first.carrier_key:
        return True
    return any(_one_name(via, first) for via in later.claim.said_by.via)


def _one_name(name: str, first: Told) -> bool:
    profile = profile_of(name)
    return bool(profile.words) and any(
        same_speaker(profile, profile_of(there)) for there in (first.carrier, first.name) if there
    )


def _by_wording(told: Sequence[Told]) -> Iterator[Link]:
    for later, earlier in same_words(told):
        yield Link(
            later.id, earlier.id, "same_wording", f"The passage is nearly that of {earlier.carrier}, word for word."
        )


def _by_role(told: Iterable[Told]) -> Iterator[Link]:
    """Two of one role who give one number: a priest here and the parish priest there."""
    first: dict[tuple[object, ...], Told] = {}
    for one in told:
        number = number_of(one.claim.amount)
        if one.own or number[0] is None or one.claim.amount.precision == "vague":
            continue
        for role in sorted(one.profile.roles):
            earlier = first.setdefault((role, number), one)
            if earlier is not one and earlier.speaker != one.speaker and earlier.document != one.document:
                why = (
                    f"{earlier.name} and {one.name} are of one role and give one figure, {in_words(one.claim.amount)}."
                )
                yield Link(one.id, earlier.id, "same_role", why)


def _parts(told: Iterable[Told], repeated: set[str]) -> Iterator[Link]:
    """A part of a figure that is repeated, given in the same voice, goes with its whole."""
    by_id = {one.id: one for one in told}
    for one in by_id.values():
        whole = by_id.get(one.claim.part_of or "")
        if whole and one.own and whole.speaker == one.speaker and whole.id in repeated and one.id not in repeated:
            yield Link(one.id, whole.id, "part", "It is given as a part of a figure that is repeated.")


def _own_voice(told: Iterable[Told], repeated: set[str]) -> Iterator[Link]:
    """What a publisher says itself and repeats from nobody is one voice; of a newspaper, only one sentence is.

    Where a publisher that is no newspaper repeats in most of what it says, the rest goes with that.
    """
    blocks: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        if one.own:
            within = (one.document, one.claim.passage.start) if one.press else ()
            blocks[one.speaker, *within].append(one)
    for block in blocks.values():
        taken = [one for one in block if one.id in repeated]
        rest = [one for one in block if one.id not in repeated]
        joined = [*taken[:1], *rest] if not block[0].press and len(taken) >= len(rest) else rest
        for one in joined[1:]:
            yield Link(one.id, joined[0].id, "own_voice", f"{joined[0].name} says both itself.")
