"""Custody: who did what to an original or a judgement, and when, each act chained to the one before.

One event is one line of canonical JSON. The line names the payload by a salted digest, so that a
payload can be withheld or erased later and the chain still holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounted.model.ids import canonical

FORMAT = 1
START = "0" * 64
"""What the first event of a log names as the event before it."""


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One act: `kind` says what was done, `refs` to what, `payload` with which particulars.

    `time` is UTC in ISO 8601; `previous` is the hash of the line before, `nonce` 32 hexadecimal
    digits of chance that salt the payload's digest.
    """

    seq: int
    time: str
    actor: str
    kind: str
    refs: tuple[str, ...]
    payload: Mapping[str, Any]
    nonce: str
    previous: str
    payload_hash: str = field(default="")

    def __post_init__(self) -> None:
        if not self.payload_hash:
            object.__setattr__(self, "payload_hash", salted(self.nonce, self.payload))

    @property
    def line(self) -> str:
        """The event as one line of canonical JSON; its digest is what the next event names."""
        named = {"v": FORMAT, "seq": self.seq, "time": self.time, "actor": self.actor, "kind": self.kind}
        sealed = {"payload_hash": self.payload_hash, "nonce": self.nonce, "prev": self.previous}
        return canonical({**named, "refs": list(self.refs), **sealed})

    @property
    def hash(self) -> str:
        """SHA-256 of the line, in hexadecimal."""
        return hashlib.sha256(self.line.encode()).hexdigest()


def salted(nonce: str, payload: Mapping[str, Any]) -> str:
    """SHA-256 over the nonce and the payload's canonical JSON, in hexadecimal."""
    return hashlib.sha256((nonce + canonical(payload)).encode()).hexdigest()
