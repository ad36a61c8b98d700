"""The parts of a zipped document in memory, within limits that its own directory can't talk away."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from accounted.errors import CannotOpen

MOST_PART_BYTES = 200 * 1024 * 1024
"""Of one part unpacked; no text or sheet that a person made is longer."""

MOST_WHOLE_BYTES = 512 * 1024 * 1024
MOST_PARTS = 20_000

_FRESH = "The bytes are kept. Ask for a fresh copy, or open and save it again, and add that as well."
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


class Zipped:
    """A zipped document, opened."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self.names = frozenset(archive.namelist())

    def part(self, path: str) -> bytes | None:
        """The bytes of a part, None when there is none.

        Raises:
            CannotOpen: it is damaged, encrypted or too large.
        """
        if path not in self.names:
            return None
        try:
            with self._archive.open(path) as stream:
                content = stream.read(MOST_PART_BYTES + 1)
        except _FAULTS as failure:
            raise CannotOpen(f"Its part {path} is damaged or encrypted ({failure}).", self._name, _FRESH) from failure
        if len(content) > MOST_PART_BYTES:
            limit = f"more than {MOST_PART_BYTES // 1024**2} MB, so it is not read"
            raise CannotOpen(f"Its part {path} unpacks to {limit}.", self._name, _FRESH)
        return content


@contextmanager
def zipped(content: bytes, name: str) -> Iterator[Zipped]:
    """The zipped document that the bytes hold.

    Raises:
        CannotOpen: it is damaged, or unpacks to more than anybody wrote.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _FAULTS as failure:
        raise CannotOpen(f"It is damaged: its directory can't be read ({failure}).", name, _FRESH) from failure
    with archive:
        sizes = [part.file_size for part in archive.infolist()]
        if len(sizes) > MOST_PARTS or sum(sizes) > MOST_WHOLE_BYTES:
            limit = f"more than {MOST_WHOLE_BYTES // 1024**2} MB or {MOST_PARTS:,} parts, so it is not read"
            raise CannotOpen(f"It unpacks to {limit}.", name, _FRESH)
        yield Zipped(archive, name)
