"""How a written name may be read aloud: every token, in whatever script, as one or more readings in Latin sounds.

Small letters sound as in Latin; S, Z, C, J stand for sh, zh, ch, dzh and T for ts. A letter that different customs
read differently gives several readings, the most usual first. Tokens are read many at a time: the rules work on one
long text with a token a line, which is what makes hundreds of thousands of names a second possible.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress
from typing import Any

import yaml
from anyascii import anyascii

from accounted.language.names.burmese import is_burmese, syllables
from accounted.language.names.syllables import of_syllables, spelled_out

__all__ = [
    "Readings",
    "first_reading",
    "first_readings",
    "is_read",
    "is_vowelless",
    "plain",
    "readings_of",
    "skeletons_of",
]

Readings = tuple[str, ...]

# The letter itself stands first in each pattern, what is before it behind: so a search leaps from one to the next.
_BETWEEN = re.compile(r"[Yi](?<=[aeiou].)(?=[aeiou])")
_AT_START = re.compile(r"\n[Yi](?=[aeou])")
_SERVANT = re.compile(r"^g?abd(?:[aeiou]?l?(?=[^aeioul\n][^\n]{2})|[aeiou]l(?=[aeiou][^aeiou\n]\w))", re.MULTILINE)
_OF_GOD = re.compile(r"(?<=[^\n]{3})[auo]l(?:a|o|ahi)$", re.MULTILINE)
_OF_FAITH = re.compile(r"(?<=[^\n]{2}[^aeiou\n])[aeiou]?l?(?<!n)(?:din|dine)$", re.MULTILINE)
_MUTE_END = re.compile(r"h$(?<=[aeiou]h)", re.MULTILINE)
_GLIDE = re.compile(r"u+v?(?=[aeio])")
_DOUBLED = re.compile(r"([A-Za-z])(?=\1)")
_OTHER = re.compile(r"[^A-Za-z\n]")
_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u06d6-\u06ed\u0653-\u065f]")


@dataclass(frozen=True, slots=True)
class Custom:
    """One way to read a script: replacements in order, then letters; `when` says which tokens it reads otherwise."""

    when: re.Pattern[str] | None
    before: tuple[tuple[str, str], ...]
    edges: tuple[tuple[re.Pattern[str], str], ...]
    letters: Mapping[int, str]

    def read(self, lines: str) -> str:
        """The lines with their letters turned into sounds."""
        for written, sound in self.before:
            lines = lines.replace(written, sound)
        for pattern, sound in self.edges:
            lines = pattern.sub(sound, lines)
        return lines.translate(self.letters)


@dataclass(frozen=True, slots=True)
class Script:
    """A script with its customs of reading, the most usual first."""

    code: str
    vowelless: bool
    customs: tuple[Custom, ...]


def plain(name: str) -> str:
    """The name in small letters, composed, as all rules expect it; Turkish dotted capitals lose their loose dot."""
    return unicodedata.normalize("NFC", name.replace("İ", "i").lower().replace("\u0307", ""))


def readings_of(tokens: Sequence[str]) -> list[Readings]:
    """The readings of each token (in small letters, see `plain`), at least one, without repeats."""
    found: list[list[str]] = [[] for _ in tokens]
    for code, places in _by_script(tokens).items():
        script = scripts()[code]
        written = [tokens[place] for place in places]
        if code == "Latn":
            written = [token if token.isascii() else _latin(token) for token in written]
        elif code == "Grek":  # its accents would hide the letters from the table
            written = _MARKS.sub("", unicodedata.normalize("NFD", "\n".join(written))).split("\n")
        for custom in script.customs:
            _read_by(custom, written, places, found)
    known = _other_ways()
    for place, token in enumerate(tokens):
        if token in known:
            found[place].insert(0, known[token])
    return [tuple(dict.fromkeys(readings)) for readings in found]


@cache
def _other_ways() -> dict[str, str]:
    """Words that stand for a name in a way that their letters do not tell, with the reading of that name."""
    text = files(__package__).joinpath("spellings.yaml").read_text("utf-8")
    raw = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    first = scripts()["Latn"].customs[0]
    read = _sounds(first.read("\n".join(raw))).split("\n")
    return {plain(form): reading for reading, forms in zip(read, raw.values(), strict=True) for form in forms}


def first_readings(words: Sequence[str]) -> list[str]:
    """The most usual reading of each word; a word that stands there a thousand times is read once."""
    distinct = list(dict.fromkeys(words))
    read = {word: readings[0] for word, readings in zip(distinct, readings_of(distinct), strict=True)}
    return [read[word] for word in words]


@lru_cache(maxsize=1 << 16)
def first_reading(word: str) -> str:
    """The most usual reading of a word, kept for the next time; nothing for nothing."""
    return readings_of([word])[0][0] if word else ""


def _read_by(custom: Custom, written: list[str], places: list[int], found: list[list[str]]) -> None:
    if custom.when is not None:
        search = custom.when.search
        fits = [search(token) is not None for token in written]
        if not any(fits):
            return
        written, places = list(compress(written, fits)), list(compress(places, fits))
    for place, reading in zip(places, _sounds(custom.read("\n".join(written))).split("\n"), strict=True):
        found[place].append(reading)


def _sounds(lines: str) -> str:
    """Glides, doubled letters and mute endings brought to one form, since spellings differ most in these."""
    if not lines.isascii():
        lines = _MARKS.sub("", unicodedata.normalize("NFD", lines))
    lines = _OTHER.sub("", lines)
    lines = _AT_START.sub("\n", "\n" + _BETWEEN.sub("", lines))[1:].replace("Y", "i")
    lines = _MUTE_END.sub("", _DOUBLED.sub("", _GLIDE.sub("v", lines)))
    return _OF_FAITH.sub("udin", _OF_GOD.sub("ula", _SERVANT.sub("abd", lines)))


def _latin(token: str) -> str:
    """A token of Latin letters; one of a script that has no table here is turned to Latin by its signs, or anyascii."""
    if _code(token[0]) == "Latn":
        return token
    if is_burmese(token[0]):
        return syllables(token) or token
    return (spelled_out(token) if of_syllables(token[0]) else anyascii(token).lower()) or token


_SKELETON = str.maketrans(
    {"b": "p", "d": "t", "g": "k", "v": "f", "z": "s", "T": "s", "Z": "s", "C": "s", "J": "s", "S": "s",
     "h": "", "a": "", "e": "", "i": "", "o": "", "u": "", "y": ""}
)  # fmt: skip
_OPENING = re.compile(r"^h?[aeiou]", re.MULTILINE)


def skeletons_of(readings: Iterable[str]) -> list[str]:
    """The consonants of each reading by kind (b with p, g with k …), with `a` where it opens with a vowel.

    Spellings of one name nearly always share it, and many names do: it is for finding candidates, not for judging.
    """
    lines = _OPENING.sub("A", "\n".join(readings)).replace("dz", "z").translate(_SKELETON)
    return _DOUBLED.sub("", lines).replace("A", "a").split("\n")


def is_vowelless(token: str) -> bool:
    """Whether the token is in a script that leaves vowels out."""
    return bool(token) and scripts()[_table(token)].vowelless


def is_read(token: str) -> bool:
    """Whether the token's script is read here; of others (Han, Hangul …) a general transliteration tells little."""

    def told(letter: str) -> bool:
        return _code(letter) in scripts() or of_syllables(letter) or is_burmese(letter)

    first = token[:1]  # nearly always the first letter tells
    return (first.isalpha() and told(first)) or any(one.isalpha() and told(one) for one in token)


