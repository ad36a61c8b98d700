"""What was read stands in the log as a digest, so that figures altered with all their seals are named."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import verify_case
from accounted.case.logged_readings import log_reading
from accounted.model import CustodyEvent, canonical, claim_from_dict
from accounted.store import tables
from accounted.store.seals import sealed
from accounted.vault import acts
from tests.case.killing import hands

NOTE = "Police said that 12 people were killed in Aghdam on 1 March 1992."
OTHER = "The ministry said that 30 people were wounded in Barda."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    (tmp_path / "note.txt").write_text(NOTE)
    with Case.new(tmp_path / "case", "T", hands(tmp_path)) as made:
        list(made.add(tmp_path / "note.txt"))
        yield made


def read(case: Case) -> list[CustodyEvent]:
    return list(case.desk.store.given.events(acts.READ))


def reseal(folder: Path, old: str, new: str) -> None:
    """Alter the words of a claim, and every digest beside it, as somebody would who knows this program."""
    with closing(sqlite3.connect(folder / "made.db")) as base:
        base.row_factory = sqlite3.Row
        rows = [dict(row) for row in base.execute("SELECT * FROM claim")]
        for row in rows:
            row["json"] = row["json"].replace(old, new)
            row["seal"] = sealed(tables.claim, {key: row[key] for key in row if key != "seal"})["seal"]
            base.execute("UPDATE claim SET json = :json, seal = :seal WHERE id = :id", row)
        base.commit()
    with Case.open(folder, hands(folder.parent)) as case, case.desk.store.writing():
        case.desk.store.made._note_reading(case.desk.store.made.documents()[0].id, case.desk.store.made.runs()[-1])


def test_a_reading_says_who_read_what_and_what_it_came_to(case: Case) -> None:
    (event,) = read(case)
    assert event.refs == (event.payload["digest"],)
    assert event.payload["claims"] == len(list(case.claims)) > 0
    assert (event.payload["reader"], event.payload["made"][:7]) == ("rules", "sha256:")
    assert any(act.act == "read" and "with rules" in act.what for act in case.activity())


def test_what_is_only_opened_is_logged_as_that_and_as_read_when_it_is_read(case: Case, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER)
    list(case.add(tmp_path / "other.txt", read=False))
    assert [event.payload["reader"] for event in read(case)] == ["rules", None]
    case.rebuild()
    assert [event.payload["reader"] for event in read(case)] == ["rules", None, "rules"]


def test_reading_again_to_the_same_end_is_not_logged_again(case: Case) -> None:
    before = read(case)
    case.rebuild()
    assert read(case) == before
    assert case.verify().ok


def test_a_figure_altered_with_all_its_seals_is_named(case: Case, tmp_path: Path) -> None:
    case.close()
    reseal(tmp_path / "case", '"modality":"certain"', '"modality":"possible"')
    found = verify_case(tmp_path / "case", hands(tmp_path))
    assert [(one.kind, one.where[:7]) for one in found.problems] == [("store_damaged", "sha256:")]
    with Case.open(tmp_path / "case", hands(tmp_path)) as again:
        again.rebuild()
        assert again.verify().ok


def test_claims_slipped_into_what_was_never_read_are_named(case: Case, tmp_path: Path) -> None:
    (tmp_path / "picture.bin").write_bytes(bytes(range(256)))
    list(case.add(tmp_path / "picture.bin"))
    stray = case.desk.store.made.documents()[-1]
    claim = next(case.desk.store.made.claims())
    assert stray.kind == "unread"
    wire = json.loads(canonical(claim.to_dict()))
    moved = claim_from_dict({**wire, "document": {"digest": stray.digest, "name": stray.name}})
    with case.desk.store.writing():
        case.desk.store.made.put_claims(stray.id, [moved], case.desk.store.made.runs()[-1])
    assert any(one.where == stray.digest for one in case.verify().problems)


def test_an_earlier_reading_as_after_a_power_cut_is_a_note(case: Case, tmp_path: Path) -> None:
    case.close()
    shutil.copy(tmp_path / "case" / "made.db", tmp_path / "before.db")
    with Case.open(tmp_path / "case", hands(tmp_path)) as again:
        document = next(iter(again.documents))
        start = NOTE.index("12 people")
        again.claims.add(document.id, start, start + 9, fate="injured", by="N. N.", why="so")
        assert len(read(again)) == 2
    shutil.copy(tmp_path / "before.db", tmp_path / "case" / "made.db")
    found = verify_case(tmp_path / "case", hands(tmp_path))
    assert found.ok
    assert any("an earlier reading" in note for note in found.notes)


def test_a_case_of_a_version_that_logged_no_readings_verifies_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    monkeypatch.setattr("accounted.case.making.log_reading", lambda *_given: None)
    with Case.new(tmp_path / "case", "T", hands(tmp_path)) as case:
        list(case.add(tmp_path / "note.txt"))
        found = case.verify()
        assert found.ok
        assert any("no reading is in the log" in note for note in found.notes)
        monkeypatch.setattr("accounted.case.making.log_reading", log_reading)
        case.rebuild()
        assert len(read(case)) == 1
        assert not any("no reading" in note for note in case.verify().notes)
