"""Recording a claim that a person reads, and making it; taking it back, and unmaking it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accounted.case.asked_dates import with_dates
from accounted.case.by_hand import OF_THE_CLAIM, claim_by_hand
from accounted.case.describing import receipts_of
from accounted.case.desk import Desk
from accounted.case.making import Waiting, check_made, make_all, runs_for
from accounted.case.readers import RULES, Readings, choices
from accounted.case.recording import record
from accounted.errors import BadInput
from accounted.model import Document, Judgement
from accounted.model.judgement import READ_BY_HAND, check_changes


def add_claim(
    desk: Desk, opened: Document, text: str, start: int, end: int, fate: str, by: str, why: str,
    values: Mapping[str, str],
) -> Judgement:  # fmt: skip
    """Record a count that a person reads between two offsets, and make it; both or neither.

    Raises:
        BadInput: no words stand there, the number is not clear, or the claim is there already; nothing was recorded.
    """
    check_made(desk)
    check_changes(values)
    if foreign := [key for key in values if key in OF_THE_CLAIM and key != "amount.exact"]:
        raise BadInput(f"{foreign[0]!r} is given in its own place.", "--set", "Leave it out.")
    sets = {**with_dates(values), "fate": fate}
    claim = claim_by_hand(opened, text, start, end, sets, by)
    if next(desk.store.made.claims_of([claim.id]), None):
        do = "Accept or correct it:  accounted judge"
        raise BadInput("This claim is there already.", claim.id, do)
    words = {"start": str(start), "end": str(end), "exact": text[start:end], **sets}
    with desk.store.writing():
        judgement = record(desk, READ_BY_HAND, (opened.id, claim.id), by, why, words)
        remake(desk, [opened.id])
    return judgement


def remake(desk: Desk, documents: Iterable[str]) -> None:
    """Make documents again with the claims that people read in them now; nobody is asked anything."""
    held, chosen = receipts_of(desk), choices(desk)
    done = desk.store.made.run_ids()
    for id in sorted({*documents}):
        original = desk.store.given.original(desk.store.made.document(id).digest)
        one = Waiting(original, held[original.digest], opened=True)
        read = runs_for(original.digest, chosen.get(original.digest, RULES))[1].id in done
        ((_, made),) = make_all(desk, [one], Readings(desk, None), read)
        if made.unanswered or made.lost:
            raise BadInput(made.why or "The document can't be made.", id, "See what is wrong:  accounted verify")
