"""Originals hashed by another program: it finds what this one would, and where it is gone, this one reads."""

import os
import sys
from pathlib import Path

import pytest

from accounted.vault import Vault, Verification, verify
from accounted.vault.hashing import LARGE_BYTES
from accounted.vault.rereading import Rereading
from accounted.vault.vault import unheard
from tests.vault.conftest import Kept, Log

LARGE = b"x" * (LARGE_BYTES + 1)


def checked(kept: Kept, reread: Rereading | None, told: list[int] | None = None) -> Verification:
    progress = told.append if told is not None else unheard
    return verify(kept.vault, kept.log.lines, kept.originals, kept.judgements, progress=progress, reread=reread)


def altered(path: Path, content: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(content)


def test_every_original_is_answered_for_and_every_byte_is_told_of(kept: Kept) -> None:
    told: list[int] = []
    with Rereading(kept.vault.objects) as reread:
        found = checked(kept, reread, told)
        assert all(reread.of(one.digest) for one in kept.originals)
    assert found.ok
    assert sum(told) == found.bytes_read == sum(one.size_bytes for one in kept.originals)


@pytest.mark.parametrize("size", [10, len(LARGE)])
def test_what_was_altered_is_named_whatever_its_size(kept: Kept, size: int) -> None:
    altered(kept.vault.path(kept.originals[0].digest), LARGE[:size])
    with Rereading(kept.vault.objects) as reread:
        with_it = checked(kept, reread)
    assert with_it == checked(kept, None)
    assert [one.where for one in with_it.problems] == [kept.originals[0].digest]


def test_a_link_a_folder_a_pipe_and_a_file_that_is_gone_are_named_alike(kept: Kept, tmp_path: Path) -> None:
    first, second, third = (kept.vault.path(one.digest) for one in kept.originals)
    (tmp_path / "away").write_bytes(first.read_bytes())
    for path in (first, second, third):
        path.unlink()
    first.symlink_to(tmp_path / "away")
    second.mkdir()
    os.mkfifo(third)
    with Rereading(kept.vault.objects) as reread:
        found = checked(kept, reread)
    assert {one.where for one in found.problems} == {one.digest for one in kept.originals}


def test_without_the_other_program_all_is_read_here(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(kept.vault.path(kept.originals[1].digest), b"other")
    alone = checked(kept, None)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Rereading(kept.vault.objects) as reread:
        assert checked(kept, reread) == alone
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with Rereading(kept.vault.objects) as reread:
        assert checked(kept, reread) == alone


def test_a_vault_without_originals_has_nothing_to_read(tmp_path: Path) -> None:
    with Rereading(tmp_path / "objects") as reread:
        assert verify(Vault(tmp_path), Log().lines, [], reread=reread).ok
