"""At what hour of the day a sentence says that a deed was done."""

import pytest

from accounted.language import Hour, hours, tokenise, words_for


def read(language: str, sentence: str) -> list[Hour]:
    return hours(tokenise(sentence), words_for(language))


@pytest.mark.parametrize(
    ("language", "sentence", "low", "high"),
    [
        ("en", "The first shots were heard at about 12.40 p.m. near the kiln.", "12:25", "12:55"),
        ("en", "The rounds struck shortly after 1.30 p.m.", "13:25", "14:00"),
        ("en", "The firing began at 2130 hours.", "21:25", "21:35"),
        ("en", "The shooting began a little before midnight.", "23:30", "00:05"),
        ("en", "Soldiers entered the yard at half past six in the evening.", "18:25", "18:35"),
        ("en", "It was a little after three in the afternoon when they came.", "14:55", "15:30"),
        ("ru", "Вооружённые люди ворвались в школу в 19:30.", "19:25", "19:35"),
        ("ru", "Сегодня в 22 часа 38 минут отряд обстрелял пристань.", "22:33", "22:43"),
        ("ru", "Огонь открыли в половине седьмого вечера.", "18:25", "18:35"),
        ("ru", "Обстрел начался незадолго до полуночи.", "23:30", "00:05"),
        ("uk", "О пів на шосту ранку почався штурм.", "05:25", "05:35"),
        ("uk", "Перша міна впала о 13:32.", "13:27", "13:37"),
        ("es", "Los hechos se iniciaron a las 20h15 con un tiroteo.", "20:10", "20:20"),
        ("es", "Las primeras detonaciones fueron a las seis y media de la tarde.", "18:25", "18:35"),
        ("fr", "Aux environs de 4 h 30 du matin, ils ont attaqué le dépôt.", "04:15", "04:45"),
        ("fr", "Vers 17 heures, des miliciens ont tiré.", "16:45", "17:15"),
        ("tr", "Dün gece saat 21.00 sıralarında saldırı oldu.", "20:45", "21:15"),
        ("az", "İlk partlayış saat 23.40-ta oldu.", "23:35", "23:45"),
        ("hy", "Ժամը 14:40-ի սահմաններում հրետակոծել են շուկան։", "14:25", "14:55"),
        ("ar", "وقع الانفجار عند الساعة الثالثة والنصف عصراً.", "15:25", "15:35"),
        ("en", "The first explosion took place at 07.05.", "07:00", "07:10"),
        ("en", "The clinic, a hospital of 40 beds, was struck at 11:40 a.m.", "11:35", "11:45"),
        ("en", "Between 4.30 and 5 a.m. fighters attacked the gate.", "04:25", "05:05"),
        ("en", "Shots were fired between 1.52 and 1.58 in the afternoon.", "13:47", "14:03"),
        ("es", "La rotura se produjo a las 05:10 horas.", "05:05", "05:15"),
    ],
)
def test_an_hour_is_read_with_the_room_that_its_words_leave(language: str, sentence: str, low: str, high: str) -> None:
    (found,) = read(language, sentence)
    assert [f"{at // 60 % 24:02}:{at % 60:02}" for at in (found.low, found.high)] == [low, high]
    assert not found.either


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Six of the soldiers fired."),
        ("en", "The shooting went on for nearly six hours."),
        ("en", "The shooting went on until about 13:00."),
        ("en", "The first ambulance reached those shot at 13:00."),
        ("en", "The office opens at 9.30 a.m."),
        ("ru", "Бой продолжался около трёх часов."),
        ("uk", "Вибухи пролунали не о першій."),
        ("fr", "Des tirs ont été entendus en début d'après-midi."),
        ("es", "El ataque duró tres horas."),
        ("az", "Ayın 3-də səhər hücum etdilər."),
        ("en", "In the morning the number of soldiers killed was corrected from four to five."),
        ("fr", "Les tirs auraient duré de cinquante minutes à une heure."),
        ("en", "The wounded reached the hospital at 11:40 a.m., an hour after the shelling."),
    ],
)
def test_what_is_no_hour_of_a_deed(language: str, sentence: str) -> None:
    assert read(language, sentence) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Las puertas permanecieron cerradas durante dos horas y diez minutos desde el inicio del fuego."),
        ("es", "El tiroteo duró dos horas y media."),
        ("fr", "La fusillade a duré deux heures dix minutes."),
        ("ru", "Обстрел длился два часа десять минут."),
        ("uk", "Обстріл тривав дві години 40 хвилин."),
        ("tr", "Ateş iki saat on dakika sürdü."),
        ("az", "Atəş iki saat on dəqiqə davam etdi."),
    ],
)
def test_hours_with_minutes_that_something_lasted_are_no_hour_of_the_day(language: str, sentence: str) -> None:
    assert not read(language, sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Los disparos empezaron a las dos horas y diez minutos."),
        ("ru", "Обстрел начался около 2 часов 10 минут."),
        ("uk", "Обстріл почався о 2 годині 10 хвилин."),
        ("tr", "1 Mayıs 1996 saat 2.10 sıralarında ateş açıldı."),
    ],
)
def test_hours_with_minutes_at_which_something_began_are_one(language: str, sentence: str) -> None:
    (found,) = read(language, sentence)
    assert (found.low, found.high) in ((125, 135), (115, 145))


def test_the_part_of_the_day_of_another_hour_is_not_that_of_the_first() -> None:
    first, second = read("es", "Los disparos empezaron a las seis y media, y la orden llegó a la una de la madrugada.")
    assert first.either
    assert not second.either


def test_hours_meet_where_their_rooms_do_around_midnight_and_in_either_half_of_the_day() -> None:
    (late,) = read("en", "The shooting began at 11.58 p.m.")
    (midnight,) = read("en", "The shooting began at midnight.")
    (three,) = read("en", "The shooting began at half past three.")
    (afternoon,) = read("en", "The shooting began at 3.30 p.m.")
    (seven,) = read("en", "The shooting began at 7.30 p.m.")
    assert late.apart(midnight) == midnight.apart(late) == 0
    assert three.apart(afternoon) == 0
    assert afternoon.apart(seven) == seven.apart(afternoon) == 230


@pytest.mark.parametrize("number", ["1" * 5000, "²", "007", "1,5"])
def test_what_only_looks_like_an_hour_is_none(number: str) -> None:
    assert read("en", f"The first shell fell at {number}:30.") == []
