"""Writing a judgement down, in hand and in the log, both or neither."""

from __future__ import annotations

from collections.abc import Mapping

from accounted.case.desk import Desk
from accounted.model import Judgement
from accounted.vault import acts


def record(
    desk: Desk, code: str, targets: tuple[str, ...], by: str, why: str, sets: Mapping[str, str]
) -> Judgement:  # fmt: skip
    """The judgement, recorded; whether it may be was looked at before."""
    with desk.store.writing():
        seq = desk.store.given.head()[0] + 1
        judgement = Judgement(code, targets, by, why, desk.hands.clock(), seq, dict(sets))
        desk.log(acts.JUDGED, [judgement.id, *targets], acts.judged(judgement))
        desk.store.hand.add(judgement)
    return judgement
