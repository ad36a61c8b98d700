"""Numbers and dates of Armenian and Arabic, from the word files themselves."""

import pytest

from accounted.language import dates, numbers, tokenise, words_for


@pytest.mark.parametrize(
    ("language", "text", "exact", "low", "high"),
    [
        ("hy", "երեսունութ անձի աճյուն", "երեսունութ", 38, 38),
        ("hy", "երկու հազարը լեռներում", "երկու հազար", 2000, 2000),
        ("hy", "հազար հինգ հարյուր տուն", "հազար հինգ հարյուր", 1500, 1500),
        ("hy", "քսաներկուսին", "քսաներկուս", 22, 22),
        ("hy", "երկու տասնյակ մարդ", "երկու տասնյակ", 20, 20),
        ("hy", "10-ից մինչև 15 մարդ", "10-ից մինչև 15", 10, 15),
        ("hy", "տասնյակ հազարավոր մարդիկ", "տասնյակ հազարավոր", 20000, 99999),
        ("hy", "ոչ ոք", "ոչ ոք", 0, 0),
        ("ar", "أحد عشر شخصا", "أحد عشر", 11, 11),
        ("ar", "واحد وعشرون", "واحد وعشرون", 21, 21),
        ("ar", "ألف ومئتان وخمسة وثلاثون", "ألف ومئتان وخمسة وثلاثون", 1235, 1235),
        ("ar", "ستة وثلاثون ألفا", "ستة وثلاثون ألفا", 36000, 36000),
        ("ar", "21 ألفا و110 أشخاص", "21 ألفا و110", 21110, 21110),
        ("ar", "و١٩٥٧ امرأة", "١٩٥٧", 1957, 1957),
        ("ar", "بثلاثة جنود", "ثلاثة", 3, 3),
        ("ar", "عشرات الآلاف", "عشرات الآلاف", 20000, 99999),
        ("ar", "عشرة أو اثني عشر", "عشرة أو اثني عشر", 10, 12),
    ],
)
def test_numbers(language: str, text: str, exact: str, low: int, high: int) -> None:
    found = numbers(tokenise(text), words_for(language))
    assert [(text[n.start : n.end], n.low, n.high) for n in found] == [(exact, low, high)]


@pytest.mark.parametrize(
    ("language", "text", "exact", "edtf", "kind"),
    [
        ("hy", "1992 թվականի փետրվարի 26-ին", "1992 թվականի փետրվարի 26-ին", "1992-02-26", "date"),
        ("hy", "2015 թ. հունվարի 12-ին", "2015 թ. հունվարի 12-ին", "2015-01-12", "date"),
        ("hy", "1992-ին զոհվել է 12 մարդ", "1992-ին", "1992", "date"),
        ("hy", "28-ամյա տղամարդ", "28-ամյա", None, "age"),
        ("ar", "26 شباط/فبراير 1992", "26 شباط/فبراير 1992", "1992-02-26", "date"),
        ("ar", "في عام ٢٠١٥", "٢٠١٥", "2015", "date"),
        ("ar", "كان عمري اثني عشر عاما", "اثني عشر", None, "age"),
        ("hy", "1992-ի մարտի 13-ին", "1992-ի մարտի 13-ին", "1992-03-13", "date"),
        ("ar", "وفي اليوم التالي", "اليوم التالي", None, "date"),
    ],
)
def test_dates(language: str, text: str, exact: str, edtf: str | None, kind: str) -> None:
    found = dates(tokenise(text), words_for(language))
    assert [(date.exact, date.edtf, date.kind) for date in found] == [(exact, edtf, kind)]


def test_the_two_hundreds_of_a_toll_that_changes_are_no_range() -> None:
    text = "ارتفع العدد من 47 إلى 52"
    assert [(n.low, n.high) for n in numbers(tokenise(text), words_for("ar"))] == [(47, 47), (52, 52)]
