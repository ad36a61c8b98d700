"""What of a selection stands on a site that anybody may read.

Two things are in every other export and not here: documents that were taken back as added by mistake, with what was
read in them and decided about that; and what people told of an original's way, since it names who handed it on. Where
persons of lists live, and the numbers of their papers, stand here only where somebody asked for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accounted.model import CustodyEvent, content_id
from accounted.publication.selection import KEPT_BACK, Decision, Selection, Wire

__all__ = ["public"]

WITHDRAW, HOLDS, ORPHANED = "withdraw", "holds", "orphaned"
CUSTODY_TOLD = "custody_told"
"""The event that says from whom an original came, and how."""


def public(selection: Selection) -> Selection:
    """The selection as it may stand on a public site."""
    back = selection.withdrawn | {
        id for one in selection.judgements
        if one.judgement.verdict == WITHDRAW and one.state == HOLDS for id in one.judgement.targets
    }  # fmt: skip
    gone = {one.id for one in selection.documents if one.id in back}
    claims = tuple(it for it in selection.claims if content_id("document", it.claim.source.digest) not in back)
    gone |= {it.claim.id for it in selection.claims} - {it.claim.id for it in claims}

    kept_back = [field for field in KEPT_BACK if field not in selection.shown]

    def persons() -> Iterator[Wire]:
        for one in selection.persons():
            yield {**one, "records": [{**it, **dict.fromkeys(kept_back)} for it in one["records"]]}

    def custody(digest: str) -> tuple[CustodyEvent, ...]:
        return tuple(one for one in selection.custody(digest) if one.kind != CUSTODY_TOLD)

    documents = tuple(one for one in selection.documents if one.id not in gone)
    taken_back = len(selection.documents) - len(documents)
    return replace(
        selection, claims=claims, documents=documents, custody=custody, persons=persons,
        judgements=tuple(_about_what_stays(selection.judgements, gone)),
        left_out=replace(selection.left_out, taken_back=taken_back),
    )  # fmt: skip


def _about_what_stays(decisions: Sequence[Decision], gone: set[str]) -> Iterator[Decision]:
    """The decisions about nothing that is gone, first made first; undoing one that is left out is left out as well.

    Where something is gone, so is what stands on nothing any more: it may have been said of that.
    """
    left = set(gone)
    for one in decisions:
        stands = not gone or one.state != ORPHANED
        if stands and left.isdisjoint(one.judgement.targets):
            yield one
        else:
            left.add(one.judgement.id)
