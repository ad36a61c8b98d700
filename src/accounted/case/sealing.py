"""Sealing a batch of files together: staged, announced in the log, stored, sealed in the log.

The order is that of a crash: whatever moment a run is killed at, the next one finds nothing that the log does
not expect, and `finish_interrupted` brings it to its end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from accounted.case.desk import Desk
from accounted.case.receipts import Receipt
from accounted.case.walk import Found, as_text, reason
from accounted.errors import EvidenceAtRisk
from accounted.model import Original
from accounted.vault import Staged, acts

Item = tuple[Found, Staged | str]
"""A file with its staged bytes, or with why it can't be sealed."""


@dataclass(slots=True)
class Sealing:
    """Sealing for one run of `add`; `held` is what the log says of every original, kept up as the run goes on.

    `unread` says of documents held before why they are not read. `new` holds the digests this run sealed,
    `restored` those whose bytes were lost and are stored again, `told` says of those held before what is new
    about them.
    """

    desk: Desk
    said: Mapping[str, str]
    held: dict[str, Receipt]
    unread: Mapping[str, str]
    new: set[str] = field(default_factory=set)
    restored: set[str] = field(default_factory=set)
    told: dict[str, str] = field(default_factory=dict)

    def seal(self, files: list[Found]) -> list[Item]:
        """Seal what of the files can be sealed; each comes back with its bytes, or with why it was refused."""
        batch: list[Item] = []
        try:
            for one in files:
                batch.append((one, self._stage(one)))
            failure = self._store([(one, item) for one, item in batch if isinstance(item, Staged)])
        finally:
            for _, item in batch:
                if isinstance(item, Staged):
                    self.desk.vault.discard(item)
        return [(one, failure or item if isinstance(item, Staged) else item) for one, item in batch]

    def _stage(self, found: Found) -> Staged | str:
        if found.why:
            return found.why
        try:
            with found.path.open("rb") as stream:
                return self.desk.vault.stage(stream)
        except EvidenceAtRisk as error:
            return error.what
        except OSError as error:
            return f"It can't be read: {reason(error)}."

    def _store(self, staged: list[tuple[Found, Staged]]) -> str | None:
        """Announce, store and seal; returns why nothing of it was sealed, if the disk refused."""
        try:
            with self.desk.store.writing():
                wanted = {item.digest: item for one, item in staged if self._announce(one, item)}
            # One transaction, so that no other run takes files just stored for those of a killed one.
            with self.desk.store.writing():
                new = {original.digest for original in self._keep(wanted)}
        except EvidenceAtRisk as error:
            return error.what
        self.new |= new
        return None

    def _announce(self, found: Found, item: Staged) -> bool:
        """Log that the file was received, where that says something new; True when its bytes are to be stored."""
        digest, metadata = item.digest, {**self.said, "path": as_text(found.path)}
        receipt = self.held.setdefault(digest, Receipt())
        known = self.desk.store.given.holds(digest)
        if not known:
            original = Original(digest, item.size_bytes)
            self.desk.log(acts.ANNOUNCED, [digest], acts.announced(original, found.name, metadata))
        elif not receipt.knows(found.name, self.said):
            self.desk.log(acts.RECEIVED_AGAIN, [digest], acts.received_again(digest, found.name, metadata))
            self.told[digest] = _what_is_new(receipt, self.said)
        receipt.take(found.name, self.said)
        if known and not self.desk.vault.holds(digest):
            self.restored.add(digest)
        return not known or digest in self.restored

    def _keep(self, wanted: Mapping[str, Staged]) -> list[Original]:
        kept = self.desk.vault.keep_all(wanted.values())
        fresh = [original for original in kept if not self.desk.store.given.holds(original.digest)]
        for original in fresh:
            seal_in_log(self.desk, original)
        return fresh


def _what_is_new(receipt: Receipt, said: Mapping[str, str]) -> str:
    if not said or dict(said) == receipt.given:
        return "Its other name is kept in the log."
    if not receipt.given:
        return "What was said of it is kept now."
    return "What was said of it now replaces what was said before."


def seal_in_log(desk: Desk, original: Original) -> None:
    """Record that the original's bytes are stored; call it inside `store.writing()`."""
    event = desk.log(acts.SEALED, [original.digest], acts.sealed(original.digest))
    desk.store.given.add_original(original, event.seq)


def finish_interrupted(desk: Desk) -> None:
    """Seal in the log what a killed run had stored, and sweep away what it had only begun to take in."""
    swept = desk.vault.sweep()
    with desk.store.writing():
        left = [original for original in desk.store.given.announced() if desk.vault.holds(original.digest)]
        for original in left:
            seal_in_log(desk, original)
    if left or swept:
        desk.tell(f"An earlier run was stopped: {len(left)} stored originals were sealed, {len(swept)} parts removed.")
