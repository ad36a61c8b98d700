"""How alike names are: alike across scripts, whatever the order; unlike when a word stands for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.linkage import compare_names, name_scores

ALIKE = [
    ("Vüqar Əliyev", "Вугар Алиев"),
    ("Vugar Aliyev", "Алиев Вугар"),
    ("Հակոբ Սարգսյան", "Hagop Sarkissian"),
    ("Giorgi Beridze", "გიორგი ბერიძე"),
    ("Yusuf Haddad", "يوسف حداد"),
    ("Sasha Petrov", "Alexander Petrov"),
    ("A. Petrov", "Alexander Petrov"),
    ("Irina Sokolova", "Sokolova Irina Petrovna"),
    ("Абд ар-Рахман Хасан", "Abdurrahman Hasan"),
    ("আবদুল করিম", "Abdul Karim"),
]
UNLIKE = [
    ("Vüqar Əliyev", "Рашад Алиев"),
    ("Aram Sargsyan", "Tigran Sargsyan"),
    ("Yusuf Haddad", "حسن حداد"),
    ("Andrei Petrov", "Alexei Petrov"),
]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_one_name_in_two_spellings_is_alike(left: str, right: str) -> None:
    assert compare_names(left, right).score >= 0.5


@pytest.mark.parametrize(("left", "right"), UNLIKE)
def test_another_name_is_not(left: str, right: str) -> None:
    assert compare_names(left, right).score < 0.5


def test_the_answer_shows_the_readings_that_matched() -> None:
    match = compare_names("Гусейнов", "Huseynov")
    assert match.readings == (("huseinov", "huseinov", 1.0),)
    assert match.to_dict()["score"] == 1.0


@given(st.text(max_size=30), st.text(max_size=30))
def test_it_does_not_matter_which_name_is_first(left: str, right: str) -> None:
    one, other = compare_names(left, right).score, compare_names(right, left).score
    assert one == pytest.approx(other, abs=1e-6)
    assert 0 <= one <= 1


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=10))
def test_many_at_a_time_are_scored_as_each_alone(pairs: list[tuple[str, str]]) -> None:
    scores = list(name_scores([left for left, _ in pairs], [right for _, right in pairs]))
    assert scores == pytest.approx([compare_names(left, right).score for left, right in pairs], abs=1e-5)
