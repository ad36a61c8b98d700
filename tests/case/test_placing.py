"""Two exports to one place at once: under its name lies one of them, whole, and nothing is left beside it."""

import os
from pathlib import Path

import pytest

from accounted import Case
from accounted.case.placing import beside, put_in_place
from accounted.errors import BadInput, CaseIsBusy
from accounted.vault.lock import Lock


def written(temporary: Path, what: str) -> None:
    temporary.mkdir()
    (temporary / "one").write_text(what)
    (temporary / "two").write_text(what)


def test_a_place_that_another_export_writes_to_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "out"
    with beside(place) as first:
        written(first, "a")
        for _ in range(2):  # a second and a third; none tidies the first away
            with pytest.raises(CaseIsBusy, match="Another export to this place"), beside(place):
                pass
        put_in_place(first, place)
    with beside(place) as next_one:
        written(next_one, "b")
        put_in_place(next_one, place)
    assert {path.name: path.read_text() for path in place.iterdir()} == {"one": "b", "two": "b"}
    assert list(tmp_path.iterdir()) == [place]


def test_what_a_killed_export_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".out.77.part").mkdir()
    (tmp_path / ".out.lock").touch()  # the lock file of one that was killed is held by nobody
    with beside(tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_where_the_disk_knows_no_locks_each_export_has_a_name_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path) -> None:
        raise OSError

    monkeypatch.setattr(Lock, "take", refused)
    place = tmp_path / "out"
    with beside(place) as first, beside(place) as second:  # before either wrote
        assert first != second
        written(first, "a")
        written(second, "b")
        put_in_place(first, place)
        put_in_place(second, place)
    assert {path.name: path.read_text() for path in place.iterdir()} == {"one": "b", "two": "b"}
    assert list(tmp_path.iterdir()) == [place]


def test_a_pipe_and_a_folder_that_holds_one_are_never_read_nor_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with Case.new(tmp_path / "case", "T") as case:
        case.export("csv", tmp_path / "tables")
        os.mkfifo(tmp_path / "tables" / "pipe")
        for format, place in (("jsonl", "pipe"), ("csv", "tables")):
            with pytest.raises(BadInput, match="no earlier export"):
                case.export(format, tmp_path / place)
    assert (tmp_path / "tables" / "pipe").is_fifo()
