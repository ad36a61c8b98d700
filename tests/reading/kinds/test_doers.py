"""Who did it, in plain words and in those that say whose work it was; and what is denied, or not shown."""

import pytest

from accounted.model import EventClaim, PositionClaim
from accounted.reading import read
from tests.reading.conftest import document


def deeds(text: str, language: str) -> list[tuple[str, str]]:
    """The doers that a text names, each with whether the deed is affirmed or denied."""
    found = (one for one in read(document(text, language=language), text) if isinstance(one, EventClaim))
    harms = (one for one in found if one.type in ("attack", "killing", "capture", "capture_of_place"))
    return [(one.polarity, name) for one in harms for name in one.actors or ("",)]


@pytest.mark.parametrize(("language", "text", "doer"), [
    ("en", "Fighters of the Tarn Front, some in uniform, overpowered the post.", "Fighters of the Tarn Front"),
    ("en", "Elements of the Oda al-Sahra faction, which had left in May, fired on the column.",
     "Elements of the Oda al-Sahra faction"),
    ("en", "The village was attacked with stones by a large gathering of Tarnian youths.", "Tarnian youths"),
    ("en", "An aircraft of the Tarnian air force carried out the strike.", "aircraft of the Tarnian air force"),
    ("en", "Witnesses saw Tarnian soldiers pour petrol into the houses.", "Tarnian soldiers"),
    ("en", "\"They wore the badge of the 41st Regiment and they spoke to each other.\"", "the 41st Regiment"),
    ("en", "The Tarnians say it was gendarmes.", "gendarmes"),
    ("fr", "Les soldats de la colonne tiraient sur les gens.", "Les soldats de la colonne"),
    ("fr", "L'armée a tiré sans sommation.", "L'armée"),
    ("fr", "Il affirme avoir vu des policiers tirer depuis le toit.", "policiers"),
    ("es", "Un grupo de agitadores del puerto atacó a los obreros.", "Un grupo de agitadores"),
    ("ru", "Батарея правительственных войск стреляла по мосту.", "Батарея"),
    ("uk", "Відповідальність за обстріл несуть бойовики Східної бригади.", "бойовики Східної бригади"),
    ("tr", "Vali, saldırının arkasında Tarn Vadisi Hareketi'nin bulunduğunu söyledi.", "Tarn Vadisi Hareketi'nin"),
    ("az", "Cinayətin arxasında \"Tarn Alayı\" adlı dəstə dayanıb.", "Tarn Alayı"),
    ("ar", "وتتهم غرفة الطوارئ قوات الإسناد بتنفيذ الهجوم.", "الطوارئ قوات الإسناد"),
    ("hy", "Երեկ Տարնի զինված ուժերը հրետակոծել են Վարեթ քաղաքը։", "ուժերը"),
])  # fmt: skip
def test_those_who_bear_arms_and_did_it_are_named(language: str, text: str, doer: str) -> None:
    assert any(doer in name for polarity, name in deeds(text, language) if polarity == "affirmed")


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Soldiers killed in the attack were buried."),
    ("en", "Three soldiers shot dead by rebels were buried."),
    ("ar", "قتل ثلاثة جنود في الهجوم."),
    ("ar", "قتل جنود من الجيش أمس."),
    ("tr", "Kasabada 19 asker öldürüldü."),
    ("az", "Döyüşdə 3 əsgər öldürülüb."),
    ("ru", "Солдаты были убиты."),
    ("es", "Resultaron muertos dos policías."),
    ("fr", "Trois soldats ont été tués."),
])  # fmt: skip
def test_soldiers_who_were_killed_did_not_kill(language: str, text: str) -> None:
    doers = [name for polarity, name in deeds(text, language) if polarity == "affirmed" and name != "rebels"]
    assert not any(doers)


@pytest.mark.parametrize("text", [
    "Stones were thrown at soldiers, and the market burned.",
    "The soldiers did not fire on the crowd, the report finds.",
    "The army fired no rockets that day.",
    "If soldiers fire on the crowd, the mission will leave.",
])  # fmt: skip
def test_who_suffers_it_or_did_nothing_is_no_doer(text: str) -> None:
    assert not [name for polarity, name in deeds(text, "en") if polarity == "affirmed" and name]


@pytest.mark.parametrize(("language", "text", "doer"), [
    ("en", "The allegation that men of the Tarn Reserve opened fire is baseless.", "men of the Tarn Reserve"),
    ("en", "The mission found no indication that the army carried out the strike.", "army"),
    ("en", "There was no armed clash.", ""),
    ("fr", "Aucun militaire n'a pris part aux combats.", "militaire"),
    ("es", "No hubo ningún enfrentamiento.", ""),
    ("tr", "Çatışma olmadı.", ""),
])  # fmt: skip
def test_a_deed_that_is_denied_or_not_shown_is_a_denied_one(language: str, text: str, doer: str) -> None:
    assert ("denied", doer) in deeds(text, language)


def test_an_army_may_deny_in_a_language_that_puts_it_behind_the_verb() -> None:
    text = "تنفي قوات الإسناد نفياً قاطعاً استهداف أي مسجد في مدينة شلوة."
    (denial,) = (one for one in read(document(text, language="ar"), text) if isinstance(one, PositionClaim))
    assert (denial.type, denial.said_by.name) == ("denies", "قوات الإسناد")


@pytest.mark.parametrize("text", [
    "The spokesman of Tarn spoke on Monday. By his account 313 Tarnian civilians were killed.",
    "Witness accounts and a remark attributed to Sergei Tarnov are named as proof of the attack.",
    "By her count 41 Tarnian villagers died in the shelling.",
])  # fmt: skip
def test_who_gives_a_figure_or_is_quoted_did_nothing(text: str) -> None:
    assert list(deeds(text, "en")) == []


def test_a_deed_is_put_down_to_whom_harm_is_attributed_to() -> None:
    held = list(deeds("An attack attributed to the Tarn Front killed nine people.", "en"))
    assert ("affirmed", "the Tarn Front") in held or ("affirmed", "Tarn Front") in held
