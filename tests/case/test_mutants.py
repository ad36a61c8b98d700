"""Hundreds of broken files of every format: none is lost, none crashes or hangs, each says in a sentence what it is.

`benchmarks/intake/broken.py` does the same with thousands.
"""

import os
from pathlib import Path

import pytest

from accounted import Case
from tests.mutants import good, mutants

COUNT = 24  # benchmarks/intake/broken.py makes thousands
PICTURES = (".png", ".jpg", ".tif", ".gif", ".bmp", ".webp")


def test_the_same_seed_makes_the_same_files() -> None:
    assert list(mutants(36)) == list(mutants(36))
    assert len({content for _, content in mutants(COUNT)}) > 0.85 * COUNT


def test_broken_files_are_all_sealed_and_each_has_one_outcome_and_a_reason(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    contents = dict(mutants(COUNT))
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    with Case.new(tmp_path / "case") as case:
        added = [one for one in case.add(folder) if "!/" not in one.path]
        assert sorted(os.path.basename(one.path) for one in added) == sorted(contents)  # noqa: PTH119 (a path is text here)
        for one in added:
            assert one.outcome != "refused", one
            assert one.outcome != "sealed_unread" or (one.why and one.why.endswith((".", "B"))), one
            assert "fault in Accounted" not in (one.why or ""), one
            assert case.desk.vault.read(one.digest or "") in contents.values()
        assert case.verify().ok


@pytest.mark.parametrize("name", sorted(good()))
def test_every_good_file_it_starts_from_is_read(name: str, tmp_path: Path) -> None:
    if name.endswith(PICTURES):  # too small to be read, so as to be quick: they are there to be broken
        return
    (tmp_path / name).write_bytes(good()[name])
    with Case.new(tmp_path / "case") as case:
        assert {one.outcome for one in case.add(tmp_path / name)} == {"added"}
        assert sum(1 for _ in case.claims.all("count")) >= 1
