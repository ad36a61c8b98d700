"""Adding originals: sealed batch by batch, then opened and read. An `Added` comes once its bytes are durable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accounted.case.desk import Desk
from accounted.case.folders import is_case, is_part_of_a_case
from accounted.case.making import is_outdated, make, make_all, waiting
from accounted.case.receipts import Receipt, receipts
from accounted.case.sealing import Item, Sealing, finish_interrupted
from accounted.case.walk import Found, as_text, walk
from accounted.errors import EvidenceAtRisk
from accounted.model import Original, content_id

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
            "path": self.path, "digest": self.digest, "document": self.document,
            "outcome": self.outcome, "why": self.why,
        }  # fmt: skip


def add(desk: Desk, paths: Iterable[Path], said: Mapping[str, str], read: bool) -> Iterator[Added]:
    """Seal, open and read the files at and under the paths; then read what earlier runs left unread."""
    finish_interrupted(desk)
    cleared = _clear_outdated(desk)
    unread = {one.digest: one.why for one in desk.store.made.documents() if one.why}
    sealing = Sealing(desk, said, receipts(desk.store.given.events()), unread)
    found = _without_skipped(desk, walk(paths, is_case, is_part_of_a_case))
    done = 0
    for files in _batches(found):
        for item in sealing.seal(files):
            done += 1
            desk.step(item[0].name, done, len(found))
            yield _added(sealing, item, read)
    if read or cleared:
        _make_waiting(desk, read)


def _clear_outdated(desk: Desk) -> bool:
    if not is_outdated(desk):
        return False
    desk.tell("What was read here was read by another version; all of it is read again.")
    with desk.store.writing():
        desk.store.made.clear()
    return True


def _without_skipped(desk: Desk, found: Iterable[Found]) -> list[Found]:
    kept = []
    desk.left_out.clear()
    for one in found:
        if one.skipped:
            desk.left_out.append(as_text(one.path))
            desk.tell(f"{as_text(one.path)}: {one.why}")
        else:
            kept.append(one)
    return kept


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


def _added(sealing: Sealing, item: Item, read: bool) -> Added:
    found, sealed = item
    path = as_text(found.path)
    if isinstance(sealed, str):
        return Added(path, REFUSED, why=sealed)
    digest = sealed.digest
    if digest not in sealing.new:
        return Added(path, ALREADY_HELD, digest, _of_held(sealing, digest))
    sealing.new.discard(digest)  # the same bytes under a second path are held already
    why = _make(sealing.desk, Original(digest, sealed.size_bytes), sealing.held[digest], read)
    return Added(path, SEALED_UNREAD if why else ADDED, digest, why)


def _of_held(sealing: Sealing, digest: str) -> str | None:
    """What is to be said of an original that the case held before: lost bytes, new words about it, why it is unread."""
    why = sealing.unread.get(digest)
    said = [
        "Its bytes were missing from the case and are stored again." if digest in sealing.restored else None,
        sealing.told.get(digest),
        f"It is not read. {why}" if why else None,
    ]
    return " ".join(filter(None, said)) or None


def _make(desk: Desk, original: Original, receipt: Receipt, read: bool) -> str | None:
    """Open and read a sealed original; returns what stood in the way."""
    try:
        return make(desk, original, receipt, read).why
    except EvidenceAtRisk as error:
        said = error.what.rstrip(".")
        return f"It is sealed, but what was read from it could not be kept ({said}); accounted rebuild reads it."


def _make_waiting(desk: Desk, read: bool) -> None:
    wanted = [one for one in waiting(desk) if read or not one.opened]
    made = [one for one, opened in make_all(desk, wanted, read) if not opened.why]
    if made and read:
        were = "document was" if len(made) == 1 else "documents were"
        desk.tell(f"{len(made):,} {were} read that waited for it, or came in a new way.")
