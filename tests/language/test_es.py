"""Spanish numbers and dates, as its word file has them."""

import pytest

from accounted.language import dates, numbers, tokenise, words_for

SPANISH = words_for("es")


@pytest.mark.parametrize(
    ("text", "exact", "low", "high"),
    [
        ("treinta y cinco heridos", "treinta y cinco", 35, 35),
        ("veintitrés menores", "veintitrés", 23, 23),
        ("mil doscientas personas", "mil doscientas", 1200, 1200),
        ("dos mil trescientos cuarenta y uno", "dos mil trescientos cuarenta y uno", 2341, 2341),
        ("más de 1.275 muertos", "1.275", 1275, 1275),
        ("1,5 millones de desplazados", "1,5 millones", 1500000, 1500000),
        ("un centenar de presos", "un centenar", 100, 100),
        ("medio millar de casas", "medio millar", 500, 500),
        ("decenas de miles de refugiados", "decenas de miles", 20000, 99999),
        ("entre dos y tres personas", "dos y tres", 2, 3),
        ("de diez a doce hombres", "diez a doce", 10, 12),
        ("ningún herido", "ningún", 0, 0),
    ],
)
def test_numbers(text: str, exact: str, low: int, high: int) -> None:
    assert [(text[n.start : n.end], n.low, n.high) for n in numbers(tokenise(text), SPANISH)] == [(exact, low, high)]


def test_a_figure_that_changes_is_no_range() -> None:
    assert [n.low for n in numbers(tokenise("subió de 47 a 52"), SPANISH)] == [47, 52]


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("el 3 de marzo de 1998", "3 de marzo de 1998", "1998-03-03"),
        ("en 1949", "1949", "1949"),
        ("en abril de 1982", "abril de 1982", "1982-04"),
    ],
)
def test_dates(text: str, exact: str, edtf: str) -> None:
    assert [(d.exact, d.edtf) for d in dates(tokenise(text), SPANISH)] == [(exact, edtf)]


def test_ages_and_hours_are_words_about_time() -> None:
    assert [d.kind for d in dates(tokenise("a las 21:30 h una niña de 6 años"), SPANISH)] == ["time", "age"]
