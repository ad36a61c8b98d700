"""Figures told across sentences: which rule carries the fate from the sentence before, and where none does."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from accounted.model import CountClaim
from accounted.reading import said

Counts = Callable[..., list[CountClaim]]
CASES = yaml.safe_load((Path(__file__).parent.parent / "golden" / "carried.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[1]}")
def test_a_number_goes_on_from_the_sentence_before_it(case: list[str], counts: Counts) -> None:
    language, text, *figures = case
    found = [claim for claim in counts(text, None, None, language) if claim.amount.quantified]
    ids = [claim.id for claim in found]
    whole = {claim.id: f" of {ids.index(claim.part_of) + 1}" for claim in found if claim.part_of}
    told = [f"{c.amount.exact} {c.fate.code} {c.read_by.rule}{whole.get(c.id, '')}" for c in found]
    assert told == [str(figure) for figure in figures]


def test_the_explanation_says_that_the_sentence_before_tells_the_fate(counts: Counts) -> None:
    claim = next(one for one in counts("Soldiers shot the men. It was three.") if one.amount.quantified)
    assert any("sentence before" in one.says for one in said(claim))
