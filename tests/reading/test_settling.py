"""Which fate and which group a figure has when the words around it are read with it."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]


@pytest.mark.parametrize(
    ("language", "text", "fates"),
    [
        ("en", "The medical service counted 44 dead in the valley.", ["killed"]),
        ("es", "El servicio médico contabilizó 44 muertos en el valle.", ["killed"]),
        ("en", "Only six of the dead had bullet wounds.", ["killed"]),
        ("en", "Eight bodies were burnt in the yard.", ["body_found"]),
        ("en", "Their relatives buried some 20 of the dead in the orchard.", ["buried"]),
        ("en", "They came to the camp with torches; four people died.", ["killed"]),
        ("en", "Six people died in an attack on a camp of herders.", ["killed"]),
        ("en", "Six people died of fever in the camp for refugees.", ["killed"]),
        ("en", "Six people died of fever in the prison camp.", ["died_in_captivity"]),
        ("ru", "В лагере беженцев от тифа умерли шесть человек.", ["killed"]),
        ("en", "The women were sent to a prison camp, where six people died.", ["died_in_captivity"]),
        ("en", "Of the 40 sailors captured, five died there.", ["captured", "died_in_captivity"]),
        ("en", "Of 40 people taken hostage, five died when the mill was stormed.", ["abducted", "killed"]),
        ("en", "Two hostages and three sailors were killed.", ["killed", "killed"]),
        ("en", "They took 12 hostages and killed three guards.", ["abducted", "killed"]),
        ("en", "Ten men were captured and freed; two of them died later.", ["captured", "released", "killed"]),
    ],
)
def test_a_fate_is_settled_by_who_met_it_and_where(language: str, text: str, fates: list[str], counts: Counts) -> None:
    assert [claim.fate.code for claim in counts(text, None, None, language)] == fates


def test_a_part_of_those_killed_does_not_take_the_fate_told_last(counts: Counts) -> None:
    told = counts("Twelve people were killed and forty were wounded. Of those killed, five were sailors.")
    assert [(c.amount.exact, c.fate.code) for c in told][-1] == ("five", "killed")


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        ("en", "The storm killed 30 men and women over seventy.", ["elderly"]),
        ("en", "The storm killed 30 people and over seventy horses.", [None]),
        ("en", "The storm killed 30 people. Eight of the dead were pupils aged six to eleven.", [None, "children"]),
        ("ru", "Погибли 12 человек старше 65 лет.", ["elderly"]),
        ("uk", "Загинули 12 осіб віком понад 65 років.", ["elderly"]),
        ("es", "Murieron doce personas de más de 65 años.", ["elderly"]),
        ("fr", "Douze personnes de plus de 65 ans sont mortes.", ["elderly"]),
        ("fr", "Le feu a tué 40 personnes, dont 20 étaient âgées de moins de 9 ans.", [None, "children"]),
        ("tr", "Ölenlerin yedisi 65 yaşın üstündeydi.", ["elderly"]),
        ("az", "Ölənlərin yeddisi 65 yaşdan yuxarı idi.", ["elderly"]),
    ],
)
def test_an_age_makes_children_or_elderly_people(
    language: str, text: str, groups: list[str | None], counts: Counts
) -> None:
    assert [claim.group.code for claim in counts(text, None, None, language)] == groups


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        ("en", "The commander said that four of his men were killed.", ["combatants"]),
        ("en", "Four men of the village were killed.", ["men"]),
        ("en", "The brigade lost five men.", ["combatants"]),
        ("en", "The village lost five men.", ["men"]),
        ("en", "Own casualties were two killed.", ["combatants"]),
        ("en", "Between 20 and 30 members of the Orvan army were killed.", ["combatants"]),
        ("en", "Between 20 and 30 members of the choir were killed.", [None]),
        ("en", "They fired on a band of armed men, of whom 31 were killed.", ["combatants"]),
        ("en", "Nine people were killed, of whom one was a policeman.", [None, "police"]),
        ("ru", "Потери отряда составили 14 человек убитыми, а не 9.", ["combatants", "combatants"]),
        ("ru", "С нашей стороны трое убитых.", ["combatants"]),
        ("es", "Las tropas propias sufrieron un muerto y dos heridos.", ["combatants", "combatants"]),
        ("fr", "Trois de ses hommes ont été tués.", ["combatants"]),
    ],
)
def test_those_whom_a_force_loses_are_fighters(
    language: str, text: str, groups: list[str | None], counts: Counts
) -> None:
    assert [claim.group.code for claim in counts(text, None, None, language)] == groups


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il n'est pas prouvé que sept religieuses ont été tuées."),
        ("ar", "ما زعمته إذاعة العدو من مقتل ستين من جنودنا عار عن الصحة."),
    ],
)
def test_what_is_called_unproved_or_untrue_is_denied(language: str, text: str, counts: Counts) -> None:
    assert [claim.polarity for claim in counts(text, None, None, language)] == ["denied"]
