"""All originals read again and hashed by a program beside this one, while this one follows the log.

What the other program does not answer for, because it was stopped or the file came later, is read here. So a check
is as strict without it, only slower.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from accounted.vault import hashing
from accounted.vault.vault import unheard


@dataclass(frozen=True, slots=True)
class Reread:
    """What came of reading one file: its size, the digest it has, whether it is a link, and what the system said."""

    size_bytes: int
    digest: str
    linked: bool = False
    failure: str | None = None


class Rereading:
    """The reading of every original in a folder; it begins at once, and goes on beside the program.

    Use it in a `with` block, or `close` it.
    """

    def __init__(self, objects: Path) -> None:
        self._pieces: SimpleQueue[bytes] = SimpleQueue()
        self._sizes: dict[str, int] = {}
        self._odd: dict[str, Reread] = {}
        self._program: subprocess.Popen[bytes] | None = None
        words = [sys.executable, "-I", "-S", hashing.__file__, str(objects.absolute())]
        if objects.is_dir():
            with suppress(OSError):  # where no other program may be started, all is read here
                self._program = subprocess.Popen(
                    words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
        if self._program is not None and self._program.stdout is not None:
            threading.Thread(target=self._listen, args=(self._program.stdout,), daemon=True).start()

    def wait(self, progress: Callable[[int], None] = unheard) -> None:
        """Wait until all is read; `progress` is told of how many bytes, file by file."""
        rest = b""
        while self._program is not None and (piece := self._pieces.get()):
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                progress(self._take(line.decode("ascii", "replace")))
        self.close()

    def of(self, digest: str) -> Reread | None:
        """What came of reading that original; None where the other program does not answer for it."""
        name = digest.removeprefix("sha256:")
        if (size := self._sizes.get(name)) is not None:
            return Reread(size, digest)
        return self._odd.get(name)

    def close(self) -> None:
        """Stop the other program, if it still reads."""
        if self._program is not None:
            self._program.kill()
            self._program.wait()
            self._program = None

    def __enter__(self) -> Rereading:
        return self

    def __exit__(self, *_ended: object) -> None:
        self.close()

    def _listen(self, stream: IO[bytes]) -> None:
        with stream:
            while piece := stream.read(1 << 16):
                self._pieces.put(piece)
        self._pieces.put(b"")

    def _take(self, line: str) -> int:
        name, size, *rest = line.split(" ")
        if not rest:
            self._sizes[name] = int(size)
        elif rest[0] == "error":
            self._odd[name] = Reread(0, "", failure=os.strerror(int(rest[1])))
        else:
            made = name if rest[0] == "link" else rest[0]
            self._odd[name] = Reread(int(size), f"sha256:{made}", linked=rest[0] == "link")
        return int(size)
