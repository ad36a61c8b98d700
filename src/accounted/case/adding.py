"""Adding originals: sealed batch by batch, then opened and read. An `Added` comes once its bytes are durable."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accounted.case.apart import confining, pool
from accounted.case.describing import receipts_of
from accounted.case.desk import Desk
from accounted.case.fetched import fetched
from accounted.case.folders import is_case, is_part_of_a_case
from accounted.case.making import Asked, is_outdated, keep, make_all, opened_by_pool, waiting
from accounted.case.opening import Opening
from accounted.case.readers import Readings
from accounted.case.sealing import Item, Sealing, finish_interrupted
from accounted.case.unpacking import found_inside, half_unpacked, note_unpacked
from accounted.case.walk import Found, as_text, walk
from accounted.case.withdrawing import withdrawn
from accounted.errors import EvidenceAtRisk
from accounted.intake.media import CSV, TSV
from accounted.model import Original, Table, content_id

if TYPE_CHECKING:
    from accounted.reading import Reader

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


def add(
    desk: Desk,
    paths: Iterable[Path],
    said: Mapping[str, str],
    read: bool,
    reader: Reader | None = None,
    addresses: Iterable[str] = (),
) -> Iterator[Added]:
    """Seal, open and read the files at and under the paths, and what is found inside them; then what was left unread.

    Addresses of the web are fetched first, and what came of each is sealed.

    Only what the paths name is read by the reader that is wanted, and only about that may it ask anybody.
    """
    finish_interrupted(desk)
    cleared = _clear_outdated(desk)
    unread = {one.digest: one.why for one in desk.store.made.documents() if one.why}
    sealing = Sealing(desk, said, receipts_of(desk), unread, taken_back=withdrawn(desk))
    reading = _Reading(desk, sealing, Readings(desk, reader, may_ask=True), read)
    found = [*fetched(desk, addresses), *_without_skipped(desk, walk(paths, is_case, is_part_of_a_case))]
    yield from reading.of(found)
    if found and not confining.has_bubblewrap():
        desk.tell(pool().walls)
    if read or cleared:
        _make_waiting(desk, read, reading.unanswered)


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
        size_bytes += _size(one)
        if len(batch) >= BATCH_FILES or size_bytes >= BATCH_BYTES:
            yield batch
            batch, size_bytes = [], 0
    if batch:
        yield batch


def _size(found: Found) -> int:
    if found.held is not None:
        return len(found.held)
    try:
        return found.path.stat().st_size
    except OSError:
        return 0


class _Reading:
    """The reading of what one `add` seals; `unanswered` holds the digests whose reader got no answer."""

    def __init__(self, desk: Desk, sealing: Sealing, readings: Readings, read: bool) -> None:
        self._desk, self._sealing, self._readings, self._read = desk, sealing, readings, read
        self.unanswered: set[str] = set()
        self._again = self._to_read_again() if read and readings.wanted else set()
        self._batches: deque[list[Found]] = deque()
        self._fresh: dict[str, bool] = {}
        self._left: dict[str, int] = {}

    def of(self, found: list[Found]) -> Iterator[Added]:
        """What became of each file and of what is inside it, in order, while the next ones are in the works."""
        self._batches.extend(_batches(found))
        done, known = 0, len(found)
        left = [(self._as_found(one), one) for one in half_unpacked(self._desk)]
        for one, _, opened in opened_by_pool(
            self._desk, [((one, held), self._asked(held, False)) for one, held in left]
        ):
            known += self._unpack(one[0], one[1].digest, opened)
        while self._batches:
            for item, asked, opened in opened_by_pool(self._desk, self._sealed()):
                done += 1
                self._desk.step(item[0].name, done, known)
                yield self._added(item, asked, opened)
                known += self._unpack(item[0], asked.original.digest if asked else "", opened)

    def _sealed(self) -> Iterator[tuple[Item, Asked | None]]:
        """The files sealed batch by batch, each with what is to be opened of it."""
        while self._batches:
            files = self._batches.popleft()
            items = self._sealing.seal(files)
            self._note_unpacked(items)
            for item in items:
                yield item, self._wanted(item)

    def _wanted(self, item: Item) -> Asked | None:
        """What is to be opened of a file that was sealed; nothing of what could not be, or is held and read already."""
        _, sealed = item
        if isinstance(sealed, str):
            return None
        digest = sealed.digest
        if digest not in self._sealing.new and digest not in self._again:
            return None
        fresh = digest in self._sealing.new
        self._sealing.new.discard(digest)  # the same bytes under a second path are held already
        self._again.discard(digest)
        self._fresh[digest] = fresh
        return self._asked(Original(digest, sealed.size_bytes), self._read)

    def _asked(self, original: Original, read: bool) -> Asked:
        there = read and self._readings.by_rules(original.digest)
        return Asked(original, self._sealing.held[original.digest], there)

    def _unpack(self, around: Found, container: str, opened: Opening | None) -> int:
        """Queue what was found inside an original; returns how many they are."""
        if opened is None or not opened.inside:
            return 0
        inside = list(found_inside(around, container, opened.inside))
        self._left[container] = len(inside)
        self._batches.extendleft(list(_batches(inside))[::-1])
        return len(inside)

    def _note_unpacked(self, items: list[Item]) -> None:
        """Log of each container whose last insides were just sealed that it is unpacked."""
        for one, sealed in items:
            if one.within and (
                one.why or not isinstance(sealed, str)
            ):  # what the disk refused is tried again next time
                container = one.within.container
                self._left[container] -= 1
                if not self._left[container]:
                    note_unpacked(self._desk, container)

    def _as_found(self, original: Original) -> Found:
        return Found(Path(self._sealing.held[original.digest].name))

    def _added(self, item: Item, asked: Asked | None, opened: Opening | None) -> Added:
        """What became of a file that was sealed, or could not be."""
        found, sealed = item
        path = found.shown
        if isinstance(sealed, str):
            return Added(path, REFUSED, why=sealed)
        if asked is None or opened is None:
            return Added(path, ALREADY_HELD, sealed.digest, _of_held(self._sealing, sealed.digest))
        digest, new = sealed.digest, self._fresh[sealed.digest]
        kept = self._kept(asked, opened)
        if isinstance(kept, str):
            return Added(path, SEALED_UNREAD, digest, kept)
        if kept.why:
            return Added(path, SEALED_UNREAD, digest, kept.why)
        return Added(path, ADDED if new else ALREADY_HELD, digest, self._said(digest, kept, new))

    def _to_read_again(self) -> set[str]:
        """The originals held that the reader that is wanted has not read."""
        wanted, held = self._readings.wanted, self._sealing.held
        other = {digest for digest in held if wanted and not self._readings.choice(digest).is_of(wanted)}
        return other | {one.original.digest for one in waiting(self._desk)}

    def _kept(self, asked: Asked, opened: Opening) -> Opening | str:
        """The original kept as it was opened and read; a sentence where what was read could not be kept."""
        try:
            kept = keep(self._desk, asked, opened, self._readings, self._read)
        except EvidenceAtRisk as error:
            said = error.what.rstrip(".")
            return f"It is sealed, but what was read from it could not be kept ({said}); accounted rebuild reads it."
        if kept.unanswered:
            self.unanswered.add(asked.original.digest)
        return kept

    def _said(self, digest: str, opened: Opening, new: bool) -> str | None:
        """What is to be said of an original that was read: what of it was refused, and that its reader changed."""
        read = f"It is read by the reader {self._readings.choice(digest).reader!r} now." if not new else None
        held = _of_held(self._sealing, digest) if not new else None
        listed = _LISTED if new and any(map(_of_persons, opened.document.tables)) else None
        tables = opened.document.tables if new and opened.document.media_type in TYPED else ()
        odd = next(filter(None, map(_of_headings, tables)), None)
        return " ".join(filter(None, (held, read, opened.refused, odd, listed))) or None


TYPED = (CSV, TSV)
"""Tables whose cells are told apart by a sign that somebody may have typed as part of a heading."""

_LISTED = "It looks like a list of persons. To link its rows, take it as one:  accounted list add FILE"


def _of_persons(table: Table) -> bool:
    from accounted.linkage.mapping import looks_like_persons

    return len(table.rows) > 1 and looks_like_persons([cell.text for cell in table.rows[0]])


def _of_headings(table: Table) -> str | None:
    """What is to be said of a table whose first row has more or fewer cells than most others."""
    usual = Counter(len(row) for row in table.rows[1:]).most_common(1)
    if not usual or len(table.rows[0]) == usual[0][0]:
        return None
    return (
        f"Its first row has {len(table.rows[0])} cells and most others have {usual[0][0]}, so figures may stand under"
        " wrong headings, or be missed: a comma within a title or a heading needs quotation marks around it."
    )


def _of_held(sealing: Sealing, digest: str) -> str | None:
    """What is to be said of an original that the case held before: lost bytes, new words about it, why it is unread."""
    why = sealing.unread.get(digest)
    said = [
        "Its bytes were missing from the case and are stored again." if digest in sealing.restored else None,
        sealing.told.get(digest),
        f"It is not read. {why}" if why else None,
        _taken_back(sealing, digest),
    ]
    return " ".join(filter(None, said)) or None


def _taken_back(sealing: Sealing, digest: str) -> str | None:
    """That a person took the document back, so that adding it again alone makes nothing of it count."""
    judgement = sealing.taken_back.get(content_id("document", digest))
    if judgement is None:
        return None
    undo = f"accounted judge undo {judgement.id} --by NAME --why TEXT"
    return f"It was taken back by {judgement.by} and counts nowhere. To bring it back:  {undo}"


def _make_waiting(desk: Desk, read: bool, unanswered: Container[str]) -> None:
    """Read what waits, each by the reader chosen for it, and ask nobody; what just got no answer goes on waiting."""
    todo = [one for one in waiting(desk) if one.original.digest not in unanswered and (read or not one.opened)]
    made = [one for one, opened in make_all(desk, todo, Readings(desk), read) if not opened.why]
    if made and read:
        were = "document was" if len(made) == 1 else "documents were"
        desk.tell(f"{len(made):,} {were} read that waited for it, or came in a new way.")
