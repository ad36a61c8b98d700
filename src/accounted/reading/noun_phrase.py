"""The name of a speaker beside a verb of saying: the noun phrase that ends before it, or begins behind it."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech

_LONGEST = 16
"""Longest speaker's name, in tokens."""
_CLAUSE_MARKS = frozenset(';:—–.!?…"“”«»')
_JOINS = frozenset({"-", "/", "’", "'", ".", "&"})


def noun_before(tokens: Sequence[Token], i: int, speech: Speech, floor: int = 0) -> tuple[int, int] | None:
    """First and last token of the noun phrase that ends before token `i`, or None.

    Looks through helping verbs ("the mayor has also said") and one inserted phrase between commas
    ("the mayor, speaking on television, said"); a personal name inserted after an office wins
    ("the governor, Ilir Dano, said").
    """
    last = _before_auxiliaries(tokens, i - 1, speech, floor)
    if last < floor or speech.has("passive", tokens[last].low) or speech.has("joins", tokens[last].low):
        return None
    if speech.has("inside", tokens[last].low):
        return None
    if tokens[last].text == ",":
        return _before_insertion(tokens, last, speech, floor)
    relative = _relative_before(tokens, last, speech, floor)
    return _phrase_ending(tokens, last if relative is None else relative - 1, speech, floor)


def _relative_before(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> int | None:
    """The "who" of a clause between the noun and its verb: "an officer who was released in 1994 told us"."""
    for j in range(last, max(floor, last - _LONGEST), -1):
        if speech.has("relatives", tokens[j].low):
            return j
        if tokens[j].kind == "punct" and tokens[j].text not in _JOINS:
            return None
    return None


def noun_after(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[int, int] | None:
    """First and last token of the noun phrase that begins at token `i`, or None."""
    if i >= len(tokens) or tokens[i].kind != "word" or _not_a_name(tokens[i], speech):
        return None
    last = next((j for j in range(i, min(len(tokens), i + _LONGEST)) if _stops_after(tokens, j, i, speech)), None)
    last = (min(len(tokens), i + _LONGEST) if last is None else last) - 1
    while last >= i and (speech.has("inside", tokens[last].low) or tokens[last].kind == "punct"):
        last -= 1
    named = any(t.kind == "word" and not speech.has("articles", t.low) for t in tokens[i : last + 1])
    return (i, last) if named else None


def noun_at_start(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[int, int] | None:
    """First and last token of the noun phrase that opens the clause whose verb is token `i`."""
    marks = [j for j in range(i) if tokens[j].kind == "punct" and tokens[j].text in _CLAUSE_MARKS]
    first = marks[-1] + 1 if marks else 0
    while first < i and _opens_sentence(tokens[first], speech):
        first += 1
    found = noun_after(tokens, first, speech)
    return found if found and found[1] < i else None


def _not_a_name(token: Token, speech: Speech) -> bool:
    """Whether a word can't begin a speaker's name: "said on Monday", "said that"."""
    return any(speech.has(name, token.low) for name in ("stops", "loose", "complementisers"))


def _stops_after(tokens: Sequence[Token], j: int, first: int, speech: Speech) -> bool:
    """Whether the name that begins at token `first` ends before token `j`."""
    token = tokens[j]
    if token.kind == "punct":
        return not (token.text in _JOINS and _glued(tokens, j))
    if j == first:
        return False
    if speech.has("stops", token.low) or token.kind == "number":
        return True
    if speech.has("loose", token.low):
        return not (j + 1 < len(tokens) and _starts_name(tokens[j + 1], speech))
    cue = speech.cues.at(tokens, j)
    return cue is not None and cue.value != "say_number" and token.text.islower()


def is_personal_name(tokens: Sequence[Token]) -> bool:
    """Whether every word is capitalised, as in a person's name; never so in text all in capitals."""
    words = [token for token in tokens if token.kind == "word"]
    return 1 <= len(words) <= 5 and all(_capitalised(word.text) for word in words)


def _capitalised(word: str) -> bool:
    return word[:1].isupper() and (len(word) == 1 or not word.isupper())


def _before_auxiliaries(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> int:
    while last >= floor and speech.has("auxiliaries", tokens[last].low):
        last -= 1
    return last


def _before_insertion(tokens: Sequence[Token], comma: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The noun phrase before ", ..., said"."""
    opening = next((j for j in range(comma - 1, floor - 1, -1) if tokens[j].text == ","), None)
    if opening is None or comma - opening > 2 * _LONGEST:
        return None
    outer = _phrase_ending(tokens, opening - 1, speech, floor)
    inserted = is_personal_name(tokens[opening + 1 : comma])
    if outer and inserted and not is_personal_name(tokens[outer[0] : outer[1] + 1]):
        return opening + 1, comma - 1
    return outer


def _phrase_ending(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The noun phrase whose last token is `last`, found by walking back to its article or its first name."""
    if speech.has("pronouns", tokens[last].low) or speech.has("self", tokens[last].low):
        return last, last
    first = last + 1
    j = last
    while j >= max(floor, last - _LONGEST) and _belongs(tokens, j, last, speech):
        first = j
        if speech.has("articles", tokens[j].low) and not (j > floor and speech.has("inside", tokens[j - 1].low)):
            break
        j -= 1
    while first <= last and (_opens_sentence(tokens[first], speech) or tokens[first].text in _JOINS):
        first += 1
    while first <= last and speech.has("inside", tokens[first].low):
        first += 1
    if first > floor and tokens[first - 1].kind == "number":  # "on the 32nd anniversary TRT World writes"
        first = next((k for k in range(first, last + 1) if _starts_name(tokens[k], speech)), first)
    named = [t for t in tokens[first : last + 1] if t.kind == "word" and not speech.has("articles", t.low)]
    return (first, last) if named else None


def _opens_sentence(token: Token, speech: Speech) -> bool:
    """Whether a word stands before a speaker's name without belonging to it: "on Sunday", "meanwhile"."""
    return speech.has("openers", token.low) or speech.has("capitalised", token.low)


def _starts_name(token: Token, speech: Speech) -> bool:
    return token.text[:1].isupper() or speech.has("articles", token.low)


def _belongs(tokens: Sequence[Token], j: int, last: int, speech: Speech) -> bool:
    token = tokens[j]
    if token.kind == "punct":
        return token.text in _JOINS and _glued(tokens, j)
    if token.kind == "number":
        return j > 0 and (tokens[j - 1].text == "-" or tokens[j - 1].low == "of")
    cue = speech.cues.at(tokens, j)
    if speech.has("stops", token.low) or (cue is not None and cue.value == "citing"):
        return False
    return j == last or not (cue and token.text.islower() and not _nominal(tokens, j, speech))


def _nominal(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    """Whether a cue word is a noun here ("the report said"): an article or adjective stands before it."""
    return j > 0 and (speech.has("articles", tokens[j - 1].low) or tokens[j - 1].low == "of")


def _glued(tokens: Sequence[Token], j: int) -> bool:
    """Whether a mark touches both neighbours: "Al-Mina", "St. Petersburg" keeps its own."""
    touches_left = j > 0 and tokens[j - 1].end == tokens[j].start
    touches_right = j + 1 < len(tokens) and tokens[j].end == tokens[j + 1].start
    if tokens[j].text in "’'" and touches_left:
        return True
    abbreviated = tokens[j].text == "." and touches_left and len(tokens[j - 1].text) <= 3
    return (touches_left and touches_right) or abbreviated
