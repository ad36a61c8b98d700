"""Pictures as originals: photographs and scans of documents."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.media import BMP, GIF, JPEG, PNG, TIFF, WEBP
from accounted.intake.ocr.pages import Recogniser, missing_reader
from accounted.intake.ocr.tesseract import version
from accounted.intake.opened import GivenMetadata, Opened
from accounted.intake.pdf.pieces import Sheet
from accounted.intake.pdf.writing import written
from accounted.model import Original

MOST_PIXELS = 100_000_000
"""A page of A3 at 600 dots an inch has 70 million."""

MOST_FRAMES = 200
_SMALL = 1_000
_LEAST_CONFIDENCE = 40.0
_KEPT = "The bytes are kept."


class ImageImporter:
    """Opens pictures and reads the letters in them."""

    name = "image"
    version = "1"
    media_types = frozenset({PNG, JPEG, TIFF, GIF, BMP, WEBP})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text` with a page for each picture in the file; boxes are in its dots."""
        kind, frames = _frames(content, name)
        if (missing := missing_reader()) is not None:
            raise CannotOpen("0 characters were read: it is a picture.", name, f"{_KEPT} {missing}")
        recogniser, sheets = Recogniser.for_language(given.language), list[Sheet]()
        for number, picture in enumerate(frames, 1):
            scale = 2 if max(picture.size) < _SMALL else 1
            shown = picture.resize((picture.width * scale, picture.height * scale)) if scale > 1 else picture
            blocks = tuple(recogniser.blocks(shown, 1 / scale))
            sheets.append(Sheet(number, picture.width, picture.height, blocks, ocr=True))
        laid = written(sheets)
        if not any(character.isalnum() for character in laid.text):
            what = "0 characters were read: no letters were recognised in the picture."
            raise CannotOpen(what, name, f"{_KEPT} If there are letters in it, add a sharper picture as well.")
        note = f"Its letters were recognised in a picture, by Tesseract {version()}: compare them with the picture."
        parts = Parts(
            "text", kind, laid.text, None, body_end=laid.body_end, tables=laid.tables, pages=laid.pages,
            marks=laid.marks, notes=(note,),
        )  # fmt: skip
        return compose(self, original, name, given, parts)


def _frames(content: bytes, name: str) -> tuple[str, Iterator[Any]]:
    """The media type, and the pictures in the file as they are meant to be seen.

    Raises:
        CannotOpen: it is damaged, or has more dots than any page.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    fresh = f"{_KEPT} Ask for a fresh copy, or a smaller picture, and add that as well."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
            return picture.get_format_mimetype() or PNG, iter(list(_pictures(picture)))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as failure:
        what = f"The picture has more than {MOST_PIXELS // 1_000_000} million dots, so it is not read."
        raise CannotOpen(what, name, fresh) from failure
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError) as failure:
        raise CannotOpen(f"The picture is damaged ({type(failure).__name__}).", name, fresh) from failure


def _pictures(picture: Any) -> Iterator[Any]:
    from PIL import Image, ImageOps, ImageSequence

    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if number == MOST_FRAMES or (number and picture.format == "GIF"):  # what moves is no document
            return
        if frame.width * frame.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        yield ImageOps.exif_transpose(frame.convert("L"))
