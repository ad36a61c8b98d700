"""What time and scope explain between two figures, and what they don't."""

from datetime import date

import pytest

from accounted.comparison import Comparison, compare_one
from accounted.comparison.gathering.gist import harmed_at
from accounted.comparison.gathering.papers import ends_a_count, is_of_a_paper
from accounted.comparison.gathering.times import Stretch, in_years_of
from accounted.comparison.gathering.wider import all_over, why_wider
from accounted.model import Claim, Fate, Period, Place
from tests.comparison.statements import INCIDENT, document, said

WIRE = document("wire.txt", "Northern Wire (agency)", "1931-05-05")
MINISTRY = document("ministry.txt", "Ministry of Defence of Vareth", "1931-05-06")
PAPER = document("paper.txt", "The Eastern Post (newspaper)", "1931-07-09")
COURT = document("court.txt", "Regional Court of Vareth", "1932-02-01")
OWN = Stretch(date(1931, 5, 4), date(1931, 5, 4))


def compared(*claims: Claim) -> Comparison:
    return compare_one(INCIDENT, claims, [WIRE, MINISTRY, PAPER, COURT])


def kinds(*claims: Claim) -> set[str]:
    ids = {one.id for one in claims}
    return {one.kind for one in compared(*claims).against if ids == set(one.claims)}


def dated(text: str, number: str, edtf: str, exact: str) -> Claim:
    return said(COURT, text, number, period=Period(edtf, "sentence", exact))


def test_a_date_without_a_year_is_one_of_the_incidents_year() -> None:
    claim = dated("On 5 May, 17 were shot.", "17", "1926-05-05", "5 May")
    assert in_years_of(OWN, claim, Stretch(date(1926, 5, 5), date(1926, 5, 5))) == Stretch(*[date(1931, 5, 5)] * 2)
    plain = dated("On 5 May 1926, 17 were shot.", "17", "1926-05-05", "5 May 1926")
    told = Stretch(date(1926, 5, 5), date(1926, 5, 5))
    assert in_years_of(OWN, plain, told) == told


def test_a_long_period_is_wider_than_an_incident_unless_that_lasted_so_long() -> None:
    claim = dated("Between 4 May and 9 August, 839 died.", "839", "1931-05-04/1931-08-09", "4 May and 9 August")
    assert why_wider(claim)
    assert why_wider(claim, Stretch(date(1931, 5, 4), date(1931, 8, 9))) is None
    until = dated("By 1941, 655 bodies had been found.", "655", "../1941", "By 1941")
    assert why_wider(until) is None


@pytest.mark.parametrize(("text", "is_wider"), [
    ("Across Maravia 140 civilians were killed in 1931.", True),
    ("Across the market 140 civilians lay dead in 1931.", False),
    ("En toda Maravia murieron 140 civiles en 1931.", True),
    ("En 1931, 140 civils sont morts à travers la Maravie.", True),
    ("В 1931 году по всей Маравии погибло 140 мирных жителей.", True),
    ("1931-ci ildə bütün Maraviya üzrə 140 nəfər öldü.", True),
    ("Über Maravia 140 in 1931.", False),
])  # fmt: skip
def test_a_year_all_over_a_country_is_no_incident(text: str, is_wider: bool) -> None:
    assert all_over(dated(text, "140", "1931", "1931")) is is_wider


@pytest.mark.parametrize(("text", "is_there"), [
    ("In Halden 14 people were killed.", True),
    ("Out of Halden came 14 people who were killed.", False),
    ("Fleeing from Lund to Halden 14 people were killed.", False),
    ("Murieron 14 personas que iban desde Lund hasta Halden.", False),
    ("14 personnes venues depuis Halden ont été tuées.", False),
    ("По дороге из Lund в Halden погибли 14 человек.", False),
    ("قتل 14 شخصا من Halden", False),
])  # fmt: skip
def test_where_somebody_comes_from_or_goes_to_is_not_where_people_were_harmed(text: str, is_there: bool) -> None:
    at = text.index("Halden")
    claim = said(WIRE, text, "14", place=Place("Halden", at, at + 6))
    assert (harmed_at(claim) is not None) is is_there


def test_who_says_that_nobody_was_killed_and_later_that_some_were_gives_another_figure() -> None:
    none = said(MINISTRY, "According to the ministry 0 civilians were killed.", "0", "the ministry", group="civilians")
    some = said(COURT, "The Ministry of Defence now says 4 civilians were killed.", "4",
                "the Ministry of Defence of Vareth", group="civilians")  # fmt: skip
    assert kinds(none, some) == {"revision"}


