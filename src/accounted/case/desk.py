"""What every verb works with: the case's vault and store, and who acts, when, with which chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accounted.case.folders import is_case
from accounted.case.glancing import Glance, Lasting, Linked
from accounted.case.hands import Hands, Step, unheard
from accounted.case.unlocking import keep, key_of, unlock_with
from accounted.errors import AccountedError, CannotStore, CaseExists
from accounted.language import fold
from accounted.model import CustodyEvent
from accounted.store import Stamp, Store
from accounted.store.form import CASE, MADE
from accounted.vault import Head, Vault, next_event
from accounted.vault.acts import CASE_CREATED, PROTECTED
from accounted.vault.case_key import FILE, CaseKey

if TYPE_CHECKING:
    from accounted.case.remembering import Memory


@dataclass(slots=True)
class Desk:
    """An open case: `tell` hears sentences a person should see, `warn` those that must not be missed, `step` how far
    long work has come.

    `left_out` names the hidden files and the cases inside folders that the last `add` passed over. `logged` says
    whether something was logged here that no checkpoint covers yet. `sound_at` is the state of the case in which its
    made shelf was last found whole; `memory` knows whether what is kept of the comparison still fits. `last_read` is
    the digest, for each original, of the last reading that was logged. `glance` is what one answer asks once only,
    `lasting` what holds until the case changes, `linked` the persons of the register as they were linked last.
    """

    folder: Path
    store: Store
    vault: Vault
    hands: Hands
    tell: Callable[[str], None] = unheard
    warn: Callable[[str], None] = unheard
    step: Step = unheard
    left_out: list[str] = field(default_factory=list)
    logged: bool = False
    sound_at: Stamp | None = None
    memory: Memory | None = None
    last_read: dict[str, str] | None = None
    glance: Glance = field(default_factory=Glance)
    lasting: Lasting = field(default_factory=Lasting)
    linked: Linked = field(default_factory=Linked)

    def close(self) -> None:
        """Let go of the case's files."""
        self.vault.close()
        self.store.close()

    def log(self, kind: str, refs: Iterable[str], payload: Mapping[str, Any]) -> CustodyEvent:
        """The event of that kind, added to the log; call it inside `store.writing()`."""
        return self.log_all([(kind, refs, payload)])[0]

    def log_all(self, told: Iterable[tuple[str, Iterable[str], Mapping[str, Any]]]) -> list[CustodyEvent]:
        """An event for each kind, refs and payload, added to the log together; call it inside `store.writing()`."""
        head, events = Head(*self.store.given.head()), list[CustodyEvent]()
        for kind, refs, payload in told:
            event = next_event(
                head, kind=kind, actor=self.hands.actor, refs=refs, payload=payload, time=self.hands.clock(),
                nonce=self.hands.nonce(), salt=self.hands.nonce(),
            )  # fmt: skip
            events.append(event)
            head = Head.of(event)
        self.store.given.append_all(events)
        self.logged = self.logged or bool(events)
        return events


def title_of(desk: Desk) -> str:
    """What the case is about: as said when it was made, else the name of its folder."""
    first = next(iter(desk.store.given.events()), None)
    named = first.payload.get("title") if first and first.kind == CASE_CREATED else None
    return str(named or desk.folder.resolve().name)


def new_desk(folder: Path, title: str, hands: Hands, passphrase: str | None = None) -> tuple[Desk, str | None]:
    """The desk of a new, empty case, and the recovery code of one that is encrypted."""
    made = not folder.exists()
    if not made and (not folder.is_dir() or {*folder.iterdir()} - {*_databases(folder), folder / FILE}):
        raise _taken(folder)
    begun = is_case(folder)  # an earlier `new` was stopped before the first event; it is finished here
    key, code = None, None
    if passphrase is not None:
        key, code = _locked(folder, passphrase)
    try:
        return _with_first_event(_reopened(folder, hands) if begun else _created(folder, hands, key), title), code
    except CannotStore:
        if not begun:
            _take_away(folder, made)
        raise


def _with_first_event(desk: Desk, title: str) -> Desk:
    try:
        with desk.store.writing():
            if desk.store.given.head()[0]:
                raise _taken(desk.folder)
            desk.log(CASE_CREATED, [], {"title": title})
    except BaseException:
        desk.store.close()
        raise
    return desk


def _locked(folder: Path, passphrase: str) -> tuple[CaseKey, str]:
    """A new key for a case that is not there yet, wrapped into its folder."""
    from accounted.case.encrypting import new_encryption

    if is_case(folder):
        raise _taken(folder)
    encryption, key, code = new_encryption(passphrase)
    keep(folder, encryption)
    unlock_with(passphrase)
    return key, code


def _created(folder: Path, hands: Hands, key: CaseKey | None) -> Desk:
    store = Store.create(folder, fold=fold, key=key.of_databases if key else None)
    return Desk(folder, store, Vault(folder, key), hands)


def _reopened(folder: Path, hands: Hands) -> Desk:
    try:
        return open_desk(folder, hands)
    except AccountedError as error:
        raise _taken(folder) from error


def _taken(folder: Path) -> CaseExists:
    what = "A new case needs a folder of its own; something lies there."
    return CaseExists(what, str(folder), "Choose another name.")


def _databases(folder: Path) -> list[Path]:
    return [path for name in (CASE, MADE) for path in folder.glob(f"{name}*")] if folder.is_dir() else []


def _take_away(folder: Path, made: bool) -> None:
    """Remove what was begun of a case that a full disk could not take, and the folder if it was made for it."""
    with suppress(OSError):  # the full disk is what the caller reports
        for path in _databases(folder):
            path.unlink()
        if made:
            folder.rmdir()


def open_desk(folder: Path, hands: Hands) -> Desk:
    """The desk of the case in a folder; an older case is brought up to date after a copy was kept.

    Raises:
        CaseIsLocked: it is encrypted, and nothing was given that opens it.
    """
    went_on = False
    if (folder / "recast").is_dir():
        from accounted.case.encrypting import finish_recast

        went_on = finish_recast(folder)
    key = key_of(folder)
    store = Store.open(folder, now=hands.clock(), fold=fold, key=key.of_databases if key else None)
    desk = Desk(folder, store, Vault(folder, key), hands)
    if went_on:
        log_protection(desk)
    return desk


def log_protection(desk: Desk) -> None:
    """Log that the case is encrypted under another key now, or in the clear again."""
    with desk.store.writing():
        desk.log(PROTECTED, [], {"encrypted": desk.vault.encrypted})
