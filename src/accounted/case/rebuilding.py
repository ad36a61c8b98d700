"""The made shelf thrown away and made again from the originals, the log and today's readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounted.case.desk import Desk
from accounted.case.judgements import Judgements
from accounted.case.keeping import bring_up_to_date
from accounted.case.making import make_all, waiting
from accounted.case.readers import Readings
from accounted.case.standing import ORPHANED

if TYPE_CHECKING:
    from accounted.reading import Reader


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How much was made; `unread` names originals that could not be read, and why; `orphaned` judgements by id.

    `lost` names those of the unread whose sealed bytes are gone or altered; `as_before` the originals that were read
    by the same reader as before, because no answers to the one that is wanted are kept for them.
    """

    documents: int
    claims: int
    unread: tuple[tuple[str, str], ...]
    orphaned: tuple[str, ...]
    lost: tuple[str, ...] = ()
    as_before: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The counts, what was not read, and the judgements that find no claim."""
        unread = [{"name": name, "why": why} for name, why in self.unread]
        return {
            "documents": self.documents, "claims": self.claims, "unread": unread, "lost": list(self.lost),
            "orphaned": list(self.orphaned), "as_before": list(self.as_before),
        }  # fmt: skip


def rebuild(desk: Desk, reader: Reader | None = None) -> Rebuilt:
    """Clear the made shelf and make it again; one that is stopped is finished by the next.

    Nobody is asked anything: a reader that asks reads from the answers that are kept.
    """
    readings, compared = Readings(desk, reader), desk.store.comparisons.state() is not None
    with desk.store.writing():
        desk.store.made.clear()
    documents = claims = 0
    unread, gone = [], []
    for one, opened in make_all(desk, waiting(desk), readings):
        documents, claims = documents + 1, claims + len(opened.claims)
        if opened.why:
            unread.append((one.receipt.name, opened.why))
        if opened.lost:
            gone.append(one.original.digest)
    if compared:  # what was kept before is kept again
        bring_up_to_date(desk, desk.store.comparisons)
    return Rebuilt(
        documents, claims, tuple(sorted(unread)), orphaned(desk), tuple(sorted(gone)), tuple(sorted(readings.as_before))
    )


def orphaned(desk: Desk) -> tuple[str, ...]:
    """The ids of judgements that hold, but find what they are on no more; they are kept."""
    return tuple(sorted(one.judgement.id for one in Judgements(desk) if one.state == ORPHANED))
