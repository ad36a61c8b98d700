"""The words of one language for claims other than figures, read from `lexicon/kinds/<language>.yaml`.

Lists with a meaning (labels, evidence, positions, events) become phrases that hold it; every other list is looked up
by its name with `has` (one word) or `reach` (a phrase).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.language import Phrases, Token, Words, WordSet, opponents, words_for
from accounted.reading.places import PlaceWords

Forms = Mapping[str, str]
"""What a phrase means in each form it may have, by form: {"done": "killing"}."""

_MEANINGS = frozenset(
    {
        "labels",
        "laws",
        "causes",
        "evidence",
        "positions",
        "events",
        "connectors",
        "pointing",
        "titles",
        "of_fates",
        "sexes",
        "told_fates",
        "told_before",
        "told_of_object",
    }
)
_REMEMBERED = 1 << 15
"""So many answers are remembered in a language with prefixes."""
_WITH_FORMS = frozenset({"positions", "events"})
Cuts = tuple[tuple[str, ...], tuple[str, ...]]
_NO_WORDS = WordSet()
_NO_PHRASES: Phrases[bool] = Phrases({})


@dataclass(frozen=True, slots=True)
class KindsLexicon:
    """The lists of one language; the comments in its YAML file say what each is for."""

    language: str
    words: Words
    labels: Phrases[str]
    laws: Phrases[str]
    causes: Phrases[str]
    evidence: Phrases[str]
    positions: Phrases[Forms]
    events: Phrases[Forms]
    connectors: Phrases[str]
    pointing: Phrases[str]
    titles: Phrases[str]
    of_fates: Phrases[str]
    sexes: Phrases[str]
    told_fates: Phrases[str]
    told_before: Phrases[str]
    told_of_object: Phrases[str]
    place: PlaceWords
    lists: Mapping[str, WordSet]
    phrases: Mapping[str, Phrases[bool]]
    prefixes: tuple[str, ...] = ()
    remembered: dict[tuple[str, str], bool] = field(default_factory=dict)

    def has(self, name: str, low: str) -> bool:
        """Whether the list `name` holds this word, also with a prefix that the language writes in one with it."""
        held = self.lists.get(name, _NO_WORDS)
        if low in held or not self.prefixes:
            return low in held
        known = self.remembered.get((name, low))
        if known is None:
            if len(self.remembered) >= _REMEMBERED:
                self.remembered.clear()
            known = any(low.startswith(prefix) and low[len(prefix) :] in held for prefix in self.prefixes)
            self.remembered[name, low] = known
        return known

    def joined(self, phrases: Phrases[Any], tokens: Sequence[Token], i: int) -> bool:
        """Whether a phrase begins at token `i` with an "and" that is written in one with it: وشهادات."""
        found = phrases.at(tokens, i)
        front = tokens[i].low[: found.front] if found else ""
        return any(front.startswith(link) for link in self.lists.get("joining", ()))

    def passes(self, low: str) -> bool:
        """Whether the word is an adverb that may stand between a subject and its verb."""
        return self.has("between", low) or self.has("adverb_endings", low)

    def reach(self, name: str, tokens: Sequence[Token], i: int) -> int:
        """How many tokens the longest phrase of the list `name` has that begins at token `i`; 0 for none."""
        found = self.phrases.get(name, _NO_PHRASES).at(tokens, i)
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
    cuts: Cuts = tuple(raw.pop("prefixes", ())), tuple(raw.pop("suffixes", ()))
    place = raw.pop("place", {})
    raw["armed"] += opponents(language)
    plain = {name: value for name, value in raw.items() if name not in _MEANINGS}
    turned: dict[str, Any] = {name: _by_phrase(raw.get(name, {}), cuts) for name in _MEANINGS - _WITH_FORMS}
    formed: dict[str, Any] = {name: _by_form(raw.get(name, {}), cuts) for name in _WITH_FORMS}
    return KindsLexicon(
        language=language,
        words=words_for(language),
        **turned,
        **formed,
        place=PlaceWords.of(place),
        lists={name: WordSet(value) for name, value in plain.items()},
        phrases={name: Phrases(dict.fromkeys(value, True), *cuts) for name, value in plain.items()},
        prefixes=cuts[0],
    )


def _by_phrase(table: Mapping[str, Iterable[str]], cuts: Cuts) -> Phrases[str]:
    """A table of meaning → phrases, turned round; a phrase listed twice keeps its first meaning."""
    turned: dict[str, str] = {}
    for meaning, phrases in table.items():
        for phrase in phrases:
            turned.setdefault(phrase, meaning)
    return Phrases(turned, *cuts)


def _by_form(table: Mapping[str, Mapping[str, Any]], cuts: Cuts) -> Phrases[Forms]:
    """A table of meaning → form → phrases, turned into phrase → form → meaning."""
    turned: dict[str, dict[str, str]] = {}
    for meaning, forms in table.items():
        for form, phrases in forms.items():
            for phrase in phrases:
                turned.setdefault(phrase, {}).setdefault(form, meaning)
    return Phrases(turned, *cuts)
