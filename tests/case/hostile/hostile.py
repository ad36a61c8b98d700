"""An importer for tests: it does what the file it opens says, as a file that takes a parser over would."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

from accounted.intake import GivenMetadata, Opened
from accounted.model import Document, Original, digest_of


class HostileImporter:
    name, version, media_types = "hostile", "1", frozenset({"application/x-elf"})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:  # noqa: ARG002 (as the plug point calls it)
        order, _, more = content.decode("latin-1").partition("hostile ")[2].partition(" ")
        text = ORDERS[order](more)
        document = Document(
            digest=original.digest, name=name, kind="text", media_type="application/x-elf", importer="hostile 1",
            text_digest=digest_of(text.encode()), characters=len(text),
        )  # fmt: skip
        return Opened(document, text)


def crash(_: str) -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return "alive"


def fill(_: str) -> str:
    return str(len(bytearray(2 * 1024**3)))


def leave(_: str) -> str:
    os._exit(0)


def flood(_: str) -> str:
    with open("/tmp/flood", "wb") as taken:  # noqa: PTH123 (the plainest way to write)
        while True:
            taken.write(bytes(1 << 24))


def spin(_: str) -> str:
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 2, -1))
    while True:
        pass


def sleep(_: str) -> str:
    begun = time.monotonic()
    time.sleep(2)
    return f"{begun} {time.monotonic()}"


def refused(attempt: Callable[[], object]) -> str:
    try:
        return f"done: {attempt()}"
    except OSError as error:
        return f"refused: {error}"


def leave_a_child(_: str) -> str:
    if os.fork() == 0:
        os.setsid()
        time.sleep(600)
    return "left one"


def trace_parent(_: str) -> str:
    libc = ctypes.CDLL(None, use_errno=True)
    others = [
        int(it.name) for it in Path("/proc").iterdir() if it.name.isdigit() and int(it.name) not in (1, os.getpid())
    ]
    attached = [pid for pid in others if pid != os.getppid() and libc.ptrace(16, pid, 0, 0) == 0]
    return f"done: {attached}" if attached else "refused"


def environment(_: str) -> str:
    told = [name for name in os.environ if name.startswith("ACCOUNTED") or "KEY" in name or "TOKEN" in name]
    return f"done: {told}" if told else "refused"


ORDERS: dict[str, Callable[[str], str]] = {
    "say": lambda words: words, "crash": crash, "abort": lambda _: str(os.abort()), "fill": fill, "leave": leave,
    "raise": lambda _: str(1 // 0), "flood": flood, "spin": spin, "sleep": sleep, "leave-a-child": leave_a_child,
    "read": lambda path: refused(Path(path).read_bytes),
    "write": lambda _: refused(lambda: Path("/usr/bin/stranger").write_text("x")),
    "connect": lambda port: refused(lambda: socket.create_connection(("127.0.0.1", int(port)), 2)),
    "signal": lambda pid: refused(lambda: os.kill(int(pid), 0)), "trace-parent": trace_parent,
    "environment": environment,
}  # fmt: skip
