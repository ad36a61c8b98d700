"""Bytes on their way in: hashed while they are written under a temporary name, then flushed to the disk.

Writing and flushing are two steps, so that many small files wait for the disk together: it serves several at a time
nearly as quickly as one. Whoever writes waits for nobody; where the disk is quick, threads that write would cost more
than the writing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from accounted.errors import EvidenceAtRisk, Unreadable
from accounted.vault.durable import flush_file, remove, storing, write_all

if TYPE_CHECKING:
    from accounted.vault.case_key import CaseKey
    from accounted.vault.encrypted_stream import Encrypting

CHUNK_BYTES = 1 << 20
FIRST_BYTES = 1 << 16
"""How much is read at first; room for a whole chunk would cost more than a small file."""

WAITING_TOGETHER = 8
"""How many files wait for the disk at a time."""


@dataclass(frozen=True, slots=True)
class Staged:
    """Bytes safely on disk under a temporary name; `keep` or `discard` them."""

    digest: str
    size_bytes: int
    path: Path


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes written under a temporary name, not on the disk for sure before they are flushed."""

    staged: Staged
    descriptor: int

    def flush(self) -> Staged:
        """Wait until the bytes are on the disk.

        Raises:
            CannotStore: the disk refused; the bytes are taken away again.
        """
        try:
            with storing(self.staged.path):
                try:
                    flush_file(self.descriptor)
                finally:
                    os.close(self.descriptor)
        except BaseException:
            remove(self.staged.path)
            raise
        return self.staged

    def discard(self) -> None:
        """Take the bytes away again."""
        os.close(self.descriptor)
        remove(self.staged.path)


def written(stream: BinaryIO, path: Path, descriptor: int, key: CaseKey | None) -> Part:
    """The stream's bytes written to a file that is open, encrypted if there is a key.

    Raises:
        CannotStore: the disk refused; what was written is taken away again.
        Unreadable: the stream itself could not be read.
    """
    try:
        with storing(path):
            return Part(Staged(*_copy(stream, descriptor, key), path), descriptor)
    except BaseException:
        os.close(descriptor)
        remove(path)
        raise


def flush_together(parts: Sequence[Part]) -> list[Staged | EvidenceAtRisk]:
    """Each part on the disk, or the error that it met; several wait at a time."""
    done: list[Staged | EvidenceAtRisk | None] = [None] * len(parts)

    def flush_some(first: int) -> None:
        for number in range(first, len(parts), WAITING_TOGETHER):
            try:
                done[number] = parts[number].flush()
            except EvidenceAtRisk as failure:
                done[number] = failure

    with ThreadPoolExecutor(WAITING_TOGETHER) as pool:
        list(pool.map(flush_some, range(min(WAITING_TOGETHER, len(parts)))))
    return [one for one in done if one is not None]


def _copy(stream: BinaryIO, descriptor: int, key: CaseKey | None) -> tuple[str, int]:
    running, size_bytes = hashlib.sha256(), 0
    encrypting = _encrypting(key, descriptor) if key else None
    for chunk in _chunks(stream):
        running.update(chunk)
        size_bytes += len(chunk)
        if encrypting:
            encrypting.write(chunk)
        else:
            write_all(descriptor, chunk)
    if encrypting:
        encrypting.finish()
    return f"sha256:{running.hexdigest()}", size_bytes


def _encrypting(key: CaseKey, descriptor: int) -> Encrypting:
    from accounted.vault.encrypted_stream import Encrypting

    return Encrypting(key.of_originals, lambda piece: write_all(descriptor, piece))


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    size = FIRST_BYTES
    while True:
        try:
            chunk = stream.read(size)
        except OSError as failure:
            name = getattr(stream, "name", None)
            raise Unreadable(
                f"The file can't be read ({failure.strerror or failure}), so it was not stored.",
                str(name) if name is not None else None,
                "Check the file or the disk it lies on, then add it again.",
            ) from failure
        if not chunk:
            return
        yield chunk
        if len(chunk) == size:
            size = CHUNK_BYTES
