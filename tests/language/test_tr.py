"""Turkish numbers and dates: endings are cut off, and words that only look like numbers are none."""

import pytest

from accounted.language import dates, numbers, tokenise, words_for

TURKISH = words_for("tr")


@pytest.mark.parametrize(
    ("text", "exact", "low", "high"),
    [
        ("altı yüz on üç kişi", "altı yüz on üç", 613, 613),
        ("Bunlardan yedisi ölü", "yedi", 7, 7),
        ("27 binden fazla kişi", "27 bin", 27000, 27000),
        ("40.000 ile 70.000 arasında", "40.000 ile 70.000", 40000, 70000),
        ("on binlerce kişi", "on binlerce", 20000, 99999),
        ("hiç kimse ölmedi", "hiç kimse", 0, 0),
    ],
)
def test_amounts(text: str, exact: str, low: int, high: int) -> None:
    assert [(text[n.start : n.end], n.low, n.high) for n in numbers(tokenise(text), TURKISH)] == [(exact, low, high)]


@pytest.mark.parametrize("text", ["binada yangın", "onun evi", "yüzünden düştü", "gözaltında", "bir gün"])
def test_words_that_look_like_numbers(text: str) -> None:
    assert not numbers(tokenise(text), TURKISH)


@pytest.mark.parametrize("text", ["12. sokak", "5'inci gün", "ikinci tabur"])
def test_ordinals_count_nothing(text: str) -> None:
    assert [number.form for number in numbers(tokenise(text), TURKISH)] == ["ordinal"]


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("26 Şubat 1992'de köyde", "26 Şubat 1992'de", "1992-02-26"),
        ("1995 yılında 221 kişi", "1995 yılında", "1995"),
        ("Mart ayında", None, None),
        ("1500'den fazla kişi", None, None),
    ],
)
def test_dates(text: str, exact: str | None, edtf: str | None) -> None:
    found = [(date.exact, date.edtf) for date in dates(tokenise(text), TURKISH)]
    assert found == ([(exact, edtf)] if exact else [])
