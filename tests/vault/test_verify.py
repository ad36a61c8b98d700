"""`verify` re-reads every byte and names all that is wrong at once; what a killed run left is only a note."""

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.errors import BadInput
from accounted.model import Answer, Judgement, Original
from accounted.vault import Problem, acts, verify
from tests.vault.conftest import TEXTS, Kept


def problems(case: Kept, lines: list[tuple[str, str, str]] | None = None) -> list[tuple[str, str]]:
    return [(problem.kind, problem.where) for problem in case.verify(lines).problems]


def test_a_sound_case_in_the_words_of_the_contract(kept: Kept) -> None:
    assert kept.verify().to_dict() == {
        "schema": "verify/1",
        "ok": True,
        "checked": {"originals": 3, "bytes": sum(map(len, TEXTS)), "events": 8},
        "problems": [],
        "notes": [],
    }


def test_progress_tells_of_every_byte(kept: Kept) -> None:
    read: list[int] = []
    verify(kept.vault, kept.log.lines, kept.originals, kept.judgements, progress=read.append)
    assert sum(read) == sum(map(len, TEXTS))


def test_a_moved_case_verifies(kept: Kept, tmp_path: Path) -> None:
    kept.folder = Path(shutil.move(kept.folder, tmp_path / "elsewhere"))
    assert kept.verify().ok


def test_a_flipped_bit_is_named_though_name_and_size_are_right(kept: Kept) -> None:
    kept.overwrite(kept.originals[1], bytes([TEXTS[1][0] ^ 1]) + TEXTS[1][1:])
    assert problems(kept) == [("original_changed", kept.originals[1].digest)]


def test_what_is_wrong_with_an_original_is_told_in_bytes(kept: Kept) -> None:
    kept.overwrite(kept.originals[0], TEXTS[0] + b"!")
    (problem,) = kept.verify().problems
    size = len(TEXTS[0])
    assert problem.what == (
        f"An original no longer matches its seal; sealed {size} bytes, on disk now {size + 1} bytes."
    )


