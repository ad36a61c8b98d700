"""A bag being written: every file hashed on its way in, originals compared with the digest they go by."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from accounted.errors import EvidenceAtRisk
from accounted.model import Original
from accounted.vault.durable import FlushedTogether, write_all
from accounted.vault.staging import CHUNK_BYTES
from accounted.vault.vault import Vault

LARGE_BYTES, GATHERED_BYTES = 1 << 20, 1 << 16
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
Written = tuple[str, int]
"""The SHA-256 of a file, in hexadecimal, and its size."""

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class BagWriter:
    """Writes a bag into a folder that is not there yet; `close` makes it one.

    Names are ours (digests and ids), so none needs the escapes of RFC 8493.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._payload: dict[str, Written] = {}
        self._tags: dict[str, Written] = {}
        self._folders: set[str] = set()
        self._root = str(folder)  # thousands of paths are made of it
        (folder / "data").mkdir(parents=True)
        self._flushed = FlushedTogether(folder)

    @property
    def files(self) -> Mapping[str, Written]:
        """The SHA-256, in hexadecimal, and the size of every file so far, by path."""
        return {**self._payload, **self._tags}

    def put(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write a payload file; its path begins with `data/`."""
        running, size = hashlib.sha256(), 0
        with self._new(path) as file:
            for piece in _gathered(pieces):
                running.update(piece)
                file.write(piece)
                size += len(piece)
        self._payload[path] = running.hexdigest(), size

    def copy_all(self, vault: Vault, wanted: Iterable[tuple[str, Original]]) -> None:
        """Copy originals, each with its path in the bag.

        Large ones are copied two at a time: most of that work is done outside of Python.

        Raises:
            EvidenceAtRisk: the bytes of one are no longer those that were sealed.
            NotFound: one is not there.
        """
        with ThreadPoolExecutor(2) as pool:
            large = []
            for path, original in wanted:
                at = self._at(path)
                if original.size_bytes < LARGE_BYTES:
                    self._payload[path] = _copied_at_once(vault, original, at)
                else:
                    large.append((path, pool.submit(_copied, vault, original, at)))
            for path, one in large:
                self._payload[path] = one.result()

    def tag(self, path: str, content: bytes) -> None:
        """Write a file beside the payload."""
        with self._new(path) as file:
            file.write(content)
        self._tags[path] = hashlib.sha256(content).hexdigest(), len(content)

    def close(self, told: Mapping[str, str]) -> None:
        """Write manifests and `bag-info.txt`, and wait for the disk."""
        size_bytes = sum(size for _, size in self._payload.values())
        oxum = {"Payload-Oxum": f"{size_bytes}.{len(self._payload)}"}
        lines = [f"{key}: {' '.join(value.split())}\n" for key, value in {**told, **oxum}.items()]
        self.tag("bagit.txt", DECLARATION)
        self.tag("bag-info.txt", "".join(lines).encode())
        self.tag("manifest-sha256.txt", _manifest(self._payload))
        self.tag("tagmanifest-sha256.txt", _manifest(self._tags))
        self._flushed.flush()  # one wait for all: until it is over, nobody was told that there is a bag

    def _new(self, path: str) -> IO[bytes]:
        return open(self._at(path), "xb")  # noqa: PTH123 (a Path for each of thousands takes its time)

    def _at(self, path: str) -> str:
        within = path.rpartition("/")[0]
        if within not in self._folders:
            (self.folder / within).mkdir(parents=True, exist_ok=True)
            self._folders.add(within)
        return f"{self._root}{os.sep}{path}"


def _copied_at_once(vault: Vault, original: Original, path: str) -> Written:
    content = vault.first_bytes(original.digest, original.size_bytes + 1)
    made = _as_sealed(original, hashlib.sha256(content).hexdigest(), len(content))
    descriptor = os.open(path, _NEW, 0o666)
    try:
        write_all(descriptor, content)
    finally:
        os.close(descriptor)
    return made


def _copied(vault: Vault, original: Original, path: str) -> Written:
    running, size = hashlib.sha256(), 0
    with vault.open(original.digest, buffering=0) as read, open(path, "xb", 0) as file:  # noqa: PTH123 (as above)
        while piece := read.read(CHUNK_BYTES):
            running.update(piece)
            size += len(piece)
            write_all(file.fileno(), piece)
    return _as_sealed(original, running.hexdigest(), size)


def _as_sealed(original: Original, digest: str, size: int) -> Written:
    if f"sha256:{digest}" != original.digest:
        what = "The bytes of an original are no longer those that were sealed; no bag was made."
        raise EvidenceAtRisk(what, original.digest, "Run: accounted verify")
    return digest, size


def _manifest(files: Mapping[str, Written]) -> bytes:
    return "".join(f"{digest}  {path}\n" for path, (digest, _) in sorted(files.items())).encode()


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in larger pieces: lines by the thousand, each hashed and written alone, take their time."""
    some, size = list[bytes](), 0
    for piece in pieces:
        some.append(piece)
        size += len(piece)
        if size >= GATHERED_BYTES:
            yield b"".join(some)
            some, size = [], 0
    yield b"".join(some)
