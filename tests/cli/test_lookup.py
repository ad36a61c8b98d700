"""`accounted lookup`: a figure as somebody types it, found also where its own sentence names no place."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Accounted, here

NOTES = {
    "a": ("1999-01-02", "Dorvel is quiet again. The mayor said that 35 people had been killed."),
    "b": ("1999-01-05", "In Dorvel, 35 people were killed on 1 January 1999, the governor said."),
    "c": ("1999-02-01", "Winter came early. In Lisk, 35 people were killed on 3 May 1998, the doctor said."),
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    here("new", tmp_path / "case")
    for name, (published, text) in NOTES.items():
        (tmp_path / f"{name}.txt").write_text(text)
        here("add", tmp_path / f"{name}.txt", "--published", published, "--case", tmp_path / "case")
    return tmp_path / "case"


@pytest.fixture
def accounted() -> Accounted:
    return here


@pytest.mark.parametrize("asked", [("35", "killed", "Dorvel"), ("35 killed Dorvel",)])
def test_a_figure_is_found_by_its_place_or_where_it_names_none_by_its_document(
    accounted: Accounted, case: Path, asked: tuple[str, ...]
) -> None:
    found = accounted("lookup", *asked, "--json", "--case", case).json
    assert [one["said_by"]["name"] for one in found["statements"]][:2] == ["The mayor", "the governor"]
    assert found["since"] == "1999-01-02"
    assert not accounted("lookup", "35 killed winter", "--json", "--case", case).json["statements"]


def test_what_was_taken_back_gives_no_figure_and_is_not_the_earliest(accounted: Accounted, case: Path) -> None:
    documents = accounted("documents", "--json", "--case", case).lines
    first = next(one["id"] for one in documents if one["name"] == "a.txt")
    accounted("judge", "withdraw", first, "--by", "A. Reviewer", "--why", "Added twice.", "--case", case)
    found = accounted("lookup", "35 killed Dorvel", "--json", "--case", case).json
    assert found["statements"][0]["said_by"]["name"] == "the governor"
    assert "a.txt" not in {one["document"]["name"] for one in found["statements"]}
    assert found["since"] == "1999-01-05"
    shown = accounted("figures", "--case", case).out
    assert shown.count("rejected claim") == 1


def test_dozens_is_not_the_number_twenty_four(accounted: Accounted, case: Path, tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(
        "Dozens of people were killed in Dorvel. The mayor said that 24 people were killed."
    )
    accounted("add", tmp_path / "d.txt", "--case", case)
    found = accounted("lookup", "24", "--json", "--case", case).json
    assert [one["amount"]["exact"] for one in found["statements"]] == ["24"]


def test_an_incident_split_off_says_what_it_keeps(accounted: Accounted, case: Path) -> None:
    first = accounted("incidents", "--json", "--case", case).json["incidents"][0]
    split = ("judge", "split", first["id"], first["claims"][0], "--by", "A. Reviewer", "--why", "Another.")
    said = accounted(*split, "--set", "title=Apart", "--case", case).out
    assert "keeps the place and the period" in said
    rename = next(line.split() for line in said.splitlines() if "judge rename" in line)
    set = ("--set", "place=none", "--set", "period=none", "--by", "A. Reviewer", "--why", "Another.")
    assert accounted(*rename[1:4], *set, "--case", case).status == 0
    kept = [*split, "--set", "place=Lisk", "--set", "period=1998-05-03"]
    assert "keeps" not in accounted(*kept, "--case", case).out
