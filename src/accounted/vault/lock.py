"""A file that a living run holds locked, so that others leave that run's temporary files alone.

Process numbers can't tell the living from the dead: they are used again, and mean nothing in
another container or on another machine that shares the folder. A lock of the operating system can:
it is let go when its holder ends, also when it is killed. Databases in the case need such locks
anyway, so a disk without them could hold no case.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        # flock, not lockf: a lock of lockf would not stop another vault in the same run.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock file in hand; `release` lets go and takes the file away."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path, self._descriptor, self._holder = path, descriptor, os.getpid()

    @classmethod
    def take(cls, path: Path) -> Lock | None:
        """The lock at that path, or None when another holds it."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try_lock(descriptor)
            if _still_there(path, descriptor):
                return cls(path, descriptor)
        except (BlockingIOError, PermissionError):
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        return None

    def release(self) -> None:
        """Let go of the lock and take its file away."""
        if sys.platform == "win32":  # an open file can't be taken away there
            os.close(self._descriptor)
            self._unlink()
        else:  # taken away while still locked, so that nobody locks a file about to go
            self._unlink()
            os.close(self._descriptor)

    def _unlink(self) -> None:
        if os.getpid() == self._holder:  # not in a child that was forked off: the lock is its parent's
            with suppress(OSError):  # a lock file that stays is harmless: it is the lock on it that counts
                self._path.unlink()


def _still_there(path: Path, descriptor: int) -> bool:
    # Between opening and locking, its last holder may have taken the file away.
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False
