"""What a number counts when it counts no people: a page, an hour, a vehicle, a unit of measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accounted.language import Token
from accounted.language.phrases import Found
from accounted.reading.grammar.people import people_after
from accounted.reading.lexicon import Entry, Lexicon, punctuation_role

_LONGEST_DESCRIPTION = 3
"""How many words may stand between a number and the thing it counts."""
_LAST_HOUR = 12
_CLOCK_LEADS = 2
"""How many words lead an hour: eran las."""
_HOURS = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")


def counts_something_else(tokens: Sequence[Token], i: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the neighbours of the number at tokens `i` to `last` show that no people are counted: page 31, 31 km."""
    noun = lexicon.phrases.at(tokens, last + 1)
    return (
        _numbers_a_paragraph(tokens, i, last)
        or _is_headed(tokens, i, last, lexicon)
        or _beside_a_measure(tokens, i, last, noun, lexicon)
        or _counts_causes(tokens, last + 1, noun, lexicon)
        or _describes_a_thing(tokens, last + 1, noun, lexicon)
        or _tells_the_hour(tokens, i, last, lexicon)
        or _is_the_name_of_a_group(tokens, i, last, noun, lexicon)
        or _numbers_a_name(tokens, i)
        or _glued_to_a_word(tokens, i, last)
        or _shares_its_unit(tokens, last, lexicon)
        or _tied_to_a_word(tokens, last, lexicon)
    )


def _counts_causes(tokens: Sequence[Token], i: int, noun: Found[Entry] | None, lexicon: Lexicon) -> bool:
    """Whether a number counts what people die of: 18 bullet wounds; but not "14 of hunger"."""
    told = noun is not None and set(noun.value) == {"cause"}
    return told and tokens[i].low not in lexicon.sets.get("cause_openings", ())


def _numbers_a_paragraph(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a number opens a paragraph or an item of a list: 3. On that day; 1) dead: twelve."""
    if i == 0 and last == 0 and len(tokens) > 3 and tokens[0].kind == "number" and tokens[1].text in ".)":
        return True
    if 0 < i == last and tokens[i - 1].text == "[" and tokens[last + 1 : last + 2] and tokens[last + 1].text == "]":
        return True  # the number of a note
    closes = last + 1 < len(tokens) and tokens[last + 1].text == ")"
    return closes and not any(token.text == "(" for token in tokens[:i])


def _is_headed(tokens: Sequence[Token], i: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a number opens a sentence behind what it numbers: Count 3: the murder of two."""
    if i != 1 or last != 1 or last + 1 >= len(tokens) or tokens[1].kind != "number":
        return False
    headed = tokens[0].low in lexicon.sets.get("numbered_heads", ())
    return headed and (tokens[last + 1].kind == "punct" or tokens[0].text.isupper())


def _beside_a_measure(tokens: Sequence[Token], i: int, last: int, noun: Found[Entry] | None, lexicon: Lexicon) -> bool:
    """Whether a unit, a currency or what is numbered stands beside the number, or a name whose age it is."""
    before = tokens[i - 1].low if i else ""
    if before == "." and i > 1:
        before = tokens[i - 2].low + "."
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    after = "" if last + 2 < len(tokens) and _is_tied(tokens, last + 2) else after  # douze sous-officiers are no coins
    before = "" if before and _is_no_label(tokens, i - 1, lexicon) else before
    before = _before_list(tokens, i, lexicon) or before
    spelt = tokens[i].kind == "word" and last > i  # "à la rue trente mille" is no number of a house
    before = "" if spelt or (noun and "people" in noun.value) else before  # the battalion took five men
    before = "" if before and tokens[i].kind == "word" and _counts_people(tokens, last + 1, lexicon) else before
    if before in lexicon.sets["not_counts_after"] or after in lexicon.sets["not_counts_before"]:
        return True
    aged = before == "(" and after == ")" and "ages_in_brackets" in lexicon.sets
    return aged and _behind_name(tokens, i - 2, lexicon)


def _is_no_label(tokens: Sequence[Token], k: int, lexicon: Lexicon) -> bool:
    """Whether a word that may number what it names does not: behind an article, or as the verb of those before it."""
    word, before = tokens[k], tokens[k - 1] if k else None
    if before is None or word.kind != "word" or not word.text.islower():
        return False
    if _denies_a_number(tokens, k, lexicon):
        return True
    if word.low in lexicon.sets.get("numbering_verbs", ()):
        found = lexicon.phrases.at(tokens, k - 1)
        return found is not None and bool({"people", "counts", "pron"} & set(found.value))
    return before.low in lexicon.sets.get("names_no_number", ())


def _denies_a_number(tokens: Sequence[Token], k: int, lexicon: Lexicon) -> bool:
    """Whether a word like that for a number is a "not" behind "and" or a comma: 37 y no 16, but registro no 16."""
    word, before = lexicon.phrases.at(tokens, k), lexicon.phrases.at(tokens, k - 1)
    parted = tokens[k - 1].text == "," or bool(before and "and" in before.value)
    return parted and word is not None and "not" in word.value


