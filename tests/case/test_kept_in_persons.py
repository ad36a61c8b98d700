"""An order on a person or a record keeps in all that would tell of whom it is about, however records are linked."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from accounted import Case
from accounted.errors import AccountedError

NORTH = (
    "rec_id,full_name,age,place,notes\n"
    "1,Vugar Aliyev,42,Novlar,\n"
    "2,Ana Sol,50,Novlar,Nine people were killed in Dovi.\n"
)
PRESS = "rec_id,full_name,age,place\n7,Vugar Aliyev,42,Novlar\n8,Ana Sol,50,Novlar\n"
NOTE = "Police said that 52 people were killed in Orvale. Ana Berg, 41, was killed at the school in Orvale.\n"
FORMATS = ("csv", "jsonl", "jsonld", "ftm", "report-html", "site", "bag")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    for name, text in {"north.csv": NORTH, "press.csv": PRESS, "note.txt": NOTE}.items():
        (tmp_path / name).write_text(text, "utf-8")
    made = Case.new(tmp_path / "case")
    made.add_list(tmp_path / "north.csv")
    list(made.add([tmp_path / "note.txt"]))
    return made


def told(case: Case, out: Path, word: str) -> list[str]:
    """The formats in which a word leaves the case."""
    found = []
    for format in FORMATS:
        place = out / format
        case.export(format, place, shown=() if format == "bag" else ("rows",))
        files = [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
        found += [format] if any(word.encode() in one.read_bytes() for one in files) else []
    return found


def person(case: Case, name: str) -> str:
    return next(one.person.id for one in case.persons if name in one.person.names)


def test_who_is_kept_in_stays_in_when_another_list_names_the_same_person(case: Case, tmp_path: Path) -> None:
    before = person(case, "Ana Sol")
    case.judge("confidential", before, by="Rosa", why="At risk")
    (tmp_path / "out").mkdir()
    assert told(case, tmp_path / "out", "Ana Sol") == []
    case.add_list(tmp_path / "press.csv")
    records = [one.id for one in case.persons.records if one.values.get("full_name") == "Ana Sol"]
    case.judge("same-person", records, by="Rosa", why="One grave")
    now = person(case, "Ana Sol")
    assert now != before
    (order,) = [one for one in case.show(now)["judgements"] if one["verdict"] == "confidential"]
    assert order["state"] == "holds"
    (tmp_path / "again").mkdir()
    assert told(case, tmp_path / "again", "Ana Sol") == []
    case.export("overlap", tmp_path / "overlap.csv")
    assert sum(int(row.rsplit(",", 1)[1]) for row in (tmp_path / "overlap.csv").read_text().split()[1:]) < 3

    case.judge("undo", order["id"], by="Rosa", why="Safe now")
    (tmp_path / "free").mkdir()
    assert "csv" in told(case, tmp_path / "free", "Ana Sol")


def test_no_copy_of_a_list_leaves_when_a_record_of_it_stays_in(case: Case, tmp_path: Path) -> None:
    record = next(one.id for one in case.persons.records if one.values.get("full_name") == "Ana Sol")
    case.judge("confidential", record, by="Rosa", why="At risk")
    (tmp_path / "north.csv").write_text(NORTH.replace("42", "43"), "utf-8")
    case.add_list(tmp_path / "north.csv")  # its earlier version has the row as well
    (tmp_path / "out").mkdir()
    assert told(case, tmp_path / "out", "Ana Sol") == []
    (tmp_path / "more").mkdir()
    assert told(case, tmp_path / "more", "Nine people") == []
    assert "csv" in told(case, tmp_path / "out", "Vugar Aliyev")


def test_who_is_named_in_a_document_takes_the_claim_along(case: Case, tmp_path: Path) -> None:
    case.judge("confidential", person(case, "Ana Berg"), by="Rosa", why="At risk")
    (tmp_path / "out").mkdir()
    assert told(case, tmp_path / "out", "Ana Berg") == []
    assert [*case.claims.all(kind="person")]  # it stays in the case
    with pytest.raises(AccountedError):
        case.judge("confidential", "person-00000000000000000000", by="Rosa", why="None")


def test_a_list_with_somebody_kept_in_leaves_no_copy_when_it_is_taken_back_or_names_nobody_more(
    case: Case, tmp_path: Path
) -> None:
    record = next(one.id for one in case.persons.records if one.values.get("full_name") == "Ana Sol")
    case.judge("confidential", [record, person(case, "Ana Berg")], by="Rosa", why="At risk")
    note = next(one.id for one in case.documents if one.name == "note.txt")
    case.judge("withdraw", [case.persons.lists[0].id, note], by="Rosa", why="By mistake")
    for word in ("Ana Sol", "Ana Berg"):
        (out := tmp_path / word).mkdir()
        assert told(case, out, word) == []


@pytest.mark.parametrize("kept", ["secret.txt", "all.zip"])
def test_an_archive_leaves_no_copy_of_what_stays_in(tmp_path: Path, kept: str) -> None:
    with ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.writestr("secret.txt", "A nurse said that 77 people were killed in Orvale.\n")
    with ZipFile(tmp_path / "all.zip", "w") as outer:
        outer.write(tmp_path / "inner.zip", "inner.zip")
        outer.writestr("open.txt", "The mayor said that 52 people were killed in Orvale.\n")
    case = Case.new(tmp_path / "case")
    list(case.add([tmp_path / "all.zip"]))
    order = next(one.id for one in case.documents if one.name == kept)
    case.judge("confidential", order, by="Rosa", why="At risk")
    (tmp_path / "out").mkdir()
    assert told(case, tmp_path / "out", "A nurse") == []
    held = [one.read_bytes() for one in (tmp_path / "out" / "bag" / "data").rglob("originals/*")]
    assert [one for one in held if one.startswith(b"PK")] == []
    assert any(b"The mayor" in one for one in held) is (kept == "secret.txt")
