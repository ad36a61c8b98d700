"""Which figures stand as claims: no rates, shares and plans, nothing that only repeats or describes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from accounted.reading.discourse import Discourse
from accounted.reading.grammar.figure import NOT_SO, Figure
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.grammar.wishes import tells_nothing
from accounted.reading.lexicon import Lexicon

_HANDED_ON = ("breakdown", "coordination", "clause", "part-before")
_DEATHS = ("killed", "body_found", "buried", "identified", "died_in_captivity")
_FEWEST_NAMES = 3
"""Fewer names are spoken of for themselves: two names stood on both lists."""
_RATE_BEHIND = 12
"""How many tokens behind a number, within its clause, such words may stand."""
_RATE_AHEAD = 6
"""How many tokens before a number the words may stand that make it a rate: "every year 40 people"."""
_TELLING_OF_NONE = frozenset({"passive", "happened", "state", "of-the", "tally", "active", "lost"})
"""Rules by which a nought without a noun is a figure: none were killed."""
_UNFINISHED = 5
"""How many tokens before a verb the words may begin that say it is not done yet."""
_DENYING = frozenset({"not", "be", "have", "adverb", "modal", "rel"})
"""What stands between people and the verb of which a "not" among these says that it was not done."""
_HELPING = frozenset({"be", "have", "modal"})
_BESIDE_A_NOUN = frozenset({"quote", "word", "modifier", "name", "somebody"})


def stands(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the figure is a claim: no rate ("900 people a year"), no zero of something else ("no reports")."""
    chunk = sentence.chunks[figure.at]
    if _counts_at_a_rate(sentence, figure, lexicon):
        return False
    if _attempted(sentence, figure, lexicon) or (chunk.quantity is None and _only_meant(sentence, figure)):
        return False
    if figure.rule in _HANDED_ON and figure.at and sentence.chunks[figure.at - 1].plays("by"):
        return False  # those who did it: "abducted by eight men"
    if (
        _is_excepted(sentence, chunk.first, lexicon)
        or _is_proportion(sentence, figure, lexicon)
        or _is_apposition(sentence, figure)
        or (figure.told is not None and is_undone(sentence, figure.told, lexicon, figure.at))
        or _is_not_told(sentence, figure, lexicon)
        or tells_nothing(sentence, figure, lexicon)
    ):
        return False
    zero = chunk.quantity is not None and chunk.quantity.zero
    told = figure.rule.startswith("carried-") or figure.rule in _TELLING_OF_NONE
    return not zero or (figure.rule != "names" and (chunk.people is not None or told))


