"""What a person's account on a machine keeps outside of all cases: the signing key, and the checkpoints last seen.

    KEYRING/signing-key.pem      the private key, readable by its owner alone
    KEYRING/signing-key.pub.pem  the public key
    KEYRING/seen/<case>.note     the newest checkpoint of that case that was signed or checked here

The key does not lie in the case: whoever gets the case, or a copy of it, can't sign as you. A lost key harms nothing
that was signed; the next checkpoint introduces a new key in the log. Checkpoints seen let this machine notice that a
case was rewritten, even if whoever did it also replaced every file in the case.
"""

from __future__ import annotations

import os
import re
import sys
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

    def seen(self, origin: str) -> Note | None:
        """The newest checkpoint of that case seen here; None where there is none that can be read."""
        try:
            return Note.from_text(self._seen_path(origin).read_text("utf-8"))
        except (OSError, ValueError, BadInput):
            return None

    def remember(self, note: Note) -> None:
        """Keep the checkpoint as the newest seen of its case, unless a longer one is kept."""
        before = self.seen(note.checkpoint.origin)
        if before is not None and before.checkpoint.size >= note.checkpoint.size:
            return
        with storing(self.folder):
            self._make_folder()
            write_file(self._seen_path(note.checkpoint.origin), note.text.encode(), 0o600)

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

    def _seen_path(self, origin: str) -> Path:
        if not _ORIGIN.match(origin):
            raise BadInput(f"{origin!r} is not the name of a case's log.")
        return self.folder / "seen" / f"{origin}.note"
