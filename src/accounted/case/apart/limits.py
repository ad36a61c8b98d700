"""How much an original may take, and the sentence for when it takes more."""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass

MEMORY_BYTES = 768 * 1024**2
"""On top of what the worker has itself."""

OPENING_SECONDS, OPENING_SECONDS_PER_MEGABYTE = 30, 2
"""Of processor time; a picture that is read by another program has a limit of its own."""

READING_SECONDS = 900
WALL_SECONDS = 1_800
"""From beginning to end, by the clock: for what waits rather than works."""

REPLY_BYTES = 700 * 1024**2
FILE_BYTES = 64 * 1024**2
OPEN_FILES = 64
MEMORY_STATUS = 4


@dataclass(frozen=True, slots=True)
class Ended:
    """How the process of an original ended before it had an answer: by a signal, a status, or the clock."""

    signal: int | None = None
    status: int | None = None
    by_the_clock: bool = False


def lift_limit_on_files() -> None:
    """Take back a limit on the size of files that this process was started under; words unpack themselves on a disk."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def set_limits() -> None:
    """Take on the limits of this process that hold throughout."""
    _lower(resource.RLIMIT_AS, _size_now() + MEMORY_BYTES)
    _lower(resource.RLIMIT_FSIZE, FILE_BYTES)
    _lower(resource.RLIMIT_NOFILE, OPEN_FILES)
    _lower(resource.RLIMIT_CORE, 0)


def allow_seconds(seconds: int) -> None:
    """From now on the process may take so many seconds more of processor time, and is ended after that."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))


def opening_seconds(size_bytes: int) -> int:
    """How much processor time an original of that size may take to be opened."""
    return OPENING_SECONDS + OPENING_SECONDS_PER_MEGABYTE * (size_bytes // 1024**2)


def why(ended: Ended, size_bytes: int) -> str:
    """What is to be said of an original whose process ended so."""
    kept = "It is sealed, and not read."
    if ended.by_the_clock:
        return f"It took more than {WALL_SECONDS // 60} minutes to open and read. {kept}"
    if ended.signal == signal.SIGXCPU:
        seconds = opening_seconds(size_bytes)
        return f"It took more than {seconds} seconds of processor time to open, or {READING_SECONDS} to read. {kept}"
    if ended.signal == signal.SIGXFSZ:
        return f"It opens into more than {REPLY_BYTES // 1024**2} MB. {kept}"
    return f"{_died(ended)} {kept}"


def _died(ended: Ended) -> str:
    limit = f"{MEMORY_BYTES // 1024**2} MB"
    if ended.status == MEMORY_STATUS:
        return f"It takes more than {limit} of memory to open or read."
    if ended.signal in (signal.SIGABRT, signal.SIGKILL):
        return f"The parser gave up, as it does when an original takes too much memory (the limit is {limit})."
    if ended.signal:
        return f"The parser crashed on it ({signal.Signals(ended.signal).name})."
    return f"The parser ended on it without a word (status {ended.status})."


def _lower(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _size_now() -> int:
    """The size of this process's memory, in bytes; half a gigabyte where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 (no path of anybody's)
            return int(told.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 512 * 1024**2
