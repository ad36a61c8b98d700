"""Who repeats whom: links between statements, each with what it rests on.

A link leads from a later statement to an earlier one. Statements of one speaker are linked wherever they stand; a
statement in other words, of another speaker or of nobody, is linked when enough of what it says was said before:
figures that together tell their source apart, one wording, one role with one figure. Nothing is decided here; a link
is a proposal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from accounted.comparison.classes import APART, number_of, tells_apart
from accounted.comparison.origins.governments import of_one_government
from accounted.comparison.origins.statements import Told
from accounted.comparison.origins.wording import same_words
from accounted.comparison.speakers import profile_of, same_speaker
from accounted.comparison.spelling import alike, tokens_of
from accounted.model import say
from accounted.model.amount import in_words

__all__ = ["KINDS", "Link", "links"]

KINDS = (
    "judged", "names_its_source", "same_speaker", "same_figures", "same_wording", "same_role", "one_government", "part",
    "own_voice",
)  # fmt: skip
"""What a link rests on, the strongest first."""

ACROSS = 0.45
"""How much equal figures must tell for a statement to be taken for a repeat of one in another document."""
FINDS = 0.7
"""The same for a speaker who finds out for himself: a court, a monitor, a hospital, a witness."""
WITHIN = 1.5
"""The same for two speakers whom one document sets beside each other."""
NAMED, TIED = 10.0, 0.5
"""What it adds that a statement names the other's speaker or publisher, or a name that may stand for it."""
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
    found = [*_by_figures(told), *_by_wording(told), *_by_role(told)]
    repeated = {link.later for link in found}
    found += _parts(told, repeated)
    own = [*_own_voice(told, {link.later for link in found})]
    found += _by_speaker(told, repeated)
    found += _by_government(told, {link.later for link in found})
    found += own
    return sorted(found, key=lambda link: (KINDS.index(link.kind), link.later, link.earlier))


def _by_speaker(told: Iterable[Told], repeated: set[str]) -> Iterator[Link]:
    """Each statement of a named speaker, linked to that speaker's first of the same figure, or first at all.

    Two figures that one document's speaker repeats from others, such as archives, need not come from one of them. What
    one who finds out for himself takes over from others is theirs, and the rest his own.
    """
    first: dict[str, Told] = {}
    first_of_figure: dict[tuple[object, ...], Told] = {}
    for one in told:
        earlier = first_of_figure.setdefault((one.speaker, *one.figure), one)
        if earlier is one:
            earlier = first.setdefault(one.speaker, one)
        within = earlier.document == one.document
        if within and {one.id, earlier.id} <= repeated:
            continue
        if one.finds and one.figure != earlier.figure and (one.id in repeated) != (earlier.id in repeated):
            continue
        if earlier is not one and not (one.own and (one.press or within)):
            why = say("Both are said by {speaker}, in one document.", speaker=earlier.name)
            if not within:
                why = say(
                    "Both are said by {speaker}, through {publisher}.", speaker=earlier.name, publisher=one.carrier
                )
            yield Link(one.id, earlier.id, "same_speaker", why)


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
    """The links of a block, from the earlier block that tells most, then of what is left from the next."""
    left, others = list(block), [*earlier]
    while left:
        found = [(*_evidence(left, other), -number) for number, other in enumerate(others)]
        score, names, pairs, number = max(found, key=lambda one: (one[0], one[3]), default=(0.0, False, [], 0))
        if not pairs or score < _enough(pairs):
            return
        yield from _links(pairs, names)
        done = {later.id for later, _ in pairs}
        left = [one for one in left if one.id not in done]
        del others[-number]


def _enough(pairs: Sequence[tuple[Told, Told]]) -> float:
    later, first = pairs[0]
    if later.document == first.document:
        return WITHIN
    return FINDS if later.finds and any(one.claim.polarity == "affirmed" for one, _ in pairs) else ACROSS


def _evidence(block: Sequence[Told], other: Sequence[Told]) -> tuple[float, bool, list[tuple[Told, Told]]]:
    """How much speaks for it that the one block repeats the other, whether it names it, and the figures they share."""
    pairs = _equal(block, other)
    weights: dict[tuple[object, ...], float] = {}
    for one, there in pairs:
        weights[one.number] = max(weights.get(one.number, 0.0), _weight(one, there))
    names = any(_names(one, other[0]) for one, _ in pairs)
    tied = any(_may_stand_for(one, other[0]) for one, _ in pairs)
    return sum(weights.values()) + (NAMED if names else TIED if tied else 0.0), names, pairs


