"""Amounts, groups, fates, spans and speakers: what they hold and what they refuse."""

from typing import Any

import pytest
from hypothesis import given

from accounted.errors import BadInput
from accounted.model import Amount, Fate, Group, Passage, Span, Speaker
from tests.strategies import amounts, passages, spans, speakers


@given(amounts())
def test_an_amount_says_a_number_or_says_that_it_has_none(amount: Amount) -> None:
    assert amount.quantified == (amount.low is not None or amount.high is not None)
    assert amount.low is None or amount.high is None or amount.low <= amount.high
    assert amount.open_above == (amount.low is not None and amount.high is None)
    assert ("mention" in amount.to_dict()) != amount.quantified
    assert Amount.from_dict(amount.to_dict()) == amount


@pytest.mark.parametrize(
    ("low", "high", "precision", "mention"),
    [
        (30, 30, "at_least", None),
        (30, None, "at_most", None),
        (30, 31, "exact", None),
        (None, None, "exact", None),
        (30, 20, "range", None),
        (-1, -1, "exact", None),
        (True, True, "exact", None),
        (30, 30, "unquantified", "several"),
        (None, None, "unquantified", None),
        (30, 30, "exact", "one"),
        (None, None, "unquantified", "many"),
        (30, 30, "precise", None),
    ],
)
def test_ends_that_do_not_fit_the_precision_are_refused(low: Any, high: Any, precision: str, mention: Any) -> None:
    with pytest.raises(BadInput):
        Amount("30", 0, 2, low, high, precision, mention)


def test_nobody_is_a_number() -> None:
    assert Amount("nobody", 0, 6, 0, 0, "exact").quantified


@given(spans(), passages())
def test_spans_and_passages_can_be_read_back(span: Span, passage: Passage) -> None:
    assert Span.from_dict(span.to_dict()) == span
    assert Passage.from_dict(passage.to_dict()) == passage


def test_a_passage_is_cut_with_its_surroundings_and_found_again() -> None:
    text = "Before it. Thirty drowned – ثلاثون. After it."
    passage = Passage.cut(text, 11, 34)
    assert (passage.prefix, passage.exact, passage.suffix) == ("Before it. ", text[11:34], text[34:])
    assert passage.stands_in(text)
    assert not passage.stands_in(" " + text)


@pytest.mark.parametrize(("start", "end", "exact"), [(-1, 1, "30"), (0, 3, "30"), (5, 5, ""), (5, 3, "30")])
def test_offsets_that_cannot_hold_the_words_are_refused(start: int, end: int, exact: str) -> None:
    for kind in (Span, Passage):
        with pytest.raises(BadInput, match="code points"):
            kind(start, end, exact)


@given(speakers())
def test_a_speaker_can_be_read_back(speaker: Speaker) -> None:
    assert Speaker.from_dict(speaker.to_dict()) == speaker


def test_a_speaker_without_a_name_is_refused() -> None:
    with pytest.raises(BadInput, match="name"):
        Speaker(" ", "indirect")


def test_one_number_for_several_fates_names_all_of_them() -> None:
    assert Fate("killed", ("killed", "injured")).merged == ("killed", "injured")
    for merged in (("killed",), ("injured", "missing")):
        with pytest.raises(BadInput):
            Fate("killed", merged)


def test_a_recorders_own_code_is_kept_and_a_sentence_is_not_one() -> None:
    assert Group("teachers").code == "teachers"
    assert Fate("blinded").code == "blinded"
    with pytest.raises(BadInput):
        Group("People from the valley")
