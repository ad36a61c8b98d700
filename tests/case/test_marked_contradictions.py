"""A contradiction that the program missed is marked by a person: shown as theirs, explained or dismissed, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from accounted import Case
from accounted.cli.app import app
from accounted.errors import BadInput

NOTE = (
    "On 3 May 1999 at least 23 people were killed in the shelling of Orvale, police said. The mayor of Orvale said that"
    " 26 people were killed in the shelling.\n"
)
OTHER = "On 9 June 2004 police said that 5 people were killed in an explosion in Tarn.\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    made = Case.new(tmp_path / "case")
    list(made.add([tmp_path / "note.txt", tmp_path / "other.txt"]))
    return made


def of(case: Case, number: int) -> str:
    (page,) = case.claims.page(number=number).claims
    return page.claim.id


def rows(case: Case) -> list[dict[str, object]]:
    both = {of(case, 23), of(case, 26)}
    return [row for row in case.contradictions().rows if {*row["claims"]} == both]


def test_a_person_marks_what_the_program_takes_for_no_contradiction(case: Case) -> None:
    assert rows(case) == []
    mark = case.judge("contradict", [of(case, 23), of(case, 26)], by="Rosa", why="It corrects the 23.",
                      set={"kind": "revision"})  # fmt: skip
    (row,) = rows(case)
    assert (row["kind"], row["status"], row["by_hand"]) == ("revision", "open", mark.id)
    assert str(row["why"]).startswith("Marked by Rosa: It corrects the 23. The program says: ")
    assert "both may hold" in str(row["why"])
    figures = case.figures()
    assert not any({*one.claims} == {of(case, 23), of(case, 26)} for one in figures.not_contradictions)
    case.rebuild()
    assert rows(case) == [row]

    explained = case.judge("explain", str(row["id"]), by="Ben", why="Three died overnight.")
    assert (rows(case)[0]["status"], rows(case)[0]["judged"]) == ("explained", explained.id)
    shown = CliRunner().invoke(app, ["contradictions", "--case", str(case.folder)]).output
    assert "marked by hand" in " ".join(shown.split())

    case.judge("undo", mark.id, by="Rosa", why="No.")
    assert rows(case) == []


def test_a_mark_without_a_kind_is_a_conflict_and_what_can_not_be_is_refused(case: Case) -> None:
    case.judge("contradict", [of(case, 26), of(case, 23)], by="Rosa", why="They differ.")
    assert rows(case)[0]["kind"] == "conflict"
    with pytest.raises(BadInput, match="not about one incident"):
        case.judge("contradict", [of(case, 23), of(case, 5)], by="Rosa", why="They differ.")
    with pytest.raises(BadInput, match="is no kind"):
        case.judge("contradict", [of(case, 23), of(case, 26)], by="Rosa", why="x", set={"kind": "quarrel"})
    with pytest.raises(BadInput, match="two claims"):
        case.judge("contradict", [of(case, 23)], by="Rosa", why="x")
