"""What goes out of a case: its records, taken through the publication gate before anything is made of them.

Comparisons are made anew from the claims that pass, so that no figure, speaker or range rests on what stays in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from accounted.case import comparing
from accounted.case.decisions_out import decisions_out
from accounted.case.gating import gate_of
from accounted.case.making import as_read, check_made
from accounted.case.persons_out import kept_back, persons_out, records_kept_in
from accounted.case.registers import lists_ever
from accounted.case.rows_of_lists import alone, in_rows_of_lists
from accounted.case.ruling import reviewed, rule_named
from accounted.case.standing import JudgedClaim
from accounted.case.withdrawing import withdrawn
from accounted.errors import EvidenceAtRisk
from accounted.model import CustodyEvent, Document
from accounted.publication import ACCOUNTS, ROWS, AsOf, Gate, LeftOut, Released, Selection
from accounted.vault import acts

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.case.desk import Desk
    from accounted.comparison import Compared, Comparison

CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an export is to be given: ranges under these counting rules and no others, and what of persons it says.

    Args:
        compare: whether anything is set side by side; without it there are no figures and no views.
        persons: whether it writes the persons of the register.
        shown: what of `KEPT_BACK` it says of persons, `ROWS` where it quotes rows of lists, and `ACCOUNTS` where it
            names who sealed an original by the user account.
    """

    rules: tuple[str, ...] = ()
    compare: bool = True
    persons: bool = False
    shown: frozenset[str] = frozenset()


def selected(case: Case, wanted: Wanted) -> Selection:
    """All of the case that may leave it, as far as it is wanted.

    Raises:
        MadeShelfStale: the case is not read whole.
        EvidenceAtRisk: a claim no longer quotes its document, so that nothing may leave.
    """
    desk = case.desk
    check_made(desk)
    settle(case)
    with desk.store.reading():
        gate = gate_of(case)
        claims, documents, originals = tuple(case.claims), tuple(case.documents), desk.store.given.originals()
        rows = in_rows_of_lists(desk, [one.claim for one in claims])
        free_to_pass = [one for one in claims if gate.passes_claim(one.claim)]
        passing = [one for one in free_to_pass if ROWS in wanted.shown or not rows(one.claim)]
        graphic = case.judgements.graphic()
        released = tuple(_released(one, gate, one.claim.id in graphic, rows(one.claim)) for one in passing)
        passed = tuple(one for one in as_read(desk, documents) if gate.passes_document(one))
        free = tuple(one for one in originals if gate.passes_original(one.digest))
        staying = {one.claim.id for one in claims} - {one.claim.id for one in released}
        decisions, held = decisions_out(case, gate, staying, {one.claim.id for one in released})
        _check_quotes(desk, passed, released)
        compared = _compared(case, gate, released, passed) if wanted.compare else None
        differing = {one.claim.id for one in passing if one.disputed}
        comparisons = [
            replace(one, disputed=tuple(sorted(differing & {*one.claims})))
            for one in (compared.comparisons if compared else ())
        ]
        return Selection(
            title=case.title, software=f"accounted {version('accounted')}", claims=released, documents=passed,
            figures=tuple(it.to_dict() for it in comparisons), views=_views(compared) if compared else {},
            ruled=_ruled(wanted.rules, comparisons, passing),
            judgements=decisions, originals=free, bytes_of=_bytes_of(desk),
            custody=_custody(desk, ACCOUNTS in wanted.shown), withdrawn=_taken_back(desk), as_of=_as_of(desk),
            overlap=lambda: case.persons.overlap(gate.passes).rows(),
            persons=lambda: persons_out(case, gate, wanted.shown), shown=wanted.shown,
            left_out=LeftOut(
                claims_of_lists=len(free_to_pass) - len(passing),
                kept_back=kept_back(case, wanted.shown) if wanted.persons else (),
                claims=len(claims) - len(free_to_pass), documents=len(documents) - len(passed),
                originals=len(originals) - len(free), judgements=held, records=records_kept_in(case, gate),
                persons=sum(id.startswith("person-") for id in gate.ids),
            ),
        )  # fmt: skip


def _taken_back(desk: Desk) -> frozenset[str]:
    """The documents and lists that were taken back, and the documents that such a list is."""
    gone = withdrawn(desk)
    return frozenset(gone) | {one.document for one in lists_ever(desk).values() if one.id in gone}


