"""The forms that a word may have elsewhere in a text: killed, kill, kills; for finding it, and never for reading it.

The endings of each language stand in `endings.yaml`. No dictionary says which of the forms there are: those that are
none find nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from .folding import fold, script_of

__all__ = ["forms"]

_SHORTEST = 3
"""How many letters of a word must be left when an ending is taken off."""


class _Endings(NamedTuple):
    script: str
    sets: Sequence[Sequence[str]]
    prefixes: Sequence[str]
    words: Sequence[Sequence[str]]


def forms(word: str) -> list[str]:
    """The forms of a word in the languages of its script, folded, the word itself first.

    A word with digits or inner marks has itself alone.
    """
    own = fold(word)
    if not word.isalpha():
        return [own]
    script = script_of(word)
    others = {fold(one) for endings in _tables() if endings.script == script for one in _forms(word.lower(), endings)}
    return [own, *sorted(others - {own})]


def _forms(word: str, endings: _Endings) -> Iterator[str]:
    yield from (one for held in endings.words if word in held for one in held)
    for bare in _without(word, endings.prefixes):
        for held in endings.sets:
            for stem in _stems(bare, held):
                yield from (f"{front}{stem}{ending}" for front in endings.prefixes for ending in held)


def _without(word: str, prefixes: Sequence[str]) -> Iterator[str]:
    """The word itself, and without the longest prefix that it begins with."""
    yield word
    longest = max((one for one in prefixes if word.startswith(one)), key=len, default="")
    if longest and len(word) - len(longest) >= _SHORTEST:
        yield word[len(longest) :]


def _stems(word: str, held: Sequence[str]) -> Iterator[str]:
    """The word as it is where the set has words without an ending, and without the longest ending that it has."""
    if "" in held:
        yield word
    longest = max((one for one in held if one and word.endswith(one)), key=len, default="")
    if longest and len(word) - len(longest) >= _SHORTEST:
        yield word.removesuffix(longest)


@cache
def _tables() -> tuple[_Endings, ...]:
    raw = yaml.safe_load(files(__package__).joinpath("endings.yaml").read_text("utf-8"))
    return tuple(
        _Endings(one["script"], one["sets"], one.get("prefixes", [""]), one.get("words", [])) for one in raw.values()
    )
