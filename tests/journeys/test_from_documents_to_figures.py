"""A whole walk through the command line: documents in, figures with their speakers out."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import Accounted, apart, environment


def test_a_case_from_its_first_document_to_a_judged_figure(case: Path, notes: Path) -> None:
    accounted = apart
    added = accounted("add", notes, "--json", "--case", case)
    assert (added.status, added.err) == (0, "")
    assert [(Path(line["path"]).name, line["outcome"]) for line in added.lines] == [
        ("ministry.md", "added"),
        ("page.html", "added"),
        ("paper.txt", "added"),
    ]
    documents = {one["name"]: one for one in accounted("documents", "--json", "--case", case).lines}
    assert documents["ministry.md"]["publisher"] == "Ministry of Health"
    assert {line["document"] for line in added.lines} == {one["id"] for one in documents.values()}

    killed = accounted("claims", "--fate", "killed", "--json", "--case", case).lines
    assert sorted((one["amount"]["low"], one["amount"]["precision"]) for one in killed) == [
        (30, "at_least"),
        (52, "exact"),
    ]

    figures = accounted("figures", "--json", "--case", case).json
    row = next(row for row in figures["rows"] if row["fate"] == "killed")
    assert (row["low"]["value"], row["high"]["value"], row["open_above"]) == (30, 52, True)

    claim = next(one["id"] for one in killed if one["amount"]["low"] == 52)
    judged = accounted(
        "judge", "reject", claim, "--by", "N. N.", "--why", "another town", "--json", "--case", case
    ).json
    after = accounted("figures", "--json", "--case", case).json
    assert next(row for row in after["rows"] if row["fate"] == "killed")["high"]["value"] == 30
    assert after["rejected"] == [claim]
    marked = {one["id"]: one["judged"] for one in accounted("claims", "--json", "--case", case).lines}
    assert marked[claim]["verdict"] == "reject"

    assert (
        accounted("judge", "undo", judged["id"], "--by", "N. N.", "--why", "it is the same", "--case", case).status == 0
    )
    assert accounted("figures", "--json", "--case", case).json == figures
    assert [one["state"] for one in accounted("judgements", "--json", "--case", case).json["judgements"]] == [
        "undone",
        "holds",
    ]


def test_a_claim_shows_how_it_was_read_also_after_a_correction_and_a_rebuild(
    accounted: Accounted, case: Path, notes: Path
) -> None:
    accounted("add", notes, "--case", case)
    claim = accounted("claims", "--fate", "killed", "--json", "--case", case).lines[0]
    shown = accounted("show", claim["id"], "--json", "--case", case).json
    assert [one["rule"] for one in shown["explained"]] == [
        "tier.figure", *(step["rule"] for step in claim["explanation"]["steps"])
    ]  # fmt: skip
    for words in (["judge", "correct", claim["id"], "--set", "amount=7", "--by", "N", "--why", "so"], ["rebuild"]):
        assert accounted(*words, "--case", case).status == 0
        assert accounted("show", claim["id"], "--json", "--case", case).json["explained"] == shown["explained"]
    printed = accounted("show", claim["id"], "--case", case).out
    assert "how it was read\n  Figure: " in printed
    assert "[amount.number]" in printed


def test_adding_again_adds_nothing_and_says_so(accounted: Accounted, case: Path, notes: Path) -> None:
    first = accounted("add", notes, "--json", "--case", case).lines
    before = accounted("figures", "--json", "--case", case).out
    events = accounted("verify", "--json", "--case", case).json["checked"]["events"]
    again = accounted("add", notes, "--json", "--case", case)
    assert again.status == 0
    assert {line["outcome"] for line in again.lines} == {"already_held"}
    assert [line["document"] for line in again.lines] == [line["document"] for line in first]
    assert accounted("figures", "--json", "--case", case).out == before
    assert accounted("verify", "--json", "--case", case).json["checked"]["events"] == events
    assert "3 already held." in accounted("add", notes, "--case", case).out


def test_the_order_of_adding_changes_nothing(accounted: Accounted, notes: Path, tmp_path: Path) -> None:
    (notes / "copy.txt").write_bytes((notes / "paper.txt").read_bytes())  # the same bytes under a second name
    files = sorted(notes.iterdir())
    said = []
    for seed in range(3):
        case = tmp_path / f"case-{seed}"
        accounted("new", case, "--title", "T")
        for file in random.Random(seed).sample(files, len(files)):
            assert accounted("add", file, "--case", case).status == 0
        said.append([accounted(verb, "--json", "--case", case).out for verb in ("figures", "claims", "documents")])
    assert said[0] == said[1] == said[2]
    assert "copy.txt; paper.txt" in said[0][2]


def test_all_that_was_made_can_be_deleted_and_comes_back_the_same(
    accounted: Accounted, case: Path, notes: Path
) -> None:
    accounted("add", notes, "--case", case)
    claim = accounted("claims", "--fate", "injured", "--json", "--case", case).lines[0]["id"]
    accounted("judge", "correct", claim, "--set", "amount=44", "--by", "N. N.", "--why", "a misprint", "--case", case)
    verbs = ("documents", "claims", "figures", "judgements")
    before = [accounted(verb, "--json", "--case", case).out for verb in verbs]
    rows = made_rows(case)
    for file in case.glob("made.db*"):
        file.unlink()

    refused = accounted("figures", "--case", case)
    assert refused.status == 2
    assert "accounted rebuild" in refused.err
    assert accounted("verify", "--case", case).status == 0

    rebuilt = accounted("rebuild", "--json", "--case", case).json
    assert (rebuilt["documents"], rebuilt["orphaned"]) == (3, [])
    assert [accounted(verb, "--json", "--case", case).out for verb in verbs] == before
    assert made_rows(case) == rows
    accounted("rebuild", "--case", case)
    assert made_rows(case) == rows


def made_rows(case: Path) -> list[str]:
    from accounted import Case

    with Case.open(case) as opened:
        return list(opened.desk.store.made.dump())


def test_the_same_verbs_from_python(notes: Path, tmp_path: Path) -> None:
    from accounted import Case

    with Case.new(tmp_path / "case", title="T") as case:
        assert {added.outcome for added in case.add([notes], side="both")} == {"added"}
        assert len(case.documents) == 3
        claim = next(iter(case.claims.all(fate="killed")))
        assert case.show(claim.claim.id)["claim"] == case.claims[claim.claim.id].to_dict()
        assert case.documents.text(claim.claim.source.digest)[claim.claim.passage.start :].startswith(
            claim.claim.passage.exact
        )
        assert case.figures().to_dict()["schema"] == "figures/1"
        assert case.verify().ok


def test_sealing_now_and_reading_later(accounted: Accounted, case: Path, notes: Path) -> None:
    assert accounted("add", notes, "--no-read", "--case", case).status == 0
    assert len(accounted("documents", "--json", "--case", case).lines) == 3
    assert accounted("claims", "--json", "--case", case).out == ""
    assert {line["outcome"] for line in accounted("add", notes, "--json", "--case", case).lines} == {"already_held"}
    assert accounted("claims", "--json", "--case", case).lines != []


def test_what_is_said_of_a_document_later_is_taken_in_and_logged(accounted: Accounted, case: Path, notes: Path) -> None:
    paper = notes / "paper.txt"
    digest = accounted("add", paper, "--json", "--case", case).lines[0]["digest"]
    accounted("add", paper, "--publisher", "The Daily", "--published", "1999-05-04", "--case", case)
    (document,) = accounted("documents", "--json", "--case", case).lines
    assert (document["publisher"], document["published"]) == ("The Daily", "1999-05-04")
    assert {one["carried_by"]["name"] for one in accounted("claims", "--json", "--case", case).lines} == {"The Daily"}
    custody = accounted("show", digest, "--json", "--case", case).json["custody"]
    assert [event["act"] for event in custody] == ["announced", "sealed", "read", "received_again", "read"]


def test_what_is_said_later_replaces_what_was_said_before_as_a_whole(
    accounted: Accounted, case: Path, notes: Path
) -> None:
    paper = notes / "paper.txt"
    accounted("add", paper, "--publisher", "A Paper", "--side", "north", "--case", case)
    (again,) = accounted("add", paper, "--publisher", "The Daily", "--json", "--case", case).lines
    assert (again["outcome"], again["why"]) == (
        "already_held", "What was said of it now replaces what was said before."
    )  # fmt: skip
    (document,) = accounted("documents", "--json", "--case", case).lines
    assert (document["publisher"], document["side"]) == ("The Daily", None)
    assert document["notes"] == ["Received with more than one publisher: A Paper; The Daily."]
    assert accounted("add", paper, "--publisher", "The Daily", "--json", "--case", case).lines[0]["why"] is None
    accounted("add", paper, "--case", case)
    assert accounted("documents", "--json", "--case", case).lines == [document]
    accounted("add", paper, "--publisher", "A Paper", "--side", "north", "--case", case)
    (document,) = accounted("documents", "--json", "--case", case).lines
    assert (document["publisher"], document["side"]) == ("A Paper", "north")
    assert accounted("verify", "--case", case).status == 0


def test_search_finds_a_name_however_it_is_spelt(accounted: Accounted, case: Path, notes: Path) -> None:
    accounted("add", notes, "--case", case)
    (hit,) = accounted("search", "xocali", "--json", "--case", case).json["hits"]
    assert hit["name"] == "ministry.md"
    assert "Xocalı" in hit["passage"]["exact"]
    assert "Xocalı" in accounted("search", "XOCALI", "--case", case).out


def test_a_case_is_found_by_option_by_environment_and_from_inside(
    accounted: Accounted, case: Path, tmp_path: Path
) -> None:
    (case / "inside").mkdir()
    for ended in (
        accounted("--case", case, "documents"),
        accounted("documents", "--case", case),
        accounted("documents", ACCOUNTED_CASE=str(case)),
        accounted("documents", cwd=case / "inside"),
    ):
        assert (ended.status, ended.out) == (0, "The case holds no documents yet.  Add some:  accounted add PATH...\n")
    nowhere = accounted("documents", cwd=tmp_path)
    assert nowhere.status == 2
    assert "--case DIR" in nowhere.err


def test_two_runs_at_once_lose_nothing_and_double_nothing(accounted: Accounted, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(16):
        (folder / f"{number}.txt").write_text(f"Police said that {number + 2} people were killed.\n")
    command = [sys.executable, "-m", "accounted", "add", str(folder), "--json", "--case", str(case)]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})) for _ in range(2)
    ]
    ended = [one.communicate(timeout=600) for one in both]
    assert [one.returncode for one in both] == [0, 0], ended
    outcomes = [json.loads(line)["outcome"] for out, _ in ended for line in out.splitlines()]
    assert (outcomes.count("added"), outcomes.count("already_held")) == (16, 16)
    found = accounted("verify", "--json", "--case", case).json
    assert (found["ok"], found["checked"]["originals"], found["notes"]) == (True, 16, [])
    assert len(accounted("claims", "--json", "--case", case).lines) == 16


def test_a_copied_case_verifies(accounted: Accounted, case: Path, notes: Path, tmp_path: Path) -> None:
    accounted("add", notes, "--case", case)
    shutil.copytree(case, tmp_path / "copy")
    assert accounted("verify", tmp_path / "copy", "--json").json["ok"]


@pytest.mark.skipif(os.name == "nt", reason="no signals of this kind there")
def test_what_a_killed_add_had_stored_is_sealed_by_the_next(accounted: Accounted, case: Path, notes: Path) -> None:
    # Killed between storing and sealing: the place where most could be lost.
    killed = (
        "import os, sys\nfrom accounted.case import sealing\n"
        "sealing.seal_in_log = lambda *_: os.kill(os.getpid(), 9)\nfrom accounted.cli import main\nmain()"
    )
    words = [sys.executable, "-c", killed, "add", str(notes), "--case", str(case)]
    assert subprocess.run(words, capture_output=True, env=environment({}), check=False).returncode == -9
    between = accounted("verify", "--json", "--case", case)
    assert between.json["ok"], between.out
    assert len(between.json["notes"]) >= 3
    (notes / "paper.txt").unlink()  # even what is not given again was announced and stored, so it is kept
    assert accounted("add", notes, "--case", case).status == 0
    after = accounted("verify", "--json", "--case", case).json
    assert (after["ok"], after["checked"]["originals"], after["notes"]) == (True, 3, [])
    assert {one["name"] for one in accounted("documents", "--json", "--case", case).lines} == {
        "ministry.md",
        "page.html",
        "paper.txt",
    }
