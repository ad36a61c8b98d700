"""The kinds of words by which a sentence may speak of more than one event, or of another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from accounted.language import lookup_form

__all__ = ["KINDS", "clause_of", "spoken_of"]

KINDS = ("since", "span", "wide", "same_time", "reminding")
_BREAKS = (", ", "; ", " – ", " — ", "، ", "؛", ": ")
_NONE: Mapping[str, re.Pattern[str]] = {}


@cache
def _patterns() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    source = files(__package__).joinpath("words.yaml")
    written: dict[str, dict[str, list[str]]] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    return {language: {kind: _any_of(words[kind]) for kind in KINDS} for language, words in written.items()}


def _any_of(words: list[str]) -> re.Pattern[str]:
    bare = sorted(map(lookup_form, words), key=lambda word: (-len(word), word))
    parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in bare)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


@lru_cache(maxsize=65536)
def spoken_of(text: str, language: str | None) -> frozenset[str]:
    """The kinds of words in a text; none in a language that has no list."""
    found = lookup_form(text)
    return frozenset(kind for kind, pattern in _patterns().get(language or "", _NONE).items() if pattern.search(found))


def clause_of(sentence: str, start: int, end: int) -> str:
    """What stands between the comma before a number and the one behind it."""
    before = max(sentence.rfind(mark, 0, max(start, 0)) for mark in _BREAKS)
    behind = [at for mark in _BREAKS if (at := sentence.find(mark, max(end, 0))) >= 0]
    return sentence[before + 1 : min(behind, default=len(sentence))]
