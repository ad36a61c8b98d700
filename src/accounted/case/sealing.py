"""Sealing a batch of files together: staged, announced in the log, stored, sealed in the log.

The order is that of a crash: whatever moment a run is killed at, the next one finds nothing that the log does
not expect, and `finish_interrupted` brings it to its end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from accounted.case.desk import Desk
from accounted.case.receipts import Receipt
from accounted.case.walk import Found, reason
from accounted.errors import EvidenceAtRisk
from accounted.model import Judgement, Original
from accounted.vault import Staged, acts

Item = tuple[Found, Staged | str]
"""A file with its staged bytes, or with why it can't be sealed."""


@dataclass(slots=True)
class Sealing:
    """Sealing for one run of `add`; `held` is what the log says of every original, kept up as the run goes on.

    `unread` says of documents held before why they are not read, and `taken_back` who took them back, by the
    document's id. `new` holds the digests this run sealed, `restored` those whose bytes were lost and are stored again,
    `told` says of those held before what is new about them.
    """

    desk: Desk
    said: Mapping[str, str]
    held: dict[str, Receipt]
    unread: Mapping[str, str]
    new: set[str] = field(default_factory=set)
    restored: set[str] = field(default_factory=set)
    taken_back: Mapping[str, Judgement] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def seal(self, files: list[Found]) -> list[Item]:
        """Seal what of the files can be sealed; each comes back with its bytes, or with why it was refused."""
        staged = iter(self.desk.vault.stage_all(one.open for one in files if not one.why))
        batch = [(one, one.why or _in_words(next(staged))) for one in files]
        try:
            return self._stored(batch)
        finally:
            for _, item in batch:
                if isinstance(item, Staged):
                    self.desk.vault.discard(item)

    def _stored(self, batch: list[Item]) -> list[Item]:
        """The batch stored together; if the disk has no room for all of it, one after the other, as far as it goes."""
        staged = [(one, item) for one, item in batch if isinstance(item, Staged)]
        failure = self._store(staged)
        if failure is None:
            return batch
        if len(staged) == 1:
            return [(one, failure if isinstance(item, Staged) else item) for one, item in batch]
        return [stored for one in batch for stored in self._stored_alone(one)]

    def _stored_alone(self, item: Item) -> list[Item]:
        stored = self._stored([item]) if isinstance(item[1], Staged) else [item]
        if isinstance(item[1], Staged):
            self.desk.vault.discard(item[1])  # makes room for the next
        return stored

    def _store(self, staged: list[tuple[Found, Staged]]) -> str | None:
        """Announce, store and seal; returns why nothing of it was sealed, if the disk refused."""
        before = {item.digest: deepcopy(self.held.get(item.digest)) for _, item in staged}
        try:
            with self.desk.store.writing():
                wanted = self._announce(staged)
            # One transaction, so that no other run takes files just stored for those of a killed one.
            with self.desk.store.writing():
                new = {original.digest for original in self._keep(wanted)}
        except EvidenceAtRisk as error:
            self._forget(before)
            return _said(error)
        self.new |= new
        return None

    def _forget(self, before: Mapping[str, Receipt | None]) -> None:
        """Take back what was noted of files that could not be sealed after all."""
        for digest, receipt in before.items():
            self.told.pop(digest, None)
            self.restored.discard(digest)
            if receipt is None:
                self.held.pop(digest, None)
            else:
                self.held[digest] = receipt

    def _announce(self, staged: list[tuple[Found, Staged]]) -> dict[str, Staged]:
        """Log what was received, where that says something new; gives what of it is to be stored, by digest."""
        known, wanted = self.desk.store.given.held(item.digest for _, item in staged), dict[str, Staged]()
        told: list[tuple[str, list[str], dict[str, Any]]] = []
        for found, item in staged:
            within = found.metadata
            digest, metadata = item.digest, {**self.said, "path": found.shown, **within}
            receipt = self.held.setdefault(digest, Receipt())
            if digest not in known:
                original = Original(digest, item.size_bytes)
                told.append((acts.ANNOUNCED, [digest], acts.announced(original, found.name, metadata)))
            elif not receipt.knows(found.name, self.said, within):
                told.append((acts.RECEIVED_AGAIN, [digest], acts.received_again(digest, found.name, metadata)))
                self.told[digest] = _what_is_new(receipt, self.said)
            receipt.take(found.name, self.said, within)
            if digest in known and not self.desk.vault.holds(digest):
                self.restored.add(digest)
            if digest not in known or digest in self.restored:
                wanted[digest] = item
        self.desk.log_all(told)
        return wanted

    def _keep(self, wanted: Mapping[str, Staged]) -> list[Original]:
        kept = self.desk.vault.keep_all(wanted.values())
        known = self.desk.store.given.held(original.digest for original in kept)
        fresh = [original for original in kept if original.digest not in known]
        seal_in_log(self.desk, fresh)
        return fresh


def _in_words(staged: Staged | EvidenceAtRisk | OSError) -> Staged | str:
    if isinstance(staged, Staged):
        return staged
    error = staged
    return f"It can't be read: {reason(error)}." if isinstance(error, OSError) else _said(error)


def _said(error: EvidenceAtRisk) -> str:
    return " ".join(filter(None, (error.what, error.do)))


def _what_is_new(receipt: Receipt, said: Mapping[str, str]) -> str:
    if not said or dict(said) == receipt.given:
        return "Its other name is kept in the log."
    if not receipt.given:
        return "What was said of it is kept now."
    return "What was said of it now replaces what was said before."


def seal_in_log(desk: Desk, originals: Sequence[Original]) -> None:
    """Record that the originals' bytes are stored; call it inside `store.writing()`."""
    events = desk.log_all((acts.SEALED, [one.digest], acts.sealed(one.digest)) for one in originals)
    desk.store.given.add_originals((one, event.seq) for one, event in zip(originals, events, strict=True))


def finish_interrupted(desk: Desk) -> None:
    """Seal in the log what a killed run had stored, and sweep away what it had only begun to take in."""
    swept = desk.vault.sweep()
    with desk.store.writing():
        left = [original for original in desk.store.given.announced() if desk.vault.holds(original.digest)]
        if left:
            seal_in_log(desk, left)
    if left or swept:
        desk.tell(f"An earlier run was stopped: {len(left)} stored originals were sealed, {len(swept)} parts removed.")
