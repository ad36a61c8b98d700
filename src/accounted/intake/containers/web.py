"""Web archives: every page that was captured, with its address and the moment it was captured.

A WARC is read record by record. A packed one is also unpacked to its end, and the checksum there compared, since a
file that is cut off in its last record reads without an error otherwise. Digests that the records hold are compared.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from accounted.errors import CannotOpen
from accounted.intake.containers.listing import Contents, listed
from accounted.intake.containers.signed import said_of_signature
from accounted.intake.media import WACZ, WARC
from accounted.intake.opened import GivenMetadata, Inside, Opened
from accounted.model import Original, digest_of

_FRESH = "The bytes are kept. Capture the pages again, or ask for a fresh copy, and add that as well."
_WANTED = frozenset({"response", "resource", "conversion"})
_READ = ("text/", "application/pdf", "application/xhtml", "application/json", "application/msword", "application/vnd",
         "application/rtf", "application/zip", "message/", "image/png", "image/jpeg", "image/tiff")  # fmt: skip
_UNREAD = ("text/css", "text/javascript", "application/vnd.ms-fontobject")
_SMALL_PICTURE = 10_000
"""In bytes: pictures below it are parts of the layout of a page and stay in the archive."""

_MOST_DESCRIPTION_BYTES = 32 * 1024**2
_MOST_RECORDS, _MOST_INFO_BYTES = 200_000, 65_536
_FAULTS = (ValueError, OSError, EOFError, zlib.error, KeyError, IndexError, AttributeError, TypeError, UnicodeError)


class WebArchiveImporter:
    """Opens WARC, packed or not, and WACZ."""

    name = "web-archive"
    version = "3"
    media_types = frozenset({WARC, WACZ})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `container` with the pages, documents and larger pictures that were captured."""
        found = Contents()
        if content.startswith(b"PK"):
            _captures_of_wacz(content, name, found)
            return listed(self, original, name, given, WACZ, found)
        _captures(content, found, "")
        return listed(self, original, name, given, WARC, found)


def _captures_of_wacz(content: bytes, name: str, found: Contents) -> None:
    """The captures of all WARC files in a WACZ, after its own digests were compared."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            package = _Package(archive)
            found.notes += package.checked()
            for entry in archive.infolist():
                if entry.filename.startswith("archive/") and not entry.is_dir():
                    with archive.open(entry) as stream:
                        _captures(stream.read(found.room_bytes + 1), found, entry.filename, package.tool)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, *_FAULTS) as failure:
        if not found.lines:
            raise CannotOpen(f"The web archive is damaged ({failure}).", name, _FRESH) from failure
        found.notes.append(f"The web archive is damaged behind what was taken out ({type(failure).__name__}).")


class _Package:
    """What a WACZ says of itself, who signed it, and whether its files have the digests that it records."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive, self._content = archive, _part(archive, "datapackage.json")
        read = json.loads(self._content)
        if not isinstance(read, dict):
            raise ValueError("its datapackage.json describes no package")
        self._told: dict[str, Any] = read
        self.tool = str(self._told.get("software") or "")

    def checked(self) -> Iterator[str]:
        """A sentence for each of it."""
        yield from _checked(self._archive, self._told)
        if "datapackage-digest.json" not in self._archive.namelist():
            return
        try:
            told = json.loads(_part(self._archive, "datapackage-digest.json"))
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            yield "Its datapackage-digest.json is damaged or too large; whether it was signed could not be looked for."
            return
        digest, signed = digest_of(self._content), told.get("signedData")
        if told.get("hash") != digest:
            yield "Its datapackage-digest.json has another digest than its package."
        if isinstance(signed, dict):
            yield from said_of_signature(signed, digest)
        else:
            yield "Nobody signed its package."


def _part(archive: zipfile.ZipFile, path: str) -> bytes:
    """A part in which the archive describes itself.

    Raises:
        ValueError: it is longer than any that a program writes.
    """
    with archive.open(path) as stream:
        content = stream.read(_MOST_DESCRIPTION_BYTES + 1)
    if len(content) > _MOST_DESCRIPTION_BYTES:
        raise ValueError(f"its {path} has more than {_MOST_DESCRIPTION_BYTES // 1024**2} MB")
    return content


def _checked(archive: zipfile.ZipFile, package: dict[str, Any]) -> Iterator[str]:
    """What the package says of itself and whether its files have the digests that it records."""
    if created := package.get("created"):
        yield f"The archive says that it was made at {created}, with {package.get('software', 'an unnamed program')}."
    wrong: list[str] = []
    right = 0
    for resource in package.get("resources", []):
        recorded, path = str(resource.get("hash", "")), str(resource.get("path", ""))
        if recorded.startswith("sha256:"):
            same = path in archive.namelist() and digest_of(archive.read(path)) == recorded
            right, wrong = right + same, wrong if same else [*wrong, path]
    if right:
        yield f"{right:,} of its files have the digests that it records."
    for path in wrong[:20]:
        yield f"Its file {path!r} is missing, or has not the digest that the archive records."


