"""Letters that the program's model of a language cannot give, put back by the words that they stand in.

Its model for Armenian has no letter և and takes nearly every հ for ճ, whatever the typeface and the scale. A verb of
death is no word then, and its figure falls to the next verb. So what is known of the language decides, word by word,
and what the program gave is kept beside it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_CONFUSED = "ճ"
_MEANT = "հ"


def restored(word: str, language: str) -> str:
    """The word as it was printed, as far as that is known; the same word where nothing is."""
    if language != "hye" or not word:
        return word
    lower = _with_meant(word.lower())
    for pattern, printed in _has_ev():
        lower = pattern.sub(printed, lower)
    return _cased(lower, word)


def _with_meant(word: str) -> str:
    """The word with the letter that is meant in the place of the one it is taken for."""
    if _CONFUSED not in word:
        return word
    alike = word.replace(_CONFUSED, _MEANT)
    kept = {found.start() + at for stem, places in _stems() for found in stem.finditer(alike) for at in places}
    return "".join(_MEANT if letter == _CONFUSED and i not in kept else letter for i, letter in enumerate(word))


def _cased(lower: str, word: str) -> str:
    """The word in the case of the one that was seen."""
    if lower == word.lower():
        return word
    if len(word) > 1 and word.isupper():
        return lower.replace("և", "եվ").upper()
    return lower[:1].upper() + lower[1:] if word[:1].isupper() else lower


@cache
def _stems() -> tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]:
    """Each stretch in which the letter is right, spelled with the one that is meant, and where in it the letter is."""
    stems = [str(stem) for stem in _lists()["true_tche"]]
    bare = [stem.lstrip("^") for stem in stems]
    places = [tuple(i for i, letter in enumerate(it) if letter == _CONFUSED) for it in bare]
    return tuple((_pattern(stem.replace(_CONFUSED, _MEANT)), at) for stem, at in zip(stems, places, strict=True))


@cache
def _has_ev() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(seen), printed) for seen, printed in _lists()["has_ev"].items())


def _pattern(written: str) -> re.Pattern[str]:
    """A stretch of a word; its ends are those of its letters, for a mark of punctuation may stand around them."""
    return re.compile(written.replace("^", r"(?<!\w)").replace("$", r"(?!\w)"))


@cache
def _lists() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = yaml.safe_load(files(__package__).joinpath("armenian.yaml").read_text("utf-8"))
    return read
