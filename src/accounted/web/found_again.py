"""Sentences that come to a page as plain text, found again in the catalogue by the words that stay the same in them.

A refusal is raised deep in a room, a note of an importer was kept in the database: both are English text by then. The
catalogue has them with names for what stands in them, as `docs/sentences.py` found them in the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from accounted.web.language import Language

LONGEST = 4_000
"""How many characters of a text are looked at; no sentence of ours is as long."""
FEWEST_LETTERS = 8
"""A template whose own words are shorter fits too much."""

_PLACE = re.compile(r"\{(\w+)\}")
_BETWEEN = re.compile(r"(?<=[.?!]) +(?=[^\W_a-z]|['‘“])")


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with names for what stands in it: its own words, one stretch more than there are names."""

    text: str
    words: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Template:
        """The template that is written with names in braces."""
        parted = _PLACE.split(text)
        return cls(text, tuple(parted[::2]), tuple(parted[1::2]))

    @property
    def letters(self) -> int:
        """How many letters its own words have."""
        return sum(map(str.isalpha, "".join(self.words)))

    def fits(self, text: str) -> dict[str, str] | None:
        """What stands in each of its places, where the text is made by it; each stretch is looked for from the left."""
        first, last = self.words[0], self.words[-1]
        if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
            return None
        end, at, held = len(text) - len(last), len(first), dict[str, str]()
        for name, words in zip(self.names, (*self.words[1:-1], None), strict=True):
            until = end if words is None else text.find(words, at, end)
            if until < at:
                return None
            held[name] = text[at:until]
            at = until + len(words or "")
        return held


def found(text: str, language: Language) -> tuple[str, Mapping[str, str]] | None:
    """The sentence in that language, with what stands in its places; None where the catalogue has none that fits."""
    if (whole := language.gettext(text)) != text:
        return whole, {}
    if len(text) > LONGEST:
        return None
    return _fitting(text, language)


def parted(text: str) -> list[str]:
    """The text sentence by sentence."""
    return _BETWEEN.split(text) if len(text) <= LONGEST else [text]


@lru_cache(2_000)
def _fitting(text: str, language: Language) -> tuple[str, Mapping[str, str]] | None:
    for one in _templates(language):
        if (held := one.fits(text)) is not None:
            return language.gettext(one.text), held
    return None


@cache
def _templates(language: Language) -> tuple[Template, ...]:
    """The templates of a catalogue, those with most words of their own first."""

    def made() -> Iterator[Template]:
        for text in language.strings():
            if _PLACE.search(text) and (one := Template.of(text)).letters >= FEWEST_LETTERS:
                yield one

    return tuple(sorted(made(), key=lambda one: (-one.letters, one.text)))
