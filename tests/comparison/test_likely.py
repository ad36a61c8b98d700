"""What makes two figures likely to count the same people, and what sets them apart."""

from accounted.comparison import compare_one
from accounted.comparison.gathering.times import Stretch, together
from accounted.comparison.speakers import profile_of, same_speaker
from accounted.model import Claim, Fate, Place
from tests.comparison.statements import INCIDENT, document, said

WIRE = document("wire.txt", "Coast Wire (agency)", "1931-05-07")
PAPER = document("paper.txt", "The Eastern Post (newspaper)", "1931-07-09")
REPORT = document("report.txt", "Valley Rights Monitor", "1932-07-09")
ALL = [WIRE, PAPER, REPORT]


def at(claim: Claim, place: str) -> Claim:
    start = claim.passage.start
    return claim.with_changes(place=Place(place, start, start + len(place)))


def kinds(*claims: Claim, spots: dict[str, str] | None = None) -> dict[frozenset[str], tuple[str, str | None]]:
    found = compare_one(INCIDENT, claims, ALL, spots=spots).against
    return {frozenset(one.claims): (one.kind, one.scope) for one in found}


def test_far_figures_at_two_places_are_no_contradiction_unless_one_denies_the_other() -> None:
    many = at(said(PAPER, "Vareth: 400 people were killed.", "400"), "Vareth")
    few = at(said(REPORT, "Orlim: 60 people were killed.", "60"), "Orlim")
    assert kinds(many, few)[frozenset((many.id, few.id))] == ("different_scope", "place")
    denied = said(REPORT, "It is not true that 400 were killed.", "400", polarity="denied")
    assert kinds(many, few, denied)[frozenset((many.id, few.id))] == ("conflict", None)


def test_a_denied_number_is_set_against_each_origin_that_gives_it_also_of_no_group() -> None:
    mayor = said(PAPER, "The mayor of Vareth counts 5 dead.", "5", "the mayor of Vareth")
    miners = said(WIRE, "The union of miners counts 5 dead.", "5", "the union of miners")
    denied = said(REPORT, "It is not true that 5 soldiers were killed.", "5", polarity="denied", group="combatants")
    found = kinds(mayor, miners, denied)
    origins = compare_one(INCIDENT, [mayor, miners, denied], ALL).origins
    against = [pair for pair, (kind, _) in found.items() if kind == "conflict" and denied.id in pair]
    assert len(against) == sum(any(it.claim != denied.id for it in one.repeats) for one in origins)
    women = said(WIRE, "The union of miners counts 5 women dead.", "5", "the union of miners", group="women")
    assert frozenset((women.id, denied.id)) not in kinds(women, denied)


def test_figures_that_several_documents_give_are_likelier_to_contradict_each_other() -> None:
    many = at(said(PAPER, "Vareth: 400 people were killed.", "400"), "Vareth")
    few = at(said(REPORT, "Orlim: 60 people were killed.", "60"), "Orlim")
    again = said(WIRE, "The ministry counts 60 dead.", "60", "the ministry")
    also = said(WIRE, "The mayor counts 400 dead.", "400", "the mayor")
    found = kinds(many, few, again, also)
    assert ("conflict", None) in found.values()


def test_figures_of_two_who_speak_in_one_document_are_likelier_set_against_each_other() -> None:
    many = said(PAPER, "The mayor counts 90 dead.", "90", "the mayor")
    few = said(REPORT, "The clerk says that 5 died.", "5", "the clerk of Vareth")
    beside = said(PAPER, "The clerk says that 2 were hurt.", "2", "the clerk of Vareth", fate=Fate("injured"))
    pair = frozenset((many.id, few.id))
    assert kinds(many, few)[pair][0] == "different_scope"
    assert kinds(many, few, beside)[pair][0] == "conflict"


def test_a_figure_far_from_what_several_others_give_is_less_likely_to_count_the_same_people() -> None:
    toll = said(PAPER, "The mayor counts 100 dead.", "100", "the mayor")
    far = said(REPORT, "The bishop counts 2,500 dead.", "2,500", "the bishop")
    near = said(WIRE, "The clerk counts 110 dead.", "110", "the clerk")
    assert kinds(toll, far)[frozenset((toll.id, far.id))] == ("conflict", None)
    assert kinds(toll, far, near)[frozenset((toll.id, far.id))][0] == "different_scope"


def test_few_dead_beside_many_are_less_likely_all_unless_they_are_all_the_civilians() -> None:
    many = said(REPORT, "The mission counts 90 dead.", "90", "the mission")
    few = said(PAPER, "A driver says that 4 people were killed.", "4", "a driver")
    civilians = said(PAPER, "A driver says that 4 civilians were killed.", "4", "a driver", group="civilians")
    assert kinds(many, few)[frozenset((many.id, few.id))] == ("different_scope", "people")
    assert kinds(many, civilians)[frozenset((many.id, civilians.id))] == ("conflict", None)


def test_figures_of_one_spot_are_set_against_each_other_and_not_against_the_whole() -> None:
    whole = said(PAPER, "In all 40 people were killed.", "40")
    mill = said(REPORT, "At the mill 22 people were killed.", "22")
    other = said(WIRE, "The mayor says 19 died at the mill.", "19", "the mayor")
    found = kinds(whole, mill, other, spots={mill.id: "the mill", other.id: "the mill"})
    assert found[frozenset((mill.id, other.id))] == ("conflict", None)
    assert all(kind != "conflict" for pair, (kind, _) in found.items() if whole.id in pair)


def test_a_spot_sets_no_end_of_the_whole() -> None:
    whole = said(PAPER, "In all 40 people were killed.", "40")
    mill = said(REPORT, "At the mill 22 people were killed.", "22")
    (row,) = compare_one(INCIDENT, [whole, mill], ALL, spots={mill.id: "the mill"}).rows
    assert row.low is not None
    assert row.low.value == 40


def test_the_north_is_not_the_south_in_any_language() -> None:
    north = profile_of("The Government of North Sahan")
    assert not same_speaker(north, profile_of("The Government of South Sahan"))
    assert same_speaker(north, profile_of("North Sahan"))
    assert not same_speaker(profile_of("North Sahan"), profile_of("North Sahan State Railways"))
    assert same_speaker(profile_of("Kuzey Federasyonu"), profile_of("Ministry of Defence of the Northern Federation"))


def test_months_of_one_season_are_one_event_and_years_are_no_days() -> None:
    may, august = Stretch.of("1916-05"), Stretch.of("1916-08")
    day, year = Stretch.of("1917-03-02"), Stretch.of("1916")
    assert may is not None
    assert august is not None
    assert day is not None
    assert year is not None
    assert together(one for one in (august, day, year, may)) == [Stretch(may.first, august.last), day]
