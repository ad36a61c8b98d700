"""Two reviewers who disagree are shown as disagreeing wherever people look, each with their own reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from accounted import Case
from accounted.cli.app import app

NOTE = "Police said that 52 people were killed in Orvale. The mayor of Orvale said that 40 people were killed.\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    made = Case.new(tmp_path / "case")
    list(made.add([tmp_path / "note.txt"]))
    return made


def of(case: Case, number: int) -> str:
    (page,) = case.claims.page(number=number).claims
    return page.claim.id


def numbers(case: Case) -> list[int]:
    return sorted(entry.amount.low or 0 for row in case.figures().rows for entry in row.entries)


@pytest.mark.parametrize("order", [("accept", "reject"), ("reject", "accept")])
def test_what_one_keeps_and_another_rejects_stays_in_the_comparison_and_is_marked(
    case: Case, order: tuple[str, str]
) -> None:
    claim = of(case, 52)
    first = case.judge(order[0], claim, by="Rosa", why="It says so")
    assert numbers(case) == ([40, 52] if order[0] == "accept" else [40])
    case.judge(order[1], claim, by="Ben", why="The UN says 31")
    assert numbers(case) == [40, 52]
    told = case.figures().to_dict()
    assert (told["disputed"], told["rejected"]) == ([claim], [])
    assert [one.claim.id for one in case.claims.page(state="disputed").claims] == [claim]
    assert not case.claims[claim].agreed
    # Settled as soon as they agree; who settles it may undo the one or the other.
    case.judge("undo", first.id, by="Cy", why="Talked it over")
    assert numbers(case) == ([40] if order[1] == "reject" else [40, 52])
    assert case.figures().to_dict()["disputed"] == []


def test_both_words_stand_at_every_door(case: Case, tmp_path: Path) -> None:
    claim = of(case, 52)
    case.judge("accept", claim, by="Rosa", why="It says so")
    case.judge("reject", claim, by="Ben", why="The UN says 31")
    case.export("report-html", tmp_path / "report.html")
    report = (tmp_path / "report.html").read_text("utf-8")
    assert "accepted by Rosa, " in report
    assert report.index(": It says so;") < report.index("rejected by Ben, ") < report.index(": The UN says 31")
    run = CliRunner().invoke
    for command in (["claims"], ["lookup", "52"], ["figures"]):
        said = " ".join(run(app, [*command, "--case", str(case.folder)]).output.split())
        assert "reviewers differ" in said, command
    assert "accepted by Rosa" in " ".join(run(app, ["claims", "--case", str(case.folder)]).output.split())
