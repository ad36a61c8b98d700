"""TAR archives, plain or packed with gzip, bzip2 or xz, and single files packed so."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from typing import IO, Any

from accounted.errors import CannotOpen
from accounted.intake.containers.listing import MOST_BYTES, Contents, listed
from accounted.intake.media import BZIP2, GZIP, TAR, XZ
from accounted.intake.opened import GivenMetadata, Inside, Opened
from accounted.model import Original

_FRESH = "The bytes are kept. Ask for a fresh copy, or unpack it yourself, and add that as well."
_FAULTS = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, UnicodeError, OverflowError)
_OPENERS: dict[bytes, Any] = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}
_KINDS = {b"\x1f\x8b": GZIP, b"BZ": BZIP2, b"\xfd7": XZ}


class TarImporter:
    """Opens TAR archives and packed files."""

    name = "tar"
    version = "1"
    media_types = frozenset({TAR, GZIP, BZIP2, XZ})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `container`: the files of a TAR, or the one file that is packed."""
        plain, found = _unpacked(content, name), Contents()
        if is_tar(plain):
            _members(plain, found)
        else:
            if len(plain) > MOST_BYTES:
                what = f"It unpacks to more than {MOST_BYTES // 1024**2} MB, so it is not unpacked."
                raise CannotOpen(what, name, _FRESH)
            bare = name.rsplit(".", 1)[0] if name.lower().endswith((".gz", ".bz2", ".xz")) else f"{name}.unpacked"
            found.take(Inside(bare, plain))
        return listed(self, original, name, given, _KINDS.get(content[:2], TAR), found)


def is_tar(content: bytes) -> bool:
    """Whether bytes begin as a TAR archive does."""
    return content[257:262] == b"ustar"


def _unpacked(content: bytes, name: str) -> bytes:
    """The bytes without their packing, as far as they go; at most a little more than the limit."""
    opener = _OPENERS.get(content[:2])
    if opener is None:
        return content
    pieces, size_bytes = [], 0
    try:
        with opener(io.BytesIO(content)) as stream:
            while size_bytes <= MOST_BYTES and (piece := stream.read(1 << 20)):
                pieces.append(piece)
                size_bytes += len(piece)
    except _FAULTS as failure:
        raise CannotOpen(f"It is damaged or cut off: it can't be unpacked ({failure}).", name, _FRESH) from failure
    return b"".join(pieces)


def _members(content: bytes, found: Contents) -> None:
    """Take out the files; links, devices and the like hold no bytes and are named in the listing."""
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:", errorlevel=0) as archive:
            while not found.is_full and (member := archive.next()) is not None:
                _take(archive, member, found)
            if found.is_full:
                found.notes.append("Not everything in it is taken out, since it is so much.")
    except _FAULTS as failure:
        found.notes.append(f"It is damaged or cut off behind what was taken out ({type(failure).__name__}).")


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, found: Contents) -> None:
    if member.isdir():
        return
    if not member.isreg():
        found.leave(_exact(member.name), f"it is {_kind(member)}, not a file")
    elif member.size > found.room_bytes:
        found.leave(_exact(member.name), found.too_large())
    else:
        stream: IO[bytes] | None = archive.extractfile(member)
        content = stream.read(member.size) if stream else b""
        if len(content) < member.size:
            found.notes.append("It is cut off in the middle of a file.")
        found.take(Inside(_exact(member.name), content))


def _exact(name: str) -> str:
    """A name whose bytes are not UTF-8 with those bytes shown."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _kind(member: tarfile.TarInfo) -> str:
    return f"a link to {_exact(member.linkname)!r}" if member.issym() or member.islnk() else "a device or a pipe"
