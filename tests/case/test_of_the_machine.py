"""What exports say of the machine on which originals were sealed: no folder of it, and the account only when asked."""

import getpass
import json
from pathlib import Path

import pytest

from accounted import Case
from accounted.errors import BadInput

FOLDERS = "home-of-somebody"
ACCOUNT = "account-of-somebody"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(getpass, "getuser", lambda: ACCOUNT)
    (tmp_path / FOLDERS).mkdir()
    for name in ("a.txt", "same.txt"):
        (tmp_path / FOLDERS / name).write_text("The mayor said that 12 people were killed in Lund on 3 May 1998.")
    with Case.new(tmp_path / "case") as made:
        list(made.add([tmp_path / FOLDERS / name for name in ("a.txt", "same.txt")]))
    return tmp_path / "case"


def written(path: Path) -> str:
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    return "\n".join(one.read_bytes().decode("utf-8", "replace") for one in files)


@pytest.mark.parametrize("format", ["site", "jsonl", "jsonld", "report-html", "csv", "ftm", "ucdp"])
def test_no_folder_and_no_account_goes_out(case: Path, tmp_path: Path, format: str) -> None:
    with Case.open(case) as opened:
        opened.export(format, tmp_path / "out")
    said = written(tmp_path / "out")
    assert FOLDERS not in said
    assert ACCOUNT not in said


def test_an_account_goes_out_when_it_is_asked_for_and_hashes_stay_those_of_the_log(case: Path, tmp_path: Path) -> None:
    with Case.open(case) as opened:
        opened.export("jsonl", tmp_path / "asked.jsonl", shown=["accounts"])
        opened.export("jsonl", tmp_path / "plain.jsonl")
        hashes = {event.hash for event in opened.desk.store.given.events()}
        with pytest.raises(BadInput, match="accounts"):
            opened.export("bag", tmp_path / "bag", shown=["accounts"])
    asked, plain = (
        next(one for one in map(json.loads, (tmp_path / f"{it}.jsonl").read_text().splitlines()) if "custody" in one)
        for it in ("asked", "plain")
    )
    assert {one["actor"] for one in asked["custody"]} == {ACCOUNT}
    assert {one["actor"] for one in plain["custody"]} == {None}
    assert {one["hash"] for one in plain["custody"]} <= hashes
    assert [one["particulars"]["name"] for one in plain["custody"] if "name" in one["particulars"]] == [
        "a.txt",
        "same.txt",
    ]
