"""Adding originals: staged, announced, stored, sealed in the log, and only then opened and read.

The order is that of a crash: whatever moment a run is killed at, the next one finds nothing that the log does
not expect, and finishes it. An `Added` is yielded once its original is durable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accounted.case.desk import Desk, is_case
from accounted.case.making import is_outdated, make, make_all, waiting
from accounted.case.receipts import Receipt, receipts
from accounted.case.walk import Found, as_text, reason, walk
from accounted.errors import EvidenceAtRisk
from accounted.model import Original, content_id
from accounted.vault import Staged, acts

BATCH_FILES, BATCH_BYTES = 64, 64 * 1024 * 1024
"""How many files, or bytes, share one wait for the disk."""

ADDED, ALREADY_HELD, SEALED_UNREAD, REFUSED = "added", "already_held", "sealed_unread", "refused"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one path: `added`, `already_held`, `sealed_unread` or `refused`; `why` where it needs saying."""

    path: str
    outcome: str
    digest: str | None = None
    why: str | None = None

    @property
    def document(self) -> str | None:
        """The id of the document, None when nothing was sealed."""
        return content_id("document", self.digest) if self.digest else None

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON line."""
        return {
            "path": self.path,
            "digest": self.digest,
            "document": self.document,
            "outcome": self.outcome,
            "why": self.why,
        }


def add(desk: Desk, paths: Iterable[str | Path], said: Mapping[str, str], read: bool) -> Iterator[Added]:
    """Seal, open and read the files at and under the paths; then read what earlier runs left unread."""
    finish_interrupted(desk)
    if is_outdated(desk):
        desk.tell("What was read here was read by another version; all of it is read again.")
        with desk.store.writing():
            desk.store.made.clear()
    adding = _Adding(desk, said, read, receipts(desk.store.given.events()))
    found = list(walk(paths, is_case))
    done = 0
    for batch in _batches(found):
        for added in adding.batch(batch):
            done += 1
            desk.step(added.path, done, len(found))
            yield added
    if read:
        _read_waiting(desk)


def finish_interrupted(desk: Desk) -> None:
    """Seal in the log what a killed run had stored, and sweep away what it had only begun to take in."""
    swept = desk.vault.sweep()
    with desk.store.writing():
        left = [original for original in desk.store.given.announced() if desk.vault.holds(original.digest)]
        for original in left:
            _seal(desk, original)
    if left or swept:
        desk.tell(f"An earlier run was stopped: {len(left)} stored originals were sealed, {len(swept)} parts removed.")


def _seal(desk: Desk, original: Original) -> None:
    event = desk.log(acts.SEALED, [original.digest], acts.sealed(original.digest))
    desk.store.given.add_original(original, event.seq)


def _read_waiting(desk: Desk) -> None:
    read = [one for one, _ in make_all(desk, waiting(desk))]
    if read:
        desk.tell(f"{len(read)} documents that were waiting, or were received in a new way, were read.")


def _batches(found: list[Found]) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size_bytes = 0
    for one in found:
        batch.append(one)
        size_bytes += _size(one.path)
        if len(batch) >= BATCH_FILES or size_bytes >= BATCH_BYTES:
            yield batch
            batch, size_bytes = [], 0
    if batch:
        yield batch


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


@dataclass(slots=True)
class _Adding:
    """One run of `add`; `held` is what the log says of every original, kept up as the run goes on."""

    desk: Desk
    said: Mapping[str, str]
    read: bool
    held: dict[str, Receipt]
    new: set[str] = field(default_factory=set)
    restored: set[str] = field(default_factory=set)

    def batch(self, found: list[Found]) -> Iterator[Added]:
        """Take a batch in together, then open and read its files one by one."""
        staged: list[tuple[Found, Staged | str]] = []
        try:
            for one in found:
                if one.skipped:
                    self.desk.tell(f"{as_text(one.path)}: {one.why}")
                else:
                    staged.append((one, one.why or self._stage(one)))
            failure = self._store(staged)
        finally:
            for _, item in staged:
                if isinstance(item, Staged):
                    self.desk.vault.discard(item)
        for one, item in staged:
            yield self._outcome(one, failure or item if isinstance(item, Staged) else item)

    def _stage(self, found: Found) -> Staged | str:
        try:
            with found.path.open("rb") as stream:
                return self.desk.vault.stage(stream)
        except EvidenceAtRisk as error:
            return error.what
        except OSError as error:
            return f"It can't be read: {reason(error)}."

    def _store(self, staged: list[tuple[Found, Staged | str]]) -> str | None:
        """Announce, store and seal; returns why nothing of it was sealed, if the disk refused."""
        received = [(one, item) for one, item in staged if isinstance(item, Staged)]
        try:
            with self.desk.store.writing():
                fresh = {item.digest: item for one, item in received if self._announce(one, item)}
            with self.desk.store.writing():
                self._keep(fresh)
        except EvidenceAtRisk as error:
            return error.what
        return None

    def _announce(self, found: Found, item: Staged) -> bool:
        """Log that the file was received, where that says something new; True when its bytes are to be stored."""
        digest, metadata = item.digest, {**self.said, "path": as_text(found.path)}
        known = self.desk.store.given.holds(digest)
        receipt = self.held.setdefault(digest, Receipt())
        if not known:
            original = Original(digest, item.size_bytes)
            self.desk.log(acts.ANNOUNCED, [digest], acts.announced(original, found.name, metadata))
        elif not receipt.knows(found.name, self.said):
            self.desk.log(acts.RECEIVED_AGAIN, [digest], acts.received_again(digest, found.name, metadata))
        receipt.take(found.name, self.said)
        return not known or not self.desk.vault.holds(digest)

    def _keep(self, fresh: Mapping[str, Staged]) -> None:
        """Store and seal in one transaction, so that no other run takes the files for those of a killed one."""
        for original in self.desk.vault.keep_all(fresh.values()):
            if self.desk.store.given.holds(original.digest):
                self.restored.add(original.digest)
            else:
                _seal(self.desk, original)
                self.new.add(original.digest)

    def _outcome(self, found: Found, item: Staged | str) -> Added:
        path = as_text(found.path)
        if isinstance(item, str):
            return Added(path, REFUSED, why=item)
        if item.digest not in self.new:
            restored = (
                "Its bytes were missing from the case and are stored again." if item.digest in self.restored else None
            )
            return Added(path, ALREADY_HELD, item.digest, restored)
        self.new.discard(item.digest)
        opened = make(self.desk, Original(item.digest, item.size_bytes), self.held[item.digest], self.read)
        return Added(path, SEALED_UNREAD if opened.why else ADDED, item.digest, opened.why)
