"""Bags of anybody, checked after RFC 8493: the conformance suite, and what bagit.py lets pass that it should not."""

import tarfile
from pathlib import Path, PurePosixPath

import bagit
import pytest

from accounted.vault.bags.fixity import check_fixity
from accounted.vault.bags.writing import BagWriter
from tests.conftest import SHARED, needs_shared

SUITE = SHARED / "data/evidence/bagit/conformance_suite.tar.gz"

NEED_ANOTHER_DISK = {
    "v0.97/warning/duplicate-file-with-different-case",
    "v0.97/warning/same-filename-listed-twice-with-different-normalization",
    "v0.97/warning/special-system-files",
}
"""These list files that are there only on a disk that takes two names for one."""


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("suite")
    with tarfile.open(SUITE) as packed:
        for member in packed:  # one by one: `extractall` knows filters only from 3.11.4 on
            inside = PurePosixPath(member.name)
            assert not inside.is_absolute()
            assert ".." not in inside.parts
            assert member.isfile() or member.isdir()
            if member.isdir():
                (place / inside).mkdir(parents=True, exist_ok=True)
            elif (content := packed.extractfile(member)) is not None:
                (place / inside).parent.mkdir(parents=True, exist_ok=True)
                (place / inside).write_bytes(content.read())
    return place


def bags(suite: Path, *kinds: str) -> list[Path]:
    return [path for path in sorted(suite.glob("v*/*/*")) if path.is_dir() and path.parent.name in kinds]


@needs_shared
def test_every_valid_bag_of_the_suite_passes(suite: Path) -> None:
    found = {path.relative_to(suite).as_posix(): check_fixity(path).faults for path in bags(suite, "valid", "warning")}
    assert len(found) >= 19
    assert {name for name, faults in found.items() if faults} == NEED_ANOTHER_DISK


@needs_shared
def test_every_invalid_bag_of_the_suite_is_refused(suite: Path) -> None:
    wrong = bags(suite, "invalid", "linux-only", "windows-only")
    assert len(wrong) >= 15
    assert [path.relative_to(suite).as_posix() for path in wrong if not check_fixity(path).faults] == []


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    made = BagWriter(tmp_path / "bag")
    made.put("data/one.txt", [b"613 people", b" were killed.\n"])
    made.put("data/sub/two.txt", [])
    made.tag("README.txt", b"Read me.\n")
    made.close({"Bagging-Date": "2026-02-26"})
    return tmp_path / "bag"


def test_a_bag_of_ours_is_one_to_bagit_and_to_us(bag: Path) -> None:
    bagit.Bag(str(bag)).validate()
    found = check_fixity(bag)
    assert (found.faults, found.files) == ([], 6)


def test_a_path_out_of_the_bag_is_refused_also_where_bagit_follows_it(bag: Path) -> None:
    outside = bag.with_name("bag-evil")
    outside.mkdir()
    (outside / "x").write_bytes(b"")
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  ../bag-evil/x\n")
    assert any("outside of the bag" in what for _, what in check_fixity(bag).faults)


@pytest.mark.parametrize("name", ["data/one.txt", "README.txt", "bag-info.txt", "manifest-sha256.txt", "bagit.txt"])
def test_a_changed_a_lost_and_an_added_file_are_named(name: str, bag: Path) -> None:
    content = (bag / name).read_bytes()
    (bag / name).write_bytes(content.replace(b"6", b"7", 1).replace(b"e", b"f", 1))
    assert check_fixity(bag).faults
    (bag / name).unlink()
    assert check_fixity(bag).faults
    (bag / name).write_bytes(content)
    assert not check_fixity(bag).faults
    (bag / "data" / "more.txt").write_bytes(b"")
    assert [place for place, _ in check_fixity(bag).faults] == ["data/more.txt", "bag-info.txt"]


def test_a_link_in_a_bag_is_no_file_of_it(bag: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes((bag / "data/one.txt").read_bytes())
    (bag / "data/one.txt").unlink()
    (bag / "data/one.txt").symlink_to(tmp_path / "elsewhere")
    assert ("data/one.txt", "A link stands in the bag; a bag holds its own files.") in check_fixity(bag).faults
