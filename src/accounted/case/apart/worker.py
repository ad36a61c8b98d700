"""The program of a worker: takes originals one after the other, opens each in a process of its own, and answers.

The first process loads the parsers' own words once and never looks at an original. For each it forks, so that a
process that a file has crashed, filled or taken over ends with that file.
"""

from __future__ import annotations

import io
import os
import select
import signal
import sys
import time
from contextlib import suppress
from typing import Any, BinaryIO

from accounted.case.apart import confining, limits, loading, wire
from accounted.case.apart.drawing import drawn
from accounted.case.apart.working import Job, carried_out
from accounted.case.opening import Opening
from accounted.errors import AccountedError
from accounted.model import Original

_PYTHON_FAILED, _MEMORY_FAILED = 3, limits.MEMORY_STATUS


def main() -> None:
    """Answer until the pool closes the pipe; started with `--alone` where no walls were put up around it."""
    limits.lift_limit_on_files()
    cut = confining.cut_off_network() if "--alone" in sys.argv else True
    taken, given = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)  # what a library prints goes nowhere
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pool decides when to stop
    wire.send(given, {"network_is_cut": cut})
    loading.load_first()
    while message := wire.receive(taken):
        header, (content,) = message
        _answer(header, content, given)


def _answer(header: dict[str, Any], content: bytes, given: BinaryIO) -> None:
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        with os.fdopen(writing_end, "wb") as reply:
            status = _in_child(header, content, reply)
        os._exit(status)
    os.close(writing_end)
    said, ended = _followed(child, reading_end)
    os.close(reading_end)
    answer = None
    if ended is None:
        with suppress(wire.Broken):  # half an answer is none, and the next line says why
            answer = wire.receive(io.BytesIO(said))
    answer = answer or ({"failed": limits.why(ended or limits.Ended(status=0), len(content))}, [])
    wire.send(given, *answer)
    loading.load_for(answer[0].get("document") or {})


def _followed(child: int, reading_end: int) -> tuple[bytes, limits.Ended | None]:
    """What the process of an original says, and how it ended, None when it ended well; it is ended where it must be."""
    pieces: list[bytes] = []
    size_bytes, until = 0, time.monotonic() + limits.WALL_SECONDS
    why: limits.Ended | None = None
    while why is None:
        ready, _, _ = select.select([reading_end], [], [], 0.05)
        if ready:
            piece = os.read(reading_end, 1 << 20)
            pieces.append(piece)
            size_bytes += len(piece)
            if not piece:
                break
        elif os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break  # a process that it left behind may hold the pipe open
        if time.monotonic() > until:
            why = limits.Ended(by_the_clock=True)
        elif size_bytes > limits.REPLY_BYTES:
            why = limits.Ended(signal=signal.SIGXFSZ)
    if why is not None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if why is None and os.WIFSIGNALED(status):
        why = limits.Ended(signal=os.WTERMSIG(status))
    elif why is None and os.WEXITSTATUS(status):
        why = limits.Ended(status=os.WEXITSTATUS(status))
    return b"".join(pieces), why


def _in_child(header: dict[str, Any], content: bytes, reply: BinaryIO) -> int:
    """Open and read one original; returns the status to end with."""
    try:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it
        limits.set_limits()
        limits.allow_seconds(limits.opening_seconds(len(content)))
        answer = _made(header, content)
    except MemoryError:
        return _MEMORY_FAILED
    except AccountedError as error:
        wire.send(reply, {"error": type(error).__name__, "what": error.what, "where": error.where, "do": error.do})
        return 0
    except BaseException:  # noqa: BLE001 (whatever it is, this process ends, and the status says without an answer)
        return _PYTHON_FAILED
    try:
        wire.send(reply, *answer)
    except MemoryError:
        return _MEMORY_FAILED
    return 0


def _made(header: dict[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    if "draw" in header:
        return {}, [drawn(content, int(header["draw"]))]
    original = Original(header["digest"], len(content))
    also = tuple(map(str, header.get("also", ())))
    job = Job(original, lambda: content, header["name"], header["given"], bool(header["read"]), also)
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


if __name__ == "__main__":
    main()
