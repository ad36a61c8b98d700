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
        ("ru", "Огонь вёлся минут двадцать.", 15, 25),
        ("ru", "Бой продолжался около часа.", 40, 83),
        ("uk", "Стріляли всю ніч.", 324, 924),
        ("es", "El incidente duró una mañana.", 162, 462),
        ("en", "It went on, as he recalled, the whole morning.", 162, 462),
        ("hy", "Հրետակոծությունը մի ամբողջ շաբաթ տևեց։", 7776, 12672),
        ("en", "The firing did not last for more than ten minutes.", 0, 10),
        ("ar", "ولم تدم المناوشة أكثر من ساعة", 0, 60),
        ("en", "After a three-day siege, at least 26 were dead.", 3888, 4752),
        ("en", "The fire of the infantry lasted not less than three minutes.", 3, None),
        ("en", "They were not let out for at least two hours of shelling.", 120, None),
        ("tr", "Çatışma dört saatten az değildi.", 240, None),
        ("en", "The shooting went on for two days and two nights.", 2592, 3168),
        ("es", "Los disparos se prolongaron entre cuarenta y cinco minutos y una hora.", 40, 66),
        ("en", "They fired for an hour, an hour and a half.", 54, 99),
        ("ar", "استمر القصف نحو ربع ساعة", 13, 17),
        ("en", "The attack lasted from about 4 a.m. to 11 a.m.", 378, 462),
        ("ru", "Стреляли с пяти утра до полудня.", 378, 462),
        ("en", "Shots were fired between 1.52 and 1.58 in the afternoon.", 5, 7),
        ("hy", "Գործողությունն ավարտվել է երեք ժամ անց։", 162, 198),
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
    [
        "He was two hours away.", "The shooting went on until ten.", "Two hours later.", "It began at 2330 hours.",
        "Shot at ten minutes to three.", "He walked a hundred a day.", "He worked all night.",
        "They met within a week.", "It began at three hours in the morning.",
        "The first shots fell between 1.52 and 1.58 in the afternoon.", "A week after the attack the smoke still hung.",
        "The guard was led away two hours before the explosion.",
    ],
)  # fmt: skip
def test_other_lengths_are_none(sentence: str) -> None:
    assert lengths(tokenise(sentence), words_for("en")) == []


def test_words_beside_a_length_tell_how_surely_it_is_one_of_what_happened() -> None:
    said = {
        "The shooting lasted three hours.": ("lasts", ""),
        "They fired at the gate for three hours.": ("lasts", ""),
        "They stayed for three hours.": ("for", ""),
        "Three hours we lay there.": ("bare", ""),
        "The search lasted three hours.": ("lasts", "search"),
        "They fell in a battle of about three hours.": ("lasts", ""),
        "It ended after twelve hours of shelling.": ("lasts", ""),
        "They shelled it for less than three hours.": ("lasts", ""),
        "They were marched off and kept for forty days.": ("for", "captivity"),
        "They took hostages before the assault, which lasted an hour.": ("lasts", ""),
        "By my watch it was kept up for five minutes.": ("lasts", ""),
        "For me it was half an hour, and my brother says the same.": ("lasts", ""),
        "Two hours, maybe a little more.": ("lasts", ""),
        "There were two strikes, some seven minutes apart.": ("for", "gap"),
        "The second missile fell four minutes later.": ("for", "gap"),
        "The ambulances came after an hour.": ("for", "help"),
        "Rescue teams were at the scene within ten minutes.": ("for", "help"),
        "They came in trucks and stayed for three hours.": ("for", ""),
        "They were left in the water for fifty minutes before a boat was lowered.": ("for", "water"),
    }
    for sentence, expected in said.items():
        (found,) = lengths(tokenise(sentence), words_for("en"))
        assert (found.said, found.of) == expected, sentence


def test_hours_and_minutes_are_one_length() -> None:
    (found,) = lengths(tokenise("It lasted two hours and fifty minutes."), words_for("en"))
    assert found.low < 170 < (found.high or 0) < 200
    (found,) = lengths(tokenise("Fire continued for one hour and a half."), words_for("en"))
    assert found.low < 90 < (found.high or 0) < 110


def test_words_that_leave_room_may_be_repeated_without_end() -> None:
    tokens = tokenise(f"The fighting lasted for {'more than ' * 1500}three hours.")
    (found,) = lengths(tokens, words_for("en"))
    assert (found.low, found.high) == (180, None)
