"""The demo: fifteen documents, their figures side by side, and nothing added the second time."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import Accounted, Ended, here


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    folder = tmp_path_factory.mktemp("demo") / "case"
    return folder, here("demo", "--dir", folder)


def row(folder: Path, fate: str) -> Any:
    rows = here("figures", "--json", "--case", folder).json["rows"]
    return next(row for row in rows if (row["fate"], row["group"], row["unit"]) == (fate, None, "person"))


def test_the_demo_prints_figures_and_what_to_type_next(demo: tuple[Path, Ended]) -> None:
    folder, ended = demo
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"15 documents sealed and read into {folder}.")
    assert f"accounted verify --case {folder}" in ended.out
    assert [line for line in ended.out.splitlines() if line != line.rstrip()] == []


def test_the_ends_of_the_range_are_figures_that_somebody_gives(demo: tuple[Path, Ended]) -> None:
    killed = row(demo[0], "killed")
    assert (killed["low"]["value"], killed["low"]["precision"]) == (161, "at_least")
    assert (killed["high"]["value"], killed["open_above"]) == (1000, True)
    injured = {speaker["amount"]["low"] for speaker in row(demo[0], "injured")["speakers"]}
    assert {200, 487, 1000} <= injured


def test_run_again_it_adds_nothing_and_says_so(accounted: Accounted, demo: tuple[Path, Ended]) -> None:
    folder, _ = demo
    before = accounted("figures", "--json", "--case", folder).out
    again = accounted("demo", "--dir", folder)
    assert again.out.startswith(f"All 15 documents are in {folder} already; nothing was added.")
    assert accounted("figures", "--json", "--case", folder).out == before
    assert accounted("verify", "--case", folder).status == 0


def test_every_claim_quotes_its_document(demo: tuple[Path, Ended]) -> None:
    from accounted import Case

    with Case.open(demo[0]) as case:
        for judged in case.claims:
            text = case.documents.text(judged.claim.source.digest)
            assert [text[start:end] for start, end, _ in judged.claim.spans()] == [
                exact for *_, exact in judged.claim.spans()
            ]


@pytest.mark.parametrize("title", ["Another place", "Khojaly, 26 February 1992"])
def test_nobodys_own_case_takes_in_the_demo(accounted: Accounted, tmp_path: Path, notes: Path, title: str) -> None:
    accounted("new", tmp_path / "mine", "--title", title)
    accounted("add", notes, "--case", tmp_path / "mine")
    ended = accounted("demo", "--dir", tmp_path / "mine")
    assert (ended.status, ended.out) == (2, "")
    assert "not the demo" in ended.err
    assert len(accounted("documents", "--json", "--case", tmp_path / "mine").lines) == 3


def test_a_folder_with_other_things_is_left_alone(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert accounted("demo", "--dir", tmp_path).status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
