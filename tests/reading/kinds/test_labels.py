"""What a source calls what happened. The texts are invented."""

import pytest

from tests.reading.kinds.conftest import Finds


def called(finds: Finds, text: str) -> list[tuple[str, str, str]]:
    return [(label.term, label.category, label.use) for label in finds("label", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was a genocide.", [("genocide", "genocide", "assertion")]),
        ("The Maragol massacre shocked the valley.", [("massacre", "massacre", "event_name")]),
        ("The massacre of miners at Tol went on.", [("massacre", "massacre", "assertion")]),
        (
            "Lawyers spoke of war crimes and apartheid.",
            [("war crimes", "war_crime", "assertion"), ("apartheid", "other", "assertion")],
        ),
        ("The raid was one of the worst atrocities.", [("one of the worst atrocities", "other", "assertion")]),
        ("It left a black stain on our nation.", [("black stain on our nation", "other", "assertion")]),
        ("It was a crime against humanity.", [("crime against humanity", "crime_against_humanity", "assertion")]),
        ("It was a cowardly attack.", [("cowardly", "other", "assertion")]),
    ],
)  # fmt: skip
def test_terms_get_their_category_and_use(finds: Finds, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert called(finds, text) == expected


def test_each_law_violated_is_a_label_of_its_own(finds: Finds) -> None:
    text = "The siege gravely violated the Geneva Conventions, human rights law and numerous conventions."
    assert [label.category for label in finds("label", text)] == [
        "violation_of_ihl", "violation_of_human_rights_law", "violation_of_human_rights_law",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "She works at the War Crimes Tribunal in Korva.",
        "An anti-terrorism unit of Genocide Studies scholars met.",
        "The planned talks were cancelled.",
        "The Convention on Genocide was signed.",
    ],
)
def test_words_inside_other_names_are_no_labels(finds: Finds, text: str) -> None:
    assert called(finds, text) == []


def test_a_label_belongs_to_whoever_speaks(finds: Finds) -> None:
    text = "Governor Ana Ruiz said the shelling was a war crime. The massacre is not forgotten."
    assert [(label.term, label.said_by.name) for label in finds("label", text)] == [
        ("war crime", "Governor Ana Ruiz"), ("massacre", "publisher"),
    ]  # fmt: skip


def test_words_around_a_direct_quotation_are_the_publishers(finds: Finds) -> None:
    text = (
        "“We mourn the slaughter of Tarn,” the Osterian Embassy said on Friday, recalling the massacre of the miners."
    )
    assert [(label.term, label.said_by.name, label.said_by.mode) for label in finds("label", text)] == [
        ("slaughter", "the Osterian Embassy", "direct_quote"), ("massacre", "publisher", "own_voice"),
    ]  # fmt: skip


def test_a_name_of_the_event_beside_a_partial_quotation_is_the_publishers(finds: Finds) -> None:
    text = "The 1988 Tarn massacre was a “war crime”, Osteria has said."
    assert [(label.term, label.said_by.name) for label in finds("label", text)] == [
        ("massacre", "publisher"), ("war crime", "Osteria"),
    ]  # fmt: skip


def test_a_heading_in_quotation_marks_is_the_word_of_who_is_quoted_below(finds: Finds) -> None:
    text = "'Ethnic cleansing'\nThe raids went on.\nThe Osterian Embassy called it “a case of ethnic cleansing”.\n"
    heading, quoted = finds("label", text)
    assert heading.said_by.name == quoted.said_by.name == "The Osterian Embassy"


def test_denied_and_uncertain_labels_say_so(finds: Finds) -> None:
    denied = finds("label", "Tarn officials disputed the toll and denied a massacre.")[0]
    assert (denied.polarity, denied.said_by.name) == ("denied", "Tarn officials")
    assert finds("label", "Was it a genocide?")[0].modality == "hypothetical"
    assert finds("label", "The judge said it may amount to genocide.")[0].modality == "possible"


@pytest.mark.parametrize("what", ["term", "word", "label", "description"])
def test_who_rejects_a_word_does_not_say_it_and_may_say_another(finds: Finds, what: str) -> None:
    text = f'The government of Tarn rejects the {what} "massacre" and calls the event a terrorist attack.'
    assert [(label.term, label.polarity, label.said_by.name) for label in finds("label", text)] == [
        ("massacre", "denied", "The government of Tarn"), ("terrorist attack", "affirmed", "The government of Tarn"),
    ]  # fmt: skip
    assert finds("label", "The mayor denied calling it a massacre.")[0].polarity == "denied"
