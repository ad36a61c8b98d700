"""Pictures as originals: photographs and scans of documents."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
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
    version = "2"
    media_types = frozenset({PNG, JPEG, TIFF, GIF, BMP, WEBP})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text` with a page for each picture in the file; boxes are in its dots."""
        frames = _Frames(content, name)
        if (missing := missing_reader()) is not None:
            raise CannotOpen("0 characters were read: it is a picture.", name, f"{_KEPT} {missing}")
        recogniser, sheets = Recogniser.for_language(given.language), list[Sheet]()
        for number, picture in enumerate(frames, 1):
            scale = 2 if max(picture.size) < _SMALL else 1
            shown = picture.resize((picture.width * scale, picture.height * scale)) if scale > 1 else picture
            blocks = tuple(recogniser.blocks(shown, 1 / scale))
            if recogniser.allowance.ended:
                frames.said = f"Its pictures from {number:,} on were not read: it ended {recogniser.allowance.ended}."
                break
            sheets.append(Sheet(number, picture.width, picture.height, blocks, ocr=True))
        laid = written(sheets)
        also = [it for it in (frames.said, recogniser.allowance.note) if it]
        if not any(character.isalnum() for character in laid.text):
            what = "0 characters were read: no letters were recognised in the picture."
            do = f"{_KEPT} If there are letters in it, add a sharper picture as well."
            raise CannotOpen(" ".join([what, *also]), name, do)
        note = f"Its letters were recognised in a picture, by Tesseract {version()}: compare them with the picture."
        parts = Parts(
            "text", frames.kind, laid.text, None, body_end=laid.body_end, tables=laid.tables, pages=laid.pages,
            marks=laid.marks, notes=(note, *also),
        )  # fmt: skip
        return compose(self, original, name, given, parts)


class _Frames:
    """The pictures in a file, one at a time, as they are meant to be seen; `said` tells why it ended before its end."""

    def __init__(self, content: bytes, name: str) -> None:
        """Look at its head.

        Raises:
            CannotOpen: it is damaged, or has more dots than any page.
        """
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = MOST_PIXELS
        self.said: str | None = None
        self._name = name
        with self._in_sentences():
            formats = ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"]
            self._picture: Any = Image.open(io.BytesIO(content), formats=formats)
            self.kind: str = self._picture.get_format_mimetype() or PNG

    def __iter__(self) -> Iterator[Any]:
        """Each of them.

        Raises:
            CannotOpen: the first is damaged, or has more dots than any page.
        """
        for number in range(MOST_FRAMES + 1):
            try:
                with self._in_sentences():
                    frame = self._frame(number)
            except CannotOpen as failure:
                if number == 0:
                    raise
                self.said = f"Its pictures from {number + 1:,} on could not be read. {failure.what}"
                return
            if frame is None:
                return
            if number == MOST_FRAMES:
                self.said = f"It holds more pictures than {MOST_FRAMES:,}; further ones were not read. Add it in parts."
                return
            yield frame

    def _frame(self, number: int) -> Any:
        from PIL import Image, ImageOps

        if number and self._picture.format == "GIF":  # what moves is no document
            return None
        try:
            self._picture.seek(number)
        except EOFError:
            return None
        if self._picture.width * self._picture.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        return ImageOps.exif_transpose(self._picture.convert("L")) if number < MOST_FRAMES else self._picture

    @contextmanager
    def _in_sentences(self) -> Iterator[None]:
        from PIL import Image, UnidentifiedImageError

        fresh = f"{_KEPT} Ask for a fresh copy, or a smaller picture, and add that as well."
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                yield
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as failure:
            what = f"The picture has more than {MOST_PIXELS // 1_000_000} million dots, so it is not read."
            raise CannotOpen(what, self._name, fresh) from failure
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError) as failure:
            raise CannotOpen(f"The picture is damaged ({type(failure).__name__}).", self._name, fresh) from failure
