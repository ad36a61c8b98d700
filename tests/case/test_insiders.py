"""An insider who may write to the whole case: each kind of tampering is named, given one earlier checkpoint."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accounted import Case
from accounted.case import Hands, checkpoints, verify_case
from accounted.case.desk import Desk
from accounted.case.hands import unheard
from accounted.case.whole import checked_quickly
from accounted.vault import Verification, acts
from accounted.vault.keyring import Keyring
from accounted.vault.signing import Signer
from tests.case.forging import Event, by_hand, resealed, rewritten

SENTENCES = {
    "a.txt": "Police said that 12 people were killed in Aghdam.",
    "b.txt": "The mayor said that 40 people were injured.",
    "c.txt": "A monitor said that at least 7 people were missing.",
}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with three documents and a judgement, of which a checkpoint was given away; then a fourth came."""
    place = tmp_path_factory.mktemp("insiders")
    with Case.new(place / "case", "T", Hands(keyring=Keyring(place / "keys"))) as case:
        for name, sentence in SENTENCES.items():
            (place / name).write_text(sentence)
        list(case.add([place / name for name in SENTENCES]))
        case.judge("accept", [next(iter(case.claims)).claim.id], by="N. N.", why="so")
        case.checkpoint(place / "given-away")
        (place / "d.txt").write_text("Nobody else was harmed.")
        list(case.add(place / "d.txt"))
    return place


