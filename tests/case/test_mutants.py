"""Hundreds of broken files of every format: none is lost, none crashes or hangs, each says in a sentence what it is.

`benchmarks/intake/broken.py` does the same with thousands.
"""

import os
from collections import Counter
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


HOLDING = (".eml", ".mbox", ".tar", ".tgz", ".wacz", ".warc", ".warc.gz", ".zip")
"""What holds others; they hold some alike, so each is added to a case of its own."""


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, int]]:
    """The outcome of every good file that holds no others, and how many figures were read in it, by its name."""
    place = tmp_path_factory.mktemp("good")
    files = [place / name for name in good() if not name.endswith((*PICTURES, *HOLDING))]
    for file in files:
        file.write_bytes(good()[file.name])
    with Case.new(place / "case") as case:
        outcomes = {Path(one.path).name: one.outcome for one in case.add(files)}
        names = {one.digest: one.name for one in case.documents}
        figures = Counter(names[one.claim.source.digest] for one in case.claims.all("count"))
    return {name: (outcome, figures[name]) for name, outcome in outcomes.items()}


@pytest.mark.parametrize("name", [name for name in sorted(good()) if not name.endswith((*PICTURES, *HOLDING))])
def test_every_good_file_it_starts_from_is_read(name: str, added: dict[str, tuple[str, int]]) -> None:
    outcome, figures = added[name]  # pictures are too small to be read, so as to be quick: they are there to be broken
    assert outcome == "added"
    assert figures >= 1


@pytest.mark.parametrize("name", [name for name in sorted(good()) if name.endswith(HOLDING)])
def test_every_good_file_that_holds_others_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(good()[name])
    with Case.new(tmp_path / "case") as case:
        assert {one.outcome for one in case.add(tmp_path / name)} == {"added"}
        assert sum(1 for _ in case.claims.all("count")) >= 1
