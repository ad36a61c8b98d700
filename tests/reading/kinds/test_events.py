"""What is said to have happened, and when. The texts are invented."""

import pytest

from accounted.model import EventClaim
from accounted.reading import read
from tests.reading.conftest import document
from tests.reading.kinds.conftest import Finds


def told(finds: Finds, text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    found = [claim for claim in finds("event", text, None, published) if isinstance(claim, EventClaim)]
    return [(claim.type, claim.period.edtf if claim.period else None) for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took Aru on 4 January 2012.", [("capture_of_place", "2012-01-04")]),
        ("On 3 May 1990, it says, the army, led by Colonel Brod, shelled the town.", [("attack", "1990-05-03")]),
        ("Parliament abolished the province in 1974.", [("political_act", "1974")]),
        ("The killing of 40 miners at Tol on 3 May 1990 was forgotten.", [("killing", "1990-05-03")]),
        ("Fighting broke out in the early 1960s.", [("war", "1960~/1963~")]),
        ("The siege lasted three weeks.", [("attack", None)]),
    ],
)
def test_a_happening_with_its_date(finds: Finds, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(finds, text) == expected


def test_the_day_of_a_report_is_none_of_what_it_tells(finds: Finds) -> None:
    assert told(finds, "TOL, May 9 - Aru was shelled, the council said.", "1990-05-09") == [("attack", None)]


def test_a_date_stays_in_its_own_clause(finds: Finds) -> None:
    text = "The Osterian Embassy said on 5 May 2001 that troops had shelled the town, which rebels captured in 1999."
    assert told(finds, text) == [("statement", "2001-05-05"), ("attack", None), ("capture_of_place", "1999")]


def test_the_next_sentence_does_not_inherit_a_date(finds: Finds) -> None:
    assert told(finds, "The valley voted to secede in 1988. Osteria abolished its council.") == [
        ("political_act", "1988"), ("political_act", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "what", "edtf"),
    [
        ("The siege began, it says, in May 1980.", "The siege began, it says, in May 1980", "1980-05"),
        (
            "Lena Hart, adviser to the mayor, wrote on 2 May 2004 that Aru was shelled.",
            "Lena Hart, adviser to the mayor, wrote on 2 May 2004", "2004-05-02",
        ),
        (
            "In the letter of 2 May 2004 the envoy admits losses but says that Osteria denies its part in them.",
            "In the letter of 2 May 2004 the envoy admits losses", "2004-05-02",
        ),
        (
            "Tarnian forces used Aru as a firing point in May 1991, and the envoy recalls earlier killings in Tol.",
            "Tarnian forces used Aru as a firing point in May 1991", "1991-05",
        ),
        (
            "Shelling began on 2 May 1991, and the siege ended by 07:00 on 3 May.",
            "the siege ended by 07:00 on 3 May", "1991-05-03",
        ),
    ],
)  # fmt: skip
def test_an_event_is_told_whole_and_on_its_own_day(finds: Finds, text: str, what: str, edtf: str) -> None:
    found = [claim for claim in finds("event", text, None, "2010-01-01") if isinstance(claim, EventClaim)]
    assert (what, edtf) in [(claim.what, claim.period.edtf if claim.period else None) for claim in found]


def test_neither_an_and_nor_those_counted_make_an_event(finds: Finds) -> None:
    found = finds("event", "It adds that Tarnian forces took 40 people hostage and that ten came back.")
    assert [claim.what for claim in found] == ["Tarnian forces took 40 people hostage"]
    assert finds("event", "Of the 40 people who were captured, ten are missing.") == []


def test_a_plain_noun_between_a_name_and_those_who_bear_arms_belongs_to_them(finds: Finds) -> None:
    (found,) = finds("event", "The Tol border police fired on the crowd on 3 May 1993.")
    assert found.actors == ("The Tol border police",)


def test_verbs_joined_share_a_subject_that_a_participle_parts_from_them(finds: Finds) -> None:
    found = finds("event", "Tarnian forces, led by a colonel, attacked and captured Aru on 25 June 1992.")
    assert {(claim.type, claim.what, claim.actors) for claim in found} == {
        (kind, "Tarnian forces, led by a colonel, attacked and captured Aru on 25 June 1992", ("Tarnian forces",))
        for kind in ("attack", "capture_of_place")
    }


def test_verbs_joined_share_a_date_and_a_subject(finds: Finds) -> None:
    text = "Tarnian forces attacked and captured Aru during the night of 25-26 June 1992."
    found = finds("event", text)
    assert {claim.type for claim in found} == {"attack", "capture_of_place"}
    assert {(claim.period.edtf, claim.actors) for claim in found} == {("1992-06-25/1992-06-26", ("Tarnian forces",))}


def test_the_day_after_is_reckoned_from_the_story_and_not_from_publication(finds: Finds) -> None:
    text = "Rebels took Aru on 4 January 2012. The next day, the air force bombed the market."
    assert told(finds, text, "2020-01-01") == [("capture_of_place", "2012-01-04"), ("attack", "2012-01-05")]


def test_the_order_told_is_kept_where_dates_are_missing(finds: Finds) -> None:
    text = "The council declared its independence in 1988. In response, Osteria blockaded the valley."
    first, second = finds("event", text)
    assert (second.after, second.period) == (first.id, None)
    assert first.before == second.id


def test_an_event_named_again_has_its_day_from_elsewhere_in_the_text(finds: Finds) -> None:
    text = "The massacre at Tol took place on 3 May 1990. Tarnian forces arrested the priests during the Tol massacre."
    named = finds("event", text)[-1]
    assert (named.type, named.period.edtf, named.period.basis) == ("capture", "1990-05-03", "context")


@pytest.mark.parametrize(
    "text",
    [
        "If the army had entered the city, many would have died.",
        "The rebels did not attack the town.",
        "The miners, supported by the union, are 40 in number.",
        "Three of the men fell ill.",
        "The ministry said that 40 people were killed.",
    ],
)
def test_what_did_not_happen_or_is_a_figure_only_is_no_event(finds: Finds, text: str) -> None:
    assert told(finds, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tensions rose when the valley voted to secede in 1988.", [("tension", "1988")]),
        (
            "Nine villagers died when shells hit the market on 3 May 1990.",
            [("killing", "1990-05-03"), ("attack", "1990-05-03")],
        ),
        ("The 1990 Tol massacre left a mark on the valley.", []),
        ("The valley, which, however, belonged to Osteria, was quiet.", []),
    ],
)
def test_one_happening_is_told_once(finds: Finds, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(finds, text) == expected


def test_who_speaks_behind_what_is_said_tells_of_speaking_alone(finds: Finds) -> None:
    text = "Twelve civilians were killed in Tol on 12 May, the Ministry of Health said in a statement on Tuesday."
    found = [one for one in finds("event", text, None, "2003-05-13") if isinstance(one, EventClaim)]
    assert {one.what.split()[0]: one.period and one.period.edtf for one in found} == {
        "Twelve": "2003-05-12", "the": "2003-05-13"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Seventeen people were shot. Arvani forces bear responsibility for these deaths.", "Arvani forces"),
        ("It was the Reserve, not a mob, that came.", "the Reserve"),
        ("Shots came from the reserve of the 4th Arvani Brigade.", "the reserve of the 4th Arvani Brigade"),
        ("They say that the gendarmes did the killing at the ford.", "gendarmes"),
    ],
)  # fmt: skip
def test_whoever_answers_for_it_is_a_doer(finds: Finds, text: str, doer: str) -> None:
    found = [claim for claim in finds("event", text) if isinstance(claim, EventClaim)]
    assert [claim.actors for claim in found if claim.actors] == [(doer,)]


