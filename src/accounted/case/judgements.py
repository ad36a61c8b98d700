"""`case.judgements`: what people decided, and recording one more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from accounted.case.claims import TextOf
from accounted.case.correcting import check_spelling, corrected
from accounted.case.desk import Desk
from accounted.case.making import check_made
from accounted.case.standing import (
    DOES_NOT_FIT,
    HOLDS,
    ORPHANED,
    UNDONE,
    ListedJudgement,
    judged,
    standing_by_claim,
    undone,
)
from accounted.errors import BadInput, CalledWrongly, MadeShelfStale, NotFound, UnknownCode
from accounted.model import Claim, Judgement, content_id, vocabulary
from accounted.model.judgement import check_changes
from accounted.vault import acts

ON_CLAIMS, UNDO = ("accept", "reject", "correct"), "undo"
"""The verdicts this version takes."""


class Judgements:
    """The judgements of a case, first made first; nothing ever leaves the list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __iter__(self) -> Iterator[ListedJudgement]:
        """Every judgement with what has become of it: `holds`, `undone`, `orphaned`, `does_not_fit`."""
        judgements = self._desk.store.hand.judgements()
        taken, claims = undone(judgements), self._claims(judgements)
        for one in judgements:
            yield ListedJudgement(one, UNDONE if one.id in taken else self._state(one, claims, judgements))

    def __getitem__(self, id: str) -> Judgement:
        """The judgement of that id."""
        return self._desk.store.hand.judgement(id)

    def _claims(self, judgements: Sequence[Judgement]) -> dict[str, Claim] | None:
        """The claims that are judged, by id; None while the made shelf can't tell."""
        try:
            check_made(self._desk)
        except MadeShelfStale:
            return None
        wanted = {target for one in judgements for target in one.targets}
        return {claim.id: claim for claim in self._desk.store.made.claims() if claim.id in wanted} if wanted else {}

    def _state(self, one: Judgement, claims: Mapping[str, Claim] | None, all_: Sequence[Judgement]) -> str | None:
        if one.verdict == "undo":
            return HOLDS
        if claims is None:
            return None
        if any(target not in claims for target in one.targets):
            return ORPHANED
        standing = standing_by_claim(all_)
        on = [judged(claims[target], standing[target], _text_of(self._desk, claims[target])) for target in one.targets]
        return DOES_NOT_FIT if any(one in claim.unfit for claim in on) else HOLDS


def judge(desk: Desk, verdict: str, ids: Sequence[str], by: str, why: str, changes: Mapping[str, str]) -> Judgement:
    """Record a judgement in hand and in the log, both or neither, after a look at what it is on.

    Raises:
        UnknownCode: there is no such verdict.
        CalledWrongly: the verdict is on something that this version does not judge yet.
        NotFound: an id names nothing in the case.
        BadInput: a correction sets what the claim can't have; nothing was recorded.
    """
    code = _verdict(verdict)
    _check_ids(ids)
    check_changes(changes)
    if code == UNDO:
        _check_undo(desk, ids)
    else:
        _check_claims(desk, ids, changes)
    with desk.store.writing():
        seq = desk.store.given.head()[0] + 1
        judgement = Judgement(code, tuple(ids), by, why, desk.hands.clock(), seq, dict(changes))
        desk.log(acts.JUDGED, [judgement.id, *ids], acts.judged(judgement.id))
        desk.store.hand.add(judgement)
    return judgement


def _verdict(said: str) -> str:
    """The code of a verdict as typed, if this version takes it."""
    code = str(said).replace("-", "_")
    if code in (*ON_CLAIMS, UNDO):
        return code
    if code not in vocabulary("verdicts").codes:
        raise UnknownCode("verdicts", said, (*ON_CLAIMS, UNDO))
    what = f"This version judges claims only; it can't record {said!r} yet."
    raise CalledWrongly(what, None, f"Use one of: {', '.join((*ON_CLAIMS, UNDO))}.")


def _check_ids(ids: Sequence[str]) -> None:
    if not all(isinstance(one, str) for one in ids):
        raise BadInput("An id is no text.", None, "Ids are in:  accounted claims, accounted judgements")
    if len({*ids}) < len(ids):
        raise BadInput("An id is named twice.", None, "Name each one once.")


def _check_undo(desk: Desk, ids: Sequence[str]) -> None:
    taken = undone(desk.store.hand.judgements())
    for id in ids:
        if not id.startswith("judgement-"):
            raise NotFound("Only a judgement can be undone.", id, "Its id is in:  accounted judgements")
        if desk.store.hand.judgement(id).id in taken:
            raise BadInput(
                "This judgement is undone already.", id, "To bring it back, undo the undoing:  accounted judgements"
            )


def _check_claims(desk: Desk, ids: Sequence[str], changes: Mapping[str, str]) -> None:
    check_made(desk)
    standing = standing_by_claim(desk.store.hand.judgements())
    for id in ids:
        claim = desk.store.made.claim(id)
        text = _text_of(desk, claim)
        now = judged(claim, standing.get(id, ()), text).claim
        if changes:
            check_spelling(claim, changes)
            _check_part_of(desk, corrected(now, changes, text))


def _check_part_of(desk: Desk, claim: Claim) -> None:
    """A claim that another is made a part of must be there."""
    whole = getattr(claim, "part_of", None)
    if whole == claim.id:
        raise BadInput("A claim can't be a part of itself.", claim.id, "Name the claim of the whole.")
    if whole is not None:
        desk.store.made.claim(whole)


def _text_of(desk: Desk, claim: Claim) -> TextOf:
    return TextOf(desk, content_id("document", claim.source.digest))
