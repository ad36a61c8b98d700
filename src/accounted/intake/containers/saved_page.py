"""A web page that a browser saved in one file (MHTML, RFC 2557): the page, its frames and its larger pictures.

It has the form of a mail, and nobody sent it. The page is an original of its own, with its address and the moment it
was saved, as from a web archive.
"""

from __future__ import annotations

import email
import email.utils
from collections.abc import Mapping
from datetime import UTC

from accounted.errors import CannotOpen
from accounted.intake.containers.listing import Contents, listed
from accounted.intake.containers.mail import header, leaves, payload
from accounted.intake.containers.web import is_layout, may_be_read, name_of
from accounted.intake.media import MHTML
from accounted.intake.opened import GivenMetadata, Inside, Opened
from accounted.model import Original

_FRESH = "The bytes are kept. Save the page anew, as complete HTML or as PDF, and add that as well."


class SavedPageImporter:
    """Opens pages as Chrome, Edge, older browsers and Word save them in one file (.mhtml, .mht)."""

    name = "saved-page"
    version = "1"
    media_types = frozenset({MHTML})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `container` with the page and what of it can be read."""
        try:
            message = email.message_from_bytes(content)
        except RecursionError as failure:
            raise CannotOpen("It holds parts in parts without end, so it is not read.", name, _FRESH) from failure
        found, at = Contents(), header(message, "Snapshot-Content-Location")
        told = {"captured": _moment(header(message, "Date")), "tool": _saved_by(header(message, "From"))}
        for part in leaves(message):
            kind, address = part.get_content_type(), header(part, "Content-Location")
            if may_be_read(kind):
                _take(payload(part), kind, address, {**told, "address": address or at}, found)
        return listed(self, original, name, given, MHTML, found)


def _take(content: bytes, kind: str, address: str, said: Mapping[str, str], found: Contents) -> None:
    named = name_of(address, kind) or "page.html"
    if found.is_full or len(content) > found.room_bytes:
        found.leave(named, found.too_large())
    elif content and not is_layout(kind, content):
        found.take(Inside(named, content, {key: value for key, value in said.items() if value}))


def _saved_by(sender: str) -> str:
    """The program that saved it, where it names itself as browsers do."""
    words = sender.strip('"<> ')
    return words.partition("aved by ")[2] if words.lower().startswith("saved by ") else ""


def _moment(date: str) -> str:
    """The moment in UTC as web archives write it; nothing where the file tells none."""
    try:
        return email.utils.parsedate_to_datetime(date).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