def test_nobody_answers_for_it_who_bears_no_arms(finds: Finds) -> None:
    found = finds("event", "He did it himself. The rain is responsible for twelve deaths. No soldiers did it.")
    assert not [claim for claim in found if isinstance(claim, EventClaim) and claim.actors]


@pytest.mark.parametrize(("language", "text", "doer"), [
    ("en", "The spokesman stated that no unit of the Tarnian army was within ten kilometres of the bridge.",
     "unit of the Tarnian army"),
    ("en", "Our forces did not fire on the village.", "Our forces"),
    ("fr", "L'état-major affirme que nos soldats n'ont pas ouvert le feu sur le village.", "nos soldats"),
    ("es", "Nuestras tropas no participaron en los hechos.", "Nuestras tropas"),
    ("ru", "Военное ведомство Тарнии заявило, что её военнослужащих в районе боёв нет и не было.", "её"),
    ("uk", "Наші військові не обстрілювали місто.", "Наші військові"),
    ("hy", "Զինվորները այդ գիշեր քաղաքում չեն եղել։", "Զինվորները"),
    ("az", "Bizim əsgərlər atəş açmayıb.", "Bizim əsgərlər"),
    ("tr", "Jandarma olaya katılmadı.", "Jandarma"),
])  # fmt: skip
def test_a_deed_that_somebody_says_was_none_of_his_is_a_denied_event(language: str, text: str, doer: str) -> None:
    found = [claim for claim in read(document(text, "Gazette", "1990-05-09", language), text)
             if isinstance(claim, EventClaim) and claim.polarity == "denied"]  # fmt: skip
    assert [(claim.type, claim.actors) for claim in found] == [("attack", (doer,))]


