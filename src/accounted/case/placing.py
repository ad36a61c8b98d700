"""Giving an export its place: under its name lies the whole of an old one or the whole of a new one, never a mix.

An export is written under a temporary name beside its place, by one program at a time. What one that was killed left
there is taken away by the next.
"""

from __future__ import annotations

import ctypes
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accounted.errors import CaseIsBusy
from accounted.vault.durable import flush_folder
from accounted.vault.lock import Lock

_HERE, _EXCHANGE = -100, 2
"""Linux's names for "paths as they are", and for giving two things each other's name."""


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """A name beside the place to write to; what lies under it at the end is taken away.

    Raises:
        CaseIsBusy: another export to this place is running.
    """
    lock = _lock(place)
    try:
        if lock is not None:
            _sweep(place)
        temporary = _free_name(place, "part")
        try:
            yield temporary
        finally:
            taken_away(temporary)
    finally:
        if lock is not None:
            lock.release()


def put_in_place(temporary: Path, place: Path) -> None:
    """Give the export its name; an earlier one goes only when the new one has it."""
    old = None
    if place.is_dir():
        if _exchanged(temporary, place):
            old = temporary
        else:
            old = _free_name(place, "old")
            place.rename(old)
    if old != temporary:
        temporary.replace(place)
    flush_folder(place.parent)
    if old is not None:
        taken_away(old)


def taken_away(path: Path) -> None:
    """Take away what lies there, if anything does."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _lock(place: Path) -> Lock | None:
    """The right to write to the place and to tidy up beside it; None where the disk knows no locks."""
    path = place.with_name(f".{place.name}.lock")
    try:
        lock = Lock.take(path) or Lock.take(path)  # the first may have met a file whose holder was just done
    except OSError:
        return None
    if lock is None:
        do = "Wait until that is done, or choose another place."
        raise CaseIsBusy("Another export to this place is being written just now.", str(place), do)
    return lock


def _sweep(place: Path) -> None:
    """Take away what killed exports to this place left; an old one that lost its name only, gets it back."""
    left = re.compile(rf"\.{re.escape(place.name)}\.\d+\.(part|old)\Z")
    for path in sorted(path for path in place.parent.iterdir() if left.match(path.name)):
        if path.suffix == ".old" and not place.exists():
            path.rename(place)
        else:
            taken_away(path)


def _free_name(place: Path, kind: str) -> Path:
    """A name beside the place that nothing bears, and that no other program takes, even where there are no locks."""
    return place.with_name(f".{place.name}.{secrets.randbits(63)}.{kind}")


def _exchanged(one: Path, other: Path) -> bool:
    """Give both each other's name in one step; False where the system or the disk can't, and nothing was done."""
    if sys.platform != "linux":
        return False
    with suppress(OSError, AttributeError):
        call = ctypes.CDLL(None).renameat2
        return bool(call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
    return False
