"""What the words of a name can be beside a name proper, and the short forms of given names, from the YAML files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.language.names.readings import first_readings, plain, readings_of

__all__ = ["KINDS", "NameWords", "name_words", "short_forms"]

ONE_VOWEL = str.maketrans({"e": "i", "o": "u"})
"""Vowels that are written for one another in Arabic names, made one."""
KINDS = ("titles", "suffixes", "sons", "daughters", "filial", "kunya", "servants", "of_god", "articles", "particles",
         "maiden")  # fmt: skip
"""What a word of a name can be when it is no name; the lists stand in `parts.yaml`."""


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """The word lists by kind, and the endings that tell parts apart, in the sounds of `readings`.

    `nameless` are words that say that nobody knows the name, `nameless_of` words before these that say of whom, and
    `nameless_whole` what is written in place of a name, `nameless_beside` what leads to another row.
    `servants_perhaps` are those that are joined with what follows only where it is one of `names_of_god`, which are
    there as they sound.
    """

    kinds: Mapping[str, frozenset[str]]
    patronymics: re.Pattern[str]
    surnames: re.Pattern[str]
    surnames_perhaps: re.Pattern[str]
    women: tuple[tuple[re.Pattern[str], str], ...]
    kind_of: Mapping[str, str]
    nameless: frozenset[str]
    servants_perhaps: frozenset[str]
    names_of_god: frozenset[str]
    nameless_of: frozenset[str]
    nameless_whole: frozenset[str]
    nameless_beside: frozenset[str]

    def kind(self, word: str) -> str | None:
        """The first list that holds the word (in small letters), None for a name."""
        return self.kind_of.get(word)


@cache
def name_words() -> NameWords:
    """The lists of `parts.yaml`."""
    raw = _load("parts.yaml")
    kinds = {kind: frozenset(map(plain, raw[kind])) for kind in KINDS}
    return NameWords(
        kinds,
        _any_of(raw["patronymics"]),
        _any_of(raw["surnames"]),
        _any_of(raw["surnames_perhaps"]),
        tuple((re.compile(ending, re.MULTILINE), instead) for ending, instead in raw["women"]),
        {word: kind for kind in reversed(KINDS) for word in kinds[kind]},
        frozenset(map(plain, raw["nameless"])),
        frozenset(map(plain, raw["servants_perhaps"])),
        frozenset(reading.translate(ONE_VOWEL) for reading in first_readings(raw["names_of_god"])),
        frozenset(map(plain, raw["nameless_of"])),
        frozenset(map(plain, raw["nameless_whole"])),
        frozenset(map(plain, raw["nameless_beside"])),
    )


@cache
def short_forms() -> Mapping[str, tuple[int, ...]]:
    """For a reading, the numbers of the given names that it may stand for; two forms of one name share a number."""
    found: dict[str, set[int]] = {}
    for number, (full, forms) in enumerate(sorted(_load("nicknames.yaml").items())):
        for readings in readings_of([plain(form) for form in (full, *forms)]):
            found.setdefault(readings[0], set()).add(number)
    return {reading: tuple(sorted(numbers)) for reading, numbers in found.items()}


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.MULTILINE)


def _load(name: str) -> Any:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # all strings: "no" stays a word
