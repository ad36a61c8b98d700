"""Declared rules: each range has its rule beside it, every end is somebody's figure, every claim has its reason."""

from typing import Any

import pytest
from hypothesis import given, settings

from accounted.comparison import side_by_side
from accounted.comparison.rules import Rule, Ruled, differences, rule_from, shipped, under
from accounted.errors import BadInput
from accounted.model import AllegedActor, Claim, CountClaim, Fate, Group
from tests.comparison.statements import INCIDENT, document, said
from tests.strategies import Material, cases

PAPER, RADIO, GAZETTE = document("paper", "The Paper"), document("radio", "Radio"), document("gazette", "Gazette")
NINE = said(PAPER, "The mayor said that at least 9 people were killed.", "9", "The mayor", "at_least")
TWELVE = said(RADIO, "A nurse said that 12 people were killed.", "12", "A nurse")
THIRTY = said(GAZETTE, "The army said that 30 people were killed.", "30", "The army")
FORBIDDEN = {"mean", "median", "average", "best", "sum", "total", "truth", "true", "actual", "consensus"}


def ruled(rule: Rule | str, *claims: CountClaim, reviewed: tuple[str, ...] = ()) -> Ruled:
    comparison = side_by_side(claims, [PAPER, RADIO, GAZETTE], INCIDENT)
    chosen = shipped()[rule] if isinstance(rule, str) else rule
    return under(chosen, comparison, {one.id: one for one in claims}, reviewed)


def ends(of: Ruled) -> dict[str, tuple[int, str]]:
    return {one.term: (one.value, one.precision) for one in of.rows[0].ends}


def by(claim: CountClaim, name: str) -> CountClaim:
    start = claim.passage.start
    return claim.with_changes(actor=AllegedActor(name, start, start + len(name)))


def test_four_rules_ship_and_say_where_they_are_from_and_what_they_leave_out() -> None:
    assert set(shipped()) == {"airwars", "ibc", "ohchr", "ucdp"}
    for rule in shipped().values():
        assert rule.after
        assert rule.beyond
        assert rule.says


def test_the_ends_of_each_rule() -> None:
    assert ends(ruled("airwars", NINE, TWELVE, THIRTY)) == {"minimum": (9, "at_least"), "maximum": (30, "exact")}
    assert ends(ruled("ibc", NINE, TWELVE)) == {"minimum": (9, "at_least"), "maximum": (12, "exact")}
    assert ends(ruled("ucdp", NINE, TWELVE, THIRTY)) == {
        "low": (9, "at_least"), "best": (9, "at_least"), "high": (30, "exact")
    }  # fmt: skip
    assert ruled("airwars", NINE, TWELVE).rows[0].open_above
    assert not ruled("airwars", TWELVE, THIRTY).rows[0].open_above


def test_a_rule_that_needs_two_voices_gives_no_range_for_one() -> None:
    (row,) = ruled("ibc", TWELVE).rows
    assert row.ends == ()
    assert row.why == "The rule needs 2 independent voices; there is 1."


def test_the_floor_is_borne_out_by_three_reviewed_voices() -> None:
    claims = (NINE, TWELVE, THIRTY)
    assert ruled("ohchr", *claims).rows[0].why == "No claim counts under this rule."
    two = ruled("ohchr", *claims, reviewed=(NINE.id, TWELVE.id)).rows[0]
    assert (two.ends, len(two.left_out)) == ((), 1)
    assert two.left_out[0].why == "No reviewer accepted it."
    three = ruled("ohchr", *claims, reviewed=tuple(one.id for one in claims))
    assert ends(three) == {"at least": (9, "at_least")}
    assert three.rows[0].open_above
    fourth = said(document("late", "Late"), "The ward said that 20 people were killed.", "20", "The ward")
    four = ruled("ohchr", *claims, fourth, reviewed=tuple(one.id for one in (*claims, fourth)))
    assert ends(four) == {"at least": (12, "at_least")}


def test_who_says_at_most_counts_like_who_says_at_least() -> None:
    most = said(GAZETTE, "The army said that no more than 8 people were killed.", "8", "The army", "at_most")
    for rule, end in (("airwars", "minimum"), ("ibc", "minimum"), ("ucdp", "low")):
        found = ruled(rule, TWELVE, most)
        (row,) = found.rows
        assert ends(found)[end] == (8, "at_most")
        assert (row.open_below, row.open_above) == (True, False)
        assert {one.why for one in row.counted if one.claim == most.id} == {
            "It gives a most: its number may stand at either end, with “at most” before it."
        }
    assert ends(ruled("ucdp", TWELVE, most))["best"] == (12, "exact")
    floor = ruled("ohchr", NINE, TWELVE, most, reviewed=(NINE.id, TWELVE.id, most.id)).rows[0]
    assert (floor.ends, [one.claim for one in floor.left_out]) == ((), [most.id])
    assert floor.left_out[0].why.startswith("It gives a most and no least")


def test_grades_follow_voices_and_alleged_actors_only() -> None:
    def grade(*claims: CountClaim) -> str | None:
        return ruled("airwars", *claims).rows[0].grade

    assert grade(TWELVE) == "Weak"
    assert grade(by(TWELVE, "A nurse")) == "Weak"
    assert grade(TWELVE, THIRTY) is None, "Fair asks for an alleged actor"
    assert grade(by(TWELVE, "A nurse"), THIRTY) == "Fair"
    assert grade(by(TWELVE, "A nurse"), by(THIRTY, "The army")) == "Contested"