def _links(pairs: Sequence[tuple[Told, Told]], names: bool) -> Iterator[Link]:
    given = _listed(dict.fromkeys(in_words(one.claim.amount) for one, _ in pairs))
    for later, first in pairs:
        if names:
            source = first.carrier if later.speaker == first.carrier_key else first.name
            why = say("It names {speaker}, where the figure stands.", speaker=source)
            yield Link(later.id, first.id, "names_its_source", why)
        else:
            why = say("The same according to {speaker}: {figures}.", speaker=first.name, figures=given)
            if first.dated[1] < later.dated[0] < date.max:  # an undated one is set at the end
                why = say("The same earlier, according to {speaker}: {figures}.", speaker=first.name, figures=given)
            yield Link(later.id, first.id, "same_figures", why)


def _listed(figures: Iterable[str]) -> str:
    first, *others = figures
    for one in others:
        first = say("{figures}, {figure}", figures=first, figure=one)
    return first


def _equal(block: Sequence[Told], other: Sequence[Told]) -> list[tuple[Told, Told]]:
    """The figures of a block that another gives, too, each with that one. Who denies a figure speaks for himself."""
    theirs: dict[tuple[object, ...], Told] = {}
    for one in other:
        if one.claim.polarity == "affirmed":
            theirs.setdefault(one.figure, one)
            theirs.setdefault(one.number, one)
    found = [
        (one, theirs.get(one.figure) or theirs.get(one.number)) for one in block if one.claim.polarity == "affirmed"
    ]
    return [(one, there) for one, there in found if there and not one.other_side(there) and _weight(one, there)]


def _weight(one: Told, other: Told) -> float:
    """How much an equal number tells: half where the one names a group and the other doesn't, less where it is given
    otherwise, as "at least 12" is beside 12."""
    told = tells_apart(one.claim.amount)
    if one.claim.amount.precision != other.claim.amount.precision:
        told *= 0.9
    if one.figure == other.figure:
        return told
    groups = {one.counted.group, other.counted.group}
    return told / 2 if None in groups and not groups & APART else 0.0


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


def _may_stand_for(later: Told, first: Told) -> bool:
    """Whether a speaker's name may stand for the other: officials or a country for a body of it, a person who is named
    for one who tells in a document of his own."""
    if later.own or later.document == first.document or not first.profile.words:
        return False
    said, there = later.profile, first.profile
    shared = any(alike(word, other) for word in said.named for other in there.named)
    if (said.officials and not said.bodies) or "records" in said.bodies:
        return there.office and not there.paper and (shared or not said.named or not there.named)
    if len(said.named) == 1 and not (said.office or said.roles or said.press):
        return there.office and not there.paper and shared
    return bool(first.witness and said.named) and any(alike(said.named[0], word) for word in tokens_of(first.witness))


def _by_wording(told: Sequence[Told]) -> Iterator[Link]:
    for later, earlier in same_words(told):
        why = say("The passage is nearly that of {publisher}, word for word.", publisher=earlier.carrier)
        yield Link(later.id, earlier.id, "same_wording", why)


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
                why = say(
                    "{one} and {other} are of one role and give one figure, {figure}.", one=earlier.name,
                    other=one.name, figure=in_words(one.claim.amount),
                )  # fmt: skip
                yield Link(one.id, earlier.id, "same_role", why)


def _by_government(told: Sequence[Told], repeated: set[str]) -> Iterator[Link]:
    for later, earlier in of_one_government(told, repeated):
        why = say("{one} and {other} are bodies of one government.", one=earlier.name, other=later.name)
        yield Link(later.id, earlier.id, "one_government", why)


def _parts(told: Iterable[Told], repeated: set[str]) -> Iterator[Link]:
    """A part of a figure that is repeated, given in the same voice, goes with its whole."""
    by_id = {one.id: one for one in told}
    for one in by_id.values():
        whole = by_id.get(one.claim.part_of or "")
        vague = one.claim.amount.precision == "vague"
        if not whole or vague or one.id in repeated:
            continue
        if one.own and whole.speaker == one.speaker and whole.id in repeated:
            yield Link(one.id, whole.id, "part", say("It is given as a part of a figure that is repeated."))


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
        copies = not block[0].press and not block[0].finds and len(taken) >= len(rest)
        joined = [*taken[:1], *rest] if copies else rest
        for one in joined[1:]:
            why = say("{speaker} says both itself.", speaker=joined[0].name)
            yield Link(one.id, joined[0].id, "own_voice", why)
