"""Originals on disk: exact bytes under their digest, stored whole or not at all.

    CASE/objects/ab/<64 hexadecimal digits>    an original, read-only
    CASE/tmp/<run>.<n>.part                    bytes on their way in
    CASE/tmp/<run>.lock                        held locked as long as that run lives

Bytes are hashed while they are written under a temporary name, flushed to the disk, renamed, and
the folders flushed; so a name in `objects` never stands for half a file, at whatever point the run
is killed or the power fails. User-given names never become file names.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import itertools
import os
import re
import stat
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from accounted.errors import EvidenceAtRisk, NotFound
from accounted.model import Original
from accounted.model.original import check_digest
from accounted.vault.durable import flush_folder, remove, storing
from accounted.vault.lock import Lock
from accounted.vault.staging import CHUNK_BYTES, Part, Staged, flush_together, written

if TYPE_CHECKING:
    from accounted.vault.case_key import CaseKey

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NAME = re.compile(r"[0-9a-f]{64}\Z")
_TEMPORARY = re.compile(r"(\d+-\d+)\.(?:\d+\.part|lock)\Z")


def unheard(_size_bytes: int) -> None:
    """Progress that nobody follows."""


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies among the originals: names of originals, and paths of what is named like none."""

    names: list[str]
    strangers: list[str]


