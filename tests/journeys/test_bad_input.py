"""What goes wrong gets one clear sentence, the original is sealed all the same, and the others go on."""

import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounted.model import digest_of, verdict, vocabulary
from tests.disks import mounted
from tests.journeys.conftest import Accounted, Ended, environment

SENTENCE = "Police said that 12 people were killed."

BROKEN = {
    "empty.txt": (b"", "empty, 0 bytes"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8, "though it is named .txt"),
    "only-scripts.html": (
        b"<html><head><script>var killed = 12;</script></head><body><script>f()</script></body></html>",
        "",
    ),
    "blank.txt": (b" \n\t\n", ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_opened_is_sealed_all_the_same(
    accounted: Accounted, case: Path, tmp_path: Path, name: str
) -> None:
    content, why = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(SENTENCE)
    added = accounted("add", tmp_path / name, tmp_path / "good.txt", "--json", "--case", case)
    bad, good = added.lines
    assert (added.status, bad["outcome"], good["outcome"]) == (1, "sealed_unread", "added")
    assert bad["digest"] == digest_of(content)
    assert why in bad["why"]
    assert bad["why"].count("\n") == 0
    assert accounted("verify", "--json", "--case", case).json["checked"]["originals"] == 2
    listed = {one["name"]: one["why"] for one in accounted("documents", "--json", "--case", case).lines}
    assert listed == {name: bad["why"], "good.txt": None}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("latin-1.txt", "Le maire a dit. Police said that 12 people were killed in Besançon.".encode("latin-1")),
        ("utf-16.txt", SENTENCE.encode("utf-16")),
        ("bom.txt", b"\xef\xbb\xbf" + SENTENCE.encode()),
        ("mixed.txt", SENTENCE.encode() + b"\n" + "café".encode() + b"\n" + "café".encode("latin-1") + b"\n"),
        ("uneven.csv", b"killed,place,remark\n12,here\n13\n14,there,far,away,and,more\n"),
    ],
)
def test_odd_but_readable_files_are_added(
    accounted: Accounted, case: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    added = accounted("add", tmp_path / name, "--json", "--case", case)
    assert [line["outcome"] for line in added.lines] == ["added"], added.out
    assert accounted("verify", "--json", "--case", case).json["ok"]


def test_fifty_megabytes_on_one_line_are_sealed_and_said_to_be_too_much(
    accounted: Accounted, case: Path, tmp_path: Path
) -> None:
    (tmp_path / "line.txt").write_bytes(b"12 people were killed, " * (50 * 1024 * 1024 // 23))
    added = accounted("add", tmp_path / "line.txt", "--json", "--case", case)
    assert (added.status, added.lines[0]["outcome"]) == (1, "sealed_unread")
    assert "more than 12,000,000 are not read" in added.lines[0]["why"]
    assert accounted("verify", "--json", "--case", case).json["ok"]


def test_paths_that_are_no_files_are_refused_one_by_one(
    accounted: Accounted, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.txt").write_text(SENTENCE)
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        added = accounted("add", "missing.txt", "link.txt", "socket", "good.txt", "--json", "--case", case)
    assert added.status == 1
    assert [line["outcome"] for line in added.lines] == ["refused", "refused", "refused", "added"]
    assert all(line["why"] and line["digest"] is None for line in added.lines[:3])
    alone = accounted("add", "missing.txt", "--case", case)
    assert alone.status == 2
    assert "There is no such file." in alone.out


def test_a_file_whose_bytes_cannot_be_read_is_refused(
    accounted: Accounted, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked.txt").write_text(SENTENCE)
    opened = Path.open

    def forbidden(path: Path, *args: str, **more: int) -> object:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **more)

    monkeypatch.setattr(Path, "open", forbidden)
    added = accounted("add", tmp_path / "locked.txt", "--json", "--case", case)
    assert (added.status, added.lines[0]["outcome"]) == (2, "refused")
    assert "permission denied" in added.lines[0]["why"]


def test_a_folder_loop_and_a_case_inside_are_not_entered(accounted: Accounted, tmp_path: Path) -> None:
    given = tmp_path / "given"
    (given / "inner").mkdir(parents=True)
    (given / "inner" / "a.txt").write_text(SENTENCE)
    (given / "inner" / "up").symlink_to(given)
    case = given / "case"
    accounted("new", case)
    added = accounted("add", given, "--json", "--case", case)
    assert [(Path(line["path"]).name, line["outcome"]) for line in added.lines] == [
        ("a.txt", "added"),
        ("up", "refused"),
    ]
    assert "back into itself" in added.lines[1]["why"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "2m") as disk:
        yield disk


def check_full(accounted: Accounted, case: Path, ended: Ended) -> None:
    outcomes = {Path(line["path"]).name: line for line in ended.lines}
    assert ended.status == 1
    assert outcomes["0-small.txt"]["outcome"] == "added"
    assert outcomes["1-big.txt"]["outcome"] == "refused"
    assert "nothing was stored" in outcomes["1-big.txt"]["why"]
    found = accounted("verify", "--json", "--case", case).json
    assert (found["ok"], found["checked"]["originals"]) == (True, 1), found


def two_files(folder: Path, big: int) -> Path:
    folder.mkdir()
    (folder / "0-small.txt").write_text(SENTENCE)
    (folder / "1-big.txt").write_bytes(b"x" * big)
    return folder


def test_a_full_disk_refuses_what_does_not_fit_and_keeps_the_rest(
    accounted: Accounted, small_disk: Path, tmp_path: Path
) -> None:
    case = small_disk / "case"
    accounted("new", case)
    files = two_files(tmp_path / "files", 3 * 1024 * 1024)
    check_full(accounted, case, accounted("add", files, "--json", "--case", case))


@pytest.mark.skipif(os.name == "nt", reason="no such limits there")
def test_a_limit_on_the_size_of_files_does_the_same(accounted: Accounted, case: Path, tmp_path: Path) -> None:
    files = two_files(tmp_path / "files", 17 * 1024 * 1024)
    limited = (  # the language model unpacks itself on the disk, which is not what is tried here
        "import resource, signal\nfrom accounted.intake import language_id\nlanguage_id.language_of('a' * 99)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2**24, resource.RLIM_INFINITY))\n"
        "from accounted.cli import main\nmain()"
    )
    words = [sys.executable, "-c", limited, "add", str(files), "--json", "--case", str(case)]
    ended = subprocess.run(words, capture_output=True, env=environment({}), check=False)
    check_full(accounted, case, Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode()))


def test_an_unknown_verdict_offers_those_that_there_are(accounted: Accounted, case: Path) -> None:
    ended = accounted("judge", "praise", "claim-1", "--by", "me", "--why", "so", "--case", case)
    assert ended.err.endswith(
        "Use one of: " + ", ".join(sorted(verdict(one).said for one in vocabulary("verdicts").codes)) + ".\n"
    )


@pytest.mark.parametrize(
    "words", [["add", ""], ["new", ""], ["read", ""], ["verify", ""], ["documents", "--case", ""],
              ["demo", "--dir", ""], ["read", "--cases", ""], ["--case", "", "documents"]]
)  # fmt: skip
def test_an_empty_path_is_refused(accounted: Accounted, case: Path, notes: Path, words: list[str]) -> None:
    ended = accounted(*words, cwd=notes, ACCOUNTED_CASE=str(case))
    assert (ended.status, ended.out) == (2, "")
    assert "empty path" in ended.err
    assert accounted("documents", "--json", "--case", case).lines == []


def test_a_case_that_is_named_is_refused_and_hidden_files_are_counted(
    accounted: Accounted, case: Path, notes: Path
) -> None:
    (notes / ".hidden").write_text("h")
    alone = accounted("add", case, "--case", case)
    assert alone.status == 2
    assert "not added to a case" in alone.out
    assert accounted("add", notes, "--case", case).out.endswith("3 added. Left out, being hidden or a case: 1.\n")


def test_a_file_that_may_not_be_read_stops_no_other(tmp_path: Path) -> None:
    """As a program of its own: the command line itself must not look at the file and end the call."""
    command = (
        "import os, sys\nfrom accounted.cli import main\nimport accounted.cli.app\n"
        "os.chdir(sys.argv.pop(1))\nreal = os.access\nos.access = lambda path, *a, **k: 'locked' not in str(path)"
        " and real(path, *a, **k)\nmain()"
    )
    (tmp_path / "locked.txt").mkdir()
    (tmp_path / "good.txt").write_text(SENTENCE)
    words = [sys.executable, "-c", command, str(tmp_path), "read", "locked.txt", "good.txt", "--json"]
    ended = subprocess.run(words, capture_output=True, text=True, env=environment({}), check=False)
    assert (ended.returncode, len(ended.stdout.splitlines())) == (1, 1), ended.stderr
    assert ended.stderr.startswith("locked.txt: ")


def test_a_folder_that_is_no_case_says_so(accounted: Accounted, tmp_path: Path) -> None:
    for command in (["documents"], ["figures"], ["add", tmp_path], ["verify"], ["rebuild"]):
        ended = accounted(*command, "--case", tmp_path)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.startswith("This folder is not a case.\n")
        assert "accounted new DIR" in ended.err


def test_a_new_case_needs_an_empty_folder(accounted: Accounted, case: Path, notes: Path) -> None:
    for folder in (case, notes, notes / "paper.txt"):
        assert accounted("new", folder).status == 2
    assert (notes / "paper.txt").is_file()


def test_a_case_of_a_newer_version_is_refused_untouched(accounted: Accounted, case: Path) -> None:
    with sqlite3.connect(case / "case.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = (case / "case.db").read_bytes()
    ended = accounted("documents", "--case", case)
    assert ended.status == 2
    assert "newer version" in ended.err
    assert (case / "case.db").read_bytes() == before


@pytest.mark.parametrize("name", ["case.db", "made.db"])
def test_a_damaged_database_is_a_finding_and_no_crash(accounted: Accounted, case: Path, notes: Path, name: str) -> None:
    accounted("add", notes, "--case", case)
    for file in case.glob(f"{name}-*"):
        file.unlink()
    (case / name).write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    ended = accounted("verify", "--json", "--case", case)
    assert (ended.status, ended.json["ok"]) == (1, False)
    assert {problem["kind"] for problem in ended.json["problems"]} == {"store_damaged"}
    assert ended.err == ""


def test_a_missing_database_is_a_finding_too(accounted: Accounted, case: Path, notes: Path) -> None:
    accounted("add", notes, "--case", case)
    for file in case.glob("case.db*"):
        file.unlink()
    ended = accounted("verify", "--json", "--case", case)
    assert (ended.status, ended.json["problems"][0]["kind"]) == (1, "store_damaged")


def test_one_changed_byte_is_found_and_named(accounted: Accounted, case: Path, notes: Path) -> None:
    digest = accounted("add", notes / "paper.txt", "--json", "--case", case).lines[0]["digest"]
    (original,) = (case / "objects").rglob(digest.removeprefix("sha256:"))
    original.chmod(0o600)
    content = bytearray(original.read_bytes())
    content[7] ^= 1
    original.write_bytes(content)
    ended = accounted("verify", "--json", "--case", case)
    assert ended.status == 1
    assert [(one["kind"], one["where"]) for one in ended.json["problems"]] == [("original_changed", digest)]
    assert digest in accounted("verify", "--case", case).out


def test_a_text_that_was_altered_in_the_database_is_found_and_made_again(
    accounted: Accounted, case: Path, notes: Path
) -> None:
    accounted("add", notes / "paper.txt", "--case", case)
    with sqlite3.connect(case / "made.db") as made:
        made.execute("UPDATE document_text SET text = replace(text, '52', '25')")
    made.close()
    ended = accounted("verify", "--json", "--case", case)
    assert ended.status == 1
    assert ended.json["problems"][0]["kind"] in ("passage_mismatch", "store_damaged")
    accounted("rebuild", "--case", case)
    assert accounted("verify", "--case", case).status == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["judge", "accept", "claim-00", "--by", "me", "--why", "so"], "No claim has this id"),
        (["judge", "undo", "judgement-00", "--by", "me", "--why", "so"], "No judgement has this id"),
        (["judge", "undo", "claim-00", "--by", "me", "--why", "so"], "'undo' is a judgement on one or more judgements"),
        (
            ["judge", "same-origin", "claim-00", "--by", "me", "--why", "so"],
            "'same-origin' is a judgement on two or more claims",
        ),
        (["judge", "accept", "nothing", "--by", "me", "--why", "so"], "Nothing that can be judged"),
        (["judge", "dismiss", "contradiction-0", "--by", "me", "--why", "so"], "No contradiction has this id"),
        (["judge", "confidential", "claim-0", "--set", "level=secret", "--by", "me", "--why", "so"], "is no level"),
        (["judge", "rename", "incident-0", "--by", "me", "--why", "so"], "has to set at least one"),
        (["judge", "praise", "claim-00", "--by", "me", "--why", "so"], "'praise' is not one of the verdicts"),
        (["judge", "correct", "claim-00", "--set", "fate", "--by", "me", "--why", "so"], "sets nothing"),
        (["claims", "--kind", "rumour"], "no kind of claim"),
        (["claims", "--document", "nothing"], "No document"),
        (["show", "what"], "Nothing answers to this id"),
        (["show", "claim-00"], "No claim has this id"),
        (["figures", "--incident", "incident-00"], "no such incident"),
        (["search", "!!!"], "no word"),
        (["add", "x.txt", "--published", "yesterday"], "not a date that can be understood"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_2(accounted: Accounted, case: Path, words: list[str], why: str) -> None:
    ended = accounted(*words, "--case", case)
    assert (ended.status, ended.out) == (2, ""), ended
    assert why in ended.err
    assert len(ended.err.splitlines()) <= 3


def test_a_judgement_needs_a_name_and_a_reason_and_a_refused_one_leaves_no_trace(
    accounted: Accounted, case: Path, notes: Path
) -> None:
    accounted("add", notes, "--case", case)
    claim = accounted("claims", "--fate", "killed", "--json", "--case", case).lines[0]["id"]
    events = accounted("verify", "--json", "--case", case).json["checked"]["events"]
    for more in (
        ["--by", " ", "--why", "so"],
        ["--by", "me", "--why", ""],
        ["--by", "me", "--why", "so", "--set", "amount=9"],
    ):
        assert accounted("judge", "accept", claim, *more, "--case", case).status == 2
    assert accounted("judge", "correct", claim, "--by", "me", "--why", "so", "--case", case).status == 2
    assert (
        accounted("judge", "correct", claim, "--set", "unit=kg", "--by", "me", "--why", "so", "--case", case).status
        == 2
    )
    assert accounted("judgements", "--json", "--case", case).json["judgements"] == []
    assert accounted("verify", "--json", "--case", case).json["checked"]["events"] == events


@pytest.mark.skipif(os.name == "nt", reason="words are Unicode there")
def test_words_that_are_not_text_are_refused(accounted: Accounted, case: Path, notes: Path) -> None:
    odd = os.fsdecode(b"caf\xe9")
    for words in (["add", notes, "--publisher", odd], ["show", odd], ["documents", "--case", odd]):
        ended = accounted(*words, "--case", case) if "--case" not in words else accounted(*words)
        assert ended.status == 2, words
        assert len(ended.err.splitlines()) <= 3
    assert accounted("verify", "--json", "--case", case).json["checked"]["originals"] == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Deaths in Halden, by keeper\nday,keeper,killed\n2 May 1999,Parish,12\n3 May 1999,Police,14\n", True),
        ("Town, district,killed,injured\nHalden,12,30\nArvik,3,11\n", True),
        ('"Town, district",killed,injured\nHalden,12,30\nArvik,3,11\n', False),
        ("Deaths in Halden\nday,keeper,killed\n2 May 1999,Parish,12\n3 May 1999,Police,14\n", False),
        ("town,killed,remark\nHalden,12,seen\nArvik,3\nOrmen,4,heard\n", False),
    ],
)
def test_a_heading_torn_by_its_own_comma_is_told_of(
    accounted: Accounted, case: Path, tmp_path: Path, content: str, told: bool
) -> None:
    """When it is added, and not only where the document is looked at: its figures may be of other columns."""
    (tmp_path / "tolls.csv").write_text(content, "utf-8")
    added = accounted("add", tmp_path / "tolls.csv", "--case", case)
    assert added.status == 0, added.err
    assert ("needs quotation marks" in " ".join(added.out.split())) is told
