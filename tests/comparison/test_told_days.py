"""Days on which documents put an incident."""

from dataclasses import replace

import pytest

from accounted.comparison import compare_one
from accounted.model import Claim, Document, EventClaim, Incident, Passage, Period, Source, Speaker
from tests.comparison.statements import READ_BY, document

WIRE, COUNCIL, PAPER = (
    document(f"{name}.txt", name, f"1991-08-1{n}") for n, name in enumerate(("Wire", "Council", "Post"))
)
INCIDENT = Incident("incident-pass", "The pass", None, Period("1991-08-09", "derived"))


def told(where: Document, text: str, edtf: str, exact: str | None = None, **more: object) -> Claim:
    return EventClaim(
        source=Source(where.digest, where.name), passage=Passage.cut(text, 0, len(text)), read_by=READ_BY,
        said_by=Speaker(where.name, "indirect"), what=text, type="attack",
        period=Period(edtf, "sentence", exact), **more,
    )  # fmt: skip


def dates(*claims: Claim) -> list[str]:
    documents = [WIRE, COUNCIL, PAPER]
    return [str(one.why) for one in compare_one(INCIDENT, claims, documents).contradictions if one.kind == "date"]


WIRED = told(WIRE, "The bus was attacked on 9 August 1991.", "1991-08-09", "9 August 1991")


def test_documents_that_agree_on_no_day_contradict_each_other_once() -> None:
    eighth = told(COUNCIL, "On 8 August they opened fire.", "1991-08-08", "8 August")
    again = told(PAPER, "The bus was attacked on 9 August 1991.", "1991-08-09", "9 August 1991")
    assert dates(WIRED, eighth, again) == dates(again, eighth, WIRED)
    assert len(dates(WIRED, eighth, again)) == 1


@pytest.mark.parametrize(("text", "edtf", "exact"), [
    ("In its letter of 8 August the council spoke of an attack.", "1991-08-08", "8 August"),
    ("They were shot on 24 August 1991.", "1991-08-24", "24 August 1991"),
    ("The siege went on from 1 to 9 August 1991.", "1991-08-01/1991-08-09", "1 to 9 August 1991"),
    ("The bus was attacked on 9 August.", "1990-08-09", "9 August"),
    ("The attack began late on 8 August 1991.", "1991-08-08", "8 August 1991"),
    ("The dead of the attack were buried on 10 August 1991.", "1991-08-10", "10 August 1991"),
    ("Les victimes ont été enterrées le 10 août 1991.", "1991-08-10", "10 août 1991"),
])  # fmt: skip
def test_what_tells_no_other_day_contradicts_nothing(text: str, edtf: str, exact: str) -> None:
    assert dates(WIRED, told(COUNCIL, text, edtf, exact)) == []


def test_a_slip_of_one_figure_in_a_date_is_seen() -> None:
    assert len(dates(WIRED, told(PAPER, "It was attacked on 19 August 1991.", "1991-08-19", "19 August 1991"))) == 1


def test_the_sentences_that_name_the_days_are_set_against_each_other() -> None:
    last_week = told(COUNCIL, "They opened fire last Thursday.", "1991-08-08", "last Thursday")
    named = told(PAPER, "The bus was attacked on 8 August 1991.", "1991-08-08", "8 August 1991")
    found = compare_one(INCIDENT, [WIRED, last_week, named], [WIRE, COUNCIL, PAPER]).contradictions
    assert [set(one.claims) for one in found if one.kind == "date"] == [{WIRED.id, named.id}]


def test_that_people_set_out_on_another_day_contradicts_as_well() -> None:
    left = replace(told(COUNCIL, "The bus left on 8 August 1991.", "1991-08-08", "8 August 1991"), type="movement")
    assert len(dates(WIRED, left)) == 1


def test_the_day_on_which_a_toll_rose_is_none_on_which_a_place_was_taken() -> None:
    fell = replace(told(WIRE, "The town was taken on 9 August 1991.", "1991-08-09"), type="capture_of_place")
    text = "The number of dead in the capture of the town rose to 40 on 12 August 1991."
    rose = replace(told(COUNCIL, text, "1991-08-12"), type="capture_of_place")
    assert dates(fell, rose) == []


def test_two_who_say_that_it_began_on_days_that_follow_each_other_tell_of_no_night() -> None:
    began = told(COUNCIL, "It began on 8 August.", "1991-08-08", "8 August")
    later = told(PAPER, "The attack began on 9 August 1991.", "1991-08-09", "9 August 1991")
    assert dates(began, later) != []
    assert dates(began, WIRED) == []


def test_yesterday_is_no_day_of_an_earlier_year() -> None:
    feast = told(PAPER, "Mourners fell into the river yesterday.", "2001-08-08", "yesterday")
    assert dates(WIRED, replace(feast, period=Period("2001-08-08", "derived", "yesterday"), id="")) == []


def test_the_day_on_which_people_were_handed_over_is_none_of_the_deed() -> None:
    freed = told(COUNCIL, "On 8 August the captives were handed over.", "1991-08-08", "8 August")
    assert dates(WIRED, freed) == []


def test_that_a_place_was_taken_back_contradicts_no_taking() -> None:
    taken = replace(told(WIRE, "Rebels took the pass on 9 August 1991.", "1991-08-09"), type="capture_of_place", id="")
    back = replace(told(PAPER, "Troops retook the pass on 13 August.", "1991-08-13"), type="capture_of_place", id="")
    assert dates(taken, back) == []