def test_a_sentence_that_sets_civilians_against_the_whole_says_so() -> None:
    none = said(MINISTRY, "According to the ministry 0 civilians were killed.", "0", "the ministry", group="civilians")
    some = said(PAPER, "Rescuers count 61 dead.", "61", "the rescuers")
    (found,) = compared(none, some).contradictions
    assert "0 (killed, civilians) according to Ministry of Defence" in found.why
    assert "61 (killed) according to the rescuers" in found.why


def test_a_count_that_says_it_goes_on_leaves_room_for_what_others_count_later() -> None:
    first = said(WIRE, "By Wednesday a clerk had 212 names of dead.", "212", "a clerk")
    later = said(PAPER, "The rescuers found 706 dead.", "706", "the rescuers")
    assert kinds(first, later) == {"different_scope"}


def test_who_denies_a_number_and_gives_his_own_contradicts_twice() -> None:
    given = said(WIRE, "The Front says 800 were killed.", "800", "the Front")
    denied = said(MINISTRY, "The claim that 800 were killed is false.", "800", polarity="denied")
    own = said(MINISTRY, "The ministry says 14 died.", "14", "the ministry")
    found = {frozenset(one.claims) for one in compared(given, denied, own).contradictions}
    assert found == {frozenset((given.id, denied.id)), frozenset((given.id, own.id))}


def test_a_part_that_somebody_repeats_later_is_set_against_no_whole() -> None:
    whole = said(PAPER, "We count 83 dead, 22 of them in one quarter.", "83")
    part = said(PAPER, "We count 83 dead, and 22 in that quarter.", "22")
    toll = said(MINISTRY, "The ministry says 61 died.", "61", "the ministry")
    again = said(COURT, "My father was among the 22 who died, says a daughter.", "22", "a daughter")
    found = {frozenset(one.claims) for one in compared(whole, part, toll, again).contradictions}
    assert found == {frozenset((whole.id, toll.id))}


def test_a_small_figure_that_stands_only_beside_much_larger_ones_is_one_of_a_part() -> None:
    toll = said(COURT, "The ministry says 40 died.", "40", "the ministry")
    whole = said(PAPER, "Rescuers count 61 dead.", "61", "the rescuers")
    beside = said(PAPER, "Letters of a family name 6.", "6", "letters of a family")
    found = {frozenset(one.claims) for one in compared(toll, whole, beside).contradictions}
    assert found == {frozenset((toll.id, whole.id))}
    alone = {frozenset(one.claims) for one in compared(toll, beside).contradictions}
    assert alone == {frozenset((toll.id, beside.id))}


@pytest.mark.parametrize(("text", "is_so"), [
    ("In its letter of 20 January the ministry puts the dead at 9.", True),
    ("The 9 who died on 20 January had left at dawn.", False),
])  # fmt: skip
def test_the_date_of_a_letter_is_none_of_an_incident(text: str, is_so: bool) -> None:
    assert is_of_a_paper(dated(text, "9", "1932-01-20", "20 January")) is is_so


@pytest.mark.parametrize(("before", "behind", "is_so"), [
    ("Up to the evening of ", ", 40 bodies had been brought in.", True),
    ("As of ", " there were 9.", True),
    ("They began before dawn on ", ".", False),
    ("В ночь на ", " погибли 9.", False),
    ("К вечеру ", " опознали 9.", True),
    ("Cinquante morts au ", " au soir.", True),
    ("İyunun 1", "-nə qədər 9 nəfər.", True),
    ("On ", " 9 died.", False),
])  # fmt: skip
def test_a_date_up_to_which_people_were_counted_is_known_by_the_words_beside_it(
    before: str, behind: str, is_so: bool
) -> None:
    assert ends_a_count(before, behind) is is_so


def test_deaths_in_captivity_are_no_figure_for_all_who_were_killed() -> None:
    all_killed = said(MINISTRY, "61 people were killed.", "61")
    held = said(COURT, "44 people died in captivity.", "44", fate=Fate("died_in_captivity"))
    other = said(PAPER, "57 people died in captivity.", "57", fate=Fate("died_in_captivity"))
    found = [set(one.claims) for one in compared(all_killed, held, other).contradictions]
    assert found == [{held.id, other.id}]
