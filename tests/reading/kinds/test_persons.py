"""Named persons and what befell them. All names and texts are invented."""

import pytest

from accounted.model import PersonClaim
from tests.reading.kinds.conftest import Finds


def victims(finds: Finds, text: str) -> list[tuple[str, str]]:
    return [(c.name.exact, c.fate.code) for c in finds("person", text) if isinstance(c, PersonClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tomas Reil was killed at the mill.", [("Tomas Reil", "killed")]),
        ("Ana Ruiz, 34, a teacher, died on the road.", [("Ana Ruiz", "killed")]),
        ("The body of Jan Oster was found in the river.", [("Jan Oster", "body_found")]),
        ("Police identified one of them as Tomas Reil.", []),
        ("One has been identified as Tomas Reil.", [("Tomas Reil", "identified")]),
        ("Tomas Reil and Ana Ruiz were abducted.", [("Tomas Reil", "abducted"), ("Ana Ruiz", "abducted")]),
    ],
)
def test_a_name_with_a_fate(finds: Finds, text: str, expected: list[tuple[str, str]]) -> None:
    assert victims(finds, text) == expected


def test_age_and_role_stand_beside_the_name(finds: Finds) -> None:
    (claim,) = finds("person", "Ana Ruiz, 34, a teacher, was shot.")
    assert claim.attributes == {"age": 34, "role": "teacher"}


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Reil spoke of the dead.",
        "Tomas Reil killed two men.",
        "“He died,” said Mary Pell, whose brother lives.",
        "Osterian Army was attacked and 12 were killed.",
        "Port Stelio was captured in May.",
        "Ms Ada Crane was not killed.",
        "The confession of top Osterian officials was read.",
    ],
)
def test_a_name_alone_an_agent_a_speaker_and_a_place_are_no_victims(finds: Finds, text: str) -> None:
    assert victims(finds, text) == []


def test_the_sister_who_speaks_is_not_the_victim(finds: Finds) -> None:
    text = '"It is an open wound," said Mary Pell, whose brother, Thomas Pell, died that night.'
    assert victims(finds, text) == [("Thomas Pell", "killed")]
