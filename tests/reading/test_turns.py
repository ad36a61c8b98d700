"""Who has the floor in a record of a debate, and whom "by" names."""

from collections.abc import Callable

import pytest

from accounted.model import Claim, CountClaim, EventClaim

DEBATE = (
    "MR. HOLLIN: How many were killed at the weir, and by whom?\n"
    "The MINISTER: Nineteen people were killed at the weir. Forty were hurt.\n"
    "Ms Ana RUEL (Northfield): The island buried thirty men that week.\n"
)
HEADINGS = "KILLED YESTERDAY: the raid left 12 people dead in the market.\nNothing else is known of the raid so far.\n"


def test_the_speaker_of_a_turn_goes_on_to_the_next(counts: Callable[..., list[CountClaim]]) -> None:
    said = {claim.amount.exact: claim.said_by for claim in counts(DEBATE)}
    assert {words: speaker.name for words, speaker in said.items()} == {
        "Nineteen": "The MINISTER",
        "Forty": "The MINISTER",
        "thirty": "Ms Ana RUEL",
    }
    assert said["Forty"].reach == "carried"


def test_a_full_stop_and_a_dash_begin_a_turn(counts: Callable[..., list[CountClaim]]) -> None:
    minutes = (
        "Mme Jeanne DOL. — Combien de morts ? Un médecin a compté trente corps.\n\n"
        "M. le ministre des Ports. — Le bilan est établi. Sept civils ont été tués.\n\n"
        "M. le ministre. — Quatre soldats sont morts là-bas.\n"
    )
    said = {claim.amount.exact: claim.said_by.name for claim in counts(minutes, None, None, "fr")}
    assert (said["Sept"], said["Quatre"]) == ("M. le ministre des Ports", "M. le ministre")


def test_one_line_in_capitals_is_a_heading_and_nobody_speaks(counts: Callable[..., list[CountClaim]]) -> None:
    assert [claim.said_by.name for claim in counts(HEADINGS)] == ["publisher"]


def test_one_word_in_capitals_has_the_floor_only_where_somebody_asks(counts: Callable[..., list[CountClaim]]) -> None:
    hearing = "CHAIR: How many did you see?\nCLERK: Twelve men were killed at the weir.\nCHAIR: Thank you for that.\n"
    assert [claim.said_by.name for claim in counts(hearing)] == ["CLERK"]
    cable = "SUMMARY: Twelve men were killed at the weir.\nCOMMENT: Nothing else is known of it so far.\n"
    assert [claim.said_by.name for claim in counts(cable)] == ["publisher"]


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        (
            "en",
            "Minister Roman Holl replied: Sixty men have died. Twenty were wounded.\n\nFive men drowned since.",
            ["Minister Roman Holl", "Minister Roman Holl", "publisher"],
        ),
        (
            "uk",
            "Комбат Остап Гричина лежить.\n\n— Ми були там, — каже він. — Загинуло двісті.\n\nПоранено 40 людей.",
            ["Комбат Остап Гричина", "publisher"],
        ),
        ("fr", "— Nous étions là, dit Ana Dol. Douze ont été tués.\n\nOn compte 15 morts.", ["Ana Dol", "publisher"]),
        ("ru", "Гидрологи сообщают: погибли 12 человек. Ранены 40 человек.", ["Гидрологи", "publisher"]),
    ],
)  # fmt: skip
def test_a_paragraph_is_whose_it_begins_with(
    language: str, text: str, speakers: list[str], counts: Callable[..., list[CountClaim]]
) -> None:
    assert [claim.said_by.name for claim in counts(text, None, None, language)] == speakers


INTERVIEWS = {
    "en": "Reporter: How many of you were there?\nAna Dol: We were nine. Four died of the smoke.\nReporter: Thanks.\n",
    "ru": "«Маяк»: Сколько вас было в подвале?\nВера Лунина: Нас было много. Четверо погибли.\n«Маяк»: Спасибо.\n",
    "az": "Müxbir: Zirzəmidə neçə nəfər idiniz?\nHacı Rüstəm: Doqquz. Dörd nəfər öldü.\nMüxbir: Sağ olun.\n",
    "hy": "Հարց. Քանի՞ հոգի էիք նկուղում։\nԱնի Սարյան. Ինը։ Չորս մարդ զոհվեց։\nՀարց. Իսկ հետո՞։\nԱնի Սարյան. Ոչ։\n",
}


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Ana Dol"), ("ru", "Вера Лунина"), ("az", "Hacı Rüstəm"), ("hy", "Անի Սարյան")]
)
def test_who_answers_in_an_interview_speaks(language: str, name: str, counts: Callable[..., list[CountClaim]]) -> None:
    assert [c.said_by.name for c in counts(INTERVIEWS[language], None, None, language)] == [name]


