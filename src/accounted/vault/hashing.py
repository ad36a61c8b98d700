"""Hashes every file among the originals: a program of its own, so that a check can follow the log at the same time.

    python -I -S hashing.py OBJECTS

It imports nothing of this package, so that it begins at once. For each file that is named like an original it prints
one line: its name and size, and where the bytes are not those of the name, the digest they have; `link` where a link
stands in its place, `error` and the system's number of it where it can't be read. Large files are read two at a time.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Iterator

CHUNK_BYTES = 1 << 20
LARGE_BYTES = 4 << 20
"""From this size on, a file waits until all smaller ones are read, and two threads share those that wait."""

_DIGITS = frozenset("0123456789abcdef")
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe is not waited for


def originals(objects: str) -> Iterator[tuple[str, str, bool]]:
    """Name and path of all that is named like an original, in order, and whether a link leads there."""
    with os.scandir(objects) as found:
        folders = sorted((one for one in found if len(one.name) == 2), key=lambda one: one.name)
    for folder in folders:
        if not folder.is_dir():
            continue
        linked = folder.is_symlink()
        with os.scandir(folder.path) as found:
            files = sorted((one for one in found), key=lambda one: one.name)
        for file in files:
            if len(file.name) == 64 and file.name.startswith(folder.name) and _DIGITS.issuperset(file.name):
                yield file.name, file.path, linked or file.is_symlink()


def digest(descriptor: int, buffer: memoryview) -> tuple[str, int]:
    """SHA-256 of what is left to read, in hexadecimal, and how many bytes that was."""
    running, size = hashlib.sha256(), 0
    with open(descriptor, "rb", buffering=0, closefd=False) as file:
        while count := file.readinto(buffer):
            running.update(buffer[:count])
            size += count
    return running.hexdigest(), size


def line_on(name: str, linked: bool, descriptor: int, buffer: memoryview) -> str:
    """What is printed of one file that is open; it is closed after."""
    try:
        made, size = digest(descriptor, buffer)
    except OSError as failure:
        return f"{name} 0 error {failure.errno}\n"
    finally:
        os.close(descriptor)
    if made != name:
        return f"{name} {size} {made}\n"
    return f"{name} {size} link\n" if linked else f"{name} {size}\n"


class _Hashing:
    def __init__(self) -> None:
        self._large: list[tuple[str, str, bool]] = []
        self._lock = threading.Lock()

    def small_ones(self, objects: str) -> None:
        buffer = memoryview(bytearray(CHUNK_BYTES))
        for name, path, linked in originals(objects):
            try:
                descriptor = os.open(path, _TO_READ)
                size = os.fstat(descriptor).st_size
            except OSError as failure:
                self._say(f"{name} 0 error {failure.errno}\n")
                continue
            if size >= LARGE_BYTES:
                os.close(descriptor)
                self._large.append((name, path, linked))
            else:
                self._say(line_on(name, linked, descriptor, buffer))

    def large_ones(self) -> None:
        buffer = memoryview(bytearray(CHUNK_BYTES))
        while True:
            with self._lock:
                if not self._large:
                    return
                name, path, linked = self._large.pop()
            try:
                said = line_on(name, linked, os.open(path, _TO_READ), buffer)
            except OSError as failure:
                said = f"{name} 0 error {failure.errno}\n"
            self._say(said, at_once=True)

    def _say(self, line: str, at_once: bool = False) -> None:
        with self._lock:
            sys.stdout.write(line)
            if at_once:
                sys.stdout.flush()


def main(objects: str) -> None:
    """Print a line for every original."""
    hashing = _Hashing()
    hashing.small_ones(objects)
    second = threading.Thread(target=hashing.large_ones)
    second.start()
    hashing.large_ones()
    second.join()
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
