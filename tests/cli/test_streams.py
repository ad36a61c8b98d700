"""Which stream carries what, how a command ends, and how quickly help comes."""

import json
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from accounted.cli.app import COMMANDS, app
from accounted.cli.screen import console
from accounted.cli.trouble import INTERRUPTED, carry_out
from accounted.errors import CannotStore, NotFound

ACCOUNTED = [sys.executable, "-m", "accounted"]


def seconds(*words: str) -> float:
    """How long the command itself works, without the time that a busy machine gives to others."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


KNOWN = "import argparse, asyncio, dataclasses, inspect, json, pathlib, subprocess, typing"
"""What takes the processor half as long as help does, on a slow machine and on a quick one: 0.08 seconds, where help
takes 0.15."""


def test_help_answers_at_once() -> None:
    # In turn, and the best of several: processor time too grows when others work.
    each = [(seconds(*ACCOUNTED, "--help"), seconds(sys.executable, "-c", KNOWN)) for _ in range(7)]
    assert min(helped for helped, _ in each) < 3.8 * min(known for _, known in each)


def test_help_and_import_bring_in_no_heavy_library() -> None:
    heavy = (
        "sqlalchemy",
        "rich.console",
        "lxml",
        "trafilatura",
        "py3langid",
        "yaml",
        "alembic",
        "numpy",
        "duckdb",
        "scipy",
    )
    for code in ("import accounted", "import accounted.cli.app"):
        listed = f"{code}; import sys; print([name for name in {heavy!r} if name in sys.modules])"
        ended = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True)
        assert ended.stdout.strip() == "[]", code


def test_every_command_has_its_help() -> None:
    listed = subprocess.run([*ACCOUNTED, "--help"], capture_output=True, text=True, check=True).stdout
    commands = [line.split()[0] for line in listed.split("Commands:\n")[1].splitlines()]
    assert commands == [*(name for name, _ in COMMANDS), *(group.name for group in app.registered_groups)]
    assert "..." not in listed.split("Commands:")[1], "a command's first line is too long for the list"


@pytest.mark.parametrize(
    "words", [["praise"], ["read"], ["add"], ["judge", "accept", "claim-1"], ["figures", "--best"]]
)
def test_a_wrong_call_ends_with_2_and_prints_nothing_to_standard_output(words: list[str]) -> None:
    ended = subprocess.run([*ACCOUNTED, *words], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_version_is_the_packages() -> None:
    from accounted import __version__

    ended = subprocess.run([*ACCOUNTED, "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout == f"accounted {__version__}\n"


def test_words_are_utf8_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("“Xocalı” police said that 12 people were killed.", "utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    ended = subprocess.run(
        [*ACCOUNTED, "read", str(tmp_path / "note.txt"), "--json"], capture_output=True, env=environment, check=True
    )
    assert "Xocalı" in json.loads(ended.stdout.decode("utf-8").splitlines()[0])["passage"]["exact"]


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Police said that 12 people were killed.\n" * 500)
    with subprocess.Popen(
        [*ACCOUNTED, "read", str(tmp_path / "note.txt"), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.readline()
        command.stdout.close()
        assert command.stderr.read() == b""
        assert command.wait(timeout=600) == 0


@pytest.mark.skipif(os.name == "nt", reason="no signals of this kind there")
def test_an_interrupted_command_says_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    # A shell starts what runs behind it with this signal ignored, and a program started so leaves it ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert carry_out(lambda: signal.raise_signal(signal.SIGINT)) == INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, before)
    assert "is kept" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (NotFound("No claim.", "claim-1", "Run: accounted claims"), 2, "No claim.\n  at: claim-1\nRun: acc"),
        (CannotStore("The disk is full."), 1, "The disk is full.\n"),
        (OSError(28, "No space left on device", "/x"), 1, "No space left on device"),
        (MemoryError(), 1, "memory"),
        (RecursionError(), 1, "nested too deeply"),
    ],
)  # fmt: skip
def test_an_error_is_a_short_paragraph_and_its_status(
    capsys: pytest.CaptureFixture[str], error: Exception, status: int, said: str
) -> None:
    def fails() -> None:
        raise error

    assert carry_out(fails) == status
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""


def test_a_fault_of_the_program_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        carry_out(lambda: 1 // 0)


def test_rows_stay_whole_in_a_pipe() -> None:
    assert console().width >= 200


def everything(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until its other end is closed."""
    while True:
        try:
            piece = os.read(terminal, 100_000)
        except OSError:  # so Linux says that the other end is closed
            return
        if not piece:
            return
        yield piece


