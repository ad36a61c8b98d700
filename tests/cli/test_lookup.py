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
