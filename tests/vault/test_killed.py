"""A run may be killed, or the disk may refuse, at any point: nothing half is ever stored, nothing sound is lost."""

import errno
import hashlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounted.errors import CannotStore
from accounted.vault import Vault
from tests.disks import mounted

CONTENT = b"613 people were killed.\n" * 50_000  # more than one chunk

# Adds CONTENT, and is killed before the call to the system whose number is given.
KILLED_AT = """
import io, os, signal, sys
from pathlib import Path
from accounted.vault import Vault

left = int(sys.argv[2])

def deadly(call):
    def called(*args, **named):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return call(*args, **named)
    return called

for name in ("open", "write", "fsync", "chmod", "mkdir", "replace", "close", "unlink"):
    setattr(os, name, deadly(getattr(os, name)))
vault = Vault(Path(sys.argv[1]))
vault.keep(vault.stage(io.BytesIO(b"613 people were killed.\\n" * 50_000)))
os._exit(0)
"""


def whole(vault: Vault) -> bool:
    """Whether every file among the originals holds the bytes that its name promises."""
    return all(f"sha256:{hashlib.sha256(vault.read(digest)).hexdigest()}" == digest for digest in vault.digests())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_killed_before_any_call_to_the_system_nothing_is_half(tmp_path: Path) -> None:
    for point in range(60):
        folder = tmp_path / str(point)
        folder.mkdir()
        ended = subprocess.run([sys.executable, "-c", KILLED_AT, str(folder), str(point)], check=False)
        vault = Vault(folder)
        assert whole(vault), f"killed at call {point}"
        assert vault.strangers() == []
        vault.sweep()
        assert [path.name for path in folder.glob("tmp/*")] == []
        vault.keep(vault.stage(io.BytesIO(CONTENT)))
        assert [vault.read(digest) for digest in vault.digests()] == [CONTENT]
        if ended.returncode == 0:
            break
    assert ended.returncode == 0, "there were more calls than points"
    assert point > 10, "hardly a point was tried"


def failing(failure: int, name: str, monkeypatch: pytest.MonkeyPatch, after: int = 0) -> list[int]:
    """Make a call to the system fail from its (after + 1)th time on; returns the list that counts the failures."""
    sound, calls, failures = getattr(os, name), [0], []

    def call(*args: object, **named: object) -> object:
        calls[0] += 1
        if calls[0] <= after:
            return sound(*args, **named)
        failures.append(calls[0])
        raise OSError(failure, os.strerror(failure))

    monkeypatch.setattr(os, name, call)
    return failures


@pytest.mark.parametrize(
    ("name", "after", "failure", "sentence"),
    [
        ("write", 0, errno.ENOSPC, "The disk is full; nothing was stored."),
        ("write", 1, errno.ENOSPC, "The disk is full; nothing was stored."),
        ("write", 0, errno.EFBIG, "larger than this disk or account allows"),
        ("open", 0, errno.EACCES, "can't be written to"),
        ("mkdir", 0, errno.EROFS, "can't be written to"),
        ("mkdir", 2, errno.ENOSPC, "The disk is full"),
        ("replace", 0, errno.ENOSPC, "The disk is full"),
        *[("fsync", after, errno.EIO, r"The disk refused to store the file \(Input/output") for after in range(5)],
    ],
)  # fmt: skip
def test_a_disk_that_refuses_is_told_in_a_sentence(
    name: str, after: int, failure: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault(tmp_path)
    with monkeypatch.context() as patched:
        failures = failing(failure, name, patched, after)
        with pytest.raises(CannotStore, match=sentence) as refused:
            vault.keep(vault.stage(io.BytesIO(CONTENT)))
    assert len(failures) == 1, "what failed was tried again"
    assert "run the command again" in str(refused.value)
    assert whole(vault)
    del vault
    again = Vault(tmp_path)
    again.sweep()
    again.keep(again.stage(io.BytesIO(CONTENT)))
    assert [again.read(digest) for digest in again.digests()] == [CONTENT]


FULL = """
import io, resource, sys
from pathlib import Path
from accounted.errors import CannotStore
from accounted.vault import Vault

resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
vault = Vault(Path(sys.argv[1]))
vault.keep(vault.stage(io.BytesIO(b"fits")))
try:
    vault.stage(io.BytesIO(bytes(100_001)))
except CannotStore as refused:
    print(refused.what, len(vault.unfinished()), len(list(vault.digests())))
"""


def test_a_limit_of_the_system_itself_is_told_too(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    run = subprocess.run([sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    assert run.stdout == "The file is larger than this disk or account allows; nothing was stored. 0 1\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "300k") as disk:
        yield disk


def test_a_disk_that_is_full_keeps_what_was_stored_before(small_disk: Path) -> None:
    vault = Vault(small_disk)
    held = vault.keep(vault.stage(io.BytesIO(b"before")))
    with pytest.raises(CannotStore, match="disk is full"):
        vault.stage(io.BytesIO(bytes(400_000)))
    assert vault.unfinished() == []
    assert vault.read(held.digest) == b"before"
    vault.keep(vault.stage(io.BytesIO(b"after: the refused bytes gave their room back" * 1_000)))


STAGED = """
import io, sys
from pathlib import Path
from accounted.vault import Vault

vault = Vault(Path(sys.argv[1]))
staged = vault.stage(io.BytesIO(b"still on its way"))
print(staged.path.name, flush=True)
sys.stdin.readline()
vault.keep(staged)
"""


@pytest.fixture
def other_run(tmp_path: Path) -> object:
    """Another program that has staged bytes in the same case, and waits."""
    with subprocess.Popen(
        [sys.executable, "-c", STAGED, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        yield run
        run.kill()


def first_line(run: "subprocess.Popen[str]") -> str:
    assert run.stdout is not None
    return run.stdout.readline().strip()


def test_the_files_of_a_run_that_lives_are_not_swept(other_run: "subprocess.Popen[str]", tmp_path: Path) -> None:
    name, vault = first_line(other_run), Vault(tmp_path)
    mine = vault.stage(io.BytesIO(b"mine"))
    assert vault.sweep() == []
    assert vault.unfinished() == sorted([name, mine.path.name])
    other_run.communicate("go on\n")
    assert other_run.returncode == 0
    assert len(list(vault.digests())) == 1


def test_the_files_of_a_run_that_was_killed_are_swept(other_run: "subprocess.Popen[str]", tmp_path: Path) -> None:
    name, vault = first_line(other_run), Vault(tmp_path)
    other_run.kill()
    other_run.wait()
    assert vault.unfinished() == [name]
    assert vault.sweep(keep=[name]) == []
    assert vault.sweep() == [name]
    assert [path.name for path in tmp_path.glob("tmp/*")] == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_a_child_that_ends_does_not_let_go_of_its_parents_lock(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    staged = vault.stage(io.BytesIO(b"the parent's"))
    child = os.fork()
    if child == 0:
        del vault
        os._exit(0)
    os.waitpid(child, 0)
    assert Vault(tmp_path).sweep() == []
    assert vault.keep(staged).digest == staged.digest
