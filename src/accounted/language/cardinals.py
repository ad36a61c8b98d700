"""One quantity at one place: "one hundred and four", "2.5 million", "three-score and two", "1,275".

Words are added while each fits into the zeros of the one before (twenty takes two, fourteen takes nothing) and
multiplied by hundred, score, thousand. Values are fractions, so that "two and a half million" is exact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from .tokens import HYPHENS, Token, Tokens
from .words import Words

__all__ = ["Quantity", "digits_value", "follows_hyphen", "quantity"]

MOST_DIGITS = 18  # longer runs are account numbers, not counts
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[^\w\s](?:\d{3})|\s\d{3})+\Z")
_OCR = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


class Quantity(NamedTuple):
    """A number read from tokens `first` to `last`; `front` and `back` are letters at its ends outside of it."""

    first: int
    last: int
    value: Fraction
    words: bool
    front: int = 0
    back: int = 0
    approximate: bool = False
    scale: int = 1  # the multiplier it ends with: 1000 in "3 thousand"


def quantity(tokens: Sequence[Token], i: int, words: Words, joiners: bool = True) -> Quantity | None:
    """The longest quantity that begins at token `i`, or None; `joiners` False reads no "and" inside it."""
    if not isinstance(tokens, Tokens):
        return _read(tokens, i, words, joiners)
    place = (words.language, i, joiners)
    if place not in tokens.read:
        tokens.read[place] = _read(tokens, i, words, joiners)
    found: Quantity | None = tokens.read[place]
    return found


def _read(tokens: Sequence[Token], i: int, words: Words, joiners: bool) -> Quantity | None:
    if tokens[i].kind == "number":
        return _digits(tokens, i, words)
    return _fixed(tokens, i, words) or _Sum(tokens, i, words, joiners).read()


def follows_hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a hyphen that touches the token before it."""
    return 0 < i < len(tokens) and tokens[i].text in HYPHENS and tokens[i].start == tokens[i - 1].end


def digits_value(text: str, decimal: str = ".", scaled: bool = False) -> Fraction | None:
    """The value of a number token, or None for codes, dates and runs too long to be a count.

    Groups of three are thousands in every language, because nobody counts "1.275 people" with a fraction; only
    before a multiplier (`scaled`) does the language's own decimal sign decide.
    """
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text.translate(_OCR)).replace("٫", ".")
    if scaled and re.fullmatch(rf"\d+{re.escape(decimal)}\d+", plain):
        return Fraction(plain.replace(decimal, "."))
    if _GROUPED.match(plain):
        plain = re.sub(r"\D", "", plain)
    plain = plain.replace(",", ".")
    if len(plain) > MOST_DIGITS or not re.fullmatch(r"(?:0|[1-9]\d*)(?:\.\d+)?", plain):
        return None
    return Fraction(plain)


def _digits(tokens: Sequence[Token], i: int, words: Words) -> Quantity | None:
    """Digits and the multipliers behind them: `14`, `14 thousand`, `1.2m`."""
    multiplier = _multiplier_after(tokens, i, words)
    value = digits_value(tokens[i].text, words.decimal, scaled=multiplier is not None)
    if value is None:
        return None
    last, scale, back = i, 1, 0
    while multiplier is not None:
        last, factor, back = multiplier
        value, scale = value * factor, scale * factor
        multiplier = _multiplier_after(tokens, last, words) if scale < 1000 else None
    return _with_rest(tokens, Quantity(i, last, value, False, 0, back, False, scale), words)


def _with_rest(tokens: Sequence[Token], read: Quantity, words: Words) -> Quantity:
    """A number with the digits behind its thousands: 4 bin 300; or behind an "and" without a space: 21 ألفا و110."""
    at = read.last + 1
    if read.scale < 1000 or at >= len(tokens):
        return read
    tied = (
        words.has("joiners_anywhere", tokens[at].low)
        and at + 1 < len(tokens)
        and tokens[at].end == tokens[at + 1].start
    )
    at += tied
    if not (tied or words.has("goes_on_behind", tokens[read.last].low)) or tokens[at].kind != "number":
        return read
    if tied and _multiplier_after(tokens, at, words):  # between 80 thousand and 100 thousand
        return read
    rest = _digits(tokens, at, words)
    if rest is None or rest.value >= read.scale or rest.value.denominator != 1:
        return read
    return rest._replace(first=read.first, value=read.value + rest.value)


def _multiplier_after(tokens: Sequence[Token], i: int, words: Words) -> tuple[int, int, int] | None:
    """The multiplier behind token `i`, hyphen allowed: (its last token, its factor, letters cut at its end)."""
    at = i + 1 + follows_hyphen(tokens, i + 1)
    if found := words.multipliers.at(tokens, at):
        return (at + found.length - 1, found.value, found.back) if not found.front else None
    return (at, words.scale_letters[tokens[at].low], 0) if _is_scale_letter(tokens, at, words) else None


