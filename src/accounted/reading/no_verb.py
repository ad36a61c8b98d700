"""What looks like a verb of saying and is none: a surname, the noun for a count, a word that only describes."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.gapped import number_at
from accounted.reading.lexicon import Speech
from accounted.reading.no_speaker import acts, claims_no_words

__all__ = ["is_no_verb", "is_surname"]

_ACTING = frozenset({"say", "say_number", "deny", "stance"})
_OBJECT = 4
"""In so many words behind a verb its object is named."""


def is_surname(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capital letter inside a sentence makes a word for saying a name: Colonel Omar Said; J. Said.

    Behind a mark that opens something, as behind the number of a paragraph, it begins a sentence.
    """
    if not tokens[i].text[:1].isupper() or tokens[i].text.isupper():
        return False
    before = [token for token in tokens[max(0, i - 2) : i] if token.text not in (".", "-")]
    return bool(before) and before[-1].kind == "word"


def is_no_verb(tokens: Sequence[Token], i: int, last: int, kind: str, speech: Speech) -> bool:
    """Whether a word that may be a verb only describes, or is a noun: conflict-related, an estimated 600, by name."""
    if i == 0:
        return False
    tied = tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start
    if tied and i > 1 and tokens[i - 2].end == tokens[i - 1].start:
        return True
    before = tokens[i - 1].low
    if kind == "say_number" and speech.has("before_nouns", before):
        return True
    plain = speech.has("plain_sayings", tokens[i].low)  # "said it would appeal"
    if kind in _ACTING and not plain and gives_no_figure(tokens, last, speech):
        return True
    if (
        claims_no_words(tokens, i, last, speech)
        or acts(tokens, i, last, speech)
        or (last == i and _is_count_of(tokens, i, speech))
    ):
        return True
    return speech.has("determiners", before) and number_at(tokens, last + 1, speech)


def _is_count_of(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether a word is the noun for a count or a paper: the Interior Ministry count of 3, the register of the port."""
    if speech.has("two_lists", tokens[i].low) and speech.number_words.at(tokens, i - 1):
        return True  # two lists 71
    if speech.has("verbs_of_several", tokens[i].low) and not speech.has("several", tokens[i - 1].low):
        return True  # "the quarry count stands at 51"; but "the families count eighteen"
    noun = speech.has("records", tokens[i].low) or speech.has("own_figures", tokens[i].low)
    return noun and i + 1 < len(tokens) and speech.has("of_number", tokens[i + 1].low)


def gives_no_figure(tokens: Sequence[Token], last: int, speech: Speech) -> bool:
    """Whether the object of a verb is no statement: announced an inquiry into the deaths of 40 people."""
    for k in range(last + 1, min(len(tokens), last + 1 + _OBJECT)):
        counted = speech.number_words.at(tokens, k) and not speech.has("articles", tokens[k].low)
        if tokens[k].kind != "word" or counted:
            return False
        if speech.has("deed_objects", tokens[k].low):
            return True
    return False
