"""The stances speakers take. The texts are invented."""

import pytest

from accounted.model import PositionClaim
from tests.reading.kinds.conftest import Finds


def stances(finds: Finds, text: str) -> list[tuple[str, str, str | None]]:
    return [(c.type, c.said_by.name, c.target) for c in finds("position", text) if isinstance(c, PositionClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osteria condemned the attack on Tol.", ("condemns", "Osteria", "the attack on Tol")),
        ("The government rejected the report as biased.", ("rejects", "The government", "the report as biased")),
        ("The president expressed condolences to the families.", ("condoles", "The president", "to the families")),
        ("The letter holds Tarn responsible for the raid.", ("accuses", "publisher", "Tarn")),
        ("Osteria called on the United Nations to act.", ("calls_for", "Osteria", "the United Nations to act")),
        ("The army acknowledged 22 deaths.", ("recognises", "The army", "22 deaths")),
        ("Osteria marked the 20th anniversary of the raid.", ("commemorates", "Osteria", "of the raid")),
    ],
)
def test_a_verb_of_stance_takes_its_subject_and_target(
    finds: Finds, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert stances(finds, text) == [expected]


def test_we_inside_a_quotation_is_the_speaker_of_the_quotation(finds: Finds) -> None:
    text = "“We share the grief of your families,” the Tarnian Embassy said."
    assert stances(finds, text) == [("sympathises", "the Tarnian Embassy", "of your families")]


def test_an_act_that_a_label_names_done_by_somebody_is_an_accusation(finds: Finds) -> None:
    text = "The Osterian Embassy said that war crimes were committed by Tarnian troops in the hills."
    assert stances(finds, text) == [("accuses", "The Osterian Embassy", "Tarnian troops")]


def test_the_publishers_own_narration_accuses_nobody(finds: Finds) -> None:
    assert stances(finds, "War crimes were committed by Tarnian troops.") == []


def test_what_is_said_to_be_needed_is_called_for_each_thing_by_itself(finds: Finds) -> None:
    text = "“From here on, support for the court, as well as aid for the valley, are vital,” the Tarnian Embassy said."
    assert stances(finds, text) == [
        ("calls_for", "the Tarnian Embassy", "support for the court"),
        ("calls_for", "the Tarnian Embassy", "aid for the valley"),
    ]


def test_a_failure_to_act_is_blamed(finds: Finds) -> None:
    text = "The Osterian Embassy said the failure to end the siege led to new raids."
    assert [(kind, name) for kind, name, _ in stances(finds, text)] == [("blames_inaction", "The Osterian Embassy")]


def test_two_verbs_joined_have_one_subject(finds: Finds) -> None:
    text = "Tarn officials disputed the toll and denied a massacre."
    assert stances(finds, text) == [
        ("disputes", "Tarn officials", "the toll"), ("denies", "Tarn officials", "a massacre"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Osteria did not condemn the raid.",
        "Osteria may condemn the raid.",
        "The valley is internationally recognised as Osterian.",
    ],
)
def test_what_is_not_done_is_no_position(finds: Finds, text: str) -> None:
    assert stances(finds, text) == []
