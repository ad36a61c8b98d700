"""By whom something is stated, where a case says so: комитетом установлено, что погибли 64, "found by the committee".

The body stands in the case of means before the participle, or right behind it. Who only acts is none: what is told must
be that something was found, counted, confirmed, registered or called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.noun_phrase import noun_after, noun_before
from accounted.reading.owners import points_back
from accounted.reading.voice import Voice

_HEAD_WITHIN = 3
"""Among so many words the noun for the body stands, adjectives before it."""
_STATED_WITHIN = 5
"""Within so many tokens behind it the number stands that is stated, or a "that" or a colon leads to it."""


def stated_by(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """The bodies by which it is stated what the sentence tells."""
    for i, token in enumerate(tokens):
        if not speech.has("stated_by", token.low):
            continue
        name = _body(tokens, noun_before(tokens, i, speech), speech) or _body(
            tokens, noun_after(tokens, i + 1, speech), speech
        )
        if name is None or not _states(tokens, max(i, name[1]) + 1, speech):
            continue
        held = tuple(tokens[name[0] : name[1] + 1])
        cue = (min(held[0].start, token.start), max(held[-1].end, token.end))
        yield Voice(held, cue, (0, 0), "according", points_back(held, speech))


def _states(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether a number, a "that" or a colon follows before the clause ends: no gun is stated that somebody set up."""
    for k in range(i, min(len(tokens), i + _STATED_WITHIN)):
        token, leads = tokens[k], k + 1 < len(tokens) and speech.has("complementisers", tokens[k + 1].low)
        if token.kind == "number" or speech.number_words.at(tokens, k) or token.text == ":" or leads:
            return True
        if token.text in ",;.":
            return False
    return False


def _body(tokens: Sequence[Token], name: tuple[int, int] | None, speech: Speech) -> tuple[int, int] | None:
    """The words from the first in the case of means on, where they name a body that no preposition governs."""
    if name is None:
        return None
    endings = tuple(speech.sets["means_endings"])
    first = next((k for k in range(name[0], name[1] + 1) if tokens[k].low.endswith(endings)), None)
    if first is None or (first and any(speech.has(led, tokens[first - 1].low) for led in ("loose", "inside"))):
        return None
    heads = [token for token in tokens[first : min(name[1] + 1, first + _HEAD_WITHIN)] if token.low.endswith(endings)]
    known = any(speech.has(noun, token.low) for token in heads for noun in ("bare", "colon_speakers"))
    own = any(speech.has("own_proceedings", token.low) for token in heads)
    return (first, name[1]) if known and not own else None
