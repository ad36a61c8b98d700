"""Custody: who did what to an original or a judgement, and when, each act chained to the one before.

One event is one line of canonical JSON. The line names the payload by a salted digest, so that a
payload can be withheld or erased later and the chain still holds.

There are two chances in an event. The nonce stands in the line: whoever has only the line's hash can't guess the line.
The salt is kept with the payload: whoever has only the line can't guess the payload. (Events of the first form have no
salt; theirs is the nonce.)
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring as _text
from typing import Any

from accounted.model.ids import canonical

FIRST_FORM, FORMAT = 1, 2
SALT = "salt"
"""The key under which a payload's salt is kept with it."""

START = "0" * 64
"""What the first event of a log names as the event before it."""


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One act: `kind` says what was done, `refs` to what, `payload` with which particulars.

    `time` is UTC in ISO 8601; `previous` is the hash of the line before; `nonce` and `salt` are 32 hexadecimal
    digits of chance each.
    """

    seq: int
    time: str
    actor: str
    kind: str
    refs: tuple[str, ...]
    payload: Mapping[str, Any] = field(hash=False)
    nonce: str
    previous: str
    payload_hash: str = field(default="")
    salt: str = field(default="")
    kept: str = field(default="", repr=False, compare=False)
    """The payload as it is kept: canonical JSON, with its salt."""
    line: str = field(default="", repr=False, compare=False)
    """The event as one line of canonical JSON, as it was stored if it was; its digest is what the next event names."""
    hash: str = field(init=False, repr=False, compare=False)
    """SHA-256 of the line, in hexadecimal."""

    def __post_init__(self) -> None:
        if not self.kept:
            told = {**self.payload, SALT: self.salt} if self.salt else self.payload
            object.__setattr__(self, "kept", canonical(told))
        if not self.payload_hash:
            object.__setattr__(self, "payload_hash", payload_hash(self.nonce if not self.salt else "", self.kept))
        if not self.line:
            object.__setattr__(self, "line", self._spelled())
        object.__setattr__(self, "hash", hashlib.sha256(self.line.encode()).hexdigest())

    def _spelled(self) -> str:
        form = FORMAT if self.salt else FIRST_FORM
        refs = ",".join(map(_text, self.refs))
        return (  # what `canonical` makes of it, written out: a log has millions of lines
            f'{{"actor":{_text(self.actor)},"kind":{_text(self.kind)},"nonce":{_text(self.nonce)},'
            f'"payload_hash":{_text(self.payload_hash)},"prev":{_text(self.previous)},"refs":[{refs}],'
            f'"seq":{self.seq},"time":{_text(self.time)},"v":{form}}}'
        )


def payload_hash(nonce: str, kept: str) -> str:
    """SHA-256 over the payload as it is kept, in hexadecimal; in the first form over the nonce and the payload."""
    return hashlib.sha256((nonce + kept).encode()).hexdigest()
