"""Judgements on incidents and contradictions, and what leaves the case of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import Accounted

SIGNED = ("--by", "N. N.", "--why", "read against the text")


@pytest.fixture
def two(accounted: Accounted, case: Path, tmp_path: Path) -> Path:
    """Two incidents at two places, with figures that contradict each other at the first."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, words in {
        "a.txt": "The mayor said that 30 people were killed in Vareth on 2 May 1999.\n",
        "b.txt": "A nurse said that 52 people were killed in Vareth on 2 May 1999.\n",
        "c.txt": "Police said that 7 people were killed in Tolmin on 9 March 2004.\n",
    }.items():
        (folder / name).write_text(words, "utf-8")
    assert accounted("add", folder, "--case", case).status == 0
    return case


def incidents(accounted: Accounted, case: Path) -> list[str]:
    return [str(one["id"]) for one in accounted("incidents", "--json", "--case", case).json["incidents"]]


def test_a_contradiction_is_explained_and_the_explanation_undone(accounted: Accounted, two: Path) -> None:
    (pair,) = accounted("contradictions", "--json", "--case", two).json["contradictions"]
    made = accounted("judge", "explain", pair["id"], *SIGNED, "--json", "--case", two).json
    (after,) = accounted("contradictions", "--json", "--case", two).json["contradictions"]
    assert (pair["status"], after["status"]) == ("open", "explained")
    accounted("judge", "undo", made["id"], *SIGNED, "--case", two)
    assert accounted("contradictions", "--json", "--case", two).json["contradictions"] == [pair]


