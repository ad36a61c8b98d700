"""Tokens in scripts of syllables, in Latin letters, by what Unicode calls their signs.

The scripts that come from Brahmi (Devanagari, Bengali, Tamil …) write a consonant with an a in it, which a
vowel sign changes and a virama takes away; Ethiopic has a sign for each syllable. In all of them the name of a sign
says its sound (BENGALI LETTER KA, VOWEL SIGN II, ETHIOPIC SYLLABLE SHU), so that no table for each is needed. Burmese
and Sinhala signs have names of another kind, and are left to whoever reads other scripts.
"""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["of_syllables", "spelled_out"]

SCRIPTS = frozenset({"DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA",
                     "MALAYALAM", "ETHIOPIC"})  # fmt: skip
VOWELS = {"AA": "a", "II": "i", "UU": "u", "EE": "e", "OO": "o", "AI": "ai", "AU": "au", "VOCALIC R": "ri"}
ENDS_AS_SPOKEN = frozenset({"DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA"})
"""Scripts of languages that leave out the a of a last consonant."""
ETHIOPIC_VOWELS = (("AA", "a"), ("EE", "e"), ("A", "e"), ("U", "u"), ("I", "i"), ("E", ""), ("O", "o"))
NASAL, SILENT = ("ANUSVARA", "CANDRABINDU", "BINDI", "TIPPI"), ("VIRAMA",)


@cache
def of_syllables(letter: str) -> bool:
    """Whether a letter belongs to one of these scripts."""
    return _script(letter) in SCRIPTS


def spelled_out(token: str) -> str:
    """The token in Latin letters; signs that stand for no sound are left out."""
    if _script(token[0]) == "ETHIOPIC":
        return "".join(_ethiopic(sign, opening=not place) for place, sign in enumerate(token))
    found, inherent = "", False
    for sign in token:
        sound, kind = _brahmic(sign)
        if kind in ("vowel sign", "silent") and inherent:
            found = found[:-1]
        if kind == "nukta" and found.endswith("ja"):
            found = found[:-2] + "ya"
        found += sound
        inherent = kind == "consonant" or (kind in ("mark", "nukta") and inherent)
    if _script(token[0]) == "BENGALI":
        found = found.replace("oya", "owa")  # it has no letter for w: আনোয়ারা is Anwara
    return found[:-1] if inherent and len(found) > 2 and _script(token[0]) in ENDS_AS_SPOKEN else found


@cache
def _script(sign: str) -> str:
    return unicodedata.name(sign, "").split(" ")[0]


@cache
def _brahmic(sign: str) -> tuple[str, str]:
    """The sound of a sign, and whether it is a consonant with its a, a vowel sign, silences the a, or only marks."""
    script, _, name = unicodedata.name(sign, "").partition(" ")
    found = "", "mark"
    if name.startswith("VOWEL SIGN "):
        found = _vowel(name.removeprefix("VOWEL SIGN ")), "vowel sign"
    elif name.startswith("LETTER "):
        found = _letter(name.removeprefix("LETTER "), script)
    elif any(nasal in name for nasal in NASAL):
        found = "n", "nasal"
    elif name.endswith("NUKTA"):
        found = "", "nukta"
    elif any(silent in name for silent in SILENT):
        found = "", "silent"
    return found


def _letter(name: str, script: str) -> tuple[str, str]:
    if name in VOWELS or name in ("A", "I", "U", "E", "O"):
        return _vowel(name), "vowel"
    if name == "KHANDA TA":
        return "t", "vowel"
    if name == "YA" and script == "BENGALI":
        return "ja", "consonant"
    sound = name.rsplit(" ", maxsplit=1)[-1].lower()
    return ("ch" + sound[1:] if sound.startswith("c") and sound[1:2] != "h" else sound), "consonant"


def _vowel(name: str) -> str:
    return VOWELS.get(name, name.rsplit(" ", maxsplit=1)[-1][:1].lower())


@cache
def _ethiopic(sign: str, opening: bool) -> str:
    _, _, name = unicodedata.name(sign, "").partition("SYLLABLE ")
    if name.startswith(("GLOTTAL ", "PHARYNGEAL ")):
        vowel = name.split(" ")[1]
        return {"A": "a", "E": "i" if opening else ""}.get(vowel, _end(vowel)[1])
    sound, vowel = _end(name)
    return sound.lower().replace("x", "h") + vowel


def _end(name: str) -> tuple[str, str]:
    """A syllable's name parted into its consonants and the vowel as it is spoken."""
    for written, spoken in ETHIOPIC_VOWELS:
        if name.endswith(written):
            return name.removesuffix(written), spoken
    return name, ""
