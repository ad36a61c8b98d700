"""Which language a text is in, by its letters; nothing is said when the text is too short to tell.

A text of a few words is told only by a word that no close relative of the language has, from `telling_words.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_ENOUGH_CHARACTERS = 20_000
_FEWEST_LETTERS = 20
_FEWEST_WITH_A_WORD = 12
_SURE_OF_FEW = 0.85
_SURE, _CLEARLY_AHEAD = 0.6, 4
"""One is enough: the probability sinks in long texts that repeat themselves, the lead over the next language stays."""
_NO_LETTERS = re.compile(r"[\W\d_]+")
_CODE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][A-Za-z0-9-_]{1,30})?\Z")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None when it is short (under 20 letters) or doubtful.

    From 12 letters on a word that tells Russian or Ukrainian is enough, where the letters speak for it as well. Reads
    the first 20,000 characters. Close relatives (sr, mk, bg beside ru; tr beside az) can be
    confused in a text of one line.
    """
    letters = _NO_LETTERS.sub(" ", text[:_ENOUGH_CHARACTERS])
    count = len(letters) - letters.count(" ")
    if count < _FEWEST_LETTERS:
        return _told_by_a_word(letters.lower().split()) if count >= _FEWEST_WITH_A_WORD else None
    (code, first), (_, second) = _identifier().rank(letters)[:2]
    return str(code) if first >= _SURE or first >= _CLEARLY_AHEAD * second else None


def _told_by_a_word(words: list[str]) -> str | None:
    """The likeliest language of a few words, if it is sure and one of them tells it, or if two of them do.

    All letters have to be in that language's alphabet.
    """
    code, probability = _identifier().rank(" ".join(words))[0]
    told = _telling_words().get(code)
    if told is None or not set("".join(words)) <= set(told["letters"]):
        return None
    telling = set(words) & set(told["words"])
    return str(code) if len(telling) > 1 or (telling and probability >= _SURE_OF_FEW) else None


def language_code(written: str | None) -> str | None:
    """The language of a tag as files write it (`en-GB`, `az_Latn`), or None when it is not one."""
    found = _CODE.match((written or "").strip())
    return found[1].lower() if found else None


@cache
def _telling_words() -> dict[str, dict[str, Any]]:
    """Of each language that a few words can tell: those words, and its letters."""
    told: dict[str, dict[str, Any]] = yaml.safe_load(
        files(__package__).joinpath("telling_words.yaml").read_text("utf-8")
    )
    return told


@cache
def _identifier() -> Any:
    """The identifier, loaded once (about a second), choosing only among languages with a two-letter code."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
