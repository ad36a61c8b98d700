"""Who speaks where a figure is called false: whoever calls it so, and not the one whose figure it was.

"It is false that 150 died, as the minister claims" is the publisher's denial; "the ministry denies what the agencies
put about of 29 dead" is the ministry's. Whose claim it is by a noun, "the claim of the command that 27 died is
baseless", stays the speaker, as most readers have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.voice import Voice

_OF_OTHERS = frozenset({"quoted_by", "reported"})
"""Kinds of cue that say whose a figure is, and not that it is told now."""


def without_claimants(voices: Sequence[Voice], tokens: Sequence[Token], speech: Speech) -> list[Voice]:
    """The voices of a sentence but for those whose figure is called false; one alone then covers all of it."""
    kept = [voice for voice in voices if voice.tokens and not _is_claimant(voice, tokens, speech)]
    if len(kept) == 1 and tokens:
        return [replace(kept[0], covers=(tokens[0].start, tokens[-1].end))]
    return kept


def _is_claimant(voice: Voice, tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether a voice only says whose a figure is: printed by a paper; as the minister claims; what they put about."""
    if voice.kind == "deny":
        return False
    begin = min(voice.start, voice.cue[0])
    return voice.kind in _OF_OTHERS or is_only_cited(tokens, begin, speech)


def is_only_cited(tokens: Sequence[Token], begin: int, speech: Speech) -> bool:
    """Whether the words from an offset on only cite somebody: as the police maintain; what the agencies put about."""
    last = max((k for k, token in enumerate(tokens) if token.start <= begin), default=0)
    led = [tokens[last - 1].low] if last and tokens[last].start == begin else []
    here = speech.has("as_told", tokens[last].low)
    return here or any(speech.has(name, low) for low in led for name in ("as_told", "relatives"))
