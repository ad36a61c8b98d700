"""What is denied against what is affirmed: a number called false, a toll disputed, a label refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from accounted.comparison.classes import number_of
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.origins import Chain, Told
from accounted.comparison.spelling import plain
from accounted.model import Claim, LabelClaim, PositionClaim, say, vocabulary
from accounted.model.amount import in_words

__all__ = ["denied_figures", "disputed_figures", "refused_labels"]

_DEATHS = vocabulary("fates").having("dead")


def denied_figures(chains: Sequence[Chain]) -> Iterator[Contradiction]:
    """Each denied number with the earliest statement of each origin in which another speaker affirms it.

    Deaths and bodies meet. Where nobody affirms it of the same group, who affirms it of no group, or of one where the
    denial names none, speaks of the same people.
    """
    affirmed: defaultdict[tuple[object, ...], list[tuple[int, Told]]] = defaultdict(list)
    told = sorted(
        ((number, step.told) for number, chain in enumerate(chains) for step in chain.steps),
        key=lambda it: it[1].order,
    )
    for number, one in told:
        if one.claim.polarity == "affirmed" and one.claim.amount.quantified:
            affirmed[_what(one)].append((number, one))
    for _, one in told:
        if one.claim.polarity != "denied":
            continue
        held = [it for it in affirmed.get(_what(one), ()) if it[1].speaker != one.speaker]
        alike = [it for it in held if it[1].counted.group == one.counted.group]
        loose = [it for it in held if None in (it[1].counted.group, one.counted.group)]
        first: dict[int, Told] = {}
        for number, there in alike or loose:
            first.setdefault(number, there)
        for there in first.values():
            figure = in_words(one.claim.amount)
            why = say(
                "{figure}, according to {other}, is denied by {one}.", one=one.name, figure=figure, other=there.name
            )
            earlier, later = sorted((one, there), key=lambda it: it.order)
            yield contradiction("conflict", earlier.id, later.id, why)


def _what(told: Told) -> tuple[object, ...]:
    fate = told.counted.fate
    return ("deaths" if fate in _DEATHS else fate, *number_of(told.claim.amount))


def disputed_figures(positions: Iterable[Claim], told: Sequence[Told]) -> Iterator[Contradiction]:
    """A speaker who disputes or denies the figures of a sentence, with the first figure that stands in it."""
    for claim in positions:
        if not isinstance(claim, PositionClaim) or claim.type not in ("disputes", "denies"):
            continue
        here = [one for one in told if one.document == claim.source.digest and _touch(claim, one.claim)]
        here = [one for one in here if one.claim.said_by.name != claim.said_by.name]
        if claim.type == "disputes" and here:
            one = min(here, key=lambda it: it.order)
            why = say(
                "{figure}, according to {other}, is disputed by {one}.", one=_who(claim), other=one.name,
                figure=in_words(one.claim.amount),
            )  # fmt: skip
            yield contradiction("conflict", one.id, claim.id, why)


def _touch(one: Claim, other: Claim) -> bool:
    return one.passage.start < other.passage.end and other.passage.start < one.passage.end


def refused_labels(labels: Iterable[tuple[LabelClaim, str, tuple[object, ...]]]) -> Iterator[Contradiction]:
    """Each label that a speaker refuses, with the earliest speaker who gives one of its kind.

    Args:
        labels: each label with the key of its speaker and what puts its document in order.
    """
    held = sorted(labels, key=lambda one: (one[2], one[0].id))
    for claim, speaker, _ in held:
        if claim.polarity != "denied" or claim.category == "other":
            continue
        for other, theirs, _ in held:
            if other.polarity == "affirmed" and other.category == claim.category and theirs != speaker:
                why = say(
                    "“{term}”, as {other} calls it, is denied by {one}.", one=_who(claim), term=other.term,
                    other=_who(other),
                )  # fmt: skip
                if plain(other.term) != plain(claim.term):
                    why = say(
                        "“{term}”, as {other} calls it, is denied by {one}, who writes “{own}”.", one=_who(claim),
                        term=other.term, other=_who(other), own=claim.term,
                    )  # fmt: skip
                yield contradiction("conflict", other.id, claim.id, why)
                break


def _who(claim: Claim) -> str:
    return claim.carried_by or claim.source.name if claim.said_by.own_voice else claim.said_by.name
