"""Names made comparable across spellings, languages and scripts: for proposing, never for showing.

`plain` is a name without case, marks and punctuation, in Latin letters. `sounds` is what is left of a word when what
scripts and languages spell differently is taken away: Khojaly, Xocalı, Hocalı and Ходжалы leave the same consonants.
"""

from __future__ import annotations

import re
from functools import lru_cache

from accounted.language import fold

__all__ = ["alike", "plain", "sounds", "tokens_of"]

# Letters that Azerbaijani and Turkish write for sounds which transliteration spells otherwise.
_OWN_LETTERS = {
    "az": str.maketrans({"x": "kh", "c": "j", "q": "g", "X": "kh", "C": "j", "Q": "g", "ğ": "gh", "Ğ": "gh"}),
    "tr": str.maketrans({"c": "j", "C": "j"}),
}
_TURKIC_LETTERS = re.compile("[əƏğĞıİşŞ]")
_UMLAUT = re.compile("[öüÖÜ]")
_TURKIC_CH = str.maketrans({"ç": "ch", "Ç": "Ch"})
_CEDILLA = re.compile(r"ç(?![aouâôû])|\bç(?!a\b)", re.IGNORECASE)
"""Where a word of no other Turkic letter has the sound of "ch": French writes it before a, o and u, and begins only
"ça" with it."""
_CARONS = str.maketrans({"č": "ch", "ć": "ch", "Č": "Ch", "Ć": "Ch", "ž": "zh", "Ž": "Zh"})
_SPELLINGS = (
    ("dzh", "j"), ("dsch", "j"), ("dj", "j"), ("zh", "j"), ("sch", "s"), ("sh", "s"), ("ch", "j"), ("kh", "h"),
    ("gh", "g"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("c", "k"), ("x", "h"), ("z", "s"), ("v", "b"), ("p", "b"), ("g", "h"),
)  # fmt: skip
_ARABIC_ARTICLE = re.compile(r"\b(?:وال|بال|لل|ال)(?=\w{3})")
_TA_MARBUTA, _ENOUGH = "ة", 3
"""The letter at the end of سدرة is heard as a vowel; a name of few consonants keeps it, so that no other word is taken
for it."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARMENIAN = re.compile("[\u0531-\u0587]")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_ELISION = re.compile(r"\b[ldLD]['’](?=\w)")
_WORD = re.compile(r"[a-z0-9]+")
_ARTICLE = re.compile(r"^(?:al|el|ad|an|as|ash|at|az)-(?=\w{3})")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text without case, marks and punctuation, in Latin letters, its words apart by one space."""
    return " ".join(_WORD.findall(_ascii(text)))


@lru_cache(maxsize=65536)
def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name in plain form; an apostrophe-s and an Arabic article with a hyphen are taken off."""
    bare = _ELISION.sub("", re.sub(r"['’]s?\b", "", _ascii(_ELISION.sub("", _INITIAL.sub(" ", name)))))
    return tuple(word for part in bare.split() for word in _WORD.findall(_ARTICLE.sub("", part)))


@lru_cache(maxsize=65536)
def sounds(word: str, language: str | None = None) -> str:
    """The consonants of a word in the form that many spellings of it share; empty for a word without any."""
    turkic = language if language in _OWN_LETTERS else "az" if _TURKIC_LETTERS.search(word) else None
    bare = _ascii(word.translate(_OWN_LETTERS[turkic]) if turkic else word)
    bare = _ARTICLE.sub("", bare)
    bare = "".join(_WORD.findall(bare))
    two_letters = not _ARABIC.search(word)  # there, z and h beside each other are two letters
    for spelled, sound in _SPELLINGS:
        if two_letters or spelled not in ("dzh", "zh", "dj", "ts", "tz", "ph"):
            bare = bare.replace(spelled, sound)
    first, rest = bare[:1], re.sub("[aeiouyw]", "", bare[1:])
    kept = ("" if first in "aeiouyw" else first) + rest
    heard = re.sub(r"(.)\1+", r"\1", kept)
    return heard[:-1] if word.endswith(_TA_MARBUTA) and len(heard) > _ENOUGH else heard


def alike(one: str, other: str) -> bool:
    """Whether two plain words may be one name or forms of one: armenia and armenian, yusuf and ywsf."""
    if one == other:
        return True
    shared = len(_shared_start(one, other))
    longer = max(len(one), len(other))
    if shared >= 4 and shared >= longer - 4:
        return True
    heard = sounds(one)
    return len(heard) >= 3 and heard == sounds(other)


def _shared_start(one: str, other: str) -> str:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return one[:length]


@lru_cache(maxsize=65536)
def _ascii(text: str) -> str:
    if text.isascii():
        return text.lower()
    turkic = _TURKIC_LETTERS.search(text) or _UMLAUT.search(text)
    heard = text.translate(_TURKIC_CH) if turkic else _CEDILLA.sub("ch", text)
    folded = fold(_ARABIC_ARTICLE.sub("", heard.translate(_CARONS)))
    return folded.replace("'", "") if _ARMENIAN.search(text) else folded
