"""Statements gathered by speaker and amount, and the origins proposed for them.

Origins come from `origins`, over all rows of an incident; where none were looked for, one speaker with one amount is
one, however many publishers carry it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from accounted.comparison.amounts import figure_key
from accounted.comparison.result import Entry
from accounted.comparison.voices import Voice, name_key
from accounted.model import CountClaim

_BEYOND = 10**18


class Statement(NamedTuple):
    """A count claim with what the comparison knows about it.

    `dated` orders documents, undated ones last; `origin` is the letter of its origin, None where none was looked for.
    """

    claim: CountClaim
    voice: Voice
    carrier: str
    dated: tuple[date, date]
    share_why: str | None
    origin: str | None = None

    @property
    def earliest(self) -> tuple[Any, ...]:
        """A key that puts statements in order of their documents' dates, then ids."""
        return (self.dated, self.claim.id)

    @property
    def sets_an_end(self) -> bool:
        """Whether its number may be an end of the row: affirmed, not hypothetical, whole, and of one fate."""
        claim = self.claim
        held_back = claim.polarity == "denied" or claim.modality == "hypothetical" or bool(claim.fate.merged)
        return claim.amount.quantified and not held_back and self.share_why is None


def entries_of(statements: Iterable[Statement], names: Mapping[str, str]) -> tuple[Entry, ...]:
    """One entry for each speaker and amount, from the smallest amount to the largest, then by speaker.

    A figure that a speaker denies, calls hypothetical, or gives for several fates together stands apart from
    the same figure without that. Figures without a number come last. The order says nothing about trust. Who says a
    figure is called as the earliest statement of it has the name, whatever the speaker is called elsewhere.

    Args:
        statements: all of one row.
        names: the name by which each speaker is known over all documents, by key.
    """
    gathered: dict[tuple[Any, ...], list[Statement]] = {}
    for statement in sorted(statements, key=lambda one: one.earliest):
        gathered.setdefault(_same(statement), []).append(statement)
    groups = list(gathered.values())
    letters = _letters(groups)
    groups.sort(key=lambda group: _place(group[0]))
    return tuple(_entry(group, names, group[0].origin or letters[group[0].claim.id]) for group in groups)


def _same(statement: Statement) -> tuple[Any, ...]:
    claim = statement.claim
    stance = (claim.polarity, claim.modality == "hypothetical", claim.fate.merged)
    return (statement.voice.key, figure_key(claim.amount), stance, statement.origin)


def _place(first: Statement) -> tuple[Any, ...]:
    claim, amount = first.claim, first.claim.amount
    ends = [end for end in (amount.low, amount.high) if end is not None]
    size = (ends[0], amount.high if amount.high is not None else _BEYOND) if ends else (_BEYOND, _BEYOND)
    stance = (claim.polarity, claim.modality == "hypothetical", claim.fate.merged)
    words = name_key(amount.exact) if not amount.quantified else ""
    return (*size, amount.precision, words, stance, name_key(first.voice.name), first.voice.key, claim.id)


def _letters(groups: Iterable[list[Statement]]) -> dict[str, str]:
    """A letter for each origin, by its first claim: earliest document first, then by speaker, then by amount."""

    def order(first: Statement) -> tuple[Any, ...]:
        return (first.dated, name_key(first.voice.name), first.voice.key, _place(first))

    firsts = sorted((group[0] for group in groups), key=order)
    return {first.claim.id: letter(number) for number, first in enumerate(firsts)}


def letter(number: int) -> str:
    """The name of an origin by its number from 0: A to Z, then AA, AB and so on."""
    rest, last = divmod(number, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + last)


def _entry(group: list[Statement], names: Mapping[str, str], origin: str) -> Entry:
    first = group[0].claim
    shares = [one.share_why for one in group if one.share_why]
    return Entry(
        said_by=group[0].voice.name,
        carried_by=tuple(sorted({one.carrier for one in group})),
        amount=first.amount,
        claims=tuple(sorted(one.claim.id for one in group)),
        documents=tuple(sorted({one.claim.source.digest for one in group})),
        first=first.id,
        origin=origin,
        share=len(shares) == len(group),
        share_why=shares[0] if shares else None,
        denied=first.polarity == "denied",
        hypothetical=first.modality == "hypothetical",
        merged_fates=first.fate.merged,
        known_as=names[group[0].voice.key],
    )
