"""Pages of a PDF that are pictures: rendered, and their letters recognised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from accounted.intake.ocr.allowance import Allowance
from accounted.intake.ocr.pages import Recogniser, missing_reader
from accounted.intake.ocr.tesseract import version
from accounted.intake.pdf.letters import Letters
from accounted.intake.pdf.pieces import Sheet

MOST_PICTURES = 200
"""Pages recognised in one file; further ones are named in a note. A size and no time, so that machines agree."""

_DOTS_AN_INCH = 300
_MOST_DOTS = 25_000_000
_FEW_LETTERS = 25
_UNMAPPED_SHARE = 0.5
_INK = 160

Read = tuple[int, float, float, Letters | None]
"""A page as pdfium read it: number, width, height, and its letters, None where it failed."""


def pictures_read(document: Any, read: Sequence[Read], recogniser: Recogniser) -> dict[int, Sheet]:
    """The pages that hold hardly a letter and are not blank, with what was recognised on them, by their number."""
    if missing_reader() is not None:
        return {}
    seen: dict[int, Sheet] = {}
    for number, width, height, letters in _wanted(read)[:MOST_PICTURES]:
        with closing(document[number - 1]) as page:
            scale = min(_DOTS_AN_INCH / 72, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
            picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        if picture.getextrema()[0] > _INK:  # a blank page
            continue
        blocks = tuple(recogniser.blocks(picture, 1 / scale))
        if recogniser.allowance.ended:
            break
        count = sum(len(piece.text) for block in blocks for line in block.lines for piece in line.pieces)
        if letters is not None and count > letters.count - letters.unmapped:
            seen[number] = Sheet(number, width, height, blocks, ocr=True)
    return seen


def said_of_pictures(read: Sequence[Read], seen: Mapping[int, Sheet], allowance: Allowance) -> Iterator[str]:
    """What is to be said of pages that were recognised, and of those that were too many."""
    if seen:
        pages = f"page {next(iter(seen))}" if len(seen) == 1 else f"{len(seen):,} pages"
        yield f"The letters of {pages} were recognised in a picture, by Tesseract {version()}: compare them with it."
    wanted = _wanted(read)
    if allowance.note:
        yield allowance.note
    if allowance.ended:
        rest = [page[0] for page in wanted if page[0] > max(seen, default=0)]
        pages = f"{len(rest):,} more pages, from page {rest[0]:,} on," if rest else "The rest"
        yield f"{pages} are pictures and were not read: it ended {allowance.ended}. Add them in parts."
    elif seen and len(wanted) > MOST_PICTURES:
        left = [str(page[0]) for page in wanted[MOST_PICTURES:]]
        yield f"{len(left):,} more pages are pictures and were not read, from page {left[0]} on. Add them in parts."


def _wanted(read: Sequence[Read]) -> list[Read]:
    return [page for page in read if page[3] is not None and _is_picture(page[3])]


def _is_picture(letters: Letters) -> bool:
    return letters.count < _FEW_LETTERS or letters.unmapped > _UNMAPPED_SHARE * letters.count
