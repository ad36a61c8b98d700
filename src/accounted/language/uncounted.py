"""Numbers that count nothing: times, codes, ordinals, fractions and rates.

They are recognised so that they are not taken for amounts, and keep their own form.
"""

from __future__ import annotations

from collections.abc import Sequence

from .cardinals import Quantity, follows_hyphen, quantity
from .figures import Number, number_of
from .tokens import HYPHENS, Token
from .words import Words

__all__ = ["code_at", "fraction_after", "ordinal_after", "ordinal_at", "suffixed_at"]


_ROUND = (2, 3, 4, 5, 10, 100, 1000)
"""What a share is told of: one in ten."""
_TENS = (10, 100, 1000)
"""What it is told of where the words between may mean a place or a time as well: seven in ten."""
_LONGEST_CODE = 24  # tokens; bounded so that reading stays linear

# Digits that are no count


def code_at(tokens: Sequence[Token], i: int) -> Number | None:
    """Times (23:00), dates and document numbers in digits (14/15, 1992-02-26), anything with a leading zero."""
    last, signs = i, set()
    while (
        last + 2 < len(tokens)
        and last - i < _LONGEST_CODE
        and tokens[last + 2].kind == "number"
        and _glued(tokens, last)
    ):
        signs.add(tokens[last + 1].text)
        last += 2
    parts = tokens[i : last + 1 : 2]
    leading_zero = any(len(part.text) > 1 and part.text[0] in "0٠۰" and part.text[1:].isdecimal() for part in parts)
    if not (leading_zero or len(parts) > 2 or signs & {":", "/"}):
        return None
    return number_of(tokens, i, last, "time" if signs == {":"} else "code", None, None, False)


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sign joins the numbers `i` and `i + 2` without a space."""
    a, sign, b = tokens[i : i + 3]
    return sign.text in (HYPHENS | {":", "/"}) and a.end == sign.start and sign.end == b.start


def suffixed_at(tokens: Sequence[Token], i: int, words: Words) -> Number | None:
    """Digits with letters on them: 32nd, 1990s, 131-й and 5'inci; or with a mark that makes them ordinal: 12. sokak."""
    digits = "".join(c for c in tokens[i].text if c.isdecimal())
    low, letters = int(digits[:18]), tokens[i].low.lstrip("0123456789٠١٢٣٤٥٦٧٨٩")
    if letters and (words.has("ordinal_suffixes", letters) or words.has("decade_suffixes", letters)):
        return number_of(tokens, i, i, "ordinal", low, low, False)
    if i + 2 >= len(tokens) or tokens[i].end != tokens[i + 1].start:
        return None
    tied = follows_hyphen(tokens, i + 1) or words.has("ordinal_ties", tokens[i + 1].low)
    if tied and words.has("ordinal_suffixes", tokens[i + 2].low):
        return number_of(tokens, i, i + 2, "ordinal", low, low, False)
    if words.has("ordinal_signs", tokens[i + 1].low) and tokens[i + 2].kind == "word":
        return number_of(tokens, i, i + 1, "ordinal", low, low, False)
    return None


# Ordinals and fractions


def ordinal_at(tokens: Sequence[Token], i: int, words: Words) -> Number | None:
    """An ordinal in one word, or a fraction without a number ("half of them")."""
    if found := words.ordinals.at(tokens, i):
        article = i and words.has("before_fraction", tokens[i - 1].low) and words.fractions.at(tokens, i)
        if not article:
            return number_of(tokens, i, i + found.length - 1, "ordinal", found.value, found.value, True)
    if found_fraction := words.fractions.at(tokens, i):
        return number_of(tokens, i, i + found_fraction.length - 1, "fraction", None, None, True)
    return None


def ordinal_after(tokens: Sequence[Token], read: Quantity, words: Words) -> Number | None:
    """ "twenty-first", "hundred and first": a number word tied to an ordinal."""
    at = read.last + 1
    tied = follows_hyphen(tokens, at) or (at < len(tokens) and words.has("joiners", tokens[at].low) and read.scale > 1)
    found = words.ordinals.at(tokens, at + 1) if tied and read.words else None
    if found is None or read.value % 10:
        return None
    value = int(read.value) + found.value
    return number_of(tokens, read.first, at + found.length, "ordinal", value, value, True)


def fraction_after(tokens: Sequence[Token], read: Quantity, words: Words) -> Number | None:
    """ "two thirds", "three-quarters", "one third"; and the rate "one in two"."""
    at = read.last + 1 + follows_hyphen(tokens, read.last + 1)
    found = words.fractions.at(tokens, at) if read.value < 10 else None
    if found and (read.value == 1 or not words.ordinals.at(tokens, at)):
        return number_of(tokens, read.first, at + found.length - 1, "fraction", None, None, read.words)
    if read.value == 1 and read.words and at + 1 < len(tokens) and words.has("rate", tokens[at].low):
        of = quantity(tokens, at + 1, words)
        if of is not None and 2 <= of.value <= 100 and not _duration_follows(tokens, of.last + 1, words):
            return number_of(tokens, read.first, of.last, "fraction", None, None, True)
    return _share(tokens, read, words)


def _share(tokens: Sequence[Token], read: Quantity, words: Words) -> Number | None:
    """ "siete de cada diez", "neuf victimes sur dix": so many of each ten, a noun between at most.

    What may as well tell a place or a time ("seven in ten") tells a share only of a round number, both in words.
    """
    for at in range(read.last + 1, min(len(tokens), read.last + 4)):
        lows = " ".join(token.low for token in tokens[at : at + 2]), tokens[at].low
        lists = [
            (2 - k, name) for k, low in enumerate(lows) for name in ("share", "loose_share") if words.has(name, low)
        ]
        if not lists and tokens[at].kind == "word":
            continue
        length, name = lists[0] if lists else (0, "")
        of = quantity(tokens, at + length, words) if length and at + length < len(tokens) else None
        if of is None or of.value not in _ROUND or read.value >= of.value:
            return None
        surely = name == "share" or (read.words and of.words and of.value in _TENS)
        told = surely and not _duration_follows(tokens, of.last + 1, words)
        return number_of(tokens, read.first, of.last, "fraction", None, None, True) if told else None
    return None


def _duration_follows(tokens: Sequence[Token], i: int, words: Words) -> bool:
    return i < len(tokens) and words.has("duration_units", tokens[i].low)
