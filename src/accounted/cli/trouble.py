"""Every way a command can end badly: one short paragraph to standard error and an exit status, never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from accounted.cli.screen import visible
from accounted.errors import AccountedError, CaseIsLocked

INTERRUPTED = 130


def carry_out(command: Callable[[], object]) -> int:
    """The exit status of a command, after saying on standard error what went wrong.

    With ACCOUNTED_DEBUG set, errors keep their traceback.
    """
    if os.environ.get("ACCOUNTED_DEBUG"):
        return _status(command())
    try:
        return _status(_unlocked(command))
    except BrokenPipeError:
        return _nobody_reads()
    except AccountedError as error:
        return _say(_in_lines(error), error.exit_status)
    except OSError as error:
        return _say(_from_system(error), 1)
    except tuple(_SENTENCES) as error:
        return _say(*_SENTENCES[type(error)])


def _unlocked(command: Callable[[], object]) -> object:
    """What the command gives; where the case is encrypted and somebody can be asked, with what they type."""
    try:
        return command()
    except CaseIsLocked as error:
        from accounted.case import secret_given, unlock_with
        from accounted.cli.passphrases import ask_for_secret

        if secret_given() or (secret := ask_for_secret()) is None:
            raise error
    unlock_with(secret)
    return command()


_SENTENCES: dict[type[BaseException], tuple[str, int]] = {
    KeyboardInterrupt: ("Stopped; what was reported as sealed is kept.", INTERRUPTED),
    UnicodeEncodeError: ("Something that was given is not text.\nWrite it again, in UTF-8.", 2),
    RecursionError: ("The input is nested too deeply to be read.\nSplit it, and try again.", 1),
    MemoryError: ("The memory of this machine does not suffice.\nGive fewer or smaller files at a time.", 1),
}


def _status(ended_with: object) -> int:
    return ended_with if isinstance(ended_with, int) else 0


def _in_lines(error: AccountedError) -> str:
    """What happened, where and what to do, each kept to its line whatever stands in a path."""
    where = f"  at: {visible(error.where)}" if error.where else None
    return "\n".join(filter(None, (visible(error.what), where, visible(error.do or "", keep="\n"))))


def _say(text: str, status: int) -> int:
    print(visible(text, keep="\n"), file=sys.stderr)
    return status


def _from_system(error: OSError) -> str:
    said = error.strerror or type(error).__name__
    where = f"\n  at: {visible(os.fsdecode(error.filename))}" if error.filename else ""
    full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
    do = "Make room on the disk, then run it again; nothing unreported was claimed as stored." if full else (
        "Check the path and its permissions, then run it again.")  # fmt: skip
    return f"The system refused: {said}.{where}\n{do}"


def _nobody_reads() -> int:
    """The reader of our output went away, as `| head` does; the rest is dropped without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