def _is_scale_letter(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether token `at` is the m of "1.2m people" and not the one of "1.2m deep"."""
    if at + 1 >= len(tokens) or tokens[at].low not in words.scale_letters or tokens[at].start != tokens[at - 1].end:
        return False
    return tokens[at + 1].kind == "word" and not words.has("no_people_after", tokens[at + 1].low)


def _fixed(tokens: Sequence[Token], i: int, words: Words) -> Quantity | None:
    """A phrase that has its value as a whole: "half a dozen", "a quarter of a million"."""
    for table, approximate in ((words.about_amounts, True), (words.amounts, False)):
        if found := table.at(tokens, i):
            last = i + found.length - 1
            return Quantity(i, last, found.value, True, found.front, found.back, approximate)
    return None


class _Sum:
    """The state of reading number words from left to right."""

    def __init__(self, tokens: Sequence[Token], first: int, words: Words, joiners: bool) -> None:
        self.tokens, self.first, self.words, self.joiners = tokens, first, words, joiners
        self.total, self.group = Fraction(0), Fraction(0)
        self.room: float | Fraction = float("inf")  # what is added next must be smaller
        self.ceiling: float = float("inf")  # the next thousand or million must be smaller
        self.last, self.front, self.back, self.scale = first - 1, 0, 0, 1
        self.added, self.multiplied = Fraction(0), False

    def read(self) -> Quantity | None:
        """The quantity, or None where no number word stands."""
        if not (self._article() or self._step(self.first)):
            return None
        before_joiner: tuple[object, ...] | None = None
        while self.back == 0:
            at, joined = self._next()
            saved = self._state()
            if not (self._half() or self._step(at, joined)):
                break
            before_joiner = None if self.multiplied else saved if joined else before_joiner
        if before_joiner is not None and self.words.multipliers.at(self.tokens, self.last + 1):
            self._restore(before_joiner)  # "one hundred and two hundred": the two begins another number
        return Quantity(self.first, self.last, self.total + self.group, True, self.front, self.back, False, self.scale)

    def _state(self) -> tuple[object, ...]:
        return tuple(self.__dict__.items())

    def _restore(self, state: tuple[object, ...]) -> None:
        self.__dict__.update(state)  # type: ignore[arg-type]  # only what _state gave comes back

    def _article(self) -> bool:
        """Read "a hundred": an article right before a multiplier counts as one."""
        if not self.words.has("articles", self.tokens[self.first].low):
            return False
        start = self._state()
        self.group = Fraction(1)
        if self._multiply(self.first + 1):
            return True
        self._restore(start)
        return False

    def _next(self) -> tuple[int, bool]:
        """Where the next number word could stand, past a hyphen or joiner, and whether a joiner was passed."""
        at = self.last + 1
        at += follows_hyphen(self.tokens, at)
        if not (self.joiners and at < len(self.tokens) and self._joins(self.tokens[at].low)):
            return at, False
        return at + 1 + follows_hyphen(self.tokens, at + 1), True

    def _joins(self, low: str) -> bool:
        roomy = self.multiplied or self.added in self.words.rooms
        return self.words.has("joiners_anywhere", low) or (roomy and self.words.has("joiners", low))

    def _step(self, at: int, joined: bool = False) -> bool:
        """Read one more word at `at` if it fits; False leaves everything as it was."""
        if at >= len(self.tokens):
            return False
        return self._add(at, joined) or (not joined and self._multiply(at))

    def _add(self, at: int, joined: bool) -> bool:
        found = self.words.cardinals.at(self.tokens, at)
        if found is None or (found.front and at != self.first and not self.joiners):
            return False
        joined = joined or bool(found.front)
        inverted = self.words.inverted and joined and self.added in range(1, 10) and found.value in range(20, 100, 10)
        if not (found.value < self.room or inverted):
            return False
        self.group += found.value
        self.added, self.room = found.value, 1 if inverted else self.words.rooms.get(found.value, _zeros(found.value))
        self._move(at, found.length, found.front if at == self.first else 0, found.back, 1)
        self.multiplied = False
        return True

    def _multiply(self, at: int) -> bool:
        found = self.words.multipliers.at(self.tokens, at)
        if found is None or not self._may_multiply(at, found.value):
            return False
        if found.value < 1000:
            self.group = (self.group or Fraction(1)) * found.value
        else:
            self.total, self.group = self.total + (self.group or 1) * found.value, Fraction(0)
            self.ceiling = found.value
        self.room = self.words.rooms.get(Fraction(found.value), found.value)
        self._move(at, found.length, found.front if at == self.first else 0, found.back, found.value)
        self.added, self.multiplied = Fraction(0), True
        return True

    def _may_multiply(self, at: int, factor: int) -> bool:
        if not self.group and (self.words.has("never_alone", self.tokens[at].low) or factor >= self.room):
            return False
        return self.group < 100 if factor < 1000 else factor < self.ceiling

    def _half(self) -> bool:
        """Read "and a half": of the thousand before it, or of one before the thousand to come."""
        found = self.words.halves.at(self.tokens, self.last + 1)
        if found is None or self.added.denominator != 1:
            return False
        self.group += Fraction(1, 2) * (int(self.ceiling) if self.multiplied and self.total else 1)
        self.added, self.room = Fraction(1, 2), 0
        self._move(self.last + 1, found.length, 0, 0, 1)
        self.multiplied = False
        return True

    def _move(self, at: int, length: int, front: int, back: int, scale: int) -> None:
        self.last, self.back, self.scale = at + length - 1, back, scale
        self.front = self.front or front


def _zeros(value: Fraction) -> int:
    """The largest power of ten that divides a value: what fits behind it is smaller than that."""
    zeros = 1
    while value.denominator == 1 and value and value % (zeros * 10) == 0:
        zeros *= 10
    return zeros
