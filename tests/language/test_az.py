"""Azerbaijani numbers and dates, in Latin script: endings are cut off, and a mine is no thousand."""

import pytest

from accounted.language import dates, numbers, tokenise, words_for

AZERBAIJANI = words_for("az")


@pytest.mark.parametrize(
    ("text", "exact", "low", "high"),
    [
        ("altı yüz on üç nəfər", "altı yüz on üç", 613, 613),
        ("onlardan dördü qadındır", "dörd", 4, 4),
        ("yüzdən artıq", "yüz", 100, 100),
        ("minə qədər", "min", 1000, 1000),
        ("3-4 min nəfər", "3-4 min", 3000, 4000),
        ("50-dən 70-dək adam", "50-dən 70", 50, 70),
        ("iyirmidən otuza qədər ailə", "iyirmidən otuz", 20, 30),
        ("yarım minə yaxın", "yarım minə", 500, 500),
        ("minlərlə ailə", "minlərlə", 2000, 9999),
        ("heç kim", "heç kim", 0, 0),
    ],
)
def test_amounts(text: str, exact: str, low: int, high: int) -> None:
    read = [(text[n.start : n.end], n.low, n.high) for n in numbers(tokenise(text), AZERBAIJANI)]
    assert read == [(exact, low, high)]


def test_a_figure_that_rises_is_no_range() -> None:
    assert [n.low for n in numbers(tokenise("ölənlərin sayı 47-dən 52-yə yüksəlib"), AZERBAIJANI)] == [47, 52]


@pytest.mark.parametrize("text", ["mina partlayışı", "Rəna üçün", "onların evi", "altından", "bir gün"])
def test_words_that_look_like_numbers(text: str) -> None:
    assert not numbers(tokenise(text), AZERBAIJANI)


@pytest.mark.parametrize("text", ["5-ci tabor", "üçüncü gün"])
def test_ordinals_count_nothing(text: str) -> None:
    assert [number.form for number in numbers(tokenise(text), AZERBAIJANI)] == ["ordinal"]


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("1992-ci ilin fevralın 26-da", "1992-ci ilin fevralın 26-da", "1992-02-26"),
        ("2 iyul 1993-cü ildə", "2 iyul 1993-cü ildə", "1993-07-02"),
        ("1918-ci ildə", "1918-ci ildə", "1918"),
    ],
)
def test_dates(text: str, exact: str, edtf: str) -> None:
    assert [(date.exact, date.edtf) for date in dates(tokenise(text), AZERBAIJANI)] == [(exact, edtf)]
