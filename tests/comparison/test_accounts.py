"""Accounts of who did it: who is an alleged actor, which two can't both be right, and which pairs are proposed."""

from dataclasses import replace
from itertools import combinations

import pytest

from accounted.comparison.contradictions import Happening, rival_accounts
from accounted.comparison.contradictions.accounts.pairs import against
from accounted.comparison.contradictions.accounts.stated import accounts_of
from accounted.model import Claim, Document, EventClaim, Passage, Period, PositionClaim, Source, Speaker
from tests.comparison.statements import READ_BY, document

WIRE, COUNCIL, PAPER = (
    document(f"{name}.txt", name, f"1991-08-1{n}") for n, name in enumerate(("Wire", "Council", "Post"))
)
PLAINLY = replace(READ_BY, rule="event-deed")


def done(where: Document, actor: str, polarity: str = "affirmed", text: str = "", rule: str = "event-deed") -> Claim:
    said = text or f"{where.name}: it was done by {actor}."
    return EventClaim(
        source=Source(where.digest, where.name), passage=Passage.cut(said, 0, len(said)),
        read_by=replace(PLAINLY, rule=rule), said_by=Speaker(where.name, "indirect"), what=said, type="attack",
        actors=(actor,) if actor else (), polarity=polarity,
    )  # fmt: skip


def by(claim: Claim, speaker: str) -> Claim:
    return replace(claim, said_by=Speaker(speaker, "indirect"), id="")


def heard(*claims: Claim) -> list[Happening]:
    return [Happening(it, it.said_by.name, it.said_by.name, (it.source.name,)) for it in claims]


def opposed(*claims: Claim) -> bool:
    return any(against(one, other) for one, other in combinations(accounts_of(heard(*claims)), 2))


def test_only_who_bears_arms_or_a_body_is_an_alleged_actor() -> None:
    army, rebels = done(WIRE, "Soldiers of the Tarn Battalion"), done(COUNCIL, "Rebels of the Vareth Front")
    disease = done(PAPER, "Yellow Fever", rule="event-verb")
    assert [one.by.claim.id for one in accounts_of(heard(army, disease, rebels))] == [rebels.id, army.id]


@pytest.mark.parametrize(("one", "other", "rivals"), [
    ("the gendarmes of the escort", "bandits", True),
    ("a mob", "the police", True),
    ("the soldiers", "the army", False),
    ("bandits", "rebels", False),
    ("armed men", "the soldiers", False),
    ("the government", "the police", False),
    ("the police", "the army", True),
    ("men of his own guard", "the mutineers", True),
    ("The guards", "the guards of the camp", False),
    ("Legionnaires", "auxiliaries", True),
    ("soldiers of Tarnia", "Tarnialı askerler", False),
    ("soldiers of Tarnia", "тарнийские солдаты", False),
    ("the TKB", "TKB'li teröristler", False),
    ("soldiers of the 57th Brigade", "57-я бригада", False),
    ("soldiers of the Tarn Battalion", "theirs", False),
    ("soldiers of the Tarn Battalion", "Soldiers of the Vareth Battalion", True),
    ("troops of the district, said to have killed villagers", "villagers", True),
])  # fmt: skip
def test_actors_are_told_apart_by_their_names_and_camps_alone(one: str, other: str, rivals: bool) -> None:
    assert opposed(done(WIRE, one), done(COUNCIL, other)) == rivals


def test_whom_somebody_accuses_is_one_account_of_who_did_it() -> None:
    blamed = PositionClaim(
        source=Source(WIRE.digest, WIRE.name), passage=Passage.cut("The Wire blamed bandits.", 0, 8), read_by=READ_BY,
        said_by=Speaker(WIRE.name, "indirect"), type="accuses", target="bandits",
    )  # fmt: skip
    assert opposed(blamed, done(COUNCIL, "the gendarmes"))


@pytest.mark.parametrize(("actor", "denied", "speaker", "contradicts"), [
    ("soldiers of the Tarn Battalion", "the Tarn Battalion", "Council", True),
    ("soldiers of the Tarn Battalion", "the Vareth Battalion", "Council", False),
    ("soldiers of the 41st Regiment", "soldiers of the 12th Regiment", "Council", False),
    ("gendarmes", "no gendarme", "Council", True),
    ("forces of Tarnia", "Our units", "the Press Centre of Tarnia", True),
    ("forces of Tarnia", "Our units", "the Press Centre of Osteria", False),
])  # fmt: skip
def test_a_denied_deed_contradicts_who_lays_it_to_that_actor(
    actor: str, denied: str, speaker: str, contradicts: bool
) -> None:
    laid, denial = done(WIRE, actor), by(done(COUNCIL, denied, "denied"), speaker)
    found = [set(one.claims) for one in rival_accounts(heard(laid, denial))]
    assert found == ([{laid.id, denial.id}] if contradicts else [])


def test_what_is_denied_without_a_deed_contradicts_nobody() -> None:
    denies = PositionClaim(
        source=Source(WIRE.digest, WIRE.name), passage=Passage.cut("The army denied it.", 0, 8), read_by=READ_BY,
        said_by=Speaker("the army", "indirect"), type="denies", target="that anyone had been arrested",
    )  # fmt: skip
    fired = replace(denies, target="that its gunners had fired", id="")
    soldiers = done(COUNCIL, "soldiers")
    assert not opposed(denies, soldiers)
    assert opposed(fired, soldiers)


def test_a_speakers_own_men_are_of_his_side() -> None:
    admitted = by(done(WIRE, "his men"), "a captain of the gendarmerie")
    assert opposed(admitted, done(COUNCIL, "bandits"))
    assert not opposed(admitted, done(COUNCIL, "the gendarmes"))


def test_of_two_accounts_one_pair_is_proposed_and_of_an_incident_two() -> None:
    told = [
        done(WIRE, "bandits"),
        done(PAPER, "brigands"),
        done(COUNCIL, "the gendarmes"),
        by(done(COUNCIL, "a mob"), "Jo"),
    ]
    assert len(list(rival_accounts(heard(*told[:3])))) == 1
    assert len(list(rival_accounts(heard(*told)))) == 2


def test_a_fight_told_in_no_plain_words_is_not_proposed() -> None:
    fought = done(WIRE, "rebels", text="Rebels attacked a patrol of soldiers.", rule="event-verb")
    shot = done(COUNCIL, "the police", text="The police fired into the crowd.", rule="event-doer")
    assert opposed(fought, shot)
    assert not list(rival_accounts(heard(fought, shot)))


def test_what_was_done_over_a_season_is_no_account_of_the_deed() -> None:
    told = done(WIRE, "Soldiers of the Tarn Battalion", rule="event-doer")
    for edtf, held in (("1991-24", 0), ("1991", 0), ("1991-08", 1), ("1991-08-10", 1)):
        dated = replace(told, period=Period(edtf, "sentence"), id="")
        assert len(accounts_of(heard(dated))) == held
