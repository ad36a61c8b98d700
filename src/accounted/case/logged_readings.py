"""Readings in the log: which reader of which version read which original, and a digest over all that it made of it.

What programs make can be made again, so it is not signed itself. But who alters a figure on the made shelf, and every
digest beside it, would go unseen until the next rebuild; the log's digest shows it to any check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accounted.store.digests import Reading
from accounted.vault import Problem, acts
from accounted.vault.hearing import Heard, Read

if TYPE_CHECKING:
    from accounted.case.desk import Desk
    from accounted.model import CustodyEvent, Run


def log_reading(desk: Desk, document: str, run: Run | None) -> None:
    """Log what stands on the made shelf of a document, unless the log says so already; inside `store.writing()`.

    Args:
        run: by which it was read; None when it was opened only.
    """
    found = desk.store.made.reading(document)
    if found is None:
        return
    if desk.last_read is None:
        desk.last_read = {one.digest: one.made for one in map(_of, desk.store.given.events(acts.READ))}
    if not (found.has_text or found.claims) and found.original not in desk.last_read:
        return  # nothing could ever be read of it
    if desk.last_read.get(found.original) == found.digest:
        return
    desk.log(acts.READ, [found.original], acts.read(found.original, found.claims, found.digest, run))
    desk.last_read[found.original] = found.digest


def _of(event: CustodyEvent) -> Read:
    return Read.told(event.seq, event.payload)


@dataclass(slots=True)
class _Told:
    """What the log tells of one original's readings: the digest of the last, and those before."""

    last: str = ""
    before: set[str] = field(default_factory=set)

    def take(self, one: Read) -> None:
        self.before.add(self.last)
        self.last = one.made


def compare(desk: Desk, heard: Heard) -> tuple[list[Problem], list[str]]:
    """What on the made shelf is not what the log says was read; use it inside `store.reading()`."""
    later = map(_of, desk.store.given.events_after(heard.events, acts.READ))
    return compared((*heard.read, *later), desk.store.given.sealed_by(), desk.store.made.readings())


def compared(
    told_of: Iterable[Read], sealed: Mapping[str, int], readings: Iterable[Reading]
) -> tuple[list[Problem], list[str]]:
    """Problems and notes: what stands on the made shelf, held against what the log tells of.

    What a power cut takes from the made shelf, which waits for no disk, is a note: it stands at an earlier reading that
    the log knows. So is what was read by a version that logged no readings.
    """
    told, first = dict[str, _Told](), 0
    for one in told_of:
        told.setdefault(one.digest, _Told()).take(one)
        first = first or one.seq
    problems, earlier, unlogged = list[Problem](), 0, 0
    for found in readings:
        known = told.get(found.original)
        if known is None:
            if found.claims and first and sealed.get(found.original, 0) > first:
                what = "Claims stand in the case for an original that the log says nothing was read in."
                problems.append(Problem("store_damaged", f"{what} Run: accounted rebuild", found.original))
            unlogged += found.has_text
        elif found.digest == known.last:
            continue
        elif found.digest in known.before:
            earlier += 1
        else:
            what = "What stands in the case of this original is not what the log says was read in it."
            problems.append(Problem("store_damaged", f"{what} Run: accounted rebuild", found.original))
    return problems, list(_notes(earlier, unlogged))


def _notes(earlier: int, unlogged: int) -> Iterator[str]:
    if earlier:
        yield (
            f"Of {earlier:,} originals an earlier reading stands in the case than the last one logged, as after a"
            " power cut; accounted rebuild reads them again."
        )
    if unlogged:
        yield (
            f"Of {unlogged:,} originals no reading is in the log: they were read by a version that logged none."
            " accounted rebuild logs them."
        )
