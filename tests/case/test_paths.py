"""Paths as people and programs give them: one or many, empty ones, and those that lead into a case."""

import os
from pathlib import Path

import pytest

from accounted import Case, read, read_text
from accounted.case import Added
from accounted.errors import AccountedError, BadInput

SENTENCE = "Police said that 12 people were killed."


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case.new(tmp_path / "case", "T")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(SENTENCE)
    return path


def outcomes(added: list[Added]) -> list[tuple[str, str]]:
    return [(Path(one.path).name, one.outcome) for one in added]


def test_one_path_may_be_given_by_itself(case: Case, note: Path) -> None:
    assert outcomes(list(case.add(str(note)))) == [("note.txt", "added")]
    assert outcomes(list(case.add(note))) == [("note.txt", "already_held")]


def test_one_claim_may_be_judged_by_its_id_alone(case: Case, note: Path) -> None:
    list(case.add(note))
    (claim,) = (one.claim for one in case.claims)
    assert case.judge("accept", claim.id, by="N. N.", why="so").targets == (claim.id,)


@pytest.mark.parametrize("path", ["", "a\0b", 7, b"note.txt", None, ["note.txt", ""]])
def test_what_is_no_path_is_refused_before_anything_is_sealed(case: Case, path: object) -> None:
    with pytest.raises(BadInput):
        case.add(path)  # type: ignore[arg-type] (wrong on purpose)
    assert case.desk.store.given.originals() == []


@pytest.mark.parametrize("ask", [read, Case.open, Case.new])
def test_an_empty_path_is_not_the_current_folder(ask: object) -> None:
    with pytest.raises(BadInput, match="empty path"):
        ask("")  # type: ignore[operator] (wrong on purpose)


def test_values_that_are_no_text_are_refused_in_a_sentence(case: Case, note: Path) -> None:
    with pytest.raises(BadInput, match="1992 is no text"):
        read_text(SENTENCE, published=1992)  # type: ignore[arg-type] (wrong on purpose)
    with pytest.raises(BadInput, match="1992 is no text"):
        case.add(note, published=1992)  # type: ignore[arg-type] (wrong on purpose)
    with pytest.raises(BadInput, match="no text"):
        read_text(SENTENCE.encode())  # type: ignore[arg-type] (wrong on purpose)
    list(case.add(note))
    (claim,) = (one.claim for one in case.claims)
    with pytest.raises(BadInput, match="who decides"):
        case.judge("accept", claim.id, by=None, why="so")  # type: ignore[arg-type] (wrong on purpose)
    with pytest.raises(BadInput, match="amount is set to 7, which is no text"):
        case.judge("correct", claim.id, by="N. N.", why="so", set={"amount": 7})  # type: ignore[dict-item] (wrong on purpose)
    with pytest.raises(AccountedError):
        case.judge(None, claim.id, by="N. N.", why="so")  # type: ignore[arg-type] (wrong on purpose)
    assert list(case.judgements) == []


def test_a_judgement_is_undone_once(case: Case, note: Path) -> None:
    list(case.add(note))
    (claim,) = (one.claim for one in case.claims)
    made = case.judge("accept", claim.id, by="N. N.", why="so")
    with pytest.raises(BadInput, match="named twice"):
        case.judge("undo", [made.id, made.id], by="N. N.", why="so")


def test_what_a_case_keeps_is_not_added_to_a_case(case: Case, note: Path, tmp_path: Path) -> None:
    list(case.add(note))
    (case.folder / "mine.txt").write_text("Nobody was harmed.")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "in").symlink_to(case.folder / "objects")
    wanted = [case.folder / "objects", case.folder / "case.db", case.folder / "tmp", case.folder, tmp_path / "links",
              case.folder / "mine.txt"]  # fmt: skip
    added = list(case.add(wanted))
    assert outcomes(added) == [
        ("objects", "refused"), ("case.db", "refused"), ("tmp", "refused"), ("case", "refused"), ("in", "refused"),
        ("mine.txt", "added"),
    ]  # fmt: skip
    assert all("not added to a case" in (one.why or "") for one in added[:5])
    assert sorted(document.name for document in case.documents) == ["mine.txt", "note.txt"]


def test_a_folder_that_may_not_be_looked_into_stops_no_other(
    case: Case, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "given" / "locked").mkdir(parents=True)
    listdir, stat = os.listdir, os.stat

    def locked(path: object) -> bool:
        return "locked" in Path(str(path)).parts

    def forbidden_list(path: str) -> list[str]:
        if locked(path):
            raise PermissionError(13, "Permission denied", str(path))
        return listdir(path)

    def forbidden_stat(path: object, **more: bool) -> os.stat_result:
        if locked(Path(str(path)).parent):
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **more)  # type: ignore[arg-type] (passed on as given)

    monkeypatch.setattr(os, "listdir", forbidden_list)
    monkeypatch.setattr(os, "stat", forbidden_stat)
    added = list(case.add([tmp_path / "given", note]))
    assert outcomes(added) == [("locked", "refused"), ("note.txt", "added")]
    assert "can't be listed" in (added[0].why or "")


def test_what_was_left_out_is_named(case: Case, tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / ".hidden.txt").write_text("h")
    assert list(case.add(tmp_path / "given")) == []
    assert [Path(path).name for path in case.left_out] == [".hidden.txt"]


@pytest.mark.parametrize(
    ("changes", "said", "where"),
    [
        ({"fate": "kiled"}, "did you mean 'killed'", "fate of claim-"),
        ({"merged_fates": "killed, injurd"}, "did you mean 'injured'", "merged_fates of claim-"),
        ({"fate": "wounded"}, "did you mean 'injured'", "fate of claim-"),
        ({"group": "woman"}, "did you mean 'women'", "group of claim-"),
        ({"amount.low": "many"}, "not a whole number", "amount.low of claim-"),
    ],
)
def test_a_correction_that_cannot_be_names_its_key(
    case: Case, note: Path, changes: dict[str, str], said: str, where: str
) -> None:
    list(case.add(note))
    (claim,) = (one.claim for one in case.claims)
    with pytest.raises(BadInput, match=said) as refused:
        case.judge("correct", claim.id, by="N. N.", why="so", set=changes)
    assert (refused.value.where or "").startswith(where)
    assert list(case.judgements) == []


def test_a_word_of_ones_own_is_taken(case: Case, note: Path) -> None:
    list(case.add(note))
    (claim,) = (one.claim for one in case.claims)
    case.judge("correct", claim.id, by="N. N.", why="so", set={"fate": "lost_at_sea"})
    assert [one.claim.id for one in case.claims.all(fate="lost_at_sea")] == [claim.id]
    for typed in ("kiled", "dead"):
        with pytest.raises(BadInput, match="did you mean 'killed'"):
            case.claims.all(fate=typed)
