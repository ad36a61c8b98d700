"""The words of `lengths.yaml` that say how long something lasted, as phrases to be looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from .phrases import Phrases

__all__ = ["LengthWords", "length_words"]


class LengthWords(NamedTuple):
    """The lists of `lengths.yaml`, for all languages together."""

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
    throughout: Phrases[bool]
    trails: Phrases[bool]
    about: Phrases[bool]
    it_was: Phrases[bool]
    or_words: frozenset[str]
    ranges: Phrases[bool]
    apart: Phrases[bool]
    second: Phrases[bool]
    ended: Phrases[bool]
    arrives: Phrases[bool]
    clock: frozenset[str]
    of_the_day: Phrases[bool]
    before_numbers: frozenset[str]
    never: frozenset[str]


@cache
def length_words() -> LengthWords:
    """The words as read from the file, once."""
    source = files(__package__).joinpath("lengths.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    spelled = {phrase: float(minutes) for minutes, phrases in raw["lengths"].items() for phrase in phrases}
    room = {phrase: kind for kind in ("more", "at_least", "less") for phrase in raw[kind]}
    beside = dict.fromkeys(raw["lasts"], "") | room
    loose = {phrase: _ends_of(both) for both, phrases in raw["loose"].items() for phrase in phrases}
    others = {phrase: thing for thing, phrases in raw["of_other_things"].items() for phrase in phrases}
    return LengthWords(
        _flags(raw["lasts"]), Phrases(others), _flags(raw["of_no_matter"]), _flags(raw["between"]),
        frozenset(raw["to_the_hour"]), frozenset(raw["joins"]), _flags(raw["halves"]), frozenset(raw["of"]),
        Phrases(spelled), Phrases(loose), Phrases(beside), _flags(raw["acts"]), _flags(raw["leads"]),
        _flags(raw["throughout"]), _flags(raw["trails"]), _flags(raw["about"]), _flags(raw["it_was"]),
        frozenset(raw["or"]), _flags(raw["ranges"]), _flags(raw["apart"]), _flags(raw["second"]),
        _flags(raw["ended"]), _flags(raw["arrives"]), frozenset(raw["of_the_clock"]),
        _flags(raw["of_the_day"]), frozenset(raw["before_numbers"]), frozenset(raw["not"]),
    )  # fmt: skip


def _ends_of(both: str) -> tuple[float, float]:
    low, high = map(float, both.split("-"))
    return low, high


def _flags(phrases: Sequence[str]) -> Phrases[bool]:
    return Phrases(dict.fromkeys(phrases, True))
