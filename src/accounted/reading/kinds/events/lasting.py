"""What a sentence says to have gone on for so long, where no other claim stands at that length of time.

"The shooting lasted three hours" tells of no day and often of nobody who did it, and yet contradicts whoever says
twenty minutes; so it is an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language import Length, Words, lengths
from accounted.model import CountClaim, EventClaim
from accounted.reading.kinds.events.hits import Hit
from accounted.reading.kinds.events.pieces import Piece
from accounted.reading.kinds.spoken import Spoken

RULE = "event-lasting"


def lasting(
    spoken: Spoken, pieces: Sequence[Piece], found: Sequence[Hit], held: Sequence[EventClaim | CountClaim], words: Words
) -> Iterator[EventClaim]:
    """One event for each length of time that no claim among `held` has in its passage; its type by a noun beside it."""
    for length in lengths(spoken.tokens, words):
        position = spoken.tokens[length.first].start
        if any(one.passage.start <= position < one.passage.end for one in held):
            continue
        first, last = _stretch(spoken, pieces, length, words)
        named = (hit.type for hit in found if hit.form == "noun" and first <= hit.first <= last)
        speaker, voice = spoken.said(first)
        denied = voice is not None and voice.kind == "deny" and voice.cue[1] <= position
        yield EventClaim(
            **spoken.basis(first, last, RULE, speaker, (length.first, length.first)),
            what=" ".join(spoken.words(first, last).strip(" ,.;:“”\"'‘’–—").split()),
            type=next(named, "other"), polarity="denied" if denied else "affirmed",
        )  # fmt: skip


def _stretch(spoken: Spoken, pieces: Sequence[Piece], length: Length, words: Words) -> tuple[int, int]:
    """The clause that holds the length and the word of lasting; the sentence, where they stand in two clauses."""
    first, last = 0, len(spoken.tokens) - 1
    home = next((piece for piece in pieces if piece.first <= length.first <= piece.last), None)
    if home is not None:
        clause = [piece for piece in pieces if piece.clause == home.clause]
        begin, end = clause[0].first, clause[-1].last
        alike = any(one.said == length.said for one in lengths(spoken.tokens[begin : end + 1], words))
        first, last = (begin, end) if alike else (first, last)
    while last > length.first and spoken.tokens[last].kind == "punct":
        last -= 1
    while first < length.first and spoken.tokens[first].kind == "punct":
        first += 1
    return first, last
