"""What a person marked confidential stays in, with all that quotes its words."""

from dataclasses import replace

import pytest

from accounted.model import Judgement, Passage, Span
from accounted.publication.gate import COVERS, Gate, stretch_of
from tests.comparison.statements import document, said

TEXT = "Nine were killed. Twelve were injured. Thirty were captured."
NOTE = document("note.txt")
KILLED, INJURED, CAPTURED = (said(NOTE, TEXT.lower().replace(number, digits), digits) for number, digits in (
    ("nine", "9"), ("twelve", "12"), ("thirty", "30")))  # fmt: skip


def order(*targets: str, verdict: str = "confidential", seq: int = 1, **changes: str) -> Judgement:
    sets = {"level": "restricted", **changes} if verdict == "confidential" else {}
    return Judgement(verdict, targets, "N. N.", "a witness", "2026-01-01T00:00:00Z", seq, sets)


def test_without_orders_everything_passes() -> None:
    gate = Gate.kept_by([order(KILLED.id, verdict="accept")])
    assert gate.passes_claim(KILLED)
    assert gate.passes_document(NOTE)
    assert gate.passes_original(NOTE.digest)
    assert gate.trimmed(KILLED) == KILLED


@pytest.mark.parametrize("named", [NOTE.id, NOTE.digest])
def test_a_confidential_document_stays_in_with_all_its_claims(named: str) -> None:
    gate = Gate.kept_by([order(named)])
    assert not gate.passes_document(NOTE)
    assert not gate.passes_original(NOTE.digest)
    assert not any(map(gate.passes_claim, (KILLED, INJURED, CAPTURED)))
    assert gate.passes_claim(said(document("another.txt"), TEXT.replace("Nine", "9"), "9"))


def test_a_confidential_claim_takes_its_words_with_it() -> None:
    gate = Gate.kept_by([order(INJURED.id, **{COVERS: stretch_of(INJURED)})])
    assert [gate.passes_claim(one) for one in (KILLED, INJURED, CAPTURED)] == [True, False, True]
    assert gate.passes_document(NOTE)
    assert not gate.passes_original(NOTE.digest)  # a copy of the file would hold the words
    found_anew = replace(INJURED, id="", fate=replace(INJURED.fate, code="missing"))
    assert found_anew.id != INJURED.id
    assert not gate.passes_claim(found_anew)


def test_the_text_around_a_passage_is_cut_back_to_what_may_be_seen() -> None:
    start, end = 100, 130
    passage = Passage(start, end, "x" * 30, "abcdefghij", "klmnopqrst")
    claim = KILLED.with_changes(passage=passage)
    digest = claim.source.digest
    for covered, prefix, suffix in (
        ((50, 94), "efghij", "klmnopqrst"),
        ((50, 100), "", "klmnopqrst"),
        ((0, 10), "abcdefghij", "klmnopqrst"),
        ((130, 140), "abcdefghij", ""),
        ((133, 140), "abcdefghij", "klm"),
        ((900, 950), "abcdefghij", "klmnopqrst"),
    ):
        trimmed = Gate(stretches={digest: (covered,)}).trimmed(claim).passage
        assert (trimmed.prefix, trimmed.suffix) == (prefix, suffix), covered
        assert trimmed.exact == passage.exact


def test_what_a_claim_quotes_elsewhere_counts_too() -> None:
    named = said(NOTE, "A guard spoke. He said 9 were killed.", "9", "A guard")
    cue_at = replace(named.said_by, cue=_span(0, "A guard"))
    gate = Gate(stretches={NOTE.digest: ((0, 14),)})
    assert gate.passes_claim(named)
    assert not gate.passes_claim(named.with_changes(said_by=cue_at))


def _span(start: int, exact: str) -> Span:
    return Span(start, start + len(exact), exact)


def test_judgements_on_what_stays_in_stay_in_and_so_do_the_orders() -> None:
    first = order(KILLED.id, seq=1)
    taken_back = order(INJURED.id, seq=2)
    undoing = order(taken_back.id, verdict="undo", seq=3)
    about = order(KILLED.id, verdict="accept", seq=4)
    other = order(CAPTURED.id, verdict="accept", seq=5)
    undone = order(other.id, verdict="undo", seq=6)
    everything = [first, taken_back, undoing, about, other, undone]
    gate = Gate.kept_by([first])
    assert gate.passing(everything) == {other.id, undone.id}
