"""`accounted read`: claims without a case."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import Accounted, here

SENTENCE = "Police said that 12 people were killed and 30 people were injured."


@pytest.fixture
def accounted() -> Accounted:
    return here


def test_a_claim_a_line_and_the_same_every_time(accounted: Accounted, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(SENTENCE)
    ended = accounted("read", note, "--publisher", "The Daily", "--published", "1992-02", "--json")
    assert (ended.status, ended.err) == (0, "")
    killed = next(line for line in ended.lines if line["kind"] == "count" and line["fate"] == "killed")
    assert killed["schema"] == "claim/1"
    assert killed["carried_by"] == {"name": "The Daily"}
    assert killed["document"]["name"] == "note.txt"
    assert SENTENCE[killed["passage"]["start"] : killed["passage"]["end"]] == killed["passage"]["exact"]
    assert accounted("read", note, "--publisher", "The Daily", "--published", "1992-02", "--json") == ended


def test_standard_input_is_a_document_too(accounted: Accounted) -> None:
    ended = accounted("read", "-", "--json", "--kind", "count", given=SENTENCE.encode())
    assert [line["amount"]["low"] for line in ended.lines] == [12, 30]
    assert {line["document"]["name"] for line in ended.lines} == {"standard input"}


def test_only_the_kind_that_is_asked_for(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(SENTENCE)
    assert {line["kind"] for line in accounted("read", tmp_path / "note.txt", "--kind", "count", "--json").lines} == {
        "count"
    }
    wrong = accounted("read", tmp_path / "note.txt", "--kind", "rumour")
    assert (wrong.status, wrong.out) == (2, "")
    assert "position" in wrong.err


def test_a_table_for_people_quotes_the_words(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(SENTENCE)
    (tmp_path / "none.txt").write_text("Nothing is counted here.")
    shown = accounted("read", tmp_path / "note.txt", tmp_path / "none.txt").out
    assert "killed: 12" in shown
    assert "No claim was found in it." in shown


def test_each_claim_says_how_it_was_read(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("At least 12 people were killed, police said. Some soldiers were hurt.")
    shown = accounted("read", tmp_path / "note.txt", "--explain", "--kind", "count").out.splitlines()
    assert shown[0] == "killed: at least 12"
    assert "    Figure: An explicit number is given; it can be set beside other figures. [tier.figure]" in shown
    assert "    The number is the least, because these words bound it: “At least”. [amount.at-least]" in shown
    assert "    A verb of saying names the speaker (police): “police said”. [speaker.say]" in shown
    assert any(line.startswith("    Mention, never counted: ") for line in shown)
    assert any(line.endswith("[frame.passive]") and "“killed”" in line for line in shown)


def test_an_explanation_in_json_keeps_its_offsets_and_gains_its_sentences(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(SENTENCE)
    plain, told = (accounted("read", tmp_path / "note.txt", "--json", *more).lines for more in ([], ["--explain"]))
    assert [line["explanation"]["tier"] for line in plain if line["kind"] == "count"] == ["figure", "figure"]
    for before, line in zip(plain, told, strict=True):
        for step, said in zip(before["explanation"]["steps"], line["explanation"]["steps"], strict=True):
            assert {**step, "says": said["says"]} == said
            assert all(SENTENCE[span["start"] : span["end"]] == span["exact"] for span in step["spans"])
    (tmp_path / "cases.jsonl").write_text(json.dumps({"id": 1, "text": SENTENCE}))
    (line,) = accounted("read", "--cases", tmp_path / "cases.jsonl", "--explain").lines
    assert line["claims"][0]["explanation"]["says"].startswith("Figure: ")


def test_words_that_look_like_markup_are_shown_as_they_are(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Police [bold]said[/bold] that 12 people were killed.\x1b[31m")
    shown = accounted("read", tmp_path / "note.txt").out
    assert "[bold]" in shown or "12" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("names", "status"), [(["good.txt"], 0), (["good.txt", "gone.txt"], 1), (["gone.txt", "empty.txt"], 2)]
)
def test_the_exit_status_tells_whether_all_some_or_none_could_be_read(
    accounted: Accounted, tmp_path: Path, names: list[str], status: int
) -> None:
    (tmp_path / "good.txt").write_text(SENTENCE)
    (tmp_path / "empty.txt").write_bytes(b"")
    ended = accounted("read", *(tmp_path / name for name in names), "--json")
    assert ended.status == status
    assert len(ended.err.splitlines()) == sum(name != "good.txt" for name in names)


def test_many_short_texts_in_their_order(accounted: Accounted, tmp_path: Path) -> None:
    cases = [
        {"id": "b", "text": SENTENCE, "lang": "en", "publisher": "The Daily", "gold": ["ignored"]},
        {"id": 7, "text": ""},
        {"id": "a", "text": "Nothing.", "title": None},
    ]
    (tmp_path / "cases.jsonl").write_text("\n".join(map(json.dumps, cases)) + "\n\n", "utf-8")
    ended = accounted("read", "--cases", tmp_path / "cases.jsonl")
    assert ended.status == 0
    assert [line["id"] for line in ended.lines] == ["b", 7, "a"]
    assert [len(line["claims"]) for line in ended.lines] == [2, 0, 0]
    assert {claim["carried_by"]["name"] for claim in ended.lines[0]["claims"]} == {"The Daily"}


def test_a_line_that_cannot_be_used_is_named_and_the_others_go_on(accounted: Accounted, tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "text": "x"}',
        "{not json",
        '{"id": 3}',
        '{"id": 4, "text": "half \\ud800"}',
        '{"id": 5, "text": "y"}',
    ]
    (tmp_path / "cases.jsonl").write_text("\n".join(lines))
    ended = accounted("read", "--cases", tmp_path / "cases.jsonl")
    assert ended.status == 1
    assert [(line["id"], "why" in line) for line in ended.lines] == [(1, False), (3, True), (4, True), (5, False)]
    assert [line.split(", line ")[1][0] for line in ended.err.splitlines()] == ["2", "3", "4"]


@pytest.mark.parametrize(
    "row", ['"lang": 7', '"published": 1992', '"publisher": {"name": "X"}', '"title": ["T"]', '"published": "soon"']
)
def test_what_a_line_says_wrongly_of_its_text_stops_no_other(accounted: Accounted, tmp_path: Path, row: str) -> None:
    (tmp_path / "cases.jsonl").write_text(f'{{"id": 1, "text": "x", {row}}}\n{{"id": 2, "text": "y"}}\n')
    ended = accounted("read", "--cases", tmp_path / "cases.jsonl")
    assert (ended.status, [line["id"] for line in ended.lines]) == (1, [1, 2])
    assert ended.lines[0]["claims"] == []
    assert ended.lines[0]["why"]


def test_a_line_nested_too_deeply_and_an_id_that_is_none_stop_no_other(accounted: Accounted, tmp_path: Path) -> None:
    lines = ["[" * 100_000, '{"id": true, "text": "x"}', '{"id": 3, "text": "y"}']
    (tmp_path / "cases.jsonl").write_text("\n".join(lines))
    ended = accounted("read", "--cases", tmp_path / "cases.jsonl")
    assert (ended.status, [line["id"] for line in ended.lines]) == (1, [3])
    assert "nested too deeply" in ended.err.splitlines()[0]


def test_a_file_of_cases_without_any_is_a_wrong_call(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text("\n")
    ended = accounted("read", "--cases", tmp_path / "cases.jsonl")
    assert (ended.status, ended.out) == (2, "")
    assert "There is no text in it." in ended.err


def test_cases_without_end_are_refused(accounted: Accounted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = accounted("read", "--cases", "/dev/zero")
    assert (ended.status > 0, "it is a device" in ended.err) == (True, True)
    monkeypatch.setattr("accounted.cli.short_texts.LONGEST", 1_000)
    (tmp_path / "cases.jsonl").write_text('{"id": 1, "text": "x"}\n' + "a" * 1_001)
    ended = accounted("read", "--cases", tmp_path / "cases.jsonl")
    assert ([line["id"] for line in ended.lines], ended.status) == ([1], 2)
    assert "A line is longer than 1,000 bytes." in ended.err


@pytest.mark.parametrize("words", [["read", "-"], ["read", "--cases", "-"]])
def test_a_closed_standard_input_is_said_to_be(words: list[str]) -> None:
    command = [sys.executable, "-m", "accounted", *words]
    ended = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", *command], capture_output=True, text=True, check=False)
    assert (ended.returncode > 0, ended.stdout) == (True, "")
    assert "Standard input is closed." in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_file_that_cannot_be_read_says_what_to_do(accounted: Accounted, tmp_path: Path) -> None:
    assert accounted("read", tmp_path / "gone.txt").err.rstrip().endswith("Check the path.")


@pytest.mark.parametrize(
    ("words", "where"), [(["--published", "yesterday"], "date of publication"), (["--lang", "english"], "language")]
)
def test_what_is_said_wrongly_of_a_document_is_named(
    accounted: Accounted, tmp_path: Path, words: list[str], where: str
) -> None:
    (tmp_path / "note.txt").write_text(SENTENCE)
    ended = accounted("read", tmp_path / "note.txt", *words)
    assert ended.status == 2
    assert f"  at: the {where}\n" in ended.err


def test_a_language_without_a_reader_gives_no_claims_and_says_why(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text('{"id": 1, "text": "12", "lang": "xx"}')
    ended = accounted("read", "--cases", tmp_path / "cases.jsonl")
    assert (ended.status, ended.lines[0]["claims"]) == (2, [])
    assert "'xx'" in ended.lines[0]["why"]


def test_something_to_read_has_to_be_named(accounted: Accounted, tmp_path: Path) -> None:
    for words in ([], ["note.txt", "--cases", tmp_path / "cases.jsonl"], ["--cases", tmp_path / "gone.jsonl"]):
        ended = accounted("read", *words)
        assert (ended.status > 0, ended.out) == (True, "")
        assert ended.err


def test_a_text_too_short_for_its_language_to_be_told_says_so_and_how_to_name_it(
    accounted: Accounted, tmp_path: Path
) -> None:
    (tmp_path / "short.txt").write_text("7 yaralı")
    ended = accounted("read", tmp_path / "short.txt")
    assert "Name it:  --lang LANG" in ended.err
    assert accounted("read", tmp_path / "short.txt", "--lang", "tr").err == ""


def test_an_empty_file_says_what_to_do(accounted: Accounted, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    ended = accounted("read", tmp_path / "empty.txt")
    assert ended.status == 2
    assert "Check whether the right file was meant" in ended.err
