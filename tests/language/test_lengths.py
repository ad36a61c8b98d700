"""How long a sentence says that something lasted."""

import pytest

from accounted.language import lengths, tokenise, words_for


@pytest.mark.parametrize(
    ("language", "sentence", "low", "high"),
    [
        ("en", "The affair lasted not above two hours.", 0, 120),
        ("en", "It took half an hour.", 27, 33),
        ("en", "It was all over in half an hour.", 27, 33),
        ("en", "The attack lasted no more than four minutes.", 0, 4),
        ("ru", "Бой длился не более двух часов.", 0, 120),
        ("es", "El combate duró cuarenta minutos.", 36, 44),
        ("fr", "L'assaut a duré plus de trois heures.", 180, None),
        ("ru", "Обстрел продолжался двадцать минут.", 18, 22),
        ("uk", "Обстріл тривав двадцять хвилин.", 18, 22),
        ("tr", "Çatışma iki saat sürdü.", 108, 132),
        ("az", "Atışma iki saat davam etdi.", 108, 132),
        ("hy", "Հրետակոծությունը տևել է քսանհինգ րոպե։", 22, 28),
        ("ar", "استمر القصف عشرين دقيقة.", 18, 22),
    ],
)
def test_a_length_is_read_with_the_room_that_its_words_leave(
    language: str, sentence: str, low: float, high: float | None
) -> None:
    (found,) = lengths(tokenise(sentence), words_for(language))
    assert found.low == pytest.approx(low, abs=1)
    assert found.high == (None if high is None else pytest.approx(high, abs=1))


@pytest.mark.parametrize(
    "sentence",
    ["The rescue lasted three hours.", "He was two hours away.", "The shooting went on until ten.", "Two hours later."],
)
def test_other_lengths_are_none(sentence: str) -> None:
    assert lengths(tokenise(sentence), words_for("en")) == []
