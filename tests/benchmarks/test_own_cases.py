"""The project's own labelled texts name words that stand where they say, in sets that are told apart."""

import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "benchmarks" / "reading"))

import own


@pytest.mark.parametrize("path", own.files(), ids=lambda path: path.stem)
def test_every_label_stands_in_its_text(path: Path) -> None:
    cases = own.cases_in(path)
    assert len(cases) >= 10
    assert len({case["id"] for case in cases}) == len(cases)
    for case in cases:
        for marked in [claim["amount"] for claim in case["claims"]] + case["decoys"]:
            assert case["text"][marked["start"] : marked["end"]] == marked["exact"]


def test_a_number_without_a_label_is_named(tmp_path: Path) -> None:
    cases = tmp_path / "counts-en.yaml"
    cases.write_text("- {id: x, lang: en, text: 'In 1990, 12 died.', claims: [{exact: '12', fate: killed, low: 12}]}")
    with pytest.raises(ValueError, match="x: '1990' is neither claimed nor a decoy"):
        own.cases_in(cases)
