"""Sealing, making and checking, with a clock and chance that the test holds."""

import itertools
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import Hands, opening
from accounted.case.making import check_made, runs_for
from accounted.errors import BadInput, CannotStore, MadeShelfStale
from accounted.model import digest_of
from accounted.vault import Staged, Vault

SENTENCE = "Police said that 12 people were killed in Aghdam."


def hands() -> Hands:
    ticks = itertools.count()
    return Hands(lambda: f"2026-01-01T00:00:{next(ticks) % 60:02}Z", lambda: f"{next(ticks):032x}", "N. N.")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case.new(tmp_path / "case", "T", hands())


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opens and reads in this program, where a test can put something else in the place of a part."""
    monkeypatch.setenv("ACCOUNTED_APART", "no")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(SENTENCE)
    return path


def outcomes(case: Case, *paths: Path) -> list[str]:
    return [added.outcome for added in case.add(paths)]


def heard(case: Case) -> list[str]:
    notes: list[str] = []
    case.listen(notes.append)
    return notes


def test_time_and_chance_come_from_whoever_opens_the_case(tmp_path: Path, note: Path) -> None:
    logs = []
    for name in ("one", "two"):
        case = Case.new(tmp_path / name, "T", hands())
        list(case.add([note]))
        logs.append([event.line for event in case.desk.store.given.events()])
    assert logs[0] == logs[1]
    assert all('"actor":"N. N."' in line for line in logs[0])


def test_an_original_is_announced_before_it_is_stored_and_sealed_after(case: Case, note: Path) -> None:
    steps: list[str] = []
    keep_all = Vault.keep_all

    def watched(vault: Vault, staged: list[Staged]) -> object:
        steps.extend(event.kind for event in case.desk.store.given.events())
        return keep_all(vault, staged)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Vault, "keep_all", watched)
        list(case.add([note]))
    assert steps == ["case_created", "announced"]
    assert [event.kind for event in case.desk.store.given.events()] == ["case_created", "announced", "sealed", "read"]


def test_a_disk_that_refuses_seals_nothing_and_leaves_nothing_behind(
    case: Case, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_vault: Vault, _staged: object) -> None:
        raise CannotStore("The disk is full; nothing was stored.")

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "keep_all", full)
        (refused,) = case.add([note])
    assert (refused.outcome, refused.why, refused.document) == (
        "refused",
        "The disk is full; nothing was stored.",
        None,
    )
    assert not list((case.folder / "tmp").glob("*.part"))
    assert case.verify().ok
    assert outcomes(case, note) == ["added"]


def test_what_fits_is_kept_of_a_batch_that_does_not(
    case: Case, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk with room for two more; the four files are of one batch."""
    keep_all, room = Vault.keep_all, 2
    list(case.add(note))
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"The mayor said that {number + 20} people were injured.")

    def small(vault: Vault, staged: object) -> object:
        nonlocal room
        wanted = list(staged)  # type: ignore[call-overload] (whatever it is given)
        if len(wanted) > room:
            raise CannotStore("The disk is full; nothing was stored.", None, "Make room.")
        room -= len(wanted)
        return keep_all(vault, wanted)

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "keep_all", small)
        added = list(case.add([tmp_path], publisher="The Daily"))
    assert [one.outcome for one in added if "case" not in one.path] == ["added", "added", "refused", "already_held"]
    assert added[2].why == "The disk is full; nothing was stored. Make room."
    assert added[3].why == "What was said of it is kept now."
    assert not list((case.folder / "tmp").glob("*.part"))
    assert case.verify().ok
    assert case.documents["note.txt"].publisher is not None
    assert outcomes(case, tmp_path / "2.txt") == ["added"]