class Vault:
    """The originals of the case in that folder; nothing is written before the first `stage`.

    With a key they are encrypted, and what is on its way in as well; their names don't tell their digests then.
    """

    def __init__(self, folder: Path, key: CaseKey | None = None) -> None:
        self._folder, self._objects, self._tmp, self._key = folder, folder / "objects", folder / "tmp", key
        self._at = f"{self._objects}{os.sep}"  # thousands of paths are made of it
        self._names_key = key.of_names if key else None
        self._names: Callable[[], Path] | None = None
        self._let_go: Callable[[], object] | None = None

    def close(self) -> None:
        """Let go of the lock of this run; what is staged after that begins a new one."""
        if self._let_go is not None:
            self._let_go()
        self._names = self._let_go = None

    def stage(self, stream: BinaryIO) -> Staged:
        """Take the stream's bytes in, hashed and flushed, under a temporary name.

        Raises:
            CannotStore: the disk refused; what was written is taken away again.
            Unreadable: the stream itself could not be read.
        """
        return self._written(stream).flush()

    def stage_all(self, files: Iterable[Callable[[], BinaryIO]]) -> list[Staged | EvidenceAtRisk | OSError]:
        """Take in what each opens, as `stage` does, and wait for the disk together; far quicker for small files.

        Each comes back staged, or with the error that it met; OSError where it could not be opened.
        """
        parts: list[Part | EvidenceAtRisk | OSError] = []
        try:
            for opened in files:
                parts.append(self._opened_and_written(opened))
        except BaseException:
            for part in parts:
                if isinstance(part, Part):
                    part.discard()
            raise
        flushed = iter(flush_together([part for part in parts if isinstance(part, Part)]))
        return [next(flushed) if isinstance(part, Part) else part for part in parts]

    def keep(self, staged: Staged) -> Original:
        """Store staged bytes for good and return the original; what is held already is not stored twice.

        Raises:
            CannotStore: the disk refused; the bytes may lie in `objects`, but count as not stored.
            EvidenceAtRisk: under that digest lie other bytes than these.
        """
        return self.keep_all([staged])[0]

    def keep_all(self, staged: Iterable[Staged]) -> list[Original]:
        """Store several at once, as `keep` does, flushing each folder once; far quicker for small files."""
        batch = list(staged)
        with storing(self._folder):
            for folder in sorted({self._move(item) for item in batch}):
                flush_folder(self._objects / folder)
            flush_folder(self._objects)
            flush_folder(self._tmp)
        return [Original(item.digest, item.size_bytes) for item in batch]

    def discard(self, staged: Staged) -> None:
        """Take staged bytes away again."""
        remove(staged.path)

    def path(self, digest: str) -> Path:
        """Where the original of that digest lies, or would lie."""
        name = self.name(digest)
        return self._objects / f"{name[:2]}/{name}"

    def name(self, digest: str) -> str:
        """The name of the original's file: its digest in hexadecimal, or, encrypted, what the key makes of that."""
        plain = check_digest(digest).removeprefix("sha256:")
        return hmac.digest(self._names_key, plain.encode(), "sha256").hex() if self._names_key else plain

    @property
    def encrypted(self) -> bool:
        """Whether originals are encrypted."""
        return self._key is not None

    def holds(self, digest: str) -> bool:
        """Whether there is an original of that digest; its bytes are not looked at."""
        return self.path(digest).is_file()

    def open(self, digest: str, buffering: int = -1) -> BinaryIO:
        """The original's bytes as a stream; without `buffering` (0), for who reads large pieces, where it is plain.

        Raises:
            NotFound: the case holds no such original.
            EvidenceAtRisk: it is there and can't be read.
        """
        with self._reading(digest):
            return self._opened(self.path(digest), buffering)

    def read(self, digest: str) -> bytes:
        """All bytes of the original; raises what `open` does."""
        with self._reading(digest), self._opened(self.path(digest)) as stream:
            return stream.read()

    def first_bytes(self, digest: str, count: int) -> bytes:
        """So many bytes of the original, or all it has; raises what `open` does. It is quicker for small ones."""
        with self._reading(digest):
            if self._key is None:
                name = self.name(digest)
                return _first_bytes(f"{self._at}{name[:2]}{os.sep}{name}", count)
            with self._opened(self.path(digest)) as stream:
                return stream.read(count)

    def fingerprint(self, path: Path, read: Callable[[int], None] = unheard) -> tuple[str, int]:
        """Digest and size of the bytes kept in a file, every one of them re-read; `read` is told of each step's bytes.

        Raises:
            OSError: it can't be read.
        """
        if self._key is None:
            return fingerprint(path, read)
        running, size_bytes = hashlib.sha256(), 0
        with self._opened(path) as stream:
            while piece := stream.read(CHUNK_BYTES):
                running.update(piece)
                size_bytes += len(piece)
                read(len(piece))
        return f"sha256:{running.hexdigest()}", size_bytes

    def _opened(self, path: Path, buffering: int = -1) -> BinaryIO:
        if self._key is None:
            return path.open("rb", buffering)
        from accounted.vault.encrypted_stream import decrypted

        return decrypted(self._key.of_originals, path.open("rb"))

    @contextmanager
    def _reading(self, digest: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise NotFound("The case holds no original with this digest.", digest, "Run: accounted documents") from None
        except OSError as failure:
            why = f"The original can't be read: {failure.strerror}."
            raise EvidenceAtRisk(why, str(self.path(digest)), "Run: accounted verify") from failure

    def lying(self) -> Lying:
        """What lies among the originals; names only, the bytes are not looked at."""
        found = Lying([], [])
        for place, name in self._files():
            if _is_named_well(place, name):
                found.names.append(name)
            else:
                found.strangers.append(f"{place}/{name}")
        return found

    def digests(self) -> list[str]:
        """The digests of all originals on disk, in order, where they are not encrypted."""
        return [f"sha256:{name}" for name in self.lying().names]

    @property
    def objects(self) -> Path:
        """The folder that the originals lie in."""
        return self._objects

    def strangers(self) -> list[str]:
        """What lies in `objects` and can't be an original: paths within the case."""
        return self.lying().strangers

    def unfinished(self) -> list[str]:
        """The names of temporary files, of runs alive or dead."""
        return sorted(path.name for path in self._tmp.glob("*.part"))

    def sweep(self, keep: Collection[str] = ()) -> list[str]:
        """Remove the temporary files of runs that ended before they were done, and return their names.

        Files of a run that still lives, in this program or another, stay, and so do those named in
        `keep`.
        """
        owners = {found[1] for path in self._tmp.glob("*") if (found := _TEMPORARY.match(path.name))}
        return [name for owner in sorted(owners) for name in self._sweep_after(owner, keep)]

    def _sweep_after(self, owner: str, keep: Collection[str]) -> list[str]:
        with storing(self._tmp):
            lock = Lock.take(self._tmp / f"{owner}.lock")
        if lock is None:
            return []
        left = sorted(path for path in self._tmp.glob(f"{owner}.*.part") if path.name not in keep)
        for path in left:
            remove(path)
        lock.release()
        return [path.name for path in left]

    def _opened_and_written(self, opened: Callable[[], BinaryIO]) -> Part | EvidenceAtRisk | OSError:
        try:
            with opened() as stream:
                return self._written(stream)
        except (EvidenceAtRisk, OSError) as failure:
            return failure

    def _written(self, stream: BinaryIO) -> Part:
        with storing(self._folder):
            path, descriptor = self._new_part()
        return written(stream, path, descriptor, self._key)

    def _new_part(self) -> tuple[Path, int]:
        if self._names is None:
            self._names = self._begin()
        while True:
            path = self._names()
            try:
                return path, os.open(path, _NEW, 0o400)
            except FileExistsError:  # left by a dead run that had the same number
                continue

    def _begin(self) -> Callable[[], Path]:
        """Make the folders, lock a name for this run, and return the maker of temporary names."""
        for folder in (self._objects, self._tmp):
            folder.mkdir(parents=True, exist_ok=True)
        flush_folder(self._folder)
        tmp, numbers = self._tmp, itertools.count()
        runs = (f"{os.getpid()}-{number}" for number in itertools.count())
        owner, lock = next((run, lock) for run in runs if (lock := Lock.take(tmp / f"{run}.lock")))
        self._let_go = weakref.finalize(self, lock.release)
        return lambda: tmp / f"{owner}.{next(numbers)}.part"

    def _move(self, staged: Staged) -> str:
        """Give the staged file its lasting name; returns the name of the folder it is in."""
        target = self.path(staged.digest)
        if os.path.lexists(target):
            self._compare(target, staged)
            remove(staged.path)
            return target.name[:2]
        try:
            staged.path.replace(target)
        except FileNotFoundError:  # the first whose digest begins so
            target.parent.mkdir(exist_ok=True)
            staged.path.replace(target)
        return target.name[:2]

    def _compare(self, held: Path, staged: Staged) -> None:
        # The bytes in hand are known to be right: the best moment to notice that those on disk are not.
        if held.is_symlink() or not held.is_file() or self.fingerprint(held) != (staged.digest, staged.size_bytes):
            raise EvidenceAtRisk(
                "The original stored under this digest is no longer the bytes that were sealed.",
                str(held),
                "Keep the file you are adding: it has the right bytes. Then run: accounted verify",
            )

    def _files(self) -> Iterator[tuple[str, str]]:
        """Every file among the originals: its folder, within the case, and its name."""
        root = str(self._objects)
        for folder, folders, names in os.walk(root):
            folders.sort()
            place = f"objects{folder[len(root) :]}".replace(os.sep, "/")
            yield from ((place, name) for name in sorted(names))


def _is_named_well(place: str, name: str) -> bool:
    return _NAME.match(name) is not None and place == f"objects/{name[:2]}"


def _first_bytes(path: str, count: int) -> bytes:
    descriptor = os.open(path, _TO_READ)
    try:
        content = os.read(descriptor, count)
        while len(content) < count and (more := os.read(descriptor, count - len(content))):
            content += more
    finally:
        os.close(descriptor)
    return content


def fingerprint(path: Path, read: Callable[[int], None] = unheard) -> tuple[str, int]:
    """Digest and size of a file, every byte re-read; `read` is told how many bytes each step took."""
    running, size_bytes = hashlib.sha256(), 0
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for
        raise OSError(errno.EINVAL, "it is no file")
    buffer = memoryview(bytearray(min(CHUNK_BYTES, max(status.st_size, 1))))
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            running.update(buffer[:count])
            size_bytes += count
            read(count)
    return f"sha256:{running.hexdigest()}", size_bytes
