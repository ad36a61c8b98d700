"""The index of the log: what is about one thing is found at once, and never other than the log has it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import verify_case
from accounted.case.desk import Desk
from accounted.store import mentions

MANY = 200


def digest(number: int) -> str:
    return f"sha256:{number:064x}"


def log(desk: Desk, numbers: range) -> None:
    with desk.store.writing():
        desk.log_all(("received_again", [digest(it), digest(it // 2)], {"name": f"{it}.txt"}) for it in numbers)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case whose log is long and indexed, and goes on behind what is indexed."""
    monkeypatch.setattr(mentions, "WORTH_IT", MANY // 2)
    with Case.new(tmp_path / "case", "T") as case:
        log(case.desk, range(MANY))
        case.desk.store.index_log()
        log(case.desk, range(MANY, MANY + 20))
        case.checkpoint()
    return tmp_path / "case"


def proved(case: Case, number: int) -> list[int]:
    return [one.event.seq for one in case.prove(digest(number))]


def without_index(folder: Path, *numbers: int) -> list[list[int]]:
    with closing(sqlite3.connect(folder / "made.db")) as made:
        made.execute("DELETE FROM mention")
        made.commit()
    with Case.open(folder) as case:
        return [[one.seq for one in case.desk.store.given.events_on(digest(number))] for number in numbers]


@pytest.mark.parametrize("number", [0, 1, 7, 105, MANY - 1, MANY + 3])
def test_it_finds_what_looking_through_the_log_finds(folder: Path, number: int) -> None:
    with Case.open(folder) as case:
        found = proved(case, number)
    assert [found] == without_index(folder, number)
    assert found


def test_it_goes_on_where_it_ended(folder: Path) -> None:
    with Case.open(folder) as case:
        before = proved(case, 7)
        log(case.desk, range(MANY))
        case.checkpoint()
        assert len(proved(case, 7)) == 2 * len(before)
    assert verify_case(folder).ok


def test_where_it_finds_nothing_the_log_is_looked_through(folder: Path) -> None:
    with Case.open(folder) as case:
        before = proved(case, 7)
    with closing(sqlite3.connect(folder / "made.db")) as made:
        made.execute("DELETE FROM mention WHERE ref <> ''")
        made.commit()
    with Case.open(folder) as case:
        assert proved(case, 7) == before


@pytest.mark.parametrize(
    "change", ["DELETE FROM mention WHERE ref = ''", "UPDATE mention SET seq = 'x' WHERE ref = ''"]
)
@pytest.mark.parametrize("grown", [0, MANY])
def test_where_it_does_not_say_how_far_it_goes_it_is_made_anew(folder: Path, change: str, grown: int) -> None:
    with Case.open(folder) as case:
        log(case.desk, range(MANY + 20, MANY + 20 + grown))
        case.checkpoint()
    with closing(sqlite3.connect(folder / "made.db")) as made:
        made.execute(change)
        made.commit()
    with Case.open(folder) as case:
        held = [one.seq for one in case.desk.store.given.events_on(digest(7))]
        assert proved(case, 7) == held
    assert [held] == without_index(folder, 7)


CHANGES = {
    "an event hidden": "DELETE FROM mention WHERE seq = 20",
    "an event slipped in": "INSERT INTO mention VALUES ('000000000007', 30, 0)",
    "another place": "UPDATE mention SET place = 5 WHERE seq = 20 AND place = 1",
    "another ref": "UPDATE mention SET ref = '0000000000ff' WHERE seq = 20 AND place = 1",
    "the extent alone is gone": "DELETE FROM mention WHERE ref = ''",
    "a longer extent": "UPDATE mention SET seq = seq + 9 WHERE ref = ''",
    "an extent that is no number": "UPDATE mention SET seq = 'x' WHERE ref = ''",
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_altered_in_it_is_found(folder: Path, change: str) -> None:
    assert verify_case(folder).ok
    with closing(sqlite3.connect(folder / "made.db")) as made:
        made.execute(CHANGES[change])
        made.commit()
    problems = verify_case(folder).problems
    assert [one.kind for one in problems] == ["store_damaged"]
    assert "index of the log" in problems[0].what


def test_nothing_is_proved_that_the_log_does_not_name(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "made.db")) as made:
        made.execute("INSERT INTO mention VALUES ('000000000007', 30, 0)")
        made.commit()
    with Case.open(folder) as case:
        found = proved(case, 7)
    assert found
    assert 30 not in found
    assert [found] == without_index(folder, 7)