def test_a_speaker_named_reliable_gives_what_ucdp_calls_best() -> None:
    text = _text("ucdp").replace("reliable: []", "reliable: [the army]").replace('version: "2"', 'version: "2-mine"')
    mine = rule_from(text, "mine.yaml")
    assert ends(ruled(mine, NINE, TWELVE, THIRTY))["best"] == (30, "exact")
    assert mine.label == "ucdp 2-mine"
    assert mine.digest != shipped()["ucdp"].digest


def _text(name: str) -> str:
    from importlib.resources import files

    return files("accounted.comparison.rules").joinpath(f"{name}.yaml").read_text("utf-8")


def test_what_does_not_count_says_why() -> None:
    denied = THIRTY.with_changes(polarity="denied")
    merged = TWELVE.with_changes(fate=Fate("killed", ("killed", "injured")))
    supposed = NINE.with_changes(modality="hypothetical")
    (row,) = ruled("airwars", denied, merged, supposed).rows
    assert {one.why for one in row.left_out} == {
        "The speaker denies it.", "It is one number for several fates.", "The speaker only supposes it."
    }  # fmt: skip
    assert row.counted == ()
    assert row.why == "No claim counts under this rule."


def test_another_rule_shows_the_difference_it_makes() -> None:
    claims = (NINE, TWELVE, THIRTY)
    reviewed = (NINE.id, TWELVE.id)
    (found,) = differences([ruled("airwars", *claims), ruled("ohchr", *claims, reviewed=reviewed)])
    assert [claim for claim, _ in found.moved] == [THIRTY.id]
    assert found.moved[0][1] == (
        ("airwars 2", True, "It gives a number for the whole."), ("ohchr 2", False, "No reviewer accepted it.")
    )  # fmt: skip
    assert [one["rule"]["name"] for one in found.to_dict()["under"]] == ["airwars", "ohchr"]


def test_a_row_that_one_rule_does_not_count_is_still_shown() -> None:
    injured = said(PAPER, "The mayor said that 40 people were injured.", "40", "The mayor", fate=Fate("injured"))
    found = differences([ruled("ucdp", NINE, injured), ruled("airwars", NINE, injured)])
    assert [(one.fate, one.rows[0] is None) for one in found] == [("killed", False), ("injured", True)]


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(key for one in value.values() for key in keys(one))}
    return {key for one in value for key in keys(one)} if isinstance(value, list) else set()


@settings(max_examples=60)
@given(cases())
def test_every_end_is_a_figure_that_a_counted_claim_gives(case: Material) -> None:
    claims: dict[str, Claim] = {one.id: one for one in case.claims}
    comparison = side_by_side(claims.values(), case.documents, case.incident)
    for rule in shipped().values():
        result = under(rule, comparison, claims, list(claims)[::2])
        assert not keys(result.to_dict()) & FORBIDDEN
        for row in result.rows:
            (side,) = (one for one in comparison.rows if (one.fate, one.group, one.unit) == row.key)
            told = [one.claim for one in (*row.counted, *row.left_out)]
            assert sorted(told) == sorted(id for entry in side.entries for id in entry.claims)
            assert all(one.why for one in (*row.counted, *row.left_out))
            counted = {one.claim: claims[one.claim] for one in row.counted}
            for end in row.ends:
                source = counted[end.claim]
                assert isinstance(source, CountClaim)
                assert end.value in (source.amount.low, source.amount.high)
            assert row.to_dict()["rule"]["version"] == rule.version
            if not row.ends:
                assert row.why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: [", "not YAML: line"),
        ("- one", "no list of keys"),
        ("name: x", "lacks version"),
        ("{name: x, version: 1, title: t, says: s, after: a, ends: [], more: 1}", "no 'more'"),
        ("{name: x, version: 1, title: t, says: s, after: a, ends: [{term: m, of: mid, take: smallest}]}", "none of"),
        ("{name: x, version: 1, title: t, says: s, after: a, ends: [{term: m, of: low, take: mean}]}", "none of"),
        ("{name: x, version: 1, title: t, says: s, after: a, ends: [{of: low, take: smallest}]}", "term"),
        ("{name: x, version: 1, title: t, says: s, after: a, needs: {origins: 0}, ends: [{term: m, of: low, take: "
         "smallest}]}", "no number from 1"),
        ("{name: x, version: 1, title: t, says: s, after: a, counts: {fates: [kiled]}, ends: [{term: m, of: low, take:"
         " smallest}]}", "killed"),
    ],
)  # fmt: skip
def test_a_rule_that_is_none_is_refused_with_its_place(text: str, why: str) -> None:
    with pytest.raises(BadInput, match=r"mine\.yaml") as refused:
        rule_from(text, "mine.yaml")
    assert why in refused.value.what


def test_rows_of_groups_stand_apart_under_a_rule_too() -> None:
    women = said(PAPER, "The mayor said that 4 women were killed.", "4", "The mayor", group="women")
    rows = ruled("airwars", NINE, women).rows
    assert [row.group for row in rows] == [None, "women"]
    assert women.group == Group("women")


def test_a_rule_that_lacks_keys_is_told_all_of_them_and_which_are_needed() -> None:
    with pytest.raises(BadInput) as refused:
        rule_from("name: mine\nversion: 1\nsays: All.\nends: [{term: low, of: low, take: smallest}]\n", "mine.yaml")
    assert refused.value.what == "The rule lacks title, after; a rule needs name, version, title, after, says, ends."
