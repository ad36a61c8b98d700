"""Which of two figures of one document is set against those of others."""

from accounted.comparison import compare_one
from accounted.model import Claim
from tests.comparison.statements import INCIDENT, document, said

PAPER = document("paper.txt", "The Eastern Post (newspaper)", "1931-05-05")
MINISTRY = document("ministry.txt", "Ministry of Defence of Vareth", "1931-05-05")
REPORT = document("report.txt", "Valley Rights Monitor", "1931-05-05")
TESTIMONY = document("testimony.txt", "A survivor of Vareth", "1931-05-05")
ALL = [PAPER, MINISTRY, REPORT, TESTIMONY]


def pairs(*claims: Claim) -> dict[frozenset[str], str]:
    return {frozenset(one.claims): one.kind for one in compare_one(INCIDENT, claims, ALL).against}


def both(*claims: Claim) -> frozenset[str]:
    return frozenset(one.id for one in claims)


def test_a_larger_figure_that_nobody_comes_near_does_not_hide_the_one_that_others_give() -> None:
    day = said(MINISTRY, "At Vareth 12 people were killed. In all this our side mourns 1,120.", "12")
    war = said(MINISTRY, "At Vareth 12 people were killed. In all this our side mourns 1,120.", "1,120")
    near = said(REPORT, "We count 15 dead.", "15")
    other = said(PAPER, "The town buried 26 dead.", "26")
    found = pairs(day, war, near, other)
    assert found[both(day, other)] == "conflict"
    assert both(war, other) not in found
    assert found[both(day, war)] == "different_scope"


def test_of_two_figures_in_one_sentence_the_larger_stays() -> None:
    whole = said(MINISTRY, "We mourn 83 dead, 22 in that quarter.", "83")
    part = said(MINISTRY, "We mourn 83 dead, 22 in that quarter.", "22")
    other = said(PAPER, "The town buried 26 dead.", "26")
    found = pairs(whole, part, other)
    assert both(whole, other) in found
    assert both(part, other) not in found


def test_a_smaller_figure_of_the_publisher_steps_back_and_one_it_quotes_does_not() -> None:
    whole = said(PAPER, "There are 40 dead. A street away lay 18.", "40")
    street = said(PAPER, "There are 40 dead. A street away lay 18.", "18")
    quoted = said(PAPER, "The mayor says 18 died.", "18", "the mayor")
    near = said(REPORT, "The prosecutor counts 44 dead.", "44", "the prosecutor")
    assert both(street, near) not in pairs(whole, street, near)
    assert pairs(whole, quoted, near)[both(quoted, near)] == "conflict"


def test_two_figures_that_others_both_come_near_to_stay() -> None:
    first = said(PAPER, "The mayor says 18 died.", "18", "the mayor")
    second = said(PAPER, "There are 40 dead.", "40")
    low = said(REPORT, "The mayor's list has 20 names.", "20", "the mayor's list")
    high = said(MINISTRY, "We count 44 dead.", "44")
    found = pairs(first, second, low, high)
    assert found[both(first, high)] == found[both(low, second)] == "conflict"


def test_a_witness_who_tells_how_many_of_a_group_there_were_leaves_no_room_for_more() -> None:
    held = said(TESTIMONY, "That day 6 soldiers were killed.", "6", "a survivor", group="combatants")
    more = said(REPORT, "The monitor counts 9 soldiers killed.", "9", group="combatants")
    people = said(TESTIMONY, "That day 6 were killed.", "6", "a survivor")
    all_of_them = said(REPORT, "The monitor counts 9 killed.", "9")
    assert pairs(held, more)[both(held, more)] == "conflict"
    assert pairs(people, all_of_them)[both(people, all_of_them)] == "compatible_bounds"
