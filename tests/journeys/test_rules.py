"""A range under a declared rule, from the command line."""

from pathlib import Path

from tests.journeys.conftest import Accounted


def test_a_range_carries_its_rule_and_every_claim_its_reason(accounted: Accounted, case: Path, notes: Path) -> None:
    accounted("add", notes, "--case", case)
    found = accounted("figures", "--rule", "ibc", "--json", "--case", case).json
    row = next(row for row in found["rows"] if row["fate"] == "killed")
    assert (found["schema"], row["rule"]["name"], row["rule"]["version"]) == ("ruled/1", "ibc", "2")
    assert [(one["term"], one["value"]) for one in row["ends"]] == [("minimum", 30), ("maximum", 52)]
    printed = accounted("figures", "--rule", "ibc", "--case", case).out
    assert "killed: minimum at least 30, maximum 52, open above (ibc 2)" in printed


def test_two_rules_show_their_difference_and_a_file_is_a_rule(
    accounted: Accounted, case: Path, notes: Path, tmp_path: Path
) -> None:
    accounted("add", notes, "--case", case)
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "{name: ours, version: '3', title: Reviewed only, says: s, after: our board, counts: {reviewed: true},"
        " ends: [{term: floor, of: low, take: smallest}]}"
    )
    killed = accounted("claims", "--fate", "killed", "--json", "--case", case).lines
    accepted = next(one["id"] for one in killed if one["amount"]["low"] == 52)
    accounted("judge", "accept", accepted, "--by", "N. N.", "--why", "so", "--case", case)
    both = accounted("figures", "--rule", "airwars", "--rule", mine, "--json", "--case", case).json
    change = next(one for one in both["differences"] if one["fate"] == "killed")
    assert [[end["value"] for end in one["ends"]] for one in change["under"]] == [[30, 52], [52]]
    assert [one["claim"] for one in change["moved"]] == [one["id"] for one in killed if one["id"] != accepted]
    assert "ours 3: floor 52 (ours 3)" in accounted("figures", "--rule", "ibc", "--rule", mine, "--case", case).out


def test_rules_are_listed_and_an_unknown_one_is_named(accounted: Accounted, case: Path) -> None:
    assert [one["name"] for one in accounted("rules", "--json").json["rules"]] == ["airwars", "ibc", "ohchr", "ucdp"]
    assert "not expressed" in accounted("rules").out
    for name, says in (("gut feeling", "no counting rule"), ("nowhere.yaml", "can't be read")):
        refused = accounted("figures", "--rule", name, "--case", case)
        assert (refused.status, refused.out) == (2, "")
        assert says in refused.err