def _captures(content: bytes, found: Contents, where: str, tool: str = "") -> None:
    """Take the captures out of one WARC file; `tool` is what wrote it, where the file itself does not say."""
    import warcio

    place = f" in {where}" if where else ""
    if content.startswith(b"WARC/") and not content.endswith(b"\r\n\r\n"):
        found.notes.append(f"The WARC{place} does not end as one does: it is cut off in its last record.")
    if content.startswith(b"\x1f\x8b") and (why := _cut_off(content)):
        found.notes.append(f"The WARC{place} is cut off or damaged: {why}. What stands before was taken out.")
    wrong = count = 0
    try:
        records = warcio.ArchiveIterator(io.BytesIO(content), check_digests=True, arc2warc=True)
        for record in records:
            count += 1
            if count > _MOST_RECORDS or found.is_full:
                found.notes.append(f"Not everything{place} is taken out, since it is so much.")
                break
            if record.rec_type == "warcinfo":
                tool = _software(record) or tool
            if record.rec_type in _WANTED:
                wrong += not _take(record, found, tool)
    except Exception as failure:  # noqa: BLE001 (warcio fails in its own ways on a damaged file; what came before counts)
        found.notes.append(f"The WARC{place} can't be read further than record {count:,} ({type(failure).__name__}).")
    if count and not found.lines:
        found.notes.append(f"It holds {count:,} records, and none of them a page or a document that was captured.")
    if wrong:
        found.notes.append(f"{wrong:,} captures{place} have not the digest that the archive records.")


def _cut_off(content: bytes) -> str | None:
    """Why a packed file does not end as it should, None when it does."""
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            while stream.read(1 << 20):
                pass
    except (EOFError, OSError, zlib.error) as failure:
        return str(failure).rstrip(".").lower()
    return None


def _software(record: Any) -> str:
    """The program that wrote an archive, as its first record says."""
    told = record.content_stream().read(_MOST_INFO_BYTES).decode("utf-8", "replace")
    found = re.search(r"^software:[ \t]*([^\r\n]{1,300})", told, re.I | re.M)
    return " ".join(found[1].split()) if found else ""


def _take(record: Any, found: Contents, tool: str) -> bool:
    """Take a capture out, if it is of a kind that is read; returns whether its digest is the one recorded."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    kind = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    if not str(status).startswith("2") or not may_be_read(kind):
        return True
    content = record.content_stream().read(found.room_bytes + 1)
    if len(content) <= found.room_bytes and getattr(record.raw_stream, "limit", 0) > 0:
        found.notes.append(f"The capture of {address} is cut off: {record.raw_stream.limit:,} bytes are missing.")
    captured = record.rec_headers.get_header("WARC-Date") or ""
    if len(content) > found.room_bytes:
        found.leave(address, found.too_large())
    elif content and not is_layout(kind, content):
        told = record.rec_headers.get_header
        passed = record.digest_checker.passed if record.digest_checker else None
        said = {
            "address": address, "captured": captured, "record": told("WARC-Record-ID"), "tool": tool,
            "recorded": told("WARC-Payload-Digest") or told("WARC-Block-Digest"),
            "agrees": None if passed is None else "yes" if passed else "no",
        }  # fmt: skip
        found.take(Inside(name_of(address, kind), content, {key: value for key, value in said.items() if value}))
    return record.digest_checker is None or record.digest_checker.passed is not False


def may_be_read(kind: str) -> bool:
    """Whether what was captured with a page is of a kind that is opened, and no part of how the page looks."""
    return kind.startswith(_READ) and not kind.startswith(_UNREAD)


def is_layout(kind: str, content: bytes) -> bool:
    """Whether it is a picture so small that it belongs to the layout of a page."""
    return kind.startswith("image/") and len(content) < _SMALL_PICTURE


def name_of(address: str, kind: str) -> str:
    """A name for a capture: the last part of its address, with an ending that tells what it is."""
    parts = urlsplit(address) if "://" in address else None
    last = unquote(parts.path.rstrip("/").rpartition("/")[2] or parts.netloc) if parts else address
    ending = ".html" if kind.startswith(("text/html", "application/xhtml")) else ""
    return last if not ending or last.lower().endswith((".html", ".htm")) else f"{last}{ending}"