def test_headings_with_a_colon_are_no_interview(counts: Callable[..., list[CountClaim]]) -> None:
    told = "Summary: Twelve men were killed at the weir.\nOutlook: Nothing else is known of it so far.\n"
    assert [claim.said_by.name for claim in counts(told)] == ["publisher"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Upper ward: 4 dead, 13 hurt. Lower ward: 2 dead. Source: Cantonal Register.", "Cantonal Register"),
        ("az", "Yuxarı rayon: 4 nəfər öldü. Mənbə: Köçkün Şurası.", "Köçkün Şurası"),
    ],
)
def test_a_source_named_at_the_end_speaks_for_the_text(
    language: str, text: str, name: str, counts: Callable[..., list[CountClaim]]
) -> None:
    claims = counts(text, None, None, language)
    assert claims
    assert all((c.said_by.name, c.said_by.reach) == (name, "document") for c in claims)


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("ru", "Вдова сказала, что у плотины видела девять трупов.", ["Вдова"]),
        ("ru", "В больнице насчитали девять трупов.", ["больнице"]),
        ("uk", "З Вербівки пишуть: у копальні вбито вісьмох.", ["publisher"]),
        ("ru", "По списку сорок одного человека расстреляли.", ["publisher"]),
        ("ru", "«Мы потеряли двадцать человек». Жители говорят о сорока убитых.", ["publisher", "Жители"]),
    ],
)
def test_what_a_preposition_or_a_full_stop_parts_from_the_verb_speaks_not(
    language: str, text: str, speakers: list[str], counts: Callable[..., list[CountClaim]]
) -> None:
    assert [claim.said_by.name for claim in counts(text, None, None, language)] == speakers


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The Crown's version is that two men were killed.", "The Crown"),
        (
            "en",
            "There were 90 deaths that year, by the registers of the parish of Dorn.",
            "the registers of the parish of Dorn",
        ),
        ("ru", "За год, как подсчитали в МЧС, погибли 37 человек.", "МЧС"),
        ("ru", "Утверждение Нагорного комитета о гибели 23 рыбаков не проверено.", "Нагорного комитета"),
        ("fr", "« Cinq filles sont mortes », a déclaré à la radio une infirmière de 30 ans.", "une infirmière"),
        ("ar", "أفاد الناطق باسم خفر السواحل، العميد سليم الدوري، بأن الفرق انتشلت 12 جثة.", "العميد سليم الدوري"),
    ],
)
def test_whose_version_and_who_of_an_office_speaks(
    language: str, text: str, name: str, counts: Callable[..., list[CountClaim]]
) -> None:
    assert [claim.said_by.name for claim in counts(text, None, None, language)] == [name]


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("en", "Seven hundred people were burned alive by the border guard.", "the border guard"),
        ("en", "Twelve men were killed by a bomb.", None),
        ("en", "Twelve men were identified by the police.", None),
        ("es", "Doce campesinos fueron asesinados por los soldados.", "los soldados"),
        ("tr", "On iki kişi ordu tarafından öldürüldü.", "ordu"),
    ],
)
def test_whom_by_names_is_the_alleged_actor(
    language: str, text: str, actor: str | None, counts: Callable[..., list[CountClaim]]
) -> None:
    assert [claim.actor and claim.actor.name for claim in counts(text, None, None, language)] == [actor]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The affair lasted not above two hours."),
        ("en", "It went on for three hours, not twenty minutes."),
        ("tr", "Batış yalnızca on iki dakika sürdü."),
        ("ru", "Толчки продолжались около сорока секунд."),
        ("es", "El tiroteo duró quince minutos."),
        ("en", "The rising was crushed within four hours."),
        ("ru", "Длилось это не более четверти часа."),
    ],
)
def test_how_long_something_went_on_is_an_event(language: str, text: str, reads: Callable[..., list[Claim]]) -> None:
    events = [claim for claim in reads(text, None, None, language) if isinstance(claim, EventClaim)]
    assert [claim.passage.exact for claim in events] == [text.rstrip(".")]
