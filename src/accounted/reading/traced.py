"""Whom a figure goes back to, where words tell so and not a verb of saying of theirs.

"The figure of 180 dead goes back to the bishop"; "the claim that 40 were killed was first made by the Courier"; "the
consul heard from a priest that 40 had died"; "it was the union that first spoke of 40 dead".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language import Token
from accounted.reading.gapped import number_at
from accounted.reading.lexicon import Speech
from accounted.reading.no_speaker import speaks_of_nothing
from accounted.reading.noun_phrase import noun_after, noun_before
from accounted.reading.voice import Voice

__all__ = ["in_front", "traced"]

_TRACED = ("own_figures", "claims", "accounts", "papers")
_CLEFT = 8
"""So many words are "it was" and who did something, at most."""


def traced(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """The speakers to whom a figure is traced, or from whom somebody heard it."""
    for i in range(len(tokens)):
        found = speech.cues.at(tokens, i)
        if found is None or found.value not in ("traces", "hears"):
            continue
        last = i + found.length - 1
        name = noun_after(tokens, last + 1, speech)
        if name is None or speaks_of_nothing(tokens, name, speech):
            continue
        held = tuple(tokens[name[0] : name[1] + 1])
        if speech.has("self", held[0].low) or (len(held) == 1 and speech.has("pronouns", held[0].low)):
            continue
        if not any(token.text[:1].isupper() or _may_say(token, speech) for token in held):
            continue  # the figure of 40 is due to the fog
        if found.value == "traces" and _figure_before(tokens, i, speech):
            yield Voice(held, (tokens[i].start, held[-1].end), (0, 0), "according")
        elif found.value == "hears" and _told_behind(tokens, name[1] + 1, speech):
            yield Voice(held, (tokens[i].start, held[-1].end), (0, 0), "say", via=_hearer(tokens, i, speech))


def _may_say(token: Token, speech: Speech) -> bool:
    known = ("bare", "colon_speakers", "papers", "records", "persons", "own_bodies", "plural_names")
    return any(speech.has(which, token.low) for which in known)


def _figure_before(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether a figure, and the noun for one, stands before token `i` in its sentence: the figure of 27 dead."""
    nouns = [k for k in range(i) if any(speech.has(which, tokens[k].low) for which in _TRACED)]
    return bool(nouns) and any(number_at(tokens, k, speech) for k in range(nouns[0] + 1, i))


def _told_behind(tokens: Sequence[Token], k: int, speech: Speech) -> bool:
    """Whether what was heard follows: from a priest that 40 had died."""
    k += k < len(tokens) and tokens[k].text == ","
    return k < len(tokens) and speech.has("complementisers", tokens[k].low)


def _hearer(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[tuple[Token, ...], ...]:
    """Who heard it and passes it on, unless it is the one who tells."""
    outer = noun_before(tokens, i, speech)
    if outer is None or any(speech.has(which, tokens[outer[1]].low) for which in ("self", "pronouns")):
        return ()
    return (tuple(tokens[outer[0] : outer[1] + 1]),)


def in_front(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[int, int] | None:
    """Who is set in front of their verb at token `i`: it was the union that first spoke of 40 dead."""
    k = i - 1
    while k > 0 and speech.has("auxiliaries", tokens[k].low) and not speech.has("relatives", tokens[k].low):
        k -= 1
    if k < 1 or not (speech.has("complementisers", tokens[k].low) or speech.has("relatives", tokens[k].low)):
        return None
    for first in range(k - 1, max(0, k - _CLEFT), -1):
        if speech.has("passive", tokens[first - 1].low):
            it = first > 1 and tokens[first - 2].low in speech.sets.get("set_in_front", ())
            name = noun_after(tokens, first, speech) if it else None
            return name if name and name[1] == k - 1 else None
    return None
