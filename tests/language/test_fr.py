"""French numbers, dates and elisions, as its word file and the tokeniser have them."""

import pytest

from accounted.language import dates, numbers, tokenise, words_for

FRENCH = words_for("fr")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’armée", ["l’", "armée"]),
        ("qu'un seul", ["qu'", "un", "seul"]),
        ("jusqu'à l'aube", ["jusqu'", "à", "l'", "aube"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("L'viv", ["L'viv"]),
    ],
)
def test_a_small_word_that_lost_its_vowel_is_a_word(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == words


@pytest.mark.parametrize(
    ("text", "exact", "low", "high"),
    [
        ("quatre-vingt-neuf personnes", "quatre-vingt-neuf", 89, 89),
        ("soixante et onze corps", "soixante et onze", 71, 71),
        ("Cent dix-sept noms", "Cent dix-sept", 117, 117),
        ("septante-deux Belges", "septante-deux", 72, 72),
        ("trois mille cinq cents", "trois mille cinq cents", 3500, 3500),
        ("plus de 1 275 morts", "1 275", 1275, 1275),
        ("d'une vingtaine d'otages", "une vingtaine", 20, 20),
        ("des centaines de milliers de réfugiés", "des centaines de milliers", 200000, 999999),
        ("dix à douze miliciens", "dix à douze", 10, 12),
        ("personne n'est mort", "personne", 0, 0),
        ("néant", "néant", 0, 0),
    ],
)
def test_numbers(text: str, exact: str, low: int, high: int) -> None:
    assert [(text[n.start : n.end], n.low, n.high) for n in numbers(tokenise(text), FRENCH)] == [(exact, low, high)]


def test_a_person_is_not_nobody() -> None:
    assert [n.low for n in numbers(tokenise("la personne et cette personne"), FRENCH)] == []


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("le 1er décembre 1944", "1er décembre 1944", "1944-12-01"),
        ("le 9 mars 2001", "9 mars 2001", "2001-03-09"),
        ("en 1996", "1996", "1996"),
        ("en février 2003", "février 2003", "2003-02"),
    ],
)
def test_dates(text: str, exact: str, edtf: str) -> None:
    assert [(d.exact, d.edtf) for d in dates(tokenise(text), FRENCH)] == [(exact, edtf)]


def test_hours_and_ages_are_words_about_time() -> None:
    assert [d.kind for d in dates(tokenise("à 14 h 30 une fillette de 6 ans"), FRENCH)] == ["time", "age"]
