"""Names of persons, with what stands beside them: title, age, sex, role.

A run of capitalised words; in a script without capitals, two words behind a title. Names that could be of a place or
body are let go, unless a title, an age or a trade shows that a person is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from accounted.language import Token
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.lexicon import Lexicon

_LONGEST_NAME = 5
_APOSTROPHES = "'’"
LONGEST_APPOSITION = 14


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `first` to `last`; beside it age, sex and role; `after` is the token behind it all."""

    first: int
    last: int
    after: int
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def surely(self) -> bool:
        """Whether something beside the name shows that it is a person's."""
        return bool(self.attributes)


def names(spoken: Spoken, fates: Lexicon) -> Iterator[Name]:
    """Every run of capitalised words that reads like a person's name."""
    tokens, i = spoken.tokens, 0
    in_dates = {k for d in spoken.when if d.kind != "age" and d.last > d.first for k in range(d.first, d.last + 1)}
    while i < len(tokens):
        last = _name_end(spoken, i, in_dates) or _uncased_end(spoken, i)
        if last is None:
            i += 1
            continue
        if name := _name(spoken, i, last, fates):
            yield name
        i = last + 1


def _name_end(spoken: Spoken, i: int, in_dates: set[int]) -> int | None:
    """The last token of the run of capitalised words from token `i`, particles inside; None without one."""
    tokens, last, j = spoken.tokens, None, i
    while j < min(len(tokens), i + 2 * _LONGEST_NAME) and j not in in_dates:
        token = tokens[j]
        if last is not None and token.text[:1].isupper() and marked_end(spoken, token) != token.end:
            return j  # Kemal Varlı'yı
        if token.kind == "word" and token.text[:1].isupper() and not spoken.lexicon.has("possessives", token.low):
            last = j
        elif last is None or not (spoken.lexicon.has("name_particles", token.low) or _glue(spoken, j)):
            break
        j += 1
    return last


def marked_end(spoken: Spoken, token: Token) -> int:
    """Where a name's last word ends, without the mark and ending of an object where they are set apart: Varlı'yı."""
    at = max(token.text.rfind(mark) for mark in _APOSTROPHES)
    return token.start + at if at > 0 and spoken.lexicon.has("person_object_endings", token.low) else token.end


def _uncased_end(spoken: Spoken, i: int) -> int | None:
    """The last token of a name in a script without capitals: two words behind a title, three with a particle."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    if i == 0 or not lexicon.titles.at(tokens, i - 1) or lexicon.has("no_first_names", tokens[i].low):
        return None
    last = i - 1
    while last + 1 < len(tokens) and _uncased_word(spoken, last + 1):
        last += 1
    particles = sum(lexicon.has("name_particles", token.low) for token in tokens[i : last + 1])
    return last if last - i + 1 == 2 + particles else None


def _uncased_word(spoken: Spoken, i: int) -> bool:
    token, lexicon = spoken.tokens[i], spoken.lexicon
    cased = token.text[:1].islower() or token.text[:1].isupper()
    return token.kind == "word" and not cased and not lexicon.has("name_stops", token.low)


def _glue(spoken: Spoken, j: int) -> bool:
    """Whether a mark holds a name together: Jean-Luc, J. Reil."""
    tokens = spoken.tokens
    if j + 1 >= len(tokens) or tokens[j].text not in "-." or tokens[j].start != tokens[j - 1].end:
        return False
    if tokens[j].text == ".":
        return len(tokens[j - 1].text) <= 2 or spoken.lexicon.titles.at(tokens, j - 1) is not None
    return tokens[j + 1].start == tokens[j].end


def _name(spoken: Spoken, first: int, last: int, fates: Lexicon) -> Name | None:
    """A person's name in the run of tokens, its title and small opening words taken off."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    attributes: dict[str, Any] = {}
    speech = spoken.discourse.speech
    while first < last and (speech.has("openers", tokens[first].low) or speech.has("articles", tokens[first].low)):
        first += 1
    while first < last and ((title := lexicon.titles.at(tokens, first)) or tokens[first].text == "."):
        if title:
            attributes |= {"sex": title.value} if title.value else {"role": tokens[first].text}
        first += 1
    while last - first > 1 and (noun := fates.phrases.at(tokens, first)) and "people" in noun.value:
        attributes |= {"role": spoken.words(first, first + noun.length - 1)}  # Policeman Leon Gomez
        first += noun.length
    if first and not attributes and (role := lexicon.titles.at(tokens, first - 1)):
        attributes |= {"role": tokens[first - 1].text} if not role.value else {"sex": role.value}
    words = [token for token in tokens[first : last + 1] if token.kind == "word"]
    if len(words) > _LONGEST_NAME or any(
        lexicon.has("not_persons", word.low) or word.text.isupper() for word in words if len(word.text) > 2
    ):
        return None
    after, beside = apposition(spoken, last + 1)
    attributes = {**beside, **attributes}
    if len(words) < 2 and not attributes:
        return None
    if any(fates.phrases.at(tokens, i) for i in range(first, last + 1) if tokens[i].kind == "word") and not attributes:
        return None
    return Name(first, last, after, attributes)


def apposition(spoken: Spoken, i: int) -> tuple[int, dict[str, Any]]:
    """What stands behind a name between commas or brackets (34, a teacher), and the token behind it."""
    tokens = spoken.tokens
    if i >= len(tokens) or tokens[i].text not in ",(":
        return i, {}
    closes = ")" if tokens[i].text == "(" else ","
    end = i
    found: dict[str, Any] = {}
    for j in range(i + 1, min(len(tokens), i + LONGEST_APPOSITION)):
        aged = closes == "," and tokens[j].text in ";." and j == end + 2 and tokens[j - 1].kind == "number"
        if tokens[j].text == closes or aged:
            held = _described(spoken, end + 1, j - 1)
            if not held:
                break
            found, end = {**held, **found}, j
            if closes == ")":
                break
    return (end + 1, found) if found else (i, {})


def _described(spoken: Spoken, first: int, last: int) -> dict[str, Any]:
    """Age, sex and role in the tokens between two marks; empty when they hold no description."""
    tokens = spoken.tokens
    found: dict[str, Any] = {}
    if first > last or spoken.lexicon.has("relatives", tokens[first].low):
        return {}
    age = next((date for date in spoken.when if date.kind == "age" and first <= date.first <= last), None)
    bare = (
        first == last
        and tokens[first].kind == "number"
        and tokens[first].text.isdigit()
        and 0 < int(tokens[first].text) < 120
    )
    digits = next((t.text for t in tokens[first : last + 1] if t.kind == "number" and t.text.isdigit()), None)
    aged = any(spoken.lexicon.has("age_units", token.low) for token in tokens[first : last + 1])
    if (age or bare or aged) and digits:
        found["age"] = int(digits)
    for i in range(first, last + 1):
        if sex := spoken.lexicon.sexes.at(tokens, i):
            found.setdefault("sex", sex.value)
    if spoken.discourse.speech.has("articles", tokens[first].low) and all(
        t.kind == "word" for t in tokens[first : last + 1]
    ):
        found["role"] = spoken.words(first + 1, last) if last > first else spoken.words(first, last)
    return found
