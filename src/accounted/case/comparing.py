"""The comparison of a part of a case, as for what goes out of it: made afresh, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from accounted.case.desk import Desk
from accounted.case.standing import ON_COMPARISONS, undone
from accounted.case.views import Row, View, heaviest, soonest
from accounted.case.withdrawing import withdrawn
from accounted.model import Claim, Document

if TYPE_CHECKING:
    from accounted.comparison import Compared, Comparison
    from accounted.publication import Gate


def compared_of(
    desk: Desk, claims: Iterable[Claim], documents: Iterable[Document], title: str, rejected: Iterable[str],
    gate: Gate | None = None,
) -> Compared:  # fmt: skip
    """The comparison of some claims and documents of the case, under the judgements that hold.

    With a gate, no judgement and no word of a text takes part that does not pass it.
    """
    from accounted.comparison import compare

    gone = withdrawn(desk)
    opened, kept = [one for one in documents if one.id not in gone], [*claims]
    texts = {one.digest: desk.store.made.text(one.id) for one in opened if one.text_digest}
    judgements = desk.store.hand.judgements()
    taken = undone(judgements)
    holding = [one for one in judgements if one.verdict in ON_COMPARISONS and one.id not in taken]
    if gate is not None:
        texts = {digest: gate.masked(digest, text) for digest, text in texts.items()}
        here = {one.id for one in kept}
        foreign = {id for one in holding for id in one.targets if id.startswith("claim-") and id not in here}
        passing = gate.passing(judgements, foreign)
        holding = [one for one in holding if one.id in passing]
    return compare(kept, opened, holding, texts, title, rejected)


def views_of(compared: Compared) -> dict[str, View]:
    """The views of a comparison that is not kept, as the kept ones give them."""
    held = compared.comparisons
    origins = sorted(_rows_of("origins", held), key=heaviest)
    none = [{"claim": claim, "why": why} for claim, why in sorted(compared.gathering.none.items())]
    placed = [{"claim": claim, "why": why} for claim, why in sorted(compared.gathering.whys.items())]
    nobody = sorted({claim for it in held for claim in it.without_speaker})
    made = (
        View("incidents", tuple(one.about() for one in held), {"about_none": none, "placed": placed}),
        View("origins", tuple(origins)),
        View("timeline", tuple(sorted(_rows_of("timeline", held), key=soonest))),
        *(View(name, tuple(_rows_of(name, held))) for name in ("labels", "evidence")),
        View("speakers", tuple(_rows_of("speakers", held)), {"without_speaker": nobody}),
    )
    return {one.name: one for one in made}


def _rows_of(view: str, comparisons: Iterable[Comparison]) -> list[Row]:
    return [{**one.to_dict(), "incident": it.incident.id} for it in comparisons for one in getattr(it, view)]
