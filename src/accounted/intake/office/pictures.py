"""Pictures in office documents: those that a page may have been photographed in are originals of their own.

A letter that was scanned and put into a document is read as any picture is. What is small, drawn, or of a kind that no
camera makes stays inside, and the document says so.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence

from accounted.errors import CannotOpen
from accounted.intake.containers.listing import Contents
from accounted.intake.office.zipped import Zipped
from accounted.intake.opened import Inside
from accounted.intake.prose import Prose

LEAST_DOTS = 300
"""Of the shorter side: what is smaller is an emblem, a signature or a bullet."""

_PICTURE = re.compile(r"(?:(?:word|xl)/media/|Pictures/|media/)[^/]+", re.I)
_FILE = re.compile(r"(?:word|xl)/(?:embeddings/[^/]+|afchunk[^/]*)\.(?:docx|xlsx|xlsm|html?|mht|rtf|txt|pdf)", re.I)
"""Files that Word and Excel keep whole in theirs: a workbook behind a table, a page that a program put in."""

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
_MOST_NAMED = 20


def pictures_of(parts: Zipped) -> Contents:
    """The pictures in a zipped document: the large ones taken out, what is said of all of them in `notes`."""
    damaged: list[tuple[str, str]] = []

    def each() -> Iterator[tuple[str, bytes]]:
        for path in sorted(path for path in parts.names if _PICTURE.fullmatch(path)):
            try:
                yield path, parts.part(path) or b""
            except CannotOpen as failure:
                damaged.append((path, failure.what.rstrip(".")))

    found = pictures_among(each(), damaged)
    _take_files(parts, found)
    return found


def _take_files(parts: Zipped, found: Contents) -> None:
    """Take out the files that are kept whole in the document."""
    before = len(found.inside)
    for path in sorted(path for path in parts.names if _FILE.fullmatch(path)):
        try:
            content = parts.part(path) or b""
        except CannotOpen as failure:
            found.leave(path, failure.what.rstrip("."))
            continue
        if found.is_full or len(content) > found.room_bytes:
            found.leave(path, found.too_large())
        else:
            found.take(Inside(path, content))
    if count := len(found.inside) - before:
        own = "sealed as an original of its own" if count == 1 else "sealed as originals of their own"
        found.notes.append(f"It holds {_counted(count, 'file')} of other programs, {own}.")


def pictures_among(named: Iterable[tuple[str, bytes]], damaged: Sequence[tuple[str, str]] = ()) -> Contents:
    """The same of files by their names; of those that are `damaged` only that is said."""
    found, small, drawn = Contents(), 0, 0
    for path, content in named:
        sides = _sides(content)
        if sides is None:
            drawn += 1
        elif min(sides) < LEAST_DOTS:
            small += 1
        elif found.is_full or len(content) > found.room_bytes:
            found.leave(path, found.too_large())
        else:
            found.take(Inside(path, content))
    for path, why in damaged:
        found.leave(path, why)
    found.notes += _said(found, small, drawn)
    return found


def write_listing(prose: Prose, found: Contents) -> None:
    """Write, behind a body that has no letter, a line for each picture that was taken out."""
    prose.end_body()
    for line, digest in found.lines:
        prose.paragraph(line, "inside", {"digest": digest} if digest else {})


def _said(found: Contents, small: int, drawn: int) -> Iterator[str]:
    if found.inside:
        count = len(found.inside)
        yield (
            f"It holds {_counted(count, 'picture')} large enough to show a page: sealed as "
            f"{'an original of its own' if count == 1 else 'originals of their own'} and read for letters."
        )
    if small:
        yield f"It holds {_counted(small, 'small picture')} (a side under {LEAST_DOTS} dots), not read."
    if drawn:
        yield f"It holds {_counted(drawn, 'drawing')} or other things that are no photograph, not read."
    for named, why in found.stayed[:_MOST_NAMED]:
        yield f"Stays inside: {named!r}: {why}."


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _sides(content: bytes) -> tuple[int, int] | None:
    """Width and height of a photograph in dots, by its head; None where it is none, or damaged."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                return picture.size
    except Image.DecompressionBombError:
        return LEAST_DOTS, LEAST_DOTS  # the importer of pictures says what is too large
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, AttributeError):
        return None