def _by_script(tokens: Sequence[str]) -> dict[str, list[int]]:
    """The places of the tokens by script."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        places.setdefault("Latn" if token.isascii() else _table(token), []).append(place)
    return places


def _table(token: str) -> str:
    """The script whose table reads a token: that of its first letter, Latin where none fits."""
    for letter in token:
        if letter.isalpha():
            code = _code(letter)
            return code if code in scripts() else "Latn"
    return "Latn"


_CODES = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARMENIAN": "Armn", "ARABIC": "Arab", "GEORGIAN": "Geor",
          "GREEK": "Grek", "HEBREW": "Hebr"}  # fmt: skip


@cache
def _code(letter: str) -> str:
    return _CODES.get(unicodedata.name(letter, "").split(" ")[0], "Zyyy")


@cache
def scripts() -> dict[str, Script]:
    """The scripts with a table, by ISO 15924 code."""
    found = {}
    for entry in sorted(files(__package__).joinpath("scripts").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            script = _script(yaml.load(entry.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
            found[script.code] = script
    return found


def _script(raw: Mapping[str, Any]) -> Script:
    first = _custom(raw, {})
    others = tuple(_custom(raw, other) for other in raw.get("readings", ()))
    return Script(raw["script"], bool(raw.get("vowels_left_out")), (first, *others))


def _custom(raw: Mapping[str, Any], other: Mapping[str, Any]) -> Custom:
    """A custom as the file's own table with what `other` changes in it."""
    before = [*other.get("before", ()), *raw.get("before", ())] if other else raw.get("before", ())
    starts = {**raw.get("starts", {}), **other.get("starts", {})}
    ends = {**raw.get("ends", {}), **other.get("ends", {})}
    return Custom(
        re.compile(other["when"]) if other else None,
        tuple((written, sound) for written, sound in before),
        tuple((re.compile("^" + re.escape(written), re.MULTILINE), sound) for written, sound in starts.items())
        + tuple((re.compile(re.escape(written) + "$", re.MULTILINE), sound) for written, sound in ends.items()),
        str.maketrans({**raw["letters"], **other.get("letters", {})}),
    )
