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
