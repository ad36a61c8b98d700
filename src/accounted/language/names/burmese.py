"""Burmese letters, syllable by syllable, as Burmese names are usually written in Latin letters.

A syllable has a consonant with up to three signs below or beside it, a vowel, and maybe a last consonant that is killed
(asat). How a last consonant sounds hangs on the vowel before it; the tables are those of the common spelling of names.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["is_burmese", "syllables", "syllables_apart"]

CONSONANTS = {
    "က": "k", "ခ": "kh", "ဂ": "g", "ဃ": "g", "င": "ng", "စ": "s", "ဆ": "s", "ဇ": "z", "ဈ": "z", "ဉ": "ny", "ည": "ny",
    "ဋ": "t", "ဌ": "t", "ဍ": "d", "ဎ": "d", "ဏ": "n", "တ": "t", "ထ": "t", "ဒ": "d", "ဓ": "d", "န": "n", "ပ": "p",
    "ဖ": "ph", "ဗ": "b", "ဘ": "b", "မ": "m", "ယ": "y", "ရ": "y", "လ": "l", "ဝ": "w", "သ": "th", "ဟ": "h", "ဠ": "l",
    "အ": "", "ဿ": "th",
}  # fmt: skip
VOWELS = {"ဣ": "i", "ဤ": "i", "ဥ": "u", "ဦ": "u", "ဧ": "e", "ဨ": "e", "ဩ": "aw", "ဪ": "aw"}
OPEN = {"": "a", "ာ": "a", "ါ": "a", "ိ": "i", "ီ": "i", "ု": "u", "ူ": "u", "ေ": "e", "ဲ": "e", "ော": "aw", "ေါ": "aw",
        "ော်": "aw", "ေါ်": "aw", "ို": "o", "ိူ": "o", "ံ": "an", "ုံ": "on", "ိံ": "ein", "ာ်": "a", "ါ်": "a"}  # fmt: skip
CLOSED = {
    "": {"က": "et", "င": "in", "စ": "it", "ည": "i", "ဉ": "in", "တ": "at", "န": "an", "ပ": "at", "မ": "an", "ယ": "e",
         "ဏ": "an", "ဒ": "at", "သ": "at", "ဗ": "at"},
    "ိ": {"တ": "eik", "န": "ein", "ပ": "eik", "မ": "ein", "ဏ": "ein", "တ်": "eik"},
    "ု": {"တ": "ok", "န": "on", "ပ": "ok", "မ": "on", "ဏ": "on", "ဒ": "ok"},
    "ော": {"က": "auk", "င": "aung"}, "ေါ": {"က": "auk", "င": "aung"}, "ို": {"က": "aik", "င": "aing"},
    "ာ": {"န": "an", "မ": "an", "တ": "at", "င": "ain"},
}  # fmt: skip
"""How a vowel and a killed consonant sound together; of any other the consonant is silent."""
_TONES = re.compile("[့း]")
_SYLLABLE = re.compile("([က-အဿဣ-ဪ])([ျြွှ]*)([ေိီုူဲာါံ]*(?:(?<=[ာါ])်)?)((?:[က-အ](?:်္?|္))?)")


def is_burmese(letter: str) -> bool:
    """Whether a letter is of the Burmese script."""
    return "\u1000" <= letter <= "\u109f"


def syllables_apart(word: str) -> list[str]:
    """The syllables of a word as written."""
    return [match[0] for match in _SYLLABLE.finditer(_TONES.sub("", word))] or [word]


@cache
def syllables(word: str) -> str:
    """The word in Latin letters."""
    return "".join(_heard(*match.groups()) for match in _SYLLABLE.finditer(_TONES.sub("", word)))


def _heard(first: str, beside: str, vowel: str, last: str) -> str:
    if first in VOWELS:
        return VOWELS[first]
    opening, glide = CONSONANTS[first], ""
    if "ျ" in beside or "ြ" in beside:
        glide = "" if opening == "kh" else "y"
        opening = "ch" if opening == "kh" else opening
    opening = "n" if (opening, glide) == ("ng", "y") else opening  # ငြိမ်း is Nyein
    if "ှ" in beside:
        opening = "sh" if first in "ရယ" or (first == "လ" and "ျ" in beside) else opening
        glide = "" if opening == "sh" else glide
    if "ွ" in beside:
        glide += "w"
    if not last:
        return opening + glide + OPEN.get(vowel, "a")
    rhyme = CLOSED.get(vowel, {}).get(last[0], OPEN.get(vowel, "a"))
    if glide.endswith("w") and not vowel and last[0] in "တနပမ":  # ထွန်း is Tun
        return opening + glide[:-1] + {"a": "u"}[rhyme[0]] + rhyme[1:]
    return opening + glide + rhyme
