"""The words by which those who bear arms are known, and the camp each is of; they stand in `words.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.comparison.spelling import tokens_of
from accounted.language import all_opponents

__all__ = ["ANY", "CAMPS", "STATE", "camps_of", "is_of"]

ANY = "any"
"""The camp of words that any side's people are called by."""
STATE = frozenset({"army", "police", "militia"})
"""The parts of a state's camp: told apart from one another, and all of them the state's."""
CAMPS = (*sorted(STATE), "state", "outlaws", "mob", ANY)
_PLAIN = ("generic", "pronouns", "possessives", "deeds")


def is_of(part: str, word: str) -> bool:
    """Whether a word is on one of the lists, or begins as one of its words with a star."""
    whole, begins = _lexicon()[part]
    return word in whole or word.startswith(begins)


def camps_of(words: tuple[str, ...]) -> frozenset[str]:
    """The camps that words tell of."""
    return frozenset(camp for camp in CAMPS if any(is_of(camp, word) for word in words))


@cache
def _lexicon() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    source = files(__package__).joinpath("words.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    raw["camps"][ANY] += all_opponents()
    parts = {**{part: raw[part] for part in _PLAIN}, **raw["camps"]}
    return {
        part: (
            frozenset(token for word in words if not word.endswith("*") for token in tokens_of(word)),
            tuple(sorted({token for word in words if word.endswith("*") for token in tokens_of(word[:-1])})),
        )
        for part, words in parts.items()
    }
