"""The hour of the day at which a sentence says that a deed was done: "at about 11.10 p.m.", около шести утра.

A number is an hour by the word before it (saat, ժամը, الساعة), by a part of the day or a word for hours behind it, or
by how it is written (12:37, 20h15, 2330 hours). Where nothing tells the half of the day, both are left open. "About"
leaves a quarter of an hour to both sides, "shortly after" to one. An hour until which something went on, and one in a
sentence of a rescue, a curfew or a hospital, is none. The words are those of `hours.yaml`, for all languages together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .cardinals import quantity
from .hour_words import HourWords, hour_words
from .numbers import numbers
from .phrases import Found, Phrases
from .tokens import HYPHENS, Token
from .words import Words

__all__ = ["ClockTime", "Hour", "clock_times", "hours", "says_when"]

_DOTTED = re.compile(r"(\d{1,2})[.](\d\d)")
_DAY, _HALF = 1440, 720
_LAST_HOUR, _LAST_MINUTE, _OF_A_HALF = 24, 59, 12
_SIX, _SEVEN = 6, 7
_EVEN, _ABOUT, _SOON, _LONG = 5, 15, 30, 90
_BETWEEN = 4
"""So many words may stand between two hours that are told as the ends of one time."""
_BEFORE, _BEHIND = 4, 4
"""So many words before or behind an hour may leave room around it, or say of which part of the day it is."""


class Hour(NamedTuple):
    """An hour of the day in minutes from midnight, as an interval, with its words and first token.

    `either` where it may be of both halves of the day; `onset` where the sentence says that something began then.
    """

    low: int
    high: int
    words: str
    first: int
    either: bool = False
    onset: bool = False

    def apart(self, other: Hour) -> int:
        """The minutes between two hours, the shorter way around the clock; 0 where both may be one."""
        shifts = (0, _HALF) if self.either or other.either else (0,)
        return min(_gap(self, other, shift) for shift in shifts)


def _gap(one: Hour, other: Hour, shift: int) -> int:
    ahead = (other.low + shift - one.high) % _DAY
    behind = (one.low - other.high - shift) % _DAY
    long = (one.high - one.low) + (other.high - other.low)
    return 0 if ahead + behind + long > _DAY or not min(ahead, behind) else min(ahead, behind)


class _Core(NamedTuple):
    """Tokens `first` to `last` that give an hour; `day` where they are written as of twenty-four hours."""

    first: int
    last: int
    minute: int
    day: bool


class _Counted(NamedTuple):
    first: int
    last: int
    value: int
    ordinal: bool


class ClockTime(NamedTuple):
    """A time of the clock in minutes from midnight, with its tokens; `either` where it may be of both halves."""

    first: int
    last: int
    minute: int
    either: bool


def hours(tokens: Sequence[Token], words: Words) -> list[Hour]:
    """The hours at which a sentence says that a deed was done or began, in the order of the text."""
    lexicon = hour_words()
    if not _may_tell(tokens, lexicon):
        return []  # as of most sentences
    cores = list(_cores(tokens, words, lexicon))
    if not cores or _any(lexicon.others, tokens):
        return []
    onset, deed = _any(lexicon.begins, tokens), _any(lexicon.deeds, tokens)
    if not deed:
        return []
    told = [core for core in cores if not _is_none(tokens, core, lexicon)]
    found = [(core, _hour(tokens, core, lexicon, onset, len(cores) == 1)) for core in told]
    return _joined(tokens, found, lexicon)


def _joined(tokens: Sequence[Token], found: Iterable[tuple[_Core, Hour]], lexicon: HourWords) -> list[Hour]:
    """The hours, of two that stand for a time between both that time: between 4.30 and 5 a.m."""
    made: list[tuple[_Core, Hour]] = []
    for core, hour in found:
        before = made[-1] if made else None
        if before and _is_between(tokens, before[0], core, lexicon):
            low, half = before[1], _HALF if before[1].either or hour.either else _DAY
            wide = (hour.high - low.low) % half
            start = low.low if hour.either else (hour.high - wide) % _DAY
            made[-1] = core, low._replace(low=start, high=start + wide, either=low.either and hour.either)
        else:
            made.append((core, hour))
    return [hour for _, hour in made]


def _is_between(tokens: Sequence[Token], one: _Core, other: _Core, lexicon: HourWords) -> bool:
    between = tokens[one.last + 1 : other.first]
    joined = any(token.low in lexicon.joins for token in between)
    return len(between) <= _BETWEEN and joined and _ends_at(lexicon.between, tokens, one.first) > 0


def clock_times(tokens: Sequence[Token], words: Words) -> list[ClockTime]:
    """All times of the clock that a sentence names, of whatever it tells."""
    lexicon = hour_words()
    if not _may_tell(tokens, lexicon):
        return []
    cores = list(_cores(tokens, words, lexicon))
    halves = [_in_half(tokens, core, lexicon, len(cores) == 1) for core in cores]
    return [ClockTime(core.first, core.last, *half) for core, half in zip(cores, halves, strict=True)]


def _may_tell(tokens: Sequence[Token], lexicon: HourWords) -> bool:
    """Whether a sentence has a word of hours, or a number that may be one: 07.05."""
    named = not lexicon.signs.isdisjoint(token.low for token in tokens)
    return named or any(token.kind == "number" and _DOTTED.fullmatch(token.text) for token in tokens)


def says_when(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words right beside a day say plainly that it was then: it was Wednesday, the 18th."""
    lexicon = hour_words()
    before = _ends_at(lexicon.it_was_on, tokens, first) > 0
    return before or lexicon.it_was_behind.at(tokens, last + 1) is not None


