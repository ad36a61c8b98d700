"""The checkpoints of a case, as files that any tool can read.

    CASE/heads/current.note        the newest checkpoint, signed whenever something was logged; replaced by the next
    CASE/heads/<size>.note         one that was made to be kept, with its signature as a signed note
    CASE/heads/<size>.head         the body of it, and
    CASE/heads/<size>.sig          the bare signature over that: `openssl pkeyutl` checks the two
    CASE/heads/<size>.*.tsr        tokens of time-stamping authorities over the body
    CASE/heads/<size>.*.cosigned   the same checkpoint, signed by somebody else as well
    CASE/heads/<signer>.pem        the public key

A file that is to be kept is written first, and the log tells of it, by its digest, afterwards. So a run that is killed
leaves at most a file that the log doesn't tell of, which is no loss.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from accounted.errors import BadInput
from accounted.vault.durable import storing, write_file
from accounted.vault.notes import Note, detached
from accounted.vault.signing import PublicKey

CURRENT = "current.note"
NOTE_ENDINGS = (".note", ".cosigned")
MOST_BYTES = 1 << 20


class Heads:
    """The folder `heads` of a case."""

    def __init__(self, case: Path) -> None:
        self.folder = case / "heads"

    def current(self) -> Note | None:
        """The newest checkpoint; None where there is none that can be read."""
        try:
            return Note.from_text((self.folder / CURRENT).read_text("utf-8"))
        except (OSError, ValueError, BadInput):
            return None

    def put_current(self, note: Note, key: PublicKey) -> None:
        """Keep this as the newest checkpoint."""
        self._put_key(key)
        self.put(CURRENT, note.text.encode())

    def put_kept(self, note: Note, key: PublicKey) -> dict[str, bytes]:
        """Keep a checkpoint for good; returns the files by name."""
        size = note.checkpoint.size
        files = {f"{size}.note": note.text.encode(), f"{size}.head": note.checkpoint.body.encode(),
                 f"{size}.sig": detached(note, key) or b""}  # fmt: skip
        self._put_key(key)
        for name, content in files.items():
            self.put(name, content)
        return files

    def put(self, name: str, content: bytes) -> None:
        """Write a file of the folder, whole or not at all."""
        with storing(self.folder):
            write_file(self.folder / name, content)

    def take_away(self, name: str) -> None:
        """Take a file away that is of no use any more."""
        with storing(self.folder):
            (self.folder / name).unlink(missing_ok=True)

    def names(self) -> list[str]:
        """The files that are there, in order of name; unfinished ones left out."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if not path.name.endswith(".part"))

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None where it is not there, can't be read or is larger than any such file."""
        path = self.folder / name
        try:
            if path.stat().st_size > MOST_BYTES:
                return None
            return path.read_bytes()
        except OSError:
            return None

    def notes(self) -> Iterator[tuple[str, bytes | None]]:
        """Every signed checkpoint that is there: name and bytes."""
        return ((name, self.read(name)) for name in self.names() if name.endswith(NOTE_ENDINGS))

    def _put_key(self, key: PublicKey) -> None:
        if self.read(f"{key.name}.pem") != key.pem():
            self.put(f"{key.name}.pem", key.pem())
