"""What was judged after the last comparison leaves the case all the same."""

from pathlib import Path

import pytest

from accounted.case import Case


@pytest.mark.parametrize("format", ["csv", "jsonl", "bag", "report-html"])
def test_a_claim_rejected_after_a_contradiction_was_dismissed_is_exported_as_rejected(
    tmp_path: Path, format: str
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "Police said that 12 people were killed in Halden on 2 May 1999. The mayor said that 30 were killed."
    )
    with Case.new(tmp_path / "case", "Halden") as case:
        list(case.add([note]))
        contradiction = case.figures().contradictions[0]
        case.judge("dismiss", [contradiction.id], by="Ana", why="Two days.")
        claim = next(one.claim for one in case.claims if one.claim.kind == "count")
        case.judge("reject", [claim.id], by="Ana", why="Misread.")
        assert case.export(format, tmp_path / "out").files
        assert {one.judgement.verdict: one.state for one in case.judgements} == {
            "dismiss": "orphaned",
            "reject": "holds",
        }
