"""Which language a block of a picture is in: the one whose letters come out surest.

Reading with several languages at once garbles each of them, and asking the program for the script calls an Armenian
page Latin. So a few lines are read in one language of every script, and the best of them tells the script; within it
the words tell the language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from accounted.intake.language_id import language_of
from accounted.intake.ocr.allowance import Allowance
from accounted.intake.ocr.tesseract import Seen, languages

BY_SCRIPT = {
    "LATIN": ("eng", "aze", "tur", "fra", "spa"), "CYRILLIC": ("rus", "ukr", "aze_cyrl"), "ARABIC": ("ara", "fas"),
    "ARMENIAN": ("hye",), "GEORGIAN": ("kat",),
}  # fmt: skip
"""The program's languages of every script, the first of which stands for all."""

BY_CODE = {
    "en": "eng", "az": "aze", "tr": "tur", "fr": "fra", "es": "spa", "ru": "rus", "uk": "ukr", "ar": "ara", "fa": "fas",
    "hy": "hye", "ka": "kat",
}  # fmt: skip

SURE = 80.0
"""A confidence at which no other script is tried."""

MARGIN = 12
"""Dots of paper left around what is cut out of a picture."""

_SAMPLE_LINES = 4
_LEAST_LETTERS = 12
_CLOSE = frozenset({None, "tr", "az", "tk", "uz", "id", "en"})
"""What words in Azerbaijani, read as English, may pass for."""


def score(seen: Sequence[Seen], language: str) -> float:
    """How well a language explains a picture: the confidence over all letters; those of another script count none."""
    script = next((name for name, codes in BY_SCRIPT.items() if language in codes), "LATIN")
    letters = [(it.confidence, _is_of(letter, script)) for it in seen for letter in it.text if letter.isalpha()]
    if len(letters) < _LEAST_LETTERS:
        return 0.0
    return sum(max(confidence, 0) for confidence, own in letters if own) / len(letters)


def language_for(picture: Any, allowance: Allowance, first: Sequence[str] = ()) -> tuple[str, list[Seen]] | None:
    """The language in which a block comes out surest, with its words in it; `first` are tried before others."""
    best: tuple[float, str, list[Seen]] = (0.0, "", [])
    for language in dict.fromkeys([*first, *(codes[0] for codes in BY_SCRIPT.values())]):
        if language not in languages():
            continue
        seen = allowance.words_in(picture, language, whole_page=False)
        best = max(best, (score(seen, language), language, seen), key=lambda one: one[0])
        if best[0] >= SURE and best[1] in first:
            break
    if not best[1]:
        return None
    return _refined(picture, allowance, *best)


def _refined(
    picture: Any, allowance: Allowance, value: float, language: str, seen: list[Seen]
) -> tuple[str, list[Seen]]:
    """The same with the language told by the words, within the script."""
    script = next(codes for codes in BY_SCRIPT.values() if language in codes)
    told = language_of(" ".join(it.text for it in seen))
    named = BY_CODE.get(told or "")
    others = [named] if named in script else []
    if script[0] == "eng" and told in _CLOSE:
        others = [*others, "aze", "tur"]
    best = (value, language, seen)
    for other in dict.fromkeys(others):
        if other != language and other in languages():
            again = allowance.words_in(picture, other, whole_page=False)
            # A language that its own words name needs to be no worse; its letters come out as surely as others.
            better = score(again, other) + (
                2.0 if language_of(" ".join(it.text for it in again)) == _code(other) else 0
            )
            best = max(best, (better, other, again), key=lambda one: one[0])
    return best[1], best[2]


def sample_of(picture: Any, seen: Sequence[Seen]) -> Any:
    """The few lines of a page that hold most of its letters, in one block."""
    sizes: dict[int, int] = {}
    for it in seen:
        sizes[it.block] = sizes.get(it.block, 0) + len(it.text)
    if not sizes:
        return picture
    largest = max(sizes, key=lambda block: (sizes[block], -block))
    lines = sorted({(it.paragraph, it.line) for it in seen if it.block == largest})[:_SAMPLE_LINES]
    return cropped(picture, [it for it in seen if it.block == largest and (it.paragraph, it.line) in lines])


def cropped(picture: Any, seen: Sequence[Seen], margin: int = MARGIN) -> Any:
    """The part of a picture that holds these words, with a little paper around it."""
    left, top = min(it.left for it in seen) - margin, min(it.top for it in seen) - margin
    right, bottom = max(it.right for it in seen) + margin, max(it.bottom for it in seen) + margin
    return picture.crop((max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height)))


def _code(language: str) -> str | None:
    return next((code for code, named in BY_CODE.items() if named == language), None)


def _is_of(letter: str, script: str) -> bool:
    return unicodedata.name(letter, "").startswith(script)
