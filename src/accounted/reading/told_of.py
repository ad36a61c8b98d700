"""What a sentence tells of its speaker and not as the speaker's words: who they are, how many, what befell them.

"Seventeen prisoners said that they were beaten"; "the manager, whose two sons were killed, told the paper that …". Such
figures are of whoever tells of the speaker. Behind a name that follows its verb, "said a nurse, who lost two brothers",
as many readers take them for the speaker's own; they stay so.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech

_RELATIVES = ("relatives", "aside_relatives", "relatives_of_nouns")
_SAYING = frozenset({"say", "say_number", "say_at", "deny", "paper_says", "say_toll"})

Stretch = tuple[int, int]


def told_of(tokens: Sequence[Token], name: Stretch, i: int, speech: Speech) -> tuple[Stretch, ...]:
    """The stretches, as code points, that only tell of the speaker with this name beside the verb at token `i`."""
    first = name[0] - (name[0] > 0 and tokens[name[0] - 1].kind == "number")
    held = (tokens[first].start, tokens[name[1]].end)
    if speech.subject == "start" or name[0] <= i <= name[1]:
        return (held,)
    asked = _asked_about(tokens, name, i, speech)
    if asked:
        return (held, asked)
    described = _before_the_verb(tokens, name, i, speech) if name[1] < i else None
    return (held, described) if described else (held,)


def _asked_about(tokens: Sequence[Token], name: Stretch, i: int, speech: Speech) -> Stretch | None:
    """What a speaker was only asked about: asked about the deaths of 40 people, the mayor said; the mayor, asked …,"""
    inserted = name[1] + 2 if name[1] + 2 < i and tokens[name[1] + 1].text == "," else None
    for k in (inserted, 0, 1):
        if k is None or not speech.has("asked", tokens[k].low):
            continue
        comma = next((j for j in range(k, max(i, name[0])) if tokens[j].text == ","), None)
        if comma is not None:
            return tokens[k].start, tokens[comma].end
    return None


def _before_the_verb(tokens: Sequence[Token], name: Stretch, i: int, speech: Speech) -> Stretch | None:
    """The clause with "who" between a name and its verb, unless somebody says something there."""
    k = name[1] + 1 + (tokens[name[1] + 1].text == ",")
    if k >= i or not any(speech.has(which, tokens[k].low) for which in _RELATIVES):
        return None
    return None if _says_there(tokens, k, i, speech) else (tokens[k].start, tokens[i].start)


def _says_there(tokens: Sequence[Token], first: int, stop: int, speech: Speech) -> bool:
    found = (speech.cues.at(tokens, k) for k in range(first, stop))
    return any(cue.value in _SAYING for cue in found if cue)
