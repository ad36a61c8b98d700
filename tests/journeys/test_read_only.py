"""A case on a disk that can't be written to is read and checked; only writing is refused."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.disks import mounted
from tests.journeys.conftest import Accounted, here


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "4m") as place:
        yield place


@pytest.fixture
def kept(disk: Path, notes: Path) -> Path:
    """A case with three documents on that disk."""
    here("new", disk / "case", "--title", "T")
    here("add", notes, "--case", disk / "case")
    return disk / "case"


def read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def check_reading(accounted: Accounted, kept: Path) -> None:
    figures = accounted("figures", "--json", "--case", kept)
    assert (figures.status, bool(figures.json["rows"])) == (0, True), figures.err
    assert accounted("search", "xocali", "--json", "--case", kept).json["hits"]
    checked = accounted("verify", "--json", "--case", kept)
    assert (checked.status, checked.json["checked"]["originals"]) == (0, 3), checked.out
    assert checked.json["notes"] == ["The case can't be written to here, so it was opened for reading only."]


def test_a_case_on_a_read_only_disk_is_read_and_verified(accounted: Accounted, kept: Path, notes: Path) -> None:
    read_only(kept.parent)
    before = sorted(path.name for path in kept.iterdir())
    check_reading(accounted, kept)
    for words in (["add", notes], ["rebuild"], ["judge", "accept", "claim-1", "--by", "N", "--why", "so"]):
        refused = accounted(*words, "--case", kept)
        assert refused.status > 0
        assert "sqlite" not in refused.err.lower()
    assert "can't be written to here" in accounted("rebuild", "--case", kept).err
    assert sorted(path.name for path in kept.iterdir()) == before


@pytest.mark.parametrize("made", ["missing", "rubbish"])
def test_originals_are_checked_there_also_without_what_programs_made(
    accounted: Accounted, kept: Path, made: str
) -> None:
    for path in kept.glob("made.db*"):
        path.unlink()
    if made == "rubbish":
        (kept / "made.db").write_bytes(b"x" * 5000)
    read_only(kept.parent)
    checked = accounted("verify", "--json", "--case", kept).json
    assert (checked["checked"]["originals"], checked["ok"]) == (3, made == "missing")
    assert accounted("figures", "--case", kept).status == 2


def test_a_disk_without_a_byte_left_does_not_block_reading(accounted: Accounted, kept: Path) -> None:
    with (kept.parent / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 512)
        except OSError:
            pass
    check_reading(accounted, kept)


def test_a_folder_in_the_place_of_made_is_a_finding(accounted: Accounted, case: Path, notes: Path) -> None:
    accounted("add", notes, "--case", case)
    for path in case.glob("made.db*"):
        path.unlink()
    (case / "made.db").mkdir()
    checked = accounted("verify", "--json", "--case", case)
    assert (checked.status, checked.json["checked"]["originals"]) == (1, 3)
    assert [problem["where"] for problem in checked.json["problems"]] == ["made.db"]