def _any(phrases: Phrases[bool], tokens: Sequence[Token]) -> bool:
    return any(phrases.at(tokens, i) for i in range(len(tokens)))


def _is_none(tokens: Sequence[Token], core: _Core, lexicon: HourWords) -> bool:
    """Whether something went on until then, or the hour is one of another meridian."""
    behind = [token.low for token in tokens[core.last + 1 : core.last + 3]]
    closes = not lexicon.elsewhere.isdisjoint(behind[:1]) or not lexicon.ends_behind.isdisjoint(behind)
    until = any(_ends_at(lexicon.ends, tokens, core.first - back) for back in (0, 1, 2))
    return closes or (until and not _ends_at(lexicon.soon_before, tokens, core.first))


def _cores(tokens: Sequence[Token], words: Words, lexicon: HourWords) -> Iterator[_Core]:
    counted: Mapping[int, _Counted] | None = None
    i = 0
    while i < len(tokens):
        core = _written(tokens, i, lexicon)
        if core is None and (found := _named(tokens, i, lexicon)):
            core = _Core(i, i + found.length - 1, found.value, True)
        if core is None and _may_be_led(tokens, i, lexicon):
            if counted is None:
                counted = _counted(tokens, words)
            core = _told(tokens, i, counted, lexicon)
        if core is not None:
            yield core
            i = core.last
        i += 1


def _named(tokens: Sequence[Token], i: int, lexicon: HourWords) -> Found[int] | None:
    """An hour that has a name; the noon of an afternoon is none."""
    glued = i > 0 and tokens[i - 1].text in HYPHENS
    return None if glued else lexicon.named.at(tokens, i)


def _counted(tokens: Sequence[Token], words: Words) -> dict[int, _Counted]:
    """The whole numbers up to sixty by their first token; of "six and a half" the six."""
    found: dict[int, _Counted] = {}
    for number in numbers(tokens, words):
        if number.low is not None and number.low == number.high and number.form in ("exact", "ordinal"):
            found[number.first] = _Counted(number.first, number.last, number.low, number.form == "ordinal")
            continue
        for at in {number.first, number.last}:  # of a range both ends
            alone = quantity(tokens[at : at + 1], 0, words)
            if alone and alone.value.denominator == 1 and alone.value <= _LAST_MINUTE:
                found[at] = _Counted(at, at, int(alone.value), False)
    return found


def _written(tokens: Sequence[Token], i: int, lexicon: HourWords) -> _Core | None:
    """An hour by how it is written: 12:37, 20h15, 2330 hours, and 4.50 behind a word that leads to an hour."""
    token = tokens[i]
    if token.kind != "number":
        return None
    text, behind = token.text, tokens[i + 1 : i + 3]
    if len(behind) > 1 and behind[0].text in (":", "h", "H") and re.fullmatch(r"\d\d", behind[1].text):
        return _clock(i, i + 2, text, behind[1].text)
    led = _led(tokens, i, lexicon)
    if match := _DOTTED.fullmatch(text):
        led = led or bool(lexicon.exactly.at(tokens, i + 1))
        return _clock(i, i, match[1], match[2]) if led or _part_at(tokens, i + 1, lexicon) else None
    if match := re.fullmatch(r"([0-2]\d)([0-5]\d)", text):
        named = lexicon.units.at(tokens, i + 1)
        if named or (led and text[0] == "0"):
            return _clock(i, i + (named.length if named else 0), match[1], match[2], either=False)
    return None


