"""What goes into an importer and what comes out: `GivenMetadata`, `Opened`, and the plug point `Importer`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from accounted.model import Document, Original


@dataclass(frozen=True, slots=True)
class GivenMetadata:
    """What the person who added a document said of it; it wins over whatever the file says.

    `published` is EDTF; `language` an ISO 639-1 code; `citation` says where it can be found. None means that nothing
    was said, an empty text that there is none, whatever the file says.
    """

    publisher: str | None = None
    published: str | None = None
    side: str | None = None
    title: str | None = None
    language: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True)
class Inside:
    """Something found inside an original, to be an original of its own.

    `name` is exact, whatever stands in it: it is never a path on our disk. `said` is what the container tells of it:
    the `address` and the moment it was `captured`, of a web page.
    """

    name: str
    content: bytes
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """A document and its text; every offset of the document counts code points in this text.

    `inside` are the originals that it holds: files of an archive, attachments of a mail, pages of a web archive.
    """

    document: Document
    text: str
    inside: tuple[Inside, ...] = ()


@runtime_checkable
class Importer(Protocol):
    """A part that opens originals of some media types.

    It returns the same for the same bytes, touches neither disk nor network, and raises
    `errors.CannotOpen` with a sentence when it can't make sense of them. `version` changes whenever
    the same bytes would open differently.
    """

    @property
    def name(self) -> str:
        """What the importer is called, as in `text`."""

    @property
    def version(self) -> str:
        """Which form of it this is."""

    @property
    def media_types(self) -> frozenset[str]:
        """The media types it opens, as in `text/plain`."""

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """The document and text that the bytes hold; `name` is the file's name as given."""
