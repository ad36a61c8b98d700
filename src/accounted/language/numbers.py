"""Numbers in running text, in digits or words, with what they can mean as an amount of people.

`numbers` finds exact figures, ranges, vague words (dozens) and words for none; it also returns what only looks
like a count (ordinals, percentages, fractions, decimals, times, codes) under its own form, so that a reader can
pass over it knowingly. What is counted, and whether "at least" stands before it, is the reading room's question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cardinals import Quantity, follows_hyphen, quantity
from .figures import COUNTS, Number, figure_of, number_of
from .ranges import range_at
from .tokens import Token
from .uncounted import code_at, fraction_after, ordinal_after, ordinal_at, suffixed_at
from .words import Words

_CLOCK = re.compile(r"[0-2]?\d\.[0-5]\d")
"""An hour as it is written where the decimal sign is a comma: 18.00."""

__all__ = ["COUNTS", "Number", "number_at", "numbers"]


def numbers(tokens: Sequence[Token], words: Words) -> list[Number]:
    """All numbers of the tokens, in order and without overlap; where two readings begin together, the longer."""
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        number = number_at(tokens, i, words)
        if number is None:
            i += 1
        else:
            found.append(_like_the_one_before(number, found) if number.form == "same" else number)
            i = number.last + 1
    return [number for number in found if number.form != "passed"]


def number_at(tokens: Sequence[Token], i: int, words: Words) -> Number | None:
    """The number that begins at token `i`, or None."""
    token = tokens[i]
    if token.kind == "punct" or (token.kind == "word" and not words.may_begin("number", token.low)):
        return None
    if token.kind == "number" and (
        code := _clock(tokens, i, words) or code_at(tokens, i) or suffixed_at(tokens, i, words)
    ):
        return code
    phrase = _phrase(tokens, i, words) if token.kind == "word" else None
    read = quantity(tokens, i, words) if phrase is None or phrase.form == "zero" else None
    if phrase and (read is None or read.last < phrase.last):
        return phrase
    if read is None and token.kind == "number":
        return number_of(tokens, i, i, "code", None, None, False)
    if read is None:
        return ordinal_at(tokens, i, words)
    return ordinal_after(tokens, read, words) or fraction_after(tokens, read, words) or _amount(tokens, i, read, words)


def _clock(tokens: Sequence[Token], i: int, words: Words) -> Number | None:
    """The hour that a number with a point tells where decimals have a comma: 18.00."""
    told = words.decimal == "," and _CLOCK.fullmatch(tokens[i].text)
    return number_of(tokens, i, i, "time", None, None, False) if told else None


def _phrase(tokens: Sequence[Token], i: int, words: Words) -> Number | None:
    """Words for none, "as many", and vague words; longer phrases are tried against the quantity they begin like."""
    zero = words.zero.at(tokens, i)
    uncut = zero is not None and zero.back > 0 and words.has("uncut", tokens[i].low[: -zero.back])
    if zero and not uncut and not (i and words.has("no_zero_after", tokens[i - 1].low)):
        last = i + zero.length - 1
        numbered = last + 1 < len(tokens) and tokens[last + 1].kind == "number"  # No 5
        return number_of(tokens, i, last, "zero" if zero.value and not numbered else "passed", 0, 0, True)
    if same := words.same.at(tokens, i):
        last = i + same.length - 1
        bound = last + 1 < len(tokens) and tokens[last + 1].low == tokens[i].low  # as many as
        return None if bound else number_of(tokens, i, last, "same", None, None, True)
    if (vague := words.vague.at(tokens, i)) and not _one_of_them(tokens, i, words, vague.length):
        number = number_of(tokens, i, i + vague.length - 1, "vague", *vague.value, True)
        return number._replace(start=number.start + vague.front, end=number.end - vague.back)
    return None


def _one_of_them(tokens: Sequence[Token], i: int, words: Words, length: int) -> bool:
    """Whether a form that could be a plural is a singular here, as where "more than a thousand" is written so."""
    if not (i and words.has("one_after", tokens[i - 1].low)):
        return False
    read = quantity(tokens, i, words)
    return read is not None and read.last - read.first + 1 >= length


def _like_the_one_before(number: Number, found: Sequence[Number]) -> Number:
    """ "as many" with the bounds of the last figure that could be an amount."""
    before = next((n for n in reversed(found[-4:]) if n.form in ("exact", "range", "vague")), None)
    return number if before is None else number._replace(low=before.low, high=before.high)


def _amount(tokens: Sequence[Token], i: int, read: Quantity, words: Words) -> Number:
    """The figure read at token `i`, as a range if another end follows, with its percent sign, plus or "-odd"."""
    number = range_at(tokens, i, read, words) or figure_of(tokens, read)
    if percent := words.percent.at(tokens, number.last + 1):
        last = number.last + percent.length
        return number._replace(form="percent", last=last, end=tokens[last].end)
    return number if number.form == "range" else _marked(tokens, number, words)


def _marked(tokens: Sequence[Token], number: Number, words: Words) -> Number:
    """A figure with "+", "-plus" or "-odd" behind it."""
    at = number.last + 1
    if at < len(tokens) and tokens[at].text == "+" and tokens[at].start == number.end:
        return number._replace(last=at, end=tokens[at].end, plus=True)
    at += follows_hyphen(tokens, at)
    if at == number.last + 1 or at >= len(tokens):
        return number
    if words.has("odd", tokens[at].low):
        return number._replace(last=at, end=tokens[at].end, approximate=True)
    return number._replace(plus=True) if words.has("plus", tokens[at].low) else number
