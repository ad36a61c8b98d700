"""The other PDF reader, slower and without boxes, for files that pdfium can't open or finds no text in."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from accounted.intake.pdf.writing import Written
from accounted.model import Page

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 500


def second_reading(content: bytes) -> Written | None:
    """The text of the pages, one after the other; None when it finds none."""
    texts = list(_texts(content))
    pages, length = [], 0
    for number, text in enumerate(texts, 1):
        pages.append(Page(number, length, length + len(text)))
        length += len(text) + 2
    whole = "\n\n".join(texts)
    return Written(whole, len(whole), tuple(pages), (), ()) if any(map(str.isalnum, whole)) else None


def _texts(content: bytes) -> Iterator[str]:
    """The text of each page, as far as the reader gets."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells every fault it mends; the note says enough
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        for page in islice(reader.pages, MOST_PAGES):
            yield _text_of(page)
    except Exception:  # noqa: BLE001 (it fails in any way on a damaged file; what it read before counts)
        return


def _text_of(page: PageObject) -> str:
    try:
        text = page.extract_text()
    except Exception:  # noqa: BLE001 (as above: one page that fails is not the end of the others)
        return ""
    return text.encode("utf-8", "replace").decode("utf-8")
