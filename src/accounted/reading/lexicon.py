"""The words and frames of one language, read from `lexicon/<language>.yaml` and made ready for matching.

A word may play several parts ("wounded": past form, and a counted noun), so each phrase holds a meaning
per role. A frame is a pattern over roles; it is compiled to an expression over one letter per chunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from accounted.language import Phrases, Words, words_for
from accounted.reading.frame import Frame, frames_of

FATE_ROLES = ("done", "doing", "happened", "state", "acts", "counts", "tolls", "taken")
"""The parts that a word telling a fate can play in a clause, as the lexicon's head explains them."""

_PUNCTUATION = {",": "comma", ";": "semi", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close",
                "–": "dash", "—": "dash", "-": "hyphen", "--": "dash", "|": "bar", "•": "dash", "=": "colon",
                "·": "dash", "*": "dash"}  # fmt: skip
_QUOTES = frozenset("\"“”«»„‟'‘’‹›")


class Meaning(NamedTuple):
    """What a phrase means in one role: a fate (with merged ones), a group, or a unit."""

    fate: str | None = None
    merged: tuple[str, ...] = ()
    group: str | None = None
    unit: str | None = None


Entry = Mapping[str, Meaning]
"""A phrase's meanings by role."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The words that name a speaker: `cues` by phrase, and the word sets that bound a speaker's name."""

    cues: Phrases[str]
    sets: Mapping[str, frozenset[str]]
    number_words: Phrases[Any]

    def has(self, name: str, low: str) -> bool:
        """Whether the set `name` holds this word."""
        return low in self.sets[name]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lexicon of one language; `letters` maps each set of roles to its letter."""

    language: str
    words: Words
    phrases: Phrases[Entry]
    bounds: Phrases[str]
    bounds_behind: Phrases[str]
    frames: tuple[Frame, ...]
    only_units: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    speech: Speech
    tables: Mapping[str, frozenset[str]]
    follows: Mapping[str, frozenset[str]]
    letters: Mapping[frozenset[str], str]

    def letter(self, roles: frozenset[str]) -> str:
        """The letter that stands for a chunk with these roles."""
        return self.letters[roles]


@cache
def lexicon_for(language: str) -> Lexicon:
    """The lexicon of a language by its two-letter code.

    Raises:
        UnknownLanguage: there are no number words for it; `FileNotFoundError`: no lexicon.
    """
    raw = yaml.load(files(__package__).joinpath(f"lexicon/{language}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    table = dict(_entries(raw))
    letters = _letters([frozenset(entry) for entry in table.values()])
    bounds = {phrase: kind for kind, phrases in raw["bounds"]["before"].items() for phrase in phrases}
    behind = {phrase: kind for kind, phrases in raw["bounds"]["behind"].items() for phrase in phrases}
    return Lexicon(
        language, words_for(language), Phrases(table), Phrases(bounds), Phrases(behind),
        frames_of(raw, letters),
        {fate: frozenset(units) for fate, units in raw["only_units"].items()},
        {name: frozenset(raw[name]) for name in raw["sets"]}, _speech(raw["speech"], language),
        {name: frozenset(headings) for name, headings in raw["tables"].items()},
        {later: frozenset(earlier) for later, earlier in raw["follows"].items()}, letters,
    )  # fmt: skip


def languages() -> list[str]:
    """The languages that can be read, by code."""
    names = (entry.name for entry in files(__package__).joinpath("lexicon").iterdir())
    return sorted(name[:-5] for name in names if name.endswith(".yaml"))


def punctuation_role(mark: str) -> str:
    """The role of a punctuation mark; what has none of its own is `mark`."""
    return "quote" if mark in _QUOTES else _PUNCTUATION.get(mark, "mark")


def _entries(raw: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Every phrase with its meanings by role."""
    table: dict[str, dict[str, Meaning]] = {}
    for role, phrase, meaning in _meanings(raw):
        table.setdefault(phrase, {}).setdefault(role, meaning)
    yield from table.items()


def _meanings(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, Meaning]]:
    for fate, roles in raw["fates"].items():
        yield from ((role, phrase, Meaning(fate)) for role, phrases in roles.items() for phrase in phrases)
    for entry in raw["merged"]:
        fates = tuple(entry["fates"])
        for role in FATE_ROLES:
            yield from ((role, phrase, Meaning(fates[0], fates)) for phrase in entry.get(role, ()))
    for name, role in (("people", "people"), ("modifiers", "modifier")):
        for group, phrases in raw[name].items():
            yield from ((role, phrase, Meaning(group=group or None)) for phrase in phrases)
    for unit, phrases in raw["units"].items():
        yield from (("units", phrase, Meaning(unit=unit)) for phrase in phrases)
    for role, phrases in raw["words"].items():
        yield from ((role, phrase, Meaning()) for phrase in phrases)


def _speech(raw: Mapping[str, Any], language: str) -> Speech:
    kinds = ("stance", "citing", "say_number", "say", "deny", "according", "as_saying", "quoted_by", "none")
    cues = {phrase: kind for kind in kinds for phrase in raw[kind]}
    sets = {name: frozenset(phrases) for name, phrases in raw.items()}
    return Speech(Phrases(cues), sets, words_for(language).cardinals)


def _letters(role_sets: list[frozenset[str]]) -> dict[frozenset[str], str]:
    """One private letter per set of roles that any chunk can have."""
    plain = ("number", "mention", "thing", "when", "word", "name", "mark", "quote", *sorted(set(_PUNCTUATION.values())))
    known = dict.fromkeys([*(frozenset([role]) for role in plain), *sorted(role_sets, key=sorted)])
    return {roles: chr(0xE000 + i) for i, roles in enumerate(known)}
