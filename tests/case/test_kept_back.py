"""What of persons on lists leaves a case only when it is asked for, and what never stands on a public site."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from accounted import Case
from accounted.errors import BadInput

LIST = (
    "No.,Name,Age,Place of residence,Place of death,Street,ID card no,Phone,E-mail,Mother's name,Notes\n"
    '1,Ana Bell,31,Hidden Hamlet,Orvale,Mill Lane 4,AB 777,+994 55 111,ana@secret.org,Vera Bell,"Her aunt said that 12'
    ' people were killed in Orvale on 4 May 1931. She hides in Lost Corner."\n'
    "2,Ben Clay,3 months,Hidden Hamlet,Orvale,Mill Lane 5,AB 778,+994 55 112,ben@secret.org,Nora Clay,\n"
)
NOTE = "Seven people were killed in Orvale on 4 May 1931, the mayor said.\n"
DOORS = ("Hidden Hamlet", "Mill Lane", "AB 777")
NEVER = ("994 55", "secret.org", "Vera Bell", "Lost Corner")
TABLES = ("csv", "xlsx", "jsonl", "site")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "dead.csv").write_text(LIST, "utf-8")
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    made = Case.new(tmp_path / "case")
    list(made.add([tmp_path / "note.txt"], publisher="Coast Radio"))
    made.add_list(tmp_path / "dead.csv")
    return made


def written(path: Path) -> str:
    """All that stands in an export, in words."""
    if path.suffix == ".xlsx":
        rows = [row for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True)]
        return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    files = [path] if path.is_file() else [one for one in sorted(path.rglob("*")) if one.is_file()]
    return "\n".join(one.read_text("utf-8") for one in files)


@pytest.mark.parametrize("format", [*TABLES, "jsonld", "ftm", "ucdp", "report-html", "overlap"])
def test_where_persons_live_and_what_else_a_row_says_stays_in(case: Case, tmp_path: Path, format: str) -> None:
    place = tmp_path / f"out.{format}"
    done = case.export(format, place)
    said = written(place)
    assert [one for one in (*DOORS, *NEVER) if one in said] == []
    told = "Of the persons on lists, the residences, addresses and numbers of papers are left out."
    assert (told in done.left_out) is (format in TABLES)
    assert done.statement["kept_back"] == (["residence", "address", "identifier"] if format in TABLES else [])


@pytest.mark.parametrize("format", TABLES)
def test_who_asks_for_it_gets_it_and_no_more(case: Case, tmp_path: Path, format: str) -> None:
    place = tmp_path / f"out.{format}"
    done = case.export(format, place, shown=["residence", "identifier"])
    said = written(place)
    assert "Hidden Hamlet" in said
    assert "AB 777" in said
    assert [one for one in ("Mill Lane", *NEVER) if one in said] == []
    assert "Of the persons on lists, the addresses are left out." in done.left_out


def test_what_cannot_be_asked_for_is_said(case: Case, tmp_path: Path) -> None:
    for format, field in (("csv", "phone"), ("ftm", "address"), ("bag", "rows")):
        with pytest.raises(BadInput):
            case.export(format, tmp_path / "out", shown=[field])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", ["csv", "jsonl", "site", "report-html"])
def test_claims_read_in_rows_about_persons_go_out_only_when_asked_for(case: Case, tmp_path: Path, format: str) -> None:
    done = case.export(format, tmp_path / f"out.{format}")
    assert done.statement["left_out"]["claims_of_lists"] == 3
    assert "in rows of lists of persons: 3 claims" in done.left_out
    said = written(tmp_path / f"out.{format}")
    assert "Her aunt" not in said
    assert "the mayor" in said
    case.export(format, tmp_path / f"all.{format}", shown=["rows"])
    asked = written(tmp_path / f"all.{format}")
    assert "Her aunt" in asked
    assert [one for one in ("994 55", "secret.org", "Vera Bell", *DOORS) if one in asked] == []


def test_figures_are_compared_without_rows_that_stay_in(case: Case, tmp_path: Path) -> None:
    case.export("jsonl", tmp_path / "case.jsonl")
    told = [json.loads(line) for line in (tmp_path / "case.jsonl").read_text("utf-8").splitlines()]
    (held,) = [one for one in told if one["schema"] == "figures/1"]
    assert [row["high"]["value"] for row in held["rows"]] == [7]


def test_from_whom_an_original_came_is_on_no_site(case: Case, tmp_path: Path) -> None:
    note = next(one for one in case.documents if one.name == "note.txt")
    case.tell_custody(note.digest, {"received_from": "Zoe Ford, a neighbour", "how": "by hand"})
    case.export("jsonl", tmp_path / "case.jsonl")
    assert "Zoe Ford" in written(tmp_path / "case.jsonl")
    case.publish(tmp_path / "site")
    assert "Zoe Ford" not in written(tmp_path / "site")


@pytest.mark.parametrize("format", ["jsonl", "jsonld", "site", "csv", "report-html"])
def test_where_a_file_lay_on_a_disk_is_in_no_export(case: Case, tmp_path: Path, format: str) -> None:
    case.export(format, tmp_path / f"out.{format}")
    assert tmp_path.name not in written(tmp_path / f"out.{format}")


def test_what_was_taken_back_is_marked_in_tables_and_counted_on_the_site(case: Case, tmp_path: Path) -> None:
    note = next(one for one in case.documents if one.name == "note.txt")
    case.judge("withdraw", note.id, by="Rosa", why="Another case")
    case.export("csv", tmp_path / "out")
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert {row["name"]: row["taken_back"] for row in csv.DictReader(file)} == {
            "note.txt": "true", "dead.csv": "false",
        }  # fmt: skip
    done = case.publish(tmp_path / "site")
    assert done.statement["left_out"]["taken_back"] == 1
    assert "1 document" in done.left_out
    assert "Nothing was left out" not in written(tmp_path / "site")
