"""What was decided leaves the case only where its reason can't tell what stays in."""

from __future__ import annotations

from pathlib import Path

import pytest

from accounted import Case

CANARY = "the nurse counted twice"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    texts = {
        "mayor.txt": "The mayor of Orvale said that 52 people were killed in Orvale on 4 May 1931.\n",
        "nurse.txt": "A nurse said that 77 people were killed in Orvale on 4 May 1931. Clerks counted cattle.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    made = Case.new(tmp_path / "case")
    list(made.add([tmp_path / name for name in texts]))
    return made


def keep_nurse_in(case: Case) -> None:
    nurse = next(one for one in case.documents if one.name == "nurse.txt")
    claims = [one.claim.id for one in case.claims if one.claim.source.digest == nurse.digest]
    case.judge("confidential", claims, by="Rosa", why="At risk")


def leaving(case: Case, out: Path) -> set[str]:
    """The formats in which the reason leaves the case."""
    found = set()
    for format in ("csv", "jsonl", "site", "report-html", "bag"):
        case.export(format, out / format)
        files = (
            [out / format] if (out / format).is_file() else [one for one in (out / format).rglob("*") if one.is_file()]
        )
        found |= {format} if any(CANARY.encode() in one.read_bytes() for one in files) else set()
    return found


def test_why_a_contradiction_with_a_claim_that_stays_in_was_explained_stays_in(case: Case, tmp_path: Path) -> None:
    (row,) = case.contradictions().to_dict()["contradictions"]
    case.judge("explain", row["id"], by="Rosa", why=CANARY)
    (tmp_path / "free").mkdir()
    assert "jsonl" in leaving(case, tmp_path / "free")
    keep_nurse_in(case)
    (tmp_path / "kept").mkdir()
    assert leaving(case, tmp_path / "kept") == set()


def test_words_read_by_hand_and_undone_stay_in_with_the_words_around_them(case: Case, tmp_path: Path) -> None:
    nurse = next(one for one in case.documents if one.name == "nurse.txt")
    start = case.documents.text(nurse.id).index("77")
    case.claims.add(nurse.id, start, start + 2, fate="injured", by="Rosa", why=CANARY)
    (read,) = [one.judgement for one in case.judgements]
    case.judge("undo", read.id, by="Rosa", why="It is the same figure")
    (tmp_path / "free").mkdir()
    assert "jsonl" in leaving(case, tmp_path / "free")
    keep_nurse_in(case)
    (tmp_path / "kept").mkdir()
    assert leaving(case, tmp_path / "kept") == set()
