"""Which language a text is in, by its letters; nothing is said when the text is too short to tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_ENOUGH_CHARACTERS = 20_000
_FEWEST_LETTERS = 20
_SURE, _CLEARLY_AHEAD = 0.6, 4
"""One is enough: the probability sinks in long texts that repeat themselves, the lead over the next language stays."""
_NO_LETTERS = re.compile(r"[\W\d_]+")
_CODE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][A-Za-z0-9-_]{1,30})?\Z")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None when it is short (under 20 letters) or doubtful.

    Reads the first 20,000 characters. Close relatives (sr, mk, bg beside ru; tr beside az) can be
    confused in a text of one line.
    """
    letters = _NO_LETTERS.sub(" ", text[:_ENOUGH_CHARACTERS])
    if len(letters) - letters.count(" ") < _FEWEST_LETTERS:
        return None
    (code, first), (_, second) = _identifier().rank(letters)[:2]
    return str(code) if first >= _SURE or first >= _CLEARLY_AHEAD * second else None


def language_code(written: str | None) -> str | None:
    """The language of a tag as files write it (`en-GB`, `az_Latn`), or None when it is not one."""
    found = _CODE.match((written or "").strip())
    return found[1].lower() if found else None


@cache
def _identifier() -> Any:
    """The identifier, loaded once (about a second), choosing only among languages with a two-letter code."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
