"""A bag being written: every file hashed on its way in, originals compared with the digest they go by."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, BinaryIO

from accounted.errors import EvidenceAtRisk
from accounted.model import Original
from accounted.vault.durable import flush_file, flush_folder
from accounted.vault.staging import CHUNK_BYTES

LARGE_BYTES, GATHERED_BYTES = 1 << 20, 1 << 16
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

    def copy(self, path: str, opened: Callable[[], BinaryIO], original: Original) -> None:
        """Copy an original.

        Raises:
            EvidenceAtRisk: its bytes are no longer those that were sealed.
        """
        running, size, at_once = hashlib.sha256(), 0, min(original.size_bytes + 1, CHUNK_BYTES)
        with opened() as read, self._new(path, 0) as file:
            while piece := read.read(at_once):
                running.update(piece)
                size += len(piece)
                while piece:
                    piece = piece[file.write(piece) :]
        if f"sha256:{running.hexdigest()}" != original.digest:
            what = "The bytes of an original are no longer those that were sealed; no bag was made."
            raise EvidenceAtRisk(what, original.digest, "Run: accounted verify")
        self._payload[path] = running.hexdigest(), size

    def copy_all(self, wanted: Iterable[tuple[str, Callable[[], BinaryIO], Original]]) -> None:
        """Copy originals, each with its path in the bag and what opens it; raises what `copy` does.

        Large ones are copied two at a time: most of that work is done outside of Python.
        """
        with ThreadPoolExecutor(2) as pool:
            large = []
            for path, opened, original in wanted:
                if original.size_bytes < LARGE_BYTES:
                    self.copy(path, opened, original)
                else:
                    self._at(path)
                    large.append(pool.submit(self.copy, path, opened, original))
            for one in large:
                one.result()

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
        self._wait_for_the_disk()

    def _new(self, path: str, buffering: int = -1) -> IO[bytes]:
        return open(self._at(path), "xb", buffering)  # noqa: PTH123 (a Path for each of thousands takes its time)

    def _at(self, path: str) -> str:
        within = path.rpartition("/")[0]
        if within not in self._folders:
            (self.folder / within).mkdir(parents=True, exist_ok=True)
            self._folders.add(within)
        return f"{self._root}{os.sep}{path}"

    def _wait_for_the_disk(self) -> None:
        # Here one wait for all files will do: until it is over, nobody was told that there is a bag.
        if hasattr(os, "sync") and os.name == "posix":
            os.sync()
            return
        for path in self.folder.rglob("*"):
            if path.is_file():
                with path.open("rb+") as file:
                    flush_file(file.fileno())
        flush_folder(self.folder)


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
