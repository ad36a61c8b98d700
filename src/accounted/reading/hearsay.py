"""What is only said by nobody in particular: кажуть, dicen, on dit, قالوا; and where it was said: on the radio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.personal_names import is_personal_name
from accounted.reading.voice import Voice

_NEAR = 3
"""The radio or the paper that said so stands within so many tokens of the verb."""
_SOMEBODY = ("bare", "colon_speakers", "pronouns", "papers", "records", "media")


def hearsay(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """The first verb of saying whose form names nobody: "Кажуть, загинуло сто", "dijeron en la radio cuatro"."""
    if "they_say" not in speech.sets:
        return
    for i in range(len(tokens)):
        if voice := said_by_nobody(tokens, i, i, speech):
            yield voice
            return


def said_by_nobody(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> Voice | None:
    """The voice of such a verb at tokens `i` to `last`: the medium that it names, else the verb; None for others."""
    first = i
    if not speech.has("they_say", tokens[last].low):
        return None
    if "they" in speech.sets:  # French needs its "on" before the verb, and a "that" behind
        behind = tokens[last + 1 : last + 2]
        told = bool(behind) and speech.has("complementisers", behind[0].low)
        if not i or not speech.has("they", tokens[i - 1].low) or not told:
            return None
        first = i - 1
    near = [*range(last + 1, min(len(tokens), last + 1 + _NEAR)), *range(max(0, i - _NEAR), i)]
    medium = next((k for k in near if speech.has("media", tokens[k].low)), None)
    named = tuple(tokens[first : last + 1]) if medium is None else (tokens[medium],)
    start, end = min(named[0].start, tokens[first].start), max(named[-1].end, tokens[last].end)
    return Voice(named, (start, end), (0, 0), "say")


def is_nobody(tokens: Sequence[Token], name: tuple[int, int], speech: Speech) -> bool:
    """Whether the words taken for the subject of such a verb name nobody who speaks."""
    held = tokens[name[0] : name[1] + 1]
    known = any(speech.has(which, token.low) for token in held for which in _SOMEBODY)
    return not known and not (len(held) > 1 and is_personal_name(held))
