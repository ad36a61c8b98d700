"""Phrases of a lexicon written with choices: "(lost|gave) their lives", "asesinad~o".

Choices stand in brackets, may nest and may be empty; "~o" stands for what the lexicon's `endings` has under "o".
A phrase that stands for many keeps the choices behind its first word: "sufrió heridas|lesiones graves|leves".
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

_MANY = 24
"""A phrase that stands for more than so many is not written out behind its first word."""
_ENDING = re.compile(r"~(\w+)")

Words = Sequence[str]
"""What can stand at one place of a phrase."""


def written_out(raw: Any, spellings: Sequence[Sequence[str]] = (), endings: Mapping[str, str] | None = None) -> Any:
    """The lexicon with the phrases of its lists written out; a list inside a list adds its phrases to it.

    `spellings` are pairs of letters, newer and older; how a phrase was spelt before stands beside it. With `endings`,
    choices of phrases that stand for many are kept.
    """
    if isinstance(raw, dict):
        return {key: written_out(value, spellings, endings) for key, value in raw.items()}
    if not isinstance(raw, list):
        return raw
    return [one for entry in raw for one in _listed(entry, spellings, endings)]


def _listed(entry: Any, spellings: Sequence[Sequence[str]], endings: Mapping[str, str] | None) -> list[Any]:
    """What an entry of a list stands for."""
    if isinstance(entry, str):
        many = _MANY if endings is not None else math.inf
        return _spelt(variants(with_endings(entry, endings or {}), many), spellings)
    written = written_out(entry, spellings, endings)
    return list(written) if isinstance(entry, list) else [written]


def _spelt(phrases: Sequence[str], spellings: Sequence[Sequence[str]]) -> list[str]:
    """The phrases, and those whose older spelling differs in that spelling."""
    older: list[str] = []
    for phrase in phrases if spellings else ():
        spelt = phrase
        for newer, old in spellings:
            spelt = spelt.replace(newer, old)
        older += [spelt] if spelt != phrase else []
    return [*phrases, *older]


def with_endings(phrase: str, endings: Mapping[str, str]) -> str:
    """The phrase with the choices that each "~name" stands for; those may hold others."""
    while endings and _ENDING.search(phrase):
        phrase = _ENDING.sub(lambda found: endings[found[1]], phrase)
    return phrase


@lru_cache(maxsize=1 << 12)
def variants(phrase: str, many: float = math.inf) -> tuple[str, ...]:
    """The phrases that one with choices in brackets stands for: "(a|b) c" is "a c" and "b c"."""
    if "|" not in phrase:
        return (phrase,)
    found = [sequence for choice in _cut(phrase, "|") for sequence in _sequences(choice)]
    if sum(math.prod(len(words) for words in sequence) for sequence in found) <= many:
        written = [" ".join(words) for sequence in found for words in itertools.product(*sequence)]
    else:
        written = [
            " ".join([first, *("|".join(words) for words in further)])
            for first_words, *further in found
            for first in first_words
        ]
    return tuple(dict.fromkeys(written))


def _sequences(phrase: str) -> list[list[Words]]:
    """The phrase as sequences of places, each with the words that can stand there."""
    made: list[list[Words]] = [[]]
    for item in _cut(phrase, " "):
        made = [begun + more for begun in made for more in _choices_of(item)]
    return made


def _choices_of(item: str) -> list[list[Words]]:
    """What one item of a phrase, without spaces outside brackets, stands for; single words share a place."""
    if "(" not in item:
        return [[[item]]]
    if item[0] == "(" and item.find("(", 1) < 0 and item[-1] == ")":
        found = [_one_each(choice) for choice in item[1:-1].split("|")]
    elif item.startswith("(") and _closing(item) == len(item) - 1:
        found = [sequence for choice in _cut(item[1:-1], "|") for sequence in _sequences(choice)]
    else:
        found = [_one_each(written) for written in _written_out(item)]
    single: list[str] = []
    further: list[list[Words]] = []
    for sequence in found:
        if len(sequence) == 1 and all(word.isalpha() for word in sequence[0]):
            single += sequence[0]
        else:
            further.append(sequence)
    return [[single], *further] if single else further


def _one_each(phrase: str) -> list[Words]:
    """The places of a phrase without choices."""
    return [[word] for word in phrase.split()]


def _written_out(item: str) -> Iterable[str]:
    """Every string that an item with brackets inside a word stands for."""
    pieces: list[Sequence[str]] = []
    i = 0
    if "(" not in item:
        return [item]
    while i < len(item):
        if item[i] == "(":
            closing = i + _closing(item[i:])
            pieces.append([one for choice in _cut(item[i + 1 : closing], "|") for one in _written_out(choice)])
            i = closing + 1
        else:
            end = item.find("(", i)
            end = len(item) if end < 0 else end
            pieces.append([item[i:end]])
            i = end
    return ("".join(parts) for parts in itertools.product(*pieces))


def _closing(item: str) -> int:
    """The place of the bracket that closes the one at the start."""
    depth = 0
    for i, letter in enumerate(item):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return i
    raise ValueError(f"a bracket of {item!r} is not closed")


def _cut(text: str, mark: str) -> Iterator[str]:
    """The pieces of a text between marks outside brackets; empty ones only between choices."""
    depth, begin = 0, 0
    for i, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter == mark and not depth:
            if i > begin or mark == "|":
                yield text[begin:i]
            begin = i + 1
    if begin < len(text) or mark == "|":
        yield text[begin:]
