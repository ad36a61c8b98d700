"""How long something lasted, as a sentence says: "lasted not above two hours", «длилось около сорока секунд».

A length of time counts where a word of lasting stands in the sentence, and none that makes it the length of a rescue,
a trial or a truce. "About" leaves a quarter to both sides, "at least" and "at most" are open. The words are those of
`lengths.yaml`, for all languages together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from .numbers import COUNTS, numbers
from .phrases import Phrases
from .tokens import Token
from .words import Words

__all__ = ["Length", "lengths"]

_MINUTES = {"second": 1 / 60, "minute": 1.0, "hour": 60.0, "night": 720.0, "day": 1440.0}
_ABOUT, _EVEN = 0.25, 0.1
_REACH = 10
"""How many words may stand between the word of lasting and the length."""
_BESIDE = 4  # how many words before or behind a length may say that it is one at least, or at most


class Length(NamedTuple):
    """A length of time in minutes, as an interval, None where it is open above; with its words and first token."""

    low: float
    high: float | None
    words: str
    first: int

    def meets(self, other: Length) -> bool:
        """Whether both may be the length of one thing."""
        below = self.high is None or other.low <= self.high
        return below and (other.high is None or self.low <= other.high)


class _Lexicon(NamedTuple):
    lasts: Phrases[bool]
    others: Phrases[bool]
    lengths: Phrases[float]
    beside: Phrases[str]
    clock: frozenset[str]
    never: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    source = files(__package__).joinpath("lengths.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    spelled = {phrase: float(minutes) for minutes, phrases in raw["lengths"].items() for phrase in phrases}
    beside = dict.fromkeys(raw["more"], "more") | dict.fromkeys(raw["less"], "less")
    return _Lexicon(
        Phrases(dict.fromkeys(raw["lasts"], True)), Phrases(dict.fromkeys(raw["of_other_things"], True)),
        Phrases(spelled), Phrases(beside), frozenset(raw["of_the_clock"]), frozenset(raw["not"]),
    )  # fmt: skip


def lengths(tokens: Sequence[Token], words: Words) -> list[Length]:
    """The lengths of time for which a sentence says that something went on; none where it says so of nothing."""
    lexicon = _lexicon()
    lasting = [i for i in range(len(tokens)) if lexicon.lasts.at(tokens, i)]
    if not lasting or any(lexicon.others.at(tokens, i) for i in range(len(tokens))):
        return []
    found = _found(tokens, words, lexicon)
    near = (one for one in found if any(abs(one.first - at) <= _REACH for at in lasting))
    return [one for one in near if not one.first or tokens[one.first - 1].low not in lexicon.never]


def _found(tokens: Sequence[Token], words: Words, lexicon: _Lexicon) -> Iterator[Length]:
    counted = {number.first: number for number in numbers(tokens, words) if number.form in COUNTS}
    i = 0
    while i < len(tokens):
        spelled, number = lexicon.lengths.at(tokens, i), counted.get(i)
        if spelled:
            last = i + spelled.length - 1
            yield _length(spelled.value, spelled.value, tokens, (i, last), False)
            i = last
        elif number and number.low is not None and number.high is not None:
            at = number.last + 1
            of = words.dates.units.at(tokens, at) is None  # une vingtaine de minutes
            unit = words.dates.units.at(tokens, at + of)
            before = tokens[i - 1].low if i else ""
            if unit and unit.value in _MINUTES and not (unit.value == "hour" and before in lexicon.clock):
                last, each = at + of + unit.length - 1, _MINUTES[unit.value]
                yield _length(number.low * each, number.high * each, tokens, (i, last), number.approximate)
                i = last
        i += 1


def _length(low: float, high: float, tokens: Sequence[Token], span: tuple[int, int], about: bool) -> Length:
    first, last = span
    beside = (*range(max(0, first - _BESIDE), first), *range(last + 1, min(len(tokens), last + 1 + _BESIDE)))
    room = {found.value for at in beside if (found := _lexicon().beside.at(tokens, at))}
    said = " ".join(token.text for token in tokens[first : last + 1])
    if about or not room:
        slack = _ABOUT if about else _EVEN
        return Length(low * (1 - slack), high * (1 + slack), said, first)
    least = low if "more" in room else 0.0
    return Length(least, high if "more" not in room else None, said, first)
