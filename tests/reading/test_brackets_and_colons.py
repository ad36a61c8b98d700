"""Brackets without words, and what a colon hands to one speaker."""

import pytest

from accounted.model import CountClaim
from accounted.reading import read
from tests.reading.conftest import document


@pytest.mark.parametrize("text", [
    "The figures of the dead range from 94 (Tarn) to 120 (the government.",
    "The figures of the dead range from 94 () to 120 (Tarn).",
])  # fmt: skip
def test_a_bracket_that_is_empty_or_never_closed_breaks_nothing(text: str) -> None:
    assert isinstance(list(read(document(text), text)), list)


def test_what_stands_behind_a_colon_is_all_the_speakers() -> None:
    text = "The mayor of Varet said: four people were killed, and we buried twelve people."
    counts = [one for one in read(document(text), text) if isinstance(one, CountClaim)]
    assert {one.amount.exact: one.said_by.name for one in counts} == {
        "four": "The mayor of Varet", "twelve": "The mayor of Varet",
    }  # fmt: skip
