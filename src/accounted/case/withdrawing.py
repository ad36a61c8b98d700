"""Documents and lists that were added by mistake, taken back: they stay sealed and listed, and count nowhere.

Taking back is a judgement like any other. While it holds, the claims of a document stand as if each was rejected by
it, and a list gives the register no records; undone, all is as before.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.case.desk import Desk
from accounted.case.standing import WITHDRAW, standing_by_claim, undone
from accounted.model import Judgement


def withdrawn(desk: Desk) -> dict[str, Judgement]:
    """The documents and lists that are taken back, by id, each with the judgement that holds."""
    judgements = desk.store.hand.judgements(verdicts=(WITHDRAW, "undo"))
    taken = undone(judgements)
    held = (one for one in judgements if one.verdict == WITHDRAW and one.id not in taken)
    return {id: one for one in held for id in one.targets}


def standing(desk: Desk, judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements that hold on each claim, oldest first; last, that which takes its document back."""
    found, gone = standing_by_claim(judgements), withdrawn(desk)
    for claim, document in desk.store.made.claim_ids([id for id in gone if id.startswith("document-")]).items():
        found.setdefault(claim, []).append(gone[document])
    return found
