"""A case that was copied: each copy goes its own way, and neither is condemned for what was done in the other."""

import shutil
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import verify_case
from tests.case.forging import rewritten
from tests.case.test_insiders import edited


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ACCOUNTED_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ACCOUNTED_APART", "no")
    with Case.new(tmp_path / "case", "T") as case:
        added(case, tmp_path / "a.txt", "Police said that 12 people were killed in Aghdam.")
    return tmp_path / "case"


def added(case: Case, note: Path, words: str) -> list[str]:
    """Add a note, and give what the case told a person while it was done and when it was closed."""
    note.write_text(words)
    told: list[str] = []
    case.desk.tell = case.desk.warn = told.append
    list(case.add(note))
    return told


def test_a_copy_that_was_worked_on_says_nothing_against_the_case_it_was_copied_from(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    with Case.open(copy) as case:
        told = added(case, tmp_path / "b.txt", "The mayor said that 40 people were injured.")
    assert any(f"a copy of the case in {folder}" in one for one in told)
    untouched = verify_case(folder)
    assert untouched.ok
    assert any(f"A copy of this case, in {copy}, was worked on apart" in one for one in untouched.notes)
    with Case.open(folder) as case:
        told = added(case, tmp_path / "c.txt", "A monitor said that 7 people were missing.")
        list(case.add(tmp_path / "b.txt"))
        case.checkpoint()
    assert told == []
    for one, other in ((folder, copy), (copy, folder)):
        found = verify_case(one)
        assert found.ok
        assert [note for note in found.notes if "worked on apart" in note and str(other) in note]
    shutil.rmtree(copy)
    assert verify_case(folder).notes == ()


def test_a_log_written_anew_is_found_beside_a_copy_and_where_the_case_was_moved(folder: Path, tmp_path: Path) -> None:
    copy, moved = tmp_path / "copy", tmp_path / "moved"
    shutil.copytree(folder, copy)
    with Case.open(copy) as case:
        added(case, tmp_path / "b.txt", "The mayor said that 40 people were injured.")
    folder.rename(moved)
    assert verify_case(moved).ok
    rewritten(moved, edited(2, name="z.txt"))
    assert any("this machine has seen" in one.what for one in verify_case(moved).problems)
    moved.rename(folder)
    (problem,) = (one for one in verify_case(folder).problems if "this machine has seen" in one.what)
    kept = problem.what.partition("take away the file ")[2].partition(",")[0]
    Path(kept).unlink()
    assert not any("this machine has seen" in one.what for one in verify_case(folder).problems)
