"""How long something lasted, as a sentence says: "lasted not above two hours", «длилось около сорока секунд».

How surely a length is one of what happened, words beside it tell: a word of lasting in the sentence, or one of
shooting, burning and the like beside "for three hours", or right beside the length ("a battle of three hours", "a
three-day siege"); or "for" alone; or nothing. "Two hours later" and a time of day are no lengths, "from 11.30 until 15"
is one. "A search of two days" tells of the length of that, a sentence of a trial or a truce of none. "All night" and "a
week" are lengths beside such words only. "It was half an hour" and a sentence of little else tell how long it lasted.
The time between two strikes, and until help came, are lengths of these alone ("the second fell four minutes later").
"About" leaves a quarter to both sides, "at least" and "at most" are open. The words are those of `lengths.yaml`, for
all languages together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .clock_spans import clock_spans
from .length_words import LengthWords, length_words
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
_NEAR = 8
"""So many words from a length stand those that make it the time between two strikes."""
_ONE_RANGE = 3
"""Of a range in two units, the one end is at most so many times the other: from forty minutes to an hour."""
_HELP, _GAP = "help", "gap"
_COMES = frozenset({"", "search", _HELP})
"""What may be told of those who come to help, where words say after how long they came."""
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


def lengths(tokens: Sequence[Token], words: Words) -> list[Length]:
    """The lengths of time that a sentence tells, each with how surely it is one of what happened."""
    lexicon = length_words()
    if any(lexicon.no_matter.at(tokens, i) for i in range(len(tokens))):
        return []
    lasting = [i for i in range(len(tokens)) if lexicon.lasts.at(tokens, i)]
    acts = [i for i in range(len(tokens)) if lexicon.acts.at(tokens, i)]
    made: list[Length] = []
    for one, last, loose in _joined(tokens, _found(tokens, words, lexicon), lexicon):
        of = _thing(tokens, one.first, last, lexicon)
        said = _said(tokens, (one.first, last), loose, of, (lasting, acts), lexicon)
        made += [one._replace(said=said, of=of)] if said else []
    for minutes, first, last in clock_spans(tokens, words):
        if any(abs(first - at) <= _REACH for at in lasting + acts) and all(one.first != first for one in made):
            span = _length(float(minutes), float(minutes), tokens, (first, last), False)
            made.append(span._replace(said="lasts", of=_thing(tokens, first, last, lexicon)))
    return [one for one in made if not one.first or tokens[one.first - 1].low not in lexicon.never]


def _said(
    tokens: Sequence[Token],
    at: tuple[int, int],
    loose: bool,
    of: str,
    beside: tuple[Sequence[int], Sequence[int]],
    lexicon: LengthWords,
) -> str:
    """How surely a length is one of what happened; nothing for one that is none.

    Args:
        beside: where the sentence has words of lasting, and words of shooting and the like.
    """
    first, last = at
    led = _is_led(tokens, first, last, lexicon)
    by_act = _is_by_an_act(tokens, first, last, lexicon)
    lasts = any(abs(first - at) <= _REACH for at in beside[0])
    acts = any(abs(first - at) <= _REACH for at in beside[1])
    if _between_two(tokens, first, last, lexicon):
        around = tokens[max(0, first - _NEAR) : last + 1 + _NEAR]
        kept = lasts or (by_act and acts) or any(lexicon.ended.at(around, i) for i in range(len(around)))
        through = of and not loose and _leads_before(lexicon.throughout, tokens, first, lexicon)
        return "lasts" if kept and of not in (_HELP, _GAP) else "for" if of in (_HELP, _GAP) or through else ""
    plainly = _leads_before(lexicon.it_was, tokens, first, lexicon)
    plainly |= not loose and _is_all(tokens, first, last, lexicon)
    if lasts or plainly or (acts and (loose or led or by_act)):
        return "lasts"
    return "" if loose else "for" if led or of == _GAP else "bare"


def _between_two(tokens: Sequence[Token], first: int, last: int, lexicon: LengthWords) -> bool:
    """Whether words right beside a length make it the time between two things: two hours later."""
    return lexicon.between.at(tokens, last + 1) is not None or any(_ends_before(lexicon.between, tokens, first))


def _is_all(tokens: Sequence[Token], first: int, last: int, lexicon: LengthWords) -> bool:
    """Whether a sentence tells hardly more than the length: it was half an hour; two hours, maybe a little more."""
    rest = [*range(first), *range(last + 1, len(tokens))]
    tables = (lexicon.about, lexicon.beside)
    room = {i + k for i in rest for table in tables if (found := table.at(tokens, i)) for k in range(found.length)}
    return all(tokens[i].kind == "punct" or i in room for i in rest)


def _leads_before(phrases: Phrases[bool], tokens: Sequence[Token], first: int, lexicon: LengthWords) -> bool:
    """Whether one of the phrases stands before a length, or before the words there that leave room around it."""
    begins = {first, _past_room(tokens, first, lexicon)}
    return any(any(_ends_before(phrases, tokens, at)) for at in begins)


def _thing(tokens: Sequence[Token], first: int, last: int, lexicon: LengthWords) -> str:
    """The thing of which a length is told, if it is another than what happened: help that came, a second strike."""
    stretch = tokens[max(0, first - _NEAR) : last + 1 + _NEAR]
    near = range(max(0, first - _BESIDE), min(len(tokens), last + 1 + _BESIDE))
    of = _other(tokens, first, lexicon)
    if any(lexicon.apart.at(tokens, i) for i in near):
        return _GAP
    comes = of in _COMES and any(lexicon.arrives.at(stretch, i) for i in range(len(stretch)))
    waited = _between_two(tokens, first, last, lexicon) or _is_led(tokens, first, last, lexicon)
    if comes and (of == _HELP or (waited and not _leads_before(lexicon.throughout, tokens, first, lexicon))):
        return _HELP
    second = not of and any(lexicon.second.at(stretch, i) for i in range(len(stretch)))
    return _GAP if second and _between_two(tokens, first, last, lexicon) else of


def _other(tokens: Sequence[Token], at: int, lexicon: LengthWords) -> str:
    """The thing of which the length at a token is told, if it is another: the one named last before it, or the next.

    A word for shooting and the like that stands between both says that it is of that.
    """
    for i in [*range(at, -1, -1), *range(at + 1, len(tokens))]:
        if i > at and tokens[i].text in _STOPS:
            return ""
        if lexicon.lasts.at(tokens, i):
            continue  # kept up for
        if found := lexicon.others.at(tokens, i):
            return found.value
        if i < at and lexicon.acts.at(tokens, i):
            return ""
    return ""


def _joined(
    tokens: Sequence[Token], found: Iterator[tuple[Length, int, bool]], lexicon: LengthWords
) -> list[tuple[Length, int, bool]]:
    """The lengths, those put together that are the ends of one range: an hour, an hour and a half."""
    made: list[tuple[Length, int, bool]] = []
    for one, last, loose in found:
        if made and _is_range(tokens, made[-1], one, lexicon):
            low = made[-1][0]
            words = " ".join(token.text for token in tokens[low.first : last + 1])
            made[-1] = (Length(low.low, one.high, words, low.first), last, loose)
        else:
            made.append((one, last, loose))
    return made


def _is_range(tokens: Sequence[Token], low: tuple[Length, int, bool], high: Length, lexicon: LengthWords) -> bool:
    """Whether the second of two lengths is the upper end of a range that the first begins."""
    one, last, _ = low
    between = [token.low for token in tokens[last + 1 : high.first]]
    wider = one.high is not None and high.high is not None and one.high < high.high <= _ONE_RANGE * one.high
    if not wider or len(between) != 1:
        return False
    ranged = _leads_before(lexicon.ranges, tokens, one.first, lexicon)
    return between[0] in lexicon.or_words or (between[0] in lexicon.joins and ranged)


def _is_led(tokens: Sequence[Token], first: int, last: int, lexicon: LengthWords) -> bool:
    """Whether "for" or the like stands before a length, or before "less than" or "about" there; or a word behind it."""
    return _leads_before(lexicon.leads, tokens, first, lexicon) or lexicon.trails.at(tokens, last + 1) is not None


def _past_room(tokens: Sequence[Token], i: int, lexicon: LengthWords) -> int:
    """Where the words begin that leave room right before token `i`: in for |less than| an hour."""
    while many := _room_before(tokens, i, lexicon):
        i -= many
    return i


def _room_before(tokens: Sequence[Token], i: int, lexicon: LengthWords) -> int:
    """How many tokens the phrase has that leaves room and ends right before token `i`; 0 for none."""
    for k in range(1, min(i, _BESIDE) + 1):
        found, about = lexicon.beside.at(tokens, i - k), lexicon.about.at(tokens, i - k)
        if (found and found.value and found.length == k) or (about and about.length == k):
            return k
    return 0


def _is_by_an_act(tokens: Sequence[Token], first: int, last: int, lexicon: LengthWords) -> bool:
    """Whether a word for shooting and the like stands right beside a length: a battle of 3 hours, a 3-day siege."""
    of = next((i for i in (first - 1, first - 2) if i > 0 and tokens[i].low in lexicon.of), 0)
    joins = lexicon.of | HYPHENS
    behind = next((i for i in range(last + 1, len(tokens)) if tokens[i].low not in joins), len(tokens))
    near = (lexicon.acts.at(tokens, i) for i in (first - 1, first - 2) if i >= 0 and tokens[first - 1].kind == "word")
    led = of > 0 and lexicon.acts.at(tokens, of - 1) is not None
    return led or any(near) or lexicon.acts.at(tokens, behind) is not None


def _ends_before(phrases: Phrases[bool], tokens: Sequence[Token], i: int) -> Iterator[bool]:
    """For each length of phrase, whether one of the phrases ends right before token `i`."""
    for k in range(1, min(i, _BESIDE) + 1):
        found = phrases.at(tokens, i - k)
        yield found is not None and found.length == k


def _found(tokens: Sequence[Token], words: Words, lexicon: LengthWords) -> Iterator[tuple[Length, int, bool]]:
    """The lengths that the tokens name, each with its last token, and whether it has no number of its own."""
    tables = (words.dates.units, lexicon.lengths, lexicon.loose)
    if not any(table.may_begin(token.low) for token in tokens for table in tables):
        return  # as of most sentences
    counted = {number.first: number for number in numbers(tokens, words) if number.form in COUNTS}
    i = 0
    while i < len(tokens):
        if one := _counted(tokens, i, counted, words):
            low, high, last = _with_more(tokens, one, counted, words)
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
    if (
        i < len(tokens)
        and tokens[i].low in length_words().before_numbers
        and (first := words.dates.units.at(tokens, i))
    ):
        behind = counted.get(i + first.length)
        if behind and behind.low is not None and behind.high is not None and first.value in _MINUTES:
            each = _MINUTES[first.value]
            return behind.low * each, behind.high * each, behind.last
    number = counted.get(i)
    if number is None or number.low is None or number.high is None:
        return None
    at = number.last + 1
    joined = at < len(tokens) and (
        tokens[at].low in length_words().of or tokens[at].low in HYPHENS
    )  # a three-day siege
    unit = words.dates.units.at(tokens, at + joined)
    if unit is None or unit.value not in _MINUTES:
        return None
    each = _MINUTES[unit.value]
    return number.low * each, number.high * each, at + joined + unit.length - 1


def _with_more(
    tokens: Sequence[Token], one: tuple[float, float, int], counted: Mapping[int, Number], words: Words
) -> tuple[float, float, int]:
    """A length with the half, the minutes or the nights that stand behind it: two hours and ten minutes."""
    low, high, last = one
    if low < _HOUR:
        return one
    more = _counted(tokens, _past_join(tokens, last + 1), counted, words)
    if length_words().halves.at(tokens, last + 1):
        return low + _HOUR / 2, high + _HOUR / 2, last
    if more and more[1] < _HOUR:
        return low + more[0], high + more[1], more[2]
    if more and (parts := _day_and_night(tokens, last, more[2], words)):
        return low * parts[0] + more[0] * parts[1], high * parts[0] + more[1] * parts[1], more[2]
    return one


def _day_and_night(tokens: Sequence[Token], one: int, other: int, words: Words) -> tuple[float, float] | None:
    """What of two lengths that end at these tokens counts, where the one is of days and the other of nights of these.

    Two days and two nights are two days, of which the days without their nights are half.
    """
    units = [found.value if (found := words.dates.units.at(tokens, at)) else "" for at in (one, other)]
    return {"day night": (0.5, 1.0), "night day": (1.0, 0.5)}.get(" ".join(units))


def _past_join(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if i < len(tokens) and tokens[i].low in length_words().joins else i


def _is_of_the_clock(tokens: Sequence[Token], i: int, last: int, counted: Mapping[int, Number], low: float) -> bool:
    """Whether a number of hours or minutes is a time of day: at 17 hours, 2330 hours, twenty minutes to three."""
    lexicon = length_words()
    if low < _DAY / 2 and lexicon.of_the_day.at(tokens, last + 1):
        return True
    hours = low >= _HOUR and tokens[last - 1].low not in HYPHENS
    led = hours and low < _DAY and i > 0 and tokens[i - 1].low in lexicon.clock
    behind = last + 1 < len(tokens) and tokens[last + 1].low in lexicon.to_the_hour and last + 2 in counted
    return led or behind or (hours and (len(tokens[i].low) == len("2330") and tokens[i].low.isdecimal()))


def _length(low: float, high: float, tokens: Sequence[Token], span: tuple[int, int], about: bool) -> Length:
    first, last = span
    before = max(0, first - _BESIDE)
    room = {*_room(tokens, before, first), *_room(tokens, *_behind(tokens, last + 1))}
    said = " ".join(token.text for token in tokens[first : last + 1])
    if about or not room:
        slack = _ABOUT if about else _EVEN
        return Length(low * (1 - slack), high * (1 + slack), said, first)
    more = "at_least" in room or ("more" in room and not _is_denied(tokens, first))
    return Length(low if more else 0.0, None if more else high, said, first)


def _is_denied(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word of denial makes "more than" before a length the most: it did not last for more than an hour."""
    lexicon, begin = length_words(), max(0, first - _BESIDE - 2)
    denied = [i for i in range(begin, first) if tokens[i].low in lexicon.never]
    more = {i for i in range(begin, first) if (found := lexicon.beside.at(tokens, i)) and found.value == "more"}
    return any(i + 1 in more or any(lexicon.lasts.at(tokens, k) for k in range(i, first)) for i in denied)


def _behind(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """Where the words behind a length stand that may say that it is one at most: up to a comma, or right behind one."""
    stops = (k for k in range(i, min(len(tokens), i + _BESIDE)) if tokens[k].text in _STOPS)
    stop = next(stops, i + _BESIDE)
    return (i + 1, i + 2) if stop == i else (i, stop)


def _room(tokens: Sequence[Token], i: int, end: int) -> Iterator[str]:
    """What the words of a stretch leave room for; "no more than" is no "more than", and "over in" is no "over"."""
    while i < min(end, len(tokens)):
        found = length_words().beside.at(tokens, i)
        if found and found.value:
            yield found.value
        i += found.length if found else 1