@pytest.mark.parametrize("text", [
    "No soldiers were killed in the attack.",
    "The army was not able to leave.",
    "Did our forces not fire on the village?",
])  # fmt: skip
def test_what_denies_no_deed(finds: Finds, text: str) -> None:
    assert [claim for claim in finds("event", text) if getattr(claim, "polarity", "") == "denied"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The first shell fell at 13:32 on 4 May 1990.", ("other", "1990-05-04")),
        ("At half past twelve, some of them say, there was a blast.", ("attack", None)),
    ],
)
def test_the_hour_of_a_deed_is_an_event_where_no_other_claim_stands(
    finds: Finds, text: str, expected: tuple[str, str | None]
) -> None:
    assert told(finds, text) == [expected]
    (found,) = finds("event", text)
    assert found.read_by.rule in ("event-hour", "event-verb")


def test_the_hour_of_anything_else_is_no_event(finds: Finds) -> None:
    assert told(finds, "The office opens at 9.30 a.m. and the ferry leaves at 13:00.") == []


def test_a_figure_of_those_set_free_takes_no_hour_of_a_deed_to_itself(finds: Finds) -> None:
    (found,) = finds("event", "Nine of those who were released heard the gunfire at 8.50 p.m.")
    assert found.read_by.rule == "event-hour"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine people were killed on the day given by the army."),
        ("en", "The killing of 40 miners is borne out by a corporal of the Guards."),
        ("es", "Diecinueve figuran en la nómina de 164 muertos elaborada por la policía."),
        ("fr", "Les 40 tués figurent sur une liste dressée par les gendarmes."),
        ("ru", "В бою с боевиками погибли 12 человек."),
        ("uk", "У бою з бойовиками загинули 12 людей."),
    ],
)
def test_who_gave_a_figure_or_fought_beside_others_did_no_deed(language: str, text: str) -> None:
    found = read(document(text, language=language), text)
    assert [one for one in found if one.read_by.rule == "event-deed"] == []


def test_who_died_is_not_the_doer_of_his_death(finds: Finds) -> None:
    (found,) = finds("event", "Four soldiers died in a clash at the bridge on 3 May 1990.")
    assert found.actors == ()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was Wednesday, the 18th, and the generator had just been put off.", "2015-03-18"),
        ("He is certain that it was a Tuesday, the 17th; he had posted a letter.", "2015-03-17"),
    ],
)
def test_a_sentence_that_says_plainly_when_it_was_is_an_event_of_that_day(finds: Finds, text: str, edtf: str) -> None:
    (found,) = (claim for claim in finds("event", text, None, "2015-03-25") if isinstance(claim, EventClaim))
    assert (found.type, found.period.edtf if found.period else None) == ("other", edtf)
    assert found.read_by.rule == "event-it-was"


def test_an_hour_beside_a_broken_truce_is_told_as_well(finds: Finds) -> None:
    text = "It was agreed to cease fire on 2 August at 22:15, when the first shells fell."
    found = [claim for claim in finds("event", text, None, "2014-08-03") if isinstance(claim, EventClaim)]
    assert [claim.type for claim in found if claim.read_by.rule == "event-hour"] == ["other"]
