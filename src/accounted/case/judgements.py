"""`case.judgements`: what people decided, and recording one more, on whatever a case holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from accounted.case.asked_dates import with_dates
from accounted.case.claims import TextOf
from accounted.case.correcting import check_spelling, corrected
from accounted.case.describing import DESCRIBE, described
from accounted.case.desk import Desk
from accounted.case.joining import SAME, SPLIT, spelled_out
from accounted.case.making import check_made
from accounted.case.places import LOCATE, check_location
from accounted.case.recording import record
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
from accounted.case.subjects import check_there, kind_of, missing, named
from accounted.case.withdrawing import withdrawn
from accounted.errors import BadInput, MadeShelfStale, UnknownCode
from accounted.model import Claim, Judgement, content_id, verdict, vocabulary
from accounted.model.judgement import READ_BY_HAND, check_changes
from accounted.publication.gate import CONFIDENTIAL, COVERS, records_covered, stretch_of

UNDO, CORRECT, MOVE, GRAPHIC, MARK = "undo", "correct", "move", "graphic", "contradict"
DEFAULT_LEVEL = "restricted"


class Judgements:
    """The judgements of a case, first made first; nothing ever leaves the list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __iter__(self) -> Iterator[ListedJudgement]:
        """Every judgement with what has become of it: `holds`, `undone`, `orphaned`, `does_not_fit`."""
        judgements = self._desk.store.hand.judgements()
        yield from self._listed(judgements, judgements)

    def latest(self, offset: int, limit: int) -> tuple[list[ListedJudgement], int]:
        """Some of the judgements, the last one first; and how many there are in all."""
        judgements = self._desk.store.hand.judgements()
        some = judgements[::-1][offset : offset + limit]
        return list(self._listed(some, judgements)), len(judgements)

    def of_ids(self, ids: Collection[str]) -> list[ListedJudgement]:
        """The judgements of these ids, first made first."""
        judgements = self._desk.store.hand.judgements()
        return list(self._listed([one for one in judgements if one.id in ids], judgements))

    def states(self, ids: Collection[str]) -> dict[str, str | None]:
        """What has become of the judgements of these ids."""
        return {one.judgement.id: one.state for one in self.of_ids(ids)}

    def _listed(self, some: Sequence[Judgement], judgements: Sequence[Judgement]) -> Iterator[ListedJudgement]:
        """Some of all judgements, each with what has become of it."""
        taken, gone, unfit = undone(judgements), self._gone(some), self._unfit(some, judgements)
        for one in some:
            if one.id in taken:
                state: str | None = UNDONE
            elif one.verdict == UNDO:
                state = HOLDS
            elif gone is None:
                state = None
            else:
                lost = not gone.isdisjoint(one.targets) and gone.issuperset(records_covered(one))
                state = ORPHANED if lost else DOES_NOT_FIT if one.id in unfit else HOLDS
            yield ListedJudgement(one, state)

    def __getitem__(self, id: str) -> Judgement:
        """The judgement of that id."""
        return self._desk.store.hand.judgement(id)

    def graphic(self) -> dict[str, Judgement]:
        """The claims whose passages somebody marked as graphic, each with the judgement that holds."""
        held = self._desk.store.hand.judgements(verdicts=(GRAPHIC, UNDO))
        taken = undone(held)
        return {claim: one for one in held if one.verdict == GRAPHIC and one.id not in taken for claim in one.targets}

    def withdrawn(self) -> dict[str, Judgement]:
        """The documents and lists that somebody took back, by id, each with the judgement that holds."""
        return withdrawn(self._desk)

    def on(self, id: str) -> list[ListedJudgement]:
        """The history of one thing: every judgement that names it, and every undoing of one of these."""
        about, found, judgements = {id}, list[Judgement](), self._desk.store.hand.judgements()
        for one in judgements:
            if not about.isdisjoint(one.targets):
                about.add(one.id)
                found.append(one)
        return list(self._listed(found, judgements))

    def _gone(self, judgements: Sequence[Judgement]) -> frozenset[str] | None:
        """The ids that are judged and name nothing any more; None while the made shelf can't tell."""
        try:
            check_made(self._desk)
        except MadeShelfStale:
            return None
        ids = {id: None for one in judgements for id in (*one.targets, *records_covered(one))}
        return frozenset(missing(self._desk, ids))

    def _unfit(self, some: Sequence[Judgement], judgements: Sequence[Judgement]) -> frozenset[str]:
        """The ids of corrections among some judgements that their claims, as they are read now, can no longer take."""
        asked = {id for one in some if one.verdict == CORRECT for id in one.targets}
        if not asked:
            return frozenset()
        standing = standing_by_claim(judgements)
        corrections = [id for id in asked if id in standing]
        claims = self._desk.store.made.claims_of(corrections)
        on = (judged(claim, standing[claim.id], _text_of(self._desk, claim)) for claim in claims)
        return frozenset(one.id for claim in on for one in claim.unfit)


