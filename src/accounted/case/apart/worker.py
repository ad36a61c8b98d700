"""The program of a worker: takes originals one after the other, opens each in a process of its own, and answers.

The first process loads the parsers' own words once and never looks at an original. For each it forks, so that a
process that a file has crashed, filled or taken over ends with that file.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import tempfile
import time
from typing import Any, BinaryIO

from accounted.case.apart import confining, limits, wire
from accounted.case.apart.working import Job, carried_out
from accounted.case.opening import Opening
from accounted.errors import AccountedError
from accounted.model import Original

_PYTHON_FAILED = 3


def main() -> None:
    """Answer until the pool closes the pipe; started with `--alone` where no walls were put up around it."""
    cut = confining.cut_off_network() if "--alone" in sys.argv else True
    taken, given = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)  # what a library prints goes nowhere
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pool decides when to stop
    wire.send(given, {"network_is_cut": cut})
    _load_for({})
    while message := wire.receive(taken):
        header, (content,) = message
        _answer(header, content, given)


def _answer(header: dict[str, Any], content: bytes, given: BinaryIO) -> None:
    with _scratch() as reply:
        child = os.fork()
        if child == 0:
            os._exit(_in_child(header, content, reply))
        ended = _wait(child)
        if ended is None:
            reply.seek(0)
            answer = wire.receive(reply)
        else:
            answer = ({"failed": limits.why(ended, len(content))}, [])
    if answer is None:
        answer = ({"failed": limits.why(limits.Ended(status=0), len(content))}, [])
    wire.send(given, *answer)
    _load_for(answer[0])


def _scratch() -> BinaryIO:
    """A file in memory, where the system has such."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("reply"), "w+b")
    return tempfile.TemporaryFile("w+b")


def _in_child(header: dict[str, Any], content: bytes, reply: BinaryIO) -> int:
    """Open and read one original; returns the status to end with."""
    try:
        limits.set_limits()
        limits.allow_seconds(limits.opening_seconds(len(content)))
        wire.send(reply, *_made(header, content))
    except MemoryError:
        reply.seek(0)
        reply.truncate()
        wire.send(reply, {"failed": limits.too_much_memory()})
    except AccountedError as error:
        wire.send(reply, {"error": type(error).__name__, "what": error.what, "where": error.where, "do": error.do})
    except Exception:  # noqa: BLE001 (whatever it is, the status says that there was no answer)
        return _PYTHON_FAILED
    return 0


def _made(header: dict[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    original = Original(header["digest"], len(content))
    job = Job(original, lambda: content, header["name"], header["given"], bool(header["read"]))
    return packed(carried_out(job, lambda: limits.allow_seconds(limits.READING_SECONDS)))


def packed(opened: Opening) -> tuple[dict[str, Any], list[bytes]]:
    """An opening as a message: the text and what was found inside as blocks, the rest as JSON."""
    header = {
        "document": opened.document.to_dict(), "layout": opened.document.layout(), "why": opened.why,
        "claims": [claim.to_dict() for claim in opened.claims], "refused": opened.refused,
        "do": opened.do,
        "inside": [{"name": it.name, "said": dict(it.said)} for it in opened.inside],
    }  # fmt: skip
    return header, [opened.text.encode(), *(it.content for it in opened.inside)]


def _wait(child: int) -> limits.Ended | None:
    """How the process of an original ended, None when it ended well."""
    until = time.monotonic() + limits.WALL_SECONDS
    watched = os.pidfd_open(child) if hasattr(os, "pidfd_open") else None
    try:
        if watched is not None:
            done = bool(select.select([watched], [], [], limits.WALL_SECONDS)[0])
        else:
            done = _poll(child, until)
    finally:
        if watched is not None:
            os.close(watched)
    if not done:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not done:
        return limits.Ended(by_the_clock=True)
    if os.WIFSIGNALED(status):
        return limits.Ended(signal=os.WTERMSIG(status))
    return limits.Ended(status=os.WEXITSTATUS(status)) if os.WEXITSTATUS(status) else None


def _poll(child: int, until: float) -> bool:
    while time.monotonic() < until:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return True
        time.sleep(0.005)
    return False


def _load_for(answer: dict[str, Any]) -> None:
    """Load, before the next original, the words of the language that this one was in; our own files, nothing of it."""
    from accounted.intake.language_id import language_of
    from accounted.reading import languages
    from accounted.reading.lexicon import lexicon_for

    language_of("The words of an original are often in the language of the one before.")
    spoken = (answer.get("document") or {}).get("language")
    if isinstance(spoken, str) and spoken in languages():
        lexicon_for(spoken)


if __name__ == "__main__":
    main()
