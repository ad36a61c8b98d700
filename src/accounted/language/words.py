"""The words of a language that the tools of this package go by, read from `words/<language>.yaml`.

The files are data that people may argue with; the code knows no language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from .date_words import DateWords
from .phrases import Phrases
from .tokens import lookup_form

__all__ = ["UnknownLanguage", "Words", "languages", "words_for", "words_from"]


class UnknownLanguage(KeyError):
    """No word file exists for a language; carries the language and those that exist."""

    def __init__(self, language: str, known: Sequence[str]) -> None:
        super().__init__(language)
        self.language, self.known = language, tuple(known)

    def __str__(self) -> str:
        missing = f"No word file for the language {self.language!r} (known: {', '.join(self.known)})."
        return f"{missing} Name a known language, or add language/words/{self.language}.yaml."


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The word lists of one language; the comments in its YAML file say what each is for."""

    language: str
    decimal: str
    inverted: bool
    cardinals: Phrases[Fraction]
    multipliers: Phrases[int]
    scale_letters: Mapping[str, int]
    rooms: Mapping[Fraction, int]
    amounts: Phrases[Fraction]
    about_amounts: Phrases[Fraction]
    vague: Phrases[tuple[int, int]]
    zero: Phrases[bool]
    same: Phrases[bool]
    halves: Phrases[bool]
    percent: Phrases[bool]
    fractions: Phrases[bool]
    ordinals: Phrases[int]
    range_links: Phrases[str]
    sets: Mapping[str, frozenset[str]]
    dates: DateWords

    def has(self, name: str, low: str) -> bool:
        """Whether the list `name` of the YAML file holds this word."""
        return low in self.sets.get(name, _NOTHING)

    def may_begin(self, what: str, low: str) -> bool:
        """Whether this word can begin a "number" in words, a written "date", or other words about "time"."""
        return _begins(self, what, low)


_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 16)
def _begins(words: Words, what: str, low: str) -> bool:
    """Remembered per word, because most words of a text begin nothing and few are new."""
    dates = words.dates
    numbers: list[Phrases[Any]] = [words.cardinals, words.multipliers, words.amounts, words.about_amounts, words.vague]
    numbers += [words.zero, words.same, words.ordinals, words.fractions]
    written: list[Phrases[Any]] = [dates.months, dates.seasons, dates.parts, words.ordinals, words.cardinals]
    times: list[Phrases[Any]] = [dates.weekdays, dates.relative_days, dates.unplaced, dates.some_time]
    if what == "number":
        return words.has("articles", low) or any(table.may_begin(low) for table in numbers)
    if what == "date":
        return any(table.may_begin(low) for table in written)
    pointing = any(dates.has(name, low) for name in ("last", "next", "this"))
    return pointing or any(table.may_begin(low) for table in numbers + written + times)


def languages() -> list[str]:
    """The languages that have a word file, by code."""
    names = (entry.name for entry in files(__package__).joinpath("words").iterdir())
    return sorted(name[:-5] for name in names if name.endswith(".yaml") and name != "tokens.yaml")


@cache
def words_for(language: str) -> Words:
    """The word lists of a language, by its two-letter code.

    Raises:
        UnknownLanguage: there is no file for it.
    """
    if language not in languages():
        raise UnknownLanguage(language, languages())
    source = files(__package__).joinpath(f"words/{language}.yaml").read_text(encoding="utf-8")
    return words_from(language, source)


def words_from(language: str, source: str) -> Words:
    """The lists of a word file in the shapes the tools read them; a missing list is empty."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # all strings, so that "no" and "on" stay words
    raw = yaml.load(source, Loader=loader)
    cuts = raw.get("prefixes") or (), raw.get("suffixes") or ()
    sets = {name: frozenset(map(lookup_form, value)) for name, value in (raw.get("sets") or {}).items()}
    return Words(
        language=language,
        decimal=raw["decimal"],
        inverted=raw.get("inverted") == "true",
        cardinals=Phrases(_by_form(raw, "cardinals", Fraction), *cuts),
        multipliers=Phrases(_by_form(raw, "multipliers", int), *cuts),
        scale_letters={letters: int(value) for letters, value in (raw.get("scale_letters") or {}).items()},
        rooms={Fraction(value): int(room) for value, room in (raw.get("rooms") or {}).items()},
        amounts=Phrases(_by_form(raw, "amounts", Fraction), *cuts),
        about_amounts=Phrases(_by_form(raw, "about_amounts", Fraction), *cuts),
        vague=Phrases({form: _ends(span) for span, forms in (raw.get("vague") or {}).items() for form in forms}, *cuts),
        zero=Phrases(_zero(raw), *cuts),
        same=_flags(raw, "same"),
        halves=_flags(raw, "halves"),
        percent=_flags(raw, "percent"),
        fractions=_flags(raw, "fractions"),
        ordinals=Phrases(_by_form(raw, "ordinals", int)),
        range_links=Phrases({form: cue for cue, forms in (raw.get("range_links") or {}).items() for form in forms}),
        sets=sets,
        dates=DateWords.of(raw.get("dates") or {}),
    )


def _by_form(raw: dict[str, Any], name: str, make: Any) -> dict[str, Any]:
    """A list kept as value → forms, turned into form → value."""
    return {form: make(value) for value, forms in (raw.get(name) or {}).items() for form in forms}


def _zero(raw: dict[str, Any]) -> dict[str, bool]:
    """Words for none (True), and phrases that only begin like one (False)."""
    found = dict.fromkeys(raw.get("zero") or (), True)
    return found | dict.fromkeys(raw.get("not_zero") or (), False)


def _flags(raw: dict[str, Any], name: str) -> Phrases[bool]:
    """A list of phrases without values."""
    return Phrases(dict.fromkeys(raw.get(name) or (), True))


def _ends(span: str) -> tuple[int, int]:
    """The two ends of a span written "200-999"."""
    low, high = span.split("-")
    return int(low), int(high)
