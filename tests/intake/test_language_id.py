"""Which language a text of a few words is said to be in."""

import pytest

from accounted.intake.language_id import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мэр сообщил о 12 погибших.", "ru"),
        ("Погибли 12 человек.", "ru"),
        ("Убиты 12 мирных жителей.", "ru"),
        ("По словам мэра, 5 убитых.", "ru"),
        ("Загинули 12 осіб.", "uk"),
        ("Загинаха по пътя 12", None),
        ("Загинаха 12 души.", None),
        ("Рекао је о томе", None),
        ("Градоначелник о 12", None),
        ("Погинули су 12 људи.", None),
        ("Загинуваа 12 луѓе.", None),
        ("Мария Иванова", None),
        ("Болгария и Сербия", None),
        ("12 человек", None),
        ("Мэр 12 кеше үлде", None),
        ("The mayor said 12", None),
    ],
)
def test_a_few_words(text: str, language: str | None) -> None:
    assert language_of(text) == language
