"""Russian and Ukrainian number words and dates as their word files hold them: cases, collectives, vague plurals."""

import pytest

from accounted.language import dates, numbers, tokenise, words_for


def read(text: str, language: str) -> list[tuple[str, int | None, int | None]]:
    return [(text[n.start : n.end], n.low, n.high) for n in numbers(tokenise(text), words_for(language))]


@pytest.mark.parametrize(
    ("language", "text", "exact", "low", "high"),
    [
        ("ru", "погибли двадцать три человека", "двадцать три", 23, 23),
        ("ru", "шестерых солдат", "шестерых", 6, 6),
        ("ru", "четырьмястами двадцатью пятью", "четырьмястами двадцатью пятью", 425, 425),
        ("ru", "полтора десятка раненых", "полтора десятка", 15, 15),
        ("ru", "пять с половиной тысяч", "пять с половиной тысяч", 5500, 5500),
        ("ru", "1,5 тыс. человек", "1,5 тыс.", 1500, 1500),
        ("ru", "тысячи погибших", "тысячи", 2000, 9999),
        ("ru", "более тысячи погибших", "тысячи", 1000, 1000),
        ("ru", "сотни тысяч беженцев", "сотни тысяч", 200000, 999999),
        ("ru", "два-три десятка", "два-три десятка", 20, 30),
        ("ru", "ни один человек", "ни один", 0, 0),
        ("uk", "вбито п’ятдесят шість людей", "п’ятдесят шість", 56, 56),
        ("uk", "шістьох бійців", "шістьох", 6, 6),
        ("uk", "сімдесят п'ять тис. осіб", "сімдесят п'ять тис.", 75000, 75000),
        ("uk", "тисячі осіб", "тисячі", 2000, 9999),
        ("uk", "близько сотні осіб", "сотні", 100, 100),
        ("uk", "десять-дванадцять душ", "десять-дванадцять", 10, 12),
        ("uk", "жодного нападника", "жодного", 0, 0),
    ],
)
def test_numbers(language: str, text: str, exact: str, low: int, high: int) -> None:
    assert read(text, language) == [(exact, low, high)]


def test_two_in_a_bound_that_is_a_plural_stay_vague() -> None:
    assert read("из тысяч раненых", "ru") == [("тысяч", 2000, 9999)]


@pytest.mark.parametrize(
    ("language", "text", "exact", "edtf"),
    [
        ("ru", "26 февраля 1992 года", "26 февраля 1992 года", "1992-02-26"),
        ("ru", "погром 1988 года", "1988 года", "1988"),
        ("ru", "с 25 на 26 февраля 1992 года", "25 на 26 февраля 1992 года", "1992-02-25/1992-02-26"),
        ("ru", "в начале 1990-х годов", "начале 1990-х", "1990~/1993~"),
        ("uk", "у ніч на 26 лютого 1992 року", "26 лютого 1992 року", "1992-02-26"),
        ("uk", "у квітні 1945 року", "квітні 1945 року", "1945-04"),
        ("uk", "у 1990-х роках", "1990-х", "199X"),
    ],
)
def test_dates(language: str, text: str, exact: str, edtf: str) -> None:
    assert [(d.exact, d.edtf) for d in dates(tokenise(text), words_for(language))] == [(exact, edtf)]


@pytest.mark.parametrize(("language", "text"), [("ru", "до 1932 человек"), ("uk", "до 1932 осіб")])
def test_people_behind_four_digits_make_them_no_year(language: str, text: str) -> None:
    assert dates(tokenise(text), words_for(language)) == []
