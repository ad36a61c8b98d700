"""Encrypting a case anew in a program that is killed at one call to the system after the other."""

import json
import os
import shutil
import signal
from dataclasses import dataclass, field
from pathlib import Path

from accounted import Case
from accounted.case import verify_case
from accounted.case.encrypting import encrypt
from accounted.case.unlocking import unlock_with
from accounted.errors import AccountedError, CaseIsLocked
from tests.case.killing import hands

CALLS = ("open", "write", "fsync", "rename", "replace", "unlink", "rmdir", "mkdir")


def killed_at(point: int, folder: Path, place: Path, new: str) -> bool:
    """Encrypt anew in a child that is killed at that call to the system; whether it was killed before it ended."""
    child = os.fork()
    if child == 0:
        left = [point]

        def counting(name: str) -> None:
            plain = getattr(os, name)

            def call(*words: object, **named: object) -> object:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return plain(*words, **named)

            setattr(os, name, call)

        try:
            for name in CALLS:
                counting(name)
            encrypt(folder, new, hands(place))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@dataclass
class Tried:
    """How many cases opened with which secret after the kill, and what was wrong at which point."""

    opened: dict[str, int]
    wrong: list[str] = field(default_factory=list)


def told(folder: Path, place: Path) -> str:
    """What the case says, as one text."""
    with Case.open(folder, hands(place)) as case:
        claims = [one.to_dict() for one in case.claims]
        return json.dumps([claims, [one.to_dict() for one in case.judgements], case.title], sort_keys=True)


def killed_everywhere(folder: Path, place: Path, secrets: tuple[str, str], every: int) -> Tried:
    """Kill it at every so many calls, until it comes to its end; the case must open with the old or the new secret,
    say what it said, verify, and have nothing left over."""
    unlock_with(secrets[0])
    before, tried, point = told(folder, place), Tried(dict.fromkeys(secrets, 0)), 0
    while True:
        point += every
        at = place / f"at-{point}"
        shutil.copytree(folder, at / "case")
        shutil.copytree(place / "keys", at / "keys")
        unlock_with(secrets[0])
        if not killed_at(point, at / "case", at, secrets[1]):
            return tried
        try:
            if why := _wrong(at, before, secrets, tried):
                tried.wrong.append(f"call {point}: {why}")
        except AccountedError as error:
            tried.wrong.append(f"call {point}: {error.what}")
        shutil.rmtree(at)


def _wrong(at: Path, before: str, secrets: tuple[str, str], tried: Tried) -> str | None:
    secret = secrets[0]
    try:
        after = told(at / "case", at)
    except CaseIsLocked:
        secret = secrets[1]
        unlock_with(secret)
        after = told(at / "case", at)
    tried.opened[secret] += 1
    if after != before:
        return "it says something else"
    if problems := verify_case(at / "case", hands(at)).problems:
        return problems[0].what
    return "something is left over" if (at / "case" / "recast").exists() else None
