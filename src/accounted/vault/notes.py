"""Checkpoints as signed notes: a few lines of text that say how long a log is and what its root is, signed.

    case-3f9a…                          which log (from its first line, which holds chance)
    96                                  how many lines
    CsUYap…I=                           the root of their Merkle tree, base64
    (an empty line)
    — signer-91b0… Az3grl…8=            a signature over the three lines above

The form is that of C2SP: signed-note and tlog-checkpoint. The first three lines, each with its line end, are the body
that is signed; so the raw signature and the body alone can be checked by `openssl pkeyutl`.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from accounted.errors import BadInput
from accounted.vault.signing import SIGNATURE_BYTES, PublicKey, Signer

_SIGNATURE = re.compile(r"— (\S+) ([A-Za-z0-9+/]+={0,2})")
_BODY = re.compile(r"(\S+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n")
MOST_SIGNATURES = 100


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How long a log was, and the root of its tree."""

    origin: str
    size: int
    root: bytes

    @property
    def body(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @classmethod
    def from_body(cls, body: str) -> Checkpoint:
        """The checkpoint that a body spells.

        Raises:
            BadInput: it is none, or is not spelled in the one way there is.
        """
        found = _BODY.fullmatch(body)
        if not found:
            raise BadInput("This is no checkpoint.", None, "Give a .note file that Accounted wrote.")
        made = cls(found[1], int(found[2]), b64decode(found[3]))
        if made.body != body:
            raise BadInput("This checkpoint is not spelled as one is.", None, "Use an unaltered copy of it.")
        return made


@dataclass(frozen=True, slots=True)
class Signature:
    """A line of signature: the key's name, its mark and the 64 bytes."""

    name: str
    mark: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line as it stands in a note."""
        return f"— {self.name} {b64encode(self.mark + self.signature).decode()}\n"

    def is_by(self, key: PublicKey) -> bool:
        """Whether the line names that key; whether it signed is another question."""
        return (self.name, self.mark) == (key.name, key.mark)


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint with its signatures."""

    checkpoint: Checkpoint
    signatures: tuple[Signature, ...] = ()

    @property
    def text(self) -> str:
        """The whole note."""
        return f"{self.checkpoint.body}\n{''.join(one.line for one in self.signatures)}"

    def signed_by(self, signer: Signer) -> Note:
        """The same note with this signer's signature, once."""
        key = signer.public
        if any(one.is_by(key) for one in self.signatures):
            return self
        made = Signature(key.name, key.mark, signer.sign(self.checkpoint.body.encode()))
        return Note(self.checkpoint, (*self.signatures, made))

    def signers(self, keys: Mapping[str, PublicKey]) -> tuple[list[str], list[str]]:
        """The names of those of these keys that signed it, and of those whose signature on it is not theirs."""
        body, good, bad = self.checkpoint.body.encode(), list[str](), list[str]()
        for one in self.signatures:
            key = keys.get(one.name)
            if key is not None:
                (good if one.is_by(key) and key.signed(one.signature, body) else bad).append(one.name)
        return good, bad

    @classmethod
    def from_text(cls, text: str) -> Note:
        """The note that a text spells.

        Raises:
            BadInput: it is none, or is not spelled in the one way there is.
        """
        body, gap, rest = text.partition("\n\n")
        if not gap or not rest.endswith("\n"):
            raise BadInput("This is no signed checkpoint.", None, "Give a .note file that Accounted wrote.")
        lines = rest[:-1].split("\n")
        if len(lines) > MOST_SIGNATURES:
            raise BadInput(f"A checkpoint with more than {MOST_SIGNATURES} signatures is not read.")
        note = cls(Checkpoint.from_body(f"{body}\n"), tuple(map(_signature, lines)))
        if note.text != text:
            raise BadInput("This signed checkpoint is not spelled as one is.", None, "Use an unaltered copy of it.")
        return note


def _signature(line: str) -> Signature:
    found = _SIGNATURE.fullmatch(line)
    try:
        raw = b64decode(found[2], validate=True) if found else b""
    except ValueError:
        raw = b""
    if not found or len(raw) < 5:
        raise BadInput("A line of this signed checkpoint is no signature.", None, "Use an unaltered copy of it.")
    return Signature(found[1], raw[:4], raw[4:])


def detached(note: Note, key: PublicKey) -> bytes | None:
    """The bare signature by that key, for tools that know no notes."""
    return next((one.signature for one in note.signatures
                 if one.is_by(key) and len(one.signature) == SIGNATURE_BYTES), None)  # fmt: skip
