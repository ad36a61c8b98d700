"""The workers of this program, one for each processor, and the originals that are handed to them.

Workers start when they are first needed and serve every case that the program opens. What they answer comes back in
the order in which it was asked. A worker that ends is replaced, and its original is tried once more.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from queue import SimpleQueue
from typing import Any, TypeVar

from accounted import errors
from accounted.case.apart import confining, limits, wire
from accounted.case.apart.drawing import Drawing, drawn
from accounted.case.apart.working import Job, carried_out
from accounted.case.opening import Opening
from accounted.model import Document, claim_from_dict

T = TypeVar("T")
MOST_WORKERS = 8
_TRIES = 2


class Pool:
    """Workers that take jobs; `walls` says how they are confined, once one has started."""

    def __init__(self, size: int | None = None) -> None:
        self.size = size or min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2, MOST_WORKERS)
        self.walls = ""
        self._waiting: SimpleQueue[tuple[Callable[[_Worker], Any], Future[Any]] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._workers: list[_Worker] = []
        self._idle = threading.Semaphore(0)

    def each(self, jobs: Iterable[tuple[T, Job | None]]) -> Iterator[tuple[T, Opening | BaseException | None]]:
        """What became of each job, in their order, beside what came with it: its opening, or what was raised.

        Some are always in the works. Jobs are taken from the iterable as workers come free, so that
        what makes them goes on meanwhile.
        """
        ahead: deque[tuple[T, Future[Opening] | None]] = deque()
        for beside, job in jobs:
            ahead.append((beside, self.submit(job) if job else None))
            while len(ahead) > 2 * self.size:
                yield self._next(ahead)
        while ahead:
            yield self._next(ahead)

    def submit(self, job: Job) -> Future[Opening]:
        """Hand a job to the next worker that is free."""
        return self._handed(lambda worker: worker.opening(job))

    def draw(self, wanted: Drawing) -> bytes:
        """A page of an original as a picture.

        Raises:
            CannotOpen: it can't be drawn, or not within the limits.
            NotFound: there is no such page.
        """
        return self._handed(lambda worker: worker.drawing(wanted)).result()

    def _handed(self, work: Callable[[_Worker], T]) -> Future[T]:
        future: Future[T] = Future()
        self._waiting.put((work, future))
        if not self._idle.acquire(blocking=False) and len(self._threads) < self.size:
            thread = threading.Thread(target=self._work, daemon=True, name=f"worker {len(self._threads) + 1}")
            self._threads.append(thread)
            thread.start()
        return future

    def open(self, job: Job) -> Opening:
        """What became of one job."""
        return self.submit(job).result()

    def close(self) -> None:
        """End the workers; what they are at is given up."""
        for worker in self._workers:
            worker.end()
            self._waiting.put(None)
        self._threads.clear()
        self._workers.clear()

    def _next(self, ahead: deque[tuple[T, Future[Opening] | None]]) -> tuple[T, Opening | BaseException | None]:
        beside, future = ahead.popleft()
        return beside, (future.exception() or future.result()) if future else None

    def _work(self) -> None:
        """What a thread does: starts its worker, and passes it one job after the other."""
        worker = _Worker()
        self._workers.append(worker)
        while taken := self._waiting.get():
            work, future = taken
            try:
                future.set_result(work(worker))
                self.walls = worker.walls
            except BaseException as failure:  # noqa: BLE001 (it is raised where the answer is waited for)
                future.set_exception(failure)
            del taken, work, future  # they hold the case, which may be closed meanwhile
            self._idle.release()


@dataclass(slots=True)
class _Worker:
    """One worker and the pipe to it."""

    walls: str = ""
    _running: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _ended: bool = False

    def opening(self, job: Job) -> Opening:
        """What the worker makes of a job."""
        content = job.content()
        header = {"digest": job.original.digest, "name": job.name, "given": dict(job.given), "read": job.read,
                  "also": list(job.also)}  # fmt: skip
        answer = self._answer(header, content)
        return _failed(job, _no_answer(content)) if answer is None else _unpacked(job, *answer)

    def drawing(self, wanted: Drawing) -> bytes:
        """A page as a picture; what is no picture is not let through."""
        content = wanted.content()
        answer = self._answer({"digest": wanted.original.digest, "draw": wanted.page}, content)
        header, blocks = answer or ({"failed": _no_answer(content)}, [])
        _raised(header)
        if "failed" in header or len(blocks) != 1 or blocks[0][:4] != b"RIFF" or blocks[0][8:12] != b"WEBP":
            said = str(header.get("failed") or "What was drawn is no picture.")
            raise errors.CannotOpen(f"The page can't be drawn. {said}", str(wanted.page), "Read its words instead.")
        return blocks[0]

    def _answer(self, header: dict[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]] | None:
        """What the worker says, None where it ended without a word; it is started when it does not run."""
        for _ in range(_TRIES):
            try:
                running = self._started()
                assert running.stdin is not None
                assert running.stdout is not None
                wire.send(running.stdin, header, [content])
                answer = wire.receive(running.stdout)
            except (OSError, wire.Broken):
                answer = None
            if answer is not None:
                return answer
            self._stop()
        return None

    def end(self) -> None:
        """End the worker for good, whatever it does; called from another thread than its own."""
        self._ended = True
        if (running := self._running) is not None:
            running.kill()

    def _stop(self) -> None:
        if (running := self._running) is not None:
            running.kill()
            with suppress(OSError, ValueError):  # its pipes may be closed; only its end is waited for
                running.communicate()
            self._running = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._ended:
            raise wire.Broken
        if self._running is not None and self._running.poll() is None:
            return self._running
        words = [sys.executable, "-P", "-m", "accounted.case.apart.worker"]
        alone = [] if confining.has_bubblewrap() else ["--alone"]
        self._running = subprocess.Popen(
            [*confining.command(words), *alone],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=confining.environment(), cwd="/", close_fds=True, start_new_session=True,
        )  # fmt: skip
        assert self._running.stdout is not None
        hello = wire.receive(self._running.stdout)
        if hello is None:
            raise wire.Broken
        self.walls = confining.walls(bool(hello[0].get("network_is_cut")))
        return self._running


def _unpacked(job: Job, header: dict[str, Any], blocks: list[bytes]) -> Opening:
    """The opening that a worker's message holds.

    Raises:
        AccountedError: the worker met an error that is not about the original, such as a broken importer.
    """
    _raised(header)
    if "failed" in header:
        return _failed(job, str(header["failed"]))
    from accounted.intake import Inside

    try:
        document = Document.from_dict(header["document"], header["layout"])
        claims = tuple(map(claim_from_dict, header["claims"]))
        text, *found = blocks
        inside = tuple(
            Inside(one["name"], content, one["said"]) for one, content in zip(header["inside"], found, strict=True)
        )
        opened = Opening(
            document, text.decode(), claims, header["why"], header["refused"], inside=inside, do=header["do"]
        )
    except (KeyError, TypeError, ValueError, errors.BadInput) as failure:
        return _failed(job, f"What the parser made of it is no document ({type(failure).__name__}).")
    if document.digest != job.original.digest or any(claim.source.digest != document.digest for claim in claims):
        return _failed(job, "What the parser made of it names another original.")
    return opened


def _raised(header: dict[str, Any]) -> None:
    """Raise the error that a worker met, if it did."""
    if "error" in header:
        kind = getattr(errors, str(header["error"]), errors.AccountedError)
        raise kind(header["what"], header["where"], header["do"])


def _no_answer(content: bytes) -> str:
    return limits.why(limits.Ended(status=1), len(content))


def _failed(job: Job, why: str) -> Opening:
    from accounted.intake import unread

    return Opening(unread(job.original, job.name, why, "application/octet-stream"), "", why=why)


class Here:
    """The same without other processes, to look at a fault: what a file does to a parser, it does to this program."""

    walls = "Originals are opened in this program itself, without any wall, since ACCOUNTED_APART is set to no."

    def each(self, jobs: Iterable[tuple[T, Job | None]]) -> Iterator[tuple[T, Opening | BaseException | None]]:
        """What became of each job, in their order, beside what came with it."""
        for beside, job in jobs:
            try:
                yield beside, self.open(job) if job else None
            except errors.AccountedError as error:
                yield beside, error

    def open(self, job: Job) -> Opening:
        """What became of one job."""
        return carried_out(job)

    def draw(self, wanted: Drawing) -> bytes:
        """A page of an original as a picture."""
        return drawn(wanted.content(), wanted.page)


@cache
def _of_this_program(_process: int) -> Pool:
    made = Pool()
    atexit.register(made.close)
    return made


def pool() -> Pool | Here:
    """The pool of this program."""
    return Here() if os.environ.get("ACCOUNTED_APART") == "no" else _of_this_program(os.getpid())
