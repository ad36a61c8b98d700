"""What was added by mistake is taken back by a judgement: it stays, counts nowhere, and comes back with the undo."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from accounted import Case
from accounted.cli.render import hit_lines
from accounted.errors import BadInput, NotFound

NORTH = "rec_id,full_name,age\n1,Vugar Aliyev,42\n2,Sevil Aliyeva,39\n3,Ana Sol,50\n"
PRESS = "full_name,age\nVugar Aliyev,42\nNils Lund,61\n"
NOTE = "Police said that 52 people were killed in Orvale. Ana Berg, 41, was killed at the school in Orvale.\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    for name, text in {"north.csv": NORTH, "press.csv": PRESS, "note.txt": NOTE}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return Case.new(tmp_path / "case")


def test_a_list_that_says_the_same_as_another_is_told_and_taken_back(case: Case, tmp_path: Path) -> None:
    assert case.add_list(tmp_path / "north.csv").same_as == ()
    assert case.add_list(tmp_path / "press.csv").same_as == ()
    # The same bytes under another name, and the same rows saved anew.
    again = case.add_list(tmp_path / "north.csv", "northern")
    (tmp_path / "saved-anew.csv").write_text(NORTH.replace("\n", "\r\n"), "utf-8", newline="")
    anew = case.add_list(tmp_path / "saved-anew.csv")
    assert (again.same_as, anew.same_as) == (("north",), ("north", "northern"))
    (said,) = (one for one in case.estimate(models=["chao"]).to_dict()["warnings"] if "row for row" in one)
    assert "north, northern, saved-anew" in said
    before = len(case.persons.records)

    taken = case.judge("withdraw", [again.id, anew.id], by="Rosa", why="Added three times")
    assert case.persons.list_names == ["north", "press"]
    assert len(case.persons.records) == before - 6
    assert not any("row for row" in one for one in case.estimate(models=["chao"]).to_dict()["warnings"])
    told = {one.kept.name: one.withdrawn for one in case.persons.lists_with_state}
    assert [name for name, one in told.items() if one] == ["northern", "saved-anew"]
    with pytest.raises(BadInput, match="was taken back by Rosa"):
        case.add_list(tmp_path / "north.csv", "northern")

    case.judge("undo", taken.id, by="Rosa", why="It was right")
    assert len(case.persons.records) == before
    case.rebuild()
    assert len(case.persons.records) == before


def test_a_record_that_is_gone_is_named(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "north.csv")
    (tmp_path / "north.csv").write_text(NORTH.replace("3,Ana Sol,50\n", ""), "utf-8")
    told = case.add_list(tmp_path / "north.csv").to_dict()
    assert (told["gone"], [one["full_name"] for one in told["gone_records"]]) == (1, ["Ana Sol"])


def test_a_document_that_is_taken_back_counts_nowhere_and_stays(case: Case, tmp_path: Path) -> None:
    list(case.add([tmp_path / "note.txt"]))
    (document,) = case.documents
    whole, persons = case.figures().to_dict(), len(list(case.persons))
    assert [row["low"]["value"] for row in whole["rows"] if row["fate"] == "killed" and not row["group"]] == [52]
    claim = next(one.claim.id for one in case.claims if one.claim.kind == "count")
    case.judge("accept", claim, by="Ben", why="It says so")

    taken = case.judge("withdraw", document.id, by="Rosa", why="Another case")
    assert case.comparisons() == () or not case.figures().to_dict()["rows"]
    assert all(one.rejected for one in case.claims)
    assert not any(one.disputed for one in case.claims)
    assert {one.claim.id for one in case.claims.page(state="reject").claims} == {one.claim.id for one in case.claims}
    assert case.claims[claim].to_dict()["judged"]["verdict"] == "withdraw"
    assert (persons, list(case.persons)) == (1, [])
    assert [one.id for one in case.documents] == [document.id]
    assert case.verify().ok
    with Case.open(shutil.copytree(tmp_path / "case", tmp_path / "copy")) as copy:
        copy.rebuild()
        assert all(one.rejected for one in copy.claims)

    case.judge("undo", taken.id, by="Rosa", why="This case after all")
    assert case.figures().to_dict() == whole
    with pytest.raises(NotFound):
        case.judge("withdraw", "list-00", by="Rosa", why="No such list")
    with pytest.raises(BadInput, match="is a judgement on"):
        case.judge("withdraw", claim, by="Rosa", why="A claim is rejected")


def test_what_was_taken_back_sets_no_place_and_nobody_hears_who_published_it(case: Case, tmp_path: Path) -> None:
    texts = {
        "hall.txt": "Seven people were killed in Orvale on 4 May 1931, the mayor said.\n",
        "late.txt": "Eight people were killed in Orvale on 4 May 1931, the clerk said.\n",
        "stray.txt": "Trains run again in Orvale, which was shelled on 4 May 1931.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    list(case.add([tmp_path / "hall.txt"], publisher="Coast Radio"))
    list(case.add([tmp_path / "late.txt"], publisher="The Eastern Post"))
    before, incidents = case.figures().to_dict(), case.incidents().to_dict()
    (stray,) = list(case.add([tmp_path / "stray.txt"], publisher="Railway Gazette"))
    assert case.incidents().to_dict() != incidents  # it is one more document that speaks of the place
    case.judge("withdraw", str(stray.document), by="Rosa", why="Another case")
    assert case.incidents().to_dict() == incidents
    assert {**case.figures().to_dict(), "rejected": []} == before
    told = [one.id for one in case.documents if one.name == "late.txt"]
    taken = case.judge("withdraw", told, by="Rosa", why="Another case")
    alone = case.figures().to_dict()
    assert [row["high"]["value"] for row in alone["rows"]] == [7]
    assert "Eastern Post" not in str(alone["silent"])
    case.rebuild()
    assert case.figures().to_dict() == alone
    case.judge("undo", taken.id, by="Rosa", why="This case after all")
    assert {**case.figures().to_dict(), "rejected": []} == before


def test_the_register_follows_a_person_claim_that_is_no_longer_rejected(case: Case, tmp_path: Path) -> None:
    list(case.add([tmp_path / "note.txt"]))
    named = [one.claim.id for one in case.claims if one.claim.kind == "person"]
    before = len(case.persons.records)
    assert before == len(named) > 0
    rejected = case.judge("reject", named, by="Rosa", why="No name")
    assert case.persons.records == []
    case.judge("undo", rejected.id, by="Rosa", why="A name after all")
    assert len(case.persons.records) == before


def test_a_search_says_which_of_its_hits_was_taken_back(case: Case, tmp_path: Path) -> None:
    (added,) = list(case.add([tmp_path / "note.txt"]))
    (hit,) = case.search("Orvale")
    assert "taken_back" not in hit.to_dict()
    case.judge("withdraw", str(added.document), by="Rosa", why="Another case")
    (hit,) = case.search("Orvale")
    assert hit.to_dict()["taken_back"] is True
    assert hit_lines(hit)[0].endswith(", taken back")
