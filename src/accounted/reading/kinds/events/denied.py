"""Deeds that somebody says were not done: "no unit of the army was in the area", "our men did not fire".

Whoever denies a deed so takes no stand in so many words, and yet contradicts those who say that it was he. So the
denied deed is an event of its own, with whoever is said not to have done it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from accounted.model import EventClaim
from accounted.reading.kinds.events.doers import armed
from accounted.reading.kinds.events.forces import named_force
from accounted.reading.kinds.events.hits import Hit
from accounted.reading.kinds.events.pieces import Piece
from accounted.reading.kinds.spoken import Spoken

RULE = "event-denied"
_SUFFERED = ("killing",)
Stretch = tuple[int, int]


def denied(spoken: Spoken, pieces: Sequence[Piece], found: Sequence[Hit]) -> Iterator[EventClaim]:
    """The deeds that the clauses of a sentence deny, each with its doer; that nobody died denies none."""
    suffered = {pieces[hit.piece].clause for hit in found if hit.type in _SUFFERED}
    for clause, group in groupby(pieces, key=lambda piece: piece.clause):
        held = [*group]
        first, last = held[0].first, held[-1].last
        told = clause not in suffered and held[0].opener != "condition" and spoken.tokens[-1].text not in "?؟՞"
        if not told or not _denies(spoken, first, last):
            continue
        undone = _undone(spoken, first, last)
        doer = (None if undone else _force(spoken, first, last)) or _pronoun(spoken, first, last)
        if doer is not None or undone:
            yield _claim(spoken, (first, last), doer)


def _denies(spoken: Spoken, first: int, last: int) -> bool:
    """Whether a clause says that somebody had no part in a deed, or was not there.

    In a narrator's own voice that others did not attack only says what did not happen.
    """
    lexicon, tokens = spoken.lexicon, spoken.tokens
    places = range(first, last + 1)
    if _undone(spoken, first, last) or any(lexicon.reach("took_no_part", tokens, i) for i in places):
        return True
    plainly = any(lexicon.reach("nobody", tokens, i) or lexicon.has("own", tokens[i].low) for i in places)
    no = any(
        lexicon.reach(name, tokens, i)
        for name in ("negations", "nobody")
        for i in places
        if not lexicon.has("no_denials", tokens[i].low)
    )  # fired without warning
    if not (no and any(lexicon.reach("took_part", tokens, i) for i in places)):
        return False
    return plainly or not spoken.said(last)[0].own_voice


def _undone(spoken: Spoken, first: int, last: int) -> bool:
    """Whether the words deny a deed by themselves, so that nobody need be named: no shot was fired."""
    return any(spoken.lexicon.reach("undone", spoken.tokens, i) for i in range(first, last + 1))


def _force(spoken: Spoken, first: int, last: int) -> Stretch | None:
    """The first noun for those who bear arms, with the words around it that name them."""
    lexicon, tokens = spoken.lexicon, spoken.tokens
    held = (i for i in range(first, last + 1) if lexicon.has("forces", tokens[i].low) or armed(spoken, i))
    at = next(held, None)
    if at is None or any(date.first <= at <= date.last for date in spoken.when):
        return None
    return named_force(spoken, at, first, last)


def _pronoun(spoken: Spoken, first: int, last: int) -> Stretch | None:
    """The speaker itself, as a pronoun: "Syuran says that it has never fired"."""
    if spoken.said(last)[0].own_voice:
        return None
    found = (i for i in range(first, last + 1) if spoken.discourse.speech.has("pronouns", spoken.tokens[i].low))
    at = next(found, None)
    return (at, at) if at is not None else None


def _claim(spoken: Spoken, clause: Stretch, doer: Stretch | None) -> EventClaim:
    first, last = clause
    while last > (doer[1] if doer else first) and spoken.tokens[last].kind == "punct":
        last -= 1
    while first < (doer[0] if doer else last) and spoken.tokens[first].kind == "punct":
        first += 1
    speaker, _ = spoken.said(last)
    return EventClaim(
        **spoken.basis(first, last, RULE, speaker, *([doer] if doer else [])),
        what=" ".join(spoken.words(first, last).strip(" ,.;:“”\"'‘’–—").split()),
        type="attack", actors=(" ".join(spoken.words(*doer).split()),) if doer else (), polarity="denied",
    )  # fmt: skip
