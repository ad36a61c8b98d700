"""An original into a document and its text, by the importer that knows its kind."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.errors import CannotOpen
from accounted.intake.media import (
    HEAD_BYTES,
    OLE,
    ZIP,
    called,
    media_type_of,
    older_type_of,
    suffix_type,
    zipped_type_of,
)
from accounted.intake.opened import GivenMetadata, Importer, Opened
from accounted.model import Document, Original

_KEPT = (
    "The bytes are kept as they are. To have it read, save it as PDF, DOCX, XLSX, CSV or plain text, and add that copy "
    "as well."
)


def open_original(
    original: Original, content: bytes, name: str, given: GivenMetadata, importers: Sequence[Importer]
) -> Opened:
    """The document and text of an original; the first importer that takes its media type opens it.

    Raises:
        CannotOpen: it is empty or blank, of a kind no importer reads, or broken; the sentence says
            which. The caller keeps the sealed original and may write down `unread(…)`.
        BadInput: what was given is not valid, such as a date that is not EDTF.
    """
    if not content:
        raise CannotOpen("It is empty, 0 bytes.", name, "Check whether the right file was meant, and add that one.")
    media_type = media_type_of(content[:HEAD_BYTES], name)
    if media_type == ZIP:
        media_type = zipped_type_of(content)
    if media_type == OLE:
        media_type = older_type_of(content)
    importer = next((importer for importer in importers if media_type in importer.media_types), None)
    if importer is None:
        raise CannotOpen(_what_it_is(media_type, name), name, _KEPT)
    return importer.open(original, content, name, given)


def unread(original: Original, name: str, why: str, media_type: str) -> Document:
    """The document of an original that is sealed and could not be opened; `why` is the sentence to show."""
    return Document(digest=original.digest, name=name, kind="unread", media_type=media_type, importer="none", why=why)


def _what_it_is(media_type: str, name: str) -> str:
    """What stands in the way, and that the name says otherwise where it does."""
    kind = called(media_type)
    if suffix_type(name) is None:
        return (
            f"It is {kind}, which this version doesn't read." if not kind.startswith("binary") else f"It holds {kind}."
        )
    holds = kind if kind.startswith("binary") else f"binary content ({kind.partition(' ')[2]})"
    return f"It holds {holds} though it is named .{name.rsplit('.', 1)[-1]}."
