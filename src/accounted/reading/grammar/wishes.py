"""Figures that tell of nothing that happened: what is wished or ruled out, and who only lives in a state."""

from __future__ import annotations

from accounted.reading.grammar.figure import NOT_SO, Figure
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import Lexicon

_OF_THE_LIVING = ("found_alive", "displaced", "released", "injured", "captured", "detained", "abducted")
_ASKED_BEFORE = 8
"""How many tokens before those counted the words may stand that they were asked or heard."""


def tells_nothing(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the words of a figure state no fate of so many people, though they name one."""
    return (
        _is_permitted(sentence, figure, lexicon)
        or _only_lives_so(sentence, figure, lexicon)
        or _is_only_heard(sentence, figure, lexicon)
        or _wants_no_more(sentence, figure, lexicon)
        or _only_in_degree(sentence, figure, lexicon)
        or _is_a_rule(sentence, figure, lexicon)
        or _is_likened(sentence, figure, lexicon)
        or _is_corrected(sentence, figure)
    )


def _is_permitted(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether these people only may, or are wished to, meet the fate: opposed to allowing 100 fighters to leave."""
    before = sentence.tokens[sentence.chunks[figure.at].first - 1] if sentence.chunks[figure.at].first else None
    if figure.told is None or before is None or before.low not in lexicon.sets.get("permitting", ()):
        return False
    between = sentence.chunks[figure.at + 1 : figure.told]
    return figure.told > figure.at and all(chunk.plays("to", "be", "adverb") for chunk in between)


def _only_lives_so(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether somebody is one of people in a state, and no figure of it: "we fled", said one of the refugees."""
    chunk = sentence.chunks[figure.at]
    if figure.rule != "noun" or chunk.quantity is None or chunk.people is None or chunk.quantity.high != 1:
        return False
    parted = chunk.people.first > chunk.quantity.last + 1 or chunk.people.last > chunk.people.first
    return parted and sentence.tokens[chunk.people.last].low in lexicon.sets.get("living_in", ())


def _is_only_heard(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether those counted are asked or heard, and no figure of what they are: it interviewed 27 survivors."""
    chunk = sentence.chunks[figure.at]
    if figure.rule not in ("noun", "coordination") or figure.fate not in _OF_THE_LIVING or chunk.people is None:
        return False
    first = max(0, chunk.first - _ASKED_BEFORE)
    found = (lexicon.interviewing.at(sentence.tokens, k) for k in range(first, chunk.first))
    return any(found)


def _wants_no_more(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether "no more arrests" is a demand, and tells of nothing."""
    chunk = sentence.chunks[figure.at]
    if figure.rule != "noun" or chunk.quantity is None or not chunk.quantity.zero:
        return False
    more = any(token.low in lexicon.sets.get("further", ()) for token in sentence.tokens[chunk.first : chunk.last + 1])
    behind = sentence.chunks[figure.at + 1 : figure.at + 2]
    return more and not any(chunk.plays("be", "have", "verb", "done", "reach") for chunk in behind)


def _only_in_degree(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a zero only says how badly: where no one was seriously hurt, some may have been."""
    chunk = sentence.chunks[figure.at]
    if chunk.quantity is None or not chunk.quantity.zero or figure.told is None or figure.fate != "injured":
        return False
    told = sentence.chunks[figure.told]
    words = sentence.tokens[max(0, told.first - 1) : told.last + 1]
    return any(token.low in lexicon.sets.get("degrees", ()) for token in words)


def _is_likened(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether "one" stands for a thing named before: a ceremony similar to one held last week."""
    chunk = sentence.chunks[figure.at]
    if figure.rule not in ("after-number", "passive") or chunk.people is not None or chunk.quantity is None:
        return False
    ahead = [c for c in sentence.chunks[max(0, figure.at - 2) : figure.at] if not c.plays("det")]
    if chunk.quantity.high != 1 or not ahead:
        return False
    superlative = sentence.tokens[ahead[-1].last].low in lexicon.sets.get("likened", ())
    return ahead[-1].plays("to") or superlative


def _is_a_rule(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a zero says what may not be, or is one of things: no one can be arrested so; no country was expelled."""
    chunk = sentence.chunks[figure.at]
    if chunk.quantity is None or not chunk.quantity.zero:
        return False
    behind = sentence.tokens[chunk.last + 1 : chunk.last + 2]
    noun = sentence.chunks[figure.at + 1 : figure.at + 2] if chunk.people is None else ()
    thing = any(token.low in lexicon.sets["not_people"] for token in behind) or any(
        other.roles <= {"name", "word", "somebody", "modifier"} and not sentence.tokens[other.first].text.istitle()
        for other in noun
    )
    between = sentence.chunks[figure.at + 1 : figure.told or figure.at]
    words = (sentence.tokens[other.first].low for other in between if other.plays("modal"))
    return thing or any(low in lexicon.sets.get("rule_words", ()) for low in words)


def _is_corrected(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is named to be put right, and by nobody: seven, not six, were hurt; but not "as was printed"."""
    if figure.rule == NOT_SO:
        return False
    before = sentence.chunks[max(0, figure.at - 2) : figure.at]
    behind = sentence.chunks[figure.at + 1 : figure.at + 2]
    marks = ("comma", "dash", "open")
    given = any(chunk.plays("as") for chunk in sentence.chunks[figure.at + 1 : figure.at + 3])
    parted = not given and len(before) == 2 and before[1].plays("not") and before[0].plays(*marks)
    return parted and any(chunk.plays(*marks, "close", "mark") for chunk in behind)
