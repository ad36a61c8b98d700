"""The forms of a word, by which it is found elsewhere."""

import pytest

from accounted.language import fold, forms


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("killed", "kill"), ("kill", "killing"), ("bury", "buried"), ("bodies", "body"), ("dies", "died"),
        ("children", "child"), ("nurse", "nurses"), ("women", "woman"),
        ("больницах", "больница"), ("убитых", "убиты"), ("погибли", "погибнуть"), ("ранены", "раненых"),
        ("людей", "человек"), ("лікарні", "лікарня"), ("heridos", "herida"), ("hospital", "hospitales"),
        ("blessés", "blessée"), ("hôpital", "hôpitaux"), ("ölənlər", "ölən"), ("köylerde", "köy"),
        ("գյուղերը", "գյուղ"), ("المستشفيات", "مستشفي"), ("القتلى", "قتيل"),
    ],
)  # fmt: skip
def test_one_form_finds_another(word: str, other: str) -> None:
    assert fold(other) in forms(word)
    assert forms(word)[0] == fold(word)


@pytest.mark.parametrize("word", ["613", "XII-7", "d'Arvik", "the", "his"])
def test_what_is_no_word_with_an_ending_has_few(word: str) -> None:
    assert fold(word) in forms(word)
    assert not {"th", "hi", "61"} & set(forms(word))


def test_a_short_word_keeps_its_letters() -> None:
    assert "the" not in forms("thing")
    assert "th" not in forms("thes")
