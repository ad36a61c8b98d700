"""A model proposes and the text decides: what stands there becomes a claim, all else is refused by its reason."""

import json
from typing import Any

import pytest

from accounted.errors import BadInput
from accounted.model import Claim, CountClaim
from accounted.model.vocabulary import vocabulary
from accounted.reading import VERSION, Refused, read
from accounted.reading.language_model import ModelReader
from accounted.reading.language_model.asking import NEWEST, prompt_named, question
from accounted.reading.reader import Question
from accounted.reading.saying import sentence_for
from tests.reading.conftest import document
from tests.servers import Figure, completion, figure

TEXT = (
    "The ferry Halden was shelled on 8 June 1994. At least 9 people were killed and 40 wounded,\n"
    "the harbour office said. A nurse said that 12 people had died. Nobody counted the 30 boats.\n"
)


def reader(figures: list[Figure], **settings: Any) -> ModelReader:
    """The reader, answered without a network."""
    raw = completion(json.dumps({"figures": figures}))
    return ModelReader("small", **settings).asking(lambda _question: raw)


def readings(*figures: Figure, text: str = TEXT, language: str = "en") -> tuple[list[Claim], list[str]]:
    refused = Refused()
    claims = list(read(document(text, language=language), text, reader(list(figures)), refused=refused))
    return claims, [refusal.reason for refusal in refused.refusals]


def test_a_figure_whose_words_stand_there_is_the_claim_that_the_rules_would_read() -> None:
    (claim,), refused = readings(
        figure("At least 9 people were killed", "9", 9, None, speaker="the harbour office"),
    )
    by_rules = next(iter(read(document(TEXT), TEXT)))
    assert isinstance(claim, CountClaim)
    assert isinstance(by_rules, CountClaim)
    assert (claim.id, claim.amount, claim.passage) == (by_rules.id, by_rules.amount, by_rules.passage)
    assert (claim.period, claim.group.text, claim.said_by.name) == (by_rules.period, "people", "the harbour office")
    assert claim.said_by.cue is not None
    assert claim.said_by.cue.exact == "the harbour office"
    assert claim.read_by.to_dict() == {"reader": "model", "version": f"1/{VERSION}", "language": "en", "model": "small"}
    assert refused == []
    assert claim.explanation is not None
    assert [step.rule for step in claim.explanation.steps] == [
        "model.proposed", "amount.at-least", "model.fate", "speaker.named", "period.context",
    ]  # fmt: skip
    assert all(sentence_for(step.rule, "en") for step in claim.explanation.steps)


@pytest.mark.parametrize(
    ("proposed", "reason"),
    [
        (figure("100 people had died", "100", 100), "words_not_there"),
        (figure("at least 9 people were killed", "9", 9), "words_not_there"),
        (figure("people", "9", 9), "words_several_times"),
        (figure("12 people had died", "13", 13), "number_not_there"),
        (figure("12 people had died", "2", 2), "number_not_there"),
        (figure("on 8 June 1994", "8", 8), "number_not_there"),
        (figure("the 30 boats", "30", 30), "number_not_there"),
        (figure("12 people had died", "12", 13), "number_differs"),
        (figure("12 people had died", "12", 12, 20), "number_differs"),
        (figure("12 people had died", "12", 12, speaker="The mayor"), "speaker_not_there"),
        (figure("12 people had died", "12", 12, fate="slain"), "breaks_a_rule"),
        (figure("12 people had died", "12", 12, group="ferrymen"), "breaks_a_rule"),
        (figure("12 people had died", "12", 12, merged=["killed"]), "breaks_a_rule"),
        (figure("12 people had died", "12", 12, polarity="maybe"), "breaks_a_rule"),
        (figure("", "12", 12), "words_not_there"),
    ],
)
def test_what_does_not_stand_there_is_refused_with_its_reason(proposed: Figure, reason: str) -> None:
    assert readings(proposed) == ([], [reason])


def test_what_was_given_twice_is_read_once() -> None:
    twelve = figure("12 people had died", "12", 12)
    claims, refused = readings(twelve, {**twelve, "words": "A nurse said that 12 people had died"})
    assert (len(claims), refused) == (1, ["said_twice"])


def test_words_that_stand_twice_are_told_apart_by_the_words_before_or_refused() -> None:
    text = "Police said that 30 people died. The mayor said that 30 people died."
    claims, refused = readings(
        figure("30 people died", "30", 30, before="The mayor said that", speaker="The mayor"),
        figure("30 people died", "30", 30, before="A nurse said that"),
        figure("30 people died", "30", 30),
        text=text,
    )
    assert [claim.passage.exact for claim in claims] == ["The mayor said that 30 people died."]
    assert refused == ["words_several_times", "words_several_times"]


def test_bounds_come_from_the_text_and_not_from_the_model() -> None:
    (claim,), _ = readings(figure("At least 9 people were killed", "At least 9", 9, 9))
    assert isinstance(claim, CountClaim)
    assert (claim.amount.exact, claim.amount.low, claim.amount.high, claim.amount.precision) == (
        "9",
        9,
        None,
        "at_least",
    )


def test_words_for_many_keep_the_ends_that_this_project_gives_them() -> None:
    (claim,), refused = readings(
        figure("Dozens of people were killed", "Dozens", 30, 70), text="Dozens of people were killed."
    )
    assert isinstance(claim, CountClaim)
    assert (claim.amount.low, claim.amount.high, refused) == (24, 99, [])


