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
    ("en", "Soldiers shelled on 3 March 1995 were buried."),
    ("fr", "Les soldats attaqués le 3 mars 1995 ont été enterrés."),
    ("fr", "On a tiré sur les soldats le 3 mars 1995."),
    ("es", "Los soldados atacados el 3 de marzo de 1995 fueron enterrados."),
    ("es", "A los soldados los atacaron el 3 de marzo de 1995."),
    ("es", "Al batallón lo atacó la guerrilla el 3 de marzo de 1995."),
    ("ru", "Солдат обстреляли 3 марта 1995 года."),
    ("ru", "3 марта 1995 года отряд обстреляли у моста."),
    ("ru", "Село обстреляли 3 марта 1995 года."),
    ("uk", "Солдат обстріляли 3 березня 1995 року."),
    ("uk", "Загін обстріляли 3 березня 1995 року."),
    ("ar", "قُصفت القوات في 3 مارس 1995."),
    ("ar", "قصفت القوات في 3 مارس 1995."),
    ("ar", "قصفت القوات الحكومية في 3 مارس 1995."),
    ("ar", "قصفت القوات المتمركزة في تلة الرادار في 3 مارس 1995."),
    ("ar", "تم قصف الجنود في 3 مارس 1995."),
    ("ar", "استهدفت القوات بالقصف في 3 مارس 1995."),
    ("tr", "Askerleri 3 Mart 1995'te köylüler vurdu."),
    ("tr", "3 Mart 1995'te askerlere saldırdılar."),
    ("tr", "Askerlerin öldürüldüğü saldırı 3 Mart 1995'te oldu."),
    ("az", "Əsgərlərə 3 mart 1995-ci ildə hücum etdilər."),
    ("az", "3 mart 1995-ci ildə əsgərləri üsyançılar bombaladı."),
    ("hy", "Զինվորների վրա հարձակվել են 1995 թվականի մարտի 3-ին։"),
])  # fmt: skip
def test_those_who_suffer_a_deed_did_not_do_it(language: str, text: str) -> None:
    victims = {"militia", "patrol", "солдат", "отряд", "ополчен", "село", "загін", "солдати", "soldados", "soldats",
               "on", "batallón", "soldiers", "القوات", "الجنود", "habitants", "asker", "əsgər", "զինվոր"}  # fmt: skip
    assert not [name for name in doers(text, language) if any(one in name.lower() for one in victims)]


@pytest.mark.parametrize(("language", "text", "doer"), [
    ("en", "The militia came under attack by rebels on 3 March 1995.", "rebels"),
    ("ru", "3 марта 1995 года войска Тарнии обстреляли Варет.", "войска Тарнии"),
    ("uk", "3 березня 1995 року війська Тарнії обстріляли Варет.", "війська Тарнії"),
    ("tr", "Tarn birlikleri 3 Mart 1995'te Varet'e saldırdı.", "Tarn birlikleri"),
    ("az", "Tarn qüvvələri 3 mart 1995-ci ildə Vareti bombaladı.", "Tarn qüvvələri"),
    ("ru", "3 марта 1995 года Варет обстреляли солдаты.", "солдаты"),
    ("ru", "Трое боевиков обстреляли Варет 3 марта 1995 года.", "Трое боевиков"),
    ("ru", "Видели, как солдаты обстреляли Варет 3 марта 1995 года.", "солдаты"),
    ("ru", "Ночью отряд обстрелял Варет 3 марта 1995 года.", "отряд"),
    ("uk", "Вночі загін обстріляв Варет 3 березня 1995 року.", "загін"),
    ("es", "Al batallón lo atacó la guerrilla el 3 de marzo de 1995.", "la guerrilla"),
    ("ar", "قصفت القوات القرية في 3 مارس 1995.", "القوات"),
    ("ar", "قصفت القوات الحكومية القرية في 3 مارس 1995.", "القوات"),
    ("ar", "قصفت القوات المتمركزة في تلة الرادار سوق فاريت في 3 مارس 1995.", "القوات"),
    ("ar", "قصفت القوات فجر يوم الجمعة مسجد فاريت في 3 مارس 1995.", "القوات"),
    ("tr", "Tarn askerleri 3 Mart 1995'te köyü bombaladı.", "Tarn askerleri"),
    ("en", "The attack on 3 March 1995 was carried out by the militia.", "the militia"),
    ("en", "The village was shelled on 3 March 1995 by the militia.", "the militia"),
    ("hy", "Տարնի զորքերը հարձակվել են Վարեթի վրա 1995 թվականի մարտի 3-ին։", "Տարնի զորքերը"),
])  # fmt: skip
def test_those_who_did_it_are_still_named(language: str, text: str, doer: str) -> None:
    assert doer in doers(text, language)


@pytest.mark.parametrize(("language", "text"), [
    ("en", "The attack was reported by the police on 3 March 1995."),
    ("en", "The killing was condemned by the army on 3 March 1995."),
    ("en", "The bodies of ten villagers killed in the attack were found by soldiers on 3 March 1995."),
    ("en", "The army was blamed by villagers for the shelling that killed ten people."),
    ("en", "Ten people were killed by shelling of the police station."),
    ("fr", "Les soldats tués le 3 mars 1995 ont été enterrés par les villageois."),
    ("fr", "Des soldats ont été vus par les villageois avant l'attaque du 3 mars 1995."),
])  # fmt: skip
def test_those_who_tell_find_bury_or_blame_did_not_do_it(language: str, text: str) -> None:
    assert doers(text, language) == []


@pytest.mark.parametrize("text", [
    "No soldier shelled the village on 3 March 1995.",
    "Nobody from the army attacked the village on 3 March 1995.",
    "Neither the army nor the militia shelled Varet on 3 March 1995.",
])  # fmt: skip
def test_whom_a_sentence_says_not_to_have_done_it_is_no_doer_affirmed(text: str) -> None:
    found = [one for one in read(document(text), text) if isinstance(one, EventClaim) and one.actors]
    assert not [one for one in found if one.polarity == "affirmed"]


def test_an_attack_without_a_day_is_told_also_where_its_subject_suffers_it() -> None:
    text = "Отряд обстреляли у моста."
    (found,) = [one for one in read(document(text, language="ru"), text) if isinstance(one, EventClaim)]
    assert (found.type, found.actors) == ("attack", ())
