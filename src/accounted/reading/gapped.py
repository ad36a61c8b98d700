"""Speakers who share the verb of the one before them: the army listed 58 dead, the police 26 and the church 64."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.no_speaker import speaks_of_nothing
from accounted.reading.voice import Voice

_LONGEST_GIVER = 8
_LONGEST_PUT = 14
_PARTS = frozenset(",;:.")
_PLAIN = (2, 3)
"""How many words an unknown noun and its article may be."""


def sharing_the_verb(tokens: Sequence[Token], named: Sequence[Voice], speech: Speech) -> Iterator[Voice]:
    """Those who give a bare number of their own with the verb of a speaker before them: the army listed 58 dead, the
    police 26 and the church 64."""
    if len(named) != 1 or not named[0].leads or named[0].kind not in ("say", "say_number") or speech.subject == "start":
        return
    counted, begin = False, None
    for k, token in enumerate(tokens):
        if token.start < named[0].cue[1]:
            continue
        if token.text in ",;" or speech.has("joins", token.low) or speech.has("contrast", token.low):
            begin = k + 1 if begin is None or _names_a_giver(tokens[k + 1 : k + 2], speech) else begin
        elif number_at(tokens, k, speech):
            last = k if begin is None else begin + len(tokens[begin:k])
            while begin is not None and last > begin and _leads_to_number(tokens[last - 1], speech):
                last -= 1
            if counted and begin is not None and _gives(tokens, begin, last, k, speech):
                name = tokens[begin:last]
                yield Voice(tuple(name), (name[0].start, name[-1].end), (0, 0), "say", contrasts=True)
            counted, begin = True, None


def _leads_to_number(token: Token, speech: Speech) -> bool:
    """Whether a mark or a small word stands between who gives a number and it: the police — 26; полиция — о 26."""
    small = ("inside", "loose", "bounding")
    return token.kind == "punct" or (token.text.islower() and any(speech.has(name, token.low) for name in small))


def _names_a_giver(tokens: Sequence[Token], speech: Speech) -> bool:
    return any(token.text[:1].isupper() or speech.has("articles", token.low) for token in tokens)


def _gives(tokens: Sequence[Token], first: int, last: int, k: int, speech: Speech) -> bool:
    """Whether the tokens before a number are the name of somebody, and nothing that it counts stands behind it."""
    name, behind = tokens[first:last], next((t for t in tokens[k + 1 :] if t.kind != "number"), None)
    closed = behind is None or behind.kind == "punct" or speech.has("joins", behind.low)
    if not closed or not 0 < len(name) <= _LONGEST_GIVER or any(t.kind == "number" or t.text in ",;:" for t in name):
        return False
    if any(speech.has(held, token.low) for token in name for held in ("stops", "capitalised", "self", "pronouns")):
        return False
    if speech.has("loose", name[0].low) or any(
        speech.cues.at(tokens, j) for j in range(first, last) if tokens[j].text.islower()
    ):
        return False
    if speaks_of_nothing(tokens, (first, last - 1), speech):  # bringing the number of dead to 19
        return False
    inside = (k for k, token in enumerate(name) if k and speech.has("inside", token.low))
    head = name[next(inside, len(name)) - 1]  # the widow of a stoker
    known = head.text[:1].isupper() or any(speech.has(held, head.low) for held in ("bare", "colon_speakers", "records"))
    of = len(name) > 2 and speech.has("inside", name[-2].low)
    plain = len(name) in _PLAIN and speech.has("articles", name[0].low) and tokens[k - 1] is name[-1]  # the church 64
    return known or of or plain


def number_at(tokens: Sequence[Token], k: int, speech: Speech) -> bool:
    """Whether a number stands at token `k`, in digits or in words."""
    return k < len(tokens) and (tokens[k].kind == "number" or speech.number_words.at(tokens, k) is not None)


def puts_at_a_number(tokens: Sequence[Token], last: int, speech: Speech) -> bool:
    """Whether what is put somewhere is put at a bare number: puts the deaths in the granary alone at forty."""
    for k in range(last + 1, min(len(tokens) - 1, last + 1 + _LONGEST_PUT)):
        if tokens[k].text in _PARTS:
            return False
        if not speech.has("put_at", tokens[k].low):
            continue
        at = k + 1
        while at < len(tokens) and speech.has("bounding", tokens[at].low):
            at += 1
        if number_at(tokens, at, speech):
            behind = next((t for j, t in enumerate(tokens) if j > at and not number_at(tokens, j, speech)), None)
            return behind is None or behind.kind == "punct" or _is_small(behind, speech)
    return False


def _is_small(token: Token, speech: Speech) -> bool:
    return any(speech.has(name, token.low) for name in ("inside", "loose", "joins", "stops"))
