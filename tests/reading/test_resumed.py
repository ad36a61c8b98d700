"""A toll given once with its noun and its verb, and taken up again by numbers alone."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]

FORTY = "Forty people were killed in the raid."


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", f"{FORTY} A later study arrived at 52, and the union at 104.", "Forty 52 104"),
        (
            "en",
            f"{FORTY} In the speech of the mayor it was 90. The rebels' claim of 300 was never proved.",
            "Forty 90 300",
        ),
        ("en", f"{FORTY} Family letters name twelve. She never accepted the 40.", "Forty twelve 40"),
        ("en", f"{FORTY} Five were women.", "Forty Five"),
        ("en", f"{FORTY} The list of the province comprises 212 cases.", "Forty 212"),
        ("en", "Forty people were killed; 12 were women and 9 were children.", "Forty 12 9"),
        ("en", f"{FORTY} On the wall of the town hall there are 38 names.", "Forty 38"),
        ("en", "Deaths: 87 (court), 43 (government of the day), 102 (memorial).", "87 43 102"),
        ("en", "The victims are 11 women, five men and one boy.", "11 five one"),
        ("en", "Forty men died, namely 30 Beldars, nine Chandars and one constable.", "Forty 30 nine one"),
        ("uk", "Загинуло 40 людей. Наймолодшому було дев'ять; четверо з них жінки.", "40 четверо"),
        ("en", f"{FORTY} Police closed the file with 34, the court with 47; a team counted 68.", "Forty 34 47 68"),
        ("en", f"{FORTY} 4.2 Nine were women and seven were girls.", "Forty Nine seven"),
        ("en", f"{FORTY} Nine were women, the clerk said, and seven were under the age of 15.", "Forty Nine seven"),
        ("en", f"{FORTY} Of the 40, thirty were weavers and six belonged to the guard.", "Forty 40 thirty six"),
        ("en", f"{FORTY} Nine were women and seven girls.", "Forty Nine seven"),
        ("es", "Murieron 40 personas. Nueve eran mujeres y siete trabajaban en el molino.", "40 Nueve siete"),
        ("fr", "Quarante personnes ont été tuées. Neuf avaient moins de quinze ans.", "Quarante Neuf"),
        ("ru", "Погибли 40 человек. Девять были моложе десяти лет.", "40 Девять"),
        ("uk", "Загинуло 40 людей. Дев'ять мали менше десяти років.", "40 Дев'ять"),
        ("hy", "Սպանվել է 40 մարդ։ Տասներկուսը կանայք էին։", "40 Տասներկուս"),
        ("en", "Forty men were led aside and shot.", "Forty"),
        ("en", "Two watchmen, who had put up a spirited resistance, were killed by bandits.", "Two"),
        ("fr", "Quarante personnes ont été tuées. La liste compte désormais 93 noms.", "Quarante 93"),
        ("hy", "Մենք տասնյոթ տղա կորցրինք։", "տասնյոթ"),
        ("es", "Murieron 40 personas. La comisión se queda con 52.", "40 52"),
        ("fr", "Quarante personnes ont été tuées. La préfecture s'en tient à 17.", "Quarante 17"),
        ("ru", "Погибли 40 человек. Губернатор настаивает на восемнадцати.", "40 восемнадцати"),
        ("uk", "Загинуло 40 людей. Лікарня нарахувала п'ятьох.", "40 п'ятьох"),
        ("tr", "O gece kırk kişi öldü. Babam elli derdi.", "kırk elli"),
        ("hy", "Սպանվել է 40 մարդ։ Դատարանը ընդունեց 48։", "40 48"),
        ("ar", "قُتل 40 شخصاً. ثم أصبح الرقم 52.", "40 52"),
    ],
)
def test_a_bare_number_takes_up_a_toll(language: str, text: str, figures: str, counts: Counts) -> None:
    found = counts(text, None, None, language)
    assert [claim.amount.exact for claim in found] == figures.split()
    assert {claim.fate.code for claim in found} == {"killed"}


@pytest.mark.parametrize(
    "text",
    [
        "They were put in a hall that holds 250.",
        "The convoy had stopped at about eleven.",
        "The matter is dealt with under count 4.",
        "There were 31 on board.",
        "Offices hit: 48.",
        "The council had been founded in 1938, and again in 1951.",
        "The report has a map on page 212 and was told of on Monday.",
        "The families of 38 of the 40 were written to.",
        "The hall was lit by 87 lamps (court), 43 stoves (government) and a fire.",
        "The bridge is old; 30 were planned and 12 were never begun.",
        "The committee names eleven streets and 3 bridges.",
        "It was not 90.",
        "The temperature rose to 30.",
        "Unemployment fell to 15, and the price reached 60.",
        "The bus passed 30.",
        "Sixty new members were admitted.",
        "Nine had a map of the town.",
        "Eleven thousand is the population of the district.",
        "Figures for cattle stolen vary from 70 to 200.",
        "Nine were in the next valley at the time.",
    ],
)
def test_a_number_of_something_else_does_not(text: str, counts: Counts) -> None:
    assert [claim.amount.exact for claim in counts(f"{FORTY} {text}")] == ["Forty"]


def test_those_who_are_described_are_a_part(counts: Counts) -> None:
    whole, part = counts(f"{FORTY} Five were women.")
    assert (part.part_of, part.group.code) == (whole.id, "women")


def test_a_toll_that_is_taken_up_has_parts(counts: Counts) -> None:
    _, whole, part = counts(f"{FORTY} By the weekend the list stood at 44, six of them children.")
    assert (whole.amount.exact, part.amount.exact, part.part_of, part.group.code) == ("44", "six", whole.id, "children")


def test_brackets_behind_numbers_in_a_row_name_who_gives_each(counts: Counts) -> None:
    found = counts("Deaths in the siege: 87 (army), 43 (city council) and 102 (relief committee).")
    assert [claim.said_by.name for claim in found] == ["army", "city council", "relief committee"]
    lone = counts("Forty people were killed (army).")
    assert [claim.said_by.name for claim in lone] == ["publisher"]
