"""ZIP archives: every member by its exact name, streamed under a limit that its own sizes can't talk away."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Sequence

from accounted.errors import CannotOpen
from accounted.intake.containers.listing import MOST_MEMBERS, Contents, listed
from accounted.intake.media import ZIP
from accounted.intake.opened import GivenMetadata, Inside, Opened
from accounted.model import Original

_FRESH = "The bytes are kept. Ask for a fresh copy, or unpack it yourself, and add that as well."
_FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, ValueError, OSError)
_HEAD_BYTES, _ENTRY_BYTES, _BEHIND_BYTES = 30, 46, 64
_MOST_UNNAMED_BYTES = 4_096
"""Programs that align members, or sign an archive, leave as much."""

_UTF8_NAME, _ENCRYPTED = 0x800, 0x1


class ZipImporter:
    """Opens ZIP archives."""

    name = "zip"
    version = "2"
    media_types = frozenset({ZIP})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `container` with the members inside; folders and empty files are not originals."""
        return listed(self, original, name, given, ZIP, members_of(content, name))


def members_of(content: bytes, name: str) -> Contents:
    """The members of a ZIP archive.

    Raises:
        CannotOpen: its directory can't be read.
    """
    found = Contents()
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except (*_FAULTS, UnicodeError, RecursionError) as failure:
        raise CannotOpen(f"It is damaged: its directory can't be read ({failure}).", name, _FRESH) from failure
    with archive:
        if len(entries) > MOST_MEMBERS:
            found.notes.append(f"It has {len(entries):,} members; only the first {MOST_MEMBERS:,} are taken out.")
        for entry in entries[:MOST_MEMBERS]:
            if not entry.is_dir() or entry.file_size:  # what is named as a folder may hold bytes all the same
                _take(archive, entry, found)
        if (unnamed := _unnamed_bytes(archive, entries, len(content))) > _MOST_UNNAMED_BYTES:
            found.notes.append(f"{unnamed:,} bytes in it belong to no file that its directory names, and stay inside.")
    return found


def _unnamed_bytes(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], size_bytes: int) -> int:
    """About how many bytes are neither of a member nor of the directory: of another archive, or of something hidden."""
    members = sum(
        _HEAD_BYTES + 2 * (len(it.orig_filename.encode()) + len(it.extra)) + it.compress_size + _BEHIND_BYTES
        for it in entries
    )
    directory = sum(_ENTRY_BYTES + len(it.comment) for it in entries)
    return size_bytes - members - directory - len(archive.comment)


def _take(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, found: Contents) -> None:
    named = exact_name(entry)
    if entry.flag_bits & _ENCRYPTED:
        found.leave(named, "it is encrypted with a password")
        return
    try:
        with archive.open(entry) as stream:
            content = stream.read(found.room_bytes + 1)
    except (*_FAULTS, RuntimeError) as failure:
        found.leave(named, f"it is damaged ({type(failure).__name__})")
        return
    if len(content) > found.room_bytes:
        found.leave(named, found.too_large())
    else:
        found.take(Inside(named, content))


def exact_name(entry: zipfile.ZipInfo) -> str:
    """The name as the archive writes it; without the mark for UTF-8 it is read as that where it can be."""
    named = entry.orig_filename
    if entry.flag_bits & _UTF8_NAME:
        return named
    try:
        return named.encode("cp437").decode("utf-8")
    except UnicodeError:
        return named