@pytest.mark.skipif(os.name == "nt", reason="no such terminals there")
def test_a_progress_bar_on_the_terminal_takes_nothing_from_the_pipe(tmp_path: Path) -> None:
    import pty

    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Police said that {number + 2} people were killed.")
    subprocess.run([*ACCOUNTED, "new", str(tmp_path / "case")], check=True, capture_output=True)
    terminal, screen = pty.openpty()
    words = [*ACCOUNTED, "add", str(tmp_path), "--json", "--case", str(tmp_path / "case")]
    seen: list[bytes] = []
    # A terminal that nobody reads fills up, and the command then waits for ever.
    reading = threading.Thread(target=lambda: seen.extend(everything(terminal)))
    reading.start()
    ended = subprocess.run(
        words, stdout=subprocess.PIPE, stderr=screen, env={**os.environ, "TERM": "xterm"}, check=True
    )
    os.close(screen)
    reading.join()
    os.close(terminal)
    drawn = b"".join(seen).decode()
    assert len([json.loads(line) for line in ended.stdout.splitlines()]) == 5
    assert "case is not added to a case" in drawn
    assert '"outcome"' not in drawn


def test_an_older_case_that_was_brought_up_to_date_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from accounted import Case
    from accounted.cli.opening import open_case

    Case.new(tmp_path / "case").close()
    monkeypatch.setattr(Case, "migrated_from", tmp_path / "case.db.before-0001")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    open_case(tmp_path / "case").close()
    assert "case.db.before-0001" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_nothing_in_a_name_or_a_title_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    odd = "a\x1b[31m\x07\x9b2J\rred.txt"
    (tmp_path / odd).write_text("Police said that 12 people were killed.")
    (tmp_path / f"{odd}\nadded  b.txt").write_bytes(b"")
    case = str(tmp_path / "case\x1b[2J")
    commands = [
        ["new", case, "--title", "T\x1b[31m"],
        ["add", str(tmp_path / odd), str(tmp_path / f"{odd}\nadded  b.txt"), "gone\x1b[0m.txt", "--case", case],
        ["read", str(tmp_path / odd), f"{tmp_path / odd}.gone"],
        ["documents", "--case", case],
        ["figures", "--case", case],
        ["show", "claim-\x1b[31m", "--case", case],
        ["rebuild", "--case", case],
        ["verify", "--case", case],
        ["documents", "--case", f"{case}.gone"],
        ["claims", "--kind", "\x1b[31m", "--case", case],
    ]
    for words, said in zip(commands, in_turn(commands), strict=True):
        assert said, words
        assert [one for one in said if not one.isprintable() and one != "\n"] == [], words
        assert not any(line.startswith("added  b.txt") for line in said.splitlines()), words


def in_turn(commands: Sequence[Sequence[str]]) -> list[str]:
    """What each command says on both streams, one after the other in one process of its own."""
    each = f"""
import sys
from accounted.cli import main
for words in {commands!r}:
    sys.argv = ["accounted", *words]
    try:
        main()
    except SystemExit:
        pass
    sys.stdout.flush()
    print(end="\\0", flush=True)
"""
    ended = subprocess.run(
        [sys.executable, "-c", each], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True
    )
    return ended.stdout.split("\0")[:-1]
