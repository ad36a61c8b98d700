"""Who acts in a case, when and with which chance, and who is told how far long work has come."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from accounted.vault.keyring import Keyring

Step = Callable[[str, int, int | None], None]
"""Told what is being worked on, how many are done, and of how many."""


def utc_now() -> str:
    """The moment in UTC, in ISO 8601, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def thirty_two_digits() -> str:
    """32 hexadecimal digits of chance."""
    return os.urandom(16).hex()


def whoever_is_here() -> str:
    """The name of the user account, or `unknown` where the system names none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


@dataclass(frozen=True, slots=True)
class Hands:
    """Who acts, and where the moment and the chance in custody events come from; tests hand in their own."""

    clock: Callable[[], str] = utc_now
    nonce: Callable[[], str] = thirty_two_digits
    actor: str = field(default_factory=whoever_is_here)
    keyring: Keyring = field(default_factory=Keyring.of_user)


def unheard(*_said: object) -> None:
    """What notes and steps are told to when nobody listens."""
