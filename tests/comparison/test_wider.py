"""Words that widen a figure beyond one incident are found as the whole pattern finds them, only sooner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.comparison.gathering import wider
from accounted.language import lookup_form

WORDS = ["the", "war", "wars", "since", "of", "Vareth", "long", "several", "villages", "müharibədə", "köyde", "birkaç",
         "de", "la", "guerra", "ha", "année", "par", "an", "12", "-", ",", "post-war", "each", "year",
         "في", "الحرب"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_a_phrase_is_missed_nowhere(passage: str) -> None:
    found = wider._pattern().search(lookup_form(passage))
    assert wider._phrase_in(passage) == (found.group().strip() if found else None)


@pytest.mark.parametrize("phrase", wider._phrases())
def test_every_phrase_is_found_in_itself(phrase: str) -> None:
    passage = f"There, {phrase.replace(' _ ', ' long ').replace('*', 'x')}."
    assert wider._phrase_in(passage)