def _counts_at_a_rate(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether words of a rate stand behind the figure in its clause, or before it: 900 people a year."""
    chunk = sentence.chunks[figure.at]
    ends = (c.first for c in sentence.chunks[figure.at + 1 :] if c.plays("comma", "semi", "and", "sub"))
    clause = sentence.tokens[chunk.last + 1 : next(ends, len(sentence.tokens))]
    words, spans = [token.low for token in clause[:_RATE_BEHIND]], lexicon.sets.get("spans", ())
    behind, spent = " ".join(words), " ".join("-" if low in spans else low for low in words)
    read_out = figure.rule.startswith("names")  # every year the same names
    if not read_out and any(_is_rate(rate, f" {behind} ", f" {spent} ") for rate in lexicon.sets["rates"]):
        return True
    undated = [c for c in sentence.chunks[: figure.at] if not c.plays("when")]
    ahead = [token for c in undated for token in sentence.tokens[c.first : c.last + 1]][-_RATE_AHEAD:]
    return any(lexicon.rates_ahead.at(ahead, i) for i in range(len(ahead)))


def _is_rate(rate: str, behind: str, spent: str) -> bool:
    """Whether the words for a rate stand there, and no stretch of time: crossed within a week; a day earlier."""
    return f" {rate} " in behind and f" - {rate} " not in spent and f" {rate} - " not in spent


def _is_excepted(sentence: Sentence, first: int, lexicon: Lexicon) -> bool:
    """Whether the people at token `first` are left out: all but four were freed."""
    ahead = [token.low for token in sentence.tokens[max(0, first - 2) : first]]
    known = ("wholly", "excepting")
    return len(ahead) == len(known) and all(
        low in lexicon.sets.get(name, ()) for low, name in zip(ahead, known, strict=True)
    )


def _is_not_told(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether somebody is said not to have said or seen it: he did not say that 40 had died; I did not see forty."""
    quantity = sentence.chunks[figure.at].quantity
    if quantity is None or quantity.zero or figure.rule == NOT_SO:
        return False
    for k in range(figure.at - 1, 0, -1):
        chunk, before = sentence.chunks[k], sentence.chunks[k - 1]
        if chunk.plays("comma", "semi", "number", "and"):
            return False
        if chunk.plays("states", "see"):
            word = sentence.tokens[before.last].low
            return before.roles == {"not"} and word not in lexicon.sets.get("half_not", ())
    return False


def is_undone(sentence: Sentence, told: int, lexicon: Lexicon, at: int) -> bool:
    """Whether what the word at `told` tells of the people at `at` is not done, or not yet: still identifying four.

    Where the number is nought, a "not" says no more than that.
    """
    quantity = sentence.chunks[at].quantity
    if quantity is not None and quantity.zero:
        return False
    verb = sentence.chunks[told]
    near = range(max(0, verb.first - _UNFINISHED), verb.first + 1)
    hits = ((i, lexicon.unfinished.at(sentence.tokens, i)) for i in near)
    if any(hit and i + hit.length > verb.first for i, hit in hits):
        return True
    return (
        _is_not_done(sentence, told, lexicon) if told < at else quantity is not None and _is_denied(sentence, told, at)
    )


def _is_denied(sentence: Sentence, told: int, at: int) -> bool:
    """Whether a "not" stands between people and the word for their fate: one who has not been identified."""
    before = itertools.takewhile(lambda c: c.roles & _DENYING, reversed(sentence.chunks[at + 1 : told]))
    return any(chunk.plays("not") for chunk in before)


def _is_not_done(sentence: Sentence, told: int, lexicon: Lexicon) -> bool:
    """Whether a "not" stands right before a verb: they did not kill 33; but "did not merely kill 33"."""
    before = told - 1
    while before > 0 and sentence.chunks[before].roles <= _HELPING:
        before -= 1
    if before < 0 or not sentence.chunks[told].plays("done", "doing", "let", "strike", "take"):
        return False
    word = sentence.tokens[sentence.chunks[before].last].low
    return sentence.chunks[before].roles == {"not"} and word not in lexicon.sets.get("half_not", ())


def _is_apposition(sentence: Sentence, figure: Figure) -> bool:
    """Whether "one of the witnesses" only says who the person just named is."""
    chunk = sentence.chunks[figure.at]
    if figure.rule not in ("breakdown", "coordination") or chunk.quantity is None or chunk.quantity.high != 1:
        return False
    before = sentence.chunks[max(0, figure.at - 2) : figure.at]
    of = bool(chunk.people and chunk.people.first > chunk.quantity.last + 1)
    of = of or any(behind.plays("of") for behind in sentence.chunks[figure.at + 1 : figure.at + 2])
    return of and len(before) == 2 and before[1].plays("comma") and before[0].plays("name", "somebody")


def _is_proportion(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the number is so many in so many: nine victims in ten."""
    behind = sentence.chunks[figure.at + 1 : figure.at + 3]
    if len(behind) < 2 or sentence.tokens[behind[0].last].low not in lexicon.sets.get("out_of_words", ()):
        return False
    return behind[1].quantity is not None and behind[1].people is None and behind[1].plays("number")


def repeats(sentence: Sentence, figure: Figure, discourse: Discourse, lexicon: Lexicon) -> bool:
    """Whether "the bodies", "the murdered peasants" only points back to people whose fate was told before."""
    chunk = sentence.chunks[figure.at]
    if chunk.quantity is not None or chunk.opens is not None:
        return False
    last = chunk.people.last if chunk.people else chunk.last
    if not is_several(sentence.tokens, chunk.first, last, lexicon):
        return False
    pointing = sentence.tokens[chunk.first].low in lexicon.sets.get("definite", ())
    described = figure.told == figure.at - 1 and figure.rule == "active"
    if not (pointing or described):
        return False
    same = _DEATHS if figure.fate in _DEATHS else (figure.fate,)
    return any(claim.fate.code in same for claim in discourse.figures)


def tells_no_death(
    sentence: Sentence, figure: Figure, found: Sequence[Figure], discourse: Discourse, lexicon: Lexicon
) -> bool:
    """Whether "three victims" stands where nobody is said to have died: of a robbery, say."""
    people = sentence.chunks[figure.at].people
    if figure.fate == "identified" and _may_live(sentence, figure):
        dead = any(other.fate in _DEATHS and other.at != figure.at for other in found)
        return not dead and not any(claim.fate.code in _DEATHS for claim in discourse.figures)
    if figure.rule == "names" and "name_lists" in lexicon.sets:
        quantity = sentence.chunks[figure.at].quantity
        few = quantity is not None and (quantity.high or quantity.low or 0) < _FEWEST_NAMES
        held = lexicon.sets.get("memorials", lexicon.sets["name_lists"])
        return few or not (discourse.of_deaths or any(t.low in held for t in sentence.tokens))
    if figure.rule != "noun" or people is None:
        return False
    if sentence.tokens[people.last].low not in lexicon.sets.get("weak_counts", ()):
        return False
    here = any(other.fate in _DEATHS and other.rule != "noun" for other in found)
    return not here and not any(claim.fate.code in _DEATHS for claim in discourse.figures)


def is_of_peace(sentence: Sentence, figure: Figure, discourse: Discourse, lexicon: Lexicon) -> bool:
    """Whether words that peaceful life has too tell the fate, in a text that tells of no harm: guests left the house.

    The words may be those of the verb ("crossed the border"), or a frame's ("the club let nine of them go").
    """
    if figure.rule not in lexicon.sets.get("ordinary_frames", ()):
        told = sentence.chunks[figure.told] if figure.told is not None else None
        found = lexicon.ordinary.at(sentence.tokens, told.first) if told else None
        if told is None or found is None or found.length < told.last - told.first + 1:
            return False
    return not discourse.of_harm


def tells_of_deaths(sentence: Sentence) -> bool:
    """Whether a word of the sentence tells that somebody died, with a number or without."""
    counted = (chunk.people.counted for chunk in sentence.chunks if chunk.people and chunk.people.counted)
    told = (meaning for chunk in sentence.chunks for meaning in chunk.entry.values())
    return any(meaning.fate in _DEATHS for meaning in (*told, *counted))


def _may_live(sentence: Sentence, figure: Figure) -> bool:
    """Whether those identified may be alive: suspects are, as bodies and victims are not."""
    chunk = sentence.chunks[figure.at]
    if figure.rule != "active" or chunk.people is None or chunk.quantity is None:
        return False
    return chunk.people.unit != "body" and chunk.people.counted is None


def _attempted(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the fate was only planned, tried or threatened: they tried to kill three."""
    at = figure.told or 0
    while at and sentence.chunks[figure.told or 0].plays("acts") and sentence.chunks[at - 1].roles <= _BESIDE_A_NOUN:
        at -= 1  # ordered the "provisional arrest"
    told = sentence.chunks[at].first
    attempts = lexicon.attempts
    if figure.told is not None and lexicon.attempts_behind.at(sentence.tokens, sentence.chunks[figure.told].last + 1):
        return True
    return any(
        found and told - i - found.length in range(3 if lexicon.verb_first else 1)
        for i in range(max(0, told - 4), told)
        if (found := attempts.at(sentence.tokens, i))
    )


def _only_meant(sentence: Sentence, figure: Figure) -> bool:
    """Whether a mention meets no fate here: it would ("to kill leaders"), or it does not ("nor was his wife hurt")."""
    if figure.told is None:
        return False
    chunks = sentence.chunks
    first, last = sorted((figure.at, figure.told))
    infinitive = figure.told > 0 and chunks[figure.told - 1].plays("to")
    refused = any(chunk.plays("not") for chunk in (*chunks[max(0, first - 2) : first], *chunks[first + 1 : last]))
    return infinitive or refused
