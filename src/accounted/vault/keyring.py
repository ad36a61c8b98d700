"""What a person's account on a machine keeps outside of all cases: the signing key, and the checkpoints last seen.

    KEYRING/signing-key.pem      the private key, readable by its owner alone
    KEYRING/signing-key.pub.pem  the public key
    KEYRING/seen/<case>@<folder>.note     the newest checkpoint of that case that was signed here, in that folder
    KEYRING/seen/<case>@<folder>.folder   which folder that is
    KEYRING/seen/<case>.note              as earlier versions kept it, of whichever folder

The key does not lie in the case: whoever gets the case, or a copy of it, can't sign as you. A lost key harms nothing
that was signed; the next checkpoint introduces a new key in the log. Checkpoints seen let this machine notice that a
case was rewritten, even if whoever did it also replaced every file in the case. They are kept folder by folder: a copy
of a case that is worked on goes its own way, and says nothing against the case it was copied from.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from accounted.errors import BadInput, CannotStore
from accounted.vault.durable import flush_folder, storing, write_all, write_file
from accounted.vault.notes import Note
from accounted.vault.signing import Signer

_ORIGIN = re.compile(r"case-[0-9a-f]{32}\Z")


def folder_of_user() -> Path:
    """Where this account keeps its keyring: what ACCOUNTED_KEYS names, else the system's place for such things."""
    if named := os.environ.get("ACCOUNTED_KEYS"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "Accounted" / "keys"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Accounted" / "keys"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "accounted" / "keys"


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest checkpoint that was signed here of a case in some folder; None where no folder was noted."""

    note: Note
    folder: Path | None
    kept_in: Path

    @property
    def is_there(self) -> bool:
        """Whether something still lies in that folder."""
        return self.folder is not None and self.folder.exists()


@dataclass(frozen=True, slots=True)
class Sights:
    """What this machine has seen of a case: in the folder it lies in, and in others, copies of it or former places."""

    here: Seen | None = None
    elsewhere: tuple[Seen, ...] = ()

    def to_hold(self) -> tuple[Seen, ...]:
        """Those of which the case in this folder must go on from one.

        That is what was seen here. Of a case that was never seen here it is what was seen in places where nothing lies
        any more, since it may have been moved from there; else what was seen in others, as it may be a copy of one.
        """
        if self.here is not None:
            return (self.here,)
        return tuple(one for one in self.elsewhere if not one.is_there) or self.elsewhere


class Keyring:
    """The keyring in a folder; nothing is written before it is needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key_path, self.public_path = folder / "signing-key.pem", folder / "signing-key.pub.pem"

    @classmethod
    def of_user(cls) -> Keyring:
        """The keyring of this account."""
        return cls(folder_of_user())

    def has_key(self) -> bool:
        """Whether a key was made here."""
        return self.key_path.is_file()

    def signer(self) -> Signer:
        """The signing key; made at the first call.

        Raises:
            CannotStore: the folder can't be written to or read.
            BadInput: what lies there is no key.
        """
        with storing(self.folder):
            if not self.has_key():
                self._make()
            return Signer.from_pem(self.key_path.read_bytes())

    def seen(self, origin: str, folder: Path) -> Sights:
        """The newest checkpoints of that case seen here, in that folder and in others."""
        if not _ORIGIN.match(origin):
            return Sights()
        here = self._seen_path(origin, folder)
        paths = sorted({*(self.folder / "seen").glob(f"{origin}@*.note"), self.folder / "seen" / f"{origin}.note"})
        found = [one for path in paths if (one := _read(path)) is not None]
        return Sights(
            next((one for one in found if one.kept_in == here), None),
            tuple(one for one in found if one.kept_in != here),
        )

    def remember(self, note: Note, folder: Path) -> None:
        """Keep the checkpoint as the newest seen of the case in that folder, unless a longer one is kept."""
        origin = note.checkpoint.origin
        path, before = self._seen_path(origin, folder), self.seen(origin, folder)
        if before.here is not None and before.here.note.checkpoint.size >= note.checkpoint.size:
            return
        with storing(self.folder):
            self._make_folder()
            write_file(path.with_suffix(".folder"), str(folder.resolve()).encode("utf-8", "surrogateescape"), 0o600)
            write_file(path, note.text.encode(), 0o600)
            for one in before.elsewhere:
                if one.folder is None and one.note.checkpoint.size <= note.checkpoint.size:
                    one.kept_in.unlink(missing_ok=True)  # kept by an earlier version; the case went on from it

    def _make(self) -> None:
        self._make_folder()
        signer = Signer.new()
        part = self.folder / f".signing-key.{os.getpid()}.part"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            write_all(descriptor, signer.pem())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        try:
            self.key_path.hardlink_to(part)  # fails where another program made one just now, which then holds
        except FileExistsError:
            return
        except OSError:  # no links on this disk
            part.replace(self.key_path)
        finally:
            part.unlink(missing_ok=True)
        write_file(self.public_path, signer.public.pem())
        flush_folder(self.folder)

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except FileExistsError as failure:
            what = "Where the signing key should lie is a file, not a folder."
            raise CannotStore(what, str(self.folder), "Set ACCOUNTED_KEYS to a folder.") from failure

    def _seen_path(self, origin: str, folder: Path) -> Path:
        if not _ORIGIN.match(origin):
            raise BadInput(f"{origin!r} is not the name of a case's log.")
        place = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
        return self.folder / "seen" / f"{origin}@{place}.note"


def _read(path: Path) -> Seen | None:
    """A checkpoint seen; None where there is none that can be read."""
    try:
        note = Note.from_text(path.read_text("utf-8"))
    except (OSError, ValueError, BadInput):
        return None
    try:
        folder = Path(path.with_suffix(".folder").read_bytes().decode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return Seen(note, None, path)
    return Seen(note, folder, path)
