"""The fate of a number that no frame reaches: the one word of its clause that tells a fate.

Frames say how a language builds a statement; what they do not foresee is left over. Where the words between a number
and a single word for a fate begin no other clause and hold nobody else, the number meets that fate.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence, Set

from accounted.language import Token
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.lexicon import FATE_ROLES, Lexicon, Meaning

_REACH = 14
"""How many chunks away the word for the fate may stand."""
_ENDS = frozenset({"semi", "mark", "colon", "sub", "bar", "states"})
_WITH_OBJECTS = ("let", "see", "take", "drive", "pull", "leave", "holding", "verb")
"""Roles of verbs right before a number that is their object."""
_OTHERS = frozenset({"number", "mention", "pron"})

Fits = Callable[[Sentence, int, str, Lexicon], bool]


def fate_of_clause(sentence: Sentence, at: int, fits: Fits, lexicon: Lexicon) -> tuple[int, Meaning] | None:
    """The chunk that tells the fate of the number at `at`, and what it means; None where the clause leaves it open."""
    ends = _ENDS | {"comma"} if "comma_ends" in lexicon.sets else _ENDS
    behind = _behind(sentence, at, ends)
    before = _before(sentence, at, ends)
    for told in (behind, before):
        meaning = sentence.chunks[told].meaning(*FATE_ROLES) if told is not None else None
        others = (parted_by_a_verb, belong_to_one)
        if told is not None and any(of_others(sentence, at, told, lexicon) for of_others in others):
            continue
        if told is not None and meaning and meaning.fate and fits(sentence, at, meaning.fate, lexicon):
            return told, meaning
    return None


def _behind(sentence: Sentence, at: int, ends: Set[str]) -> int | None:
    """The predicate behind the number: "nineteen of the escort, who were two and forty, are slain"."""
    be = False
    for i in _within(sentence, range(at + 1, min(len(sentence.chunks), at + 1 + _REACH)), ends):
        chunk = sentence.chunks[i]
        if chunk.plays("happened") or (chunk.plays("state") and be):
            return None if _has_its_own_subject(sentence, at, i) else i
        if chunk.plays("done") and be:
            return None if _acts(sentence.chunks[i + 1 : i + 2]) else i
        if chunk.plays(*_OTHERS, "rel", "verb", "doing", "done", "take", "lose", "acts", "counts", "tolls"):
            return None
        be = chunk.plays("be", "remain") or (be and chunk.plays("adverb", "not", "have"))
    return None


def _before(sentence: Sentence, at: int, ends: Set[str]) -> int | None:
    """The verb or noun before the number: "killed, by the villagers' count, twenty"."""
    for i in _within(sentence, range(at - 1, max(-1, at - 1 - _REACH), -1), ends):
        chunk = sentence.chunks[i]
        if chunk.plays("done", "doing") and not chunk.plays("state"):
            passive = any(before.plays("be") for before in sentence.chunks[max(0, i - 2) : i])
            by_others = chunk.plays("done") and sentence.chunks[i + 1].plays("by")  # in a report released by the army
            return None if passive or by_others else i
        if chunk.plays(
            *_OTHERS, "rel", "verb", "happened", "take", "lose", "acts", "counts", "state", "be", "thing", "and"
        ):
            return None
    return None


def parted_by_a_verb(sentence: Sentence, at: int, told: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands between a number and an "and", so that what is told behind is of others: 27 people waited
    and the trucks were blown up."""
    if "past_forms" not in lexicon.sets or told < at:
        return False
    chunks = sentence.chunks
    link = next((k for k in range(told - 1, at, -1) if chunks[k].plays("and")), None)
    if link is None or not chunks[link + 1].plays("det") or chunks[link + 1].plays("mention"):
        return False
    held = chunks[at - 1].plays("have", "be", *_WITH_OBJECTS) if at else False
    return held or any(acted(chunk, sentence.tokens, lexicon) for chunk in chunks[at + 1 : link])


def belong_to_one(sentence: Sentence, at: int, told: int, lexicon: Lexicon) -> bool:
    """Whether the verb is of one whose people are counted: the leader of 27 rebels was killed."""
    chunks, quantity = sentence.chunks, sentence.chunks[at].quantity
    if "collectives" not in lexicon.sets or at < 2 or told < at or quantity is None or quantity.low in (0, 1):
        return False
    outer = chunks[at - 2]
    named = outer.plays("mention", "somebody") or sentence.tokens[outer.last].low in lexicon.sets["collectives"]
    if not chunks[at - 1].plays("of") or not named:
        return False
    verb = next((chunk for chunk in chunks[at:told] if chunk.plays("be", "have")), None)
    return verb is not None and sentence.tokens[verb.first].low in lexicon.sets["singular_verbs"]


def acted(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a word of one chunk may be a verb in the past: waited, stood."""
    low = tokens[chunk.last].low
    plain = chunk.first == chunk.last and chunk.plays("word")
    return plain and (low.endswith("ed") or low in lexicon.sets.get("past_forms", ()))


def _within(sentence: Sentence, places: Iterable[int], ends: Set[str]) -> Iterable[int]:
    """The places up to where the clause ends."""
    for i in places:
        if sentence.chunks[i].roles & ends:
            return
        yield i


def _has_its_own_subject(sentence: Sentence, at: int, told: int) -> bool:
    """Whether a comma parts a number from a verb that those behind it met: 27 were there, and killed was the porter."""
    parted = any(chunk.plays("comma") for chunk in sentence.chunks[at + 1 : told])
    behind = itertools.dropwhile(lambda chunk: chunk.plays("be", "have", "adverb"), sentence.chunks[told + 1 :])
    pair = list(itertools.islice(behind, 2))
    by_others = any(chunk.plays("prep", "by") for chunk in pair[1:])
    named = bool(pair) and (pair[0].plays("number", "mention") or pair[0].roles == {"somebody", "word"})
    return parted and named and not by_others


def _acts(following: Iterable[Chunk]) -> bool:
    """Whether a verb goes on to an object, so that the number before it counts those who act."""
    return any(chunk.plays("number", "mention", "det", "name", "pron") for chunk in following)
