"""`accounted link` on files, and the commands of the register on a case."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from accounted.case import LinkSettings, persons
from accounted.cli.app import app
from accounted.errors import BadInput
from benchmarks.linkage.other_lists import make, write

RUN = CliRunner()


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    rows = make("balkans", 200, 1)
    write(rows, tmp_path / "lists.csv")
    return tmp_path / "lists.csv"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_record_has_a_cluster_and_pairs_a_probability(lists: Path, tmp_path: Path) -> None:
    out, pairs, draws = (tmp_path / name for name in ("c.csv", "p.csv", "d.csv"))
    words = ["--out", str(out), "--pairs", str(pairs), "--partitions", "2", "--partitions-out", str(draws), "--json"]
    ended = RUN.invoke(app, ["link", str(lists), *words])
    assert ended.exit_code == 0, ended.output
    told = json.loads(ended.stdout)
    records = rows_of(lists)
    assert [row["rec_id"] for row in rows_of(out)] == [row["rec_id"] for row in records]
    assert all(0.01 <= float(row["probability"]) <= 1 and row["left"] != row["right"] for row in rows_of(pairs))
    assert sum(float(row["probability"]) for row in rows_of(pairs)) == pytest.approx(told["expected_matches"], abs=0.1)
    assert len(rows_of(draws)) == 2 * len(records)


def test_labels_win(lists: Path, tmp_path: Path) -> None:
    one, other = (row["rec_id"] for row in rows_of(lists)[:2])
    labels, out = tmp_path / "labels.csv", tmp_path / "c.csv"
    labels.write_text(f"left,right,match\n{one},{other},1\n", "utf-8")
    assert RUN.invoke(app, ["link", str(lists), "--labels", str(labels), "--out", str(out)]).exit_code == 0
    cluster = {row["rec_id"]: row["cluster_id"] for row in rows_of(out)}
    assert cluster[one] == cluster[other]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--engine", "mainframe"], "no engine 'mainframe'"),
        (["--partitions", "3"], "Give --partitions-out FILE too."),
        (["--partitions-out", "draws.csv"], "Give --partitions K too."),
        (["--partitions", "0", "--partitions-out", "draws.csv"], "Give --partitions K too."),
        (["--partitions", "-3", "--partitions-out", "draws.csv"], "greater than or equal to 0"),
        (["--labels", "absent.csv"], "can't be read"),
    ],
)
def test_what_cannot_be_done_is_said(lists: Path, words: list[str], said: str) -> None:
    ended = RUN.invoke(app, ["link", str(lists), *words])
    assert ended.exit_code in (1, 2)
    assert said in ended.output


@pytest.mark.parametrize("wrong", ["seed", "partitions"])
def test_settings_below_zero_are_refused(wrong: str) -> None:
    with pytest.raises(BadInput, match="-3 is below zero") as refused:
        LinkSettings(**{wrong: -3})
    assert refused.value.where == wrong


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "rec_id,full_name\n1,Ana\n1,Ivo\n"])
def test_a_list_that_cannot_be_used_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "list.csv").write_text(content, "utf-8")
    assert RUN.invoke(app, ["link", str(tmp_path / "list.csv")]).exit_code == 2


@pytest.mark.parametrize("place", ["--out", "--pairs"])
def test_a_list_that_is_read_is_never_written_over(lists: Path, tmp_path: Path, place: str) -> None:
    before = lists.read_bytes()
    (tmp_path / "other").symlink_to(lists)
    for named in (lists, lists.parent / "." / lists.name, tmp_path / "other"):
        ended = RUN.invoke(app, ["link", str(lists), place, str(named)])
        assert ended.exit_code == 2
        assert "written over" in ended.stderr
    ended = RUN.invoke(app, ["link", str(lists), "--out", str(tmp_path / "x"), "--pairs", f"{tmp_path}/./x"])
    assert (ended.exit_code, "one place" in ended.stderr) == (2, True)
    assert lists.read_bytes() == before


def test_the_register_on_the_command_line(lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = str(tmp_path / "case")
    assert RUN.invoke(app, ["new", case]).exit_code == 0
    added = RUN.invoke(app, ["list", "add", str(lists), "--case", case, "--json"])
    assert added.exit_code == 0, added.output
    found = [json.loads(line) for line in RUN.invoke(app, ["persons", "--case", case, "--json"]).stdout.splitlines()]
    assert sum(len(one["records"]) for one in found) == json.loads(added.stdout)["records"]
    assert {"id", "names", "records", "documents"} <= found[0].keys()
    asked = RUN.invoke(app, ["pairs", "--case", case, "--json", "--most", "3"])
    assert len(asked.stdout.splitlines()) <= 3
    pair = json.loads(asked.stdout.splitlines()[0])
    said = ["judge", "different-person", pair["left"], pair["right"], "--by", "N", "--why", "w", "--case", case]
    assert RUN.invoke(app, said).exit_code == 0
    monkeypatch.setattr(persons, "FEWEST_FORETOLD", 1)
    assert "Of 1 answers, each half foretold" in " ".join(RUN.invoke(app, ["pairs", "--case", case]).stdout.split())
    found = [json.loads(line) for line in RUN.invoke(app, ["persons", "--case", case, "--json"]).stdout.splitlines()]
    table = tmp_path / "overlap.csv"
    assert RUN.invoke(app, ["export", "overlap", "-o", str(table), "--case", case]).exit_code == 0
    listed = rows_of(table)
    assert sum(int(row["count"]) for row in listed) == len(found)


@pytest.mark.parametrize(("records", "why"), [(1, "fewer than two records"), (300, "that few others share as well")])
def test_where_nothing_was_compared_nothing_is_expected_of_it(tmp_path: Path, records: int, why: str) -> None:
    rows = [f"{number},{'ab'[number % 2]},Ana Ban" for number in range(records)]
    (tmp_path / "same.csv").write_text("\n".join(["rec_id,list,full_name", *rows]), "utf-8")
    said = RUN.invoke(app, ["link", str(tmp_path / "same.csv")]).stdout
    assert said.count("\n") == 2
    assert why in said
    assert "so nothing was compared" in said
