"""A case encrypted that lay in the clear, encrypted anew under another key, or laid in the clear again.

All of it is first written beside what there is, in `CASE/recast`, and compared; then `recast/ready` says so, and only
then things change places. Whatever moment it is stopped at: before `ready` the case is what it was, and the next
opening clears away what was begun; after it, the next opening goes on to the end. There is never a mix of both.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accounted.case.checkpoints import sign_what_was_logged
from accounted.case.desk import log_protection, new_desk, open_desk
from accounted.case.folders import AnyPath, path_of
from accounted.case.hands import Hands
from accounted.case.sealing import finish_interrupted
from accounted.case.unlocking import encryption_of, keep, key_of, unlock_with
from accounted.errors import CaseIsBusy, EvidenceAtRisk
from accounted.store import recasting
from accounted.store.form import CASE, MADE
from accounted.vault import Staged, Vault
from accounted.vault.case_key import FILE, PASSPHRASE, RECOVERY, CaseKey, Encryption, check_passphrase, new_code
from accounted.vault.durable import flush_file, flush_folder, storing, write_file
from accounted.vault.lock import Lock

if TYPE_CHECKING:
    from accounted.case.case import Case

RECAST, READY, CLEAR, LOCK = "recast", "ready", "clear", "recast.lock"
TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Protected:
    """What is new about a case's encryption: the recovery code, to be printed and put away, and how many originals."""

    encrypted: bool
    code: str | None
    originals: int


def new_encryption(passphrase: str, number: int = 1) -> tuple[Encryption, CaseKey, str]:
    """A new key, wrapped by the passphrase and by a recovery code of chance; the code is kept nowhere.

    Raises:
        BadInput: the passphrase is too short.
    """
    key, code = CaseKey.new(), new_code()
    wrapped = Encryption((), number).with_secret(key, PASSPHRASE, check_passphrase(passphrase))
    return wrapped.with_secret(key, RECOVERY, code), key, code


def new_encrypted(
    folder: AnyPath, passphrase: str, title: str | None = None, hands: Hands | None = None
) -> tuple[Case, str]:
    """A new, empty case that is encrypted from its first byte on, and its recovery code, which is kept nowhere.

    Raises:
        BadInput: the passphrase is too short.
        CaseExists: the folder is not empty.
    """
    from accounted.case.case import Case

    path = path_of(folder)
    desk, code = new_desk(path, title or path.resolve().name, hands or Hands(), check_passphrase(passphrase))
    return Case(desk), code or ""


def write_sheet(place: AnyPath, title: str, code: str) -> None:
    """Write the page with the recovery code, to be printed, put away, and deleted."""
    from accounted.vault.printed import recovery_page

    path = path_of(place)
    with storing(path):
        write_file(path, recovery_page(title, code).encode(), 0o600)


def encrypt(folder: AnyPath, passphrase: str, hands: Hands | None = None) -> Protected:
    """Encrypt the case, whatever it was, under a new key that this passphrase opens.

    Raises:
        BadInput: the passphrase is too short.
        CaseIsLocked: it is encrypted, and what was given does not open it.
        CaseIsBusy: another program has the case open.
        EvidenceAtRisk: an original is no longer what was sealed, or the disk refused; the case is as it was.
    """
    path = path_of(folder)
    _settled(path, hands)
    before = encryption_of(path)
    encryption, key, code = new_encryption(passphrase, before.number + 1 if before else 1)
    originals = _recast(path, key_of(path), key, encryption)
    unlock_with(passphrase)
    _settled(path, hands, log=True)
    return Protected(True, code, originals)


def decrypt(folder: AnyPath, hands: Hands | None = None) -> Protected:
    """Lay the case in the clear again; raises what `encrypt` does."""
    path = path_of(folder)
    _settled(path, hands)
    originals = _recast(path, key_of(path), None, None)
    _settled(path, hands, log=True)
    return Protected(False, None, originals)


def _settled(folder: Path, hands: Hands | None, log: bool = False) -> None:
    """Open the case once: it is of this version then, nothing of a killed run lies about, and what was done is logged.

    Raises:
        NotACase: the folder holds none.
    """
    desk = open_desk(folder, hands or Hands())
    try:
        if log:
            log_protection(desk)
        else:
            finish_interrupted(desk)
        sign_what_was_logged(desk)
    finally:
        desk.close()


def _recast(folder: Path, old: CaseKey | None, new: CaseKey | None, encryption: Encryption | None) -> int:
    with _alone(folder):
        place = folder / RECAST
        with storing(place):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            with recasting.alone(folder / CASE, _spelled(old)) as digests:
                originals = _copy_originals(Vault(folder, old), Vault(place, new), digests())
                shutil.rmtree(place / "tmp", ignore_errors=True)
                for name in (CASE, MADE):
                    if (folder / name).exists():
                        recasting.recast(folder / name, _spelled(old), place / name, _spelled(new))
                if encryption is not None:
                    keep(place, encryption)
                else:
                    write_file(place / CLEAR, b"")
                _wait_for_the_disk(place)
                write_file(place / READY, b"")
                _switch(folder)
    return originals


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A block in which no other program encrypts the case.

    Raises:
        CaseIsBusy: one does.
    """
    lock = Lock.take(folder / LOCK)
    if lock is None:
        raise CaseIsBusy("This case is being encrypted just now.", str(folder), "Wait until that is done.")
    try:
        yield
    finally:
        lock.release()


def _spelled(key: CaseKey | None) -> str | None:
    return key.of_databases if key else None


def _copy_originals(source: Vault, target: Vault, digests: list[str]) -> int:
    batch: list[Staged] = []
    for number, digest in enumerate(digests, 1):
        with source.open(digest) as stream:
            batch.append(target.stage(stream))
        if batch[-1].digest != digest:
            what = "The bytes of an original are no longer those that were sealed; the case is as it was."
            raise EvidenceAtRisk(what, digest, "Run: accounted verify")
        if len(batch) == TOGETHER or number == len(digests):
            target.keep_all(batch)
            batch = []
    target.close()
    target.objects.mkdir(exist_ok=True)
    return len(digests)


def _wait_for_the_disk(place: Path) -> None:
    for name in (CASE, MADE):
        if (place / name).exists():
            with (place / name).open("rb+") as file:
                flush_file(file.fileno())
    flush_folder(place)


def _switch(folder: Path) -> None:
    """Let the two change places, step by step; a step that was done is passed over."""
    place = folder / RECAST
    with storing(folder):
        for name in ("objects", CASE, MADE):
            if not (place / name).exists():
                continue
            for companion in ("-wal", "-shm"):  # all of it was taken in before; left there, it would be read again
                (folder / f"{name}{companion}").unlink(missing_ok=True)
            if name == "objects" and (folder / name).exists():
                (folder / name).rename(place / "old-objects")
            (place / name).replace(folder / name)
        if (place / FILE).exists():
            (place / FILE).replace(folder / FILE)
        elif (place / CLEAR).exists():
            (folder / FILE).unlink(missing_ok=True)
        flush_folder(folder)
        shutil.rmtree(place)
        flush_folder(folder)


def finish_recast(folder: Path) -> bool:
    """Go on with an encryption that was stopped, or clear away what had only begun; True where it went on."""
    place = folder / RECAST
    if not place.is_dir():
        return False
    with _alone(folder):
        if (place / READY).exists():
            _switch(folder)
            return True
        with storing(place):
            shutil.rmtree(place)
        return False
