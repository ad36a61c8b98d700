"""Those who may have done it: nouns for people who bear arms, with the words around that name them."""

from __future__ import annotations

from accounted.reading.kinds.spoken import Spoken

_LONGEST = 8
"""So many words may name a doer."""

Stretch = tuple[int, int]


def named_force(spoken: Spoken, at: int, first: int, last: int) -> Stretch:
    """The noun at token `at` with the words around it that name it, between tokens `first` and `last`."""
    begin = end = at
    while begin > max(first, at - _LONGEST) and (length := _ahead(spoken, begin, first)):
        begin -= length
    while end < min(last, at + _LONGEST) and _belongs(spoken, end + 1):
        end += 1
    while end > at and not names(spoken, end):
        end -= 1
    end = _further(spoken, end, last)
    while begin < at and not names(spoken, begin) and not spoken.lexicon.has("own", spoken.tokens[begin].low):
        begin += 1
    return begin, end


def _ahead(spoken: Spoken, begin: int, first: int) -> int:
    """How many words right before token `begin` belong to the name: one, or a plain noun behind a name as well, where
    nouns stand in a row: the Halden defence forces."""
    if _belongs(spoken, begin - 1):
        return 1
    low = spoken.tokens[begin - 1].low
    speech = spoken.discourse.speech
    plain = low.isalpha() and low.islower() and not (speech.has("stops", low) or speech.has("inside", low))
    row = plain and not spoken.free and begin - 2 >= first and not spoken.lexicon.passes(low)
    known = row and not (spoken.verb_at(begin - 1) or spoken.lexicon.reach("wrought", spoken.tokens, begin - 1))
    return 2 if known and spoken.tokens[begin - 2].text[:1].isupper() and _belongs(spoken, begin - 2) else 0


def _further(spoken: Spoken, end: int, last: int) -> int:
    """Where a name ends that goes on with "of" and one more word: a gang of agitators, soldats de la colonne."""
    i = end + 1
    lexicon, tokens = spoken.lexicon, spoken.tokens
    if i > last or not lexicon.has("of", tokens[i].low) or lexicon.reach("charges", tokens, i):
        return end
    while i < last and (lexicon.has("of", tokens[i].low) or _small(spoken, i)):
        i += 1
    word = tokens[i]
    return i if word.kind == "word" and word.low.isalpha() and not _small(spoken, i) else end


def _small(spoken: Spoken, i: int) -> bool:
    low = spoken.tokens[i].low
    return spoken.discourse.speech.has("articles", low) or spoken.lexicon.has("own", low)


def names(spoken: Spoken, i: int) -> bool:
    """Whether a word may belong to the name of a force: a capital, a number of a unit, a noun for a force."""
    token = spoken.tokens[i]
    if any(date.first <= i <= date.last for date in spoken.when):
        return False
    if spoken.lexicon.reach("negations", spoken.tokens, i) or spoken.lexicon.reach("nobody", spoken.tokens, i):
        return False
    armed = spoken.lexicon.reach("armed", spoken.tokens, i) > 0
    known = armed or spoken.lexicon.has("forces", token.low) or _follows(spoken, i)
    return token.text[:1].isupper() or token.text[:1].isdigit() or known


def _follows(spoken: Spoken, i: int) -> bool:
    """Whether a noun with its article follows another, in a script without capitals: قوات الإسناد."""
    lexicon, low = spoken.lexicon, spoken.tokens[i].low
    return (
        i > 0
        and any(low.startswith(one) for one in lexicon.lists.get("article_prefixes", ()))
        and not (lexicon.has("relatives", low) or lexicon.connectors.at(spoken.tokens, i))
    )


def _belongs(spoken: Spoken, i: int) -> bool:
    speech, token = spoken.discourse.speech, spoken.tokens[i]
    small = speech.has("articles", token.low) or spoken.lexicon.has("of", token.low)
    small = small or spoken.lexicon.has("own", token.low)
    beside = spoken.tokens[max(i - 1, 0)].text == "-" or spoken.tokens[min(i + 1, len(spoken.tokens) - 1)].text == "-"
    held = small or names(spoken, i) or beside or token.text == "-"  # Jund al-Sahra
    return (token.kind == "word" or token.text == "-" or token.text[:1].isdigit()) and held


def unproven(spoken: Spoken) -> bool:
    """Whether a sentence says of what it tells that it is not shown, or not so: no evidence that, is baseless."""
    return any(spoken.lexicon.reach("unproven", spoken.tokens, i) for i in range(len(spoken.tokens)))
