"""What a check of a whole case finds when somebody or something has been at it."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import rebuilding, verify_case
from accounted.errors import AccountedError, MadeShelfStale, StoreDamaged
from accounted.vault import Verification
from tests.case.killing import hands

SENTENCES = {
    "a.txt": "Police said that 12 people were killed in Aghdam.",
    "b.txt": "The mayor said that 40 people were injured.",
}
TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two documents and one judgement, with the files it was made of beside it."""
    place = tmp_path_factory.mktemp("verifying")
    with Case.new(place / "case", "T", hands(place)) as case:
        for name, sentence in SENTENCES.items():
            (place / name).write_text(sentence)
            list(case.add([place / name]))
        case.judge("accept", [next(iter(case.claims)).claim.id], by="N. N.", why="so")
    return place


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    """That case, to be damaged."""
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "case"


def tampered(folder: Path, statement: str, *values: object, database: str = "case.db") -> None:
    """The database changed by hand, with the triggers that refuse it taken away first."""
    connection = sqlite3.connect(folder / database)
    for (name,) in connection.execute(TRIGGERS).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def kinds(found: Verification) -> set[str]:
    assert not found.ok
    assert all(problem.where for problem in found.problems)
    return {problem.kind for problem in found.problems}


def test_a_sound_case_has_no_problem_and_no_note(folder: Path) -> None:
    found = verify_case(folder)
    assert (found.problems, found.notes, found.originals) == ((), (), 2)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM claim WHERE json LIKE '%12%'",
        "DELETE FROM claim",
        "DELETE FROM run",
        "DELETE FROM search",
        "DELETE FROM document_text",
        "UPDATE stretch SET start = start + 1",
    ],
)
def test_what_is_struck_from_the_made_shelf_is_named_and_made_again(folder: Path, statement: str) -> None:
    tampered(folder, statement, database="made.db")
    assert kinds(verify_case(folder)) <= {"store_damaged", "passage_mismatch"}
    with Case.open(folder) as case:
        case.rebuild()
        assert case.verify().ok


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("UPDATE event SET line = ? WHERE seq = 3", '{"seq":"x","refs":5}'),
        ("UPDATE event SET line = ? WHERE seq = 3", "[" * 100_000),
        ("UPDATE event SET payload = ? WHERE seq = 3", '{"a":' * 100_000),
        ('UPDATE event SET line = replace(line, \'"nonce":"\', \'"nonce":"\' || ?)', "\\ud800"),
        ("UPDATE judgement SET changes = ?", "[1]"),
        ("UPDATE judgement SET changes = ?", '{"amount":7}'),
        ("UPDATE judgement SET targets = ?", "[7]"),
        ("UPDATE judgement SET targets = ?", "7"),
        ("UPDATE judgement SET why = ?", ""),
        ("UPDATE original SET digest = ?||size_bytes", "junk"),
        ("UPDATE original SET size_bytes = ?", "many"),
        ("UPDATE original SET sealed_seq = ?", 1),
        ("UPDATE head SET seq = ?", "x"),
    ],
)
def test_a_mangled_row_of_given_or_hand_is_a_finding_and_the_originals_are_checked(
    folder: Path, statement: str, value: object
) -> None:
    tampered(folder, statement, value)
    found = verify_case(folder)
    assert kinds(found) <= {"event_changed", "event_missing", "store_damaged", "head_mismatch"}
    assert found.originals == 2


@pytest.mark.parametrize("statement", ["DELETE FROM claim", "DELETE FROM claim WHERE json LIKE '%12%'"])
def test_no_figures_are_shown_of_a_shelf_that_lost_claims(folder: Path, statement: str) -> None:
    tampered(folder, statement, database="made.db")
    with Case.open(folder) as case:
        with pytest.raises(MadeShelfStale, match="accounted verify"):
            case.figures()
        case.rebuild()
        assert case.figures().rows


@pytest.mark.parametrize("statement", ["DELETE FROM original", "UPDATE original SET digest = 'junk' || size_bytes"])
def test_figures_of_a_case_whose_list_of_originals_was_altered_point_to_verify(folder: Path, statement: str) -> None:
    tampered(folder, statement)
    with Case.open(folder) as case, pytest.raises(StoreDamaged, match="accounted verify"):
        case.figures()


def test_a_correction_that_was_mangled_by_hand_is_an_error_in_a_sentence(folder: Path) -> None:
    tampered(folder, "UPDATE judgement SET changes = '{\"amount\":7}'")
    with Case.open(folder) as case, pytest.raises(AccountedError, match="judgement"):
        case.figures()


def test_the_event_that_sealed_an_original_is_compared_with_the_log(folder: Path) -> None:
    tampered(folder, "UPDATE original SET sealed_seq = 1")
    assert "sealed by another event" in verify_case(folder).problems[0].what


def test_a_check_while_another_rebuilds_sees_one_state(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other clears the shelf between our look at the documents and at their texts."""
    with Case.open(folder) as case, Case.open(folder) as other:
        documents = case.desk.store.made.documents

        def then_cleared() -> Iterator[object]:
            found = documents()
            with other.desk.store.writing():
                other.desk.store.made.clear()
            return iter(found)

        with monkeypatch.context() as patch:
            patch.setattr(case.desk.store.made, "documents", then_cleared)
            assert case.verify().problems == ()
        assert rebuilding.rebuild(other.desk).claims == 2


def test_an_original_stored_during_the_check_is_no_stranger(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(folder) as case, Case.open(folder) as other:
        lines = case.desk.store.given.lines
        (folder.parent / "c.txt").write_text("Nobody was harmed.")

        def then_added() -> Iterator[tuple[str, str, str]]:
            found = list(lines())
            list(other.add([folder.parent / "c.txt"]))
            return iter(found)

        monkeypatch.setattr(case.desk.store.given, "lines", then_added)
        assert case.verify().problems == ()


def test_a_record_that_is_no_json_hides_nothing_else_that_is_wrong(folder: Path) -> None:
    tampered(folder, "UPDATE run SET json = 'x'", database="made.db")
    tampered(folder, "UPDATE document SET name = name || 'x'", database="made.db")
    found = verify_case(folder)
    assert kinds(found) == {"store_damaged"}
    assert {one.where for one in found.problems} == {"made.db"}
    told = " ".join(one.what for one in found.problems)
    assert "A row of run is no longer" in told
    assert "A row of document is no longer" in told
    assert sum("a run over another original" in one.what for one in found.problems) > 1


def test_bytes_that_are_no_text_hide_no_damage_found_before(folder: Path) -> None:
    tampered(folder, "UPDATE document SET name = name || 'x'", database="made.db")
    tampered(folder, "UPDATE claim SET seal = CAST(x'ff' AS TEXT)", database="made.db")
    told = [one.what for one in verify_case(folder).problems if one.where == "made.db"]
    assert any("A row of document is no longer" in what for what in told)
    assert len(told) > 1
