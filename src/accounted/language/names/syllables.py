"""Tokens in scripts of syllables, in Latin letters, by what Unicode calls their signs.

The scripts that come from Brahmi (Devanagari, Bengali, Tamil …) write a consonant with an a in it, which a
vowel sign changes and a virama takes away; Ethiopic has a sign for each syllable. In all of them the name of a sign
says its sound (BENGALI LETTER KA, VOWEL SIGN II, ETHIOPIC SYLLABLE SHU), so that no table for each is needed. Sinhala
signs are called as its teachers call them (ALPAPRAANA KAYANNA is a ka without breath). Burmese has rules of its own
(`burmese`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["of_syllables", "spelled_out"]

SCRIPTS = frozenset({"DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA",
                     "MALAYALAM", "SINHALA", "ETHIOPIC"})  # fmt: skip
VOWELS = {"AA": "a", "II": "i", "UU": "u", "EE": "e", "OO": "o", "AI": "ai", "AU": "au", "VOCALIC R": "ri"}
ENDS_AS_SPOKEN = frozenset({"DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA"})
"""Scripts of languages that leave out the a of a last consonant."""
ETHIOPIC_VOWELS = (("AA", "a"), ("EE", "e"), ("A", "e"), ("U", "u"), ("I", "i"), ("E", ""), ("O", "o"))
UNSPOKEN = re.compile(r"(?<=[aeiouə])([^aeiouə]h?)ə(?=[^aeiouə]h?[aeiou])")
"""An a that is not written, between single consonants with vowels on both sides: nobody says it."""
TAMIL = tuple(
    (re.compile(written), spoken)
    for written, spoken in (("n+g?k", "ng"), ("n+y?ch", "nj"), ("n+t+", "nd"), ("mp", "mb"), ("(?<!ch)ch(?!ch)", "s"))
)
"""What Tamil letters sound like behind a nasal and between vowels."""
SINHALA_VOWELS = {"AELA-PILLA": "AA", "KETTI AEDA-PILLA": "E", "DIGA AEDA-PILLA": "E", "KETTI IS-PILLA": "I",
                  "DIGA IS-PILLA": "II", "KETTI PAA-PILLA": "U", "DIGA PAA-PILLA": "UU", "GAETTA-PILLA": "VOCALIC R",
                  "DIGA GAETTA-PILLA": "VOCALIC R", "KOMBUVA": "E", "DIGA KOMBUVA": "EE", "KOMBU DEKA": "AI",
                  "KOMBUVA HAA AELA-PILLA": "O", "KOMBUVA HAA DIGA AELA-PILLA": "OO",
                  "KOMBUVA HAA GAYANUKITTA": "AU"}  # fmt: skip
"""What the signs for vowels are called elsewhere."""
SINHALA_NASALS = {"KANTAJA NAASIKYAYA": "ngə", "TAALUJA NAASIKYAYA": "nyə", "TAALUJA SANYOOGA NAAKSIKYAYA": "nyə",
                  "AMBA BAYANNA": "mbə", "TAALUJA SAYANNA": "shə", "MUURDHAJA SAYANNA": "shə"}  # fmt: skip
"""Consonants of which the name does not say all of the sound."""
NASAL, SILENT = ("ANUSVARA", "CANDRABINDU", "BINDI", "TIPPI"), ("VIRAMA", "AL-LAKUNA")


@cache
def of_syllables(letter: str) -> bool:
    """Whether a letter belongs to one of these scripts."""
    return _script(letter) in SCRIPTS


def spelled_out(token: str) -> str:
    """The token in Latin letters; signs that stand for no sound are left out."""
    script = _script(token[0])
    if script == "ETHIOPIC":
        return _spelled_in_syllables(token)
    found, inherent, before = "", False, ""
    for sign in token:
        sound, kind = _brahmic(sign)
        if kind in ("vowel sign", "silent") and inherent:
            found = found[:-1]
        if kind == "nukta" and found.endswith("jə"):
            found = found[:-2] + "yə"
        if before == "silent" and script == "BENGALI" and not found.endswith("m"):
            sound = {"jə": "yə", "bə": "wə"}.get(sound, sound)  # শ্যামল is Shyamal, বিশ্বাস Biswas
        found += sound
        inherent = kind == "consonant" or (kind in ("mark", "nukta") and inherent)
        before = kind
    if script in ENDS_AS_SPOKEN:
        found = UNSPOKEN.sub(r"\1", found[:-1] if inherent and len(found) > 2 else found)
    found = found.replace("ə", "a")
    if script == "BENGALI":
        found = found.replace("oya", "owa")  # it has no letter for w: আনোয়ারা is Anwara
    elif script == "TAMIL":
        for written, spoken in TAMIL:
            found = written.sub(spoken, found)
    return found


def _spelled_in_syllables(token: str) -> str:
    """Ethiopic: a syllable a sign; two of one consonant side by side have a vowel between them that is not written."""
    found, ended = "", False  # whether the sign before has no vowel of its own
    for place, sign in enumerate(token):
        sound = _ethiopic(sign, opening=not place)
        bare = bool(sound) and sound[-1] not in "aeiou"
        if sound and sound[0] not in "aeiou" and ended:
            if found.endswith(sound[0]):
                found += "e"
            elif place == 1 or (bare and place == len(token) - 1):
                found += "i"  # ብርሃነ is Birhane, መድህን Medhin
        found, ended = found + sound, bare
    return found


@cache
def _script(sign: str) -> str:
    return unicodedata.name(sign, "").split(" ")[0]


@cache
def _brahmic(sign: str) -> tuple[str, str]:
    """The sound of a sign, and whether it is a consonant with its a, a vowel sign, silences the a, or only marks."""
    script, _, name = unicodedata.name(sign, "").partition(" ")
    found = "", "mark"
    if name.startswith("VOWEL SIGN "):
        called = name.removeprefix("VOWEL SIGN ")
        found = _vowel(SINHALA_VOWELS.get(called, called)), "vowel sign"
    elif name.endswith(("YANNA", "SIKYAYA")):
        found = _sinhala(name.removeprefix("LETTER "))
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
        return "jə", "consonant"
    sound = name.rsplit(" ", maxsplit=1)[-1].lower()
    sound = sound[:-1] + "ə" if sound.endswith("a") else sound
    return ("ch" + sound[1:] if sound.startswith("c") and sound[1:2] != "h" else sound), "consonant"


def _sinhala(name: str) -> tuple[str, str]:
    """A letter as its teachers call it: what it sounds like with its a, and whether it is a vowel or a consonant."""
    if name in SINHALA_NASALS:
        return SINHALA_NASALS[name], "consonant"
    sound = name.rsplit(" ", maxsplit=1)[-1].removesuffix("YANNA")
    if sound[0] in "AEIOU":
        return _vowel(sound), "vowel"
    within = "n" if name.startswith("SANYAKA ") else ""  # a nasal that is part of the letter
    return within + _letter(sound, "SINHALA")[0], "consonant"


def _vowel(name: str) -> str:
    return VOWELS.get(name, name.rsplit(" ", maxsplit=1)[-1][:1].lower())


@cache
def _ethiopic(sign: str, opening: bool) -> str:
    _, _, name = unicodedata.name(sign, "").partition("SYLLABLE ")
    if name.startswith(("GLOTTAL ", "PHARYNGEAL ")):
        vowel = name.split(" ")[1]
        return {"A": "a", "E": "i" if opening else ""}.get(vowel, _end(vowel)[1])
    sound, vowel = _end(name)
    if sound in ("H", "HH", "X") and name.endswith("A"):
        vowel = "a"  # these have an a where others have an e
    return sound.lower().replace("x", "h").replace("sz", "s").replace("tz", "ts") + vowel


def _end(name: str) -> tuple[str, str]:
    """A syllable's name parted into its consonants and the vowel as it is spoken."""
    for written, spoken in ETHIOPIC_VOWELS:
        if name.endswith(written):
            return name.removesuffix(written), spoken
    return name, ""
