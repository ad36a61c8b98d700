"""Passphrases, typed unseen in a terminal, or taken from the environment where there is none."""

from __future__ import annotations

import getpass
import os
import sys

from accounted.errors import CaseIsLocked


def ask_for_secret() -> str | None:
    """The passphrase of a case as typed; None where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    return getpass.getpass("Passphrase of the case, or recovery code: ", stream=sys.stderr)


def new_passphrase(again: bool) -> str:
    """A new passphrase: typed twice, or what `ACCOUNTED_NEW_PASSPHRASE` holds.

    Args:
        again: whether the case has one already; else the one that was given to open it will do as well.

    Raises:
        CaseIsLocked: none was given, or it was typed in two ways.
    """
    from accounted.case import secret_given

    if said := os.environ.get("ACCOUNTED_NEW_PASSPHRASE"):
        return said
    if not again and (given := secret_given()):
        return given
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        do = "Run this in a terminal, or put it into ACCOUNTED_NEW_PASSPHRASE."
        raise CaseIsLocked("A new passphrase is needed, and there is nobody to ask.", None, do)
    first = getpass.getpass("New passphrase (five words or more): ", stream=sys.stderr)
    if getpass.getpass("Once more: ", stream=sys.stderr) != first:
        raise CaseIsLocked("The two were not the same; nothing was changed.", None, "Try again.")
    return first
