"""Figures that a speaker puts in the place of earlier ones, and later ones that only go on from them."""

import pytest

from accounted.comparison import compare_one
from accounted.model import Claim, Incident, Period
from tests.comparison.statements import document, said

INCIDENT = Incident("incident-vareth", "Vareth", None, Period("1931-05-04", "derived"))

MINISTRY = document("ministry.txt", "Ministry of Health of Vareth", "1931-05-05")
AGAIN = document("again.txt", "Ministry of Health of Vareth", "1931-05-09")
WIRE = document("wire.txt", "Northern Wire (agency)", "1931-05-06")
FIRST = said(MINISTRY, "At Vareth 37 people were killed.", "37")


def kinds(one: Claim, other: Claim) -> set[str]:
    found = compare_one(INCIDENT, [one, other], [MINISTRY, AGAIN, WIRE]).against
    return {it.kind for it in found if set(it.claims) == {one.id, other.id}}


@pytest.mark.parametrize("text", [
    "After its lists were checked the number of killed has been specified as 41.",
    "The ministry raised the number of killed at Vareth to 41.",
    "41 people were killed, and not 37.",
    "Уточнённое число погибших: 41.",
    "Le nombre des tués est porté à 41.",
    "La cifra de muertos se corrige: fueron 41 y no 37.",
    "Ölü sayısı 41 olarak güncellendi.",
    "Ölənlərin sayı dəqiqləşdirildi: 41.",
    "Число загиблих уточнено: 41, а не 37.",
    "Զոհերի թիվը ճշտվել է՝ 41։",
    "تم تعديل عدد القتلى إلى 41.",
])  # fmt: skip
def test_a_figure_that_replaces_another_of_the_first_days_revises_it(text: str) -> None:
    assert kinds(FIRST, said(AGAIN, text, "41")) == {"revision"}


def test_a_higher_figure_without_such_words_is_one_of_a_count_that_went_on() -> None:
    assert kinds(FIRST, said(AGAIN, "At Vareth 41 people were killed.", "41")) == {"different_scope"}


def test_both_figures_in_one_sentence_stand_against_each_other() -> None:
    text = "The police revised the number of killed to 34, and not 29."
    assert kinds(said(WIRE, text, "34", "the police"), said(WIRE, text, "29", "the police")) == {"revision"}


def test_a_part_beside_a_replaced_figure_is_no_earlier_one() -> None:
    text = "The police raised the number of killed to 34, three of them in hospital."
    assert "revision" not in kinds(said(WIRE, text, "34", "the police"), said(WIRE, text, "three", "the police"))


def test_whoever_names_the_earlier_figure_needs_no_name_in_common() -> None:
    text = "The number of killed rose from 37 to 41, the Directorate said."
    assert kinds(FIRST, said(AGAIN, text, "41", "the Directorate")) == {"revision"}
    dated = "On 9 May 41 people were killed, up from 40, the Directorate said."
    nine = said(MINISTRY, "At Vareth 19 people were killed.", "19")
    assert kinds(nine, said(AGAIN, dated, "41", "the Directorate")) != {"revision"}


def test_a_figure_that_the_same_document_calls_an_earlier_one_is_no_share_of_the_later() -> None:
    text = "The ministry now says that 41 people were killed. It had earlier spoken of 37 killed."
    later, earlier = (said(AGAIN, text, number) for number in ("41", "37"))
    other = said(WIRE, "The wire counts 52 people killed.", "52")
    found = compare_one(INCIDENT, [later, earlier, other], [AGAIN, WIRE]).against
    assert any(earlier.id in it.claims for it in found)
