"""The content of a file that a person names to be read in one piece: a list, a mapping, a checkpoint, short texts."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from accounted.case.walk import as_text, reason
from accounted.errors import Unreadable

__all__ = ["content_of", "opened_file"]


def content_of(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        Unreadable: it can't be read, or is a device, which may have no end.
    """
    with opened_file(path) as stream:
        try:
            return stream.read()
        except OSError as error:
            raise _unreadable(path, error) from error


def opened_file(path: Path) -> BinaryIO:
    """A file as a stream of bytes; a pipe is one, since a shell hands on what a command writes as that.

    Raises:
        Unreadable: as of `content_of`.
    """
    try:
        mode = path.stat().st_mode  # before it is opened: opening a device may set it going
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            why = "The file can't be read: it is a device, which may have no end."
            raise Unreadable(why, as_text(path), "Check the path.")
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> Unreadable:
    return Unreadable(f"The file can't be read: {reason(error)}.", as_text(path), "Check the path.")