@pytest.mark.usefixtures("here")
def test_a_reader_that_fails_on_one_document_is_named_and_the_others_are_read(
    case: Case, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounted import reading

    read = reading.read

    def fails(document: object, text: str, **more: object) -> object:
        if "Baku" in text:
            raise ZeroDivisionError("no such luck")
        return read(document, text, **more)  # type: ignore[arg-type] (passed on as given)

    monkeypatch.setattr(reading, "read", fails)
    (tmp_path / "bad.txt").write_text(SENTENCE.replace("Aghdam", "Baku"))
    bad, good = case.add([tmp_path / "bad.txt", note])
    assert (bad.outcome, good.outcome) == ("sealed_unread", "added")
    assert "fault in Accounted stopped its reading (ZeroDivisionError" in (bad.why or "")
    assert case.documents["bad.txt"].why == bad.why
    assert len(list(case.claims)) == 1


@pytest.mark.usefixtures("here")
def test_a_full_disk_while_opening_is_not_written_down_as_a_fault_of_the_document(
    case: Case, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("accounted.intake.open_original", full)
        with pytest.raises(OSError, match="No space"):
            list(case.add([note]))
    assert [one.digest for one in case.desk.store.made.lacking()] == [digest_of(SENTENCE.encode())]
    notes = heard(case)
    assert outcomes(case, note) == ["already_held"]
    assert "1 document was read that waited" in notes[-1]
    assert len(list(case.claims)) == 1


def test_an_original_that_was_lost_is_stored_again_when_it_is_added_again(case: Case, note: Path) -> None:
    list(case.add([note]))
    (original,) = (path for path in (case.folder / "objects").rglob("*") if path.is_file())
    original.unlink()
    assert [problem.kind for problem in case.verify().problems] == ["original_missing"]
    (again,) = case.add([note])
    assert (again.outcome, again.why) == ("already_held", "Its bytes were missing from the case and are stored again.")
    assert case.verify().ok


def test_what_is_said_wrongly_is_refused_before_anything_is_sealed(case: Case, note: Path) -> None:
    with pytest.raises(BadInput, match="Write it like 3 May 1999"):
        case.add([note], published="yesterday")
    assert case.desk.store.given.originals() == []


@pytest.mark.usefixtures("here")
def test_what_is_above_the_limits_is_sealed_and_says_which_limit(
    case: Case, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    (added,) = case.add([note])
    assert added.outcome == "sealed_unread"
    assert f"It has {len(SENTENCE)} bytes" in (added.why or "")


def test_one_endless_sentence_is_read_in_stretches_and_can_be_searched(case: Case, tmp_path: Path) -> None:
    (tmp_path / "endless.txt").write_text("12 people were killed and " * 1000)
    (added,) = case.add([tmp_path / "endless.txt"])
    assert added.outcome == "added"
    assert sum(one.claim.amount.exact == "12" for one in case.claims.all("count")) == 1000
    assert next(case.search("killed")).name == "endless.txt"


@pytest.mark.usefixtures("here")
def test_a_text_above_the_limit_is_not_read_but_can_be_searched(
    case: Case, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_CHARACTERS", 10)
    (added,) = case.add([note])
    assert added.outcome == "sealed_unread"
    assert "more than 10 are not read" in (added.why or "")
    assert next(case.search("killed")).name == note.name


def test_claims_that_quote_other_words_than_their_document_are_a_mismatch(case: Case, note: Path) -> None:
    list(case.add([note]))
    (claim,), (document,) = (one.claim for one in case.claims), case.documents
    wrong = claim.with_changes(passage=replace(claim.passage, exact=claim.passage.exact.replace("12", "21")))
    with case.desk.store.writing():
        case.desk.store.made.put_claims(document.id, [wrong], runs_for(claim.source.digest)[1])
    found = [(one.kind, one.where) for one in case.verify().problems]
    assert found == [("store_damaged", claim.source.digest), ("passage_mismatch", claim.id)]


def test_a_text_that_is_not_the_one_that_was_read_is_a_mismatch(case: Case, note: Path) -> None:
    list(case.add([note]))
    (document,) = case.documents
    with case.desk.store.writing():
        case.desk.store.made.put_document(document, SENTENCE + " ", runs_for(document.digest)[0])
    found = [(one.kind, one.where) for one in case.verify().problems]
    assert found == [("store_damaged", document.digest), ("passage_mismatch", document.id)]


@pytest.fixture
def newer_reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def install() -> None:
        monkeypatch.setattr("accounted.reading.version.VERSION", "next")

    return install


def test_work_of_another_version_is_not_mixed_with_todays(
    case: Case, note: Path, tmp_path: Path, newer_reader: Callable[[], None]
) -> None:
    list(case.add([note]))
    newer_reader()
    with pytest.raises(MadeShelfStale, match="another version"):
        list(case.claims)
    assert case.verify().ok
    assert "another version" in case.verify().notes[0]
    notes = heard(case)
    (tmp_path / "more.txt").write_text("The mayor said that 30 people were injured.")
    assert outcomes(case, tmp_path / "more.txt") == ["added"]
    assert "all of it is read again" in notes[0]
    check_made(case.desk)
    assert len(list(case.claims)) == 2


@pytest.mark.usefixtures("here")
def test_a_judgement_whose_claim_is_gone_is_shown_as_orphaned_and_kept(
    case: Case, note: Path, newer_reader: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    list(case.add([note]))
    (claim,) = (one.claim for one in case.claims)
    judgement = case.judge("accept", [claim.id], by="me", why="so")
    newer_reader()
    assert [one.state for one in case.judgements] == [None]
    with monkeypatch.context() as patch:
        patch.setattr("accounted.reading.read", lambda *_, **__: iter(()))
        assert case.rebuild().orphaned == (judgement.id,)
    assert [one.state for one in case.judgements] == ["orphaned"]
    assert case.verify().ok


def test_every_judgement_is_an_event_in_the_log(case: Case, note: Path) -> None:
    list(case.add([note]))
    (claim,) = (one.claim for one in case.claims)
    judgement = case.judge("reject", [claim.id], by="me", why="so")
    *_, last = case.desk.store.given.events()
    assert (last.kind, last.seq, last.refs) == ("judged", judgement.seq, (judgement.id, claim.id))
    shown = case.show(claim.id)
    assert [one["id"] for one in shown["judgements"]] == [judgement.id]
    assert shown["original"]["digest"] == digest_of(SENTENCE.encode())
    assert case.show(judgement.id)["judgement"]["state"] == "holds"


def test_a_claim_can_be_made_a_part_only_of_another_that_is_there(case: Case, note: Path) -> None:
    from accounted.errors import NotFound

    list(case.add([note]))
    (claim,) = (one.claim for one in case.claims)
    with pytest.raises(NotFound):
        case.judge("correct", [claim.id], by="me", why="so", set={"part_of": "claim-00"})
    with pytest.raises(BadInput, match="part of itself"):
        case.judge("correct", [claim.id], by="me", why="so", set={"part_of": claim.id})


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_file_name_that_is_not_utf8_is_kept_readable(case: Case, tmp_path: Path) -> None:
    try:
        path = tmp_path / os.fsdecode(b"caf\xe9.txt")
        path.write_text(SENTENCE)
    except OSError:
        pytest.skip("this disk takes only UTF-8 names")
    assert outcomes(case, tmp_path) == ["added"]
    assert [document.name for document in case.documents] == ["caf\\xe9.txt"]


def test_a_disk_with_no_room_for_what_was_read_still_acknowledges_the_seal(
    case: Case, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CannotStore("The disk is full; nothing was stored.")

    with monkeypatch.context() as patch:
        patch.setattr(case.desk.store.made, "put_document", full)
        (added,) = case.add([note], read=False)
    assert (added.outcome, added.digest) == ("sealed_unread", digest_of(SENTENCE.encode()))
    assert "It is sealed" in (added.why or "")
    with pytest.raises(MadeShelfStale, match="1 sealed originals"):
        list(case.claims)
    assert case.rebuild().claims == 1


def test_a_document_that_is_not_read_yet_is_not_called_silent(case: Case, note: Path) -> None:
    (added,) = case.add([note], read=False)
    figures = case.figures().to_dict()
    assert (figures["silent"], figures["unread"]) == ([], [added.document])


def test_what_is_held_and_not_read_says_so_again(case: Case, tmp_path: Path) -> None:
    (tmp_path / "ru.txt").write_text(
        "Хроника города за год: собрания, выставки, новые дома, открытие моста через реку."
    )
    (first,) = case.add([tmp_path / "ru.txt"], language="xx")
    (again,) = case.add([tmp_path / "ru.txt"], language="xx")
    assert (first.outcome, again.outcome) == ("sealed_unread", "already_held")
    assert (first.why or "nothing") in (again.why or "")


@pytest.mark.parametrize(
    ("words", "query", "why"),
    [
        ("Die Polizei sagte, dass 12 Menschen starben. Es sprach der Bürgermeister.", "Polizei", "the language 'de'"),
        (
            "警察によると12人が死亡した。",
            "警察によると12人が死亡した",
            "its letters are of no language that is read here",
        ),
    ],
)
def test_a_text_in_a_language_without_a_reader_is_searched_and_says_that_it_is_not_read(
    case: Case, tmp_path: Path, words: str, query: str, why: str
) -> None:
    (tmp_path / "other.txt").write_text(words)
    (added,) = case.add(tmp_path / "other.txt")
    assert added.why is not None
    assert added.why.startswith("It can be searched, and is not read for claims: ")
    assert why in added.why
    assert len(list(case.search(query))) == 1
