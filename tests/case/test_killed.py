"""A program that adds is killed at any point: nothing acknowledged is lost, and it never looks like tampering."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import Hands, verify_case
from accounted.vault.keyring import Keyring
from tests.case.killing import add, checked, documents, hands, killed, points, state

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a few documents, more to add, and how it looks when nobody is killed."""
    place = tmp_path_factory.mktemp("killed")
    Case.new(place / "case", "T", hands(place)).close()
    documents(place / "few", 3)
    documents(place / "more", 12)
    with Case.open(place / "case", hands(place)) as case:
        list(case.add(place / "few"))
    shutil.copytree(place, place / "copy", ignore=shutil.ignore_patterns("copy"))
    with Case.open(place / "copy" / "case", hands(place / "copy")) as case:
        list(case.add(place / "more"))
    return place


def test_killed_at_any_point_nothing_acknowledged_is_lost_and_nothing_looks_tampered_with(
    before: Path, tmp_path: Path
) -> None:
    uninterrupted = state(before / "copy")
    for number, point in enumerate(points(3, 260, 1.0, seed=1)):
        place = tmp_path / str(number)
        shutil.copytree(before, place, ignore=shutil.ignore_patterns("copy"))
        run = killed(place, add, **point)  # type: ignore[arg-type]  # words of one kind for each case
        found = checked(place)
        assert found.problems == (), point
        with Case.open(place / "case", hands(place)) as case:
            held = {one.digest for one in case.desk.store.given.originals()}
            assert set(run.acknowledged) <= held, point
            list(case.add(place / "more"))
        assert checked(place).problems == (), point
        assert state(place) == uninterrupted, point
        shutil.rmtree(place)


def test_a_run_that_ends_while_it_signs_leaves_no_checkpoint_of_events_that_never_were(
    before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a"
    shutil.copytree(before, place, ignore=shutil.ignore_patterns("copy"))
    other = Hands(keyring=Keyring(place / "other-keys"))  # a key that the log has to introduce first
    with monkeypatch.context() as ending:
        ending.setattr(Keyring, "remember", _ends)
        with pytest.raises(KeyboardInterrupt), Case.open(place / "case", other) as case:
            case.checkpoint()
    assert verify_case(place / "case", other).problems == ()
    with Case.open(place / "case", other) as case:
        case.checkpoint()
    assert verify_case(place / "case", other).problems == ()


def _ends(*_words: object) -> None:
    raise KeyboardInterrupt


def test_a_case_whose_companions_were_lost_is_refused_or_whole(before: Path, tmp_path: Path) -> None:
    """case.db-wal and -shm belong to it; without them what was settled is there, and no half of anything."""
    place = tmp_path / "a"
    shutil.copytree(before, place, ignore=shutil.ignore_patterns("copy"))
    held = sqlite3.connect(place / "case" / "case.db")
    held.execute("SELECT count(*) FROM event").fetchone()
    for companion in (place / "case").glob("case.db-*"):
        companion.unlink()
    held.close()
    assert checked(place).ok


@pytest.mark.parametrize("part", [0.0, 0.35, 0.6, 0.99])
def test_a_database_that_was_cut_off_is_a_finding(part: float, before: Path, tmp_path: Path) -> None:
    place = tmp_path / "a"
    shutil.copytree(before, place, ignore=shutil.ignore_patterns("copy"))
    database = place / "case" / "case.db"
    content = database.read_bytes()
    database.write_bytes(content[: int(len(content) * part)])
    assert {one.kind for one in checked(place).problems} & {"store_damaged", "event_missing", "head_mismatch"}
    assert len([path for path in (place / "case" / "objects").rglob("*") if path.is_file()]) == 3
