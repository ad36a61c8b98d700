"""What of a selection stands on a site that anybody may read.

Two things are in every other export and not here: documents that were taken back as added by mistake, with what was
read in them and decided about that; and of the persons on lists the numbers of their papers and their addresses, by
which a relative or a witness can be found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accounted.model import content_id
from accounted.publication.selection import Decision, Selection, Wire

__all__ = ["KEPT_BACK", "public"]

WITHDRAW, HOLDS, ORPHANED = "withdraw", "holds", "orphaned"
KEPT_BACK = ("identifier", "address")
"""What records say of a person and no public page repeats."""


def public(selection: Selection) -> Selection:
    """The selection as it may stand on a public site."""
    back = selection.withdrawn | {
        id for one in selection.judgements
        if one.judgement.verdict == WITHDRAW and one.state == HOLDS for id in one.judgement.targets
    }  # fmt: skip
    gone = {one.id for one in selection.documents if one.id in back}
    claims = tuple(it for it in selection.claims if content_id("document", it.claim.source.digest) not in back)
    gone |= {it.claim.id for it in selection.claims} - {it.claim.id for it in claims}

    def persons() -> Iterator[Wire]:
        for one in selection.persons():
            yield {**one, "records": [{**it, **dict.fromkeys(KEPT_BACK)} for it in one["records"]]}

    return replace(
        selection, claims=claims, documents=tuple(one for one in selection.documents if one.id not in gone),
        judgements=tuple(_about_what_stays(selection.judgements, gone)), persons=persons,
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
