"""From one time of the clock until another, as a length: from 11.30 until past 15, between 1.52 and 1.58.

"Between five and six" is a length beside words of what goes on only, and none where the sentence says that something
began or was first then. The words are those of `clock_spans.yaml`, for all languages together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from .hours import ClockTime, clock_times
from .phrases import Phrases
from .tokens import Token
from .words import Words

__all__ = ["clock_spans"]

_DAY, _HALF = 1440, 720
_APART = 5
"""So many words may stand between the two times."""
_LEAD = 4


class _Lexicon(NamedTuple):
    begins: Phrases[bool]
    ends: Phrases[bool]
    between: Phrases[bool]
    joins: frozenset[str]
    about: Phrases[bool]
    from_behind: frozenset[str]
    until_behind: frozenset[str]
    firsts: Phrases[bool]


@cache
def _lexicon() -> _Lexicon:
    source = files(__package__).joinpath("clock_spans.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    flags = {key: Phrases(dict.fromkeys(phrases, True)) for key, phrases in raw.items()}
    return _Lexicon(
        flags["from"], flags["until"], flags["between"], frozenset(raw["joins"]), flags["about"],
        frozenset(raw["from_behind"]), frozenset(raw["until_behind"]), flags["firsts"],
    )  # fmt: skip


def clock_spans(tokens: Sequence[Token], words: Words) -> Iterator[tuple[int, int, int]]:
    """The minutes from one time of the clock until another, with the first and the last token."""
    lexicon = _lexicon()
    times = clock_times(tokens, words)
    if len(times) < 2:
        return
    began = any(lexicon.firsts.at(tokens, i) for i in range(len(tokens)))
    for one, other in pairwise(times):
        if other.first - one.last - 1 > _APART or not _spans(tokens, one, other, began, lexicon):
            continue
        whole = _HALF if one.either or other.either else _DAY
        minutes = (other.minute - one.minute) % whole
        if minutes:
            yield minutes, one.first, other.last


def _spans(tokens: Sequence[Token], one: ClockTime, other: ClockTime, began: bool, lexicon: _Lexicon) -> bool:
    """Whether words beside two times make them the ends of a length."""
    if tokens[one.last].low in lexicon.from_behind and _low(tokens, other.last + 1) in lexicon.until_behind:
        return True
    if _leads(lexicon.begins, tokens, one.first, lexicon):
        return _leads(lexicon.ends, tokens, other.first, lexicon)
    joined = any(token.low in lexicon.joins for token in tokens[one.last + 1 : other.first])
    return not began and joined and _leads(lexicon.between, tokens, one.first, lexicon)


def _low(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if i < len(tokens) else ""


def _leads(phrases: Phrases[bool], tokens: Sequence[Token], i: int, lexicon: _Lexicon) -> bool:
    """Whether a phrase ends right before token `i`, or before a word for about there."""
    back = _ends_before(lexicon.about, tokens, i)
    return any(_ends_before(phrases, tokens, at) for at in {i, i - back})


def _ends_before(phrases: Phrases[bool], tokens: Sequence[Token], i: int) -> int:
    """How many tokens the phrase has that ends right before token `i`; 0 for none."""
    for back in range(1, min(i, _LEAD) + 1):
        found = phrases.at(tokens, i - back)
        if found and found.length == back:
            return back
    return 0
