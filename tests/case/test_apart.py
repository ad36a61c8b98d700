"""Originals are opened in other processes: what a file does there stays there, and says in a sentence what it was."""

import os
import resource
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounted.case.apart import Job, Pool, confining, limits
from accounted.case.apart.working import carried_out
from accounted.case.opening import Opening
from accounted.errors import CalledWrongly
from accounted.model import Original, digest_of
from tests.documents import SENTENCES, docx, paragraph, pdf, xlsx


def job(content: bytes, name: str = "note.txt", read: bool = True) -> Job:
    return Job(Original(digest_of(content), len(content)), lambda: content, name, {}, read)


@pytest.fixture(scope="module")
def workers() -> Iterator[Pool]:
    """Two workers that have, beside the importers that ship, one that does what the file it opens says."""
    before = os.environ.get("PYTHONPATH")
    patch = pytest.MonkeyPatch()
    patch.setattr(sys, "path", [*sys.path, str(Path(__file__).parent / "hostile")])
    made = Pool(2)
    try:
        yield made
    finally:
        made.close()
        patch.undo()
        assert os.environ.get("PYTHONPATH") == before


def done(workers: Pool, order: str) -> Opening:
    """What becomes of a file that has the importer beside this test do something."""
    return workers.open(job(f"\x7fELF\0hostile {order}".encode("latin-1"), "order.bin"))


def test_what_is_opened_apart_is_what_is_opened_here(workers: Pool) -> None:
    contents = {
        "note.txt": SENTENCES["en"].encode(), "report.pdf": pdf([SENTENCES["hy"]], "hy"), "empty.txt": b"",
        "statement.docx": docx(paragraph(SENTENCES["ru"])), "toll.xlsx": xlsx([("Place", "Killed"), ("Lund", 12)]),
    }  # fmt: skip
    jobs = [job(content, name) for name, content in contents.items()]
    apart = list(workers.each((one.name, one) for one in jobs))
    assert [name for name, _ in apart] == list(contents)
    assert [opened for _, opened in apart] == [carried_out(one) for one in jobs]


def test_an_order_is_carried_out_by_the_importer_of_this_test(workers: Pool) -> None:
    assert done(workers, "say hello").text == "hello"


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("crash", "The parser crashed on it (SIGSEGV)"),
        ("abort", "as it does when an original takes too much memory"),
        ("fill", "more than 768 MB of memory"),
        ("leave", "ended on it without a word"),
        ("raise", "A fault in Accounted stopped its opening (ZeroDivisionError"),
        ("flood", "opens into more than"),
    ],
)
def test_a_parser_that_fails_ends_with_its_file_and_a_sentence(workers: Pool, order: str, words: str) -> None:
    opened = done(workers, order)
    assert words in (opened.why or "")
    assert opened.document.kind == "unread"
    assert done(workers, "say still here").text == "still here"


def test_a_parser_that_never_ends_is_ended(workers: Pool) -> None:
    before = time.monotonic()
    assert "processor time to open" in (done(workers, "spin").why or "")
    # The importer asks for a limit of two seconds, so as not to spin for thirty; a busy machine gives them slowly.
    assert time.monotonic() - before < 120


def test_behind_bubblewrap_there_is_nothing_to_reach(workers: Pool, tmp_path: Path) -> None:
    assert confining.has_bubblewrap(), "bubblewrap is not here; .ci/run installs it"
    (tmp_path / "secret").write_text("a secret")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        orders = [f"read {tmp_path / 'secret'}", "read /etc/passwd", "write", f"connect {port}"]
        for order in (*orders, f"signal {os.getpid()}", "trace-parent", "environment"):
            assert done(workers, order).text.startswith("refused"), order
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


def test_what_a_fork_leaves_behind_ends_with_its_worker(workers: Pool) -> None:
    assert done(workers, "say one").text == "one"
    done(workers, "leave-a-child")
    assert done(workers, "say two").text == "two"


def test_two_are_opened_at_the_same_time(workers: Pool) -> None:
    together(workers, "say")  # now both run; to start one takes time
    spans = [[*map(float, opened.text.split())] for opened in together(workers, "sleep")]
    assert max(begun for begun, _ in spans) < min(ended for _, ended in spans)


def together(workers: Pool, order: str) -> list[Opening]:
    """Two orders at once: neither is handed over before both are taken, each by a worker of its own."""
    both = threading.Barrier(2)

    def of(number: int) -> Job:
        content = f"\x7fELF\0hostile {order} {number}".encode("latin-1")

        def handed_over() -> bytes:
            both.wait(60)
            return content

        return Job(Original(digest_of(content), len(content)), handed_over, "o.bin", {}, True)

    opened = [one for _, one in workers.each((number, of(number)) for number in range(2))]
    assert all(isinstance(one, Opening) for one in opened), opened
    return [one for one in opened if isinstance(one, Opening)]


def test_a_worker_that_is_killed_is_replaced(workers: Pool) -> None:
    for worker in workers._workers:
        if worker._running:
            worker._running.kill()
    assert done(workers, "say again").text == "again"


def test_it_says_which_walls_stand(workers: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    done(workers, "say it")
    assert ("behind bubblewrap" in workers.walls) == confining.has_bubblewrap()
    monkeypatch.setattr(confining, "has_bubblewrap", lambda: False)
    assert "the network is NOT cut off" in confining.walls(False)
    assert "install it" in confining.walls(True)
    monkeypatch.setenv("ACCOUNTED_SANDBOX", "required")
    with pytest.raises(CalledWrongly, match="Bubblewrap is required"):
        confining.command(["true"])


def test_without_bubblewrap_the_limits_hold_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confining, "has_bubblewrap", lambda: False)
    monkeypatch.setattr(sys, "path", [*sys.path, str(Path(__file__).parent / "hostile")])
    alone = Pool(1)
    try:
        assert "SIGSEGV" in (done(alone, "crash").why or "")
        assert "768 MB" in (done(alone, "fill").why or "")
        assert "There is no bubblewrap" in alone.walls
    finally:
        alone.close()


def test_a_limit_is_never_raised_above_what_the_system_allows() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    assert limits.opening_seconds(0) == 30
    assert limits.opening_seconds(10 * 1024**2) == 50
    assert (soft, hard) == resource.getrlimit(resource.RLIMIT_CPU)
