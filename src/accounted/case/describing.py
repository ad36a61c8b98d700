"""What is known of documents, set or corrected after they were added: a judgement, and the documents made anew by it.

The sealed bytes and what was said when they were handed in stay; what was decided is laid over it.
"""

from __future__ import annotations

from collections.abc import Mapping

from accounted.case.correcting import NOBODY_SAID
from accounted.case.desk import Desk
from accounted.case.receipts import Receipt, checked, receipts
from accounted.case.standing import undone
from accounted.model import content_id

DESCRIBE = "describe"
NONE = "none"


def receipts_of(desk: Desk) -> dict[str, Receipt]:
    """The receipt of every original that the log names, by digest, with what people decided of it later."""
    held = receipts(desk.store.given.events())
    decided = _decided(desk)
    for digest, receipt in held.items() if decided else ():
        receipt.decided = decided.get(content_id("document", digest), {})
    return held


def described(changes: Mapping[str, str]) -> dict[str, str]:
    """What a judgement sets of a document, after a look at its form; `none` for what is taken away.

    Raises:
        BadInput: the date can't be understood, or the language is no code of two or three letters.
    """
    gone = {key for key, value in changes.items() if value.strip().lower() in NOBODY_SAID}
    kept = checked({key: value for key, value in changes.items() if key not in gone})
    return {key: NONE if key in gone else kept[key] for key in changes}


def _decided(desk: Desk) -> dict[str, dict[str, str]]:
    """What holds of each document that somebody described, by its id; empty for what was taken away."""
    judgements = desk.store.hand.judgements(verdicts=(DESCRIBE, "undo"))
    taken, decided = undone(judgements), dict[str, dict[str, str]]()
    for one in sorted(judgements, key=lambda it: it.seq):
        if one.verdict == DESCRIBE and one.id not in taken:
            for id in one.targets:
                decided.setdefault(id, {}).update({k: "" if v == NONE else v for k, v in one.changes.items()})
    return decided
