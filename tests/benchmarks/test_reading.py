"""The benchmark measures; here it is only asked to run, to be silent without its texts, and to count rightly."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

BENCHMARK = REPOSITORY / "benchmarks" / "reading"


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, folder / "benchmarks" / "reading" / "run.py"]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the runner somewhere else, with a first page to write to."""
    folder = tmp_path / "checkout"
    shutil.copytree(BENCHMARK, folder / "benchmarks" / "reading")
    shutil.copy(REPOSITORY / "README.md", folder)
    return folder


def test_without_the_texts_it_says_so_and_changes_nothing(checkout: Path) -> None:
    before = (checkout / "README.md").read_text("utf-8")
    ended = run(checkout)
    assert (ended.returncode, ended.stdout) == (0, "skipped: shared/ is not beside this checkout\n")
    assert (checkout / "README.md").read_text("utf-8") == before


@pytest.fixture
def some_texts(checkout: Path, shared: Path) -> None:
    """Beside the copy some of the labelled texts, since all of them take a minute: English and Russian ones."""
    beside = checkout.parent / "shared" / "data"
    (beside / "reading").mkdir(parents=True)
    (beside.parent / "tools").symlink_to(shared / "tools", target_is_directory=True)
    (beside / "seed").symlink_to(shared / "data" / "seed", target_is_directory=True)
    for name in ("dev-en.jsonl", "dev-ru.jsonl"):
        shutil.copy(shared / "data" / "reading" / name, beside / "reading")
    for path in (checkout / "benchmarks" / "reading" / "cases").glob("counts-*.yaml"):
        if path.stem not in ("counts-en-1", "counts-ru"):
            path.unlink()


@pytest.mark.usefixtures("some_texts")
def test_it_runs_over_texts_and_writes_what_it_measured(checkout: Path) -> None:
    (checkout / "benchmarks" / "reading" / "last-accepted.json").unlink()
    ended = run(checkout)
    assert (ended.returncode, ended.stderr) == (0, "")
    found = json.loads((checkout / "benchmarks" / "reading" / "last-accepted.json").read_text("utf-8"))
    assert found["speed"]["characters_per_second"] > 0
    assert found["labelled"]["dev-en"]["counts"]["gold"] > 300
