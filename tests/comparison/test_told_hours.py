"""Hours of the day at which speakers say that a deed was done."""

from dataclasses import replace

import pytest

from accounted.comparison import compare_one
from accounted.model import Claim, Document, EventClaim, Incident, Passage, Period, Source, Speaker
from tests.comparison.statements import READ_BY, document

WIRE, COUNCIL, PAPER = (
    document(f"{name}.txt", name, f"1991-08-1{n}") for n, name in enumerate(("Wire", "Council", "Post"))
)
INCIDENT = Incident("incident-kiln", "The kiln", None, Period("1991-08-09", "derived"))


def told(where: Document, text: str, edtf: str | None = None, **more: object) -> Claim:
    return EventClaim(
        source=Source(where.digest, where.name), passage=Passage.cut(text, 0, len(text)),
        read_by=replace(READ_BY, language="en"), said_by=Speaker(where.name, "indirect"), what=text, type="attack",
        period=Period(edtf, "sentence") if edtf else None, **more,
    )  # fmt: skip


def dates(*claims: Claim) -> list[str]:
    documents = [WIRE, COUNCIL, PAPER]
    return [str(one.why) for one in compare_one(INCIDENT, claims, documents).contradictions if one.kind == "date"]


FIRST = told(WIRE, "The first shell fell at 12.37 p.m.", "1991-08-09")


def test_hours_that_cannot_both_be_contradict_each_other_once() -> None:
    later = told(COUNCIL, "The shelling began at 1.32 p.m.")
    again = told(PAPER, "The shelling began at about 12.30 p.m.")
    assert dates(FIRST, later, again) == dates(again, later, FIRST)
    assert len(dates(FIRST, later, again)) == 1


@pytest.mark.parametrize(("text", "more"), [
    ("The shelling began at about 12.45 p.m.", {}),
    ("The shelling began at half past twelve.", {}),
    ("Mortars fired on the ferry at 4 p.m.", {"edtf": "1991-08-13"}),
    ("The ambulance reached the market after the shelling at 2 p.m.", {}),
    ("The shelling did not begin at 4 p.m.", {"polarity": "denied"}),
    ("Shells fell on the other bank at 11.50 p.m.", {}),
])  # fmt: skip
def test_what_tells_no_other_hour_contradicts_nothing(text: str, more: dict[str, str]) -> None:
    assert dates(FIRST, told(COUNCIL, text, **more)) == []


def test_of_one_speaker_the_hour_of_an_onset_counts() -> None:
    log = told(COUNCIL, "The log has shots at 1.50 p.m.")
    began = told(COUNCIL, "The shelling began at 12.35 p.m.")
    assert len(dates(FIRST, log)) == 1
    assert dates(FIRST, log, began) == []


def test_an_hour_told_beside_one_that_agrees_contradicts_nothing() -> None:
    gas = told(WIRE, "At eleven in the morning the gas attack began, and at half past eleven the shots.", "1991-08-09")
    shots = told(COUNCIL, "The shooting began at 11.30 a.m.")
    assert dates(gas, shots) == []
