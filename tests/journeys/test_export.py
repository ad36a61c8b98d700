"""Out of the case: whole, the same bytes each time, written down in the log, and never over anything else."""

import csv
import json
import subprocess
from pathlib import Path

import pytest

from accounted import Case
from accounted.plugins import exporters
from tests.journeys.conftest import Accounted

FORMATS = sorted(exporters())


@pytest.fixture
def full(accounted: Accounted, case: Path, notes: Path) -> Path:
    assert accounted("add", notes, "--case", case).status == 0
    return case


def content(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {path.name: path.read_bytes()}
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_case_gives_the_same_bytes(accounted: Accounted, full: Path, tmp_path: Path, format: str) -> None:
    first, second = tmp_path / "one" / "out", tmp_path / "two" / "out"
    for place in (first, second):
        place.parent.mkdir()
        assert accounted("export", format, "-o", place, "--case", full).status == 0
    assert content(first) == content(second) != {}
    again = accounted("export", format, "-o", first, "--json", "--case", full)  # over an export as it was written
    assert again.status == 0
    assert content(first) == content(second)
    assert list(first.parent.iterdir()) == [first]
    assert again.json["schema"] == "export/1"
    assert again.json["format"] == format


def test_an_export_stands_in_the_log(accounted: Accounted, full: Path, tmp_path: Path) -> None:
    before = accounted("verify", "--json", "--case", full).json["checked"]["events"]
    said = accounted("export", "jsonl", "-o", tmp_path / "x.jsonl", "--json", "--case", full).json
    with Case.open(full) as opened:
        (event,) = opened.desk.store.given.events("exported")
    assert event.refs == (said["digest"],)
    assert event.payload == {"format": "jsonl", "digest": said["digest"], "files": 1, "left_out": said["left_out"]}
    checked = accounted("verify", "--json", "--case", full).json
    assert (checked["ok"], checked["checked"]["events"]) == (True, before + 1)


def test_an_overlap_says_that_it_holds_persons_and_counts_no_claims(
    accounted: Accounted, full: Path, tmp_path: Path
) -> None:
    said = accounted("export", "overlap", "-o", tmp_path / "overlap.csv", "--case", full).out
    assert said.startswith("Written: how many persons stand on each combination of lists, as overlap.\n")
    held = accounted("export", "overlap", "-o", tmp_path / "again.csv", "--json", "--case", full).json["holds"]
    assert set(held.values()) == {0}
    said = accounted("export", "jsonl", "-o", tmp_path / "x.jsonl", "--case", full).out
    assert " claims of " in said.splitlines()[0]


def test_the_lines_of_claims_are_those_of_the_command(accounted: Accounted, full: Path, tmp_path: Path) -> None:
    accounted("export", "jsonl", "-o", tmp_path / "x.jsonl", "--case", full)
    objects = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text("utf-8").splitlines()]
    claims = [one for one in objects if one["schema"] == "claim/1"]
    assert claims == accounted("claims", "--json", "--case", full).lines
    assert [one for one in objects if one["schema"] == "figures/1"] == [
        accounted("figures", "--json", "--case", full).json
    ]
    documents = [one for one in objects if one["schema"] == "document/1"]
    assert all([event["act"] for event in one["custody"]] == ["announced", "sealed"] for one in documents)


def test_what_lies_there_is_not_written_over(accounted: Accounted, full: Path, tmp_path: Path) -> None:
    place = tmp_path / "mine.txt"
    place.write_text("mine")
    refused = accounted("export", "jsonl", "-o", place, "--case", full)
    assert refused.status == 2
    assert place.read_text() == "mine"
    folder = tmp_path / "tables"
    assert accounted("export", "csv", "-o", folder, "--case", full).status == 0
    (folder / "claims.csv").write_text("changed by hand")
    assert accounted("export", "csv", "-o", folder, "--case", full).status == 2
    assert (folder / "claims.csv").read_text() == "changed by hand"
    assert accounted("export", "jsonl", "-o", tmp_path / "one", "--case", full).status == 0
    assert accounted("export", "csv", "-o", tmp_path / "one", "--case", full).status == 2
    assert (tmp_path / "one").is_file()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert accounted("export", "csv", "-o", empty, "--case", full).status == 0
    assert (empty / "claims.csv").is_file()


@pytest.mark.parametrize(
    ("format", "place", "says"),
    [
        ("docx", "x", "no format 'docx'"),
        ("csv", "nowhere/x", "no such folder"),
        ("csv", "case/objects/x", "what a case keeps"),
        ("csv", "case/case.db-x", "what a case keeps"),
    ],
)
def test_what_cannot_be_written_is_said(
    accounted: Accounted, full: Path, tmp_path: Path, format: str, place: str, says: str
) -> None:
    refused = accounted("export", format, "-o", tmp_path / place, "--case", full)
    assert refused.status == 2
    assert says in refused.err
    assert accounted("verify", "--case", full).status == 0


def test_corrected_and_rejected_claims_go_out_marked(accounted: Accounted, full: Path, tmp_path: Path) -> None:
    claims = {
        one["amount"]["low"]: one["id"]
        for one in accounted("claims", "--fate", "killed", "--json", "--case", full).lines
    }
    accounted("judge", "reject", claims[52], "--by", "N. N.", "--why", "another town", "--case", full)
    accounted("judge", "correct", claims[30], "--set", "amount=31", "--by", "N. N.", "--why", "misread", "--case", full)
    accounted("export", "csv", "-o", tmp_path / "x", "--case", full)
    with (tmp_path / "x" / "claims.csv").open(encoding="utf-8", newline="") as table:
        rows = {row["id"]: row for row in csv.DictReader(table)}
    assert (rows[claims[52]]["judged"], rows[claims[52]]["judged_why"]) == ("reject", "another town")
    assert (rows[claims[30]]["low"], rows[claims[30]]["judged"]) == ("31", "correct")
    assert "'low': 30" in rows[claims[30]]["as_read"]
    with (tmp_path / "x" / "ranges.csv").open(encoding="utf-8", newline="") as table:
        killed = next(row for row in csv.DictReader(table) if row["fate"] == "killed")
    assert (killed["low"], killed["high"]) == ("31", "31")


def test_a_claim_that_no_longer_quotes_its_document_lets_nothing_out(
    accounted: Accounted, full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounted.store.made import Made

    monkeypatch.setattr(Made, "text", lambda *_: "other words altogether, and long enough to be cut into " * 9)
    refused = accounted("export", "jsonl", "-o", tmp_path / "x.jsonl", "--case", full)
    assert refused.status == 1
    assert "nothing was exported" in refused.err
    assert not (tmp_path / "x.jsonl").exists()


def test_a_disk_that_refuses_leaves_nothing_behind(
    accounted: Accounted, full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounted.case import exporting

    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "flush_file", refuse)
    out = tmp_path / "out"
    out.mkdir()
    refused = accounted("export", "csv", "-o", out / "x", "--case", full)
    assert (refused.status, list(out.iterdir())) == (1, [])
    assert "disk is full" in refused.err


def test_a_site_is_published_and_its_digests_hold(accounted: Accounted, full: Path, tmp_path: Path) -> None:
    said = accounted("publish", tmp_path / "site", "--json", "--case", full)
    assert said.status == 0
    assert (said.json["format"], said.json["path"]) == ("site", str(tmp_path / "site"))
    checked = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "site", check=False)
    assert checked.returncode == 0
    (tmp_path / "site" / "index.html").write_text("changed by hand", "utf-8")
    again = accounted("publish", tmp_path / "site", "--case", full)
    assert again.status == 2
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "changed by hand"
