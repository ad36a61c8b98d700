"""A page of an original drawn as a picture, in a worker like everything that looks into an original."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from accounted.model import Original


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page that is wanted as a picture: the original, where its bytes come from, and the page's number from 1."""

    original: Original
    content: Callable[[], bytes]
    page: int


def drawn(content: bytes, page: int) -> bytes:
    """The page as WebP.

    Raises:
        CannotOpen: it can't be drawn.
        NotFound: there is no such page.
    """
    from accounted.intake.pdf.drawing import page_picture

    return page_picture(content, page)
