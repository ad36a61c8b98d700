"""The words by which dates are recognised in a language: the `dates` part of its YAML file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .phrases import Phrases
from .tokens import Token, lookup_form

__all__ = ["DateWords"]

_SETS = [
    "of", "links", "joins", "articles", "between", "from", "until", "since", "strong", "weak", "named_by", "last",
    "next", "this", "also_words", "before_month", "function_words", "counted", "day_suffixes", "last_behind",
    "capital", "day_parts", "before_day", "behind_day", "of_last_month", "of_this_month", "bare_ordinals",
    "night_links", "ordinal_days",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateWords:
    """Months, weekdays, seasons, parts and the small words around dates; the YAML file says what each is for."""

    months: Phrases[int]
    weekdays: Phrases[int]
    seasons: Phrases[int]
    parts: Phrases[str]
    decade: Phrases[int]
    century: Phrases[bool]
    about: Phrases[bool]
    year_words: Phrases[bool]
    year_endings: Phrases[bool]
    relative_days: Phrases[int]
    unplaced: Phrases[bool]
    units: Phrases[str]
    ago: Phrases[bool]
    earlier: Phrases[bool]
    clock: Phrases[bool]
    hours: Phrases[bool]
    age_before: Phrases[bool]
    age_behind: Phrases[bool]
    some_time: Phrases[bool]
    anniversary: Phrases[bool]
    sets: Mapping[str, frozenset[str]]
    counted_endings: tuple[str, ...]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> DateWords:
        """The lists of a file's `dates` part in the shapes the date grammar reads them; a missing list is empty."""
        return cls(
            months=_numbered(raw.get("months"), raw.get("suffixes") or ()),
            weekdays=_numbered(raw.get("weekdays"), raw.get("suffixes") or ()),
            seasons=_numbered(raw.get("seasons")),
            parts=Phrases({form: part for part, forms in (raw.get("parts") or {}).items() for form in forms}),
            decade=_numbered(raw.get("decade")),
            relative_days=_numbered(raw.get("relative_days"), raw.get("suffixes") or ()),
            units=Phrases({form: unit for unit, forms in (raw.get("units") or {}).items() for form in forms}),
            sets={name: frozenset(map(lookup_form, raw.get(name) or ())) for name in _SETS},
            counted_endings=tuple(raw.get("counted_endings") or ()),
            **{name: _flags(raw.get(name)) for name in _FLAGS},
        )

    def has(self, name: str, low: str) -> bool:
        """Whether the list `name` holds this word."""
        return low in self.sets[name]

    def counts(self, low: str) -> bool:
        """Whether a word could be what is counted: people, or a plural."""
        plural = len(low) > 3 and bool(self.counted_endings) and low.endswith(self.counted_endings)
        return self.has("counted", low) or (plural and not self.has("function_words", low))

    def is_night(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether token `i` is a word for night."""
        unit = self.units.at(tokens, i) if 0 <= i < len(tokens) else None
        return unit is not None and unit.value == "night"

    def before(self, phrases: Phrases[bool], tokens: Sequence[Token], i: int) -> bool:
        """Whether one of the phrases stands right before token `i`."""
        found = ((phrases.at(tokens, i - k), k) for k in range(1, min(i, 5) + 1))
        return any(phrase is not None and phrase.length == k for phrase, k in found)


_FLAGS = [
    "century", "about", "year_words", "year_endings", "unplaced", "ago", "earlier", "clock", "hours", "age_before",
    "age_behind", "some_time", "anniversary",
]  # fmt: skip


def _numbered(table: Mapping[str, Iterable[str]] | None, suffixes: Sequence[str] = ()) -> Phrases[int]:
    """A list kept as number → forms; the forms may carry a suffix such as 's."""
    forms = {form: int(number) for number, forms in (table or {}).items() for form in forms}
    return Phrases(forms, (), suffixes)


def _flags(forms: Iterable[str] | None) -> Phrases[bool]:
    """A list of phrases without values."""
    return Phrases(dict.fromkeys(forms or (), True))
