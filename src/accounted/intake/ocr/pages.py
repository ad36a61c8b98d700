"""A picture as a page: its blocks in reading order, each in the language in which it comes out surest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from accounted.intake.ocr.allowance import Allowance
from accounted.intake.ocr.choosing import BY_CODE, MARGIN, cropped, language_for, sample_of, score
from accounted.intake.ocr.restoring import restored
from accounted.intake.ocr.tesseract import Seen, languages, version
from accounted.intake.pdf.blocks import blocks_of
from accounted.intake.pdf.pieces import Block, Piece, Stretch
from accounted.model import Box

_DOUBTFUL = 70.0
_LEAST_WORDS = 3
_LEAST_CONFIDENCE = 10.0
"""Below it a word is a stain, not letters."""


@dataclass(slots=True)
class Recogniser:
    """Reads one document's pictures; the language that a page was in is tried first for the next."""

    language: str | None = None
    allowance: Allowance = field(default_factory=Allowance)

    @classmethod
    def for_language(cls, code: str | None) -> Recogniser:
        """One that tries the language that a person named first."""
        named = BY_CODE.get(code or "")
        return cls(named if named in languages() else None)

    def blocks(self, picture: Any, scale: float = 1.0) -> list[Block]:
        """The blocks of a picture; boxes are in its dots, times `scale`. One of a single shade has none."""
        darkest, lightest = picture.getextrema()
        if darkest == lightest:
            return []
        if self.language is None:
            rough = self.allowance.words_in(picture, "eng" if "eng" in languages() else min(languages()))
            surest = language_for(sample_of(picture, rough), self.allowance)
            if surest is None:
                return []
            self.language = surest[0]
        seen = self.allowance.words_in(picture, self.language)
        found = [self._read_surest(picture, list(words)) for _, words in groupby(seen, key=lambda it: it.block)]
        lines = [(language, line) for language, words in found for line in _lines(words, scale, language)]
        even = _evened([line for _, line in lines])
        spoken = {line.pieces[0]: language for line, (language, _) in zip(even, lines, strict=True)}
        return [_named(block, spoken) for block in blocks_of(even)]

    def _read_surest(self, picture: Any, seen: list[Seen]) -> tuple[str, list[Seen]]:
        """The words of a block, read again in another language where they seem to be in another script."""
        language = self.language or ""
        if len(seen) < _LEAST_WORDS or score(seen, language) >= _DOUBTFUL:
            return language, seen
        again = language_for(cropped(picture, seen), self.allowance, [language])
        if again is None or score(again[1], again[0]) <= score(seen, language):
            return language, seen
        left = max(min(it.left for it in seen) - MARGIN, 0)
        top = max(min(it.top for it in seen) - MARGIN, 0)
        return again[0], [_moved(it, left, top) for it in again[1]]


def _lines(seen: list[Seen], scale: float, language: str) -> list[Stretch]:
    """The words of a block as lines, without what is a stain rather than letters."""
    lines = []
    for _, line in groupby(seen, key=lambda it: (it.block, it.paragraph, it.line)):
        kept = tuple(_piece(it, scale, language) for it in line if not _is_stain(it))
        if kept:
            lines.append(Stretch(kept))
    return lines


def _evened(lines: list[Stretch]) -> list[Stretch]:
    """The lines with the height of letters made even: a line without tall letters is set no smaller than others."""
    heights = sorted(line.box.bottom - line.box.top for line in lines)
    usual = heights[len(heights) // 2] if heights else 0.0
    return [_of_height(line, usual) for line in lines]


def _of_height(line: Stretch, usual: float) -> Stretch:
    box = line.box
    height = box.bottom - box.top
    top = box.bottom - usual if 0.55 * usual < height < 1.5 * usual else box.top
    return Stretch(tuple(it._replace(box=Box(it.box.left, top, it.box.right, box.bottom)) for it in line.pieces))


def _named(block: Block, spoken: Mapping[Piece, str]) -> Block:
    """The block with the language in which its first line was read."""
    language = spoken.get(block.lines[0].pieces[0])
    return replace(block, about=(("language", language),)) if language else block


def missing_reader() -> str | None:
    """What is to be installed before pictures can be read, None when all is there."""
    if version() is None:
        return "Install Tesseract with the languages of the document, then run accounted rebuild."
    return None if languages() else "Tesseract is installed without any language; install those of the document."


def _moved(it: Seen, left: int, top: int) -> Seen:
    return it._replace(left=it.left + left, right=it.right + left, top=it.top + top, bottom=it.bottom + top)


def _piece(it: Seen, scale: float, language: str) -> Piece:
    box = Box(it.left * scale, it.top * scale, it.right * scale, it.bottom * scale)
    text = restored(it.text, language)
    return Piece(text, box, confidence=it.confidence, seen=it.text if text != it.text else None)


def _is_stain(it: Seen) -> bool:
    return it.confidence < _LEAST_CONFIDENCE and sum(map(str.isalnum, it.text)) < 2
