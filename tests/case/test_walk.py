"""Which files stand behind the paths a person gives."""

import os
import socket
from pathlib import Path

import pytest

from accounted.case.walk import Found, as_text, walk


def never(_folder: Path) -> bool:
    return False


def found(*paths: Path) -> list[Found]:
    return list(walk(paths, never))


def test_folders_are_walked_in_order_of_name_whatever_order_the_disk_has(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [one.path.relative_to(tmp_path).as_posix() for one in found(tmp_path)] == [
        "a.txt",
        "b/1.txt",
        "b/2.txt",
        "c.txt",
    ]


def test_a_folder_that_leads_back_into_itself_is_entered_once_and_said_to(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("a")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    one, loop = found(tmp_path)
    assert (one.path.name, one.why) == ("a.txt", None)
    assert loop.path.name == "up"
    assert "back into itself" in (loop.why or "")


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").write_text("a")
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "link").symlink_to(tmp_path / "elsewhere")
    assert [one.path.name for one in found(tmp_path / "given")] == ["a.txt"]


def test_what_is_no_file_is_refused_with_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # the address of a socket has to be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        reasons = {one.name: one.why or "" for one in found(tmp_path)}
    assert "a pipe" in reasons["pipe"]
    assert "a socket" in reasons["socket"]
    assert "a device" in (found(Path("/dev/null"))[0].why or "")


def test_a_missing_file_and_a_link_to_nothing_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert found(tmp_path / "gone")[0].why == "There is no such file."
    assert "leads to nothing" in (found(tmp_path / "link")[0].why or "")


def test_hidden_files_and_cases_inside_a_folder_are_skipped_but_a_hidden_file_may_be_named(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("h")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "inside.txt").write_text("i")
    inside = list(walk([tmp_path], lambda folder: folder.name == "case"))
    assert [(one.name, one.skipped) for one in inside] == [(".hidden.txt", True), ("case", True)]
    assert found(tmp_path / ".hidden.txt")[0].why is None


@pytest.mark.skipif(os.uname().sysname == "Darwin", reason="file names are UTF-8 there")
def test_a_name_that_is_not_utf8_can_still_be_written_down() -> None:
    assert as_text(os.fsdecode(b"caf\xe9.txt")) == "caf\\xe9.txt"
