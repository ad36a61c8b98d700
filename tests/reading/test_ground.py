"""The last gate: a claim whose words or number do not follow from the text is refused, with the reason."""

from dataclasses import replace

import pytest

from accounted.model import Claim, CountClaim, Explanation, Span, Step
from accounted.reading import Refused, read
from accounted.reading.ground import grounded
from tests.reading.conftest import document

TEXT = "Officials said twelve villagers were killed."


def counted() -> CountClaim:
    (claim,) = read(document(TEXT), TEXT)
    assert isinstance(claim, CountClaim)
    return claim


def gate(claim: Claim) -> list[str]:
    refused = Refused()
    passed = list(grounded([claim], TEXT, "en", refused))
    assert len(passed) + len(refused.refusals) == 1, "a claim passes or is refused, and none vanishes"
    return [refusal.why for refusal in refused.refusals]


def test_what_the_words_say_passes() -> None:
    assert gate(counted()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"low": 13, "high": 13},
        {"low": 1, "high": 12, "precision": "range"},
        {"exact": "villagers", "start": 22, "end": 31},
    ],
    ids=["another number", "an end the words do not give", "words that are no number"],
)
def test_a_number_its_words_do_not_give_is_refused(changes: dict[str, object]) -> None:
    claim = counted()
    amount = replace(claim.amount, **changes)  # type: ignore[arg-type] (fields by their names)
    assert gate(replace(claim, amount=amount)) == [f"The number does not follow from {amount.exact!r}."]


def test_an_explanation_that_quotes_other_words_is_refused() -> None:
    explanation = Explanation((Step("fate.word", (Span(0, 6, "killed"),)),))
    assert gate(replace(counted(), explanation=explanation)) == ["The words at 0–6 are not those quoted."]


def test_words_that_do_not_stand_there_are_refused() -> None:
    claim = counted()
    amount = replace(claim.amount, start=0, end=6)
    assert gate(replace(claim, amount=amount)) == ["The words at 0–6 are not those quoted."]
