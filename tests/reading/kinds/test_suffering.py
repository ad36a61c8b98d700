"""Whoever suffers a deed is never named as who did it."""

import pytest

from accounted.model import EventClaim
from accounted.reading import read
from tests.reading.conftest import document


def doers(text: str, language: str) -> list[str]:
    found = (one for one in read(document(text, language=language), text) if isinstance(one, EventClaim))
    return [name for one in found for name in one.actors]


@pytest.mark.parametrize(("language", "text"), [
    ("en", "The militia came under fire near the bridge on 3 March."),
    ("en", "Villagers fleeing together with retreating militia were fired on near Tarnian posts on 26 February."),
    ("en", "A patrol of the Tarn Brigade was fired on at dawn on 3 March."),
    ("ru", "Солдаты были обстреляны у моста 3 марта 1995 года."),
    ("ru", "Отряд милиции подвергся обстрелу 3 марта 1995 года."),
    ("ru", "Ополченцы попали под обстрел 3 марта."),
    ("ru", "3 марта 1995 года был обстрелян отряд милиции."),
    ("ru", "Село было обстреляно войсками Тарнии 3 марта 1995 года."),
    ("uk", "Солдати були обстріляні біля мосту 3 березня 1995 року."),
    ("uk", "3 березня 1995 року обстріляно загін міліції."),
    ("es", "Los soldados fueron atacados el 3 de marzo de 1995."),
    ("fr", "Les soldats ont été attaqués le 3 mars 1995."),
    ("fr", "Les hommes armés sont entrés dans Varet et ont tué dix habitants le 3 mars 1995."),
    ("tr", "Askerler 3 Mart 1995'te saldırıya uğradı."),
    ("tr", "Askerler 3 Mart 1995'te öldürüldü."),
    ("az", "Əsgərlər 3 mart 1995-ci ildə hücuma məruz qaldı."),
    ("az", "Əsgərlər 3 mart 1995-ci ildə atəşə tutuldu."),
    ("hy", "Զինվորները գնդակոծվել են 1995 թվականի մարտի 3-ին։"),
])  # fmt: skip
def test_those_who_suffer_a_deed_did_not_do_it(language: str, text: str) -> None:
    victims = {"militia", "patrol", "солдат", "отряд", "ополчен", "село", "загін", "солдати", "soldados", "les soldats",
               "habitants", "asker", "əsgər", "զինվոր"}  # fmt: skip
    assert not [name for name in doers(text, language) if any(one in name.lower() for one in victims)]


@pytest.mark.parametrize(("language", "text", "doer"), [
    ("en", "The militia came under attack by rebels on 3 March 1995.", "rebels"),
    ("ru", "3 марта 1995 года войска Тарнии обстреляли Варет.", "войска Тарнии"),
    ("uk", "3 березня 1995 року війська Тарнії обстріляли Варет.", "війська Тарнії"),
    ("tr", "Tarn birlikleri 3 Mart 1995'te Varet'e saldırdı.", "Tarn birlikleri"),
    ("az", "Tarn qüvvələri 3 mart 1995-ci ildə Vareti bombaladı.", "Tarn qüvvələri"),
    ("hy", "Տարնի զորքերը հարձակվել են Վարեթի վրա 1995 թվականի մարտի 3-ին։", "Տարնի զորքերը"),
])  # fmt: skip
def test_those_who_did_it_are_still_named(language: str, text: str, doer: str) -> None:
    assert doer in doers(text, language)
