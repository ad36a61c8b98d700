"""Words, numbers and punctuation of a text, each with its place.

One regular expression, one pass. Nothing is lost except whitespace and the marks that steer the direction of writing,
and nothing is changed: `text[t.start:t.end]` is always `t.text`; an abbreviation in capitals (U.S.) is one word. What
a number means is decided in `numbers.py`; here it is only kept in one piece. Digits with an unseen mark among them are
no number, since the eye may see them in another order, or as one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

__all__ = ["HYPHENS", "Token", "Tokens", "lookup_form", "tokenise"]

HYPHENS = frozenset("-\u2010\u2011")

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # numbers of footnotes, which belong to no word and are no figure
_LETTER = rf"[^\W\d_{_RAISED}]"
_LETTERS = rf"[^\W\d_{_RAISED}]++"
_NARROW_SPACES = "\u00a0\u2007\u2009\u202f"  # the spaces typesetters put between groups of digits
_ELIDES = "aeiouhàâäéèêëîïôöùûüœæAEIOUHÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ"  # before these a small word may lose its vowel: l'hôpital
_ARMENIAN_TONES = "\u055b\u055c\u055e"  # ՛ ՜ ՞ are written inside the word they colour
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they steer how text is shown, and are no text
_BROKEN = re.compile(rf"(?<=\d)[{_DIRECTIONS}\u00ad\u200b-\u200d\u2060\ufeff]++(?:(?=\d)|[,٬](?=\d{{3}}(?!\d)))")
"""What is not seen between two digits, or between a digit and a group of three."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u0640\u200c\u200d" + _ARMENIAN_TONES))
_LOOKALIKES = str.maketrans(
    {
        "ı": "i",
        "ё": "е",
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "،": ",",
        "؛": ";",
        "ѣ": "е",
        "ѳ": "ф",
        "ѵ": "и",
    }
)


class Token(NamedTuple):
    """A word, a number or a punctuation mark; offsets are code points of the whole text, end exclusive."""

    start: int
    end: int
    text: str
    low: str
    kind: str


class Tokens(list[Token]):
    """Tokens of one text, with room for what was once read at a place: dates, ages and counts ask for one number."""

    __slots__ = ("read",)

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        super().__init__(tokens)
        self.read: dict[tuple[str, int, bool], Any] = {}


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """All tokens of `text[start:end]` in order, with offsets in `text`; `kind` is word, number or punct."""
    tokens = Tokens()
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        piece, kind = match.group(), match.lastgroup or "punct"
        if kind == "spaced":
            tokens.extend(_spaced_digits(match.start(), piece, tokens[-1] if tokens else None))
        else:
            tokens.append(Token(match.start(), match.end(), piece, lookup_form(piece), kind))
    for broken in _BROKEN.finditer(text, start, len(text) if end is None else end):
        _take_for_words(tokens, broken.start(), broken.end())
    return tokens


def _take_for_words(tokens: Tokens, end: int, start: int) -> None:
    """Make the numbers that end and begin there words that mean nothing."""
    at = bisect_left(tokens, start, key=lambda token: token.start)
    for place in range(max(0, at - 2), min(len(tokens), at + 1)):
        if tokens[place].kind == "number" and (tokens[place].end == end or tokens[place].start == start):
            tokens[place] = tokens[place]._replace(kind="word")


@cache
def _marks() -> str:
    """The combining marks of the basic plane, as ranges for a character class."""
    marks = [chr(c) for c in range(0x300, 0xFFFF) if unicodedata.category(chr(c)) in ("Mn", "Mc", "Me")]
    return "".join(marks) + "\u00ad\u200c\u200d"


@cache
def _settings() -> dict[str, frozenset[str]]:
    """The lists of words/tokens.yaml."""
    source = files(__package__).joinpath("words/tokens.yaml").read_text(encoding="utf-8")
    return {key: frozenset(values) for key, values in yaml.safe_load(source).items()}


@cache
def _pattern() -> re.Pattern[str]:
    """The one expression; possessive quantifiers and capped repetition keep it linear on any input."""
    suffixes = "|".join(sorted(map(re.escape, _settings()["attached"]), key=len, reverse=True))
    elided = "|".join(sorted(map(re.escape, _settings()["elided"]), key=len, reverse=True))
    inner = f"(?:{_LETTERS}|[{_marks()}]++|['’ʼ{_ARMENIAN_TONES}](?={_LETTER}))"
    return re.compile(
        rf"""
        (?P<spaced>[1-9]\d{{0,2}}(?:[ ]\d{{3}}){{1,4}}(?![ ]?\d|[.,]\d))
        | (?P<number>
            (?![0-9]+[lo](?!\w)) (?=[OoIl]*+[0-9]) (?=[0-9]*+[OoIl]) [0-9OoIl]++ (?>(?:[.,][0-9OoIl]++)*) (?!\w)
          | (?: \d{{1,3}} ([.,'’٬{_NARROW_SPACES}]) \d{{3}} (?:\3\d{{3}}){{0,5}} (?:[.,٫]\d{{1,9}})? (?![.,]?\d)
              | \d++ (?:\.\d++){{2,9}}
              | \d++ (?:[.٫]\d++ | ,\d{{1,2}}) (?![.,]?\d)
              | \d++
            ) (?: (?:(?i:{suffixes})) (?!\w) )?
          )
        | (?P<word>(?:[A-Z]\.){{2,5}}|(?i:{elided})['’ʼ](?=[{_ELIDES}]|\Z)|{_LETTER}(?:(?>{inner}{{1,100}}))*)
        | (?P<punct>\.{{2,}}+|-{{2,}}+|[^\s{_DIRECTIONS}{_RAISED}])
        """,
        re.VERBOSE,
    )


def _spaced_digits(start: int, piece: str, before: Token | None) -> Iterator[Token]:
    """`1 275` as one number, unless a month stands before it: then the first group is its day."""
    cut = piece.index(" ")
    if before is not None and cut < 3 and before.low in _settings()["months_before_day"]:
        yield Token(start, start + cut, piece[:cut], piece[:cut], "number")
        start, piece = start + cut + 1, piece[cut + 1 :]
    yield Token(start, start + len(piece), piece, piece, "number")


@lru_cache(maxsize=1 << 16)
def lookup_form(text: str) -> str:
    """The form under which a word stands in the lexicons: one case, no vowel points, dotless ı and ё as i and е.

    Cyrillic of before 1918 is read as later: человѣкъ as человек.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_UNSEEN)
    plain = plain.replace("i\u0307", "i").replace("եվ", "եւ")  # the letter և has two in capitals
    return "".join(c for c in plain if not "\u064b" <= c <= "\u0652").translate(_LOOKALIKES).removesuffix("ъ")