def _clock(first: int, last: int, hour: str, minute: str, either: bool = True) -> _Core | None:
    if not re.fullmatch(r"\d\d?", hour) or int(hour) > _LAST_HOUR or int(minute) > _LAST_MINUTE:
        return None
    day = int(hour) > _OF_A_HALF or hour[0] == "0" or not either
    return _Core(first, last, int(hour) * 60 + int(minute), day)


def _told(tokens: Sequence[Token], i: int, counted: Mapping[int, _Counted], lexicon: HourWords) -> _Core | None:
    """An hour told by a number with the words around it: half past six, шесть часов утра, الثالثة والنصف."""
    number = counted.get(i)
    if number is None or not 0 <= number.value <= _LAST_HOUR:
        return None
    last, minute, first = number.last, number.value * 60, i
    unit = lexicon.units.at(tokens, last + 1)
    last += unit.length if unit else 0
    last = _past_ending(tokens, last)
    more, last = _minutes_behind(tokens, last, counted, lexicon, bool(unit))
    less, first = _minutes_before(tokens, first, counted, lexicon)
    surely = _ends_at(lexicon.surely, tokens, first)
    led, part = _led(tokens, first, lexicon), _part_at(tokens, last + 1, lexicon)
    if not less and first > 1 and tokens[first - 2].low in lexicon.minutes:
        return None  # from fifty minutes to an hour
    if number.ordinal:
        told = bool(surely or less or more or (led and part) or _ends_at(lexicon.of_ordinals, tokens, first))
    else:
        long = _ends_at(lexicon.of_lengths, tokens, first) > 0
        lasted = _lasted(tokens, number, surely, counted, lexicon) or (more and unit and not (surely or led or part))
        surely += bool(lexicon.of_the_clock.at(tokens, last + 1))
        told = bool(surely or more or less or (led and part) or (unit and (part or (led and not long)))) and not lasted
    if not told:
        return None  # six hours, six men
    return _Core(first, last, minute + more + less, number.value > _OF_A_HALF)


def _lasted(
    tokens: Sequence[Token], number: _Counted, surely: int, counted: Mapping[int, _Counted], lexicon: HourWords
) -> bool:
    """Whether a number counts the minutes of a length whose hours stand before the hour's word: iki saat on dakika."""
    at, behind = number.first - surely - 1, [token.low for token in tokens[number.last + 1 : number.last + 2]]
    told = any(one.last == at and not one.ordinal and one.value <= _LAST_HOUR for one in counted.values())
    return surely > 0 and told and not lexicon.minutes.isdisjoint(behind)


def _past_ending(tokens: Sequence[Token], last: int) -> int:
    """The last token of a number with its ending: saat 5-də, ժամը 14-ին, saat 23'te."""
    if last + 2 < len(tokens) and tokens[last + 1].text in {*HYPHENS, "'", "’"} and tokens[last].kind == "number":
        glued = tokens[last].end == tokens[last + 1].start and tokens[last + 2].kind == "word"
        return last + 2 if glued else last
    return last


def _minutes_behind(
    tokens: Sequence[Token], last: int, counted: Mapping[int, _Counted], lexicon: HourWords, unit: bool
) -> tuple[int, int]:
    """The minutes that stand behind an hour, with the last token."""
    if found := lexicon.behind.at(tokens, last + 1):
        return found.value, last + found.length
    number = counted.get(last + 1) if unit else None
    if number and number.value <= _LAST_MINUTE:
        named = number.last + 1 < len(tokens) and tokens[number.last + 1].low in lexicon.minutes
        if named or (tokens[number.last].kind == "number" and len(tokens[number.last].text) > 1):
            return number.value, number.last + named
    return 0, last


def _minutes_before(
    tokens: Sequence[Token], first: int, counted: Mapping[int, _Counted], lexicon: HourWords
) -> tuple[int, int]:
    """The minutes that stand before an hour, with the first token: half past six, ten minutes to three."""
    for back in (3, 2, 1):
        found = lexicon.before.at(tokens, first - back) if first >= back else None
        if found and found.length == back:
            return found.value, first - back
    link = tokens[first - 1].low if first > 1 else ""
    if link not in lexicon.added and link not in lexicon.taken:
        return 0, first
    at = first - 2 - (tokens[first - 2].low in lexicon.minutes)
    number = next((one for one in counted.values() if one.last == at and not one.ordinal), None)
    if number is None or number.value > _LAST_MINUTE or (number.value % _EVEN and at == first - 2):
        return 0, first  # from four to five is no time of the day
    return (number.value if link in lexicon.added else -number.value), number.first


