"""Killing a program that works on a case, at any call to the system or at any moment, and looking at what is left."""

import json
import os
import random
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from accounted import Case
from accounted.case import Hands, verify_case
from accounted.vault import Verification
from accounted.vault.keyring import Keyring

CALLS = ("open", "write", "fsync", "rename", "replace", "link", "unlink", "rmdir", "mkdir", "chmod", "close")


@dataclass
class Run:
    """What a killed run had said was stored, whether it came to its end, and by how many calls to the system."""

    acknowledged: list[str]
    ended: bool
    calls: int = 0


def hands(place: Path) -> Hands:
    """Hands with a keyring of their own."""
    return Hands(keyring=Keyring(place / "keys"))


def documents(place: Path, count: int) -> Path:
    """A folder of so many short documents."""
    place.mkdir(parents=True)
    for number in range(count):
        (place / f"{number:04}.txt").write_text(f"Police said that {number + 3} people were killed in Aghdam.")
    return place


Say = Callable[[str], None]
Act = Callable[[Path, Say], None]
"""Work on the case in a folder, which says what it was told is stored."""


def add(place: Path, say: Say) -> None:
    """Add the files that lie in `more`."""
    with Case.open(place / "case", hands(place)) as case:
        for one in case.add([place / "more"]):
            say(one.digest)


def judge(place: Path, say: Say) -> None:
    """Judge every claim that is not judged yet, and ask for the comparison in between."""
    with Case.open(place / "case", hands(place)) as case:
        done = {target for one in case.judgements for target in one.judgement.targets}
        for number, one in enumerate(list(case.claims)):
            if one.claim.id in done:
                continue
            verdict = ("accept", "reject")[number % 2]
            say(case.judge(verdict, [one.claim.id], by="N. N.", why=f"look {number}").id)
            case.figures()


def export(place: Path, say: Say) -> None:
    """Export the case as a bag, over an earlier one."""
    with Case.open(place / "case", hands(place)) as case:
        say(case.export("bag", place / "bag").digest)


def rebuild(place: Path, say: Say) -> None:
    """Make again what programs made."""
    with Case.open(place / "case", hands(place)) as case:
        case.rebuild()
        say("rebuilt")


def checkpoint(place: Path, say: Say) -> None:
    """Make a checkpoint to be kept, signed by a key that the log does not know yet."""
    with Case.open(place / "case", Hands(keyring=Keyring(place / "other-keys"))) as case:
        say(str(case.checkpoint().size))


def killed(place: Path, act: Act, at_call: int | None = None, after_seconds: float | None = None) -> Run:
    """Act on the case in a child that is killed there; it tells what was acknowledged through a pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _acted(place, act, writing, at_call, after_seconds)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        lines = [json.loads(line) for line in pipe if line.endswith("\n")]
    _, status = os.waitpid(child, 0)
    calls = next((line["calls"] for line in lines if isinstance(line, dict)), 0)
    ended = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
    return Run([line for line in lines if isinstance(line, str)], ended, calls)


def _acted(place: Path, act: Act, writing: int, at_call: int | None, after_seconds: float | None) -> None:
    told, left = os.write, [-1 if at_call is None else at_call]
    for name in CALLS:
        setattr(os, name, _deadly(getattr(os, name), left))
    if after_seconds is not None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, after_seconds)
    act(place, lambda said: told(writing, f"{json.dumps(said)}\n".encode()) and None)
    told(writing, f"{json.dumps({'calls': -1 - left[0]})}\n".encode())
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
        judged = ((one.verdict, one.targets, one.by) for one in (it.judgement for it in case.judgements))
        return {
            "originals": [one.to_dict() for one in case.desk.store.given.originals()],
            "documents": [one.to_dict() for one in case.documents],
            "claims": [it.claim.to_dict() for it in case.claims],
            "judgements": sorted(judged),
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
