"""Killing a program that adds to a case, at any call to the system or at any moment, and looking at what is left."""

import json
import os
import random
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accounted import Case
from accounted.case import Hands, verify_case
from accounted.vault import Verification
from accounted.vault.keyring import Keyring

CALLS = ("open", "write", "fsync", "replace", "link", "unlink", "mkdir", "chmod", "close")


@dataclass
class Run:
    """What a killed run had said was stored, and whether it came to its end."""

    acknowledged: list[str]
    ended: bool


def hands(place: Path) -> Hands:
    """Hands with a keyring of their own."""
    return Hands(keyring=Keyring(place / "keys"))


def documents(place: Path, count: int) -> Path:
    """A folder of so many short documents."""
    place.mkdir(parents=True)
    for number in range(count):
        (place / f"{number:04}.txt").write_text(f"Police said that {number + 3} people were killed in Aghdam.")
    return place


def killed(place: Path, files: Path, at_call: int | None = None, after_seconds: float | None = None) -> Run:
    """Add the files to the case in a child that is killed there; it tells what was acknowledged through a pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _add(place, files, writing, at_call, after_seconds)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        lines = [json.loads(line) for line in pipe if line.endswith("\n")]
    _, status = os.waitpid(child, 0)
    told = [line for line in lines if line != "end"]
    return Run(told, os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0)


def _add(place: Path, files: Path, writing: int, at_call: int | None, after_seconds: float | None) -> None:
    told = os.write
    if at_call is not None:
        left = [at_call]
        for name in CALLS:
            setattr(os, name, _deadly(getattr(os, name), left))
    if after_seconds is not None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, after_seconds)
    with Case.open(place / "case", hands(place)) as case:
        for one in case.add([files]):
            told(writing, f"{json.dumps(one.digest)}\n".encode())
    os._exit(0)


def _deadly(call: object, left: list[int]) -> object:
    def called(*args: object, **named: object) -> object:
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return call(*args, **named)  # type: ignore[operator]  # whatever stood under that name

    return called


def state(place: Path) -> dict[str, object]:
    """What a case holds, without moments and chance."""
    with Case.open(place / "case", hands(place)) as case:
        return {
            "originals": [one.to_dict() for one in case.desk.store.given.originals()],
            "documents": [one.to_dict() for one in case.documents],
            "claims": [one.to_dict() for one in case.claims],
        }


def checked(place: Path) -> Verification:
    """What a check finds."""
    return verify_case(place / "case", hands(place))


def points(count: int, calls: int, seconds: float, seed: int) -> Iterator[dict[str, float]]:
    """Places to kill at: half by calls to the system, half by moments."""
    chance = random.Random(seed)
    for number in range(count):
        if number % 2:
            yield {"after_seconds": chance.uniform(0.001, seconds)}
        else:
            yield {"at_call": chance.randrange(calls)}