def _is_tied(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a hyphen without spaces."""
    return tokens[i].text == "-" and tokens[i - 1].end == tokens[i].start


def _counts_people(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether people are named from token `i` on, past what describes them: on polling day three election officials."""
    people = people_after(tokens, i, lexicon)
    return people is not None and not people.things and people.last >= people.first


def _tied_to_a_word(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen ties the number to a word behind it: a 12-storey block, 4- years old."""
    attached = last + 2 < len(tokens) and tokens[last + 1].text == "-" and tokens[last + 1].start == tokens[last].end
    if not attached:
        return False
    joined = tokens[last + 2].start == tokens[last + 1].end and tokens[last + 2].kind == "word"
    return joined or tokens[last + 2].low in lexicon.sets["not_counts_before"]


def _glued_to_a_word(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether letters touch the digits: 12x, 1e9."""
    behind, before = tokens[last + 1 : last + 2], tokens[i - 1 : i] if i else []
    after = bool(behind) and behind[0].kind == "word" and behind[0].start == tokens[last].end
    designation = i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].end == tokens[i - 1].start
    if designation and len(tokens[i - 2].text) <= 3 and tokens[i - 2].text.isupper():  # M-14
        return True
    return after or (
        bool(before) and before[0].low.isascii() and before[0].low.isalpha() and before[0].end == tokens[i].start
    )


def _behind_name(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a name that the lexicon does not know stands at token `i`: a number in brackets behind it is an age."""
    return i >= 0 and tokens[i].text.istitle() and lexicon.phrases.at(tokens, i) is None


def _numbers_a_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen ties the digits to a name before them: the pit Vostok-2."""
    tied = i > 1 and tokens[i].kind == "number" and tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start
    name = tokens[i - 2] if tied else None
    return name is not None and name.end == tokens[i - 1].start and len(name.text) > 1 and name.text[:1].isupper()


def _shares_its_unit(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether the unit of what is no people stands behind the next number: aged 5 and 9 years."""
    found = lexicon.phrases.at(tokens, last + 1)
    linked = found is not None and "and" in found.value and last + 3 < len(tokens)
    return linked and tokens[last + 2].kind == "number" and tokens[last + 3].low in lexicon.sets["not_counts_before"]


def _describes_a_thing(tokens: Sequence[Token], i: int, found: Found[Entry] | None, lexicon: Lexicon) -> bool:
    """Whether words that only describe lead to a thing: one destroyed vehicle, five foreign-made AK-47 rifles."""
    if found and not {"done", "state"} & set(found.value):
        return False
    plain = i < len(tokens) and tokens[i].kind == "word"
    numbered = (
        i + 1 < len(tokens) and tokens[i].kind == "number" and tokens[i + 1].low in lexicon.sets["not_counts_before"]
    )
    if not plain and not numbered:  # one 60 mm mortar
        return numbered
    k, words = i + (found.length if found else 1), 1
    while k < len(tokens) and words <= _LONGEST_DESCRIPTION:
        token = tokens[k]
        if token.kind == "word" and token.low in lexicon.sets["not_people"]:
            return True
        glued = token.start == tokens[k - 1].end and (token.text == "-" or tokens[k - 1].text == "-")
        quoted = punctuation_role(token.text) == "quote"
        if not (glued or quoted) and (token.kind != "word" or lexicon.phrases.at(tokens, k)):
            return numbered
        words += token.kind == "word" and not glued
        k += 1
    return numbered


def _is_the_name_of_a_group(
    tokens: Sequence[Token], i: int, last: int, noun: Found[Entry] | None, lexicon: Lexicon
) -> bool:
    """Whether a number only names: the meeting of the Group of Eight; and "one" in "killed one another"."""
    behind = [token.low for token in tokens[last + 1 : last + 3]]
    each = lexicon.sets.get("each_other", ())
    ahead = " ".join(token.low for token in tokens[i - 2 : i]) if i > 1 else ""
    if i == last and (ahead in each or any(" ".join(behind[:length]) in each for length in (1, 2))):
        return True
    named = " ".join(token.low for token in tokens[max(0, i - 3) : i]) in lexicon.sets.get("named_groups", ())
    return named and not (noun and {"people", "units"} & set(noun.value))


def _tells_the_hour(tokens: Sequence[Token], i: int, last: int, lexicon: Lexicon) -> bool:
    """Whether four digits are a time of day: at 1300, four soldiers died; 45 as of 1618."""
    if _is_told_by_the_clock(tokens, i, last, lexicon):
        return True
    behind = tokens[last + 1 : last + 3]
    if i != last or not _HOURS.fullmatch(tokens[i].text) or (behind and behind[0].kind == "word"):
        return False
    ahead, words = tokens[max(0, i - 2) : i], lexicon.sets.get("clock_ahead", ())
    again = len(behind) == 2 and behind[0].text == "(" and bool(_HOURS.fullmatch(behind[1].text))  # 1545 (2145 GMT)
    begins = len(ahead) < 2 or ahead[0].kind == "punct" or again
    return " ".join(token.low for token in ahead) in words or bool(begins and ahead and ahead[-1].low in words)


def _is_told_by_the_clock(tokens: Sequence[Token], i: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a small number in words, and what is added to it, is an hour: eran las cuatro y diez."""
    if i > _CLOCK_LEADS and tokens[i - 1].low in lexicon.sets.get("clock_links", ()):
        return _is_told_by_the_clock(tokens, i - _CLOCK_LEADS, i - _CLOCK_LEADS, lexicon)
    led = lexicon.clock_told.at(tokens, i - _CLOCK_LEADS) if i >= _CLOCK_LEADS else None
    hour = lexicon.words.cardinals.at(tokens, i)
    if not led or led.length != _CLOCK_LEADS or not hour or hour.value > _LAST_HOUR:
        return False
    people = people_after(tokens, last + 1, lexicon)
    return people is None or people.things


def _before_list(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> str | None:
    """The word before a list of digits that goes on to token `i`: articles 406 and 407."""
    k = i - 1
    while k > 1 and tokens[k - 1].kind == "number" and tokens[k].kind != "number":
        linked = lexicon.phrases.at(tokens, k)
        if tokens[k].text != "," and not (linked and "and" in linked.value):
            break
        k -= 2
    return tokens[k].low if 0 <= k < i - 1 else None
