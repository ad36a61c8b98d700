"""The words of one language for claims other than figures, read from `lexicon/kinds/<language>.yaml`.

Lists with a meaning (labels, evidence, positions, events) become phrases that hold it; every other list is looked up
by its name with `has` (one word) or `reach` (a phrase).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.language import Phrases, Token, Words, lookup_form, words_for

Forms = Mapping[str, str]
"""What a phrase means in each form it may have, by form: {"done": "killing"}."""

_MEANINGS = frozenset(
    {"labels", "laws", "evidence", "positions", "events", "connectors", "pointing", "titles", "of_fates", "sexes"}
)


@dataclass(frozen=True, slots=True)
class KindsLexicon:
    """The lists of one language; the comments in its YAML file say what each is for."""

    language: str
    words: Words
    labels: Phrases[str]
    laws: Phrases[str]
    evidence: Phrases[str]
    positions: Phrases[Forms]
    events: Phrases[Forms]
    connectors: Phrases[str]
    pointing: Phrases[str]
    titles: Phrases[str]
    of_fates: Phrases[str]
    sexes: Phrases[str]
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases[bool]]

    def has(self, name: str, low: str) -> bool:
        """Whether the list `name` holds this word."""
        return low in self.lists[name]

    def ending(self, name: str, low: str) -> bool:
        """Whether the word has one of the endings of the list `name`."""
        return low.endswith(tuple(self.lists[name]))

    def passes(self, low: str) -> bool:
        """Whether the word is an adverb that may stand between a subject and its verb."""
        return self.has("between", low) or self.ending("adverb_endings", low)

    def reach(self, name: str, tokens: Sequence[Token], i: int) -> int:
        """How many tokens the longest phrase of the list `name` has that begins at token `i`; 0 for none."""
        found = self.phrases[name].at(tokens, i)
        return found.length if found else 0

    def ends_before(self, name: str, tokens: Sequence[Token], i: int) -> int:
        """How many tokens a phrase of the list `name` has that ends right before token `i`; 0 for none."""
        return next((k for k in range(5, 0, -1) if k <= i and self.reach(name, tokens, i - k) == k), 0)


@cache
def kinds_lexicon_for(language: str) -> KindsLexicon | None:
    """The lists of a language by its two-letter code, or None when there are none yet."""
    source = files("accounted.reading").joinpath(f"lexicon/kinds/{language}.yaml")
    if not source.is_file():
        return None
    raw = yaml.load(source.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    plain = {name: value for name, value in raw.items() if name not in _MEANINGS}
    return KindsLexicon(
        language, words_for(language), _by_phrase(raw["labels"]), _by_phrase(raw["laws"]), _by_phrase(raw["evidence"]),
        _by_form(raw["positions"]), _by_form(raw["events"]), _by_phrase(raw["connectors"]), _by_phrase(raw["pointing"]),
        _by_phrase(raw["titles"]), _by_phrase(raw["of_fates"]), _by_phrase(raw["sexes"]),
        {name: frozenset(map(lookup_form, value)) for name, value in plain.items()},
        {name: Phrases(dict.fromkeys(value, True)) for name, value in plain.items()},
    )  # fmt: skip


def _by_phrase(table: Mapping[str, Iterable[str]]) -> Phrases[str]:
    """A table of meaning → phrases, turned round; a phrase listed twice keeps its first meaning."""
    turned: dict[str, str] = {}
    for meaning, phrases in table.items():
        for phrase in phrases:
            turned.setdefault(phrase, meaning)
    return Phrases(turned)


def _by_form(table: Mapping[str, Mapping[str, Any]]) -> Phrases[Forms]:
    """A table of meaning → form → phrases, turned into phrase → form → meaning."""
    turned: dict[str, dict[str, str]] = {}
    for meaning, forms in table.items():
        for form, phrases in forms.items():
            for phrase in phrases:
                turned.setdefault(phrase, {}).setdefault(form, meaning)
    return Phrases(turned)
