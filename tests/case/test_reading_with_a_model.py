"""A model's answers are kept on given, so that what was read from them is made again without asking anybody."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from accounted import Case, read
from accounted.case.adding import Added
from accounted.case.making import as_read
from accounted.errors import BadInput, CannotStore, NoAnswer
from accounted.model import CountClaim, digest_of
from accounted.reading.language_model import ModelReader
from accounted.vault import acts
from accounted.vault.keyring import Keyring
from tests.case.forging import by_hand
from tests.case.test_adding import hands
from tests.servers import SENTENCE, Figure, ModelServer, completion, figure

OTHER = "The mayor said that 30 people were injured in Baku."


def answers(shown: str) -> list[Figure]:
    found = [figure("12 people were killed", "12", 12, speaker="Police")] if "12 people" in shown else []
    found += [figure("30 people were injured", "30", 30, fate="injured", speaker="The mayor")] if "30" in shown else []
    return [*found, figure("99 people were killed", "99", 99)]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.new(tmp_path / "case", "T", hands()) as made:
        yield made


@pytest.fixture
def server(server: ModelServer) -> ModelServer:
    server.answers = answers
    return server


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(OTHER)
    return path


def added(case: Case, *paths: Path, server: ModelServer | None = None, **settings: str) -> list[Added]:
    if server is None:
        return list(case.add(paths))
    return list(case.add(paths, reader="model", settings={**server.settings, **settings}))


def made(case: Case) -> list[str]:
    return list(case.desk.store.made.dump())


def kinds(case: Case) -> list[str]:
    return [event.kind for event in case.desk.store.given.events()]


def readers(case: Case) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for judged in case.claims:
        found.setdefault(judged.claim.source.name, set()).add(judged.claim.read_by.reader)
    return found


def test_the_answer_is_kept_as_it_came_with_where_from_and_what_for(
    case: Case, note: Path, server: ModelServer
) -> None:
    server.body = completion('{"figures": []}') + b" \n"
    (one,) = added(case, note, server=server)
    assert one.outcome == "added"
    ((answer, noted),) = case.desk.store.given.answers()
    assert answer.content == server.body
    assert noted == answer.digest == digest_of(server.body)
    event = next(case.desk.store.given.events(acts.ANSWERED))
    assert event.refs == (digest_of(SENTENCE.encode()), answer.digest)
    assert event.seq == answer.seq
    said = event.payload
    assert (said["address"], said["model"], said["reader"]) == (server.address, "small", "model")
    assert said["prompt"].startswith("sha256:")
    assert said["question"] == answer.question
    assert event.time
    assert kinds(case) == ["case_created", "announced", "sealed", "answered", "read_with", "read"]
    assert case.verify().ok


def test_what_was_read_is_made_again_byte_for_byte_without_asking(
    case: Case, note: Path, other: Path, server: ModelServer
) -> None:
    added(case, note, server=server)
    added(case, other)
    before, asked = made(case), len(server.requests)
    server.status = 500
    assert case.rebuild().claims == 2
    assert made(case) == before
    assert len(server.requests) == asked == 1
    assert readers(case) == {"note.txt": {"model"}, "other.txt": {"rules"}}
    assert case.rebuild().unread == ()


def test_a_document_that_is_read_by_another_reader_is_as_if_it_had_been_read_so_at_once(
    tmp_path: Path, note: Path, server: ModelServer
) -> None:
    shelves = []
    for name, first in (("once", False), ("again", True)):
        own = replace(hands(), keyring=Keyring(tmp_path / f"keys-{name}"))  # two cases that begin alike are no copies
        with Case.new(tmp_path / name, "T", own) as case:
            if first:
                added(case, note)
            added(case, note, server=server)
            shelves.append(made(case))
            assert case.verify().ok
    assert shelves[0] == shelves[1]
    assert len(server.requests) == 2


def test_refused_readings_are_counted_and_shown(case: Case, note: Path, server: ModelServer) -> None:
    (one,) = added(case, note, server=server)
    refused = "1 reading was refused: the words quoted do not stand in the text (1)."
    assert one.why == refused
    assert case.documents["note.txt"].notes == (refused,)
    assert [(it.name, it.refused) for it in case.documents.refused()] == [("note.txt", 1)]


def test_rules_go_on_reading_what_nobody_asked_a_model_about(
    case: Case, note: Path, other: Path, server: ModelServer
) -> None:
    list(case.add([other], read=False))
    added(case, note, server=server)
    assert server.texts == [SENTENCE], "only what the command names is sent"
    assert readers(case) == {"note.txt": {"model"}, "other.txt": {"rules"}}


def test_the_rules_can_be_chosen_again_and_the_model_after_them(case: Case, note: Path, server: ModelServer) -> None:
    added(case, note, server=server)
    by_model = made(case)
    assert case.rebuild("rules").as_before == ()
    assert readers(case) == {"note.txt": {"rules"}}
    assert case.rebuild("model", {"model": "small"}).as_before == ()
    assert made(case) == by_model
    assert len(server.requests) == 1


def test_a_rebuild_with_a_reader_that_has_no_answers_reads_as_before(
    case: Case, note: Path, server: ModelServer
) -> None:
    added(case, note)
    before = made(case)
    rebuilt = case.rebuild("model", server.settings)
    assert rebuilt.as_before == (digest_of(SENTENCE.encode()),)
    assert made(case) == before
    assert server.requests == []


def test_another_model_is_another_question(case: Case, note: Path, server: ModelServer) -> None:
    added(case, note, server=server)
    (again,) = added(case, note, server=server)
    assert (again.outcome, again.why, len(server.requests)) == ("already_held", None, 1)
    (larger,) = added(case, note, server=server, model="large")
    assert (larger.outcome, len(server.requests)) == ("already_held", 2)
    assert "read by the reader 'model' now" in (larger.why or "")
    (back,) = added(case, note, server=server)
    assert (back.outcome, len(server.requests)) == ("already_held", 2)
    assert case.verify().ok


def test_judgements_on_a_figure_stay_when_another_reader_finds_it(case: Case, note: Path, server: ModelServer) -> None:
    added(case, note)
    (claim,) = [one.claim for one in case.claims.all(kind="count")]
    case.judge("accept", claim.id, by="A. R.", why="It says so.")
    added(case, note, server=server)
    (judged,) = case.claims
    assert judged.claim.read_by.reader == "model"
    assert judged.judgement is not None


# When no answer can be used


def fails(server: ModelServer, how: str) -> None:
    match how:
        case "server error":
            server.status = 500
        case "broken JSON":
            server.body = b'{"choices": [{"mess'
        case "cut off":
            server.body = completion('{"figures": []}', "length")
        case "no schema":
            server.body = completion('{"figures": [{"words": "12"}]}')
        case "nobody there":
            server.address = "http://127.0.0.1:9/v1"
        case "too slow":
            server.raw = lambda _handler: time.sleep(2)


HOW = ["server error", "broken JSON", "cut off", "no schema", "nobody there", "too slow"]


@pytest.mark.parametrize("how", HOW)
def test_without_an_answer_the_document_stays_sealed_and_nothing_is_half_kept(
    how: str, case: Case, note: Path, server: ModelServer
) -> None:
    address = server.address
    fails(server, how)
    (one,) = added(case, note, server=server, seconds="1")
    assert one.outcome == "sealed_unread"
    assert one.why
    assert server.address in one.why
    assert kinds(case) == ["case_created", "announced", "sealed", "read"]
    assert list(case.claims) == []
    assert [it.why for it in as_read(case.desk, case.documents)] == [
        "It is not read for claims yet; the next add reads it."
    ]
    assert case.verify().ok
    server.status, server.body, server.raw, server.address = 200, None, None, address
    (again,) = added(case, note, server=server)
    assert again.outcome == "already_held"
    assert readers(case) == {"note.txt": {"model"}}


@pytest.mark.parametrize("how", HOW[:5])
def test_what_the_rules_read_stays_when_the_model_fails(how: str, case: Case, note: Path, server: ModelServer) -> None:
    added(case, note)
    before = made(case)
    fails(server, how)
    (one,) = added(case, note, server=server)
    assert one.outcome == "sealed_unread"
    assert made(case) == before
    assert case.verify().ok


def test_left_alone_it_is_read_by_the_rules_the_next_time(
    case: Case, note: Path, other: Path, server: ModelServer
) -> None:
    server.status = 500
    added(case, note, server=server)
    added(case, other)
    assert readers(case) == {"note.txt": {"rules"}, "other.txt": {"rules"}}


def test_a_long_document_keeps_the_answers_it_got_and_asks_only_for_the_rest(
    case: Case, tmp_path: Path, server: ModelServer
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "".join(f"In {name} 12 people were killed, police said.\n\n" for name in "ABCDEFGHIJ" for _ in "12345")
    )
    answered = server.answers

    def twice(shown: str) -> list[Figure]:
        if len(server.requests) == 2:
            server.body = b"{"
        return answered(shown) and []

    server.answers = twice
    (failed,) = added(case, path, server=server, characters="500")
    assert failed.outcome == "sealed_unread"
    kept = len(case.desk.store.given.answers())
    assert kept == 2
    assert list(case.claims) == []
    server.body, server.answers = None, lambda _shown: []
    server.requests.clear()
    (whole,) = added(case, path, server=server, characters="500")
    assert whole.outcome == "already_held"
    total = len(case.desk.store.given.answers())
    assert len(server.requests) == total - kept
    before = made(case)
    case.rebuild()
    assert made(case) == before


def test_nobody_is_asked_again_once_it_is_plain_that_nobody_answers(
    case: Case, note: Path, other: Path, server: ModelServer
) -> None:
    server.status = 401
    outcomes = [one.outcome for one in added(case, note, other, server=server)]
    assert outcomes == ["sealed_unread", "sealed_unread"]
    assert len(server.requests) == 1


def test_without_an_address_nothing_is_sent_and_kept_answers_serve(case: Case, note: Path, server: ModelServer) -> None:
    (one,) = case.add([note], reader="model", settings={"model": "small"})
    assert one.outcome == "sealed_unread"
    assert "nothing was asked" in (one.why or "")
    added(case, note, server=server)
    case.rebuild("rules")
    (again,) = case.add([note], reader="model", settings={"model": "small"})
    assert again.outcome == "already_held"
    assert len(server.requests) == 1


def test_a_full_disk_while_an_answer_is_kept_is_told(
    case: Case, note: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_answer: Any) -> None:
        raise CannotStore("The disk is full; nothing was stored.")

    with monkeypatch.context() as patch:
        patch.setattr(case.desk.store.given, "add_answer", full)
        (one,) = added(case, note, server=server)
    assert one.outcome == "sealed_unread"
    assert "disk is full" in (one.why or "")
    assert kinds(case) == ["case_created", "announced", "sealed", "read"]
    assert case.verify().ok


# What is said, and what verify sees


def test_where_text_goes_is_said_once_before_it_goes(case: Case, note: Path, other: Path, server: ModelServer) -> None:
    said: list[tuple[str, int]] = []
    case.listen(warn=lambda text: said.append((text, len(server.requests))))
    added(case, note, other, server=server)
    ((text, asked_before),) = said
    assert asked_before == 0
    assert text.startswith(
        f"The text of documents is sent to {server.address} (on this machine), for the reader 'model'"
    )
    case.rebuild()
    assert len(said) == 1


@pytest.mark.parametrize("harm", ["UPDATE answer SET content = x'00'", "DELETE FROM answer"])
def test_an_answer_that_was_altered_or_struck_out_is_found(
    harm: str, case: Case, note: Path, server: ModelServer
) -> None:
    added(case, note, server=server)
    folder = case.folder
    case.close()
    by_hand(folder, harm)
    with Case.open(folder) as opened:
        (problem,) = opened.verify().problems
    assert problem.kind == ("event_changed" if "UPDATE" in harm else "store_damaged")
    assert problem.where == "event 4"


def test_the_shelf_refuses_to_change_an_answer(case: Case, note: Path, server: ModelServer) -> None:
    added(case, note, server=server)
    with pytest.raises(BadInput, match="only ever added to"), case.desk.store.writing():
        case.desk.store._transactions.writer.execute(text("DELETE FROM answer"))


# Without a case, and by name


def test_reading_without_a_case_asks_and_keeps_nothing(note: Path, server: ModelServer) -> None:
    said: list[str] = []
    claims = read(note, reader="model", settings=server.settings, tell=said.append)
    assert [claim.amount.low for claim in claims if isinstance(claim, CountClaim)] == [12]
    assert [text.split(" ")[0] for text in said] == ["The", "note.txt:"]
    assert read(note, reader=ModelReader("small", server.address)) == claims


def test_reading_without_a_case_says_why_there_was_no_answer(note: Path, server: ModelServer) -> None:
    server.status = 500
    with pytest.raises(NoAnswer, match="The server failed"):
        read(note, reader="model", settings=server.settings)


@pytest.mark.parametrize(
    ("reader", "settings", "said"),
    [
        ("modle", {}, "There is no reader 'modle'"),
        ("rules", {"url": "http://localhost"}, "'rules' has no setting 'url'"),
        ("model", {"modle": "m"}, "'model' has no setting 'modle'"),
        ("model", {"model": "m", "key": "k-1"}, "A key is no setting"),
        ("model", {}, "needs the name of a model"),
        (None, {"model": "m"}, "settings of no reader"),
    ],
)
def test_a_reader_that_can_not_be_had_is_told_before_anything_is_done(
    case: Case, note: Path, reader: str | None, settings: dict[str, str], said: str
) -> None:
    with pytest.raises(BadInput, match=said) as error:
        case.add([note], reader=reader, settings=settings)
    assert "k-1" not in str(error.value)
    assert kinds(case) == ["case_created"]


def test_the_key_comes_from_the_environment_and_is_kept_nowhere(
    case: Case, note: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCOUNTED_MODEL_KEY", "secret-7")
    added(case, note, server=server)
    assert server.seen[0][1]["Authorization"] == "Bearer secret-7"
    folder = case.folder
    case.close()
    assert all(b"secret-7" not in path.read_bytes() for path in folder.rglob("*") if path.is_file())
