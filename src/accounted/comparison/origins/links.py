"""Who repeats whom: links between statements, each with what it rests on.

A link leads from a later statement to an earlier one. Statements of one speaker are linked wherever they stand; a
statement in other words, of another speaker or of nobody, is linked when it likely repeats what was said before: a
number, one wording, one role with one figure. Nothing is decided here; a link is a proposal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from accounted.comparison.classes import number_of
from accounted.comparison.origins.governments import of_one_government
from accounted.comparison.origins.likely import ENOUGH, Given, chance, names
from accounted.comparison.origins.sides import of_two_sides
from accounted.comparison.origins.statements import Told
from accounted.comparison.origins.wording import same_words
from accounted.model import say
from accounted.model.amount import in_words

__all__ = ["KINDS", "Link", "links"]

KINDS = (
    "judged", "names_its_source", "same_speaker", "same_figures", "same_wording", "same_role", "one_government",
    "same_breakdown", "own_voice",
)  # fmt: skip
"""What a link rests on, the strongest first."""

CARRIES = 0.75
"""How likely a repeat must be for the speaker's other figures to go with it; one less likely leaves them his own."""
_SAID = 8
"""So many figures that two share are named as the reason of a link."""


class Link(NamedTuple):
    """One statement repeats another; both are ids of claims. `why` is a sentence for people."""

    later: str
    earlier: str
    kind: str
    why: str


def links(statements: Sequence[Told]) -> list[Link]:
    """All links that are proposed between statements of one incident, the strongest kinds first."""
    told = sorted(statements, key=lambda one: one.order)
    equal, doubtful = _by_figures(told)
    found = [*equal, *_by_wording(told), *_by_role(told)]
    repeated = {link.later for link in found}
    own = [*_own_voice(told, {link.later for link in found})]
    found += _by_speaker(told, repeated, doubtful)
    found += _by_government(told, {link.later for link in found})
    found += _by_breakdown(told, {link.later for link in found})
    found += own
    return sorted(found, key=lambda link: (KINDS.index(link.kind), link.later, link.earlier))


def _by_speaker(told: Iterable[Told], repeated: set[str], doubtful: set[str]) -> Iterator[Link]:
    """Each statement of a named speaker, linked to that speaker's first of the same figure, or first at all.

    Two figures that one document's speaker repeats from others, such as archives, need not come from one of them. What
    one who finds out for himself takes over from others is theirs, and the rest his own; so are the other figures of
    whoever only may have taken one over.

    Args:
        repeated: ids of statements that repeat an earlier one.
        doubtful: ids of those that do so not surely enough for the speaker's other figures to go with them.
    """
    first: dict[str, Told] = {}
    first_of_figure: dict[tuple[object, ...], Told] = {}
    for one in told:
        earlier = first_of_figure.setdefault((one.speaker, *one.figure), one)
        if earlier is one:
            if one.id in doubtful:
                continue
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


def _by_figures(told: Sequence[Told]) -> tuple[list[Link], set[str]]:
    """Statements that give a number which somebody gave before, each linked to the one that it most likely repeats, and
    the ids of those for which that is in doubt."""
    given = Given(told)
    likeliest: dict[str, tuple[float, Told, Told]] = {}
    for later, first in given.alike():
        if of_two_sides(later, first) and not names(later, first) and not given.others_too(later, first):
            continue  # one number that both sides give is no copy
        found = chance(given.signs(later, first))
        if found >= ENOUGH and found > likeliest.get(later.id, (0.0,))[0]:
            likeliest[later.id] = (found, later, first)
    links = [_repeat(later, first, given) for _, later, first in likeliest.values()]
    return links, {
        later.id for found, later, first in likeliest.values() if found < CARRIES and later.speaker != first.speaker
    }


def _repeat(later: Told, first: Told, given: Given) -> Link:
    if names(later, first):
        source = first.carrier if later.speaker == first.carrier_key else first.name
        why = say("It names {speaker}, where the figure stands.", speaker=source)
        return Link(later.id, first.id, "names_its_source", why)
    shared = [later, *(one for one, _ in given.shared(later, first))]
    figures = _listed(dict.fromkeys(in_words(one.claim.amount) for one in shared))
    why = say("The same according to {speaker}: {figures}.", speaker=first.name, figures=figures)
    if first.dated[1] < later.dated[0] < date.max:  # an undated one is set at the end
        why = say("The same earlier, according to {speaker}: {figures}.", speaker=first.name, figures=figures)
    return Link(later.id, first.id, "same_figures", why)


def _listed(figures: Iterable[str]) -> str:
    """The first of these figures as one sentence, and how many more there are: two may share a table of thousands."""
    first, *others = figures
    for one in others[: _SAID - 1]:
        first = say("{figures}, {figure}", figures=first, figure=one)
    more = len(others) - _SAID + 1
    return say("{figures} and {n} more", figures=first, n=more) if more > 0 else first


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


def _by_breakdown(told: Iterable[Told], repeated: set[str]) -> Iterator[Link]:
    """Each part that nobody gave before, with its whole, where another document gives both numbers so.

    A total that repeats another and its breakdown come from one place: 613 and 106 women of them, here and there.
    """
    by_id = {one.id: one for one in told}
    parts = [(one, whole) for one in by_id.values() if (whole := by_id.get(one.claim.part_of or ""))]
    given: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for one, whole in parts:
        given[*one.figure, *whole.figure].add(one.document)
    for one, whole in parts:
        again = len(given[*one.figure, *whole.figure]) > 1
        if again and one.id not in repeated and whole.id in repeated and whole.speaker == one.speaker:
            why = say("It is a part of {figure}, and both are given so elsewhere.", figure=in_words(whole.claim.amount))
            yield Link(*_in_order(one, whole), "same_breakdown", why)


def _in_order(one: Told, other: Told) -> tuple[str, str]:
    earlier, later = sorted((one, other), key=lambda it: it.order)
    return later.id, earlier.id


def _own_voice(told: Iterable[Told], repeated: set[str]) -> Iterator[Link]:
    """What a publisher says itself and repeats from nobody is one voice; of a newspaper, only one sentence is."""
    blocks: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        if one.own and one.id not in repeated:
            within = (one.document, one.claim.passage.start) if one.press else ()
            blocks[one.speaker, *within].append(one)
    for first, *others in blocks.values():
        for one in others:
            yield Link(one.id, first.id, "own_voice", say("{speaker} says both itself.", speaker=first.name))
