"""Files that a person names to be read: what may have no end is refused, and what a shell pipes in is read."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from accounted.case import compare_pairs, estimate_table, link_files, opened_file, read
from accounted.case.given_files import content_of
from accounted.case.whole import kept_elsewhere
from accounted.errors import Unreadable

ENDLESS = Path("/dev/zero")
pytestmark = pytest.mark.skipif(not ENDLESS.exists(), reason="there is no such device here")


@pytest.mark.parametrize(
    "reading",
    [
        read,
        lambda path: link_files([path]),
        lambda path: link_files([], path),
        lambda path: list(compare_pairs(path)),
        lambda path: estimate_table(path, None),
        lambda path: kept_elsewhere([path]),
        opened_file,
    ],
)
def test_a_device_which_may_have_no_end_is_refused(reading: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(ENDLESS)
    for path in (ENDLESS, tmp_path / "linked"):
        with pytest.raises(Unreadable, match="it is a device, which may have no end") as refused:
            reading(path)
        assert refused.value.where == str(path)


def test_what_is_not_there_and_a_folder_are_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="The file can't be read: no such file"):
        content_of(tmp_path / "gone")
    with pytest.raises(Unreadable, match="The file can't be read: is a directory"):
        content_of(tmp_path)


def test_what_another_command_writes_into_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"full_name\nAna\n",))
    writer.start()
    assert content_of(pipe) == b"full_name\nAna\n"
    writer.join()
