"""How alike names are: alike across scripts, whatever the order; unlike when a word stands for another."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from accounted.language.names import words_in
from accounted.linkage import compare_names, name_scores
from accounted.linkage.letters import LONGEST, Letters
from accounted.linkage.similarity import CLOSE, Words
from accounted.linkage.values import Values, alike, words_of_names

SPELLED: dict[str, list[list[str]]] = yaml.load(
    Path(__file__).with_name("names_spelled.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)

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


@pytest.mark.parametrize("people", SPELLED)
def test_spellings_of_one_name_are_close_and_names_of_one_people_are_not(people: str) -> None:
    rows = [["".join(words_in(name)) for name in row] for row in SPELLED[people]]
    names = [(name, number) for number, row in enumerate(rows) for name in row]
    words = Words([name for name, _ in names])
    pairs = np.array(list(combinations(range(len(names)), 2)))
    one_name = np.array([names[one][1] == names[other][1] for one, other in pairs])
    close = words.alike(pairs[:, 0], pairs[:, 1]) >= CLOSE
    assert close[one_name].mean() >= 0.7
    assert close[~one_name].mean() <= 0.02


def test_a_short_form_of_one_word_does_not_hide_that_another_differs() -> None:
    given = Values(["jose luis", "pepe luis", "pepe antonio"], "given")
    words = words_of_names(given, Values([None] * 3, "patronymic"), Values([None] * 3, "surname"))
    found = alike(words, given.table[[0, 0]], given.table[[1, 2]], forms=True)
    assert found[0] >= CLOSE > found[1]


@given(st.lists(st.text("abcд漢", max_size=LONGEST + 3), max_size=12))
def test_all_pairs_at_once_are_as_alike_as_one_by_one(texts: list[str]) -> None:
    left, right = (side.ravel() for side in np.indices((len(texts), len(texts))))
    each = [OSA.normalized_similarity(texts[a], texts[b]) for a, b in zip(left, right, strict=True)]
    letters = Letters(texts)
    for _ in range(6):  # one by one at first, then by bits
        assert letters.alike(left, right).tolist() == np.array(each, dtype=np.float32).tolist()


def test_texts_of_many_different_letters_are_compared_too() -> None:
    texts = [chr(0x4E00 + sign) + "平" for sign in range(300)]
    alike = Letters(texts).alike(np.array([0, 0]), np.array([299, 0]))
    assert alike.tolist() == [0.5, 1.0]
