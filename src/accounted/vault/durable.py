"""What reaches the disk for good, and the sentence for when it does not.

A failed fsync is never tried again: the system may have dropped the very pages that failed and
then report success. The step is given up, and nothing is said to be stored.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accounted.errors import CannotStore

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_SUCH_CALL = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


@contextmanager
def storing(where: Path) -> Iterator[None]:
    """A stretch of work in which a refusal of the disk becomes `CannotStore`."""
    try:
        yield
    except OSError as failure:
        raise CannotStore(_sentence(failure), str(where), _advice(failure)) from failure


def write_all(descriptor: int, chunk: bytes) -> None:
    """Write every byte of the chunk, however few the system takes at a time."""
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def flush_file(descriptor: int) -> None:
    """Return once the file's bytes are on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        # There, fsync leaves the bytes in the drive's own cache; a disk that knows no better gets fsync, below.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Return once the folder's names are on the disk; where a system can't do that for folders, do nothing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as failure:
        if failure.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(descriptor)


class FlushedTogether:
    """A folder and all that will be written below it, to be flushed with one wait, where a system has one that says
    whether it failed. Begin it before anything is written: what fails is told to those who were there by then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._flush = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform == "linux" else None
        self._descriptor = os.open(folder, os.O_RDONLY) if self._flush else -1
        self._let_go = weakref.finalize(self, os.close, self._descriptor) if self._flush else None

    def flush(self) -> None:
        """Return once every byte and every name below the folder is on the disk.

        Raises:
            OSError: the disk refused some of it; nothing of it may be relied upon.
        """
        if self._flush is None or self._let_go is None:
            _flush_each(self._folder)
            return
        if self._flush(self._descriptor):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(self._folder))
        self._let_go()


def _flush_each(folder: Path) -> None:
    for place, _, names in os.walk(folder, topdown=False):
        for name in names:
            with Path(place, name).open("rb+") as file:
                flush_file(file.fileno())
        flush_folder(Path(place))


def write_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a small file whole or not at all: under another name, flushed, then named, and the name flushed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        write_all(descriptor, content)
        flush_file(descriptor)
    except BaseException:
        os.close(descriptor)
        remove(part)
        raise
    os.close(descriptor)
    part.replace(path)
    flush_folder(path.parent)


def remove(path: Path) -> None:
    """Take a temporary file away as far as the system lets us; what stays is swept by a later run."""
    with suppress(OSError):  # what stays is swept later, as said
        if os.name == "nt":
            path.chmod(0o600)
        path.unlink()


def _sentence(failure: OSError) -> str:
    if failure.errno in _FULL:
        return "The disk is full; nothing was stored."
    if failure.errno in _FORBIDDEN:
        return "The case's folder can't be written to; nothing was stored."
    if failure.errno == errno.EFBIG:
        return "The file is larger than this disk or account allows; nothing was stored."
    return f"The disk refused to store the file ({failure.strerror or failure}); nothing was stored."


def _advice(failure: OSError) -> str:
    if failure.errno in _FULL:
        return "Make room on the disk and run the command again; what was stored before is untouched."
    if failure.errno in _FORBIDDEN:
        return "Check who may write to the folder, then run the command again."
    return "Check the disk, then run the command again; what was stored before is untouched."
