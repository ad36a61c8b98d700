"""A page of a PDF as a picture, as it looks to whoever opens the file: to be looked at, never to be read from."""

from __future__ import annotations

import io
from contextlib import closing

from accounted.errors import CannotOpen, NotFound

DOTS_A_POINT = 2.0
_MOST_DOTS = 8_000_000
_QUALITY = 80


def page_picture(content: bytes, number: int) -> bytes:
    """The page of that number, from 1, as WebP, two dots to a point, fewer where the page is huge.

    Raises:
        CannotOpen: the file can't be opened, or the page not drawn.
        NotFound: it has no such page.
    """
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            if not 1 <= number <= len(document):
                raise NotFound("The document has no such page.", str(number), f"It has {len(document):,}.")
            with closing(document[number - 1]) as page:
                width, height = page.get_size()
                scale = min(DOTS_A_POINT, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
                picture = page.render(scale=scale).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as failure:
        raise CannotOpen("The page can't be drawn.", str(number), "Read its words instead.") from failure
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=_QUALITY, method=2)
    return written.getvalue()
