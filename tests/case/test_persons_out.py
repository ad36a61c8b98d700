"""The register leaves the case as a table of persons: names as written, and a fate only where somebody says it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from accounted import Case

NORTH = "rec_id,Имя,Фамилия,Возраст,Село\n1,Вугар,Алиев,42,Новлар\n2,Севиль,Алиева,39,Новлар\n"
PRESS = "full_name,age,place,fate\nVugar Aliyev,42,Novlar,killed\nAna Sol,50,Novlar,\n"
NOTE = "Police said that 52 people were killed in Orvale. Ana Berg, 41, was killed at the school in Orvale.\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    for name, text in {"north.csv": NORTH, "press.csv": PRESS, "note.txt": NOTE}.items():
        (tmp_path / name).write_text(text, "utf-8")
    made = Case.new(tmp_path / "case")
    made.add_list(tmp_path / "north.csv")
    made.add_list(tmp_path / "press.csv")
    list(made.add([tmp_path / "note.txt"], publisher="The Orvale Post"))
    return made


def rows(case: Case, out: Path) -> list[dict[str, str]]:
    case.export("csv", out)
    with (out / "persons.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_record_stands_with_its_person_and_who_says_what(case: Case, tmp_path: Path) -> None:
    found = {row["name"]: row for row in rows(case, tmp_path / "out")}
    assert found.keys() == {"Вугар Алиев", "Севиль Алиева", "Vugar Aliyev", "Ana Sol", "Ana Berg"}
    one, other = found["Вугар Алиев"], found["Vugar Aliyev"]
    assert one["person"] == other["person"]
    assert one["names"] == other["names"] == "Вугар Алиев; Vugar Aliyev"
    assert one["certainty"] in ("certain", "very likely", "likely", "more likely than not", "uncertain")
    assert (one["list"], one["document_name"], one["place"], one["age"]) == ("north", "north.csv", "Новлар", "42")
    # A list that says no fate says none: nobody is presumed dead.
    assert (one["fate"], one["said_by"], found["Ana Sol"]["fate"]) == ("", "", "")
    assert (other["fate"], other["said_by"]) == ("killed", "press")
    named = found["Ana Berg"]
    assert (named["list"], named["fate"], named["carried_by"]) == ("documents", "killed", "The Orvale Post")
    assert named["claim"].startswith("claim-")
    assert named["certainty"] == "one record"

    case.export("jsonl", tmp_path / "case.jsonl")
    told = [json.loads(line) for line in (tmp_path / "case.jsonl").read_text("utf-8").splitlines()]
    assert sum(len(one["records"]) for one in told if one["schema"] == "registered/1") == 5
    case.export("xlsx", tmp_path / "case.xlsx")
    assert load_workbook(tmp_path / "case.xlsx")["persons"].max_row == 6


def test_who_is_confidential_stays_in(case: Case, tmp_path: Path) -> None:
    records = {one.values.get("full_name") or one.values["surname"]: one for one in case.persons.records}
    solo = next(one for one in case.persons if one.person.names == ("Ana Sol",))
    claim = records["Ana Berg"].values["claim"]
    case.judge("confidential", [records["Алиев"].id, solo.person.id, claim], by="Ana", why="At risk")
    out = rows(case, tmp_path / "out")
    assert {row["name"] for row in out} == {"Севиль Алиева", "Vugar Aliyev"}
    left = next(row for row in out if row["name"] == "Vugar Aliyev")
    assert (left["names"], left["certainty"]) == ("Vugar Aliyev", "one record")
    held = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))["accounted"]["left_out"]
    assert (held["records"], held["persons"]) == (2, 1)

    north = next(one.id for one in case.documents if one.name == "north.csv")
    case.judge("confidential", north, by="Ana", why="The list was given in confidence")
    assert {row["name"] for row in rows(case, tmp_path / "again")} == {"Vugar Aliyev"}


def test_a_case_without_persons_exports_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Police said that 52 people were killed.\n", "utf-8")
    case = Case.new(tmp_path / "case")
    list(case.add([tmp_path / "a.txt"]))
    assert rows(case, tmp_path / "out") == []
