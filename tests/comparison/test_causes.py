"""Who or what is said to have done it: causes that can't both be right, and deeds that a power denies."""

from dataclasses import replace
from datetime import date

import pytest

from accounted.comparison import compare_one
from accounted.comparison.contradictions import Happening, rival_accounts
from accounted.comparison.contradictions.accounts.actors import Actor
from accounted.model import EventClaim, Passage, PositionClaim, ReadBy, Source, Speaker
from tests.comparison.statements import INCIDENT, document

PORT = document("port.txt", "Port Authority of Vareth", "1931-05-05")
INQUIRY = document("inquiry.txt", "Court of Inquiry", "1931-09-01")
READ = ReadBy("rules", version="1", language="en", rule="position-cause")


def cause(of: str, kind: str, text: str, who: str, target: str) -> PositionClaim:
    papers = {one.name: one for one in (PORT, INQUIRY)}
    source = Source(papers[of].digest, of)
    return PositionClaim(
        source=source, passage=Passage.cut(text, 0, len(text)), said_by=Speaker(who, "indirect"), read_by=READ,
        type=kind, target=target,
    )  # fmt: skip


def deed(of: str, text: str, who: str, actor: tuple[str, ...], polarity: str = "affirmed") -> EventClaim:
    held = cause(of, "blames_weather", text, who, "")
    return EventClaim(
        source=held.source, passage=held.passage, said_by=held.said_by, read_by=replace(READ, rule="event-deed"),
        what=text, type="attack", actors=actor, polarity=polarity,
    )  # fmt: skip


def rivals(*claims: PositionClaim | EventClaim) -> list[str]:
    made = compare_one(INCIDENT, claims, [PORT, INQUIRY])
    return [one.why for one in made.contradictions if one.kind == "actor"]


def test_a_storm_and_overloading_are_rival_causes() -> None:
    storm = cause("port.txt", "blames_weather", "the storm alone was to blame", "the Minister of Ports", "storm")
    load = cause("inquiry.txt", "blames_overloading", "caused by overloading", "the Court of Inquiry", "overloading")
    assert rivals(storm, load) == [
        "storm according to the Minister of Ports, overloading according to the Court of Inquiry."
    ]


def test_a_cause_whose_words_were_taken_away_is_named_by_its_passage() -> None:
    storm = cause("port.txt", "blames_weather", "the storm alone was to blame", "the Minister of Ports", "storm")
    load = cause("inquiry.txt", "blames_overloading", "caused by overloading", "the Court of Inquiry", "overloading")
    (why,) = rivals(replace(storm, target=None), load)
    assert why.startswith("the storm alone was to blame according to the Minister of Ports, overloading")


def test_a_leak_may_come_with_a_storm_and_one_speaker_contradicts_nobody() -> None:
    storm = cause("port.txt", "blames_weather", "the storm was to blame", "the Minister of Ports", "storm")
    leak = cause("inquiry.txt", "blames_fault", "caused by a leak", "the Court of Inquiry", "a leak")
    load = cause("port.txt", "blames_overloading", "and overloading", "the Minister of Ports", "overloading")
    assert not rivals(storm, leak)
    assert not rivals(storm, load)


def test_an_accident_leaves_no_room_for_somebodys_deed() -> None:
    fog = cause("port.txt", "blames_accident", "it flew into a cliff", "the Minister of Ports", "a cliff")
    shot = deed("inquiry.txt", "it was shot down by the rebels", "the Court of Inquiry", ("the rebels of Ansir",))
    assert len(rivals(fog, shot)) == 1


def test_a_government_that_says_no_shot_was_fired_denies_what_is_laid_to_its_gendarmes() -> None:
    fired = deed("inquiry.txt", "the gendarmes opened fire", "a survivor of the quay", ("the gendarmes",))
    denied = deed("port.txt", "no firearm was used", "the Government", (), "denied")
    theirs = deed("port.txt", "no firearm was used", "the League of Widows", (), "denied")
    assert len(rivals(fired, denied)) == 1
    assert not rivals(fired, theirs)


def test_each_name_of_an_actor_is_compared_once_however_often_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = list[str]()
    like = Actor.is_like

    def counted(one: Actor, other: Actor) -> bool:
        compared.append(one.name)
        return like(one, other)

    monkeypatch.setattr(Actor, "is_like", counted)
    told = [
        Happening(deed("inquiry.txt", f"{number}: it was shot down by the {name}", f"deputy {number}", (name,)),
                  f"deputy {number}", f"deputy {number}", (date(1931, 5, number % 9 + 1),) * 2)
        for number, name in enumerate(["rebels of Ansir", "army of Vareth"] * 100)
    ]  # fmt: skip
    assert len([*rival_accounts(told)]) == 1
    assert len(compared) < 10