@given(data=st.data())
def test_changing_one_byte_of_any_original_is_named(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    case = Kept(tmp_path_factory.mktemp("case"))
    original = case.seal(TEXTS[0], "note.txt")
    place, mask = data.draw(st.integers(0, len(TEXTS[0]) - 1)), data.draw(st.integers(1, 255))
    changed = bytearray(TEXTS[0])
    changed[place] ^= mask
    case.overwrite(original, bytes(changed))
    assert problems(case) == [("original_changed", original.digest)]


def test_a_missing_original_is_named(kept: Kept) -> None:
    kept.vault.path(kept.originals[2].digest).unlink()
    assert problems(kept) == [("original_missing", kept.originals[2].digest)]


def test_striking_an_original_from_the_list_does_not_hide_it(kept: Kept) -> None:
    struck = kept.originals.pop(1)
    assert problems(kept) == [("store_damaged", struck.digest)]
    kept.vault.path(struck.digest).unlink()
    assert problems(kept) == [("store_damaged", struck.digest), ("original_missing", struck.digest)]


def test_an_original_that_no_event_seals_was_slipped_in(kept: Kept) -> None:
    vault = kept.vault
    slipped = vault.keep(vault.stage(io.BytesIO(b"slipped in")))
    assert problems(kept) == [("unknown_object", slipped.digest)]
    kept.originals.append(slipped)
    assert problems(kept) == [("event_missing", slipped.digest)]


def test_a_size_that_was_altered_in_the_list_is_named(kept: Kept) -> None:
    kept.originals[0] = Original(kept.originals[0].digest, 7)
    assert problems(kept) == [("store_damaged", kept.originals[0].digest)]


def test_a_link_in_the_place_of_an_original_is_no_original(kept: Kept, tmp_path: Path) -> None:
    path = kept.vault.path(kept.originals[0].digest)
    path.rename(tmp_path / "moved")
    path.symlink_to(tmp_path / "moved")
    assert problems(kept) == [("original_changed", kept.originals[0].digest)]


def test_a_file_that_is_named_like_no_original_is_named(kept: Kept) -> None:
    (kept.folder / "objects" / "notes.txt").write_text("hello")
    assert problems(kept) == [("unknown_object", "objects/notes.txt")]


def test_a_log_without_an_event_and_with_an_edited_one(kept: Kept) -> None:
    lines = kept.log.lines
    line, payload, stored = lines[1]
    lines[1] = (line, payload.replace("note-0", "note-9"), stored)
    assert problems(kept, lines[:5] + lines[6:]) == [("event_changed", "event 2"), ("event_missing", "event 6")]


def test_a_judgement_stands_as_it_was_made(kept: Kept) -> None:
    made = kept.judgements[0]
    kept.judgements[0] = Judgement(
        "reject", *[getattr(made, key) for key in ("targets", "by", "why", "at", "seq", "changes", "id")]
    )
    assert problems(kept) == [("event_changed", made.id)]
    kept.judgements.clear()
    assert problems(kept) == [("store_damaged", made.id)]
    kept.judgements += [made, Judgement("accept", ("claim-x",), "B", "why", "2026", 99)]
    assert problems(kept) == [("event_missing", kept.judgements[1].id)]


def test_what_a_killed_run_left_is_a_note(kept: Kept) -> None:
    vault = kept.vault
    staged, temporary = (vault.stage(io.BytesIO(content)) for content in (b"announced", b"on its way"))
    kept.log.add(acts.ANNOUNCED, [staged.digest], acts.announced(Original(staged.digest, 9), "x.txt", {}))
    assert kept.verify().ok
    vault.keep(staged)
    verified = kept.verify()
    assert verified.ok
    assert verified.notes == (
        f"Announced and stored, but not recorded yet; the next add finishes it: {staged.digest}",
        f"A temporary file of an add that is running or was stopped; the next add sweeps it: tmp/{temporary.path.name}",
    )


def test_what_an_add_stores_meanwhile_is_no_stranger(kept: Kept) -> None:
    lying, log = kept.vault.lying(), kept.log.lines
    vault = kept.vault
    vault.keep(vault.stage(io.BytesIO(b"announced after the log was read")))
    listed = (kept.originals, kept.judgements, kept.log.head)
    assert not verify(vault, log, *listed).ok
    assert verify(vault, log, *listed, on_disk=lying).ok


def test_everything_wrong_is_named_at_once_and_in_one_order(kept: Kept) -> None:
    for original in kept.originals[:2]:
        kept.vault.path(original.digest).unlink()
    kept.overwrite(kept.originals[2], b"")
    named = problems(kept, kept.log.lines[:-1])
    kept.originals.reverse()
    assert problems(kept, kept.log.lines[:-1]) == named
    assert len(named) == 5


def test_what_is_found_elsewhere_is_added(kept: Kept) -> None:
    passage = Problem("passage_mismatch", "The text no longer holds the words of a claim.", "claim-1")
    verified = kept.verify().plus([passage], ["One note."])
    assert not verified.ok
    assert verified.to_dict()["problems"] == [passage.to_dict()]
    assert verified.to_dict()["notes"] == ["One note."]
    with pytest.raises(BadInput):
        Problem("suspicious", "It looks odd.", "claim-1")


@pytest.mark.parametrize("refs", [[], ["sha256:short"], [7], None, "sha256:" + "0" * 64])
def test_a_log_that_somebody_mangled_is_named_and_does_not_stop_us(kept: Kept, refs: object) -> None:
    line = json.loads(kept.log.lines[2][0])
    lines = kept.log.lines
    lines[2] = (json.dumps({**line, "refs": refs}), *lines[2][1:])
    assert ("event_changed", "event 3") in problems(kept, lines)


def test_each_answer_to_a_reader_is_what_the_log_says_was_answered(kept: Kept) -> None:
    document = kept.originals[0].digest
    answer = Answer(document, "sha256:question", b"{}", len(kept.log.events) + 1)
    kept.log.add(acts.ANSWERED, [document, answer.digest], acts.answered(answer, "model", "http://localhost", {}))

    def found(*answers: Answer) -> list[tuple[str, str]]:
        checked = verify(kept.vault, kept.log.lines, kept.originals, kept.judgements, kept.log.head, answers=answers)
        return [(problem.kind, problem.where) for problem in checked.problems]

    place = f"event {answer.seq}"
    assert found(answer) == []
    assert found() == [("store_damaged", place)]
    assert found(replace(answer, content=b"{ }")) == [("event_changed", place)]
    assert found(replace(answer, question="sha256:other")) == [("event_changed", place)]
    assert found(answer, replace(answer, seq=2)) == [("event_missing", "event 2")]
