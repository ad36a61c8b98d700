"""Whom a number counts that names nobody, and what the words beside it say of those counted."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]
FIGHTERS = "combatants"


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        ("en", "Nine servicemen were killed; 22 are listed as missing.", [FIGHTERS] * 2),
        ("en", "Six civilians died after the bridge fell, and 17 are being treated.", ["civilians"] * 2),
        ("en", "The report says 117 inmates died and that the fate of three remains unknown.", ["prisoners"] * 2),
        ("fr", "Trois gendarmes ont été tués hier au pont et cinq blessés.", ["police"] * 2),
        ("fr", "Trois soldats ont été tués ; onze sont portés disparus.", [FIGHTERS] * 2),
        ("es", "Murieron nueve soldados; veintidós siguen desaparecidos.", [FIGHTERS] * 2),
        ("es", "Fueron abatidos once rebeldes y se capturó a tres más.", [FIGHTERS] * 2),
        ("ru", "Погибли девять солдат; 22 пропали без вести.", [FIGHTERS] * 2),
        ("uk", "Загинули дев'ять солдатів; 22 зникли безвісти.", [FIGHTERS] * 2),
        ("az", "Doqquz əsgər həlak olub; 22-si itkin düşüb.", [FIGHTERS] * 2),
        ("tr", "Dokuz asker öldü, on biri yaralandı.", [FIGHTERS] * 2),
        ("ar", "قتل تسعة جنود، ولا يزال 22 في عداد المفقودين.", [FIGHTERS] * 2),
        ("hy", "Զոհվել է ինը զինվոր, վիրավորվել՝ տասնմեկը։", [FIGHTERS] * 2),
    ],
)
def test_a_sentence_goes_on_counting_those_it_named(
    language: str, text: str, groups: list[str | None], counts: Counts
) -> None:
    assert [claim.group.code for claim in counts(text, None, None, language)] == groups


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        ("en", "Nine soldiers were killed and 30 people were hurt.", [FIGHTERS, None]),
        ("en", "Nine soldiers and two herders were killed, and 30 were hurt.", [FIGHTERS, None, None]),
        ("en", "Two herders and nine soldiers were killed, and 30 were hurt.", [None, FIGHTERS, None]),
        ("fr", "Deux gendarmes et trois bergers ont été tués, et onze blessés.", ["police", None, None]),
        ("en", "Nine women were killed when the roof fell, and it is said that 30 were hurt.", ["women", None]),
    ],
)
def test_it_goes_on_with_nobody_where_others_or_several_were_named(
    language: str, text: str, groups: list[str | None], counts: Counts
) -> None:
    assert [claim.group.code for claim in counts(text, None, None, language)] == groups


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("en", "The guard killed 12 “militants” at the ford.", FIGHTERS),
        ("fr", "L'armée a tué 16 « terroristes ».", FIGHTERS),
        ("es", "Murieron 12 «soldados» en el combate.", FIGHTERS),
        ("en", "The ministry raised the number of prisoners killed to 22.", "prisoners"),
        ("es", "El ministerio redujo a 85 el número de soldados muertos.", FIGHTERS),
        ("ru", "Число погибших военнослужащих выросло до 14.", FIGHTERS),
        ("en", "Seven members of an insurgent organisation lost their lives.", FIGHTERS),
        ("en", "Members of the village guard killed in the fighting: 14", FIGHTERS),
        ("en", "Soldiers who gave their lives: nine.", FIGHTERS),
        ("en", "Our fighters, who had no masks, lost nineteen of their number.", FIGHTERS),
        ("en", "The armed forces lost no personnel.", FIGHTERS),
        ("en", "The mayor showed journalists nine dead herders.", None),
        ("en", "On Monday the side said that it holds 118 prisoners.", None),
        ("en", "Three hundred prisoners escaped in the night.", None),
    ],
)
def test_words_beside_a_number_say_who_is_counted(language: str, text: str, group: str | None, counts: Counts) -> None:
    assert [claim.group.code for claim in counts(text, None, None, language)] == [group]


@pytest.mark.parametrize("quoted", ["“rebels”", '"rebels"', "« rebels »"])
def test_a_toll_is_taken_up_again_with_a_noun_in_quotation_marks(quoted: str, counts: Counts) -> None:
    told = counts(f"Sixty-seven herders were killed. The army's 67 {quoted} are herders under another name.")
    assert [(claim.fate.code, claim.group.code) for claim in told] == [("killed", None), ("killed", FIGHTERS)]


@pytest.mark.parametrize(
    ("language", "text", "fates"),
    [
        ("en", "The medical service has counted 163 dead, including 58 women.", ["killed", "killed"]),
        (
            "en",
            "At least 147 people died in the prison camp. Seventy-one of them died of hunger and 18 of fever.",
            ["died_in_captivity"] * 3,
        ),
        (
            "es",
            "Murieron cuatro vecinos, entre ellos dos niños, resultaron heridos nueve.",
            ["killed", "killed", "injured"],
        ),
        ("hy", "Զոհվել է 4 բնակիչ, այդ թվում՝ մեկ երեխա, վիրավորվել է 9 հոգի։", ["killed", "killed", "injured"]),
        ("en", "The coast guard had picked up 118 survivors by noon.", ["found_alive"]),
    ],
)
def test_parts_have_the_fate_of_those_they_are_of(language: str, text: str, fates: list[str], counts: Counts) -> None:
    assert [claim.fate.code for claim in counts(text, None, None, language)] == fates


def test_a_number_given_again_counts_the_same_people(counts: Counts) -> None:
    told = counts("Nineteen soldiers died. On Sunday 40 herders were captured. The figure of nineteen was correct.")
    assert [(claim.fate.code, claim.group.code) for claim in told] == [
        ("killed", FIGHTERS),
        ("captured", None),
        ("killed", FIGHTERS),
    ]


def test_people_spoken_of_behind_bodies_are_dead_and_no_bodies(counts: Counts) -> None:
    told = counts("Eleven bodies were found. The army speaks of eight rebels.")
    assert [(claim.fate.code, claim.unit) for claim in told] == [("body_found", "body"), ("killed", "person")]


def test_women_among_bodies_that_were_buried_are_bodies(counts: Counts) -> None:
    told = counts("The villagers buried 102 bodies: 36 women and 25 men.")
    assert [(claim.group.code, claim.unit) for claim in told] == [(None, "body"), ("women", "body"), ("men", "body")]
