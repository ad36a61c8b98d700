"""Bytes go in under a temporary name, and come to lie under their digest: whole, read-only, once."""

import errno
import hashlib
import io
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.errors import BadInput, CannotStore, EvidenceAtRisk, NotFound, Unreadable
from accounted.vault import Staged, Vault
from accounted.vault.staging import CHUNK_BYTES


class BadSector(io.RawIOBase):
    """A file whose disk fails in the middle."""

    name = "witness.pdf"
    reads = 0

    def read(self, _size: int = -1) -> bytes:
        self.reads += 1
        if self.reads > 1:
            raise OSError(5, "Input/output error")
        return b"x" * 10


def test_what_is_kept_is_what_was_given(tmp_path: Path) -> None:
    vault, content = Vault(tmp_path), os.urandom(2 * CHUNK_BYTES + 17)
    staged = vault.stage(io.BytesIO(content))
    assert not vault.holds(staged.digest), "staged is not stored"
    original = vault.keep(staged)
    assert original.digest == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert original.size_bytes == len(content)
    assert vault.read(original.digest) == content
    assert list(vault.digests()) == [original.digest]
    assert vault.unfinished() == []


@given(content=st.binary(max_size=200))
def test_any_bytes_come_back_as_they_were(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    vault = Vault(tmp_path_factory.mktemp("case"))
    assert vault.read(vault.keep(vault.stage(io.BytesIO(content))).digest) == content


def test_an_original_lies_read_only_under_its_digest(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    digest = vault.keep(vault.stage(io.BytesIO(b"x"))).digest
    name = digest.removeprefix("sha256:")
    path = tmp_path / "objects" / name[:2] / name
    assert vault.path(digest) == path
    assert stat.S_IMODE(path.stat().st_mode) == 0o400


def test_the_same_bytes_twice_are_one_original(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    first, second = (vault.keep(vault.stage(io.BytesIO(b"the same"))) for _ in range(2))
    assert first == second
    assert len(list(vault.digests())) == 1
    assert vault.unfinished() == []


def test_many_at_once_are_kept_in_the_order_given(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    contents = [b"b", b"a", b"b", b"c"]
    originals = vault.keep_all(vault.stage(io.BytesIO(content)) for content in contents)
    assert [vault.read(original.digest) for original in originals] == contents
    assert len(list(vault.digests())) == 3


def test_files_that_wait_for_the_disk_together_each_come_back_staged_or_with_their_own_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, contents = Vault(tmp_path), [b"%d people" % number for number in range(20)]
    opened: list[Callable[[], BinaryIO]] = [partial(io.BytesIO, content) for content in contents]
    opened[3] = lambda: (tmp_path / "gone.txt").open("rb")
    opened[5] = BadSector
    flush, failed = os.fsync, list[int]()

    def refuses(descriptor: int) -> None:
        if os.fstat(descriptor).st_size == len(b"7 people"):
            failed.append(descriptor)
            if len(failed) == 8:  # of eight, the last
                raise OSError(errno.EIO, "Input/output error")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", refuses)
    staged = vault.stage_all(opened)
    assert len(failed) == 8, "what failed was tried again"
    assert isinstance(staged[3], FileNotFoundError)
    assert isinstance(staged[5], Unreadable)
    (lost,) = (number for number, one in enumerate(staged) if isinstance(one, CannotStore))
    assert len(vault.unfinished()) == 17
    kept = vault.keep_all(one for one in staged if isinstance(one, Staged))
    assert [vault.read(one.digest) for one in kept] == [
        content for number, content in enumerate(contents) if number not in (3, 5, lost)
    ]


def test_a_stop_while_files_are_taken_in_leaves_nothing(tmp_path: Path) -> None:
    def stopped() -> BinaryIO:
        raise KeyboardInterrupt

    vault = Vault(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        vault.stage_all([lambda: io.BytesIO(b"x"), stopped])
    assert vault.unfinished() == []


def test_a_good_copy_never_vanishes_behind_a_bad_one_of_the_same_size(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    held = vault.path(vault.keep(vault.stage(io.BytesIO(b"161 people"))).digest)
    held.chmod(0o600)
    held.write_bytes(b"613 people")
    with pytest.raises(EvidenceAtRisk, match="no longer the bytes"):
        vault.keep(vault.stage(io.BytesIO(b"161 people")))


def test_discarded_bytes_leave_nothing(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.discard(vault.stage(io.BytesIO(b"x")))
    assert vault.unfinished() == []
    assert list(vault.digests()) == []


def test_what_is_not_held_is_said_so(tmp_path: Path) -> None:
    digest = "sha256:" + "0" * 64
    assert not Vault(tmp_path).holds(digest)
    with pytest.raises(NotFound, match=r"no original with this digest\.\n  at: sha256:0000"):
        Vault(tmp_path).open(digest)


@pytest.mark.parametrize("name", ["../../etc/passwd", "sha256:../../x", "", "sha256:" + "A" * 64])
def test_only_a_digest_names_an_original(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        Vault(tmp_path).open(name)


def test_reading_a_vault_writes_nothing(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    assert (list(vault.digests()), vault.strangers(), vault.unfinished(), vault.sweep()) == ([], [], [], [])
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_to_its_end_is_not_stored(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    with pytest.raises(Unreadable, match="Input/output error"):
        vault.stage(BadSector())  # type: ignore[arg-type] (all that is asked of it)
    assert vault.unfinished() == []
    assert list(vault.digests()) == []
