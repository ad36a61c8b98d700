"""The search form of a text, and its script.

`fold` is for finding, never for showing or comparing evidence: "xocali" must find "Xocalı", "ŞUŞA" and "Шуша" fold
to Latin letters. The transliteration is that of the anyascii package; it is stable, and nobody's official spelling.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from anyascii import anyascii

__all__ = ["fold", "script_of"]

_OWN = str.maketrans({"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
                      "’": "'", "ʼ": "'", "‘": "'", "`": "'"})  # fmt: skip
_SCRIPTS = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARMENIAN": "Armn", "ARABIC": "Arab", "GEORGIAN": "Geor",
            "GREEK": "Grek", "HEBREW": "Hebr"}  # fmt: skip
_SAMPLE = 2000  # letters looked at; a script shows itself early


def fold(text: str) -> str:
    """The search form: no case, no marks, Latin letters; `fold(fold(x)) == fold(x)`."""
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    latin = anyascii(bare.casefold().translate(_OWN))
    return latin.lower().translate(_OWN)


def script_of(text: str) -> str:
    """The script most letters are in, by its ISO 15924 code; Zyyy if there are none or the script is not known here."""
    if len(text) <= _SAMPLE:
        codes = {_script(c) for c in set(text) if c.isalpha()}
        if len(codes) == 1:  # nearly always
            return codes.pop()
    letters = (c for c in text if c.isalpha())
    counted = Counter(_script(c) for _, c in zip(range(_SAMPLE), letters, strict=False))
    return max(counted, key=lambda code: (counted[code], code)) if counted else "Zyyy"


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "Zyyy")