@pytest.fixture
def folder(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That case, on the machine that signed it."""
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("ACCOUNTED_KEYS", str(tmp_path / "keys"))
    return tmp_path / "case"


def given_away(folder: Path) -> list[Path]:
    return list((folder.parent / "given-away").glob("*.note"))


def elsewhere(folder: Path, tmp_path: Path, *against: Path) -> Verification:
    """What a check on another machine finds, which has never seen the case."""
    return verify_case(folder, Hands(keyring=Keyring(tmp_path / "other-machine")), against=against)


def edited(number: int, **kept: object) -> Callable[[list[Event]], list[Event]]:
    def change(events: list[Event]) -> list[Event]:
        events[number]["kept"].update(kept)
        return events

    return change


def without(*numbers: int) -> Callable[[list[Event]], list[Event]]:
    return lambda events: [event for at, event in enumerate(events) if at not in numbers]


def inserted(events: list[Event]) -> list[Event]:
    one = {**events[2], "kept": {**events[2]["kept"]}, "nonce": "7" * 32}
    return [*events[:4], one, *events[4:]]


def swapped(events: list[Event]) -> list[Event]:
    events[2], events[3] = events[3], events[2]
    return events


def backdated(events: list[Event]) -> list[Event]:
    for event in events:
        event["time"] = event["time"].replace("20", "19", 1)
    return events


def another_actor(events: list[Event]) -> list[Event]:
    events[4]["actor"] = "somebody else"
    return events


REWRITES: dict[str, Callable[[list[Event]], list[Event]]] = {
    "the name of a document was edited": edited(2, name="z.txt"),
    "the publisher was changed": edited(3, metadata={"publisher": "another"}),
    "the title of the case was changed": edited(0, title="U"),
    "an announcement was deleted": without(2),
    "a judgement's event was deleted": without(8),
    "an event was inserted": inserted,
    "two events were swapped": swapped,
    "the log was cut off and went on otherwise": lambda events: [*events[:5], *events[-2:]],
    "the log was cut off": lambda events: events[:7],
    "all was dated back": backdated,
    "another was said to have done it": another_actor,
    "nothing but the key was replaced": lambda events: events,
}


@pytest.mark.parametrize("kind", REWRITES)
def test_a_log_written_anew_and_signed_anew_is_named_given_one_earlier_checkpoint(
    kind: str, folder: Path, tmp_path: Path
) -> None:
    sound = elsewhere(folder, tmp_path, *given_away(folder))
    assert (sound.problems, sound.notes) == ((), ())
    rewritten(folder, REWRITES[kind])
    found = elsewhere(folder, tmp_path, *given_away(folder))
    named = [one for one in found.problems if one.kind in ("head_mismatch", "event_missing")]
    assert named, "it was not seen"
    assert any("given-away" in one.where or "given-away" in one.what for one in named)


@pytest.mark.parametrize("kind", REWRITES)
def test_the_machine_that_signed_before_notices_by_itself(kind: str, folder: Path) -> None:
    rewritten(folder, REWRITES[kind])
    found = verify_case(folder)
    cut_off = kind == "the log was cut off"
    assert cut_off or kind == "the title of the case was changed" or not found.ok
    assert not cut_off or any("its end was cut off" in note for note in found.notes)


@pytest.mark.parametrize("kind", sorted(set(REWRITES) - {"nothing but the key was replaced"}))
def test_without_the_key_a_rewritten_log_fits_no_checkpoint_of_the_case(
    kind: str, folder: Path, tmp_path: Path
) -> None:
    heads = folder.parent / "heads"
    shutil.copytree(folder / "heads", heads)
    rewritten(folder, REWRITES[kind], resign=False)
    shutil.copytree(heads, folder / "heads", dirs_exist_ok=True)
    found = elsewhere(folder, tmp_path)
    assert {"head_mismatch", "event_missing"} & {one.kind for one in found.problems}


def test_a_change_is_placed_between_two_checkpoints(folder: Path, tmp_path: Path) -> None:
    with Case.open(folder) as case:
        case.checkpoint(tmp_path / "later")
    rewritten(folder, lambda events: [*events[:-3], *edited(0, name="z.txt")(events[-3:])], resign=False)
    (first,), (second,) = given_away(folder), (tmp_path / "later").glob("*.note")
    found = elsewhere(folder, tmp_path, first, second)
    (told,) = [one for one in found.problems if one.where == str(second)]
    assert f"still the same up to event {first.stem} (" in told.what


def test_one_who_replaced_an_original_and_all_that_tells_of_it(folder: Path, tmp_path: Path) -> None:
    """The bytes, their name, the log, the list: all made to fit. Only the checkpoint tells."""
    old = hashlib.sha256(SENTENCES["a.txt"].encode()).hexdigest()
    forged = SENTENCES["a.txt"].replace("12", "99").encode()
    new = hashlib.sha256(forged).hexdigest()
    place = folder / "objects" / new[:2]
    place.mkdir(exist_ok=True)
    (place / new).write_bytes(forged)
    (folder / "objects" / old[:2] / old).unlink()

    def told_otherwise(events: list[Event]) -> list[Event]:
        for event in events:
            event["refs"] = [ref.replace(old, new) for ref in event["refs"]]
            event["kept"] = {key: _renamed(value, old, new) for key, value in event["kept"].items()}
        return events

    by_hand(folder, f"UPDATE original SET digest = 'sha256:{new}' WHERE digest = 'sha256:{old}'")
    rewritten(folder, told_otherwise)
    with Case.open(folder, Hands(keyring=Keyring(tmp_path / "forger"))) as case:
        case.rebuild()
    assert all(one.kind != "original_changed" for one in elsewhere(folder, tmp_path).problems)
    found = elsewhere(folder, tmp_path, *given_away(folder))
    assert any("not those" in one.what for one in found.problems)


def _renamed(value: Any, old: str, new: str) -> Any:
    return value.replace(old, new) if isinstance(value, str) else value


STATEMENTS = {
    "a payload edited": "UPDATE event SET payload = replace(payload, 'a.txt', 'z.txt')",
    "a line edited": "UPDATE event SET line = replace(line, '2026', '2025') WHERE seq = 3",
    "a line and its hash edited": "UPDATE event SET line = line || ' ', hash = hex(randomblob(32)) WHERE seq = 3",
    "an event deleted": "DELETE FROM event WHERE seq = 4",
    "the first event deleted": "DELETE FROM event WHERE seq = 1",
    "the last event deleted": "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
    "all events deleted": "DELETE FROM event",
    "an event doubled": "INSERT INTO event SELECT seq + 100, line, payload, hash FROM event WHERE seq = 4",
    "events renumbered": "UPDATE event SET seq = -seq WHERE seq > 2",
    "two payloads swapped": "UPDATE event SET payload = (SELECT payload FROM event WHERE seq = 4) WHERE seq = 3",
    "the head set back": "UPDATE head SET seq = 3, hash = (SELECT hash FROM event WHERE seq = 3)",
    "the head set forward": "UPDATE head SET seq = seq + 1",
    "the head deleted": "DELETE FROM head",
    "an original struck": "DELETE FROM original WHERE rowid = 1",
    "an original renamed": "UPDATE original SET digest = 'sha256:' || lower(hex(randomblob(32))) WHERE rowid = 1",
    "a size altered": "UPDATE original SET size_bytes = size_bytes + 1 WHERE rowid = 1",
    "a seal moved": "UPDATE original SET sealed_seq = 2 WHERE rowid = 1",
    "a verdict turned": "UPDATE judgement SET verdict = 'reject'",
    "a judge renamed": "UPDATE judgement SET by = 'A. B.'",
    "a reason rewritten": "UPDATE judgement SET why = 'otherwise'",
    "a judgement on another claim": "UPDATE judgement SET targets = '[\"claim-00000000000000000000\"]'",
    "a judgement struck": "DELETE FROM judgement",
    "a judgement slipped in": "INSERT INTO judgement SELECT seq + 1, 'j', verdict, targets, by, why, at, changes"
    " FROM judgement",
    "the log dropped": "DROP TABLE event",
    "the list dropped": "DROP TABLE original",
}


@pytest.mark.parametrize("kind", STATEMENTS)
def test_the_database_changed_by_hand_is_named_without_any_checkpoint(kind: str, folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / "heads")
    before = elsewhere(folder, tmp_path).problems
    assert {one.kind for one in before} == {"head_mismatch"}, "the kept checkpoint is gone, and the log tells of it"
    by_hand(folder, STATEMENTS[kind])
    assert {one.kind for one in elsewhere(folder, tmp_path).problems} - {"head_mismatch"} or (
        "head" in kind and len(elsewhere(folder, tmp_path).problems) > len(before)
    )


FORMS = {
    "a trigger that alters what comes": (
        "case.db",
        "CREATE TRIGGER t AFTER INSERT ON original BEGIN UPDATE head SET seq = seq; END",
        "a trigger that Accounted did not make: t",
    ),
    "a trigger with another body": (
        "case.db",
        "DROP TRIGGER event_no_update; CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT 1; END",
        "The trigger event_no_update is not the one",
    ),
    "a trigger gone": ("case.db", "DROP TRIGGER judgement_no_delete", "Its trigger judgement_no_delete is gone"),
    "a view": ("case.db", "CREATE VIEW claims AS SELECT 1", "a view that Accounted did not make: claims"),
    "a table": ("case.db", "CREATE TABLE notes (a)", "a table that Accounted did not make: notes"),
    "a column": ("case.db", "ALTER TABLE judgement ADD COLUMN also TEXT", "The table judgement has not the columns"),
    "a computed column": (
        "case.db", "ALTER TABLE original ADD COLUMN also TEXT AS (digest)", "The table original has not the columns",
    ),
    "a trigger on claims": (
        "made.db", "CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM claim; END",
        "a trigger that Accounted did not make: t",
    ),
    "a view beside claims": ("made.db", "CREATE VIEW claims AS SELECT 1", "a view that Accounted did not make"),
    "a column of claims": ("made.db", "ALTER TABLE claim ADD COLUMN also TEXT", "The table claim has not the columns"),
    "a trigger with a name of the engine": (
        "case.db",
        "PRAGMA writable_schema=ON; INSERT INTO sqlite_master VALUES ('trigger', 'sqlite_evil', 'event', 0, "
        "'CREATE TRIGGER sqlite_evil AFTER INSERT ON event BEGIN SELECT 1; END')",
        "a trigger that Accounted did not make: sqlite_evil",
    ),
    "an index gone": ("made.db", "DROP INDEX claim_of_fate", "Its index claim_of_fate is gone"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORMS)
def test_a_change_of_the_form_of_a_database_is_named(kind: str, folder: Path, tmp_path: Path) -> None:
    name, statements, words = FORMS[kind]
    connection = sqlite3.connect(folder / name)
    connection.executescript(statements)
    connection.close()
    assert [one.where for one in elsewhere(folder, tmp_path).problems if words in one.what] == [name]


def test_a_fault_in_the_file_of_a_database_hides_nothing_that_was_planted(folder: Path, tmp_path: Path) -> None:
    by_hand(folder, "CREATE TABLE notes (a)")
    content = bytearray((folder / "case.db").read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[28:32] = (len(content) // size + 1).to_bytes(4, "big")  # the count of pages
    (folder / "case.db").write_bytes(content + bytes(size))
    said = [one.what for one in elsewhere(folder, tmp_path).problems if one.where == "case.db"]
    assert len(said) == 2
    assert "Its own check finds" in said[0]
    assert "a table that Accounted did not make: notes" in said[1]


def test_a_judgement_exchanged_for_another_with_the_same_id_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever judges could prepare two judgements whose short ids are alike; the log holds the whole digest."""
    monkeypatch.setattr("accounted.model.judgement.content_id", lambda noun, *_: f"{noun}-{'0' * 20}")
    with Case.open(folder) as case:
        case.judge("accept", [next(iter(case.claims)).claim.id], by="N. N.", why="so")
    assert not [one for one in elsewhere(folder, tmp_path).problems if one.where == f"judgement-{'0' * 20}"]
    by_hand(folder, f"UPDATE judgement SET verdict = 'reject' WHERE id = 'judgement-{'0' * 20}'")
    assert [one.what for one in elsewhere(folder, tmp_path).problems if one.where == f"judgement-{'0' * 20}"] == [
        "A judgement is no longer what was decided."]  # fmt: skip


def test_originals_swapped_with_each_other_are_named(folder: Path, tmp_path: Path) -> None:
    first, second = sorted(path for path in (folder / "objects").rglob("*") if path.is_file())[:2]
    one, other = first.read_bytes(), second.read_bytes()
    for path, content in ((first, other), (second, one)):
        path.chmod(0o600)
        path.write_bytes(content)
    assert [one.kind for one in elsewhere(folder, tmp_path).problems] == ["original_changed", "original_changed"]


def files_of_heads(folder: Path) -> list[Path]:
    return sorted((folder / "heads").iterdir())


def test_a_bit_flipped_anywhere_in_a_file_of_the_heads_is_found(folder: Path, tmp_path: Path) -> None:
    for path in files_of_heads(folder):
        content = path.read_bytes()
        for at in range(0, len(content), max(1, len(content) // 5)):
            path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            assert not elsewhere(folder, tmp_path).ok, f"{path.name}, byte {at}"
        path.write_bytes(content)
    assert elsewhere(folder, tmp_path).ok


def test_events_that_were_added_behind_the_keepers_back_are_pointed_at(folder: Path, tmp_path: Path) -> None:
    """Whoever may write can add events, too; until the keeper's next command they are signed by nobody."""
    heads = folder.parent / "heads"
    shutil.copytree(folder / "heads", heads)
    rewritten(folder, lambda events: [*events, {**events[-1], "kept": {**events[-1]["kept"]}}], resign=False)
    shutil.copytree(heads, folder / "heads", dirs_exist_ok=True)
    assert any("are not signed yet" in note for note in elsewhere(folder, tmp_path).notes)


def test_an_event_added_later_does_not_make_another_token_the_one_that_was_logged(folder: Path, tmp_path: Path) -> None:
    (kept,) = (folder / "heads").glob("[0-9]*.note")
    forged = kept.read_bytes() + b" "
    kept.write_bytes(forged)

    def told_again(events: list[Event]) -> list[Event]:
        again = next(event for event in events if event["kind"] == "checkpointed")
        files = {**again["kept"]["files"], kept.name: f"sha256:{hashlib.sha256(forged).hexdigest()}"}
        return [*events, {**again, "kept": {**again["kept"], "files": files}}]

    heads = folder.parent / "heads"
    shutil.copytree(folder / "heads", heads)
    rewritten(folder, told_again, resign=False)
    shutil.copytree(heads, folder / "heads", dirs_exist_ok=True)
    assert f"heads/{kept.name}" in [one.where for one in elsewhere(folder, tmp_path).problems]


def test_a_folder_of_originals_that_leads_elsewhere_is_named(folder: Path, tmp_path: Path) -> None:
    shelf = next(path for path in (folder / "objects").iterdir() if path.is_dir())
    shelf.rename(tmp_path / "moved")
    shelf.symlink_to(tmp_path / "moved")
    assert {one.kind for one in elsewhere(folder, tmp_path).problems} >= {"original_changed"}


def test_a_checkpoint_of_another_case_fits_no_log(folder: Path, tmp_path: Path) -> None:
    with Case.new(tmp_path / "another") as other:
        other.checkpoint(tmp_path / "of-another")
    (note,) = (tmp_path / "of-another").glob("*.note")
    (told,) = elsewhere(folder, tmp_path, note).problems
    assert "of another log" in told.what
    shutil.copy(note, folder / "heads" / "current.note")
    assert not elsewhere(folder, tmp_path).ok


def test_an_older_head_put_back_is_no_problem_by_itself_and_hides_none(folder: Path, tmp_path: Path) -> None:
    """It is a checkpoint of this very log; what it does not cover is still chained."""
    shutil.copy(given_away(folder)[0], folder / "heads" / "current.note")
    assert elsewhere(folder, tmp_path).ok
    by_hand(folder, STATEMENTS["the last event deleted"])
    assert not elsewhere(folder, tmp_path).ok


def test_the_keepers_next_command_does_not_sign_what_was_altered(folder: Path, tmp_path: Path) -> None:
    """Between two commands of its keeper the log is rewritten, without the key; the keeper goes on working."""
    heads = folder.parent / "heads"
    shutil.copytree(folder / "heads", heads)
    rewritten(folder, REWRITES["the name of a document was edited"], resign=False)
    shutil.copytree(heads, folder / "heads", dirs_exist_ok=True)
    warned: list[str] = []
    (tmp_path / "e.txt").write_text("And 3 were injured.")
    with Case.open(folder) as case:
        case.listen(warn=warned.append)
        list(case.add(tmp_path / "e.txt"))
    assert "does not go on from the checkpoint" in warned[0]
    assert (folder / "heads" / "current.note").read_text() == (heads / "current.note").read_text()
    assert not verify_case(folder).ok


def test_a_copied_and_a_moved_case_verify_and_go_on_with_another_key(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    with Case.open(copy, Hands(keyring=Keyring(tmp_path / "other-machine"))) as case:
        case.judge("reject", [next(iter(case.claims)).claim.id], by="M. M.", why="not so")
    assert (elsewhere(copy, tmp_path, *given_away(folder)).problems) == ()
    assert len(list((copy / "heads").glob("signer-*.pem"))) == 2
    assert verify_case(folder).ok


def test_a_case_goes_on_when_its_key_is_lost(folder: Path, tmp_path: Path) -> None:
    with Case.open(folder, Hands(keyring=Keyring(tmp_path / "new-key"))) as case:
        case.checkpoint()
    found = elsewhere(folder, tmp_path, *given_away(folder))
    assert (found.problems, found.notes) == ((), ())


def test_a_case_of_the_form_before_gets_its_tree_and_its_checkpoint(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / "heads")
    connection = sqlite3.connect(folder / "case.db")
    connection.executescript("DROP TABLE node; UPDATE alembic_version SET version_num = '0002'")
    connection.close()
    with Case.open(folder) as case:
        assert case.migrated_from is not None
        case.checkpoint()
    assert [one.where for one in elsewhere(folder, tmp_path, *given_away(folder)).problems] == [
        f"heads/{path.name}" for path in sorted((tmp_path / "given-away").iterdir()) if path.suffix != ".pem"
    ]


@pytest.fixture(scope="module")
def compared(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That case, with its comparison kept."""
    place = tmp_path_factory.mktemp("compared")
    shutil.copytree(made_once, place, dirs_exist_ok=True)
    with Case.open(place / "case", Hands(keyring=Keyring(place / "keys"))) as case:
        case.figures()
    return place


OF_MADE = {
    "nothing": "SELECT 1",
    "the figure that a claim is listed by": "UPDATE claim SET low = low + 1 WHERE low > 0",
    "the speaker that a claim is listed by": "UPDATE claim SET said_by = 'Nobody'",
    "the fate that a claim is listed by": "UPDATE claim SET fate = 'None' WHERE fate IS NOT NULL",
    "the name that a document is listed by": "UPDATE document SET name = name || 'x'",
    "the run of a claim": "UPDATE claim SET run = (SELECT id FROM run WHERE id <> claim.run LIMIT 1)",
    "the version in a run": "UPDATE run SET json = json_set(json, '$.version', 'x')",
    "what is kept of an incident": "UPDATE comparison SET core = replace(core, 'e', 'x')",
    "a row of a view": "UPDATE comparison_part SET json = replace(json, '1', '2')",
    "the order of a view": "UPDATE comparison_part SET weight = weight + 5",
    "where a claim went": "UPDATE comparison_home SET origin = 'x'",
    "a comparison that is no JSON": "UPDATE comparison_state SET json = '{broken'",
    "a comparison that is no object": "UPDATE comparison_state SET json = '[]'",
    "a setting of the index": "INSERT INTO search_config VALUES ('rank', 'bm25(5)')",
}


@pytest.mark.parametrize("kind", OF_MADE)
def test_what_programs_made_changed_with_all_seals_anew_is_named(kind: str, compared: Path, tmp_path: Path) -> None:
    shutil.copytree(compared, tmp_path, dirs_exist_ok=True)
    resealed(tmp_path / "case", OF_MADE[kind])
    found = {one.kind for one in elsewhere(tmp_path / "case", tmp_path).problems}
    assert found == (set() if kind == "nothing" else {"store_damaged"})


OF_NO_COMPARISON = [kind for kind in OF_MADE if "comparison" not in OF_MADE[kind]]


@pytest.mark.parametrize("kind", OF_NO_COMPARISON)
def test_the_quick_check_leaves_to_the_full_one_what_was_changed_with_all_seals_anew(
    kind: str, made_once: Path, tmp_path: Path
) -> None:
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    hands = Hands(keyring=Keyring(tmp_path / "other-machine"))
    resealed(tmp_path / "case", OF_MADE[kind])
    assert (checked_quickly(tmp_path / "case", hands, unheard, ()) is not None) == (kind == "nothing")
    found = {one.kind for one in elsewhere(tmp_path / "case", tmp_path).problems}
    assert found == (set() if kind == "nothing" else {"store_damaged"})


OF_GIVEN = {
    "a hash in the tree for events to come": "INSERT INTO node VALUES (8, 0, zeroblob(32))",
    "a hash on a level that is not kept": "INSERT INTO node VALUES (3, 0, zeroblob(32))",
    "a line of another kind of value": "UPDATE event SET line = CAST(line AS BLOB) WHERE seq = 3",
    "a reason of another kind of value": "UPDATE judgement SET why = CAST(why AS BLOB)",
    "a second head": "INSERT INTO head SELECT 2, seq, hash FROM head",
    "a second form": "INSERT INTO alembic_version VALUES ('0001')",
}


@pytest.mark.parametrize("kind", OF_GIVEN)
def test_what_no_hash_covers_is_named_as_well(kind: str, folder: Path, tmp_path: Path) -> None:
    by_hand(folder, "PRAGMA ignore_check_constraints=ON", OF_GIVEN[kind])
    assert elsewhere(folder, tmp_path).problems


def test_a_newest_checkpoint_that_is_gone_and_a_file_beside_it_are_named(folder: Path, tmp_path: Path) -> None:
    (folder / "heads" / "current.note").unlink()
    (folder / "heads" / "x.txt").write_text("x")
    wrong = {one.where: one.kind for one in elsewhere(folder, tmp_path).problems}
    assert wrong["heads/x.txt"] == "unknown_object"
    assert wrong["heads/current.note"] == "head_mismatch"


def test_of_two_programs_that_keep_a_checkpoint_at_once_one_makes_it_and_both_give_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    introduced, kept = checkpoints._introduced, list[checkpoints.Kept]()

    def meanwhile(desk: Desk) -> Signer:
        monkeypatch.setattr(checkpoints, "_introduced", introduced)
        with Case.open(folder) as another:
            kept.append(another.checkpoint())
        return introduced(desk)

    monkeypatch.setattr(checkpoints, "_introduced", meanwhile)
    with Case.open(folder) as case:
        before = len(list(case.desk.store.given.events(acts.CHECKPOINTED)))
        assert case.checkpoint().note.text == kept[0].note.text
        assert len(list(case.desk.store.given.events(acts.CHECKPOINTED))) == before + 1
    assert verify_case(folder).ok