def test_a_speaker_named_in_an_earlier_sentence_is_carried() -> None:
    text = "The mayor spoke at noon. Twelve people had died, she said."
    (claim,), _ = readings(figure("Twelve people had died", "Twelve", 12, speaker="The mayor"), text=text)
    assert (claim.said_by.name, claim.said_by.reach) == ("The mayor", "carried")


def test_a_quote_in_another_unicode_form_is_found_and_kept_as_the_text_has_it() -> None:
    text = "Le pre\u0301fet a de\u0301clare\u0301 que 14 villageois ont e\u0301te\u0301 tue\u0301s."
    (claim,), refused = readings(
        figure("14 villageois ont été tués", "14", 14, speaker="Le préfet"), text=text, language="fr"
    )
    assert claim.passage.exact == text
    assert claim.said_by.name == "Le pre\u0301fet"
    assert refused == []


def test_a_long_text_goes_in_stretches_and_each_figure_is_read_once() -> None:
    """The sentence over the first cut is shown twice; the stretch its number begins in reads it."""
    text = "".join(f"In village {number} a nurse said that {number + 100} people were killed. " for number in range(40))
    shown: list[str] = []

    def answer(asked: Question) -> bytes:
        content = json.loads(asked.content)["messages"][1]["content"]
        shown.append(content)
        numbers = [n for n in range(100, 140) if f"that {n} people were killed" in content]
        return completion(json.dumps({"figures": [figure(f"{n} people were killed", str(n), n) for n in numbers]}))

    refused = Refused()
    model = ModelReader("small", characters=500).asking(answer)
    claims = list(read(document(text), text, model, refused=refused))
    assert [claim.amount.low for claim in claims if isinstance(claim, CountClaim)] == list(range(100, 140))
    assert all(text[claim.passage.start : claim.passage.end] == claim.passage.exact for claim in claims)
    assert len(shown) > 4
    assert refused.refusals == []


def test_a_figure_in_a_table_has_its_row_and_column() -> None:
    text = "village\tkilled\nAlm\t31\nBerg\t12\nTorn\t8\n"
    (claim,), _ = readings(figure("Berg\t12", "12", 12), text=text)
    assert (claim.passage.exact, claim.passage.row, claim.passage.column) == ("Berg\t12", 3, 2)


def test_refusals_are_counted_by_reason_and_quote_nothing() -> None:
    refused = Refused()
    wrong = [figure("Anna Bell died", "9", 9), figure("Boris Clay died", "9", 9), figure("12 people had died", "1", 1)]
    assert list(read(document(TEXT), TEXT, reader(wrong), refused=refused)) == []
    assert refused.counts() == {"words_not_there": 2, "number_not_there": 1}
    assert str(refused) == (
        "3 readings were refused: the words quoted do not stand in the text (2); "
        "no number of people stands in the words quoted (1)."
    )


# What is asked


def test_the_prompt_that_was_released_never_changes() -> None:
    """Kept answers are found by what was asked. Write another prompt beside it instead."""
    assert prompt_named("1").digest == "sha256:0d4eb8975166783001154f58df9791e109d8c999a05d3e6172a076a61d86b3d8"


def test_the_same_question_has_the_same_bytes_and_names_no_address() -> None:
    asked = question(prompt_named(NEWEST), "small", "schema", TEXT)
    assert asked == question(prompt_named(NEWEST), "small", "schema", TEXT)
    assert asked.about == {"model": "small", "prompt": prompt_named(NEWEST).digest}
    assert b"http" not in asked.content
    digests = {question(prompt_named(NEWEST), "small", form, TEXT).digest for form in ("schema", "json", "plain")}
    assert len(digests) == 3


def test_the_prompt_speaks_of_codes_that_there_are() -> None:
    system = prompt_named(NEWEST).system
    for key, name in (("fate", "fates"), ("group", "groups")):
        listed = system.split(f'"{key}":', 1)[1].split(";" if key == "group" else ".", 1)[0]
        words = {word.strip() for word in listed.replace("one of", "").split(":")[-1].split(",")}
        assert words <= set(vocabulary(name).codes), name


def test_ids_do_not_depend_on_the_reader() -> None:
    (claim,), _ = readings(figure("12 people had died", "12", 12))
    assert claim.id in {one.id for one in read(document(TEXT), TEXT)}


@pytest.mark.parametrize(
    "settings",
    [
        {"model": ""},
        {"model": "m", "form": "xml"},
        {"model": "m", "prompt": "0"},
        {"model": "m", "characters": "many"},
        {"model": "m", "characters": "5"},
        {"model": "m", "seconds": "0"},
    ],
)
def test_a_setting_that_can_not_be_used_is_named(settings: dict[str, str]) -> None:
    with pytest.raises(BadInput) as error:
        ModelReader(**settings)
    assert error.value.do


def test_settings_make_the_same_reader_again_and_hold_no_address_and_no_key() -> None:
    made = ModelReader("small", "http://localhost:1/v1", key="secret", characters=900)
    assert made.settings == {"model": "small", "prompt": "1", "characters": "900", "form": "schema"}
    assert ModelReader(**made.settings).settings == made.settings