def judge(desk: Desk, said: str, ids: Sequence[str], by: str, why: str, changes: Mapping[str, str]) -> Judgement:
    """Record a judgement in hand and in the log, both or neither, after a look at what it is on.

    Raises:
        UnknownCode: there is no such verdict.
        NotFound: an id names nothing in the case.
        BadInput: the verdict is for other things, or sets what they can't have; nothing was recorded.
    """
    code, targets = _code(said), _targets(ids)
    check_changes(changes)
    changes = described(changes) if code == DESCRIBE else with_dates(changes)
    if code == READ_BY_HAND:
        raise BadInput("A claim that you read is added otherwise.", None, "Use:  accounted claim add")
    if code in (SAME, SPLIT):
        targets, changes = spelled_out(desk, code, targets, changes)
    verdict(code).check_on(map(kind_of, targets))
    verdict(code).check_sets({key: value for key, value in changes.items() if key != COVERS})
    if code != UNDO:
        check_made(desk)
    check_there(desk, targets)
    if code == UNDO:
        _check_undo(desk, targets)
    if code == MOVE and ("incident" in changes) == any(kind_of(one) == "incident" for one in targets):
        raise BadInput("'move' goes to one place.", None, "Name the incident, or use --set incident=none.")
    if code == CORRECT:
        _check_corrections(desk, targets, changes)
    if code == LOCATE:
        check_location(changes)
    if code == MARK:
        _check_one_incident(desk, targets)
    sets = _confidence(desk, targets, changes) if code == CONFIDENTIAL else dict(changes)
    with desk.store.writing():
        before = undone(desk.store.hand.judgements())
        judgement = record(desk, code, targets, by, why, sets)
        if code in (UNDO, DESCRIBE):
            _make_anew(desk, before, judgement)
    return judgement


def _make_anew(desk: Desk, before: frozenset[str], judgement: Judgement) -> None:
    """Make the documents anew that are described otherwise now, or in which a claim read by hand comes or goes."""
    from accounted.case.adding_by_hand import remake

    held = desk.store.hand.judgements()
    changed = before ^ undone(held) | {judgement.id}
    about = [one for one in held if one.id in changed and one.verdict in (READ_BY_HAND, DESCRIBE)]
    remake(desk, [id for one in about for id in one.targets if kind_of(id) == "document"])


def _code(said: str) -> str:
    """The code of a verdict as typed."""
    code, known = str(said).replace("-", "_"), vocabulary("verdicts").codes
    if code not in known:
        raise UnknownCode("verdicts", said, (verdict(one).said for one in known))
    return code


def _targets(ids: Sequence[str]) -> tuple[str, ...]:
    if not all(isinstance(one, str) for one in ids):
        raise BadInput("An id is no text.", None, "Ids are in:  accounted claims, accounted judgements")
    targets = tuple(map(named, ids))
    if len({*targets}) < len(targets):
        raise BadInput("An id is named twice.", None, "Name each one once.")
    return targets


def _check_undo(desk: Desk, ids: Sequence[str]) -> None:
    taken = undone(desk.store.hand.judgements())
    for id in ids:
        if id in taken:
            do = "To bring it back, undo the undoing:  accounted judgements"
            raise BadInput("This judgement is undone already.", id, do)


def _check_one_incident(desk: Desk, ids: Sequence[str]) -> None:
    """Two claims contradict each other about one incident; what is about another can't be set against it."""
    from accounted.case.case import Case

    homes = Case(desk).memory.shelf().homes(ids)
    incidents = {homes[id].incident if id in homes else None for id in ids}
    if len(incidents) > 1 or None in incidents:
        what = "The two claims are not about one incident, so neither is set against the other."
        raise BadInput(what, " ".join(ids), "See:  accounted incidents  Move one first:  accounted judge move")


def _check_corrections(desk: Desk, ids: Sequence[str], changes: Mapping[str, str]) -> None:
    standing = standing_by_claim(desk.store.hand.judgements())
    for claim in desk.store.made.claims_of(ids):
        text = _text_of(desk, claim)
        now = judged(claim, standing.get(claim.id, ()), text).claim
        check_spelling(claim, changes)
        _check_part_of(desk, corrected(now, changes, text), standing)


def _check_part_of(desk: Desk, claim: Claim, standing: Mapping[str, Sequence[Judgement]]) -> None:
    """A claim that another is made a part of must be there, and be no part of that one itself, by whatever steps."""
    whole = getattr(claim, "part_of", None)
    if whole is None:
        return
    if whole == claim.id:
        raise BadInput("A claim can't be a part of itself.", claim.id, "Name the claim of the whole.")
    desk.store.made.claim(whole)
    if claim.id in _wholes(desk, whole, standing):
        raise BadInput("That claim is a part of this one already.", str(whole), "Correct that one first.")


def _wholes(desk: Desk, id: str, standing: Mapping[str, Sequence[Judgement]]) -> set[str]:
    """The claims that a claim is a part of, as people left them: that which it names, that which this one names, and so
    on."""
    found: set[str] = set()
    steps = list(desk.store.made.claims_of([id]))
    while steps:
        read = steps.pop()
        claim = judged(read, standing.get(read.id, ()), _text_of(desk, read)).claim
        whole = getattr(claim, "part_of", None)
        if whole is not None and whole not in found:
            found.add(whole)
            steps += desk.store.made.claims_of([whole])
    return found


def _confidence(desk: Desk, ids: Sequence[str], changes: Mapping[str, str]) -> dict[str, str]:
    """What an order sets: its level, and the stretches of text that it covers from now on, whatever is read there."""
    if COVERS in changes:
        raise BadInput("What an order covers follows from what it is on.", "--set", "Leave it out.")
    from accounted.case.case import Case
    from accounted.case.gating import covered

    covers = [*sorted(stretch_of(claim) for claim in desk.store.made.claims_of(ids)), *covered(Case(desk), ids)]
    return {"level": DEFAULT_LEVEL, **changes, **({COVERS: " ".join(covers)} if covers else {})}


def _text_of(desk: Desk, claim: Claim) -> TextOf:
    return TextOf(desk, content_id("document", claim.source.digest))
