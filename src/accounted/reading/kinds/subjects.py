"""The subject of a verb, where the language has it: before the verb, behind it, or at the start of the clause.

Which of these holds is the lexicon's (`speech.subject`). Where verbs come last or first no small word parts the subject
from the object, so that the subject ends with the last capital letter or noun for a body, or before the first act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.kinds.lexicon import KindsLexicon
from accounted.reading.lexicon import Speech
from accounted.reading.noun_phrase import noun_after, noun_before

_CLAUSE_MARKS = frozenset(',;:–—()“”"«»՝.')
_LONGEST = 40
_HYPHENS = frozenset("-‑")
_NUMERAL = re.compile("[IVXLC]+")

Stretch = tuple[int, int]


def subject_of(
    tokens: Sequence[Token], verb: Stretch, speech: Speech, lexicon: KindsLexicon, floor: int = 0
) -> Stretch | None:
    """First and last token of the subject of the verb at these tokens, not before token `floor`; None without one."""
    if speech.subject == "before":
        return noun_before(tokens, verb[0], speech, floor)
    if speech.subject == "start":
        apart = _set_apart(tokens, verb[0], speech, lexicon, floor)
        return apart or _opening(tokens, clause_start(tokens, verb[0], lexicon, floor), verb[0], speech, lexicon)
    ahead = noun_before(tokens, verb[0], speech, floor)
    ahead = _past_object(tokens, ahead, lexicon) if ahead is not None else None
    ahead = ahead if ahead is not None and _may_act(tokens, ahead, speech, lexicon) else None
    if ahead is not None and speech.subject == "either":
        return ahead
    behind = noun_after(tokens, verb[1] + 1, speech)
    behind = _until_object(tokens, behind, lexicon) if behind is not None else None
    if behind is not None and _may_act(tokens, (behind[0], min(behind[0] + 1, behind[1])), speech, lexicon):
        return behind
    return ahead


def clause_start(
    tokens: Sequence[Token], i: int, lexicon: KindsLexicon, floor: int = 0, marks: frozenset[str] = _CLAUSE_MARKS
) -> int:
    """The first token of the clause of token `i`: behind a mark, or a word that joins clauses."""
    for j in range(i - 1, max(floor, i - _LONGEST) - 1, -1):
        if tokens[j].low in marks or lexicon.connectors.at(tokens, j):
            return j + 1
    return max(floor, i - _LONGEST)


def _set_apart(tokens: Sequence[Token], verb: int, speech: Speech, lexicon: KindsLexicon, floor: int) -> Stretch | None:
    """The subject that opens the sentence and is parted from the rest by a comma: "Bakan Ece Tan, saldırıyı kınadı"."""
    held = _opening(tokens, floor, verb, speech, lexicon)
    parted = held is not None and held[1] + 1 < verb and tokens[held[1] + 1].low == ","
    return held if parted else None


def _opening(tokens: Sequence[Token], first: int, verb: int, speech: Speech, lexicon: KindsLexicon) -> Stretch | None:
    """The subject that begins at token `first`, before a verb: capitals and nouns for bodies, as far as they go."""
    while first < verb and not _opens_name(tokens, first, speech, lexicon):
        if not (
            speech.has("openers", tokens[first].low) or tokens[first].kind != "word" or _in_time(tokens[first], lexicon)
        ):
            return None
        first += 1
    last = first - 1
    while last + 1 < verb and _in_subject(tokens, last + 1, speech, lexicon):
        last += 1
    while last >= first and not _heads(tokens, last, speech, lexicon):
        last -= 1
    if last + 1 < verb and lexicon.has("genitives", tokens[last + 1].low):  # "Yeni Zelanda'nın …" is no subject
        return None
    return (first, last) if last >= first and _may_act(tokens, (first, last), speech, lexicon) else None


def _opens_name(tokens: Sequence[Token], i: int, speech: Speech, lexicon: KindsLexicon) -> bool:
    token = tokens[i]
    if token.kind != "word" or _in_time(token, lexicon):
        return False
    return token.text[:1].isupper() or _body(token, speech, lexicon) or speech.has("pronouns", token.low)


def _in_time(token: Token, lexicon: KindsLexicon) -> bool:
    """Whether a word belongs to a date: a month, a weekday."""
    dates = lexicon.words.dates
    return dates.months.at([token], 0) is not None or dates.weekdays.at([token], 0) is not None


def _in_subject(tokens: Sequence[Token], i: int, speech: Speech, lexicon: KindsLexicon) -> bool:
    """Whether the subject goes on at token `i`: a capital, a body, or a small word before one of them."""
    if _heads(tokens, i, speech, lexicon):
        return True
    return tokens[i].kind == "word" and i + 1 < len(tokens) and _body(tokens[i + 1], speech, lexicon)


def _heads(tokens: Sequence[Token], i: int, speech: Speech, lexicon: KindsLexicon) -> bool:
    token = tokens[i]
    if token.kind != "word" or lexicon.has("object_endings", token.low):
        return False
    return token.text[:1].isupper() or _body(token, speech, lexicon)


def acting(tokens: Sequence[Token], held: Stretch, speech: Speech, lexicon: KindsLexicon) -> Stretch | None:
    """Who acts in a noun phrase, without what follows: capitals and nouns for bodies, as far as they go; or None."""
    first = next((j for j in range(held[0], held[1] + 1) if _heads(tokens, j, speech, lexicon)), None)
    if first is None:
        return None
    last = first
    while last < held[1] and _in_subject(tokens, last + 1, speech, lexicon):
        last += 1
    while not _heads(tokens, last, speech, lexicon):
        last -= 1
    while last + 2 <= held[1] and tokens[last + 1].text in _HYPHENS and tokens[last + 1].start == tokens[last].end:
        last += 2
    opens = held[0] if all(tokens[j].kind == "word" for j in range(held[0], first)) and first - held[0] <= 2 else first
    return opens, last


def _body(token: Token, speech: Speech, lexicon: KindsLexicon) -> bool:
    return lexicon.has("forces", token.low) or speech.has("bare", token.low)


def _may_act(tokens: Sequence[Token], held: Stretch, speech: Speech, lexicon: KindsLexicon) -> bool:
    """Whether a noun phrase can act: it has a capital letter or a noun for a body, and does not name an act."""
    words = tokens[held[0] : held[1] + 1]
    if any(lexicon.has("acts", token.low) for token in words):
        return False
    if all(token.kind != "word" or _NUMERAL.fullmatch(token.text) for token in words):
        return False
    known = any(_body(token, speech, lexicon) or speech.has("pronouns", token.low) for token in words)
    return known or any(token.text[:1].isupper() and not speech.has("openers", token.low) for token in words)


def _past_object(tokens: Sequence[Token], held: Stretch, lexicon: KindsLexicon) -> Stretch:
    """The subject without an act before it that "and" only seems to join to it: "an act of terror and the minister"."""
    joins = [j for j in range(held[0] + 1, held[1]) if lexicon.has("joiners", tokens[j].low)]
    act = any(lexicon.has("acts", token.low) for token in tokens[held[0] : joins[-1]]) if joins else False
    return (joins[-1] + 1, held[1]) if act else held


def _until_object(tokens: Sequence[Token], held: Stretch, lexicon: KindsLexicon) -> Stretch | None:
    """The subject behind a verb, up to the object: an act, a term, or a noun that the lexicon names as one."""
    armed = "armed" in lexicon.lists and lexicon.has("armed", tokens[held[0]].low)  # the army denies
    for j in range(held[0] + (armed and held[1] > held[0]), held[1] + 1):
        if lexicon.has("acts", tokens[j].low) or lexicon.has("objects", tokens[j].low) or lexicon.labels.at(tokens, j):
            return (held[0], j - 1) if j > held[0] else None
    return held