def _may_be_led(tokens: Sequence[Token], i: int, lexicon: HourWords) -> bool:
    """Whether words around token `i` may make it an hour; said before numbers are looked for, as these cost more."""
    if tokens[i].kind == "punct":
        return False
    before = _led(tokens, i, lexicon) or _ends_at(lexicon.surely, tokens, i) > 0
    before = before or any(lexicon.before.at(tokens, i - back) for back in (1, 2, 3) if i >= back)
    link = i > 0 and tokens[i - 1].low in (lexicon.added | lexicon.taken)
    near = range(i + 1, min(len(tokens), i + 4))
    return before or link or any(lexicon.units.at(tokens, k) or lexicon.parts.at(tokens, k) for k in near)


def _led(tokens: Sequence[Token], i: int, lexicon: HourWords) -> bool:
    return _ends_at(lexicon.perhaps, tokens, i) > 0 or _ends_at(lexicon.surely, tokens, i) > 0


def _ends_at(phrases: Phrases[bool], tokens: Sequence[Token], i: int) -> int:
    """How many tokens a phrase has that ends right before token `i`; 0 for none."""
    for back in range(1, min(i, _BEFORE) + 1):
        found = phrases.at(tokens, i - back)
        if found and found.length == back:
            return back
    return 0


def _part_at(tokens: Sequence[Token], i: int, lexicon: HourWords) -> str | None:
    found = lexicon.parts.at(tokens, i) if i < len(tokens) else None
    return found.value if found else None


def _in_half(tokens: Sequence[Token], core: _Core, lexicon: HourWords, alone: bool) -> tuple[int, bool]:
    """The minute of an hour, in the half of the day that words give it, and whether it may be of either."""
    part = _part_of(tokens, core, lexicon, alone)
    minute, either = core.minute, not core.day and part is None and core.minute < _HALF + 60
    if not core.day and part is not None:
        minute = _in_part(minute % _HALF if part != "day" else minute, part)
    return minute, either


def _hour(tokens: Sequence[Token], core: _Core, lexicon: HourWords, onset: bool, alone: bool) -> Hour:
    minute, either = _in_half(tokens, core, lexicon, alone)
    below, above = _room(tokens, core, lexicon)
    words = " ".join(token.text for token in tokens[core.first : core.last + 1])
    return Hour((minute - below) % _DAY, (minute - below) % _DAY + below + above, words, core.first, either, onset)


def _in_part(minute: int, part: str) -> int:
    """The minute of the day that an hour of half a day has in a part of it."""
    hour = minute // 60
    later = part == "pm" or (part == "night" and hour >= _SIX) or (part == "day" and hour < _SEVEN)
    return minute + _HALF if later and minute < _HALF else minute


def _part_of(tokens: Sequence[Token], core: _Core, lexicon: HourWords, alone: bool) -> str | None:
    """The part of the day that words beside an hour give it; for one `alone`, the only one that the sentence names."""
    near = [*range(core.last + 1, min(len(tokens), core.last + 1 + _BEHIND)),
            *range(core.first - 1, max(-1, core.first - 1 - _BEHIND), -1)]  # fmt: skip
    found = next((part for i in near if (part := _part_at(tokens, i, lexicon))), None)
    if found:
        return found
    if not alone:
        return None
    named = {part for i in range(len(tokens)) if (part := _part_at(tokens, i, lexicon))}
    return named.pop() if len(named) == 1 else None


def _room(tokens: Sequence[Token], core: _Core, lexicon: HourWords) -> tuple[int, int]:
    """The minutes that words leave below and above an hour."""
    starts = range(max(0, core.first - _BEFORE), core.first)
    ahead = [i for i in starts if _reaches(tokens, i, core.first)]
    if any(lexicon.soon_after.at(tokens, i) for i in ahead):
        return _EVEN, _SOON
    if any(lexicon.soon_before.at(tokens, i) for i in ahead):
        return _SOON, _EVEN
    if any(lexicon.well_before.at(tokens, i) for i in ahead):
        return _LONG, _EVEN
    about = any(lexicon.about.at(tokens, i) for i in [*ahead, *_following(tokens, core)])
    return (_ABOUT, _ABOUT) if about else (_EVEN, _EVEN)


def _following(tokens: Sequence[Token], core: _Core) -> Iterable[int]:
    return range(core.last + 1, min(len(tokens), core.last + 1 + _BEHIND))


def _reaches(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether no mark or other number stands between token `i` and the hour."""
    return all(token.kind == "word" for token in tokens[i:first])
