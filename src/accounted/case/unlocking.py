"""What opens an encrypted case: the secret that was given to this program, or that its environment names.

`ACCOUNTED_PASSPHRASE` holds a passphrase or a recovery code; `ACCOUNTED_KEY_FILE` names a file whose first line does.
"""

from __future__ import annotations

import os
from pathlib import Path

from accounted.case.given_files import content_of
from accounted.errors import CaseIsLocked, Unreadable
from accounted.vault.case_key import FILE, CaseKey, Encryption, check_passphrase
from accounted.vault.durable import storing, write_file

_given: list[str] = []


def unlock_with(secret: str) -> None:
    """Open encrypted cases with this passphrase or recovery code, as long as this program runs."""
    _given[:] = [secret]


def secret_given() -> str | None:
    """The secret that was given, if any was.

    Raises:
        Unreadable: the key file that is named can't be read.
    """
    if _given:
        return _given[0]
    if said := os.environ.get("ACCOUNTED_PASSPHRASE"):
        return said
    if named := os.environ.get("ACCOUNTED_KEY_FILE"):
        try:
            return content_of(Path(named)).decode("utf-8").partition("\n")[0].strip()
        except Unreadable as error:
            raise Unreadable(error.what, named, "Check ACCOUNTED_KEY_FILE.") from error
        except UnicodeDecodeError as error:
            raise Unreadable("The key file is not UTF-8.", named, "Check ACCOUNTED_KEY_FILE.") from error
    return None


def encryption_of(folder: Path) -> Encryption | None:
    """What is kept of the case's key; None where the case is in the clear.

    Raises:
        BadInput: it can't be read as that.
        Unreadable: it can't be read at all.
    """
    try:
        return Encryption.from_text((folder / FILE).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        what = f"The keys of this case can't be read: {error.strerror}."
        raise Unreadable(what, str(folder / FILE), "Check who may read the file.") from error


def is_encrypted(folder: Path) -> bool:
    """Whether the case in that folder is encrypted."""
    return (folder / FILE).exists()


def key_of(folder: Path) -> CaseKey | None:
    """The key of the case in that folder, opened with the secret that was given; None where it is in the clear.

    Raises:
        CaseIsLocked: no secret was given, or it does not open this case.
    """
    encryption = encryption_of(folder)
    if encryption is None:
        return None
    secret = secret_given()
    if secret is None:
        what = "This case is encrypted, and no passphrase was given."
        do = "Put it into ACCOUNTED_PASSPHRASE, or its file into ACCOUNTED_KEY_FILE, or run this in a terminal."
        raise CaseIsLocked(what, str(folder), do)
    return encryption.opened_by(secret)


def keep(folder: Path, encryption: Encryption) -> None:
    """Write the wrapped keys into the case, whole or not at all."""
    with storing(folder):
        write_file(folder / FILE, encryption.to_text().encode(), 0o600)


def change_passphrase(folder: Path, passphrase: str) -> None:
    """Have another passphrase open the case from now on; what is encrypted stays as it is.

    Raises:
        CaseIsLocked: what was given does not open the case.
        BadInput: the case is not encrypted, or the passphrase is too short.
    """
    from accounted.vault.case_key import PASSPHRASE

    encryption, key = encryption_of(folder), key_of(folder)
    if encryption is None or key is None:
        raise CaseIsLocked("This case is not encrypted.", str(folder), "Encrypt it:  accounted encrypt")
    keep(folder, encryption.with_secret(key, PASSPHRASE, check_passphrase(passphrase)))
    unlock_with(passphrase)