def test_an_origin_says_how_much_of_it_a_person_confirmed(accounted: Accounted, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, day in {"a.txt": "Monday", "b.txt": "Tuesday", "c.txt": "Friday"}.items():
        words = f"The mayor of Vareth said on {day} that 30 people were killed in Vareth on 2 May 1999.\n"
        (folder / name).write_text(words, "utf-8")
    assert accounted("add", folder, "--case", case).status == 0
    (before,) = accounted("origins", "--json", "--case", case).json["origins"]
    assert (before["statements"], before["status"], before["confirmed"]) == (3, "proposed", 0)
    first, second, third = (step["claim"] for step in before["chain"])
    accounted("judge", "same-origin", first, second, *SIGNED, "--case", case)
    (after,) = accounted("origins", "--json", "--case", case).json["origins"]
    assert (after["confirmed"], after["confirmed_by"]) == (2, ["N. N."])
    assert "2 of 3 confirmed by N. N." in accounted("origins", "--case", case).out
    accounted("judge", "same-origin", third, second, *SIGNED, "--case", case)
    assert "(confirmed by N. N.)" in accounted("origins", "--case", case).out


def test_the_timeline_of_all_incidents_is_in_order_of_time(accounted: Accounted, two: Path, tmp_path: Path) -> None:
    for n, words in enumerate(("In the winter of 1991 the shelling of Orvo began. Two people were killed in Orvo.",
                               "7 people were killed in Lisk on 9 March 2001, police said.")):  # fmt: skip
        (tmp_path / f"{n}.txt").write_text(words, "utf-8")
        accounted("add", tmp_path / f"{n}.txt", "--case", two)
    told = accounted("timeline", "--json", "--case", two).json["timeline"]
    assert len({one["incident"] for one in told}) > 2
    dates = [one["edtf"] for one in told if one["edtf"]]
    assert dates == sorted(dates)
    assert "1991-24" in dates
    shown = accounted("timeline", "--case", two).out
    assert "1991-24" not in shown
    assert "winter 1991" in shown


def test_the_speakers_of_each_incident_stand_under_its_title(accounted: Accounted, two: Path) -> None:
    shown = accounted("speakers", "--case", two).out
    titles = [one["title"] for one in accounted("incidents", "--json", "--case", two).json["incidents"]]
    places = [shown.index(title) for title in titles]
    assert places == sorted(places)
    assert places[0] < shown.index("A nurse") < places[1] < shown.index("Police")


def test_an_incident_is_given_another_place_and_period(accounted: Accounted, two: Path) -> None:
    def incidents() -> list[dict[str, Any]]:
        return list(accounted("incidents", "--json", "--case", two).json["incidents"])

    first, second = incidents()
    rename = ["judge", "rename", second["id"], *SIGNED, "--case", two]
    for wrong in ("period=the spring", "colour=red"):
        assert accounted(*rename, "--set", wrong).status == 2
    made = accounted(*rename, "--set", "place=Lisk", "--set", "period=2004-03", "--json").json["id"]
    (after,) = [one for one in incidents() if one["id"] == second["id"]]
    assert (after["title"], after["place"], after["period"]) == (second["title"], "Lisk", "2004-03")
    accounted("judge", "undo", made, *SIGNED, "--case", two)
    assert incidents() == [first, second]
    split = ["--set", "title=Apart", "--set", "place=none", "--set", "period=1999-06"]
    accounted("judge", "split", first["id"], first["claims"][0], *split, *SIGNED, "--case", two)
    (apart,) = [one for one in incidents() if one["title"] == "Apart"]
    assert (apart["place"], apart["period"]) == (None, "1999-06")


def test_incidents_are_merged_split_renamed_and_nothing_is_orphaned(accounted: Accounted, two: Path) -> None:
    before = accounted("incidents", "--json", "--case", two).json
    first, second = incidents(accounted, two)
    claim = accounted("claims", "--fate", "killed", "--json", "--case", two).lines[0]["id"]
    made = []
    for words in (
        ["rename", second, "--set", "title=The market"],
        ["merge", first, second],
        ["split", first, claim, "--set", "title=Apart"],
    ):
        made.append(accounted("judge", *words, *SIGNED, "--json", "--case", two).json["id"])
    assert "Apart" in {one["title"] for one in accounted("incidents", "--json", "--case", two).json["incidents"]}
    states = [one["state"] for one in accounted("judgements", "--json", "--case", two).json["judgements"]]
    assert states == ["holds"] * 3, "what was merged away is still what the judgement is on"
    for id in reversed(made):
        accounted("judge", "undo", id, *SIGNED, "--case", two)
    assert accounted("incidents", "--json", "--case", two).json == before


def test_each_incident_has_its_range_under_a_rule(accounted: Accounted, two: Path) -> None:
    found = accounted("figures", "--rule", "airwars", "--json", "--case", two).json
    assert [[end["value"] for end in one["rows"][0]["ends"]] for one in found] == [[30, 52], [7, 7]]
    (one,) = incidents(accounted, two)[1:]
    alone = accounted("figures", "--rule", "airwars", "--rule", "ibc", "--incident", one, "--json", "--case", two).json
    assert alone["incident"]["id"] == one
    assert [under["why"] for under in alone["differences"][0]["under"]][1].startswith("The rule needs 2")


def test_an_export_holds_the_views_and_none_of_what_stays_in(accounted: Accounted, two: Path, tmp_path: Path) -> None:
    accounted("export", "jsonl", "-o", tmp_path / "a.jsonl", "--case", two)
    objects = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    held = {one["schema"]: one for one in objects}
    assert {"incidents/1", "origins/1", "timeline/1", "labels/1", "evidence/1", "speakers/1"} <= set(held)
    assert sum(one["schema"] == "figures/1" for one in objects) == 2
    counts = accounted("claims", "--kind", "count", "--json", "--case", two).lines
    claim = next(one["id"] for one in counts if one["amount"]["low"] == 52)
    accounted("judge", "confidential", claim, *SIGNED, "--case", two)
    accounted("export", "jsonl", "-o", tmp_path / "b.jsonl", "--case", two)
    words = (tmp_path / "b.jsonl").read_text("utf-8")
    assert claim not in words
    assert "A nurse" not in words
    assert not [pair for one in map(json.loads, words.splitlines()) for pair in one.get("contradictions", ())]


def test_every_verdict_on_the_comparison_undone_leaves_it_as_it_was(accounted: Accounted, two: Path) -> None:
    def all_of_it() -> list[object]:
        views = ("figures", "origins", "contradictions", "incidents", "timeline", "speakers")
        return [accounted(view, "--json", "--case", two).json for view in views]

    before = all_of_it()
    first, second = incidents(accounted, two)
    counts = accounted("claims", "--kind", "count", "--json", "--case", two).lines
    one, other = (it["id"] for it in counts if it["amount"]["low"] in (30, 52))
    (pair,) = accounted("contradictions", "--json", "--case", two).json["contradictions"]
    for words in (
        ["same-origin", one, other],
        ["explain", pair["id"]],
        ["dismiss", pair["id"]],
        ["rename", second, "--set", "title=The market"],
        ["merge", first, second],
        ["split", first, one, "--set", "title=Apart"],
        ["move", one, second],
        ["reject", one],
    ):
        made = accounted("judge", *words, *SIGNED, "--json", "--case", two)
        assert made.status == 0, made.err
        assert all_of_it() != before, words
        assert accounted("judge", "undo", made.json["id"], *SIGNED, "--case", two).status == 0
        assert all_of_it() == before, words
