"""A new case is there whole or not at all, and one that was stopped on the way is finished by the next try."""

from pathlib import Path

import pytest

from accounted import Case
from accounted.case import desk, is_case
from accounted.errors import CannotStore, CaseExists
from accounted.language import fold
from accounted.store import Store
from tests.journeys.conftest import here


def test_a_disk_that_refuses_the_first_event_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise CannotStore("The disk is full; nothing was stored.")

    (tmp_path / "there").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(desk.Desk, "log", full)
        for name in ("there", "not there yet"):
            with pytest.raises(CannotStore):
                Case.new(tmp_path / name, "T")
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]
    assert Case.new(tmp_path / "there", "T").title == "T"


def test_a_case_that_was_killed_before_its_first_event_is_finished(tmp_path: Path) -> None:
    Store.create(tmp_path / "case", fold=fold).close()
    (tmp_path / "case" / "case.db.new-99").write_bytes(b"")
    with Case.new(tmp_path / "case", "A title") as case:
        assert (case.title, case.verify().ok) == ("A title", True)
    with pytest.raises(CaseExists):
        Case.new(tmp_path / "case", "Another title")
    assert Case.open(tmp_path / "case").title == "A title"


def test_a_damaged_case_is_not_taken_for_an_unfinished_one(tmp_path: Path) -> None:
    (tmp_path / "case.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(CaseExists):
        Case.new(tmp_path, "T")
    assert is_case(tmp_path)


def test_a_case_inside_another_is_said_to_be(tmp_path: Path) -> None:
    assert "inside another case" not in here("new", tmp_path / "case").out
    ended = here("new", tmp_path / "case" / "inner")
    assert (ended.status, f"inside another case: {tmp_path / 'case'}" in ended.out) == (0, True)
