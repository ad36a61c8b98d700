"""The words of `hours.yaml` that make a number an hour of the day, as phrases to be looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from .phrases import Phrases
from .tokens import lookup_form

__all__ = ["HourWords", "hour_words"]


class HourWords(NamedTuple):
    """The lists of `hours.yaml`, for all languages together."""

    surely: Phrases[bool]
    perhaps: Phrases[bool]
    units: Phrases[bool]
    minutes: frozenset[str]
    added: frozenset[str]
    taken: frozenset[str]
    before: Phrases[int]
    behind: Phrases[int]
    named: Phrases[int]
    parts: Phrases[str]
    about: Phrases[bool]
    soon_after: Phrases[bool]
    soon_before: Phrases[bool]
    well_before: Phrases[bool]
    of_lengths: Phrases[bool]
    ends: Phrases[bool]
    of_ordinals: Phrases[bool]
    ends_behind: frozenset[str]
    signs: frozenset[str]
    elsewhere: frozenset[str]
    of_the_clock: Phrases[bool]
    between: Phrases[bool]
    joins: frozenset[str]
    it_was_on: Phrases[bool]
    it_was_behind: Phrases[bool]
    exactly: Phrases[bool]
    begins: Phrases[bool]
    deeds: Phrases[bool]
    others: Phrases[bool]


@cache
def hour_words() -> HourWords:
    """The words as read from the file, once."""
    source = files(__package__).joinpath("hours.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)

    def minutes(name: str) -> Phrases[int]:
        return Phrases({phrase: int(number) for number, phrases in raw[name].items() for phrase in phrases})

    signs = {":"}
    for name in ("surely", "of_ordinals", "units"):
        signs |= {lookup_form(phrase.split()[-1]) for phrase in raw[name]}
    for name in ("before", "behind", "named", "parts"):
        signs |= {lookup_form(phrase.split()[-1]) for phrases in raw[name].values() for phrase in phrases}
    parts = {phrase: part for part, phrases in raw["parts"].items() for phrase in phrases}
    return HourWords(
        surely=_flags(raw["surely"]), perhaps=_flags(raw["perhaps"]), units=_flags(raw["units"]),
        minutes=frozenset(raw["minutes"]), added=frozenset(raw["added_before"]), taken=frozenset(raw["taken_before"]),
        before=minutes("before"), behind=minutes("behind"), named=minutes("named"), parts=Phrases(parts),
        about=_flags(raw["about"]), soon_after=_flags(raw["soon_after"]), soon_before=_flags(raw["soon_before"]),
        well_before=_flags(raw["well_before"]), of_lengths=_flags(raw["of_lengths"]), ends=_flags(raw["ends"]),
        of_ordinals=_flags(raw["of_ordinals"]), ends_behind=frozenset(raw["ends_behind"]), signs=frozenset(signs),
        elsewhere=frozenset(raw["elsewhere"]), of_the_clock=_flags(raw["of_the_clock"]),
        between=_flags(raw["between"]), joins=frozenset(raw["joins"]), it_was_on=_flags(raw["it_was_on"]),
        it_was_behind=_flags(raw["it_was_behind"]), exactly=_flags(raw["exactly"]),
        begins=_flags(raw["begins"]), deeds=_flags(raw["deeds"]),
        others=_flags(raw["of_other_things"]),
    )  # fmt: skip


def _flags(phrases: Sequence[str]) -> Phrases[bool]:
    return Phrases(dict.fromkeys(phrases, True))
