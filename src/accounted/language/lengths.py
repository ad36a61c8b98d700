"""How long something lasted, as a sentence says: "lasted not above two hours", «длилось около сорока секунд».

How surely a length is one of what happened, words beside it tell: a word of lasting in the sentence, or one of
shooting, burning and the like beside "for three hours", or right beside the length ("a battle of three hours", "a
three-day siege"); or "for" alone; or nothing. "Two hours later" and a time of day are no lengths, "from 11.30 until 15"
is one. "A search of two days" tells of the length of that, a sentence of a trial or a truce of none. "All night" and "a
week" are lengths beside such words only.
"About" leaves a quarter to both sides, "at least" and "at most" are open. The words are those of `lengths.yaml`, for
all languages together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from .numbers import COUNTS, Number, numbers
from .phrases import Phrases
from .tokens import HYPHENS, Token
from .words import Words

__all__ = ["Length", "lengths"]

_DAY = 1440.0
_MINUTES = {
    "second": 1 / 60,
    "minute": 1.0,
    "hour": 60.0,
    "night": _DAY / 2,
    "day": _DAY,
    "week": 7 * _DAY,
    "month": 30.4 * _DAY,
}
_ABOUT, _EVEN = 0.25, 0.1
_HOUR = 60.0
_REACH = 10
"""How many words may stand between the word of lasting and the length."""
_HOURS, _LAST_MINUTE = 24, 59
_BESIDE = 4  # how many words before or behind a length may say that it is one at least, or at most
_STOPS = ",;:."


class Length(NamedTuple):
    """A length of time in minutes, as an interval, None where it is open above; with its words and first token.

    `said` is how surely it is one of what happened: `lasts`, `for` or `bare`; `of` is the thing it is told of where the
    sentence speaks of another: a search, a curfew.
    """

    low: float
    high: float | None
    words: str
    first: int
    said: str = "bare"
    of: str = ""

    def meets(self, other: Length) -> bool:
        """Whether both may be the length of one thing."""
        below = self.high is None or other.low <= self.high
        return below and (other.high is None or self.low <= other.high)


class _Lexicon(NamedTuple):
    lasts: Phrases[bool]
    others: Phrases[str]
    no_matter: Phrases[bool]
    between: Phrases[bool]
    to_the_hour: frozenset[str]
    joins: frozenset[str]
    halves: Phrases[bool]
    of: frozenset[str]
    lengths: Phrases[float]
    loose: Phrases[tuple[float, float]]
    beside: Phrases[str]
    acts: Phrases[bool]
    leads: Phrases[bool]
    trails: Phrases[bool]
    begins: Phrases[bool]
    ends: Phrases[bool]
    clock: frozenset[str]
    of_the_day: Phrases[bool]
    before_numbers: frozenset[str]
    never: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    source = files(__package__).joinpath("lengths.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    spelled = {phrase: float(minutes) for minutes, phrases in raw["lengths"].items() for phrase in phrases}
    beside = dict.fromkeys(raw["lasts"], "") | dict.fromkeys(raw["more"], "more") | dict.fromkeys(raw["less"], "less")
    loose = {phrase: _ends_of(both) for both, phrases in raw["loose"].items() for phrase in phrases}
    others = {phrase: thing for thing, phrases in raw["of_other_things"].items() for phrase in phrases}
    return _Lexicon(
        _flags(raw["lasts"]), Phrases(others), _flags(raw["of_no_matter"]), _flags(raw["between"]),
        frozenset(raw["to_the_hour"]), frozenset(raw["joins"]), _flags(raw["halves"]), frozenset(raw["of"]),
        Phrases(spelled), Phrases(loose), Phrases(beside), _flags(raw["acts"]), _flags(raw["leads"]),
        _flags(raw["trails"]), _flags(raw["from"]), _flags(raw["until"]), frozenset(raw["of_the_clock"]),
        _flags(raw["of_the_day"]), frozenset(raw["before_numbers"]), frozenset(raw["not"]),
    )  # fmt: skip


def _ends_of(both: str) -> tuple[float, float]:
    low, high = map(float, both.split("-"))
    return low, high


def _flags(phrases: Sequence[str]) -> Phrases[bool]:
    return Phrases(dict.fromkeys(phrases, True))


def lengths(tokens: Sequence[Token], words: Words) -> list[Length]:
    """The lengths of time that a sentence tells, each with how surely it is one of what happened."""
    lexicon = _lexicon()
    if any(lexicon.no_matter.at(tokens, i) for i in range(len(tokens))):
        return []
    lasting = [i for i in range(len(tokens)) if lexicon.lasts.at(tokens, i)]
    acts = [i for i in range(len(tokens)) if lexicon.acts.at(tokens, i)]
    made: list[Length] = []
    for one, last, loose in _found(tokens, words, lexicon):
        led = _is_led(tokens, one.first, last, lexicon)
        by_act = loose or led or _is_by_an_act(tokens, one.first, last, lexicon)
        near = any(abs(one.first - at) <= _REACH for at in [*lasting, *(acts if by_act else ())])
        apart = lexicon.between.at(tokens, last + 1) or any(_ends_before(lexicon.between, tokens, one.first))
        if near or not (apart or loose):
            said = "lasts" if near else "for" if led else "bare"
            made.append(one._replace(said=said, of=_other(tokens, one.first, lexicon)))
    spans = (
        one for one in _between_times(tokens, lexicon) if any(abs(one.first - at) <= _REACH for at in lasting + acts)
    )
    others = [one for one in spans if all(one.first != it.first for it in made)]
    made += [one._replace(said="lasts", of=_other(tokens, one.first, lexicon)) for one in others]
    return [one for one in made if not one.first or tokens[one.first - 1].low not in lexicon.never]


def _other(tokens: Sequence[Token], at: int, lexicon: _Lexicon) -> str:
    """The thing of which the length at a token is told, if it is another: the one named last before it, or the next.

    A word for shooting and the like that stands between both says that it is of that.
    """
    for i in [*range(at, -1, -1), *range(at + 1, len(tokens))]:
        if found := lexicon.others.at(tokens, i):
            return found.value
        if i < at and lexicon.acts.at(tokens, i):
            return ""
    return ""


def _is_led(tokens: Sequence[Token], first: int, last: int, lexicon: _Lexicon) -> bool:
    """Whether "for" or the like stands before a length, or before "less than" or "about" there; or a word behind it."""
    begins = {first, _past_room(tokens, first, lexicon)}
    led = any(any(_ends_before(lexicon.leads, tokens, at)) for at in begins)
    return led or lexicon.trails.at(tokens, last + 1) is not None


def _past_room(tokens: Sequence[Token], i: int, lexicon: _Lexicon) -> int:
    """Where the words begin that leave room right before token `i`: in for |less than| an hour."""
    while many := _room_before(tokens, i, lexicon):
        i -= many
    return i


def _room_before(tokens: Sequence[Token], i: int, lexicon: _Lexicon) -> int:
    """How many tokens the phrase has that leaves room and ends right before token `i`; 0 for none."""
    for k in range(1, min(i, _BESIDE) + 1):
        found = lexicon.beside.at(tokens, i - k)
        if found and found.value and found.length == k:
            return k
    return 0


def _is_by_an_act(tokens: Sequence[Token], first: int, last: int, lexicon: _Lexicon) -> bool:
    """Whether a word for shooting and the like stands right beside a length: a battle of 3 hours, a 3-day siege."""
    of = next((i for i in (first - 1, first - 2) if i > 0 and tokens[i].low in lexicon.of), 0)
    joins = lexicon.of | HYPHENS
    behind = next((i for i in range(last + 1, len(tokens)) if tokens[i].low not in joins), len(tokens))
    return (of > 0 and lexicon.acts.at(tokens, of - 1) is not None) or lexicon.acts.at(tokens, behind) is not None


def _ends_before(phrases: Phrases[bool], tokens: Sequence[Token], i: int) -> Iterator[bool]:
    """For each length of phrase, whether one of the phrases ends right before token `i`."""
    for k in range(1, min(i, _BESIDE) + 1):
        found = phrases.at(tokens, i - k)
        yield found is not None and found.length == k


def _between_times(tokens: Sequence[Token], lexicon: _Lexicon) -> Iterator[Length]:
    """The lengths from one time of the clock until another: from 11.30 until past 15."""
    for i in range(len(tokens)):
        begun = _clock(tokens, i)
        if begun is None or not any(_ends_before(lexicon.begins, tokens, i)):
            continue
        for at in range(i + 2, min(len(tokens), i + 2 + _BESIDE)):
            ended = _clock(tokens, at)
            if ended is not None and any(_ends_before(lexicon.ends, tokens, at)) and (begun[1] or ended[1]):
                minutes = float((ended[0] - begun[0]) % (24 * 60))
                yield _length(minutes, minutes, tokens, (i, at), False)
                break


def _clock(tokens: Sequence[Token], i: int) -> tuple[int, bool] | None:
    """A time of the clock in minutes, and whether its minutes are written."""
    match = re.fullmatch(r"(\d{1,2})(?:[.:h](\d\d))?", tokens[i].low)
    if match is None or int(match[1]) > _HOURS or int(match[2] or 0) > _LAST_MINUTE:
        return None
    return int(match[1]) * 60 + int(match[2] or 0), match[2] is not None


def _found(tokens: Sequence[Token], words: Words, lexicon: _Lexicon) -> Iterator[tuple[Length, int, bool]]:
    """The lengths that the tokens name, each with its last token, and whether it has no number of its own."""
    tables = (words.dates.units, lexicon.lengths, lexicon.loose)
    if not any(table.may_begin(token.low) for token in tokens for table in tables):
        return  # as of most sentences
    counted = {number.first: number for number in numbers(tokens, words) if number.form in COUNTS}
    i = 0
    while i < len(tokens):
        if one := _counted(tokens, i, counted, words):
            low, high, last = one
            more = _counted(tokens, _past_join(tokens, last + 1), counted, words) if low >= _HOUR else None
            if lexicon.halves.at(tokens, last + 1) and low >= _HOUR:
                low, high = low + _HOUR / 2, high + _HOUR / 2
            elif more and more[1] < _HOUR:
                low, high, last = low + more[0], high + more[1], more[2]
            if not _is_of_the_clock(tokens, i, last, counted, low):
                yield _length(low, high, tokens, (i, last), i not in counted or counted[i].approximate), last, False
            i = last
        elif spelled := lexicon.lengths.at(tokens, i):
            last = i + spelled.length - 1
            yield _length(spelled.value, spelled.value, tokens, (i, last), False), last, False
            i = last
        elif loose := lexicon.loose.at(tokens, i):
            last = i + loose.length - 1
            if not _is_of_the_clock(tokens, i, last, counted, loose.value[0]):
                yield _length(*loose.value, tokens, (i, last), False), last, True
            i = last
        i += 1


def _counted(
    tokens: Sequence[Token], i: int, counted: Mapping[int, Number], words: Words
) -> tuple[float, float, int] | None:
    """The length that a number with a unit of time gives, in minutes, with its last token.

    A unit right before its number makes it one about so large: минут двадцать.
    """
    if i < len(tokens) and tokens[i].low in _lexicon().before_numbers and (first := words.dates.units.at(tokens, i)):
        behind = counted.get(i + first.length)
        if behind and behind.low is not None and behind.high is not None and first.value in _MINUTES:
            each = _MINUTES[first.value]
            return behind.low * each, behind.high * each, behind.last
    number = counted.get(i)
    if number is None or number.low is None or number.high is None:
        return None
    at = number.last + 1
    joined = at < len(tokens) and (tokens[at].low in _lexicon().of or tokens[at].low in HYPHENS)  # a three-day siege
    unit = words.dates.units.at(tokens, at + joined)
    if unit is None or unit.value not in _MINUTES:
        return None
    each = _MINUTES[unit.value]
    return number.low * each, number.high * each, at + joined + unit.length - 1


def _past_join(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if i < len(tokens) and tokens[i].low in _lexicon().joins else i


def _is_of_the_clock(tokens: Sequence[Token], i: int, last: int, counted: Mapping[int, Number], low: float) -> bool:
    """Whether a number of hours or minutes is a time of day: at 17 hours, 2330 hours, twenty minutes to three."""
    lexicon = _lexicon()
    if low < _DAY / 2 and lexicon.of_the_day.at(tokens, last + 1):
        return True
    hours = low >= _HOUR and tokens[last - 1].low not in HYPHENS
    led = hours and low < _DAY and i > 0 and tokens[i - 1].low in lexicon.clock
    behind = last + 1 < len(tokens) and tokens[last + 1].low in lexicon.to_the_hour and last + 2 in counted
    return led or behind or (hours and (len(tokens[i].low) == len("2330") and tokens[i].low.isdecimal()))


def _length(low: float, high: float, tokens: Sequence[Token], span: tuple[int, int], about: bool) -> Length:
    first, last = span
    room = {*_room(tokens, max(0, first - _BESIDE), first), *_room(tokens, *_behind(tokens, last + 1))}
    said = " ".join(token.text for token in tokens[first : last + 1])
    if about or not room:
        slack = _ABOUT if about else _EVEN
        return Length(low * (1 - slack), high * (1 + slack), said, first)
    denied = any(token.low in _lexicon().never for token in tokens[max(0, first - _BESIDE - 2) : first])
    more = "more" in room and not (denied and "less" not in room)  # it did not last for more than an hour
    return Length(low if more else 0.0, None if more else high, said, first)


def _behind(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """Where the words behind a length stand that may say that it is one at most: up to a comma, or right behind one."""
    stops = (k for k in range(i, min(len(tokens), i + _BESIDE)) if tokens[k].text in _STOPS)
    stop = next(stops, i + _BESIDE)
    return (i + 1, i + 2) if stop == i else (i, stop)


def _room(tokens: Sequence[Token], i: int, end: int) -> Iterator[str]:
    """What the words of a stretch leave room for; "no more than" is no "more than", and "over in" is no "over"."""
    while i < min(end, len(tokens)):
        found = _lexicon().beside.at(tokens, i)
        if found and found.value:
            yield found.value
        i += found.length if found else 1
