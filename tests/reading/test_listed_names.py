"""Persons named in a list beside a figure have the fate of those counted."""

import pytest

from accounted import read_text
from accounted.model import PersonClaim


def named(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(c.name.exact, c.fate.code) for c in read_text(text, lang=lang) if isinstance(c, PersonClaim)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Soldiers killed two reporters, Ana Sol and Ivo Brandt, in two shootings.", ["Ana Sol", "Ivo Brandt"]),
        (
            "en",
            "Patrols killed three journalists: Ana Sol, a Dutch photographer, Ivo Brandt, and Tomas Reil, a driver.",
            ["Ana Sol", "Ivo Brandt", "Tomas Reil"],
        ),
        (
            "en",
            "The following policemen died in combat: Major Ivo Brandt, Captain Tomas Reil.",
            ["Ivo Brandt", "Tomas Reil"],
        ),
        ("en", "THEY KILLED TWO REPORTERS, ANA SOL AND IVO BRANDT, IN THE SQUARE.", ["ANA SOL", "IVO BRANDT"]),
        ("es", "Murieron dos periodistas: Ana Sol y Tomás Reil.", ["Ana Sol", "Tomás Reil"]),
        ("ru", "Убиты два журналиста: Иван Петров и Анна Сомова.", ["Иван Петров", "Анна Сомова"]),
    ],
)
def test_names_behind_those_counted(lang: str, text: str, expected: list[str]) -> None:
    assert named(text, lang) == [(name, "killed") for name in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Four people were wounded on Monday. They are Ana Sol, Ivo Brandt, and Policeman Tomas Reil.",
        "Four people were wounded on Monday. The victims were identified as Ana Sol, Ivo Brandt and Tomas Reil.",
    ],
)
def test_names_in_the_sentence_below(text: str) -> None:
    assert named(text) == [(name, "injured") for name in ("Ana Sol", "Ivo Brandt", "Tomas Reil")]


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("The injured were Ana Sol, Ivo Brandt and Tomas Reil.", "injured"),
        ("Those who were kidnapped are Ana Sol, 55, from Spain; Ivo Brandt, 52; and Tomas Reil, 35.", "abducted"),
        ("AMONG THE DEAD ARE ANA SOL, 55; IVO BRANDT, 52; AND TOMAS REIL.", "killed"),
        ("The three students who disappeared this week are Ana Sol, Ivo Brandt and Tomas Reil.", "disappeared"),
    ],
)
def test_names_behind_words_for_their_fate(text: str, fate: str) -> None:
    names = ["ANA SOL", "IVO BRANDT", "TOMAS REIL"]
    assert [(name.upper(), told) for name, told in named(text)] == [(name, fate) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "The dead were buried by Ana Sol and Ivo Brandt.",
        "The injured were visited by President Ivo Brandt.",
        "Those who killed the mayor are Ana Sol and Ivo Brandt.",
        "Two men were killed, Ana Sol and Ivo Brandt said.",
        "One man was killed, while Ana Sol, Ivo Brandt and Tomas Reil looked on.",
        "Two soldiers were killed. They are Ana Sol, Ivo Brandt and Tomas Reil.",
        "Five people were killed; Ana Sol and Ivo Brandt lead the inquiry.",
    ],
)
def test_other_names_are_left_alone(text: str) -> None:
    assert named(text) == []
