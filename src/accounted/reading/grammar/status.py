"""What the words around a noun say of those counted: that they are fighters, or of an age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.language.numbers import COUNTS, number_at
from accounted.reading.grammar.figure import Figure
from accounted.reading.grammar.people import People
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import Lexicon

_OLD, _YOUNG = 60, 18
"""From so many years on people are elderly, below so many children."""
_OLDEST = 120
_AGE_WITHIN = 6
"""How many tokens behind those counted their age may stand."""
_FORCE_WITHIN = 5
"""How many tokens behind "members of" the force may be named."""
_PASSED = frozenset({"be", "adverb", "det", "rel", "incl", "of", "prep", "have"})
_NAMED = ("people", "modifier", "units")
"""What a word may be that says whose members those are."""
_NO_UNIT = frozenset({"people", "units", "counts", "of", "incl", "number_of"})


def with_status(sentence: Sentence, figure: Figure, people: People | None, lexicon: Lexicon) -> People | None:
    """The people with the group that their age, or the force they are members of, gives them; else as they are."""
    if sentence.chunks[figure.at].quantity is None or (people is not None and people.unit not in ("person", "body")):
        return people
    if people is not None and people.group not in (None, "civilians", "elderly"):
        return people
    if people is not None and people.last >= people.first and _of_a_force(sentence, people.last, lexicon):
        return replace(people, group="combatants")
    group = _by_age(sentence, figure, people, lexicon)
    if group is None:
        return people
    return replace(people, group=group) if people is not None else People(0, -1, "person", group)


def _of_a_force(sentence: Sentence, last: int, lexicon: Lexicon) -> bool:
    """Whether those named are members of a force: 180 members of the Karvian army."""
    tokens = sentence.tokens
    if tokens[last].low not in lexicon.sets.get("membership", ()):
        return False
    for k in range(last + 1, min(len(tokens), last + 1 + _FORCE_WITHIN)):
        if tokens[k].low in lexicon.sets["forces"]:
            return True
        found = lexicon.phrases.at(tokens, k)
        named = next((found.value[role] for role in _NAMED if role in found.value), None) if found else None
        if named is not None:
            return named.group == "combatants"
        if tokens[k].kind != "word":
            return False
    return False


def _by_age(sentence: Sentence, figure: Figure, people: People | None, lexicon: Lexicon) -> str | None:
    """Children or elderly, by the age that is said of those counted right behind them."""
    if not lexicon.ages:
        return None
    tokens, chunk = sentence.tokens, sentence.chunks[figure.at]
    first = max(chunk.last, people.last if people is not None and people.first <= people.last else 0) + 1
    told = sentence.chunks[figure.told] if figure.told is not None else None
    comma = False
    if people is not None and people.group == "elderly" and people.last > chunk.last:  # étaient âgés de moins de 8 ans
        first = chunk.last + 1
    j = first
    while j < min(len(tokens), first + _AGE_WITHIN):
        found = age_at(tokens, j, lexicon)
        if found is not None:
            return found
        phrase = lexicon.phrases.at(tokens, j)
        if tokens[j].text in ",(" and not comma:
            comma = True
            j += 1
            continue
        if comma and tokens[j].text.isdigit():
            return None
        inside = told is not None and told.first <= j <= told.last
        if not inside and not (phrase and set(phrase.value) & _PASSED):
            return None
        j += 1 if inside or phrase is None else phrase.length
    return None


def age_at(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> str | None:
    """The group of the age told from token `j` on: over sixty, aged six to twelve, 60 yaşından yukarı."""
    ahead = lexicon.ages.at(tokens, j)
    if ahead is not None and (number := _number(tokens, j + ahead.length, lexicon)) is not None:
        return _group(ahead.value, *number[:2]) if _ends(tokens, number[2] + 1, lexicon) else None
    if (number := _number(tokens, j, lexicon)) is not None:
        behind = lexicon.ages_behind.at(tokens, number[2] + 1)
        return _group(behind.value, *number[:2]) if behind is not None else None
    return None


def _number(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """The lower and upper end of the number at token `j`, and its last token."""
    number = number_at(tokens, j, lexicon.words) if j < len(tokens) else None
    if number is None or number.form not in COUNTS or number.low is None or number.high is None:
        return None
    return number.low, number.high, number.last


def _group(bound: str, low: int, high: int) -> str | None:
    """Whom an age makes of people: those over sixty elderly, those under eighteen children."""
    if bound != "under" and low >= _OLD and high < _OLDEST:
        return "elderly"
    young = high <= _YOUNG if bound == "under" else high < _YOUNG
    return "children" if bound != "over" and young else None


def _ends(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> bool:
    """Whether nothing stands behind an age that the number would count: over sixty, but not over sixty houses."""
    if j >= len(tokens) or tokens[j].kind == "punct":
        return True
    phrase = lexicon.phrases.at(tokens, j)
    return tokens[j].low in lexicon.sets.get("age_units", ()) or bool(phrase and not set(phrase.value) & _NO_UNIT)