def _released(one: JudgedClaim, gate: Gate, graphic: bool, of_a_list: bool) -> Released:
    """The claim as it may leave; around one in a row of a list stand other cells, which say more of the person."""
    wire = one.to_dict()
    reviews = tuple(wire.get("reviews", ()))
    claim, read = ((alone if of_a_list else gate.trimmed)(it) for it in (one.claim, one.read))
    return Released(claim, read, wire["judged"], reviews, one.disputed, graphic)


def settle(case: Case) -> None:
    """Bring the comparison up to date where judgements may stand on it, before a block that only reads asks of them."""
    if case.desk.store.hand.judgements():
        case.memory.shelf()


def _compared(case: Case, gate: Gate, claims: Iterable[Released], documents: Iterable[Document]) -> Compared:
    """The comparison of what may leave, and of nothing else."""
    given = list(claims)
    rejected = [one.claim.id for one in given if one.rejected]
    return comparing.compared_of(case.desk, [one.claim for one in given], documents, case.title, rejected, gate)


def _views(compared: Compared) -> dict[str, Any]:
    return {name: view.to_dict() for name, view in comparing.views_of(compared).items()}


def _check_quotes(desk: Desk, documents: Iterable[Document], claims: Iterable[Released]) -> None:
    """Refuse to let anything out when words that a claim quotes do not stand in its document."""
    by_digest: dict[str, list[Released]] = {}
    for one in claims:
        by_digest.setdefault(one.claim.source.digest, []).append(one)
    for document in documents:
        text = desk.store.made.text(document.id) if document.digest in by_digest else ""
        for one in by_digest.get(document.digest, ()):
            if any(text[start:end] != exact for start, end, exact in one.claim.spans()):
                what = "A claim quotes words that its document does not hold there; nothing was exported."
                raise EvidenceAtRisk(what, one.claim.id, "See what is wrong:  accounted verify")


def _ruled(
    rules: Iterable[str], comparisons: Sequence[Comparison], claims: Iterable[JudgedClaim]
) -> tuple[dict[str, Any], ...]:
    """The range of each incident under each of the rules."""
    if not (names := list(dict.fromkeys(rules))):
        return ()
    from accounted.comparison.rules import under

    chosen, held = [rule_named(name) for name in names], list(claims)
    by_id, accepted = {one.claim.id: one.claim for one in held}, reviewed(held)
    return tuple(under(rule, it, by_id, accepted).to_dict() for rule in chosen for it in comparisons)


def _bytes_of(desk: Desk) -> Callable[[str], Iterator[bytes]]:
    def pieces(digest: str) -> Iterator[bytes]:
        running = hashlib.sha256()
        with desk.vault.open(digest) as stream:
            while piece := stream.read(CHUNK_BYTES):
                running.update(piece)
                yield piece
        if digest != f"sha256:{running.hexdigest()}":
            what = "The bytes of an original are no longer those that were sealed; nothing was exported."
            raise EvidenceAtRisk(what, digest, "See what is wrong:  accounted verify")

    return pieces


def _custody(desk: Desk, accounts: bool) -> Callable[[str], Sequence[CustodyEvent]]:
    """The events about each original; judgements are not among them, since they have a list of their own.

    On whose disk and in which folders a file lay is nobody's business but of who added it, nor is the user account,
    unless it is asked for. An event's hash is still that of its line in the log.
    """

    @cache
    def about() -> dict[str, list[CustodyEvent]]:
        found: dict[str, list[CustodyEvent]] = {}
        for event in desk.store.given.events():
            if event.kind not in (acts.JUDGED, acts.EXPORTED, acts.READ):
                actor = event.actor if accounts else ""
                outside = replace(_without_path(event), actor=actor)
                for ref in event.refs:
                    found.setdefault(ref, []).append(outside)
        return found

    return lambda digest: tuple(about().get(digest, ()))


def _without_path(event: CustodyEvent) -> CustodyEvent:
    metadata = event.payload.get("metadata")
    if not isinstance(metadata, Mapping) or "path" not in metadata:
        return event
    kept = {key: value for key, value in metadata.items() if key != "path"}
    return replace(event, payload={**event.payload, "metadata": kept})


def _as_of(desk: Desk) -> AsOf | None:
    offset = 0
    while some := desk.store.given.latest(offset, 10):
        for event in some:
            if event.kind not in acts.OF_THE_LOG:
                return AsOf(event.seq, event.time, event.hash)
        offset += len(some)
    return None
