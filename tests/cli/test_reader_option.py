"""`--reader` and `--set`: what goes to which stream, and how each way ends."""

import json
from pathlib import Path

import pytest

from tests.journeys.conftest import here
from tests.servers import SENTENCE, ModelServer, figure


@pytest.fixture
def server(server: ModelServer) -> ModelServer:
    server.answers = lambda _shown: [figure("12 people", "12", 12, speaker="Police"), figure("99 people", "99", 99)]
    return server


def by_model(server: ModelServer) -> list[str]:
    return ["--reader", "model", "--set", f"url={server.address}", "--set", "model=small"]


def test_standard_output_holds_claims_and_nothing_else(note: Path, server: ModelServer) -> None:
    ended = here("read", note, *by_model(server), "--json")
    (claim,) = [json.loads(line) for line in ended.out.splitlines()]
    assert claim["read_by"]["model"] == "small"
    assert ended.status == 0
    where, refused = ended.err.splitlines()
    assert server.address in where
    assert refused == "note.txt: 1 reading was refused: the words quoted do not stand in the text (1)."


def test_where_text_goes_is_said_once_and_nobody_is_asked_again_in_vain(note: Path, server: ModelServer) -> None:
    other = note.with_name("other.txt")
    other.write_text("The mayor said that 30 people were injured.")
    assert here("read", note, other, *by_model(server)).err.count("is sent to") == 1
    server.requests.clear()
    server.status = 401
    ended = here("read", note, other, *by_model(server))
    assert (ended.status, ended.err.count("wants a key"), len(server.requests)) == (2, 2, 1)


def test_many_short_texts_are_read_by_the_model_too(tmp_path: Path, server: ModelServer) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps({"id": "a", "text": SENTENCE}) + "\n")
    ended = here("read", "--cases", cases, *by_model(server))
    assert len(json.loads(ended.out)["claims"]) == 1
    assert server.texts == [SENTENCE]


@pytest.mark.parametrize(("broken", "status"), [(("note.txt",), 2), (("note.txt", "empty.txt"), 2)])
def test_without_an_answer_read_ends_with_two_and_one_line_for_each(
    tmp_path: Path, note: Path, server: ModelServer, broken: tuple[str, ...], status: int
) -> None:
    server.status = 500
    (tmp_path / "empty.txt").write_text("")
    ended = here("read", *(note.parent / name for name in broken), *by_model(server), "--json")
    assert (ended.status, ended.out) == (status, "")
    assert "Traceback" not in ended.err
    assert "The server failed (500)." in ended.err
    assert server.address in ended.err


def test_add_says_where_text_goes_and_what_was_refused(tmp_path: Path, note: Path, server: ModelServer) -> None:
    here("new", tmp_path / "case")
    ended = here("add", note, "--case", tmp_path / "case", *by_model(server), "--json")
    line = json.loads(ended.out)
    assert (line["outcome"], ended.status) == ("added", 0)
    assert line["why"].startswith("1 reading was refused")
    assert ended.err.startswith(f"The text of documents is sent to {server.address}")
    server.status = 500
    ended = here("rebuild", "--case", tmp_path / "case")
    assert (ended.out, ended.err, ended.status) == (
        "1 document and 1 claim made again from the originals.\n", "", 0,
    )  # fmt: skip
    ended = here("rebuild", "--case", tmp_path / "case", "--reader", "model", "--set", "model=large")
    assert "Read as before, since no answers to the reader 'model' are kept: 1 document." in ended.out


def test_add_without_an_answer_ends_with_one(tmp_path: Path, note: Path, server: ModelServer) -> None:
    server.status = 500
    here("new", tmp_path / "case")
    ended = here("add", note, "--case", tmp_path / "case", *by_model(server))
    assert ended.status == 1
    assert ended.out.startswith("sealed, not read")
    assert "The server failed (500)." in ended.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--reader", "modle"], "There is no reader 'modle'; did you mean 'model'?"),
        (["--reader", "model"], "needs the name of a model"),
        (["--reader", "model", "--set", "model"], "'model' sets nothing"),
        (["--reader", "model", "--set", "model=a", "--set", "model=b"], "set twice"),
        (["--reader", "model", "--set", "model=a", "--set", "url=localhost"], "no address of a server"),
        (["--reader", "rules", "--set", "url=http://localhost"], "has no setting 'url'"),
        (["--set", "model=a"], "settings of no reader"),
    ],
)
def test_a_wrong_call_ends_with_two_before_anything_is_read(note: Path, words: list[str], said: str) -> None:
    ended = here("read", note, *words)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert len(ended.err.splitlines()) <= 3


def test_nothing_is_sent_unless_the_reader_is_named(note: Path, server: ModelServer) -> None:
    here("read", note)
    here("read", note, "--reader", "rules")
    here("read", note, "--reader", "model", "--set", "model=small")
    assert server.requests == []
