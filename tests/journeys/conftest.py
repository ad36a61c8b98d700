"""The command as people type it, with its streams and its exit status."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from accounted.cli import main


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Accounted = Callable[..., Ended]


def environment(more: Mapping[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ACCOUNTED")}
    return {**kept, **more}


def apart(*words: object, given: bytes = b"", **more: str) -> Ended:
    """The command as a program of its own."""
    command = [sys.executable, "-m", "accounted", *map(str, words)]
    ended = subprocess.run(command, input=given, capture_output=True, env=environment(more), timeout=600, check=False)
    return checked(ended.returncode, ended.stdout, ended.stderr)


def here(*words: object, cwd: Path | None = None, given: bytes = b"", **more: str) -> Ended:
    """The same in this program, which spares the start: other streams, another folder, other words."""
    out, err = io.BytesIO(), io.BytesIO()
    before = Path.cwd()
    with (
        mock.patch.object(sys, "argv", ["accounted", *map(str, words)]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given))),
        mock.patch.object(sys, "stdout", io.TextIOWrapper(out, "ascii")),
        mock.patch.object(sys, "stderr", io.TextIOWrapper(err, "ascii")),
        mock.patch.dict(os.environ, environment(more), clear=True),
    ):
        os.chdir(cwd or before)
        try:
            with pytest.raises(SystemExit) as left:
                main()
        finally:
            os.chdir(before)
            sys.stdout.flush()
            sys.stderr.flush()
            said = (out.getvalue(), err.getvalue())
    return checked(int(left.value.code or 0), *said)


def checked(status: int, out: bytes, err: bytes) -> Ended:
    ended = Ended(status, out.decode(), err.decode())
    assert "Traceback" not in ended.out + ended.err, ended.err
    return ended


@pytest.fixture
def accounted() -> Accounted:
    return here


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """An empty case."""
    folder = tmp_path / "case"
    assert here("new", folder, "--title", "A town in May").status == 0
    return folder


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Three accounts of one event, in three forms."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "ministry.md").write_text(
        "---\npublisher: Ministry of Health\ndated: 1999-05-03\n---\n"
        "At least 30 people were killed in the shelling of Xocalı on 2 May 1999, and 45 people were injured.\n", "utf-8"
    )  # fmt: skip
    (folder / "paper.txt").write_text(
        "Police said that 52 people were killed. The mayor said that 40 people were injured.\n", "utf-8"
    )
    (folder / "page.html").write_text(
        "<html lang='en'><head><title>Toll</title></head><body><p>The hospital said that 45 people were injured"
        " and that three people were missing after the shelling.</p></body></html>", "utf-8"
    )  # fmt: skip
    return folder
