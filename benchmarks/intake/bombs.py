"""Files that open into much, each opened as a worker opens it: what it took of time and memory, and which limit held.

    .venv/bin/python benchmarks/intake/bombs.py [NAME...]

Writes `benchmarks/intake/bombs.md` when no names are given. The goals: at most 1 GB of memory, 30 seconds of processor
time, and a sentence that names the limit, or a document.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from accounted.case.apart import limits, loading, wire, worker
from accounted.model import digest_of
from tests.bombs import BOMBS

MOST_BYTES, MOST_SECONDS = 1024**3, 31


class Outcome(NamedTuple):
    """What a file took: bytes of memory, seconds of processor time, and what became of it, in a sentence."""

    size_bytes: int
    memory_bytes: int
    seconds: float
    said: str

    @property
    def is_good(self) -> bool:
        """Whether it kept to the goals and says something that is no fault of ours."""
        kept = self.memory_bytes <= MOST_BYTES and self.seconds <= MOST_SECONDS
        return kept and bool(self.said) and "fault in Accounted" not in self.said


def measured(content: bytes, name: str, read: bool = False) -> Outcome:
    """A file opened in a process as a worker makes it, with its limits."""
    header = {"digest": digest_of(content), "name": name, "given": {}, "read": read}
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        with os.fdopen(writing_end, "wb") as reply:
            status = worker._in_child(header, content, reply)
        os._exit(status)
    os.close(writing_end)
    with os.fdopen(reading_end, "rb") as replies:
        try:
            answer = wire.receive(replies)
        except wire.Broken:
            answer = None
        while replies.read(1 << 20):
            pass
    _, status, used = os.wait4(child, 0)
    signalled = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    said = _said(answer, limits.Ended(signalled, os.WEXITSTATUS(status) if signalled is None else None), len(content))
    return Outcome(len(content), used.ru_maxrss * 1024, used.ru_utime + used.ru_stime, said)


def _said(answer: tuple[dict, list[bytes]] | None, ended: limits.Ended, size_bytes: int) -> str:
    if answer is None:
        return limits.why(ended, size_bytes)
    header, blocks = answer
    if header.get("why"):
        return str(header["why"])
    notes = " ".join(header["document"].get("notes", [])[:2])
    return f"{len(blocks[0]):,} bytes of text, {len(blocks) - 1:,} inside. {notes}"


def main() -> int:
    """Run it; the exit status is 1 when a file went over a goal."""
    loading.load_first()
    names, rows, bad = sys.argv[1:] or list(BOMBS), [], 0
    for name in names:
        one = measured(_made_apart(name), name)
        bad += not one.is_good
        row = (f"| {name} | {one.size_bytes / 1e6:,.1f} | {one.memory_bytes // 1024**2:,} | {one.seconds:.1f} | "
               f"{'' if one.is_good else '**over** '}{one.said[:220].replace('|', '/')} |")  # fmt: skip
        rows.append(row)
        print(row, flush=True)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    page = [
        "# Bombs", "",
        f"{len(names)} files by `benchmarks/intake/bombs.py`; {bad} over a goal. Memory is that of the process that "
        f"opened the file; some 210 MB of it are the parsers' own words (the program around it: {own} MB).", "",
        "| file | MB | memory, MB | seconds | what became of it |", "|---|---|---|---|---|", *rows,
    ]  # fmt: skip
    if not sys.argv[1:]:
        (HERE / "bombs.md").write_text("\n".join(page) + "\n", "utf-8")
    return int(bad > 0)


def _made_apart(name: str) -> bytes:
    """The bytes of a bomb, made in another process, so that this one stays small."""
    reading_end, writing_end = os.pipe()
    if os.fork() == 0:
        os.close(reading_end)
        with os.fdopen(writing_end, "wb") as given:
            given.write(BOMBS[name]())
        os._exit(0)
    os.close(writing_end)
    with os.fdopen(reading_end, "rb") as taken:
        content = taken.read()
    os.wait()
    return content


if __name__ == "__main__":
    raise SystemExit(main())
