"""What every importer ends with: the document put together from its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.encoding import Decoded, decode
from accounted.intake.language_id import language_of
from accounted.intake.opened import GivenMetadata, Importer, Opened
from accounted.intake.recognising import what_tables_are
from accounted.model import Document, Mark, Original, Page, Stated, Table, digest_of

_ENOUGH = 40_000
KNOWN_BY_SAYING = ("publisher", "published", "title", "side", "citation", "language")


@dataclass(frozen=True, slots=True)
class Parts:
    """What an importer found in a file, before what the person said of it is laid over."""

    kind: str
    media_type: str
    text: str
    encoding: str | None
    stated: Mapping[str, Stated] = field(default_factory=dict)
    body_start: int = 0
    body_end: int | None = None
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    marks: tuple[Mark, ...] = ()
    inside: int = 0
    notes: tuple[str, ...] = ()
    words: str | None = None
    """Where the language is to be told from, if not from the body."""


def compose(importer: Importer, original: Original, name: str, given: GivenMetadata, parts: Parts) -> Opened:
    """The document and its text; what was given wins, then what the file says, then what is recognised."""
    stated: dict[str, Any] = {**parts.stated, **_given(given)}
    detected = language_of(
        parts.text[parts.body_start : parts.body_end][:_ENOUGH] if parts.words is None else parts.words
    )
    if detected:
        stated.setdefault("language", Stated(detected, "detected"))
    document = Document(
        digest=original.digest, name=name, kind=parts.kind, media_type=parts.media_type,
        importer=f"{importer.name} {importer.version}",
        text_digest=digest_of(parts.text.encode("utf-8")), characters=len(parts.text), encoding=parts.encoding,
        body_start=parts.body_start, body_end=parts.body_end, tables=parts.tables, pages=parts.pages, marks=parts.marks,
        inside=parts.inside,
        notes=(
            *filter(None, parts.notes), *what_tables_are(parts.tables), *_doubt(stated.get("language"), detected),
        ),
        **stated,
    )  # fmt: skip
    return Opened(document, parts.text)


def _doubt(stated: Stated | None, detected: str | None) -> tuple[str, ...]:
    """A note when a file names another language than its words show: page templates often do."""
    if stated is None or detected is None or stated.basis == "given" or stated.value == detected:
        return ()
    return (
        f"It names its language as {stated.value}, but its words look like {detected}. It is read as {stated.value}.",
    )


def decoded_or_refused(content: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file.

    Raises:
        CannotOpen: it is binary, empty, or blank from end to end.
    """
    if not content:
        raise CannotOpen("It is empty, 0 bytes.", name, _SEND_AGAIN)
    decoded = decode(content, declared)
    if decoded is None:
        raise CannotOpen(
            "It holds binary content: zero bytes or control characters that no text has.",
            name,
            "The bytes are kept. If it should be text, ask for a fresh copy or save it as UTF-8, and add that.",
        )
    if decoded.text.isspace() or not decoded.text.strip("\ufeff\u200b \t\r\n"):
        raise CannotOpen("It holds nothing but white space.", name, _SEND_AGAIN)
    return decoded


_SEND_AGAIN = "The bytes are kept. Check whether the right file was meant, and add that one."


def _given(given: GivenMetadata) -> dict[str, Stated | None]:
    said = {key: getattr(given, key, None) for key in KNOWN_BY_SAYING}
    return {key: Stated(value, "given") if value else None for key, value in said.items() if value is not None}
